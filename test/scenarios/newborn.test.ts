import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { certificatesOf } from '#app/certificates.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import { partForOfficer } from '#read/part-for-officer.ts';
import { bringThrough, doAct, newbornDraft, partOfItem, stateOf, submitted } from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const mother = citizen('样母', '1994-02-03', 11);
const father = citizen('样父', '1992-07-08', 12);
const window = clerk(PLACES.centre);
const health = officer(PLACES.changning, 'health', 411);
const police = officer(PLACES.changning, 'police', 412);

async function stagesOf(number: CaseNumber): Promise<Readonly<Record<string, string>>> {
  const { parts } = await stateOf(sample.app, number);
  return Object.fromEntries(parts.map(({ item, stage }) => [item, stage]));
}

test("a newborn's birth certificate flows by itself to every part that waits for it", async () => {
  const { app } = sample;
  const number = await submitted(app, window, await newbornDraft(app, window, mother, father));
  assert.deepEqual(await stagesOf(number), {
    'birth-certificate': 'at-office',
    'birth-registration-voucher': 'at-office',
    'child-care-guidance': 'at-office',
    'maternity-cost-refund': 'at-office',
    'birth-household-registration': 'waiting',
    'vaccination-record': 'waiting',
    'newborn-medical-insurance': 'waiting',
    'newborn-social-security-card': 'waiting',
    'newborn-medical-contribution': 'waiting',
  });
  const certificate = partOfItem(await stateOf(app, number), 'birth-certificate').part;
  await bringThrough(app, health, { number, part: certificate });
  const stages = await stagesOf(number);
  assert.equal(stages['birth-household-registration'], 'at-office');
  assert.equal(stages['newborn-medical-insurance'], 'waiting', 'it waits for the household too');

  const household = partOfItem(await stateOf(app, number), 'birth-household-registration').part;
  const seen = await partForOfficer(police, app, { number, part: household });
  assert.deepEqual(
    seen?.part.arrived.map(({ results }) => results[0]?.number),
    [`样-${certificate}-1`],
  );
  assert.ok(
    seen?.materials.some(({ material, way }) => material === 'birth-certificate' && way === 'from-sibling'),
  );
  const held = await certificatesOf(app, mother.citizenNumber);
  assert.deepEqual(
    held.map(({ type, number: no }) => [type, no]),
    [['birth-certificate', `样-${certificate}-1`]],
  );

  await bringThrough(app, police, { number, part: household });
  assert.equal((await stagesOf(number))['newborn-medical-insurance'], 'at-office');
});

test('a refused part tells all who waited for it, and those who waited for them', async () => {
  const { app } = sample;
  const number = await submitted(app, window, await newbornDraft(app, window, mother, father));
  const certificate = partOfItem(await stateOf(app, number), 'birth-certificate').part;
  await doAct(app, health, { number, part: certificate }, { act: 'receive' });
  await doAct(app, health, { number, part: certificate }, { act: 'refuse', reason: '产妇信息不一致' });
  assert.deepEqual(await stagesOf(number), {
    'birth-certificate': 'refused',
    'birth-registration-voucher': 'at-office',
    'child-care-guidance': 'at-office',
    'maternity-cost-refund': 'at-office',
    'birth-household-registration': 'blocked',
    'vaccination-record': 'blocked',
    'newborn-medical-insurance': 'blocked',
    'newborn-social-security-card': 'blocked',
    'newborn-medical-contribution': 'blocked',
  });
  const view = await caseForCitizen(mother, app, number);
  const told = view?.history.filter(({ kind }) => kind === 'sibling-failed') ?? [];
  assert.ok(
    told.length >= 5 && told.every(({ note, actor }) => note === '产妇信息不一致' && actor.role === 'system'),
  );
  const household = partOfItem(await stateOf(app, number), 'birth-household-registration').part;
  const seen = await partForOfficer(police, app, { number, part: household });
  assert.equal(seen?.part.reason, undefined, "another office's reason is not the police's to read");
});
