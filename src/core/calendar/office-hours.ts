/** One stretch of the office day, from inclusive to exclusive. */
export type OfficeSpan = { readonly from: Temporal.PlainTime; readonly to: Temporal.PlainTime };

/** When offices work on a working day: stretches in order, not overlapping, none crossing midnight. */
export type OfficeHours = readonly OfficeSpan[];

/**
 * The sample city's office hours, eight hours. A sample: no source read states Hengyang's hours; the real ones are a
 * parameter of each agency.
 */
export const SAMPLE_OFFICE_HOURS: OfficeHours = [
  { from: Temporal.PlainTime.from('09:00'), to: Temporal.PlainTime.from('12:00') },
  { from: Temporal.PlainTime.from('13:00'), to: Temporal.PlainTime.from('18:00') },
];

/** The working seconds of one working day. Seconds, so that every count is a whole number. */
export function secondsPerDay(hours: OfficeHours): number {
  return secondsLeft(hours, Temporal.PlainTime.from('00:00'));
}

/** The working seconds left on a working day from `time` on. */
export function secondsLeft(hours: OfficeHours, time: Temporal.PlainTime): number {
  return hours.reduce((sum, span) => sum + secondsIn(span, time), 0);
}

/** The time at which `seconds` working seconds after `time` have passed; `undefined` when the day is too short. */
export function timeAfter(
  hours: OfficeHours,
  time: Temporal.PlainTime,
  seconds: number,
): Temporal.PlainTime | undefined {
  let rest = seconds;
  for (const span of hours) {
    const here = secondsIn(span, time);
    if (here > 0 && rest <= here) return later(time, span.from).add({ seconds: rest });
    rest -= here;
  }
  return undefined;
}

/** What is left of one span; a part of a second is given up. */
function secondsIn(span: OfficeSpan, time: Temporal.PlainTime): number {
  return Math.max(0, Math.floor(later(time, span.from).until(span.to).total('seconds')));
}

function later(a: Temporal.PlainTime, b: Temporal.PlainTime): Temporal.PlainTime {
  return Temporal.PlainTime.compare(a, b) > 0 ? a : b;
}
