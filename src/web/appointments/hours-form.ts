// The form of opening hours: what stands in its fields, and the plan that they make.
import type { ReceivedForm } from '#app/visit.ts';
import type { OpeningPlan, PlanProblem, SpecialDay, TimeSpan } from '#core/appointments/opening-plan.ts';
import { fieldOf } from '../form/read-form.ts';
import type { Texts } from '../texts/texts.ts';

/** Field names to what stands in them, right or wrong. */
export type TypedHours = ReadonlyMap<string, string>;

export const SPECIAL_ROWS = 8;
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** What the form shows for a plan; without one, for a place that publishes the first time. */
export function typedOf(plan: OpeningPlan | undefined, today: string): TypedHours {
  const typed = new Map<string, string>([
    ['from', today],
    ['until', ''],
    ['windows', String(plan?.windows ?? 1)],
    ['minutes', String(plan?.minutesPerSlot ?? 30)],
    ['makeup', plan?.makeUpDays === 'closed' ? '' : 'open'],
  ]);
  const spans = (name: string, span: TimeSpan | null | undefined) => {
    typed.set(`${name}-from`, span?.from ?? '').set(`${name}-to`, span?.to ?? '');
  };
  for (const n of WEEKDAYS) spans(`day-${n}`, plan?.week[n - 1]);
  spans('lunch', plan?.lunch);
  const ahead = plan?.special.filter(({ day }) => day >= today) ?? [];
  for (let n = 1; n <= SPECIAL_ROWS; n += 1) {
    const special = ahead[n - 1];
    spans(`special-${n}`, special?.hours);
    typed.set(`special-${n}-day`, special?.day ?? '').set(`special-${n}-note`, special?.note ?? '');
  }
  return typed;
}

/** Everything that was typed. */
export function readTyped(form: ReceivedForm, empty: TypedHours): TypedHours {
  return new Map([...empty.keys()].map((name) => [name, (fieldOf(form, name) ?? '').trim()]));
}

/** The plan that was typed, sound or not: `checkPlan` says. Special days keep the number of their row. */
export function planOf(typed: TypedHours): { readonly plan: OpeningPlan; readonly rows: readonly number[] } {
  const text = (name: string) => typed.get(name) ?? '';
  const span = (name: string): TimeSpan | undefined => {
    const [from, to] = [timeIn(text(`${name}-from`)), timeIn(text(`${name}-to`))];
    return from === '' && to === '' ? undefined : { from, to };
  };
  const rows = Array.from({ length: SPECIAL_ROWS }, (_, n) => n + 1).filter(
    (n) =>
      text(`special-${n}-day`) !== '' ||
      span(`special-${n}`) !== undefined ||
      text(`special-${n}-note`) !== '',
  );
  const special = rows.map((n): SpecialDay => {
    const hours = span(`special-${n}`);
    const day = { day: text(`special-${n}-day`), note: text(`special-${n}-note`) };
    return hours === undefined ? day : { ...day, hours };
  });
  const lunch = span('lunch');
  const plan: OpeningPlan = {
    validFrom: text('from'),
    ...(text('until') === '' ? {} : { validUntil: text('until') }),
    windows: numberOf(text('windows')),
    minutesPerSlot: numberOf(text('minutes')),
    week: WEEKDAYS.map((n) => span(`day-${n}`) ?? null),
    ...(lunch === undefined ? {} : { lunch }),
    makeUpDays: text('makeup') === 'open' ? 'open' : 'closed',
    special,
  };
  return { plan, rows };
}

export type HoursProblem = { readonly at: string; readonly href: string; readonly sentence: string };

/** Each problem as a sentence at the field that the plan's place means. */
export function problemsOf(
  problems: readonly PlanProblem[],
  rows: readonly number[],
  t: Texts,
): readonly HoursProblem[] {
  return problems.map(({ code, at, ...range }) => {
    const place = rowOf(at, rows);
    const sentence = t.appointments.hours.problems[code](labelOf(place, t), range);
    return { at: place, href: `#${firstField(place)}`, sentence };
  });
}

function rowOf(at: string, rows: readonly number[]): string {
  const nth = /^special-(\d+)$/.exec(at)?.[1];
  return nth === undefined ? at : `special-${rows[Number(nth) - 1] ?? nth}`;
}

function labelOf(at: string, t: Texts): string {
  const text = t.appointments.hours;
  const [, kind, nth] = /^(day|special)-(\d+)$/.exec(at) ?? [];
  if (kind === 'day') return text.weekday[Number(nth) - 1] ?? '';
  if (kind === 'special') return text.specialNth(Number(nth));
  const labels: Readonly<Record<string, string>> = {
    from: text.from,
    until: text.until,
    windows: text.windows,
    minutes: text.minutes,
    lunch: text.lunch,
    week: text.week,
  };
  return labels[at] ?? at;
}

function firstField(at: string): string {
  if (at.startsWith('special-')) return `${at}-day`;
  if (at === 'week') return 'day-1-from';
  return at.startsWith('day-') || at === 'lunch' ? `${at}-from` : at;
}

/** HH:MM of what people write for it: 9:00, 9：00, 0900. */
function timeIn(text: string): string {
  const [, hour, minute] = /^(\d{1,2}):?(\d{2})$/.exec(text.normalize('NFKC').replaceAll(' ', '')) ?? [];
  return hour === undefined || minute === undefined ? text : `${hour.padStart(2, '0')}:${minute}`;
}

/** What is no whole number becomes one that no range holds. */
function numberOf(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : -1;
}
