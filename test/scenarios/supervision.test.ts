import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { actOnPart } from '#app/act-on-part.ts';
import { answerWarning } from '#app/answer-warning.ts';
import { raiseWarnings } from '#app/raise-warnings.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import type { OfficerCommand } from '#core/cases/acts.ts';
import { findPatterns } from '#core/supervision/patterns/find-patterns.ts';
import { holdings } from '#read/holdings.ts';
import { rankings } from '#read/rankings.ts';
import { traces } from '#read/traces.ts';
import { warnings } from '#read/warnings.ts';
import { good, pensionDraft, stateOf, submitted } from '../support/journeys.ts';
import { sampleApp, START, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const window = clerk(PLACES.centre, 371);
const office = officer(PLACES.changning, 'human-resources', 471);
const PERIOD = { from: '2026-11-01', to: '2027-01-31' };
let serial = 70;

async function filed(): Promise<CaseNumber> {
  serial += 1;
  const { app } = sample;
  return submitted(app, window, await pensionDraft(app, window, citizen('样监', '1980-06-07', serial)));
}

async function acts(number: CaseNumber, ...commands: readonly OfficerCommand[]): Promise<void> {
  for (const command of commands) {
    const version = (await stateOf(sample.app, number)).parts[0]?.version ?? 0;
    good(await actOnPart(sample.app, office, { number, part: 1, version, command }));
  }
}

const ACCEPT = [{ act: 'receive' }, { act: 'accept' }] as const;
const GRANT = [
  { act: 'review', opinion: '属实' },
  { act: 'grant', opinion: '同意' },
] as const;

test('a warning is raised once when the date is near and once when it has passed, and answered once by its own office', async () => {
  const { app, at } = sample;
  at(START);
  const number = await filed();
  await acts(number, ...ACCEPT);
  const ofCase = async () =>
    (await warnings(bureau(), app)).rows
      .filter((line) => line.number === number)
      .map(({ kind, level }) => `${level} ${kind}`);
  await raiseWarnings(app);
  assert.deepEqual(await ofCase(), ['yellow promised'], 'three working days are near from the first day on');
  assert.equal(await raiseWarnings(app), 0, 'what was raised is not raised again');
  at('2026-11-27T01:00:00Z');
  await raiseWarnings(app);
  assert.deepEqual((await ofCase()).toSorted(), ['red promised', 'yellow promised']);
  const [red] = (await warnings(office, app, { only: 'red' })).rows.filter((line) => line.number === number);
  assert.ok(red);
  const answer = (viewer: typeof office) =>
    answerWarning(app, viewer, { division: red.division, id: red.id, feedback: '系统故障，当天补办' });
  const stranger = await answer(officer(PLACES.zhengxiang, 'human-resources', 472));
  assert.equal(stranger.ok ? '' : stranger.error.code, 'not-found');
  good(await answer(office));
  const again = await answer(office);
  assert.equal(again.ok ? '' : again.error.code, 'feedback-given');
  const [read] = (await warnings(bureau(), app, { only: 'red' })).rows.filter(
    (line) => line.number === number,
  );
  assert.equal(read?.feedback?.text, '系统故障，当天补办');
  assert.equal(read?.feedbackDue.date, '2026-12-02');
});

test('a ranking keeps in time and ended apart, and what was entered afterwards is not rated', async () => {
  const { app, at } = sample;
  at('2026-12-01T01:00:00Z');
  const [quick, slow] = [await filed(), await filed()];
  await acts(quick, ...ACCEPT, ...GRANT);
  await acts(slow, ...ACCEPT);
  at('2026-12-09T01:00:00Z');
  await acts(slow, ...GRANT);
  const back = await filed();
  await acts(back, ...ACCEPT);
  at('2026-12-15T01:00:00Z');
  const version = (await stateOf(app, back)).parts[0]?.version ?? 0;
  const [review, grant] = GRANT;
  const happenedAt = Temporal.Instant.from('2026-12-10T01:00:00Z');
  good(await actOnPart(app, office, { number: back, part: 1, version, command: review, happenedAt }));
  const next = (await stateOf(app, back)).parts[0]?.version ?? 0;
  good(await actOnPart(app, office, { number: back, part: 1, version: next, command: grant, happenedAt }));
  const lines = await rankings(bureau(), app, { by: 'agency', ...PERIOD });
  const own = lines.find(({ county, agency }) => county === PLACES.changning && agency === 'human-resources');
  assert.deepEqual([own?.ended, own?.inTime, own?.notRated], [2, 1, 1]);
  assert.equal((await rankings(bureau(), app, { by: 'centre', ...PERIOD }))[0]?.centre, PLACES.centre);
  assert.equal((await rankings(bureau(), app, { by: 'item', ...PERIOD }))[0]?.item, 'pension-registration');
});

test('nine decisions in one minute are found in the real traces, with the officer and every case', async () => {
  const { app, at } = sample;
  at('2026-12-21T01:00:00Z');
  const numbers: CaseNumber[] = [];
  for (let each = 0; each < 9; each += 1) {
    const number = await filed();
    await acts(number, ...ACCEPT, { act: 'review', opinion: '属实' });
    numbers.push(number);
  }
  for (const [index, number] of numbers.entries()) {
    at(`2026-12-22T08:00:0${index}Z`);
    await acts(number, { act: 'grant', opinion: '同意' });
  }
  const looked = await traces(bureau(), app, { ...PERIOD, county: PLACES.changning });
  const findings = findPatterns(looked, { calendar: app.calendar, window: 5 }, app.patterns);
  const bulk = findings.filter(({ pattern }) => pattern === 'same-minute-decisions');
  assert.equal(bulk.length, 1);
  assert.equal(bulk[0]?.officer, office.person);
  assert.deepEqual(bulk[0]?.parts.map(({ number }) => number).toSorted(), numbers.toSorted());
  assert.deepEqual(await traces(bureau(), app, { ...PERIOD, county: PLACES.zhengxiang }), []);
});

test('the hours of a bundle add up to the working time between filing and its end', async () => {
  const { app, at } = sample;
  at('2026-12-23T01:00:00Z'); // Wednesday, 9:00: the office day begins
  const number = await filed();
  at('2026-12-23T03:00:00Z');
  await acts(number, { act: 'receive' });
  at('2026-12-24T02:00:00Z');
  const found = await holdings(bureau(), app, number);
  const seconds = found?.parts[0]?.held.reduce((sum, each) => sum + each.seconds, 0);
  assert.equal(seconds, (8 + 1) * 3600, 'a whole day of eight hours and one hour of the next');
  assert.equal(await holdings(office, app, number), undefined);
});
