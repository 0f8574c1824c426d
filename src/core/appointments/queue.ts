// In what order people at the counter are called, and how long they waited.
import { momentOf } from './slots.ts';

/** Somebody who is at the place. */
export type Waiting = {
  /** Instant. */
  readonly arrivedAt: string;
} & (
  | { readonly kind: 'booked'; readonly day: string; readonly from: string; readonly seat: number }
  | { readonly kind: 'walk-in'; readonly walkIn: number }
);

/**
 * In the order of being called: whoever has an appointment comes before everybody without (评价原因 212: reserved online yet
 * had to queue again), by the time of the appointment, not of coming; then the others by number.
 */
export function queueOrder<Person extends Waiting>(people: readonly Person[]): readonly Person[] {
  return people.toSorted((a, b) => {
    if (a.kind === 'booked' && b.kind === 'booked')
      return compare(a.from, b.from) || compare(a.arrivedAt, b.arrivedAt) || a.seat - b.seat;
    if (a.kind === 'walk-in' && b.kind === 'walk-in') return a.walkIn - b.walkIn;
    return a.kind === 'booked' ? -1 : 1;
  });
}

/**
 * Whole minutes from when somebody could expect to be called: the beginning of the appointment or, after it or without
 * one, the coming. Never negative: who is called early waited nothing.
 */
export function waitedMinutes(person: Waiting, until: Temporal.Instant): number {
  const arrived = Temporal.Instant.from(person.arrivedAt);
  const from = person.kind === 'booked' ? later(arrived, momentOf(person.day, person.from)) : arrived;
  return Math.max(0, Math.floor((until.epochMilliseconds - from.epochMilliseconds) / 60_000));
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) > 0 ? a : b;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
