// The sample consultation: what its folder says, what of it stands in the journal, and that nothing is claimed that was not read.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadSampleConsultations } from '#app/load-sample-consultation.ts';
import {
  checkConsultationFolder,
  loadConsultations,
  readSamples,
} from '#connectors/consultation-files/load.ts';
import type { Consultation } from '#core/consultation/consultation.ts';
import { checkCounts, countLedger } from '#core/consultation/counts.ts';
import { flagsOf } from '#core/consultation/disposition/flags.ts';
import type { Sample } from '#core/consultation/files/parse-sample.ts';
import { nthPoint } from '#core/consultation/ids.ts';
import type { Ledger, Submission } from '#core/consultation/ledger.ts';
import { adoptionAlarms, unaskedChanges } from '#core/consultation/plan/alarms.ts';
import { checkMentions } from '#core/consultation/plan/check-mentions.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';

const CONSULTATIONS = fileURLToPath(new URL('../../data/consultations', import.meta.url));

let running: SampleApp;
let ledger: Ledger;
let consultation: Consultation;
let sample: Sample;

before(async () => {
  running = await sampleApp();
  const samples = readSamples(CONSULTATIONS);
  const [[id, found] = []] = samples;
  const known = id && running.app.consultations.consultations.get(id);
  assert.ok(known && found);
  [consultation, sample] = [known, found];
  assert.ok((await loadSampleConsultations(running.app, samples)) > 200);
  ledger = await running.app.ledgers.latest({
    division: consultation.division,
    consultation: consultation.id,
  });
});

after(() => running.drop());

/** Those that were published somewhere, in the order of the file. */
const collected = (): readonly Submission[] =>
  [...ledger.submissions.values()].filter(({ published }) => published !== undefined);

test('the folder of the sample has no finding, and says that it is a sample', () => {
  assert.deepEqual(checkConsultationFolder(`${CONSULTATIONS}/open-door-sample`), []);
  assert.equal(consultation.mark, 'sample');
  assert.match(consultation.note, /不是衡阳/);
  assert.ok(consultation.departments.every(({ name }) => name.endsWith('（样例）')));
});

test('the districts of the sample are the counties of the city, by their own names', () => {
  const { divisions } = running.app;
  const counties = divisions.childrenOf(consultation.division);
  assert.deepEqual(
    consultation.districts.map(({ code, name }) => `${code} ${name}`).toSorted(),
    counties.map(({ code, name }) => `${code} ${name}`).toSorted(),
  );
});

test('all 83 opinions are taken in, word for word, each with its source', () => {
  assert.equal(sample.opinions.length, 83);
  assert.deepEqual(
    collected().map(({ text, published, channel }) => [text, published?.title, channel]),
    sample.opinions.map(({ text, source, channel }) => [text, source.title, channel]),
  );
});

test('an outcome stands with each opinion as it was read or inferred, and where nothing was found none stands', () => {
  const bases = { read: 0, inferred: 0, none: 0 };
  for (const [index, { published }] of collected().entries()) {
    const opinion = sample.opinions[index];
    assert.ok(opinion);
    bases[opinion.basis] += 1;
    assert.equal(published?.outcome?.basis ?? 'none', opinion.basis, opinion.id);
    if (opinion['disposition-raw'] !== undefined)
      assert.equal(published?.outcome?.words, opinion['disposition-raw']);
  }
  assert.deepEqual(bases, { read: 19, inferred: 26, none: 38 });
});

test('nothing is decided in the sample whose outcome was not read in its source', () => {
  const decided = collected().filter(({ points }) =>
    points.some((id) => {
      const point = ledger.points.get(id);
      return point && ledger.demands.get(point.demand)?.disposition !== undefined;
    }),
  );
  assert.ok(decided.length >= 15);
  for (const { text, published } of decided) assert.equal(published?.outcome?.basis, 'read', text);
});

test('what only supports is never adopted, whatever its source called it', () => {
  const support = [...ledger.demands.values()].filter(({ kind }) => kind === 'support');
  assert.equal(support.length, sample.work.support.length);
  for (const { disposition } of support) assert.equal(disposition, undefined);
});

test('every adopted demand of the sample has its change in the plan; one change of the plan was asked for by nobody', () => {
  const claims = [...ledger.demands.values()].flatMap(({ id, disposition }) =>
    disposition?.outcome === 'adopted' ? [{ demand: id, links: disposition.links }] : [],
  );
  assert.equal(claims.length, 12);
  assert.deepEqual(adoptionAlarms(claims, ledger.versions), []);
  const links = claims.flatMap((claim) => claim.links);
  const explained = ledger.clauseChanges.filter(
    ({ because, editorial }) => because.length > 0 || editorial !== undefined,
  );
  assert.deepEqual(
    unaskedChanges(ledger.versions, links, explained).map(({ clause }) => clause),
    ['c131'],
  );
});

test('a figure of the first draft differs between table and text, and the second draft put it right', () => {
  const [first, second] = ledger.versions;
  assert.ok(first && second);
  assert.deepEqual(
    checkMentions(first.clauses).map(({ code, indicator, clause }) => [code, indicator, clause]),
    [['figure-differs', 'c19', 'c12']],
  );
  assert.deepEqual(checkMentions(second.clauses), []);
});

test('what a careful reader would ask about the sample: a reason used twice, and a decision before its department answered', () => {
  assert.deepEqual(
    flagsOf(consultation, ledger).map(({ code, demand }) => `${demand} ${code}`),
    ['D1 decided-without-view', 'D34 reason-reused', 'D35 reason-reused'],
  );
});

test('people, submissions, points and demands of the sample close: two points of one proposal are one person', () => {
  assert.deepEqual(checkCounts(ledger), []);
  const { people, submissions, copies, points, demands } = countLedger(ledger);
  assert.deepEqual(
    { people, submissions, copies, points, demands },
    {
      people: 96,
      submissions: 97,
      copies: 0,
      points: 97,
      demands: 95,
    },
  );
});

test('where the source names no department the opinion waits for the desk', () => {
  for (const [index, { points }] of collected().entries()) {
    const opinion = sample.opinions[index];
    const point = points[0] && ledger.points.get(points[0]);
    const demand = point && ledger.demands.get(point.demand);
    assert.ok(opinion && demand);
    assert.equal(demand.sorted, true, opinion.id);
    assert.equal(demand.dispatch !== undefined, opinion['department-as-said'] !== undefined, opinion.id);
  }
});

test('the meeting has fourteen speakers on nine topics, recorded and confirmed by nobody; their names are not in the journal', async () => {
  const [meeting, ...more] = ledger.meetings;
  assert.ok(meeting && more.length === 0);
  assert.equal(meeting.topics.length, 9);
  assert.equal(meeting.speeches.length, 14);
  for (const number of meeting.speeches) {
    const speech = ledger.submissions.get(number);
    assert.ok(speech);
    assert.equal(speech.confirmed, undefined);
    const point = ledger.points.get(nthPoint(number, 1));
    assert.equal(point && ledger.demands.get(point.demand)?.sorted, false);
  }
  const journal = JSON.stringify(ledger.journal);
  for (const { name } of sample.meeting.speakers) assert.ok(!journal.includes(name), name);
  const { rows } = await running.app.pool.query<{ name: string }>(
    'select name from consultation_contributors order by created_at, id',
  );
  assert.deepEqual(
    rows.map(({ name }) => name).toSorted(),
    sample.meeting.speakers.map(({ name }) => name).toSorted(),
  );
});

test('the agreement with 零号湾 is one commitment that says that its five aspects are in no source', () => {
  const agreement = [...ledger.commitments.values()].find(({ partner }) => partner === '零号湾');
  assert.match(agreement?.title ?? '', /五个方面的内容来源未给出/);
  assert.deepEqual(agreement?.demands, []);
});

test('a second load changes nothing', async () => {
  assert.equal(await loadSampleConsultations(running.app, readSamples(CONSULTATIONS)), 0);
  assert.equal([...loadConsultations(CONSULTATIONS).consultations].length, 1);
});
