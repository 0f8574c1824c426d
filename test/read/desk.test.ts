import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CaseNumber } from '#core/cases/events.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import { partForOfficer } from '#read/part-for-officer.ts';
import { worklist } from '#read/worklist.ts';
import { doAct, material, pensionDraft, submitted } from '../support/journeys.ts';
import { sampleApp, START, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const window = clerk(PLACES.centre);
const office = officer(PLACES.changning, 'human-resources', 482);

async function received(name: string, at: string, serial: number): Promise<CaseNumber> {
  sample.at(at);
  const draft = await pensionDraft(sample.app, window, citizen(name, '1980-05-06', serial));
  const number = await submitted(sample.app, window, draft);
  await doAct(sample.app, office, { number, part: 1 }, { act: 'receive' });
  return number;
}

test('the date to tell what is missing orders the list like any other, and stops once it has been told', async () => {
  const late = await received('样本甲', '2026-11-02T01:00:00Z', 11);
  const told = await received('样本乙', '2026-11-03T01:00:00Z', 12);
  const at = { number: told, part: 1 };
  const paper = material(sample.app.catalogue, 'household-book');
  sample.at('2026-11-04T01:00:00Z');
  await doAct(sample.app, office, at, { act: 'ask-supplement', materials: [paper], note: '缺本人页' });
  const fresh = await received('样本丙', START, 13);
  const accepted = await received('样本丁', START, 14);
  await doAct(sample.app, office, { number: accepted, part: 1 }, { act: 'accept' });
  const list = await worklist(office, sample.app);
  assert.deepEqual(
    list.rows.map(({ number, clock }) => [number, clock?.kind, clock?.date, clock?.light]),
    [
      [late, 'acceptance', '2026-11-09', 'red'],
      [accepted, 'promised', '2026-11-26', 'yellow'],
      [fresh, 'acceptance', '2026-11-30', 'green'],
    ],
  );
  assert.deepEqual(list.lights, { red: 1, yellow: 1 });
  const red = await worklist(office, sample.app, { light: 'red' });
  assert.deepEqual([red.total, red.rows.map(({ number }) => number)], [1, [late]]);
});

test('what was received long ago is still late, and first', async () => {
  sample.at('2027-03-01T01:00:00Z');
  const list = await worklist(office, sample.app);
  assert.equal(list.rows[0]?.clock?.date, '2026-11-09');
  assert.equal(list.lights.red, 3);
  sample.at(START);
});

test('before it signs for the papers everybody sees until when the office must answer; signed late, both days are on record', async () => {
  sample.at(START);
  const person = citizen('样本己', '1980-05-06', 16);
  const number = await submitted(sample.app, window, await pensionDraft(sample.app, window, person));
  const seen = await caseForCitizen(person, sample.app, number);
  assert.equal(seen?.parts[0]?.answerBy?.date, '2026-11-30');
  assert.equal((await partForOfficer(office, sample.app, { number, part: 1 }))?.tellBy?.date, '2026-11-30');
  sample.at('2026-11-26T01:00:00Z');
  await doAct(sample.app, office, { number, part: 1 }, { act: 'receive' });
  const own = await partForOfficer(office, sample.app, { number, part: 1 });
  const told = await caseForCitizen(person, sample.app, number);
  assert.deepEqual([own?.tellBy?.date, told?.parts[0]?.answerBy?.date], ['2026-11-30', '2026-11-30']);
  for (const history of [own?.history, told?.history])
    assert.deepEqual(
      history?.map(({ kind, countsFrom }) => [kind, countsFrom]),
      [
        ['case-filed', undefined],
        ['part-received', '2026-11-23'],
      ],
    );
  await doAct(sample.app, office, { number, part: 1 }, { act: 'accept' });
  assert.equal((await caseForCitizen(person, sample.app, number))?.parts[0]?.answerBy, undefined);
  sample.at(START);
});

test('a part shows the requirements of the plan it was filed under, tried against its own answers', async () => {
  const number = await received('样本戊', START, 15);
  const kept = { ...sample.app, catalogue: { ...sample.app.catalogue, items: new Map() } };
  const part = await partForOfficer(office, kept, { number, part: 1 });
  const item = part && sample.app.catalogue.items.get(part.part.item);
  assert.deepEqual(
    part?.requirements?.map(({ requirement, outcome }) => [requirement.text.zh, outcome]),
    item?.requirements.map(({ text, holds }) => [text.zh, holds ? 'holds' : 'by-officer']),
  );
});

test('once it is decided, list, part and resident’s page show the same date: the one to issue by', async () => {
  const number = await received('样本庚', START, 17);
  const at = { number, part: 1 };
  await doAct(sample.app, office, at, { act: 'accept' });
  const dates = async () => {
    const list = await worklist(office, sample.app);
    const part = await partForOfficer(office, sample.app, at);
    const own = await caseForCitizen(citizen('样本庚', '1980-05-06', 17), sample.app, number);
    const line = list.rows.find((row) => row.number === number);
    return [line?.clock?.date, part?.due?.date, own?.parts[0]?.dueNow?.date];
  };
  assert.deepEqual(
    await dates(),
    ['2026-11-26', '2026-11-26', '2026-11-26'],
    'promised in three working days',
  );
  await doAct(sample.app, office, at, { act: 'review', opinion: '属实' });
  await doAct(sample.app, office, at, { act: 'grant', opinion: '同意' });
  assert.deepEqual(
    await dates(),
    ['2026-12-07', '2026-12-07', '2026-12-07'],
    '行政许可法 44: ten working days',
  );
});
