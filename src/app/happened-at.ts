import { ok } from '#base/result.ts';
import { CITY_ZONE } from '#core/calendar/work-calendar.ts';
import { refuseAct } from '#core/cases/refusal.ts';
import type { PartState } from '#core/cases/state.ts';
import type { Outcome } from './refusal.ts';

/**
 * 事后补录: when something happened that is entered only now, as typed in the city's time (`2026-11-20 09:30`). Not in the future,
 * and not before the last thing that happened to the part. Nothing typed: `undefined`, it happens now.
 */
export function readHappenedAt(
  typed: Temporal.Instant | string | undefined,
  now: Temporal.Instant,
): Outcome<Temporal.Instant | undefined> {
  if (typed instanceof Temporal.Instant) return notInFuture(typed, now);
  const text = typed?.trim() ?? '';
  if (text === '') return ok(undefined);
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}$/.test(text)) return refuseAct('happened-not-read');
  try {
    const at = Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(CITY_ZONE).toInstant();
    return notInFuture(at, now);
  } catch {
    return refuseAct('happened-not-read');
  }
}

function notInFuture(at: Temporal.Instant, now: Temporal.Instant): Outcome<Temporal.Instant> {
  return Temporal.Instant.compare(at, now) > 0 ? refuseAct('happened-in-future') : ok(at);
}

/** Refused where the part has changed after that moment. */
export function notBeforeLast(
  { since }: Pick<PartState, 'since'>,
  at: Temporal.Instant | undefined,
): Outcome<undefined> {
  return at !== undefined && Temporal.Instant.compare(at, Temporal.Instant.from(since)) < 0
    ? refuseAct('happened-before-last', { last: since })
    : ok(undefined);
}
