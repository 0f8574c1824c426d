// Reason codes of 好差评 about time: what is promised, told, kept, and what happens when it is not.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { answerWarning } from '#app/answer-warning.ts';
import { planCounty } from '#app/plan-outbox.ts';
import { raiseWarnings } from '#app/raise-warnings.ts';
import { runOutIn } from '#app/run-out.ts';
import { clocksOf, judgeClock } from '#core/cases/clocks.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import { tellWhatIsMissing } from '#jobs/one-notice.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import { myNotices, type NoticeLine } from '#read/notices.ts';
import { rankings } from '#read/rankings.ts';
import { warnings } from '#read/warnings.ts';
import {
  doAct,
  eventsOfCase,
  newbornDraft,
  good,
  partOfItem,
  pensionDraft,
  stateOf,
  submitted,
} from '../support/journeys.ts';
import { proves } from '../support/reason-codes.ts';
import { firstPart, officeOf } from '../support/reason-steps.ts';
import { sampleApp, START, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, clerk, officer, PLACES, type Citizen } from '../support/sample-people.ts';

const window = clerk(PLACES.centre, 821);
const office = officer(PLACES.changning, 'human-resources', 822);

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

async function atCounter(person: Citizen): Promise<CaseNumber> {
  return submitted(sample.app, window, await pensionDraft(sample.app, window, person));
}

async function through(number: CaseNumber, acts: 'accept' | 'grant'): Promise<void> {
  const at = { number, part: 1 };
  await doAct(sample.app, office, at, { act: 'receive' });
  await doAct(sample.app, office, at, { act: 'accept' });
  if (acts === 'accept') return;
  await doAct(sample.app, office, at, { act: 'review', opinion: '属实' });
  await doAct(sample.app, office, at, { act: 'grant', opinion: '同意' });
}

async function warned(number: CaseNumber): Promise<readonly string[]> {
  await raiseWarnings(sample.app);
  const { rows } = await warnings(bureau(), sample.app);
  return rows.filter((line) => line.number === number).map(({ level, kind }) => `${level} ${kind}`);
}

async function clockOf(number: CaseNumber, kind: string) {
  const { app } = sample;
  const clock = clocksOf(await stateOf(app, number), app).find((each) => each.kind === kind);
  assert.ok(clock, kind);
  return judgeClock(clock, app.calendar, app.now());
}

/** The person's notices, once the outbox was gone through. */
async function told(person: Citizen): Promise<readonly NoticeLine[]> {
  await planCounty(sample.app, { hooks: [] }, PLACES.changning);
  return (await myNotices(person, sample.app)).rows;
}

async function codesTold(person: Citizen): Promise<readonly string[]> {
  return (await told(person)).map(({ code }) => code);
}

proves(110, async () => {
  const { app, at } = sample;
  at(START);
  const silent = citizen('样不答', '1980-05-06', 421);
  const unanswered = await atCounter(silent);
  await doAct(app, office, { number: unanswered, part: 1 }, { act: 'receive' });
  at('2026-11-30T16:01:00Z'); // five working days after Monday 23 have passed
  await runOutIn(app, PLACES.changning);
  assert.equal((await firstPart(app, unanswered)).stage, 'accepted');
  assert.ok((await codesTold(silent)).includes('part-deemed-accepted'));

  at(START);
  const unissued = await atCounter(citizen('样不发', '1980-05-06', 422));
  await through(unissued, 'grant');
  const clock = await clockOf(unissued, 'issue');
  assert.equal(clock.source.by, 'law');
  assert.equal(clock.due?.date.toString(), '2026-12-07');
  assert.equal(
    clock.due?.derivation.filter(({ counted }) => counted).length,
    10,
    'ten working days, each shown',
  );
  assert.deepEqual(await warned(unissued), []);
  at('2026-12-08T01:00:00Z');
  assert.deepEqual(await warned(unissued), ['red issue']);
  assert.equal((await clockOf(unissued, 'issue')).late, true);
  at(START);
});

proves(209, async () => {
  const { app, at } = sample;
  at(START);
  const person = citizen('样承诺', '1980-05-06', 423);
  const number = await atCounter(person);
  await through(number, 'accept');
  const notice = (await told(person)).find(({ code }) => code === 'part-accepted');
  assert.match(JSON.stringify(notice?.params), /2026-11-26/);
  const light = async () => (await caseForCitizen(person, app, number))?.parts[0]?.dueNow?.light;
  assert.deepEqual([await light(), await warned(number)], ['yellow', ['yellow promised']]);
  at('2026-11-27T01:00:00Z');
  assert.equal(await light(), 'red');
  assert.deepEqual((await warned(number)).toSorted(), ['red promised', 'yellow promised']);
  const [red] = (await warnings(office, app, { only: 'red' })).rows.filter((line) => line.number === number);
  assert.ok(red?.feedbackDue);
  good(await answerWarning(app, office, { division: red.division, id: red.id, feedback: '系统故障' }));
  const clock = await clockOf(number, 'promised');
  assert.deepEqual([clock.due?.date.toString(), clock.late], ['2026-11-26', true], 'an answer moves no date');
  at(START);
});

proves(309, async () => {
  const { app, at } = sample;
  at('2026-12-28T01:00:00Z');
  const number = await atCounter(citizen('样按时', '1980-05-06', 424));
  at('2026-12-29T01:00:00Z');
  await through(number, 'grant');
  const clock = await clockOf(number, 'promised');
  assert.deepEqual([clock.status, clock.late, clock.rated], ['ended', false, true]);
  const period = { from: '2026-12-28', to: '2026-12-31' };
  const lines = await rankings(bureau(), app, { by: 'agency', ...period });
  const own = lines.find((line) => line.county === PLACES.changning && line.agency === office.agency);
  assert.deepEqual([own?.ended, own?.inTime, own?.notRated], [1, 1, 0]);
  at(START);
});

proves(307, async () => {
  const { app, at } = sample;
  at(START);
  const mother = citizen('样母告', '1994-02-03', 425);
  const father = citizen('样父告', '1992-07-08', 426);
  const number = await submitted(app, window, await newbornDraft(app, window, mother, father));
  const state = await stateOf(app, number);
  const parts = ['birth-certificate', 'birth-registration-voucher'].map((item) => partOfItem(state, item));
  for (const part of parts) {
    const place = { number, part: part.part };
    const paper = state.materials.find(
      ({ items, way }) => items.includes(part.item) && way !== 'from-sibling',
    );
    const materials = paper ? [paper.material] : [];
    await doAct(app, officeOf(part), place, { act: 'receive' });
    await doAct(app, officeOf(part), place, { act: 'ask-supplement', materials, note: `第${part.part}项` });
  }
  assert.ok(!(await codesTold(mother)).includes('one-notice-issued'), 'not one office at a time');
  at('2026-11-30T10:00:00Z');
  await tellWhatIsMissing(app);
  const lists = (await eventsOfCase(app, number)).filter(({ kind }) => kind === 'one-notice-issued');
  assert.deepEqual(
    lists.map((list) => list.kind === 'one-notice-issued' && list.entries.map(({ part }) => part)),
    [parts.map(({ part }) => part)],
  );
  assert.equal((await codesTold(mother)).filter((code) => code === 'one-notice-issued').length, 1);
  at(START);
});
