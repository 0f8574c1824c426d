// What people are reminded of, each once.
import { unreachable } from '#base/assert.ts';
import { addWorkingDays } from '#core/calendar/add-days.ts';
import type { WorkCalendar } from '#core/calendar/work-calendar.ts';
import type { Mark } from '#base/mark.ts';
import type { PartNumber } from './events.ts';
import type { Notice } from './notice.ts';
import { holderOf } from './hand-over-ledger.ts';
import { isUntold } from './one-notice.ts';
import type { CaseState } from './state.ts';

/** Settings of the city, in working days. */
export type ReminderDays = {
  /** Before the last day of an owed paper. */
  readonly owedPaper: number;
  /** After a supplement was asked for. */
  readonly supplement: number;
  /** After a result was ready at the centre. */
  readonly result: number;
  readonly mark: Mark;
  readonly source: string;
};

/** The last day (ISO) of what is due within `n` working days from today. */
export function dueUntil(calendar: WorkCalendar, today: Temporal.PlainDate, n: number): string {
  return addWorkingDays(calendar, today, n).date.toString();
}

/** The day before which it must have happened for `n` working days to have passed today. */
export function agoUntil(calendar: WorkCalendar, today: Temporal.PlainDate, n: number): string {
  let day = today;
  for (let left = n; left > 0;) {
    if (calendar.kindOf(day).working) left -= 1;
    day = day.subtract({ days: 1 });
  }
  return day.toString();
}

/** `due`: the last day of an owed paper (ISO). */
export type ToRemind =
  | { readonly what: 'owed-paper'; readonly part: PartNumber; readonly due: string }
  | { readonly what: 'supplement' | 'result'; readonly part: PartNumber };

/** The notice, with the key by which it is given once; nothing where it has come meanwhile. */
export function reminderOf(
  remind: ToRemind,
  state: CaseState,
): { readonly notice: Notice; readonly once: string } | undefined {
  const part = state.parts.find((each) => each.part === remind.part);
  if (part === undefined) return undefined;
  const base = { number: state.number, item: part.itemName, agency: part.agencyName };
  const shared = { to: { kind: 'applicant' }, part: part.part } as const;
  const key = `${state.number}:${part.part}`;
  switch (remind.what) {
    case 'owed-paper': {
      const owed = part.owed.filter(({ date, arrivedOn }) => date === remind.due && arrivedOn === undefined);
      const materials = owed.flatMap(
        ({ material }) => state.materials.find((each) => each.material === material)?.name ?? [],
      );
      const [first] = owed;
      if (first === undefined) return undefined;
      const due = { date: first.date, provisional: first.provisional };
      return {
        notice: { ...shared, code: 'remind-owed', params: { ...base, materials, due } },
        once: `owed:${key}:${first.date}`,
      };
    }
    case 'supplement':
      // What the one notice has not told yet nobody is reminded of.
      if (part.stage !== 'supplement-asked' || isUntold(part)) return undefined;
      return {
        notice: { ...shared, code: 'remind-supplement', params: base },
        once: `supplement:${key}:${part.rounds}`,
      };
    case 'result':
      if (part.stage !== 'issued' || state.delivery.how !== 'centre') return undefined;
      // Still at the office, or on its way: there is nothing to fetch yet.
      if (holderOf(state, part)?.kind !== 'centre') return undefined;
      return {
        notice: {
          ...shared,
          code: 'remind-result',
          params: { ...base, place: { place: state.delivery.place } },
        },
        once: `result:${key}`,
      };
    default:
      return unreachable(remind);
  }
}
