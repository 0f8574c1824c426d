import type { CaseEvent, PartNumber } from '#core/cases/events.ts';
import { isDrawn } from '#core/cases/sampling.ts';
import { partOf } from '#core/cases/stages.ts';
import type { CaseState } from '#core/cases/state.ts';
import type { App } from './app.ts';

/** The parts decided in these events that the lot chooses to be checked, where they rest on a commitment. */
export function drawnChecks(
  { sampling }: Pick<App, 'sampling'>,
  state: CaseState,
  events: readonly CaseEvent[],
): readonly PartNumber[] {
  return events.flatMap((event) => {
    if (event.kind !== 'part-granted' && event.kind !== 'part-deemed-granted') return [];
    const { part, item } = partOf(state, event.part);
    return isDrawn({ case: state.id, part, item }, sampling) ? [part] : [];
  });
}
