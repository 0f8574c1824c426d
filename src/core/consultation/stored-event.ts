// Rows of a journal as the database gives them, made into what the core works with.
import { plainly } from '#base/plain-text.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { LedgerEvent } from './events.ts';
import type { ConsultationId, ContributorId } from './ids.ts';

/** Where a journal is kept. */
export type LedgerKey = { readonly division: DivisionCode; readonly consultation: ConsultationId };

/** An event as it is kept: its instant as RFC 9557 text. */
export type StoredLedgerEvent = LedgerEvent extends infer Event
  ? Event extends LedgerEvent
    ? Omit<Event, 'at'> & { readonly at: string }
    : never
  : never;

/** A person behind contributions. Never part of the journal. */
export type ContributorRow = {
  readonly id: ContributorId;
  readonly name?: string | undefined;
  /** Phone or e-mail, as given. */
  readonly contact?: string | undefined;
  readonly address?: string | undefined;
  /** Of somebody who was signed in. */
  readonly citizenNumber?: string | undefined;
};

export function ledgerEvents(stored: readonly StoredLedgerEvent[]): readonly LedgerEvent[] {
  return stored.map((event) => ({ ...event, at: Temporal.Instant.from(event.at) }));
}

/** Events as they will be read again: what is folded now is what a restart folds, whatever somebody typed or sent. */
export function asStored(events: readonly LedgerEvent[]): readonly LedgerEvent[] {
  const stored: readonly StoredLedgerEvent[] = JSON.parse(JSON.stringify(events, plainly));
  return ledgerEvents(stored);
}
