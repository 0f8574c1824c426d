// People are reminded of what they have to bring or to fetch, each of each thing once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { remindCounty } from '#app/remind.ts';
import { loadReminderDays } from '#connectors/reference-data/load.ts';
import { addWorkingDays } from '#core/calendar/add-days.ts';
import { agoUntil } from '#core/cases/reminders.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import {
  bringThrough,
  doAct,
  fillDraft,
  material,
  stateOf,
  pensionDraft,
  submitted,
} from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

const days = loadReminderDays(fileURLToPath(new URL('../../data', import.meta.url)));
const person = citizen('样本甲', '1980-05-06', 94);
const window = clerk(PLACES.centre);
const office = officer(PLACES.changning, 'human-resources', 494);
const outlets = { hooks: [] };

let sample: SampleApp;
let asked: CaseNumber;
let ready: CaseNumber;
before(async () => {
  sample = await sampleApp();
  const { app } = sample;
  asked = await submitted(app, window, await pensionDraft(app, window, person));
  ready = await submitted(app, window, await pensionDraft(app, window, person));
  await doAct(app, office, { number: asked, part: 1 }, { act: 'receive' });
  const materials = [material(app.catalogue, 'id-card')];
  await doAct(app, office, { number: asked, part: 1 }, { act: 'ask-supplement', materials, note: '请补' });
  await bringThrough(app, office, { number: ready, part: 1 });
});
after(() => sample.drop());

async function reminded(): Promise<
  readonly { readonly code: string; readonly case_number: string | null }[]
> {
  const { rows } = await sample.app.pool.query<{ code: string; case_number: string | null }>(
    `select code, case_number from notices where code like 'remind-%' order by at, code`,
  );
  return rows;
}

function run(): Promise<number> {
  return remindCounty(sample.app, outlets, { division: PLACES.changning, days });
}

test('whoever was asked for papers, or has a result waiting, is reminded after the working days of the city, once', async () => {
  const { app, at } = sample;
  assert.equal(await run(), 0, 'nobody on the first day');
  const start = Temporal.PlainDate.from('2026-11-23');
  for (let day = 1; day <= 40; day += 1) {
    at(
      start
        .add({ days: day })
        .toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '10:00' })
        .toInstant()
        .toString(),
    );
    await Promise.all([run(), run()]);
  }
  assert.deepEqual(await reminded(), [
    { code: 'remind-supplement', case_number: asked },
    { code: 'remind-result', case_number: ready },
  ]);
  const { rows } = await app.pool.query<{ day: string }>(
    `select (at at time zone 'Asia/Shanghai')::date as day from notices where code like 'remind-%' order by at`,
  );
  const dayAfter = (n: number) => addWorkingDays(app.calendar, start, n).date.toString();
  assert.deepEqual(
    rows.map(({ day }) => day),
    [dayAfter(days.supplement), dayAfter(days.result)],
  );
});

test('nobody is reminded at night', async () => {
  const { app, at } = sample;
  await app.pool.query(`delete from notices where code like 'remind-%'`);
  for (const hour of ['2027-01-10T15:00:00Z', '2027-01-11T00:30:00Z', '2027-01-11T10:00:00Z']) {
    at(hour);
    assert.equal(await run(), 0, hour);
  }
  at('2027-01-11T01:00:00Z');
  assert.equal(await run(), 2);
});

test('whoever has an appointment tomorrow is reminded of it once', async () => {
  const { app, at } = sample;
  at('2027-02-01T02:00:00Z');
  await app.pool.query(
    `insert into appointments (division, id, place, day, starts, ends, seat, citizen_number, name, nth, matter, note, status,
       version, made_at, history)
     values ($1, '0199c000-0000-7000-8000-000000000001', $2, '2027-02-02', '09:30', '10:00', 1, $3, '样', 1, 'other', '', 'booked',
       1, now(), '[]')`,
    [PLACES.changning, PLACES.home, person.citizenNumber],
  );
  await run();
  await run();
  const found = (await reminded()).filter(({ code }) => code === 'remind-appointment');
  assert.deepEqual(found, [{ code: 'remind-appointment', case_number: null }]);
});

test('an owed paper is reminded of once, the working days before its last day, with its name', async () => {
  const { app, at } = sample;
  at('2027-03-01T02:00:00Z');
  const civil = officer(PLACES.changning, 'civil-affairs', 495);
  const draft = await fillDraft(app, window, {
    thing: 'across-county',
    applicant: citizen('欠件甲', '1950-03-04', 96),
    answers: { business_wanted: 'senior-card', for_whom: 'self', household_division: PLACES.home },
    shown: ['id-card'],
    owed: ['one-inch-photo'],
    delivery: { how: 'centre', place: PLACES.centre },
  });
  const number = await submitted(app, window, draft);
  for (const act of ['receive', 'accept'] as const) await doAct(app, civil, { number, part: 1 }, { act });
  const last = (await stateOf(app, number)).parts[0]?.owed[0]?.date ?? '';
  const days3 = agoUntil(app.calendar, Temporal.PlainDate.from(last), days.owedPaper);
  for (let day = Temporal.PlainDate.from('2027-03-01'); day.toString() <= last; day = day.add({ days: 1 })) {
    at(`${day.toString()}T02:00:00Z`);
    await run();
    const expected = day.toString() >= days3 ? 1 : 0;
    const found = await app.pool.query(
      `select params from notices where case_number = $1 and code = 'remind-owed'`,
      [number],
    );
    assert.equal(found.rows.length, expected, day.toString());
    if (expected === 1) assert.match(JSON.stringify(found.rows), new RegExp(`${last}.*照片`));
  }
});

test('counting back agrees with counting on: the day found is the last one whose n-th working day has come', async () => {
  const { calendar } = sample.app;
  for (let offset = 0; offset < 120; offset += 1) {
    const today = Temporal.PlainDate.from('2026-09-15').add({ days: offset });
    const found = Temporal.PlainDate.from(agoUntil(calendar, today, 5));
    const reached = (day: Temporal.PlainDate) =>
      Temporal.PlainDate.compare(addWorkingDays(calendar, day, 5).date, today) <= 0;
    assert.ok(reached(found), `${found.toString()} for ${today.toString()}`);
    assert.ok(!reached(found.add({ days: 1 })), `${found.toString()} is the last for ${today.toString()}`);
  }
});
