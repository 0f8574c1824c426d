// The promised dates that run: events say what was told, the clocks what holds after the calendar changed.
import type { PartNumber, ToldDate } from '#core/cases/events.ts';
import type { CaseState } from '#core/cases/state.ts';

/** A column for a query over `cases c`. */
export const RUNNING_DATES = `(select jsonb_agg(jsonb_build_object('part', k.part, 'date', k.due, 'provisional', k.provisional))
  from clocks k where k.division = c.division and k.case_id = c.id and k.kind = 'promised' and k.status = 'running')`;

export type RunningDates = readonly (ToldDate & { readonly part: PartNumber })[];

/** The state with the dates that hold now in place of those told. */
export function withRunningDates(state: CaseState, dates: RunningDates | null): CaseState {
  if (dates === null) return state;
  const parts = state.parts.map((part) => {
    const now = dates.find((each) => each.part === part.part);
    return now && part.due ? { ...part, due: { date: now.date, provisional: now.provisional } } : part;
  });
  return { ...state, parts };
}
