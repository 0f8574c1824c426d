import type { Brand } from '#base/brand.ts';
import type { ThingId } from '#core/catalogue/model.ts';
import { momentOf } from './slots.ts';
import type { TimeSpan } from './opening-plan.ts';

/** UUID v7, made when the form is shown: sending the form twice makes one appointment. */
export type AppointmentId = Brand<string, 'AppointmentId'>;

export const APPOINTMENT_STATUSES = [
  'booked',
  /** At the place, waiting to be called. */
  'arrived',
  /** At the window. */
  'called',
  'done',
  /** Went away before being served. */
  'left',
  /** Booked and did not come. */
  'no-show',
  'cancelled',
] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];

/** What somebody comes for: a thing of the catalogue, or something else. */
export type Matter = ThingId | 'other';

/** Settings of the city, from `data/appointments/settings.yaml`. */
export type AppointmentSettings = {
  /** Open appointments of one person for one matter on one day. */
  readonly mostPerDayAndMatter: number;
  /** Minutes after the end of the slot from which somebody who did not come counts as a no-show. */
  readonly graceMinutes: number;
  /** How many days ahead times are offered, today included. */
  readonly daysAhead: number;
  /** Appointments ahead of one person at all places. */
  readonly mostOpen: number;
};

/** What a clerk may do with somebody on the list of the day, from which status, and what becomes of it. */
export const COUNTER_ACTS = {
  arrive: { from: ['booked'], to: 'arrived' },
  call: { from: ['arrived'], to: 'called' },
  done: { from: ['called'], to: 'done' },
  leave: { from: ['arrived', 'called'], to: 'left' },
  'no-show': { from: ['booked'], to: 'no-show' },
} as const satisfies Record<
  string,
  { readonly from: readonly AppointmentStatus[]; readonly to: AppointmentStatus }
>;
export type CounterAct = keyof typeof COUNTER_ACTS;

/** The acts of the counter that a status allows. */
export function actsOf(status: AppointmentStatus): readonly CounterAct[] {
  return Object.entries(COUNTER_ACTS).flatMap(([act, { from }]) =>
    isCounterAct(act) && from.some((each) => each === status) ? [act] : [],
  );
}

export function isCounterAct(text: string): text is CounterAct {
  return Object.hasOwn(COUNTER_ACTS, text);
}

/** From when somebody who did not come may be marked so. */
export function noShowFrom(
  { day, to }: { readonly day: string; readonly to: string },
  { graceMinutes }: Pick<AppointmentSettings, 'graceMinutes'>,
): Temporal.Instant {
  return momentOf(day, to).add({ minutes: graceMinutes });
}

/** The number to show at the counter: the time and the seat, so it needs no counter and says when. A0930-2. */
export function showNumber({ from }: Pick<TimeSpan, 'from'>, seat: number): string {
  return `A${from.replace(':', '')}-${seat}`;
}

/** The number of somebody without an appointment: in the order of coming. B003. */
export function walkInNumber(walkIn: number): string {
  return `B${String(walkIn).padStart(3, '0')}`;
}
