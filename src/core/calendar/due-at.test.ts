import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { dueAt } from './due-at.ts';
import { SAMPLE_OFFICE_HOURS } from './office-hours.ts';
import { parseTimeLimit, type TimeLimit } from './time-limit.ts';
import { buildWorkCalendar, CITY_ZONE, type YearPlan } from './work-calendar.ts';

const SEED = 20261122;
const date = (text: string) => Temporal.PlainDate.from(text);

/** 2026 with its October only, as announced; 2027 not announced. */
const OCTOBER: YearPlan = {
  year: 2026,
  notices: [],
  holidays: [
    {
      name: { zh: '国庆节', en: 'National Day' },
      from: date('2026-10-01'),
      to: date('2026-10-07'),
      makeUp: [date('2026-09-20'), date('2026-10-10')],
    },
  ],
};
const calendar = buildWorkCalendar([OCTOBER]);

function limit(text: string): TimeLimit {
  const [amount = '', unit = ''] = text.split(' ');
  const parsed = parseTimeLimit(amount, unit);
  if (!parsed.ok) throw new Error(`${parsed.error.code} ${text}`);
  return parsed.value;
}

function start(text: string): Temporal.PlainDate | Temporal.ZonedDateTime {
  return text.includes('T') ? Temporal.PlainDateTime.from(text).toZonedDateTime(CITY_ZONE) : date(text);
}

// Office hours 09:00 to 12:00 and 13:00 to 18:00. A `?` marks a provisional date.
// Start              limit               due
const CASES = `
2026-09-30            0 working-day       2026-09-30T23:59:59
2026-09-30            1 working-day       2026-10-08T23:59:59
2026-09-30            3 working-day       2026-10-10T23:59:59
2026-09-30T17:59      1 working-day       2026-10-08T23:59:59
2026-10-10            1 working-day       2026-10-12T23:59:59
2026-10-03            1 working-day       2026-10-08T23:59:59
2026-09-30            7 natural-day       2026-10-07T23:59:59
2026-09-30            0 natural-day       2026-09-30T23:59:59
2026-01-31            1 month             2026-02-28T23:59:59
2026-09-15            1 month             2026-10-15T23:59:59
2026-12-31            1 month             2027-01-31T23:59:59?
2026-11-23            45 working-day      2027-01-25T23:59:59?
2026-11-23            28 working-day      2026-12-31T23:59:59
2026-11-23            29 working-day      2027-01-01T23:59:59?
2026-11-23T09:00      1/8 working-day     2026-11-23T10:00:00
2026-11-23T11:30      1/8 working-day     2026-11-23T13:30:00
2026-11-23T17:30      1/8 working-day     2026-11-24T09:30:00
2026-11-27T17:30      1/8 working-day     2026-11-30T09:30:00
2026-11-28T10:00      1/8 working-day     2026-11-30T10:00:00
2026-11-23            1/8 working-day     2026-11-24T10:00:00
2026-11-23T10:00      1.5 working-day     2026-11-25T14:00:00
2026-11-23T09:00      1/3 working-day     2026-11-23T11:40:00
2026-11-23T11:00      60 working-minute   2026-11-23T12:00:00
2026-11-23T09:10      30 working-minute   2026-11-23T09:40:00
2026-11-23T11:45      30 working-minute   2026-11-23T13:15:00
2026-11-23T07:00      30 working-minute   2026-11-23T09:30:00
2026-11-23T18:00      30 working-minute   2026-11-24T09:30:00
2026-11-23T10:00      0 working-minute    2026-11-23T10:00:00
2026-11-27T17:00      2 working-hour      2026-11-30T10:00:00
2026-11-23T10:00      8 working-hour      2026-11-24T10:00:00
2026-11-27T17:00      48 hour             2026-11-29T17:00:00
2026-11-27            24 hour             2026-11-29T00:00:00
2026-11-27T12:00      0.5 natural-day     2026-11-28T00:00:00
2026-12-31T20:00      5 hour              2027-01-01T01:00:00?
`;

for (const line of CASES.trim().split('\n')) {
  const [from = '', amount = '', expected = ''] = line.split(/ {2,}/);
  test(`${amount} from ${from} on is due ${expected}`, () => {
    const due = dueAt(calendar, start(from), limit(amount));
    const shown = due.at.toPlainDateTime().toString();
    assert.equal(`${shown}${due.provisional ? '?' : ''}`, expected);
    assert.equal(due.at.timeZoneId, CITY_ZONE);
    assert.equal(due.date.toString(), shown.slice(0, 10));
  });
}

test('a start told in another zone is taken in the zone of the city', () => {
  const utc = Temporal.Instant.from('2026-11-23T17:30:00Z').toZonedDateTimeISO('UTC');
  assert.equal(dueAt(calendar, utc, limit('1 working-day')).date.toString(), '2026-11-25');
});

test('the derivation says of every day whether it counted and why', () => {
  const { derivation } = dueAt(calendar, date('2026-09-30'), limit('3 working-day'));
  const told = derivation.map(
    (strip) => `${strip.date.toString().slice(5)} ${strip.counted ? '+' : '-'} ${strip.why}`,
  );
  assert.deepEqual(told, [
    '09-30 - start-day',
    '10-01 - holiday',
    '10-02 - holiday',
    '10-03 - holiday',
    '10-04 - holiday',
    '10-05 - holiday',
    '10-06 - holiday',
    '10-07 - holiday',
    '10-08 + weekday',
    '10-09 + weekday',
    '10-10 + make-up',
  ]);
});

/** The due minute by stepping minute by minute in whole numbers, from Monday 2026-11-23 00:00 with weekends off. */
function oracleMinute(from: number, minutes: number): number {
  let left = minutes;
  let at = from;
  while (left > 0) {
    const day = Math.floor(at / 1440);
    const minute = at % 1440;
    const open = (minute >= 540 && minute < 720) || (minute >= 780 && minute < 1080);
    if (day % 7 < 5 && open) left -= 1;
    at += 1;
  }
  return at;
}

const monday = date('2026-11-23').toZonedDateTime(CITY_ZONE);
const minuteOf = (at: Temporal.ZonedDateTime) => monday.until(at).total('minutes');

test('working minutes are those that stepping minute by minute finds', () => {
  fc.assert(
    fc.property(fc.nat(14_000), fc.integer({ min: 1, max: 1500 }), (from, minutes) => {
      const due = dueAt(calendar, monday.add({ minutes: from }), { amount: minutes, unit: 'working-minute' });
      assert.equal(minuteOf(due.at), oracleMinute(from, minutes));
    }),
    { seed: SEED, numRuns: 1000 },
  );
});

test('an eighth of a day is as many working minutes, hours as many minutes', () => {
  fc.assert(
    fc.property(fc.nat(14_000), fc.integer({ min: 1, max: 47 }), (from, tenMinutes) => {
      const at = monday.add({ minutes: from });
      const expected = dueAt(calendar, at, { amount: tenMinutes * 10, unit: 'working-minute' }).at;
      const asDay = dueAt(calendar, at, { amount: tenMinutes / 48, unit: 'working-day' }).at;
      const asHours = dueAt(calendar, at, { amount: tenMinutes / 6, unit: 'working-hour' }).at;
      assert.equal(asDay.toString(), expected.toString());
      assert.equal(asHours.toString(), expected.toString());
    }),
    { seed: SEED, numRuns: 500 },
  );
});

// Not from 0 on: 0 days mean the end of the very day, later than an eighth of one.
test('in every unit a later start or a larger amount is never due earlier', () => {
  const units = fc.constantFrom('working-day', 'natural-day', 'working-hour', 'hour', 'working-minute');
  fc.assert(
    fc.property(
      fc.nat(14_000),
      fc.nat(3000),
      fc.integer({ min: 1, max: 80 }),
      fc.nat(24),
      units,
      (from, later, eighths, more, unit) => {
        const at = monday.add({ minutes: from });
        const due = dueAt(calendar, at, { amount: eighths / 8, unit }).at;
        const fromLater = dueAt(calendar, at.add({ minutes: later }), { amount: eighths / 8, unit }).at;
        const longer = dueAt(calendar, at, { amount: (eighths + more) / 8, unit }).at;
        assert.ok(Temporal.ZonedDateTime.compare(due, fromLater) <= 0);
        assert.ok(Temporal.ZonedDateTime.compare(due, longer) <= 0);
      },
    ),
    { seed: SEED, numRuns: 1000 },
  );
});

// Amount   unit          what the parser says
const LIMITS = `
20          working-day   20
1/8         working-day   0.125
0           working-day   0
0.5         month         time-limit-month-fraction
2           month         2
1/0         working-day   time-limit-amount
-1          working-day   time-limit-amount
二十        working-day   time-limit-amount
99999       working-day   time-limit-amount
20          day           time-limit-unit
`;

for (const line of LIMITS.trim().split('\n')) {
  const [amount = '', unit = '', expected = ''] = line.split(/ +/);
  test(`a limit of ${amount} ${unit} reads as ${expected}`, () => {
    const parsed = parseTimeLimit(amount, unit);
    assert.equal(parsed.ok ? String(parsed.value.amount) : parsed.error.code, expected);
  });
}

test('the sample office day has eight hours', () => {
  const minutes = SAMPLE_OFFICE_HOURS.map(({ from, to }) => from.until(to).total('minutes'));
  assert.deepEqual(minutes, [180, 300]);
});
