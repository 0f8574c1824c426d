import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as check, constantFrom, integer, property } from 'fast-check';
import { buildWorkCalendar, type WorkCalendar } from '#core/calendar/work-calendar.ts';
import { countBack, countPeriod, daysOpen } from './count-period.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

/** 2022 with the one holiday that the tests look at: 劳动节, with its two make-up days. */
const calendar: WorkCalendar = buildWorkCalendar([
  {
    year: 2022,
    notices: [],
    holidays: [
      {
        name: { zh: '劳动节', en: 'Labour Day' },
        from: day('2022-04-30'),
        to: day('2022-05-04'),
        makeUp: [day('2022-04-24'), day('2022-05-07')],
      },
    ],
  },
]);

test('a notice from 30 April to 29 May is open for 30 days with its first day, and for 29 without (温州 2022)', () => {
  assert.deepEqual(daysOpen(day('2022-04-30'), day('2022-05-29')), { firstDayIn: 30, firstDayOut: 29 });
  const needed = countPeriod(calendar, day('2022-04-30'), { value: 30, unit: 'natural-day' });
  assert.equal(needed.firstDayIn.toString(), '2022-05-29');
  assert.equal(needed.firstDayOut.toString(), '2022-05-30');
});

for (const [start, value, unit, out, within, moved] of [
  // 15 days from 15 April end on 30 April, a holiday: they move behind it
  ['2022-04-15', 15, 'natural-day', '2022-05-05', '2022-04-29', '2022-04-30'],
  // a make-up Saturday is a working day: nothing moves
  ['2022-04-27', 10, 'natural-day', '2022-05-07', '2022-05-06', undefined],
  // a month from the 31st ends on the last day of a shorter one, which is a Monday
  ['2022-01-31', 1, 'month', '2022-02-28', '2022-02-27', undefined],
  ['2022-02-05', 3, 'month', '2022-05-05', '2022-05-04', undefined],
  // 7 working days over the holiday, 7 May worked
  ['2022-04-28', 7, 'working-day', '2022-05-11', '2022-05-10', undefined],
  // begun on a rest day: it counts in neither way
  ['2022-05-01', 1, 'working-day', '2022-05-05', '2022-05-05', undefined],
] as const) {
  test(`${value} ${unit} from ${start} end on ${out} without the first day, on ${within} with it`, () => {
    const counted = countPeriod(calendar, day(start), { value, unit });
    assert.equal(counted.firstDayOut.toString(), out);
    assert.equal(counted.firstDayIn.toString(), within);
    assert.equal(counted.movedFrom?.toString(), moved);
    assert.equal(counted.provisional, false);
  });
}

test('a period that reaches into a year whose holidays are not announced says that its days may move', () => {
  const counted = countPeriod(calendar, day('2022-12-20'), { value: 20, unit: 'working-day' });
  assert.ok(counted.provisional);
  assert.ok(countPeriod(calendar, day('2022-12-20'), { value: 1, unit: 'month' }).provisional);
});

test('papers 7 days before a hearing on the 20th are there on the 13th, or on the 14th when the day counts', () => {
  const counted = countBack(day('2022-06-20'), 7);
  assert.equal(counted.firstDayOut.toString(), '2022-06-13');
  assert.equal(counted.firstDayIn.toString(), '2022-06-14');
});

test('counted without the first day a period never ends earlier than with it, and never on a rest day', () => {
  check(
    property(
      integer({ min: 0, max: 364 }),
      integer({ min: 1, max: 60 }),
      constantFrom('natural-day' as const, 'working-day' as const),
      (offset, value, unit) => {
        const counted = countPeriod(calendar, day('2022-01-01').add({ days: offset }), { value, unit });
        assert.ok(Temporal.PlainDate.compare(counted.firstDayOut, counted.firstDayIn) >= 0);
        assert.ok(calendar.kindOf(counted.firstDayOut).working);
      },
    ),
    { seed: 713, numRuns: 300 },
  );
});
