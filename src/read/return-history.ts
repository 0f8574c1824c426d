import { returnPlace, type ReturnAddress } from '#core/costs/return-place.ts';
import type { ReturnEvent } from '#core/costs/return-state.ts';
import { returnEvents, type StoredReturnEvent } from '#core/costs/stored-return.ts';
import { may, scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import type { Reads } from './reads.ts';
import { conditionOf } from './scope-condition.ts';

/** What happened, by whom: of an office with its name. */
export type ReturnHistoryLine = {
  readonly seq: number;
  readonly event: ReturnEvent;
  readonly officeName?: string;
};
export type ReturnHistory = {
  readonly round: Round;
  readonly unit: RegisterUnit;
  /** The newest first. */
  readonly lines: readonly ReturnHistoryLine[];
};

/** Everything that happened to a return; one query. */
export async function returnHistory(
  viewer: Viewer,
  from: Reads,
  address: ReturnAddress,
): Promise<ReturnHistory | undefined> {
  const place = returnPlace(from.surveys, address);
  if (!place) return undefined;
  const { round, unit, division } = place;
  if (!may(viewer, 'see-return', { storedUnder: division, unit: unit.id })) return undefined;
  const scope = conditionOf(scopeOf(viewer, 'see-return'), 4);
  const { rows } = await from.pool.query<{ event: StoredReturnEvent }>({
    name: `return-history-${viewer.role}-1`,
    text: `select data || jsonb_build_object('type', type, 'by', by, 'at', at) as event from return_events
      where division = $1 and round = $2 and unit = $3 and ${scope.sql} order by seq`,
    values: [division, round.id, unit.id, ...scope.values],
  });
  const lines = returnEvents(rows.map(({ event }) => event)).map((event, index): ReturnHistoryLine => {
    const { by } = event;
    const office = by.kind === 'collector' ? round.offices.find(({ id }) => id === by.office) : undefined;
    return { seq: index + 1, event, ...(office ? { officeName: office.name } : {}) };
  });
  return { round, unit, lines: lines.toReversed() };
}
