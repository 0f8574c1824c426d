import { roundFromJson } from '#core/statistics/survey/round-json.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import type { Reads } from './reads.ts';

const read = new WeakMap<Reads['pool'], Map<string, Round>>();

/** The round as it was in that version, for who may see a return of it; what is loaded now where it is the same, or the other was never kept. */
export function roundByVersion(
  { pool }: Pick<Reads, 'pool'>,
  loaded: Round,
  version: string,
): Promise<Round> {
  return loaded.version === version ? Promise.resolve(loaded) : otherVersion(pool, loaded, version);
}

async function otherVersion(pool: Reads['pool'], loaded: Round, version: string): Promise<Round> {
  const known = read.get(pool) ?? new Map<string, Round>();
  read.set(pool, known);
  const key = `${loaded.id} ${version}`;
  const before = known.get(key);
  if (before) return before;
  const { rows } = await pool.query<{ content: string }>({
    name: 'round-by-version-1',
    text: 'select content::text as content from survey_rounds where id = $1 and version = $2',
    values: [loaded.id, version],
  });
  if (!rows[0]) return loaded;
  const round = roundFromJson(rows[0].content);
  known.set(key, round);
  return round;
}
