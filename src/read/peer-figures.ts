import { peerFigures, type PeerFigures, type PeerRow } from '#core/costs/return-evidence.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import type { Reads } from './reads.ts';

type Known = { readonly handed: string; readonly figures: Promise<PeerFigures> };

/** By pool and round; read again when `handed` says that a return came, went or was acted on. */
const known = new WeakMap<Reads['pool'], Map<string, Known>>();

/** What rules compare with peers, of all that was handed in: for who may see a return that is judged with it. */
export function peersOf(
  { pool }: Pick<Reads, 'pool'>,
  round: Round,
  { codes, handed }: { readonly codes: readonly IndicatorCode[]; readonly handed: string | null },
): Promise<PeerFigures | undefined> {
  if (codes.length === 0 || handed === null) return Promise.resolve(undefined);
  const kept = known.get(pool) ?? new Map<string, Known>();
  known.set(pool, kept);
  const key = `${round.id} ${round.version}`;
  const before = kept.get(key);
  if (before?.handed === handed) return before.figures;
  const figures = readPeers(pool, round, codes);
  kept.set(key, { handed, figures });
  figures.catch(() => kept.delete(key));
  return figures;
}

async function readPeers(
  pool: Reads['pool'],
  round: Round,
  codes: readonly IndicatorCode[],
): Promise<PeerFigures> {
  const { rows } = await pool.query<PeerRow>({
    name: 'peer-figures-1',
    text: `select c.unit, c.indicator as code, c.scaled, c.decimals from returns r join return_cells c
        on c.division = r.division and c.round = r.round and c.unit = r.unit and c.version = r.version
      where r.division = any($1::text[]) and r.round = $2 and r.stage in ('submitted', 'approved', 'locked')
        and c.division = any($1::text[]) and c.round = $2 and c.indicator = any($3::text[]) and c.state = 'value'`,
    values: [round.offices.map(({ division }) => division), round.id, codes],
  });
  return peerFigures(rows);
}
