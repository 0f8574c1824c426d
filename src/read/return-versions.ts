import { returnPlace, type ReturnAddress } from '#core/costs/return-place.ts';
import {
  compareCells,
  versionsOf,
  type CellChange,
  type ReturnVersion,
} from '#core/costs/return-versions.ts';
import { returnEvents, type StoredReturnEvent } from '#core/costs/stored-return.ts';
import type { StoredCell } from '#core/costs/stored-cell.ts';
import { may, scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { CollectingOffice, RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import type { Reads } from './reads.ts';
import { conditionOf } from './scope-condition.ts';

export type VersionsView = {
  readonly round: Round;
  readonly unit: RegisterUnit;
  readonly chain: readonly CollectingOffice[];
  readonly versions: readonly ReturnVersion[];
  /** The two that are compared; 0 where there is nothing before. */
  readonly left: number;
  readonly right: number;
  /** Cell by cell, in the order of the round's indicators. */
  readonly changes: readonly CellChange[];
};

/** All versions of a return, and two of them compared: those asked for, else the last with the one before. */
export async function returnVersions(
  viewer: Viewer,
  from: Reads,
  question: ReturnAddress & { readonly left?: number | undefined; readonly right?: number | undefined },
): Promise<VersionsView | undefined> {
  const place = returnPlace(from.surveys, question);
  if (!place) return undefined;
  const { round, unit, division, chain } = place;
  if (!may(viewer, 'see-return', { storedUnder: division, unit: unit.id })) return undefined;
  const scope = conditionOf(scopeOf(viewer, 'see-return'), 6);
  const { rows } = await from.pool.query<{
    events: readonly StoredReturnEvent[] | null;
    left: number;
    right: number;
    cells: readonly (StoredCell & { readonly version: number })[] | null;
  }>({
    name: `return-versions-${viewer.role}-1`,
    text: versionsText(scope.sql),
    values: [division, round.id, unit.id, sound(question.left), sound(question.right), ...scope.values],
  });
  const [found] = rows;
  const versions = versionsOf(returnEvents(found?.events ?? null));
  if (!found || versions.length === 0) return undefined;
  const cells = found.cells ?? [];
  const of = (version: number): readonly StoredCell[] => cells.filter((cell) => cell.version === version);
  const { left, right } = found;
  const changes = compareCells(of(left), of(right), [...round.indicators.keys()]);
  return { round, unit, chain, versions, left, right, changes };
}

function sound(version: number | undefined): number | null {
  return version !== undefined && Number.isInteger(version) && version >= 0 && version < 10_000
    ? version
    : null;
}

function versionsText(scope: string): string {
  return `with
r as (select division, round, unit, version from returns where division = $1 and round = $2 and unit = $3 and ${scope}),
two as (select coalesce($4::int, coalesce($5::int, version) - 1) as "left", coalesce($5::int, version) as "right" from r)
select t."left", t."right",
  (select jsonb_agg(e.data || jsonb_build_object('type', e.type, 'by', e.by, 'at', e.at) order by e.seq)
    from return_events e where e.division = $1 and e.round = $2 and e.unit = $3) as events,
  (select jsonb_agg(jsonb_build_object('version', c.version, 'code', c.indicator, 'state', c.state, 'scaled', c.scaled,
      'decimals', c.decimals, 'typed', c.typed, 'origin', c.origin, 'at', c.changed_at, 'by', c.changed_by))
    from return_cells c where c.division = $1 and c.round = $2 and c.unit = $3 and c.version in (t."left", t."right")) as cells
from two t`;
}
