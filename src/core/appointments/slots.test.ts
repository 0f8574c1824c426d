import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { buildWorkCalendar } from '#core/calendar/work-calendar.ts';
import {
  checkPlan,
  minutesOf,
  stretchesOf,
  timeOf,
  type OpeningPlan,
  type TimeSpan,
} from './opening-plan.ts';
import { isAhead, isWithinHours, nearestFree, planOn, slotsOf } from './slots.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
/** 2026: 1 to 7 October rest, Saturday the 10th worked in exchange. 2027 is not announced. */
const calendar = buildWorkCalendar([
  {
    year: 2026,
    notices: [],
    holidays: [
      {
        name: { zh: '国庆节' },
        from: day('2026-10-01'),
        to: day('2026-10-07'),
        makeUp: [day('2026-10-10')],
      },
    ],
  },
]);

const office: TimeSpan = { from: '09:00', to: '17:00' };
const plan: OpeningPlan = {
  validFrom: '2026-01-01',
  windows: 2,
  minutesPerSlot: 30,
  week: [office, office, office, office, { from: '09:00', to: '12:00' }, null, null],
  lunch: { from: '12:00', to: '14:00' },
  makeUpDays: 'open',
  special: [],
};
const on = (text: string, changes: Partial<OpeningPlan> = {}, taken: readonly TimeSpan[] = []) =>
  slotsOf({ ...plan, ...changes }, day(text), calendar, taken);
const times = (text: string, changes: Partial<OpeningPlan> = {}) =>
  on(text, changes).slots.map(({ from }) => from);

test('slots lie in the hours of the weekday and leave out the lunch break', () => {
  assert.deepEqual(times('2026-11-23', { minutesPerSlot: 60 }), [
    '09:00',
    '10:00',
    '11:00',
    '14:00',
    '15:00',
    '16:00',
  ]);
  assert.deepEqual(times('2026-11-27', { minutesPerSlot: 60 }), ['09:00', '10:00', '11:00']);
  assert.deepEqual(times('2026-11-28'), []);
});

test('a rest at the end of a stretch that is too short is no slot', () => {
  assert.deepEqual(times('2026-11-27', { minutesPerSlot: 50 }), ['09:00', '09:50', '10:40']);
});

test('the calendar closes public holidays and opens make-up days, unless the plan says otherwise', () => {
  const states = (text: string, changes: Partial<OpeningPlan> = {}) => on(text, changes).state;
  assert.equal(states('2026-10-01'), 'closed-holiday');
  assert.equal(on('2026-10-01').holiday?.zh, '国庆节');
  assert.equal(states('2026-10-10'), 'open-make-up');
  assert.deepEqual(
    times('2026-10-10', { minutesPerSlot: 60 }),
    times('2026-11-23', { minutesPerSlot: 60 }),
    'like a Monday',
  );
  assert.equal(states('2026-10-10', { makeUpDays: 'closed' }), 'closed-make-up');
  assert.equal(states('2026-11-28'), 'closed-weekday');
  const special = [
    { day: '2026-10-01', hours: { from: '09:00', to: '10:00' }, note: '值班' },
    { day: '2026-11-23', note: '搬迁' },
  ];
  assert.deepEqual(times('2026-10-01', { special }), ['09:00', '09:30']);
  assert.equal(states('2026-11-23', { special }), 'closed-special');
});

test('a day of a year whose holidays are not announced is provisional, one that the plan names is not', () => {
  assert.equal(on('2027-01-04').provisional, true);
  assert.equal(on('2026-11-23').provisional, false);
  const special = [{ day: '2027-01-04', hours: office, note: '' }];
  assert.equal(on('2027-01-04', { special }).provisional, false);
});

test('hours hold from their first to their last day, and of several published ones the last', () => {
  assert.equal(on('2025-12-31').state, 'not-published');
  assert.equal(on('2026-11-23', { validUntil: '2026-11-22' }).state, 'not-published');
  const autumn = { ...plan, windows: 5, validFrom: '2026-09-01', validUntil: '2026-11-30' };
  assert.equal(planOn([plan, autumn], '2026-11-30')?.windows, 5);
  assert.equal(planOn([plan, autumn], '2026-12-01')?.windows, 2);
  assert.equal(planOn([autumn], '2026-12-01'), undefined);
});

test('a time given away under other hours takes a place in every slot it lies across', () => {
  const free = on('2026-11-23', {}, [
    { from: '09:00', to: '09:30' },
    { from: '09:20', to: '09:40' },
  ]).slots.map((slot) => slot.free);
  assert.deepEqual(free.slice(0, 3), [0, 1, 2]);
});

test('a slot can be had until the moment it begins, in the time of the city', () => {
  const then = Temporal.Instant.from('2026-11-23T01:30:00Z');
  const before = then.subtract({ seconds: 1 });
  assert.equal(isAhead('2026-11-23', '09:30', before), true);
  assert.equal(isAhead('2026-11-23', '09:30', then), false);
});

test('the nearest free slots are proposed in the order of time, none that has begun, none that is full', () => {
  const days = [
    on('2026-11-23', { minutesPerSlot: 60, windows: 1 }, [
      { from: '10:00', to: '11:00' },
      { from: '11:00', to: '12:00' },
    ]),
    on('2026-11-24', { minutesPerSlot: 60, windows: 1 }),
  ];
  const now = Temporal.Instant.from('2026-11-23T01:30:00Z');
  const found = nearestFree(days, { day: '2026-11-23', from: '10:00' }, { now, most: 4 });
  assert.deepEqual(
    found.map((each) => `${each.day.slice(8)} ${each.slot.from}`),
    ['23 14:00', '23 15:00', '23 16:00', '24 09:00'],
  );
});

test('new hours that lack the slot, the day or the window leave the appointment outside', () => {
  const booked = { day: '2026-11-23', from: '09:30', to: '10:00', seat: 2 };
  const within = (changes: Partial<OpeningPlan>) => isWithinHours({ ...plan, ...changes }, calendar, booked);
  assert.equal(within({}), true);
  assert.equal(within({ windows: 1 }), false);
  assert.equal(within({ minutesPerSlot: 20 }), false);
  assert.equal(within({ validFrom: '2026-11-24' }), false);
  assert.equal(within({ special: [{ day: '2026-11-23', note: '停电' }] }), false);
  assert.equal(isWithinHours(undefined, calendar, booked), false);
});

const span = fc
  .tuple(fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 1, max: 1439 }))
  .filter(([a, b]) => a !== b)
  .map(([a, b]): TimeSpan => ({ from: timeOf(Math.min(a, b)), to: timeOf(Math.max(a, b)) }));
const anyPlan = fc.record({
  validFrom: fc.constant('2026-01-01'),
  windows: fc.integer({ min: 1, max: 60 }),
  minutesPerSlot: fc.integer({ min: 5, max: 240 }),
  week: fc.array(fc.option(span), { minLength: 7, maxLength: 7 }),
  lunch: span,
  makeUpDays: fc.constantFrom('open' as const, 'closed' as const),
  special: fc.constant([]),
});

test('slots never overlap, never leave the hours or touch the lunch break, and together are the capacity', () => {
  fc.assert(
    fc.property(
      anyPlan,
      fc.integer({ min: 0, max: 800 }),
      fc.array(span, { maxLength: 40 }),
      (any, offset, taken) => {
        const date = day('2026-01-01').add({ days: offset });
        const { slots, state } = slotsOf(any, date, calendar, taken);
        const hours =
          state === 'open-make-up'
            ? (any.week.find((each, i) => i === date.dayOfWeek - 1 && each) ?? any.week.find(Boolean))
            : any.week[date.dayOfWeek - 1];
        if (!state.startsWith('open') || !hours) return assert.equal(slots.length, 0);
        const stretches = stretchesOf(hours, any.lunch);
        const room = stretches.map(({ from, to }) =>
          Math.floor((minutesOf(to) - minutesOf(from)) / any.minutesPerSlot),
        );
        assert.equal(
          slots.reduce((sum, { capacity }) => sum + capacity, 0),
          room.reduce((sum, each) => sum + each, 0) * any.windows,
        );
        slots.forEach((slot, index) => {
          const before = slots[index - 1];
          assert.ok(before === undefined || before.to <= slot.from, 'overlap');
          assert.equal(minutesOf(slot.to) - minutesOf(slot.from), any.minutesPerSlot);
          assert.ok(slot.from >= hours.from && slot.to <= hours.to, 'outside the hours');
          assert.ok(slot.to <= any.lunch.from || slot.from >= any.lunch.to, 'in the lunch break');
          assert.ok(slot.free >= 0 && slot.free <= slot.capacity);
        });
        return undefined;
      },
    ),
    { seed: 20_261_122, numRuns: 500 },
  );
});

test('a plan is refused with everything that is wrong with it', () => {
  assert.equal(checkPlan(plan).ok, true);
  const wrong = checkPlan({
    ...plan,
    windows: 0,
    minutesPerSlot: 2.5,
    validFrom: '2026-02-30',
    validUntil: '2026-1-1',
    week: [{ from: '17:00', to: '09:00' }, null, null, null, null, null, null],
    lunch: { from: '12:00', to: '24:00' },
    special: [
      { day: '2026-12-31', note: '' },
      { day: '2026-12-31', note: '长'.repeat(61) },
    ],
  });
  assert.deepEqual(!wrong.ok && wrong.error.map(({ code, at }) => `${at}: ${code}`), [
    'windows: number-out-of-range',
    'minutes: number-out-of-range',
    'from: day-wrong',
    'until: day-wrong',
    'day-1: span-wrong',
    'lunch: span-wrong',
    'special-2: special-day-twice',
  ]);
  const closed = checkPlan({ ...plan, week: Array.from({ length: 7 }, () => null) });
  assert.deepEqual(!closed.ok && closed.error, [{ code: 'never-open', at: 'week' }]);
  const narrow = checkPlan({ ...plan, minutesPerSlot: 150, lunch: { from: '11:00', to: '14:00' } });
  assert.deepEqual(!narrow.ok && narrow.error.map(({ at }) => at), ['day-5']);
  const early = checkPlan({ ...plan, validUntil: '2025-12-31' });
  assert.deepEqual(!early.ok && early.error.map(({ code }) => code), ['until-before-from']);
});
