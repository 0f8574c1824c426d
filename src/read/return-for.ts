// One return with everything a page about it needs.
import { actsNow, type ReturnAct } from '#core/costs/return-acts.ts';
import { kinOf } from '#core/costs/return-evidence.ts';
import { priorPlace, returnPlace, type ReturnAddress } from '#core/costs/return-place.ts';
import { standingOf, type ReturnCounts } from '#core/costs/return-standing.ts';
import { signedUnder } from '#core/costs/round-in-force.ts';
import type { ReturnActor, ReturnState } from '#core/costs/return-state.ts';
import { askedCells, keptCells, type StoredCell } from '#core/costs/stored-cell.ts';
import { readStoredReturn, type StoredReturn } from '#core/costs/stored-return.ts';
import { may, scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Evaluation } from '#core/statistics/rules/finding.ts';
import type { Cells, IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { CollectingOffice, RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import { roundByVersion } from './kept-rounds.ts';
import { peersOf } from './peer-figures.ts';
import type { Reads } from './reads.ts';
import { conditionOf } from './scope-condition.ts';

export type ReturnView = {
  /** As it is in force for this return: loaded now while it is filled in, as signed afterwards. */
  readonly round: Round;
  readonly unit: RegisterUnit;
  /** Who approves, in order. */
  readonly chain: readonly CollectingOffice[];
  readonly state: ReturnState;
  /** Every cell that the basic forms ask: what nobody touched is blank. Texts are in `typed` alone. */
  readonly cells: Cells;
  /** As it was written, with who wrote it when and where it came from; also what cannot be read. */
  readonly typed: ReadonlyMap<IndicatorCode, StoredCell>;
  /** Last year's locked return, to be laid beside and taken over from; never in the form by itself. */
  readonly prior?: Cells;
  readonly priorTyped: ReadonlyMap<IndicatorCode, StoredCell>;
  readonly accounts?: Cells;
  readonly evaluation: Evaluation;
  readonly counts: ReturnCounts;
  /** The hash that is signed for. */
  readonly content: string;
  /** What this viewer may do now. */
  readonly acts: readonly ReturnAct[];
};

/** The return of a unit, also where nothing happened yet; `undefined` where the viewer may not see it, or there is no such unit. */
export async function returnFor(
  viewer: Viewer,
  from: Reads,
  address: ReturnAddress,
): Promise<ReturnView | undefined> {
  const place = returnPlace(from.surveys, address);
  if (!place) return undefined;
  const { round: loaded, unit, division, chain } = place;
  if (!may(viewer, 'see-return', { storedUnder: division, unit: unit.id })) return undefined;
  const { siblings, children, peers, peerCodes } = kinOf(loaded, unit);
  const prior = priorPlace(from.surveys, place);
  const scope = conditionOf(scopeOf(viewer, 'see-return'), 9);
  const { rows } = await from.pool.query<StoredReturn>({
    name: `return-for-${viewer.role}-2`,
    text: returnForText(scope.sql),
    values: [
      division,
      loaded.id,
      unit.id,
      prior?.division ?? null,
      prior?.round ?? null,
      loaded.offices.map((office) => office.division),
      [...siblings, ...children],
      peers.length > 0,
      ...scope.values,
    ],
  });
  const [stored] = rows;
  if (!stored) return undefined;
  const key = { division, round: loaded.id, unit: unit.id };
  const { state } = readStoredReturn(key, stored, loaded);
  const version = signedUnder(state);
  const round = version === undefined ? loaded : await roundByVersion(from, loaded, version);
  const cells = stored.cells ?? [];
  const accounts = from.surveys.accounts?.get(loaded.id)?.get(unit.id);
  const codes = peers.length > 0 ? peerCodes : [];
  const figures = await peersOf(from, loaded, { codes, handed: stored.handed });
  const beside = { prior: stored.prior ?? [], accounts, kin: stored.kin ?? [], figures };
  const { evaluation, counts, content } = standingOf({ round, unit, state, cells, beside });
  const actor = actorFor(viewer, loaded);
  return {
    round,
    unit,
    chain,
    state,
    cells: askedCells(round, cells),
    typed: new Map(cells.map((cell) => [cell.code, cell])),
    ...(beside.prior.length > 0 ? { prior: keptCells(beside.prior) } : {}),
    ...(accounts ? { accounts } : {}),
    priorTyped: new Map(beside.prior.map((cell) => [cell.code, cell])),
    evaluation,
    counts,
    content,
    acts: actor ? actsNow(state, actor, chain) : [],
  };
}

/** The viewer as one who acts: what `app/change-return.ts` will make of him. */
function actorFor(viewer: Viewer, round: Round): ReturnActor | undefined {
  if (viewer.role === 'reporter') return { kind: viewer.duty, person: viewer.person, name: viewer.name };
  if (viewer.role !== 'collector') return undefined;
  const office = round.offices.find(({ division }) => division === viewer.office);
  return office && { kind: 'collector', person: viewer.person, name: viewer.name, office: office.id };
}

const CELL = `jsonb_build_object('code', c.indicator, 'state', c.state, 'scaled', c.scaled, 'decimals', c.decimals,
  'typed', c.typed, 'origin', c.origin, 'at', c.changed_at, 'by', c.changed_by)`;

/** `scope`: over the columns division and unit of the one return that is asked for. */
function returnForText(scope: string): string {
  return `with
asked as (select * from (values ($1::text, $2::text, $3::text)) as asked (division, round, unit) where ${scope}),
r as (select r.edits, r.version from returns r join asked using (division, round, unit)),
handed as (select division, unit, version, changed_at from returns
  where division = any($6::text[]) and round = $2 and stage in ('submitted', 'approved', 'locked'))
select
  (select edits from r) as edits,
  (select jsonb_agg(e.data || jsonb_build_object('type', e.type, 'by', e.by, 'at', e.at) order by e.seq)
    from return_events e where e.division = $1 and e.round = $2 and e.unit = $3) as events,
  (select jsonb_agg(${CELL}) from return_cells c
    where c.division = $1 and c.round = $2 and c.unit = $3 and c.version = (select version from r)) as cells,
  (select jsonb_agg(${CELL}) from returns p join return_cells c
      on c.division = p.division and c.round = p.round and c.unit = p.unit and c.version = p.version
    where p.division = $4 and p.round = $5 and p.unit = $3 and p.stage = 'locked') as prior,
  (select jsonb_agg(jsonb_build_object('unit', c.unit, 'code', c.indicator, 'state', c.state, 'scaled', c.scaled,
      'decimals', c.decimals, 'typed', null)) from handed k join return_cells c
      on c.division = k.division and c.round = $2 and c.unit = k.unit and c.version = k.version
    where k.unit = any($7::text[])) as kin,
  (select count(*) || ' ' || coalesce(max(h.changed_at)::text, '') from handed h where $8::boolean) as handed
from asked`;
}
