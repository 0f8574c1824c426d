import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import { evolve } from '#core/cases/evolve.ts';
import type { CaseState } from '#core/cases/state.ts';
import { eventsOf } from '#store/cases.ts';
import type { App } from './app.ts';

/** The case by its number as typed, if the door lets it through; `undefined` is also what may not be seen. */
export async function caseThrough(
  app: App,
  number: string,
  maySee: (state: CaseState) => boolean,
): Promise<CaseState | undefined> {
  const parsed = parseCaseNumber(number);
  if (!parsed.ok) return undefined;
  const at = { division: divisionOfCaseNumber(parsed.value), number: parsed.value };
  const events = await eventsOf(app.pool, at);
  const state = events && evolve(events);
  return state && maySee(state) ? state : undefined;
}
