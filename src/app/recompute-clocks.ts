// The calendar has changed, or the numbers that clocks are made by: every clock that runs gets the date it has now. What has
// ended was judged by the calendar in force then, and stays as it was judged.
import { setTimeout } from 'node:timers/promises';
import { canonicalJson } from '#base/canonical-json.ts';
import { sha256Hex } from '#base/sha256.ts';
import type { ClockBasis } from '#core/calendar/clock.ts';
import { openSuspension, hasEnded } from '#core/cases/stages.ts';
import { evolve } from '#core/cases/evolve.ts';
import type { CaseEvent, CaseId } from '#core/cases/events.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import {
  closeChange,
  moveClocks,
  openCases,
  openChange,
  rewriteClocks,
  runningBases,
  type DatesBy,
  type MadeAgain,
  type NewDate,
  type OpenChange,
} from '#store/clock-changes.ts';
import { eventsOfCases } from '#store/clocks.ts';
import type { App } from './app.ts';
import { changedClocks, rememberedDues, type ClockRules, type DueOf } from './clock-rows.ts';

/** What a change did: dates moved, dates kept though they would have moved, and what went wrong with some cases. */
export type Recomputed = {
  readonly moved: number;
  readonly kept: number;
  readonly faults: readonly unknown[];
};

/** Raise it when clocks are made otherwise from the same events: every open case is then folded again at the next start. */
const MADE_AS = 3;

const CLOCKS_AT_ONCE = 10_000;
const CASES_AT_ONCE = 500;
/** Passes over what somebody was writing to at that moment. */
const PASSES = 20;
/** Milliseconds, longer from pass to pass: about ten seconds in all. */
const PAUSE = 50;

/** A change to carry out, county by county. */
export type Change = OpenChange & {
  /** The numbers changed too, not the calendar alone: what each clock counts is worked out again. */
  readonly anew: boolean;
  /** Remembered over all counties: their clocks share what they count. */
  readonly dueOf: DueOf;
};

/** The change to carry out; `undefined` where all dates are counted by what is loaded. */
export async function changeToCarryOut(app: App): Promise<Change | undefined> {
  const by = datesBy(app);
  const open = await openChange(app.pool, { id: app.newId(), by, at: app.now().toString() });
  return open && { ...open, anew: open.before?.rules !== by.rules, dueOf: rememberedDues(app.calendar) };
}

/** Carries a change out in one county. Idempotent: taken up again, or by two processes, it does each clock once. */
export async function recomputeIn(app: App, change: Change, division: DivisionCode): Promise<Recomputed> {
  const made = change.anew ? await makeAgainIn(app, change, division) : { moved: 0, kept: 0, faults: [] };
  const dated = await moveIn(app, change, division);
  return { moved: made.moved + dated.moved, kept: dated.kept, faults: made.faults };
}

/** All counties are done: from now on dates are counted by what is loaded. */
export async function finishChange(app: App, change: Pick<Change, 'id'>): Promise<void> {
  await closeChange(app.pool, change.id, app.now().toString());
}

/** What dates follow from, as two hashes: what each day is, and the numbers of the law and the city. */
export function datesBy({ calendar, law, instant }: ClockRules): DatesBy {
  const years = calendar.announcedYears;
  const first = Temporal.PlainDate.from({ year: Math.min(...years) - 1, month: 1, day: 1 });
  const last = Temporal.PlainDate.from({ year: Math.max(...years) + 1, month: 12, day: 31 });
  let days = first.toString();
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const { working, provisional } = calendar.kindOf(day);
    days += `${working ? 'w' : '-'}${provisional ? '?' : ''}`;
  }
  const numbers = law.all.map(({ id, value, unit, from }) => ({ id, value, unit, from: from?.toString() }));
  const { amount, unit } = instant;
  return {
    calendar: sha256Hex(days),
    rules: sha256Hex(canonicalJson({ madeAs: MADE_AS, numbers, instant: { amount, unit } })),
  };
}

/** By distinct basis: a million clocks share few. */
async function moveIn(app: App, change: Change, division: DivisionCode): Promise<Recomputed> {
  const dates = new Map<string, NewDate>();
  for (const { basis, dueAt, provisional } of await runningBases(app.pool, division)) {
    const parsed: ClockBasis = JSON.parse(basis);
    const due = change.dueOf(parsed);
    const at = due?.at.toInstant();
    if (!due || !at || (at.equals(Temporal.Instant.from(dueAt)) && due.provisional === provisional)) continue;
    dates.set(basis, {
      basis,
      due_at: at.toString(),
      due: due.date.toString(),
      provisional: due.provisional,
    });
  }
  if (dates.size === 0) return { moved: 0, kept: 0, faults: [] };
  let moved = 0;
  let kept = 0;
  for (let pass = 0; pass < PASSES; pass += 1) {
    let skipped = 0;
    let after: string | undefined;
    do {
      // oxlint-disable-next-line no-await-in-loop -- one batch after the other: each is a short lock
      const done = await moveClocks(app.pool, {
        division,
        change,
        now: app.now().toString(),
        dates: [...dates.values()],
        messageIds: Array.from({ length: CLOCKS_AT_ONCE }, app.newId),
        after,
      });
      moved += done.moved;
      kept += done.kept;
      skipped += done.skipped;
      after = done.last;
    } while (after !== undefined);
    if (skipped === 0) return { moved, kept, faults: [] };
    // oxlint-disable-next-line no-await-in-loop -- whoever writes to a case now is done in a moment
    await setTimeout(PAUSE * (pass + 1));
  }
  throw new Error(`clocks in ${division} were written to in ${PASSES} passes`);
}

/** From the events of every open case: there were no clocks yet, or they were made by other numbers. */
async function makeAgainIn(app: App, change: Change, division: DivisionCode): Promise<Recomputed> {
  const faults: unknown[] = [];
  let moved = 0;
  let after: CaseId | undefined;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one batch after the other
    const ids = await openCases(app.pool, { division, after, limit: CASES_AT_ONCE });
    if (ids.length === 0) return { moved, kept: 0, faults };
    let left: readonly CaseId[] = ids;
    for (let pass = 0; left.length > 0 && pass < PASSES; pass += 1) {
      // oxlint-disable-next-line no-await-in-loop -- what somebody wrote meanwhile is read again
      const done = await makeAgain(app, change, { division, ids: left });
      moved += done.moved;
      faults.push(...done.faults);
      left = done.skipped;
      // oxlint-disable-next-line no-await-in-loop -- whoever writes to a case now is done in a moment
      if (left.length > 0) await setTimeout(PAUSE * (pass + 1));
    }
    after = ids.at(-1);
  }
}

async function makeAgain(
  app: App,
  change: Change,
  { division, ids }: { readonly division: DivisionCode; readonly ids: readonly CaseId[] },
): Promise<{
  readonly moved: number;
  readonly skipped: readonly CaseId[];
  readonly faults: readonly unknown[];
}> {
  const cases: MadeAgain[] = [];
  const faults: unknown[] = [];
  for (const events of await eventsOfCases(app.pool, division, ids)) {
    try {
      cases.push(madeAgain(app, events, change.dueOf));
    } catch (fault) {
      faults.push(fault);
    }
  }
  const messageIds = Array.from(cases, app.newId);
  const now = app.now().toString();
  const done = await rewriteClocks(app.pool, { division, change, now, cases, messageIds });
  return { ...done, faults };
}

function madeAgain(app: App, events: readonly CaseEvent[], dueOf: DueOf): MadeAgain {
  const state = evolve(events);
  if (state === undefined) throw new Error('a case without events');
  return {
    id: state.id,
    version: state.version,
    clocks: changedClocks(app, { after: state }, dueOf),
    parts: state.parts.map((part) => ({
      part: part.part,
      received_on: part.receivedOn ?? null,
      standing: hasEnded(part) ? null : (openSuspension(part)?.step ?? null),
    })),
  };
}
