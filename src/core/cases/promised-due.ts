import { clockDue } from '#core/calendar/clock.ts';
import type { ActContext } from './act-context.ts';
import { clocksOfPart } from './clocks.ts';
import type { PartEvent, ToldDate } from './events.ts';
import { applyEvent } from './evolve.ts';
import { partOf } from './stages.ts';
import type { CaseState } from './state.ts';

/** The promised date of a part as it is after this happened now. `undefined`: nothing is promised, or its clock stands. */
export function promisedDueAfter(
  state: CaseState,
  body: PartEvent,
  { now, calendar, law, instant }: Pick<ActContext, 'now' | 'calendar' | 'law' | 'instant'>,
): ToldDate | undefined {
  const stamp = {
    seq: state.version + 1,
    at: now.toString(),
    origin: 'live',
    actor: { role: 'system' },
  } as const;
  const after = applyEvent(state, { ...body, ...stamp });
  const clocks = clocksOfPart(partOf(after, body.part), { law, instant });
  const promised = clocks.findLast(({ kind }) => kind === 'promised');
  const due = promised && clockDue(calendar, promised.basis);
  return due && { date: due.date.toString(), provisional: due.provisional };
}

/** What happened, with the promised date it leads to. */
export function withPromisedDue<Body extends PartEvent>(
  state: CaseState,
  body: Body,
  context: Pick<ActContext, 'now' | 'calendar' | 'law' | 'instant'>,
): Body & { readonly due?: ToldDate } {
  const due = promisedDueAfter(state, body, context);
  return due === undefined ? body : { ...body, due };
}
