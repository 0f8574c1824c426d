import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { addNaturalDays, addWorkingDays, workingDaysBetween } from './add-days.ts';
import { buildWorkCalendar, type Holiday, type WorkCalendar } from './work-calendar.ts';

const SEED = 20261122;
/** A Sunday: day 0 of the oracle's list, which knows no calendar but whole numbers. */
const FIRST = Temporal.PlainDate.from('2024-12-01');
/** The days the oracle's list covers; starts come from the first two years of them. */
const SPAN = 1300;
const ANNOUNCED = [2025, 2026];

type Oracle = { readonly calendar: WorkCalendar; readonly working: readonly boolean[] };

const dayAt = (at: number) => FIRST.add({ days: at });
const offsetOf = (day: Temporal.PlainDate) => FIRST.until(day).days;

/**
 * A calendar of 2025 and 2026 with invented holidays, and the same days as one flat list of booleans written without
 * looking at the calendar: the algorithm under test walks day by day and asks, the oracle counts in the list.
 */
const oracles: fc.Arbitrary<Oracle> = fc
  .array(
    fc.record({
      year: fc.constantFrom(...ANNOUNCED),
      first: fc.nat(340),
      length: fc.integer({ min: 1, max: 9 }),
      makeUpWeeks: fc.array(fc.nat(50), { maxLength: 2 }),
    }),
    { maxLength: 14 },
  )
  .map((wishes) => {
    const working = Array.from({ length: SPAN }, (_, at) => at % 7 !== 0 && at % 7 !== 6);
    const plans = ANNOUNCED.map((year) => {
      const own = wishes.filter((wish) => wish.year === year);
      const holidays = own.map(({ first, length, makeUpWeeks }): Holiday => {
        const from = Temporal.PlainDate.from({ year, month: 1, day: 1 }).add({ days: first });
        const to = from.add({ days: length - 1 });
        const newYear = Temporal.PlainDate.from({ year, month: 1, day: 1 });
        const saturday = newYear.add({ days: (13 - newYear.dayOfWeek) % 7 });
        const makeUp = makeUpWeeks.map((week) => saturday.add({ weeks: week }));
        return { name: { zh: '假' }, from, to, makeUp };
      });
      for (const { from, to } of holidays) working.fill(false, offsetOf(from), offsetOf(to) + 1);
      for (const day of holidays.flatMap((holiday) => holiday.makeUp)) working[offsetOf(day)] = true;
      return { year, notices: [], holidays };
    });
    return { calendar: buildWorkCalendar(plans), working };
  });

const starts = fc.nat(760);
const amounts = fc.integer({ min: 0, max: 260 });

/** The place of the n-th true after `start` in the list: by numbering all of them and looking the number up. */
function oracleDate(working: readonly boolean[], start: number, n: number): number {
  if (n === 0) return start;
  const places = working.flatMap((each, at) => (each ? [at] : []));
  const before = places.filter((at) => at <= start).length;
  return places[before + n - 1] ?? Number.NaN;
}

test('the n-th working day is the one that numbering all working days gives', () => {
  fc.assert(
    fc.property(oracles, starts, amounts, ({ calendar, working }, start, n) => {
      const { date } = addWorkingDays(calendar, dayAt(start), n);
      assert.equal(date.toString(), dayAt(oracleDate(working, start, n)).toString());
    }),
    { seed: SEED, numRuns: 1500 },
  );
});

test('the derivation is every day from the start on, the start never counted, exactly n counted', () => {
  fc.assert(
    fc.property(oracles, starts, amounts, ({ calendar, working }, start, n) => {
      const { counted, date } = addWorkingDays(calendar, dayAt(start), n);
      assert.deepEqual(
        counted.map((strip) => strip.date.toString()),
        Array.from({ length: FIRST.until(date).days - start + 1 }, (_, at) => dayAt(start + at).toString()),
      );
      assert.equal(counted[0]?.why, 'start-day');
      assert.equal(counted[0]?.counted, false);
      assert.equal(counted.filter((strip) => strip.counted).length, n);
      assert.ok(counted.slice(1).every((strip, at) => strip.counted === working[start + 1 + at]));
    }),
    { seed: SEED, numRuns: 400 },
  );
});

test('a later start or a longer limit never gives an earlier date', () => {
  fc.assert(
    fc.property(oracles, starts, fc.nat(30), amounts, fc.nat(30), ({ calendar }, start, later, n, more) => {
      const date = addWorkingDays(calendar, dayAt(start), n).date;
      const fromLater = addWorkingDays(calendar, dayAt(start + later), n).date;
      const longer = addWorkingDays(calendar, dayAt(start), n + more).date;
      assert.ok(Temporal.PlainDate.compare(date, fromLater) <= 0);
      assert.ok(Temporal.PlainDate.compare(date, longer) <= 0);
    }),
    { seed: SEED, numRuns: 400 },
  );
});

test('a date is provisional exactly when a day from the start to it lies in a year not announced', () => {
  const announced = buildWorkCalendar(ANNOUNCED.map((year) => ({ year, notices: [], holidays: [] })));
  fc.assert(
    fc.property(starts, amounts, fc.boolean(), (start, n, natural) => {
      const add = natural ? addNaturalDays : addWorkingDays;
      const { date, provisional } = add(announced, dayAt(start), n);
      const touched = Array.from({ length: 20 }, (_, at) => 2020 + at).filter(
        (year) => year >= dayAt(start).year && year <= date.year,
      );
      assert.equal(provisional, !touched.every((year) => ANNOUNCED.includes(year)));
    }),
    { seed: SEED, numRuns: 1000 },
  );
});

test('working days left turn adding working days round', () => {
  fc.assert(
    fc.property(oracles, starts, amounts, ({ calendar }, start, n) => {
      const { date } = addWorkingDays(calendar, dayAt(start), n);
      assert.equal(workingDaysBetween(calendar, dayAt(start), date), n);
      assert.equal(workingDaysBetween(calendar, date, dayAt(start)), 0 - n);
    }),
    { seed: SEED, numRuns: 400 },
  );
});

test('natural days run through rest days', () => {
  const calendar = buildWorkCalendar([]);
  fc.assert(
    fc.property(starts, amounts, (start, n) => {
      assert.equal(addNaturalDays(calendar, dayAt(start), n).date.toString(), dayAt(start + n).toString());
    }),
    { seed: SEED, numRuns: 200 },
  );
});

test('what floats leave of three tenths ten times is three days and not four', () => {
  const calendar = buildWorkCalendar([]);
  const drifted = Array.from({ length: 10 }, () => 0.3).reduce((sum, each) => sum + each, 0) + 4e-16;
  assert.equal(addNaturalDays(calendar, FIRST, drifted).date.toString(), FIRST.add({ days: 3 }).toString());
});
