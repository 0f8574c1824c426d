import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { actOnPart } from '#app/act-on-part.ts';
import { submitDraft } from '#app/submit-draft.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import { bureauCounts } from '#read/bureau-counts.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import { handedOut, takenHere, toHandOut } from '#read/counter-lists.ts';
import { findPersonForCounter } from '#read/find-person.ts';
import { lookUps } from '#read/look-ups.ts';
import { myContacts } from '#read/contacts.ts';
import { myNotices, officeNotices } from '#read/notices.ts';
import { undelivered } from '#read/undelivered.ts';
import { myCases } from '#read/my-cases.ts';
import { myDrafts } from '#read/my-drafts.ts';
import { partForOfficer, partsForOfficer } from '#read/part-for-officer.ts';
import { worklist } from '#read/worklist.ts';
import {
  everySeen,
  bringThrough,
  doAct,
  newbornDraft,
  pensionDraft,
  submitted,
} from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

let sample: SampleApp;
let numbers: readonly CaseNumber[];
const person = citizen('样本甲', '1980-05-06', 81);
const window = clerk(PLACES.centre);
const office = officer(PLACES.changning, 'human-resources', 481);

before(async () => {
  sample = await sampleApp();
  const { app } = sample;
  const made: CaseNumber[] = [];
  for (let count = 0; count < 4; count += 1)
    made.push(await submitted(app, window, await pensionDraft(app, window, person)));
  numbers = made;
});
after(() => sample.drop());

/** How often the database is asked while `work` runs: each `pool.query` takes a connection once. */
async function asked(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const counted = () => {
    count += 1;
  };
  sample.app.pool.on('acquire', counted);
  try {
    await work();
  } finally {
    sample.app.pool.off('acquire', counted);
  }
  return count;
}

test('every list and every page of a case is one query, however many rows it shows', async () => {
  const { app } = sample;
  const [number = ''] = numbers;
  const table: Readonly<Record<string, () => Promise<unknown>>> = {
    myCases: () => myCases(person, app),
    myDrafts: () => myDrafts(window, app),
    takenHere: () => takenHere(window, app),
    toHandOut: () => toHandOut(window, app),
    handedOut: () => handedOut(window, app),
    worklist: () => worklist(office, app),
    bureauCounts: () => bureauCounts(bureau(), app),
    lookUps: () => lookUps(bureau(), app),
    myNotices: () => myNotices(person, app),
    officeNotices: () => officeNotices(office, app),
    undelivered: () => undelivered(bureau(), app),
    myContacts: () => myContacts(person, app),
    findPersonForCounter: () => findPersonForCounter(window, app, person.citizenNumber),
    caseForCitizen: () => caseForCitizen(person, app, number),
    partForOfficer: () => partForOfficer(office, app, { number, part: 1 }),
    partsForOfficer: () => partsForOfficer(office, app, number),
  };
  for (const [name, read] of Object.entries(table)) assert.equal(await asked(read), 1, name);
});

test('an act reads once and writes once; filing reads the draft and its certificates and writes once', async () => {
  const { app } = sample;
  const [number = ''] = numbers;
  const receive = () => actOnPart(app, office, { number, part: 1, version: 1, command: { act: 'receive' } });
  assert.equal(await asked(receive), 2);
  const draft = await pensionDraft(app, window, person);
  assert.equal(await asked(() => submitDraft(app, window, { draft, review: everySeen(app) })), 3);
  assert.equal(await asked(() => submitDraft(app, window, { draft })), 1, 'again: the draft knows its case');
  const newborn = await newbornDraft(
    app,
    window,
    citizen('样母', '1994-02-03', 82),
    citizen('样父', '1992-07-08', 83),
  );
  await submitted(app, window, newborn);
});

test('the nearest date comes first in the worklist, then what waits longest; the lights follow the calendar', async () => {
  const { app, at } = sample;
  const [one, two, three, four] = numbers;
  assert.ok(one && two && three && four);
  await doAct(app, office, { number: one, part: 1 }, { act: 'accept' });
  at('2026-11-24T01:00:00Z');
  for (const act of ['receive', 'accept'] as const)
    await doAct(app, office, { number: two, part: 1 }, { act });
  await bringThrough(app, office, { number: three, part: 1 });
  at('2026-11-27T01:00:00Z');
  const list = await worklist(office, app);
  assert.deepEqual(
    list.rows
      .slice(0, 3)
      .map(({ number, clock }) => [number, clock?.date, clock?.light, clock?.workingDaysLeft]),
    [
      [one, '2026-11-26', 'red', -1],
      [two, '2026-11-27', 'yellow', 0],
      [four, '2026-11-30', 'yellow', 1],
    ],
  );
  assert.deepEqual(list.counts, { accepted: 2, 'at-office': 2, issued: 1, waiting: 1 });
  assert.deepEqual(
    (await worklist(office, app, { stages: ['issued'] })).rows.map(({ number }) => number),
    [three],
  );
  const counts = await bureauCounts(bureau(), app);
  const ours = counts?.byOffice.find(
    ({ agency, county }) => agency === 'human-resources' && county === PLACES.changning,
  );
  assert.deepEqual([ours?.open, ours?.late, ours?.ended], [6, 1, 0]);
});
