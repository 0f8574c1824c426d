// Clocks that have run out, county by county: those that bring an act of the platform are acted on in batches, the others
// are marked and told. Nothing outside is called here: whoever is to be told reads the outbox, at his own pace.
import { basisKey } from '#core/calendar/clock.ts';
import { clocksOf } from '#core/cases/clocks.ts';
import type { CaseEvent, CaseId } from '#core/cases/events.ts';
import { evolve } from '#core/cases/evolve.ts';
import { decideRunOut } from '#core/cases/run-out.ts';
import type { CaseState } from '#core/cases/state.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { writeActs, type ActWrite } from '#store/cases.ts';
import {
  clocksToActOn,
  divisionsRunOut,
  eventsOfCases,
  fireClocks,
  fireTheseClocks,
  type RunOutClock,
} from '#store/clocks.ts';
import { actContextOf, actWriteOf, carryOut } from './act.ts';
import type { App } from './app.ts';
import { rememberedDues, type DueOf } from './clock-rows.ts';

/** What a round did: clocks told, cases acted on, cases left for the next round, and what went wrong with some. */
export type RunOut = {
  readonly told: number;
  readonly acted: number;
  readonly left: number;
  readonly faults: readonly unknown[];
};

/** Cases of one statement, and clocks that are only told. */
const CASES_AT_ONCE = 500;
const CLOCKS_AT_ONCE = 2000;

/** The counties in which something has run out, asked in one query. */
export async function countiesRunOut(
  app: Pick<App, 'pool' | 'now' | 'divisions'>,
): Promise<readonly DivisionCode[]> {
  const counties = app.divisions.counties.map(({ code }) => code);
  return divisionsRunOut(app.pool, counties, app.now().toString());
}

/** Everything that has run out in one county by now. Idempotent; two processes at once do each thing once. */
export async function runOutIn(app: App, division: DivisionCode): Promise<RunOut> {
  // Whole seconds, as clocks are judged.
  const now = app.now().round({ smallestUnit: 'second', roundingMode: 'floor' });
  const acting = await actOnAll(app, division, now);
  let told = acting.told;
  for (let full = true; full;) {
    const messageIds = Array.from({ length: CLOCKS_AT_ONCE }, app.newId);
    // oxlint-disable-next-line no-await-in-loop -- one batch after the other: each is a short lock
    const { fired } = await fireClocks(app.pool, { division, now: now.toString(), messageIds });
    told += fired;
    full = fired === CLOCKS_AT_ONCE;
  }
  return { ...acting, told };
}

async function actOnAll(app: App, division: DivisionCode, now: Temporal.Instant): Promise<RunOut> {
  const dueOf = rememberedDues(app.calendar);
  let all: RunOut = { told: 0, acted: 0, left: 0, faults: [] };
  let after: RunOutClock | undefined;
  do {
    const from = { division, now: now.toString(), limit: CASES_AT_ONCE, ...(after ? { after } : {}) };
    // oxlint-disable-next-line no-await-in-loop -- one batch after the other, each clock looked at once a round
    const clocks = await clocksToActOn(app.pool, from);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const done = await actOnBatch(app, { division, now, clocks, dueOf });
    all = {
      told: all.told + done.told,
      acted: all.acted + done.acted,
      left: all.left + done.left,
      faults: [...all.faults, ...done.faults],
    };
    after = clocks.length === CASES_AT_ONCE ? clocks.at(-1) : undefined;
  } while (after !== undefined);
  return all;
}

type Batch = {
  readonly division: DivisionCode;
  readonly now: Temporal.Instant;
  readonly clocks: readonly RunOutClock[];
  readonly dueOf: DueOf;
};

async function actOnBatch(app: App, { division, now, clocks, dueOf }: Batch): Promise<RunOut> {
  if (clocks.length === 0) return { told: 0, acted: 0, left: 0, faults: [] };
  const byCase = Map.groupBy(clocks, ({ caseId }) => caseId);
  const writes: ActWrite[] = [];
  const nothingToDo: RunOutClock[] = [];
  const faults: unknown[] = [];
  for (const events of await eventsOfCases(app.pool, division, [...byCase.keys()])) {
    const first = events[0];
    const over = first?.kind === 'case-filed' ? (byCase.get(first.id) ?? []) : [];
    // One case that cannot be folded or decided keeps no other waiting.
    try {
      const { write, undecided } = decidedOn(app, { events, over, now, dueOf });
      if (write) writes.push(write);
      nothingToDo.push(...undecided);
    } catch (fault) {
      faults.push(fault);
    }
  }
  const written = writes.length === 0 ? new Set<CaseId>() : await writeActs(app.pool, division, writes);
  const marks = nothingToDo.map((key) => ({ key, messageId: app.newId() }));
  const { fired } =
    marks.length === 0
      ? { fired: 0 }
      : await fireTheseClocks(app.pool, { division, now: now.toString(), clocks: marks });
  return { told: fired, acted: written.size, left: writes.length - written.size, faults };
}

type OneCase = {
  readonly events: readonly CaseEvent[];
  readonly over: readonly RunOutClock[];
  readonly now: Temporal.Instant;
  readonly dueOf: DueOf;
};

/** What the clocks of one case that ran out bring, the longest over first; and those that bring nothing. */
function decidedOn(
  app: App,
  { events: known, over, now, dueOf }: OneCase,
): { readonly write?: ActWrite; readonly undecided: readonly RunOutClock[] } {
  const before = evolve(known);
  if (before === undefined) return { undecided: [] };
  const context = actContextOf(app, now);
  let after: CaseState = before;
  const events: CaseEvent[] = [];
  const undecided: RunOutClock[] = [];
  for (const clock of over) {
    if (!stillRuns(app, after, clock)) continue;
    const decided = decideRunOut(after, clock, context);
    if (!decided.ok) {
      // By today's calendar it is not over yet: the recomputing that is under way will give it its new date.
      if (decided.error.code !== 'clock-still-runs' && decided.error.code !== 'not-overdue')
        undecided.push(clock);
      continue;
    }
    const done = carryOut(after, decided.value, { context, actor: { role: 'system' } });
    after = done.after;
    events.push(...done.events);
  }
  if (events.length === 0) return { undecided };
  return { write: actWriteOf(app, { before, events, after }, dueOf), undecided };
}

/** Read after the clock was found over: an act in between may have ended it, or given it another date. */
function stillRuns(app: App, state: CaseState, over: RunOutClock): boolean {
  return clocksOf(state, app).some(
    ({ kind, part, nth, status, basis }) =>
      kind === over.kind &&
      part === over.part &&
      nth === over.nth &&
      status === 'running' &&
      basisKey(basis) === over.basis,
  );
}
