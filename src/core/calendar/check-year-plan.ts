import type { YearPlan } from './work-calendar.ts';

export const YEAR_PLAN_FINDING_CODES = [
  'holiday-ends-before-start',
  'holiday-outside-year',
  'make-up-day-on-weekday',
  'make-up-day-twice',
  'make-up-day-inside-holiday',
] as const;
export type YearPlanFinding = {
  readonly code: (typeof YEAR_PLAN_FINDING_CODES)[number];
  readonly holiday: string;
  readonly date: Temporal.PlainDate;
};

/** What cannot be right in a plan of a year. The December before belongs to it too: 元旦 often begins there. */
export function checkYearPlan({ year, holidays }: YearPlan): readonly YearPlanFinding[] {
  const findings: YearPlanFinding[] = [];
  const madeUp = new Set<string>();
  for (const { name, from, to, makeUp } of holidays) {
    const report = (code: YearPlanFinding['code'], date: Temporal.PlainDate) =>
      findings.push({ code, holiday: name.zh, date });
    if (isBefore(to, from)) report('holiday-ends-before-start', from);
    for (const date of [from, to, ...makeUp]) {
      if (!belongsTo(date, year)) report('holiday-outside-year', date);
    }
    for (const date of makeUp) {
      if (date.dayOfWeek < 6) report('make-up-day-on-weekday', date);
      if (madeUp.has(date.toString())) report('make-up-day-twice', date);
      madeUp.add(date.toString());
      const inside = holidays.some((each) => !isBefore(date, each.from) && !isBefore(each.to, date));
      if (inside) report('make-up-day-inside-holiday', date);
    }
  }
  return findings;
}

function belongsTo(date: Temporal.PlainDate, year: number): boolean {
  return date.year === year || (date.year === year - 1 && date.month === 12);
}

function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}
