// Reason codes of 好差评 about visits, windows and places.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { bookAppointment } from '#app/appointments-book.ts';
import { callNext, markVisit, takeWalkIn } from '#app/appointments-counter.ts';
import { publishHours } from '#app/appointments-hours.ts';
import type { App } from '#app/app.ts';
import { deliverResult } from '#app/deliver-result.ts';
import { measureCases } from '#app/measure-cases.ts';
import { makePlanBook } from '#app/plan-book.ts';
import { postResult } from '#app/post-result.ts';
import type { OpeningPlan } from '#core/appointments/opening-plan.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import { compile } from '#core/compiler/compile.ts';
import { counterDay } from '#read/appointments.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import { toHandOut } from '#read/counter-lists.ts';
import { dashboard } from '#read/dashboard.ts';
import { resultToHandOut } from '#read/result-to-hand-out.ts';
import { mayTakeTwoVisits } from '#web/citizen/thing-facts.ts';
import {
  bringThrough,
  eventsOfCase,
  fillDraft,
  good,
  material,
  pensionDraft,
  stateOf,
  submitted,
  thing,
} from '../support/journeys.ts';
import { proves } from '../support/reason-codes.ts';
import {
  achieved,
  bringAllThrough,
  BY_POST,
  filedOnline,
  firstPart,
  PENSION,
} from '../support/reason-steps.ts';
import { countedId, sampleApp, START, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, clerk, officer, PLACES, type Citizen } from '../support/sample-people.ts';

const window = clerk(PLACES.centre, 831);
const office = officer(PLACES.changning, 'human-resources', 832);

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

/** Both businesses of the thing: the pension in 常宁, the mother's card in 蒸湘. */
async function twoCounties(person: Citizen, mother: Citizen): Promise<CaseNumber> {
  const { app } = sample;
  const draft = await fillDraft(app, window, {
    thing: 'across-county',
    applicant: person,
    answers: {
      ...PENSION,
      business_wanted: 'both',
      for_whom: 'other',
      senior_name: mother.name,
      senior_citizen_number: mother.citizenNumber,
      senior_household_division: PLACES.otherCentre,
      relationship: 'child',
      mandate_text: '委托女儿代为申领老年人优待证',
    },
    shown: ['id-card', 'household-book', 'senior-id-card', 'one-inch-photo', 'mandate-letter'],
  });
  return submitted(app, window, draft);
}

proves(113, async () => {
  const { app } = sample;
  const person = citizen('样两县', '1980-05-06', 427);
  const number = await twoCounties(person, citizen('样老人', '1950-05-06', 428));
  const state = await stateOf(app, number);
  assert.deepEqual(
    state.parts.map(({ decidingCounty, agency }) => [decidingCounty, agency]),
    [
      [PLACES.changning, 'human-resources'],
      [PLACES.zhengxiang, 'civil-affairs'],
    ],
  );
  assert.deepEqual(state.delivery, { how: 'centre', place: state.receivingPlace });
  await bringAllThrough(app, number);
  const waiting = (await toHandOut(window, app)).rows.filter((row) => row.number === number);
  assert.deepEqual(
    waiting.map(({ part }) => part).toSorted((a, b) => a - b),
    [1, 2],
    'both results lie at the one place',
  );
  assert.equal((await achieved(app, number)).visits, 1, 'until they are fetched');
});

proves(510, async () => {
  const { app } = sample;
  const number = await twoCounties(
    citizen('样一窗', '1980-05-06', 429),
    citizen('样老母', '1950-05-06', 430),
  );
  const [filed] = await eventsOfCase(app, number);
  assert.ok(filed?.kind === 'case-filed');
  assert.equal(filed.receivingPlace, PLACES.centre);
  assert.deepEqual(filed.parts.map(({ item }) => item).toSorted(), ['pension-registration', 'senior-card']);
  const shared = filed.materials.find((paper) => paper.material === material(app.catalogue, 'id-card'));
  assert.deepEqual(
    [shared?.items.length, shared?.way],
    [2, 'shown-at-counter'],
    'shown once for both offices',
  );
});

proves(114, async () => {
  const { app, at } = sample;
  at(START);
  const outcome = app.plans.current(thing(app.catalogue, 'across-county'), {});
  assert.ok(outcome.ok);
  const { counted, notStated, after: promised } = outcome.plan.savings.trips;
  assert.deepEqual([counted, promised], [[], 0], 'no source states a number');
  assert.equal(notStated.length, outcome.plan.items.length, 'and the guide says so');
  const withNumbers = withVisits(app).plans.current(thing(app.catalogue, 'across-county'), {});
  assert.ok(
    withNumbers.ok && mayTakeTwoVisits(withNumbers.plan),
    'where one is counted, two are owned up to',
  );
  const visitsSeen = async () => {
    await measureCases(app);
    return (await dashboard(bureau(), app, { from: '2026-11-01', to: '2026-12-31' }))?.achieved.visits ?? 0;
  };
  const others = await visitsSeen();
  const person = citizen('样跑', '1980-05-06', 431);
  const number = await submitted(app, window, await pensionDraft(app, window, person));
  at('2026-11-24T01:00:00Z');
  await bringThrough(app, office, { number, part: 1 });
  const { version } = await firstPart(app, number);
  at('2026-11-25T01:00:00Z');
  good(await deliverResult(app, window, { number, part: 1, version, to: '样跑' }));
  assert.equal((await achieved(app, number)).visits, 2, 'handed in on one day, fetched on another');
  assert.equal((await visitsSeen()) - others, 2, 'and the bureau sees it');
  at(START);
});

/** The sample city with two visits stated by the item: no offered item of the real one states any. */
function withVisits(app: App): App {
  const items = [...app.catalogue.items].map(
    ([id, item]) => [id, { ...item, visits: { stated: true, value: 2, mark: 'sample' } as const }] as const,
  );
  const catalogue = { ...app.catalogue, items: new Map(items) };
  return { ...app, catalogue, plans: makePlanBook(catalogue, app.law) };
}

proves(313, async () => {
  const { at } = sample;
  at(START);
  const app = withVisits(sample.app);
  const outcome = compile(app.catalogue, {
    thing: thing(app.catalogue, 'across-county'),
    law: app.law,
    counties: {},
  });
  assert.ok(outcome.ok);
  const { before: apart, after: once } = outcome.plan.savings.trips;
  assert.deepEqual([apart, once], [4, 1]);

  const online = citizen('样网交', '1980-05-06', 432);
  const delivery = { how: 'centre', place: PLACES.centre } as const;
  const fetched = await filedOnline(app, online, { thing: 'across-county', answers: PENSION, delivery });
  await bringThrough(app, office, { number: fetched, part: 1 });
  const { version } = await firstPart(app, fetched);
  good(await deliverResult(app, window, { number: fetched, part: 1, version, to: '样网交' }));
  assert.equal((await achieved(app, fetched)).visits, once);
  assert.equal((await achieved(app, await posted(app, citizen('样窗交', '1980-05-06', 433)))).visits, once);
});

/** Handed in at a counter, the result sent by post. */
async function posted(app: App, person: Citizen): Promise<CaseNumber> {
  const draft = await fillDraft(app, window, {
    thing: 'across-county',
    applicant: person,
    answers: PENSION,
    shown: ['id-card', 'household-book'],
    delivery: BY_POST,
  });
  const number = await submitted(app, window, draft);
  await bringThrough(app, office, { number, part: 1 });
  const { version } = await firstPart(app, number);
  good(await postResult(app, office, { number, part: 1, version, carrier: '中国邮政', parcel: 'EY 1' }));
  return number;
}

proves(312, async () => {
  const person = citizen('样邮寄', '1980-05-06', 434);
  const number = await posted(sample.app, person);
  const seen = (await caseForCitizen(person, sample.app, number))?.parts[0];
  assert.deepEqual([seen?.stage, seen?.delivered?.proof], ['delivered', '中国邮政 EY 1']);
});

proves(411, async () => {
  const number = await posted(sample.app, citizen('样一趟', '1980-05-06', 435));
  assert.equal((await stateOf(sample.app, number)).status, 'finished');
  assert.equal((await achieved(sample.app, number)).visits, 1);
});

proves(407, async () => {
  const { app } = sample;
  const person = citizen('样先传', '1980-05-06', 436);
  const delivery = { how: 'centre', place: PLACES.centre } as const;
  const number = await filedOnline(app, person, { thing: 'across-county', answers: PENSION, delivery });
  const { materials } = await stateOf(app, number);
  assert.ok(materials.every(({ way, files }) => way === 'uploaded' && files.length === 1));
  await bringThrough(app, office, { number, part: 1 });
  const { version } = await firstPart(app, number);
  const proof = '身份证原件与上传件一致';
  const ready = await resultToHandOut(window, app, { number, part: 1 });
  assert.deepEqual(ready?.uploaded.map(({ material: id }) => id).toSorted(), ['household-book', 'id-card']);
  const hand = { number, part: 1, version, to: '样先传', proof };
  const foreign = await deliverResult(app, window, {
    ...hand,
    seen: [material(app.catalogue, 'one-inch-photo')],
  });
  assert.equal(
    !foreign.ok && foreign.error.code,
    'material-not-of-this-part',
    'nobody saw what was never uploaded',
  );
  const idCard = material(app.catalogue, 'id-card');
  good(await deliverResult(app, window, { ...hand, seen: [idCard] }));
  const { delivered } = await firstPart(app, number);
  assert.deepEqual([delivered?.proof, delivered?.seen], [proof, [idCard]]);
  const receipt = await resultToHandOut(window, app, { number, part: 1 });
  assert.deepEqual(receipt?.delivered?.seen, [app.catalogue.materials.get(idCard)?.name]);
  const last = (await eventsOfCase(app, number)).at(-1);
  assert.ok(last?.actor.role === 'clerk' && last.actor.place === PLACES.centre, 'and who looked');
});

const OPEN = { from: '09:00', to: '17:00' };
const HOURS: OpeningPlan = {
  validFrom: '2026-01-01',
  windows: 1,
  minutesPerSlot: 30,
  week: [OPEN, OPEN, OPEN, OPEN, OPEN, null, null],
  lunch: { from: '12:00', to: '14:00' },
  makeUpDays: 'open',
  special: [],
};

async function booked(person: Citizen, from: string): Promise<string> {
  const slot = { id: countedId(), place: PLACES.centre, day: '2026-11-23', from, matter: 'other', note: '' };
  const outcome = await bookAppointment(sample.app, person, slot);
  return outcome.ok ? 'ok' : outcome.error.code;
}

proves(410, async () => {
  const { app, at } = sample;
  at(START);
  good(await publishHours(app, window, { place: PLACES.centre, plan: HOURS }));
  const people = [437, 438, 439].map((serial) => citizen('样约', '1980-05-06', serial));
  const outcomes = await Promise.all(people.map((person) => booked(person, '15:00')));
  assert.deepEqual(outcomes.toSorted(), ['ok', 'slot-taken', 'slot-taken']);
});

proves(212, async () => {
  const { app, at } = sample;
  at(START);
  good(await publishHours(app, window, { place: PLACES.centre, plan: HOURS }));
  assert.equal(await booked(citizen('样到', '1980-05-06', 440), '10:00'), 'ok');
  at('2026-11-23T01:50:00Z');
  for (let each = 0; each < 3; each += 1) good(await takeWalkIn(app, window, { matter: 'other' }));
  at('2026-11-23T02:00:00Z');
  const day = await counterDay(window, app, '2026-11-23');
  const own = day?.visits.find(({ number }) => number === 'A1000-1');
  assert.ok(own);
  good(await markVisit(app, window, { id: own.id, act: 'arrive' }));
  assert.equal(good(await callNext(app, window)), own.id);
  at(START);
});

proves(515, async () => {
  const { app } = sample;
  const nearby = app.divisions.rows
    .filter(({ level }) => level === 'county')
    .flatMap(({ code }, index) => {
      const centres = app.divisions.rows.filter(
        (row) => row.level === 'village' && row.code.startsWith(code.slice(0, 6)),
      );
      return centres.slice((index * 37) % centres.length).slice(0, 1);
    });
  assert.ok(nearby.length >= 12, 'one centre of each county');
  for (const [index, near] of nearby.entries()) {
    const there = clerk(near.code, 840 + index);
    const person = citizen('样就近', '1980-05-06', 450 + index);
    // oxlint-disable-next-line no-await-in-loop -- one county after the other
    const number = await submitted(app, there, await pensionDraft(app, there, person));
    // oxlint-disable-next-line no-await-in-loop -- as above
    const state = await stateOf(app, number);
    assert.deepEqual([state.receivingPlace, state.parts[0]?.decidingCounty], [near.code, PLACES.changning]);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await bringThrough(app, office, { number, part: 1 });
    // oxlint-disable-next-line no-await-in-loop -- as above
    const { version } = await firstPart(app, number);
    // oxlint-disable-next-line no-await-in-loop -- as above
    good(await deliverResult(app, there, { number, part: 1, version, to: '样就近' }));
  }
});
