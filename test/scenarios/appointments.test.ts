// Appointments on the real database: who gets a slot, who is called, what changed hours do to people already booked.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bookAppointment, type Booking } from '#app/appointments-book.ts';
import { cancelAppointment } from '#app/appointments-cancel.ts';
import { callNext, markVisit, takeWalkIn } from '#app/appointments-counter.ts';
import { publishHours } from '#app/appointments-hours.ts';
import { moveAppointment } from '#app/appointments-move.ts';
import { tidyAppointmentsOf } from '#app/appointments-tidy.ts';
import { buildWorkCalendar } from '#core/calendar/work-calendar.ts';
import type { OpeningPlan } from '#core/appointments/opening-plan.ts';
import { counterDay, type CounterVisit } from '#read/appointments.ts';
import { hoursOfPlace } from '#read/opening-hours.ts';
import { good } from '../support/journeys.ts';
import { countedId, sampleApp, START, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

const TODAY = '2026-11-23';
const NO_CHANNELS = { mail: false, sms: false };
const TOMORROW = '2026-11-24';
const place = PLACES.centre;
const window = clerk(place);
const elsewhere = clerk(PLACES.otherCentre, 301);
const anna = citizen('样本甲', '1980-05-06', 101);
const bert = citizen('样本乙', '1981-05-06', 102);
const carl = citizen('样本丙', '1982-05-06', 103);

const office = { from: '09:00', to: '17:00' };
const plan: OpeningPlan = {
  validFrom: '2026-01-01',
  windows: 2,
  minutesPerSlot: 30,
  week: [office, office, office, office, office, null, null],
  lunch: { from: '12:00', to: '14:00' },
  makeUpDays: 'open',
  special: [],
};

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const booking = (changes: Partial<Booking> = {}): Booking => ({
  id: countedId(),
  place,
  day: TOMORROW,
  from: '09:30',
  matter: 'other',
  note: '',
  ...changes,
});

async function refusalOf(
  outcome: Promise<{ ok: boolean; error?: { code: string } }>,
): Promise<string | undefined> {
  return (await outcome).error?.code;
}

async function today(): Promise<readonly CounterVisit[]> {
  return (await counterDay(window, sample.app, TODAY))?.visits ?? [];
}

test('nothing can be booked where no hours are published, and only its own clerk and its bureau publish them', async () => {
  const { app } = sample;
  assert.equal(await refusalOf(bookAppointment(app, anna, booking())), 'slot-not-offered');
  for (const stranger of [elsewhere, anna, officer(PLACES.zhengxiang, 'human-resources')])
    assert.equal(await refusalOf(publishHours(app, stranger, { place, plan })), 'not-found');
  assert.deepEqual(good(await publishHours(app, window, { place, plan })), { version: 1, outside: 0 });
  assert.equal(good(await publishHours(app, bureau(), { place: PLACES.zhengxiang, plan })).version, 1);
  const broken = await publishHours(app, window, { place, plan: { ...plan, windows: 0 } });
  assert.equal(!broken.ok && broken.error.code, 'hours-have-problems');
});

test('fifty people at one slot with two windows: two get it, the others are told', async () => {
  const { app } = sample;
  const crowd = Array.from({ length: 50 }, (_, n) =>
    citizen(`样本${'一二三四五六七八九十'.charAt(n % 10)}`, '1970-01-01', 200 + n),
  );
  const outcomes = await Promise.all(crowd.map((each) => bookAppointment(app, each, booking())));
  assert.equal(outcomes.filter(({ ok }) => ok).length, 2);
  assert.deepEqual(
    new Set(outcomes.flatMap((each) => (each.ok ? [] : [each.error.code]))),
    new Set(['slot-taken']),
  );
  const { rows } = await app.pool.query<{ seat: number }>('select seat from appointments order by seat');
  assert.deepEqual(rows, [{ seat: 1 }, { seat: 2 }]);
});

test('a form sent twice, at once or later, makes one appointment', async () => {
  const { app } = sample;
  const same = booking({ from: '10:00' });
  const outcomes = await Promise.all([1, 2, 3].map(() => bookAppointment(app, anna, same)));
  outcomes.push(await bookAppointment(app, anna, same));
  assert.ok(
    outcomes.every(({ ok }) => ok),
    JSON.stringify(outcomes),
  );
  const { rows } = await app.pool.query('select from appointments where citizen_number = $1', [
    anna.citizenNumber,
  ]);
  assert.equal(rows.length, 1);
  assert.equal(
    await refusalOf(bookAppointment(app, bert, { ...same, from: '10:30' })),
    'slot-taken',
    'not his form',
  );
});

test('one person has one open appointment for one matter on one day, also when asking for several at once', async () => {
  const { app } = sample;
  assert.equal(
    await refusalOf(bookAppointment(app, anna, booking({ from: '11:00' }))),
    'too-many-appointments',
  );
  const thing = [...app.catalogue.things.values()].find(({ status }) => status === 'offered')?.id ?? '';
  good(await bookAppointment(app, anna, booking({ from: '11:00', matter: thing })));
  good(await bookAppointment(app, anna, booking({ from: '11:00', day: '2026-11-25' })));
  const many = await Promise.all(
    ['14:00', '14:30', '15:00', '15:30'].map((from) => bookAppointment(app, carl, booking({ from }))),
  );
  assert.equal(many.filter(({ ok }) => ok).length, 1);
});

test('a slot that has begun, is closed, too far ahead or no slot at all cannot be booked', async () => {
  const { app } = sample;
  const table: readonly (readonly [Partial<Booking>, string])[] = [
    [{ day: TODAY, from: '09:00' }, 'slot-begun'],
    [{ day: '2026-11-22' }, 'slot-not-offered'],
    [{ day: '2026-11-28' }, 'slot-not-offered'],
    [{ day: '2026-12-07' }, 'slot-not-offered'],
    [{ from: '09:10' }, 'slot-not-offered'],
    [{ from: "9'30" }, 'slot-not-offered'],
    [{ day: '2026-02-30' }, 'slot-not-offered'],
    [{ place: '430499999999' }, 'slot-not-offered'],
    [{ id: 'x' }, 'slot-not-offered'],
    [{ matter: 'no-such-thing' }, 'thing-not-offered'],
    [{ note: '长'.repeat(101) }, 'text-too-long'],
  ];
  for (const [changes, code] of table)
    assert.equal(
      await refusalOf(bookAppointment(app, bert, booking({ from: '16:00', ...changes }))),
      code,
      JSON.stringify(changes),
    );
  assert.equal(await refusalOf(bookAppointment(app, window, booking())), 'not-permitted');
});

test('moving gives the old time back and takes the new one in one step; a lost race keeps what one had', async () => {
  const { app } = sample;
  const mine = booking({ from: '15:00', day: '2026-11-26' });
  good(await bookAppointment(app, bert, mine));
  const to = (from: string) => ({ id: mine.id, place, day: '2026-11-26', from });
  assert.equal(await refusalOf(moveAppointment(app, carl, to('15:30'))), 'not-found');
  good(await moveAppointment(app, bert, to('15:30')));
  for (const serial of [301, 302])
    good(
      await bookAppointment(
        app,
        citizen('样本丁', '1970-01-01', serial),
        booking({ from: '16:00', day: '2026-11-26' }),
      ),
    );
  assert.equal(await refusalOf(moveAppointment(app, bert, to('16:00'))), 'slot-taken');
  const { rows } = await app.pool.query('select starts, version, seat from appointments where id = $1', [
    mine.id,
  ]);
  assert.deepEqual(rows, [{ starts: '15:30:00', version: 2, seat: 1 }]);
});

test('ten people moving to one slot at once fill its two seats and no more', async () => {
  const { app } = sample;
  const day = '2026-11-27';
  const people = Array.from({ length: 10 }, (_, n) => citizen('样本戊', '1970-01-01', 320 + n));
  const times = ['09:00', '09:30', '10:00', '10:30', '11:00'];
  const forms = people.map((_, n) => booking({ day, from: times[n % 5] ?? '' }));
  await Promise.all(
    people.map(async (each, n) => good(await bookAppointment(app, each, forms[n] ?? booking()))),
  );
  const moved = await Promise.all(
    people.map((each, n) =>
      moveAppointment(app, each, { id: forms[n]?.id ?? '', place, day, from: '16:00' }),
    ),
  );
  assert.equal(moved.filter(({ ok }) => ok).length, 2);
  const { rows } = await app.pool.query<{ most: number }>(
    `select max(n)::int as most from (select count(*) as n from appointments
      where day = $1 and status <> 'cancelled' group by place, starts) as seats`,
    [day],
  );
  assert.equal(rows[0]?.most, 2);
});

test('a cancelled time can be had by the next person; it can be cancelled until it begins', async () => {
  const { app } = sample;
  const mine = booking({ day: TODAY, from: '10:00' });
  good(await bookAppointment(app, bert, mine));
  assert.equal(await refusalOf(cancelAppointment(app, carl, { place, id: mine.id })), 'not-found');
  good(await cancelAppointment(app, bert, { place, id: mine.id }));
  assert.equal(await refusalOf(cancelAppointment(app, bert, { place, id: mine.id })), 'appointment-closed');
  const again = booking({ day: TODAY, from: '10:00' });
  good(await bookAppointment(app, bert, again));
  sample.at('2026-11-23T02:00:00Z');
  assert.equal(await refusalOf(cancelAppointment(app, bert, { place, id: again.id })), 'slot-begun');
  assert.equal(await refusalOf(moveAppointment(app, bert, { ...again, from: '11:00' })), 'slot-begun');
});

test('the counter sees a masked name until the person is there, and calls those who reserved first (code 212)', async () => {
  const { app } = sample;
  sample.at('2026-11-23T02:05:00Z');
  const [visit] = await today();
  assert.deepEqual([visit?.number, visit?.name, visit?.status], ['A1000-1', '样**', 'booked']);
  assert.ok(visit);
  assert.equal(await refusalOf(markVisit(app, elsewhere, { id: visit.id, act: 'arrive' })), 'not-found');
  assert.equal(good(await takeWalkIn(app, window, { matter: 'other' })).walkIn, 1);
  assert.equal(good(await takeWalkIn(app, window, { matter: 'other' })).walkIn, 2);
  sample.at('2026-11-23T02:10:00Z');
  good(await markVisit(app, window, { id: visit.id, act: 'arrive' }));
  assert.equal((await today())[0]?.name, '样本乙');
  assert.equal(await refusalOf(markVisit(app, window, { id: visit.id, act: 'arrive' })), 'changed-meanwhile');
  assert.equal(good(await callNext(app, window)), visit.id, 'though two came before');
  const called = (await today()).find(({ id }) => id === visit.id);
  assert.deepEqual([called?.status, called?.waitedMinutes], ['called', 0]);
  sample.at('2026-11-23T02:20:00Z');
  const both = await Promise.all([callNext(app, window), callNext(app, window)]);
  assert.equal(new Set(both.map((each) => good(each))).size, 2, 'two windows call two people');
  assert.equal((await today()).find(({ number }) => number === 'B001')?.waitedMinutes, 15);
  assert.equal(await refusalOf(callNext(app, window)), 'nobody-waiting');
  good(await markVisit(app, window, { id: visit.id, act: 'done' }));
  assert.equal((await today()).find(({ id }) => id === visit.id)?.status, 'done');
});

test('only clerks run a counter, each their own', async () => {
  const { app } = sample;
  for (const stranger of [anna, bureau(), officer(PLACES.zhengxiang, 'human-resources')]) {
    assert.equal(await refusalOf(callNext(app, stranger)), 'not-found');
    assert.equal(await refusalOf(takeWalkIn(app, stranger, { matter: 'other' })), 'not-found');
  }
  assert.equal(await refusalOf(callNext(app, elsewhere)), 'nobody-waiting');
});

test('numbers given to people without appointment at once are all different', async () => {
  const taken = await Promise.all(
    Array.from({ length: 8 }, () => takeWalkIn(sample.app, window, { matter: 'other' })),
  );
  assert.deepEqual(
    taken.map((each) => good(each).walkIn).toSorted((a, b) => a - b),
    [3, 4, 5, 6, 7, 8, 9, 10],
  );
});

test('who did not come is marked when slot and grace are over, by the clerk or by the clock, and nothing follows from it', async () => {
  const { app } = sample;
  sample.at('2026-11-23T02:20:00Z');
  const [byHand, byClock] = [booking({ day: TODAY, from: '10:30' }), booking({ day: TODAY, from: '11:00' })];
  good(await bookAppointment(app, bert, byHand));
  good(await bookAppointment(app, carl, byClock));
  sample.at('2026-11-23T03:14:00Z');
  const early = await markVisit(app, window, { id: byHand.id, act: 'no-show' });
  assert.deepEqual(!early.ok && early.error, { code: 'no-show-too-early', params: { minutes: 1 } });
  sample.at('2026-11-23T03:15:00Z');
  good(await markVisit(app, window, { id: byHand.id, act: 'no-show' }));
  assert.equal((await tidyAppointmentsOf(app, NO_CHANNELS, PLACES.zhengxiang)).noShows, 0);
  sample.at('2026-11-23T03:46:00Z');
  assert.equal((await tidyAppointmentsOf(app, NO_CHANNELS, PLACES.zhengxiang)).noShows, 1);
  assert.equal((await tidyAppointmentsOf(app, NO_CHANNELS, PLACES.zhengxiang)).noShows, 0);
  good(await bookAppointment(app, carl, booking({ day: TODAY, from: '15:00' })));
});

test('new hours leave nobody behind in silence: who is outside is listed, told once, and can move', async () => {
  const { app } = sample;
  sample.at(START);
  const { outside } = good(await publishHours(app, window, { place, plan: { ...plan, windows: 1 } }));
  assert.ok(outside > 3);
  const listed = (await hoursOfPlace(window, app, place))?.outside ?? [];
  assert.equal(listed.length, outside);
  assert.ok(listed.every(({ told, maskedName }) => !told && maskedName === '样**'));
  const tidied = await tidyAppointmentsOf(app, NO_CHANNELS, PLACES.zhengxiang);
  assert.deepEqual([tidied.outside, tidied.told], [outside, outside]);
  assert.equal((await tidyAppointmentsOf(app, NO_CHANNELS, PLACES.zhengxiang)).told, 0, 'once');
  const after = (await hoursOfPlace(window, app, place))?.outside ?? [];
  assert.ok(after.every(({ told }) => told));
  const { rows } = await app.pool.query<{ citizen_number: string; status: string }>(
    `select citizen_number, status from appointments where outside_since is not null order by citizen_number`,
  );
  const { rows: notices } = await app.pool.query<{ holder: string }>(
    `select holder from notices where code = 'appointment-outside-hours' order by holder`,
  );
  assert.deepEqual(
    notices.map(({ holder }) => holder),
    rows.map((row) => row.citizen_number),
  );
  assert.ok(
    rows.every(({ status }) => status === 'booked'),
    'nobody is cancelled for it',
  );
  good(await publishHours(app, window, { place, plan }));
  const { rows: left } = await app.pool.query('select from appointments where outside_since is not null');
  assert.equal(left.length, 0, 'inside again');
});

test('a calendar that changes later leaves nobody behind either: who is booked on the new holiday is told', async () => {
  const { app } = sample;
  const holiday = {
    name: { zh: '临时放假' },
    from: Temporal.PlainDate.from(TOMORROW),
    to: Temporal.PlainDate.from(TOMORROW),
    makeUp: [],
  };
  const calendar = buildWorkCalendar([{ year: 2026, notices: [], holidays: [holiday] }]);
  const { rows } = await app.pool.query<{ n: number }>(
    `select count(*)::int as n from appointments where day = $1 and status = 'booked'`,
    [TOMORROW],
  );
  const { outside } = await tidyAppointmentsOf({ ...app, calendar }, NO_CHANNELS, PLACES.zhengxiang);
  assert.ok(outside > 1);
  assert.equal(outside, rows[0]?.n);
  assert.equal(
    (await tidyAppointmentsOf(app, NO_CHANNELS, PLACES.zhengxiang)).outside,
    0,
    'the day is worked after all',
  );
});

test('the database itself lets nobody into a seat that is taken', async () => {
  await assert.rejects(
    sample.app.pool.query(
      `insert into appointments (division, id, place, day, starts, ends, seat, citizen_number, name, nth, matter, note, status,
         version, made_at, history)
       select division, gen_random_uuid(), place, day, starts, ends, seat, '000000000000000000', name, nth, matter, note, 'booked',
         1, made_at, history from appointments where status = 'booked' limit 1`,
    ),
    /appointments_seat_once/,
  );
});
