// The clocks against an oracle that was written without them: random lives of random cases, every clock of each.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildLawParameters, type LawParameter } from '#core/calendar/law-parameters.ts';
import { buildWorkCalendar, type YearPlan } from '#core/calendar/work-calendar.ts';
import {
  dayNumber,
  naiveClocks,
  secondsOf,
  type NaiveClock,
  type RawTable,
} from '../../../test/support/naive-clocks.ts';
import { drawFrom, randomLife } from '../../../test/support/random-lives.ts';
import { CLOCK_KINDS } from './clock-kinds.ts';
import { clocksOf, judgeClock, type JudgedClock } from './clocks.ts';
import type { CaseEvent } from './events.ts';
import { evolve } from './evolve.ts';

const SEED = 20261122;
const LIVES = 100_000;

// The announced holidays from the end of 2025 to the end of 2026 (data/calendars), as plain text: first day, last day, worked instead.
const HOLIDAYS = `
2025-10-01 2025-10-08 2025-09-28 2025-10-11
2026-01-01 2026-01-03 2026-01-04
2026-02-15 2026-02-23 2026-02-14 2026-02-28
2026-04-04 2026-04-06
2026-05-01 2026-05-05 2026-05-09
2026-06-19 2026-06-21
2026-09-25 2026-09-27
2026-10-01 2026-10-07 2026-09-20 2026-10-10
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

function date(text = ''): Temporal.PlainDate {
  return Temporal.PlainDate.from(text);
}

function yearPlan(year: number): YearPlan {
  const holidays = HOLIDAYS.filter(([from]) => from?.startsWith(String(year))).map(
    ([from, to, ...makeUp]) => ({
      name: { zh: '放假' },
      from: date(from),
      to: date(to),
      makeUp: makeUp.map((day) => date(day)),
    }),
  );
  return { year, notices: [], holidays };
}

function rawTable(): RawTable {
  const days = new Map<number, boolean>();
  for (const [from = '', to = '', ...makeUp] of HOLIDAYS) {
    for (let day = dayNumber(from); day <= dayNumber(to); day += 1) days.set(day, false);
    for (const worked of makeUp) days.set(dayNumber(worked), true);
  }
  return { named: days, announced: [2025, 2026] };
}

const law = (id: string, value: number): LawParameter => {
  return { id, value, unit: 'working-day', law: '行政许可法', clause: '', mark: 'read', meaning: '' };
};
const NUMBERS = { notice: 5, issue: 10, instantMinutes: 30 };
const WORLD = {
  calendar: buildWorkCalendar([yearPlan(2025), yearPlan(2026)]),
  law: buildLawParameters([
    law('supplement-notice', NUMBERS.notice),
    law('certificate-issue', NUMBERS.issue),
    law('joint-decision', 45),
  ]),
  instant: { amount: NUMBERS.instantMinutes, unit: 'working-minute', mark: 'sample' },
} as const;
const TABLE = rawTable();

/** What the oracle says of a clock, read off the real one. */
function plain({ kind, part, nth, due, late, rated }: JudgedClock): NaiveClock {
  return {
    kind,
    part,
    nth,
    due: due && Math.floor(due.at.epochMilliseconds / 1000) + 8 * 3600,
    provisional: due?.provisional ?? false,
    pausedDays: due?.derivation.filter(({ why }) => why === 'paused').length ?? 0,
    late,
    rated,
  };
}

function byName(a: NaiveClock, b: NaiveClock): number {
  return a.part - b.part || CLOCK_KINDS.indexOf(a.kind) - CLOCK_KINDS.indexOf(b.kind) || a.nth - b.nth;
}

function judged(events: readonly CaseEvent[], now: Temporal.Instant): readonly JudgedClock[] {
  const state = evolve(events);
  assert.ok(state);
  return clocksOf(state, WORLD).map((clock) => judgeClock(clock, WORLD.calendar, now));
}

const isSame = (a: NaiveClock, b: NaiveClock | undefined): boolean =>
  b !== undefined &&
  a.kind === b.kind &&
  a.part === b.part &&
  a.nth === b.nth &&
  a.due === b.due &&
  a.provisional === b.provisional &&
  a.pausedDays === b.pausedDays &&
  a.late === b.late &&
  a.rated === b.rated;

test(`every clock of ${LIVES} random lives is what a count day by day says (seed ${SEED})`, () => {
  const draw = drawFrom(SEED);
  const seen = new Map<string, number>();
  const count = (what: string): unknown => seen.set(what, (seen.get(what) ?? 0) + 1);
  for (let life = 0; life < LIVES; life += 1) {
    const { events, at: last } = randomLife(draw);
    const now = Temporal.Instant.fromEpochMilliseconds((last + draw(20 * 86_400)) * 1000);
    const real = judged(events, now);
    const mine = real.map(plain).toSorted(byName);
    const oracle = naiveClocks(events, {
      table: TABLE,
      law: NUMBERS,
      now: secondsOf(now.toString()),
    }).toSorted(byName);
    const at = mine.findIndex((clock, index) => !isSame(clock, oracle[index]));
    if (at >= 0 || mine.length !== oracle.length) {
      const told = JSON.stringify({ life, now: now.toString(), basis: real, events }, undefined, 1);
      assert.deepEqual(mine[at], oracle[at], told);
      assert.fail(`${mine.length} clocks, not ${oracle.length}: ${told}`);
    }
    for (const clock of real) {
      count(clock.kind);
      count(clock.status);
      if (clock.late) count(`late ${clock.kind}`);
      if (clock.due === undefined) count('stands');
      if (clock.kind === 'acceptance' && clock.due === undefined) count('papers on their way');
      if (clock.due?.provisional) count('provisional');
      if (clock.due?.derivation.some(({ why }) => why === 'paused')) count(`paused ${clock.kind}`);
      if (clock.late && clock.due === undefined) count('overrun');
      if (!clock.rated) count('not rated');
    }
  }
  // The lives were worth living: each kind, each way of being late, each way of standing came up many times.
  const tried = [
    ...CLOCK_KINDS,
    ...CLOCK_KINDS.map((kind) => `late ${kind}`),
    'stands',
    'papers on their way',
    'overrun',
    'provisional',
    'not rated',
  ];
  const pausable = ['paused promised', 'paused statutory', 'paused joint'];
  for (const what of [...tried, ...pausable, 'running', 'paused', 'ended'])
    assert.ok((seen.get(what) ?? 0) > LIVES / 1000, `${what}: ${seen.get(what) ?? 0}`);
});
