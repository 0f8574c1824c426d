import { peerFigures, type PeerFigures } from '#core/costs/return-evidence.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import { peerRows } from '#store/returns.ts';
import type { App } from './app.ts';

type Known = { readonly handed: string; readonly figures: Promise<PeerFigures> };

/** By pool and round; read again when `handed` says that a return came, went or was acted on. */
const known = new WeakMap<App['pool'], Map<string, Known>>();

/** What rules compare with peers, of all that was handed in. A keystroke in one return does not read a thousand others. */
export async function peersOf(
  { pool }: Pick<App, 'pool'>,
  round: Round,
  { codes, handed }: { readonly codes: readonly IndicatorCode[]; readonly handed: string | null },
): Promise<PeerFigures | undefined> {
  if (codes.length === 0 || handed === null) return undefined;
  const kept = known.get(pool) ?? new Map<string, Known>();
  known.set(pool, kept);
  const key = `${round.id} ${round.version}`;
  const before = kept.get(key);
  if (before?.handed === handed) return before.figures;
  const divisions = round.offices.map(({ division }) => division);
  const figures = peerRows(pool, { divisions, round: round.id, codes }).then(peerFigures);
  kept.set(key, { handed, figures });
  figures.catch(() => kept.delete(key));
  return figures;
}
