import type { Round } from '#core/statistics/survey/round.ts';
import { keepRound, keptRound } from '#store/survey-rounds.ts';
import type { App } from './app.ts';

/** Versions this process has put in the database or read there, per pool. */
const kept = new WeakMap<App['pool'], Map<string, Round>>();

type Keeping = Pick<App, 'pool' | 'now'>;

/** Makes sure the round is in the database before anything is opened or signed under it; one write per version. */
export async function keepRoundOnce({ pool, now }: Keeping, round: Round): Promise<void> {
  const known = knownIn(pool);
  if (known.has(keyOf(round))) return;
  await keepRound(pool, round, now());
  known.set(keyOf(round), round);
}

/** The round as it was in that version; what is loaded now where it is the same, or where the other was never kept. */
export async function roundOfVersion(app: Keeping, loaded: Round, version: string): Promise<Round> {
  if (loaded.version === version) return loaded;
  const known = knownIn(app.pool);
  const key = keyOf({ id: loaded.id, version });
  const round = known.get(key) ?? (await keptRound(app.pool, { id: loaded.id, version }));
  if (round === undefined) return loaded;
  known.set(key, round);
  return round;
}

function knownIn(pool: App['pool']): Map<string, Round> {
  const known = kept.get(pool) ?? new Map<string, Round>();
  kept.set(pool, known);
  return known;
}

function keyOf({ id, version }: Pick<Round, 'id' | 'version'>): string {
  return `${id} ${version}`;
}
