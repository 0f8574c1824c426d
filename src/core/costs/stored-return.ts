// Rows of a return as the database gives them, made into what the core works with.
import type { Round } from '#core/statistics/survey/round.ts';
import { evolveReturn, type ReturnKey } from './evolve-return.ts';
import type { KinCell } from './return-evidence.ts';
import type { ReturnEvent, ReturnState } from './return-state.ts';
import type { StoredCell } from './stored-cell.ts';

/** An event as it is kept: its instant as RFC 9557 text. */
export type StoredReturnEvent = ReturnEvent extends infer Event
  ? Event extends ReturnEvent
    ? Omit<Event, 'at'> & { readonly at: string }
    : never
  : never;

/** One row: everything of a return that an act or a page needs. Null where there is nothing. */
export type StoredReturn = {
  readonly edits: number | null;
  readonly events: readonly StoredReturnEvent[] | null;
  readonly cells: readonly StoredCell[] | null;
  readonly prior: readonly StoredCell[] | null;
  readonly kin: readonly KinCell[] | null;
  /** Changes whenever a return is handed in, sent back, or acted on otherwise. */
  readonly handed: string | null;
};

export function returnEvents(stored: readonly StoredReturnEvent[] | null): readonly ReturnEvent[] {
  return (stored ?? []).map((event) => ({ ...event, at: Temporal.Instant.from(event.at) }));
}

/** Where the return stands by its events, and the events themselves. */
export function readStoredReturn(
  key: ReturnKey,
  { events: stored }: Pick<StoredReturn, 'events'>,
  round: Round,
): { readonly state: ReturnState; readonly events: readonly ReturnEvent[] } {
  const events = returnEvents(stored);
  return { state: evolveReturn(key, events, round.version), events };
}
