// Rebuilds every row of `returns` from its events and cells: the row is a cache, and must say the same.
import assert from 'node:assert/strict';
import type { App } from '#app/app.ts';
import type { KinCell } from '#core/costs/return-evidence.ts';
import { returnPlace } from '#core/costs/return-place.ts';
import { standingOf } from '#core/costs/return-standing.ts';
import { readStoredReturn, type StoredReturnEvent } from '#core/costs/stored-return.ts';
import type { StoredCell } from '#core/costs/stored-cell.ts';
import { returnRow } from '#store/returns.ts';

type Row = Readonly<Record<string, unknown>> & {
  readonly round: string;
  readonly unit: string;
  readonly events: readonly StoredReturnEvent[] | null;
  readonly cells: readonly StoredCell[] | null;
};

/** For rounds of which no rule compares with other returns: what is found there depends on when it was asked. */
export async function checkRows(app: App): Promise<void> {
  const { rows } = await app.pool.query<Row>(
    `select r.*, (select jsonb_agg(e.data || jsonb_build_object('type', e.type, 'by', e.by, 'at', e.at) order by e.seq)
        from return_events e where e.division = r.division and e.round = r.round and e.unit = r.unit) as events,
      (select jsonb_agg(jsonb_build_object('code', c.indicator, 'state', c.state, 'scaled', c.scaled, 'decimals', c.decimals,
        'typed', c.typed, 'origin', c.origin, 'at', c.changed_at, 'by', c.changed_by))
        from return_cells c where c.division = r.division and c.round = r.round and c.unit = r.unit and c.version = r.version) as cells
      from returns r`,
  );
  assert.ok(rows.length > 0, 'there are rows to check');
  const kin: readonly KinCell[] = [];
  for (const row of rows) {
    const place = returnPlace(app.surveys, row);
    if (!place) continue;
    const { round, unit, division } = place;
    const { state, events } = readStoredReturn({ division, round: round.id, unit: unit.id }, row, round);
    const { counts } = standingOf({ round, unit, state, cells: row.cells ?? [], beside: { prior: [], kin } });
    const rebuilt = returnRow(state, counts, events);
    for (const [column, value] of Object.entries(rebuilt)) {
      if (column === 'submitted_at') continue; // the same instant in another spelling
      assert.deepEqual(row[column], value, `${row.round}/${row.unit}: ${column}`);
    }
  }
}
