import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { certificatesOf } from '#app/certificates.ts';
import { deliverResult } from '#app/deliver-result.ts';
import { giveMandate } from '#app/give-mandate.ts';
import { saveDraft } from '#app/save-draft.ts';
import { startDraft } from '#app/start-draft.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import { caseForHelper } from '#read/helped-cases.ts';
import { takenHere, toHandOut } from '#read/counter-lists.ts';
import { myCases } from '#read/my-cases.ts';
import { partForOfficer } from '#read/part-for-officer.ts';
import { worklist } from '#read/worklist.ts';
import {
  bringThrough,
  doAct,
  fillDraft,
  good,
  material,
  pensionDraft,
  stateOf,
  submitted,
  thing,
} from '../support/journeys.ts';
import { asking } from '../support/mandate-steps.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const resident = citizen('样本甲', '1980-05-06');
const window = clerk(PLACES.centre);
const office = officer(PLACES.changning, 'human-resources');

test('a resident of 常宁 files at a centre in 蒸湘, 常宁 decides, and the result is handed out in 蒸湘', async () => {
  const { app, at } = sample;
  const number = await submitted(app, window, await pensionDraft(app, window, resident));
  assert.match(number, /^430482261123/, 'stored under the deciding county, numbered by the day');

  const taken = await takenHere(window, app);
  assert.deepEqual(
    taken.rows.map((row) => row.number),
    [number],
  );
  assert.equal(taken.rows[0]?.receivingPlace, PLACES.centre);

  const work = await worklist(office, app);
  assert.deepEqual(
    work.rows.map((row) => [row.number, row.part, row.stage]),
    [[number, 1, 'at-office']],
  );
  assert.deepEqual(work.counts, { 'at-office': 1 });

  await doAct(app, office, { number, part: 1 }, { act: 'receive' });
  const received = await partForOfficer(office, app, { number, part: 1 });
  assert.equal(received?.tellBy?.date, '2026-11-30', 'five working days of article 32');
  await doAct(app, office, { number, part: 1 }, { act: 'accept' });
  const accepted = await caseForCitizen(resident, app, number);
  assert.deepEqual(accepted?.parts[0]?.dueNow, {
    date: '2026-11-26',
    provisional: false,
    workingDaysLeft: 3,
    light: 'yellow',
  });
  assert.equal(accepted?.parts[0]?.holder, 'office');

  at('2026-11-27T02:00:00Z');
  const late = await worklist(office, app, { stages: ['accepted'] });
  assert.equal(late.rows[0]?.clock?.light, 'red');
  await doAct(app, office, { number, part: 1 }, { act: 'review', opinion: '比对一致' });
  await doAct(app, office, { number, part: 1 }, { act: 'grant', opinion: '同意' });
  await doAct(app, office, { number, part: 1 }, { act: 'issue', numbers: [''] });

  const waiting = await toHandOut(window, app);
  assert.deepEqual(
    waiting.rows.map((row) => [row.number, row.part, row.applicantName]),
    [[number, 1, '样本甲']],
  );
  const version = waiting.rows[0]?.version ?? 0;
  good(await deliverResult(app, window, { number, part: 1, version, to: '样本甲', proof: '身份证' }));

  const mine = await myCases(resident, app);
  assert.deepEqual(
    mine.rows.map((row) => [row.number, row.status]),
    [[number, 'finished']],
  );
  assert.equal((await toHandOut(window, app)).total, 0);
});

test('pension for oneself and a senior card for the mother by mandate are two parts with offices of their own', async () => {
  const { app, at } = sample;
  at('2026-11-23T01:00:00Z');
  const mother = citizen('样本乙', '1955-03-04', 2);
  const draft = await fillDraft(app, window, {
    thing: 'across-county',
    applicant: resident,
    answers: {
      business_wanted: 'both',
      for_whom: 'other',
      in_school: 'no',
      has_other_pension: 'no',
      household_division: PLACES.home,
      senior_name: mother.name,
      senior_citizen_number: mother.citizenNumber,
      senior_household_division: PLACES.home,
      relationship: 'child',
      mandate_text: '委托女儿代为申领老年人优待证',
    },
    shown: ['id-card', 'household-book', 'senior-id-card', 'one-inch-photo', 'mandate-letter'],
  });
  const number = await submitted(app, window, draft);
  const state = await stateOf(app, number);
  assert.deepEqual(
    state.parts.map(({ item, agency, decidingCounty }) => [item, agency, decidingCounty]),
    [
      ['pension-registration', 'human-resources', PLACES.changning],
      ['senior-card', 'civil-affairs', PLACES.changning],
    ],
  );
  const card = await partForOfficer(officer(PLACES.changning, 'civil-affairs'), app, { number, part: 2 });
  const seen = card?.form.flatMap(({ fields }) => fields.map(({ element }) => element)) ?? [];
  assert.ok(
    seen.includes('senior_name') && !seen.includes('in_school'),
    'the card office sees the card form alone',
  );
  assert.equal(
    await partForOfficer(officer(PLACES.changning, 'civil-affairs'), app, { number, part: 1 }),
    undefined,
  );
  await bringThrough(app, officer(PLACES.changning, 'civil-affairs'), { number, part: 2 });
  const held = await certificatesOf(app, mother.citizenNumber);
  assert.deepEqual(
    held.map(({ type, holderName }) => [type, holderName]),
    [['senior-card', '样本乙']],
    "the card is the mother's",
  );
});

test('an agent at the counter files on a mandate recorded there, may follow the case, and the clerk answers for the identity', async () => {
  const { app } = sample;
  const agent = citizen('样本代', '1985-01-01', 71);
  const { name, citizenNumber } = agent;
  const helper = { name, citizenNumber };
  const given = await giveMandate(
    app,
    window,
    asking(resident, { helper, given: 'face-to-face', identityChecked: true }),
  );
  assert.ok(given.ok);
  const started = await startDraft(app, window, {
    thing: thing(app.catalogue, 'across-county'),
    mandate: given.value.mandate,
  });
  const { draft } = good(started);
  good(
    await saveDraft(app, window, {
      draft,
      answers: {
        business_wanted: 'pension',
        in_school: 'no',
        has_other_pension: 'no',
        household_division: PLACES.home,
      },
      papers: ['id-card', 'household-book'].map((id) => ({
        material: material(app.catalogue, id),
        choice: 'shown-at-counter' as const,
      })),
    }),
  );
  const number = await submitted(app, window, draft);
  const state = await stateOf(app, number);
  assert.equal(state.applicant.citizenNumber, resident.citizenNumber);
  assert.deepEqual(state.filedFor?.by, helper);
  assert.match(state.filedFor?.mandate ?? '', /当面委托，到2026年12月31日为止/);
  assert.equal((await caseForHelper(agent, app, number))?.number, number);
  assert.equal(await caseForCitizen(agent, app, number), undefined);
});
