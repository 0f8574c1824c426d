// The clocks of a case as the store keeps them: with the dates that the calendar in force now gives.
import { basisKey, clockDue } from '#core/calendar/clock.ts';
import { clocksOf } from '#core/cases/clocks.ts';
import type { CaseClock } from '#core/cases/clock-kinds.ts';
import { actOfClock } from '#core/cases/run-out.ts';
import { partOf } from '#core/cases/stages.ts';
import type { CaseState } from '#core/cases/state.ts';
import type { ClockRow } from '#store/clocks.ts';
import type { App } from './app.ts';

export type ClockRules = Pick<App, 'calendar' | 'law' | 'instant'>;
/** The date of a basis, e.g. remembered over many cases. */
export type DueOf = (basis: CaseClock['basis']) => ReturnType<typeof clockDue>;

/** The clocks that differ after an act from what they were before; all, where nothing was before. */
export function changedClocks(
  rules: ClockRules,
  { before, after }: { readonly before?: CaseState | undefined; readonly after: CaseState },
  dueOf: DueOf = (basis) => clockDue(rules.calendar, basis),
): readonly ClockRow[] {
  const known = new Set(
    before === undefined ? [] : clocksOf(before, rules).map((clock) => printOf(clock, before)),
  );
  return clocksOf(after, rules)
    .filter((clock) => !known.has(printOf(clock, after)))
    .map((clock) => clockRow(clock, after, dueOf));
}

/** The row of `clocks` that a clock becomes. */
function clockRow(clock: CaseClock, state: CaseState, dueOf: DueOf): ClockRow {
  const { part, kind, nth, basis, status, endedAt, rated } = clock;
  const due = dueOf(basis);
  const owner = part === 0 ? undefined : partOf(state, part);
  return {
    part,
    kind,
    nth,
    basis: basisKey(basis),
    due_at: due?.at.toInstant().toString() ?? null,
    due: due?.date.toString() ?? null,
    provisional: due?.provisional ?? false,
    status,
    ended_at: endedAt ?? null,
    rated,
    act: actOfClock(state, clock) ?? null,
    deciding_county: owner?.decidingCounty ?? state.division,
    agency: owner?.agency ?? null,
  };
}

/** Remembers what each basis gave: many cases share few. */
export function rememberedDues(calendar: App['calendar']): DueOf {
  const dues = new Map<string, ReturnType<typeof clockDue>>();
  return (basis) => {
    const key = basisKey(basis);
    if (!dues.has(key)) dues.set(key, clockDue(calendar, basis));
    return dues.get(key);
  };
}

function printOf(clock: CaseClock, state: CaseState): string {
  const { kind, part, nth, basis, status, endedAt, rated } = clock;
  return [kind, part, nth, basisKey(basis), status, endedAt, rated, actOfClock(state, clock)].join('|');
}
