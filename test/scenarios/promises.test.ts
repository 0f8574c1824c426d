// 容缺 and 承诺 through the whole platform: signed, told, come or lapsed; checked, revoked, recorded, appealed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { actOnPart } from '#app/act-on-part.ts';
import { actOnSide } from '#app/act-on-side.ts';
import { appealCredit, decideCreditAppeal, repairCredit } from '#app/credit.ts';
import { handInSupplement } from '#app/hand-in-supplement.ts';
import { openDraft } from '#app/open-draft.ts';
import { paperArrived } from '#app/paper-arrived.ts';
import { runOutIn } from '#app/run-out.ts';
import { saveDraft } from '#app/save-draft.ts';
import { submitDraft } from '#app/submit-draft.ts';
import { attachUpload } from '#app/uploads.ts';
import type { DraftId } from '#core/cases/draft.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import type { SideCommand } from '#core/cases/acts.ts';
import type { CaseState } from '#core/cases/state.ts';
import { documentsOfCase, documentsOfPart } from '#read/case-documents.ts';
import { commitmentChecks } from '#read/commitment-checks.ts';
import { creditRecords, myCredit, type CreditLine } from '#read/credit.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import {
  bringThrough,
  doAct,
  fillDraft,
  good,
  material,
  signaturesOn,
  stateOf,
  submitted,
} from '../support/journeys.ts';
import { sampleApp, START, type SampleApp } from '../support/sample-app.ts';
import {
  bureau,
  citizen,
  clerk,
  officer,
  PLACES,
  type Citizen,
  type Officer,
} from '../support/sample-people.ts';

const PDF = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');
const window = clerk(PLACES.centre, 701);
const civil = officer(PLACES.changning, 'civil-affairs', 702);
const insurance = officer(PLACES.changning, 'human-resources', 703);
const data = bureau();

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

/** The person's own senior card, the photo to follow; filed at a counter. */
async function cardDraft(person: Citizen, photo: 'owe' | 'hand-in' = 'owe'): Promise<DraftId> {
  const draft = await fillDraft(sample.app, window, {
    thing: 'across-county',
    applicant: person,
    answers: { business_wanted: 'senior-card', for_whom: 'self', household_division: PLACES.home },
    shown: ['id-card'],
    delivery: { how: 'centre', place: PLACES.centre },
  });
  const paper = material(sample.app.catalogue, 'one-inch-photo');
  good(await saveDraft(sample.app, window, { draft, papers: [{ material: paper, choice: photo }] }));
  return draft;
}

/** A pension registration on a commitment in place of the household book. */
async function pensionOnCommitment(person: Citizen): Promise<DraftId> {
  return fillDraft(sample.app, window, {
    thing: 'across-county',
    applicant: person,
    answers: {
      business_wanted: 'pension',
      in_school: 'no',
      has_other_pension: 'no',
      household_division: PLACES.home,
    },
    shown: ['id-card'],
    committed: ['household-book'],
  });
}

async function accepted(person: Citizen): Promise<CaseNumber> {
  const number = await submitted(sample.app, window, await cardDraft(person));
  await doAct(sample.app, civil, { number, part: 1 }, { act: 'receive' });
  await doAct(sample.app, civil, { number, part: 1 }, { act: 'accept' });
  return number;
}

async function versionOf(number: CaseNumber): Promise<number> {
  return (await stateOf(sample.app, number)).parts[0]?.version ?? 0;
}

async function side(viewer: Officer, number: CaseNumber, command: SideCommand): Promise<string> {
  const version = await versionOf(number);
  const outcome = await actOnSide(sample.app, viewer, { number, part: 1, version, command });
  return outcome.ok ? 'ok' : outcome.error.code;
}

async function grant(number: CaseNumber): Promise<string> {
  const version = await versionOf(number);
  const command = { act: 'grant', opinion: '同意' } as const;
  const outcome = await actOnPart(sample.app, civil, { number, part: 1, version, command });
  return outcome.ok ? 'ok' : outcome.error.code;
}

async function arrived(number: CaseNumber, on: string): Promise<string> {
  const outcome = await paperArrived(sample.app, civil, {
    number,
    part: 1,
    version: await versionOf(number),
    materials: [material(sample.app.catalogue, 'one-inch-photo')],
    by: 'post',
    on,
  });
  return outcome.ok ? 'ok' : outcome.error.code;
}

function first(state: CaseState): CaseState['parts'][number] {
  const [part] = state.parts;
  assert.ok(part);
  return part;
}

test('the promise is signed as it was shown, or nothing is filed', async () => {
  const { app } = sample;
  const person = citizen('承诺甲', '1950-03-04', 111);
  const draft = await cardDraft(person);
  const unsigned = await submitDraft(app, window, { draft });
  assert.equal(!unsigned.ok && unsigned.error.code, 'promise-not-signed');
  const view = good(await openDraft(app, window, { draft }));
  const signed = signaturesOn(app, window, view);
  const another = await submitDraft(app, window, {
    draft,
    signatures: signed.map((each) => ({ ...each, digest: 'another' })),
  });
  assert.equal(!another.ok && another.error.code, 'promise-text-changed');
  const typed = await submitDraft(app, window, {
    draft,
    signatures: signed.map((each) => ({ ...each, way: 'typed-online' as const, name: '别人' })),
  });
  assert.equal(!typed.ok && typed.error.code, 'promise-signed-otherwise');
  const number = await submitted(app, window, draft);
  const [promise] = (await stateOf(app, number)).promises;
  assert.equal(promise?.template, 'owed-promise@1');
  assert.equal(promise?.signedBy, '承诺甲');
  assert.match(
    promise?.text ?? '',
    /一寸免冠彩色照片（原件或电子件），用于“老年人优待证”，该事项承诺受理后 5 个工作日内办完/,
  );
});

test('refusing to promise leads to the ordinary way: the paper is handed in and nothing is signed', async () => {
  const { app } = sample;
  const draft = await cardDraft(citizen('照常乙', '1950-03-05', 112), 'hand-in');
  const paper = material(app.catalogue, 'one-inch-photo');
  const missing = await submitDraft(app, window, { draft });
  assert.equal(!missing.ok && missing.error.code, 'draft-has-problems');
  good(await attachUpload(app, window, { draft, material: paper, file: { name: 'a.pdf', bytes: PDF } }));
  const number = await submitted(app, window, draft);
  assert.deepEqual((await stateOf(app, number)).promises, []);
});

test('the notice of acceptance tells the day, which is the promised one; the paper arrives by post and the card is granted', async () => {
  const { app } = sample;
  const person = citizen('容缺丙', '1950-03-06', 113);
  const number = await accepted(person);
  const part = first(await stateOf(app, number));
  assert.equal(part.due?.date, '2026-11-30');
  assert.deepEqual(part.owed, [{ material: 'one-inch-photo', date: '2026-11-30', provisional: false }]);
  const documents = await documentsOfCase(person, app, number);
  assert.deepEqual(
    documents.map(({ kind }) => kind),
    ['owed-promise', 'owed-notice'],
  );
  assert.match(documents[1]?.text ?? '', /一寸免冠彩色照片（原件或电子件），最晚于2026年11月30日送到/);
  assert.equal((await documentsOfPart(civil, app, { number, part: 1 })).length, 2);
  assert.deepEqual(await documentsOfPart(insurance, app, { number, part: 1 }), [], 'not another office');
  for (const viewer of [citizen('路人子', '1985-03-14', 121), clerk(PLACES.otherCentre, 704)])
    assert.deepEqual(await documentsOfCase(viewer, app, number), [], 'nobody else');

  await doAct(app, civil, { number, part: 1 }, { act: 'review', opinion: '其余齐全' });
  assert.equal(await grant(number), 'material-owed');
  sample.at('2026-12-01T02:00:00Z');
  assert.equal(await arrived(number, '2026-12-02'), 'arrival-in-future');
  assert.equal(await arrived(number, '2026-11-20'), 'arrival-before-filing');
  assert.equal(await arrived(number, '2026-12-01'), 'owed-too-late', 'what counts is the day it arrives');
  assert.equal(await arrived(number, '2026-11-30'), 'ok', 'also where it is recorded a day later');
  assert.equal(first(await stateOf(app, number)).owed[0]?.arrivedOn, '2026-11-30');
  assert.equal(await grant(number), 'ok');
  sample.at(START);
});

test('a paper that does not come ends the part, one working day after its day so that what came can still be entered; force majeure moves the day', async () => {
  const { app } = sample;
  const number = await accepted(citizen('逾期丁', '1950-03-07', 114));
  const photo = material(app.catalogue, 'one-inch-photo');
  const extend = (until: string, reason: string) =>
    side(civil, number, { act: 'extend-owed', materials: [photo], until, reason });
  assert.equal(await extend('2026-11-30', '大雪封路'), 'owed-date-not-later');
  assert.equal(await extend('2026-12-02', ' '), 'reason-needed');
  assert.equal(await extend('2026-12-02', '大雪封路，邮路中断'), 'ok');
  sample.at('2026-12-03T15:59:00Z');
  await runOutIn(app, PLACES.changning);
  assert.equal(
    first(await stateOf(app, number)).stage,
    'accepted',
    'the next working day is for entering what came',
  );
  sample.at('2026-12-03T16:01:00Z');
  await runOutIn(app, PLACES.changning);
  const part = first(await stateOf(app, number));
  assert.equal(part.stage, 'lapsed');
  assert.match(part.reason ?? '', /一寸免冠彩色照片/);
  assert.equal(await arrived(number, '2026-12-01'), 'not-allowed-now');
  sample.at(START);
});

test('what came on the last day and is entered on the next has come in time; what came later has not', async () => {
  const { app } = sample;
  const number = await accepted(citizen('末日卯', '1950-03-17', 124));
  const photo = material(app.catalogue, 'one-inch-photo');
  sample.at('2026-12-01T01:00:00Z'); // due 30 November, a Monday
  await runOutIn(app, PLACES.changning);
  const enter = async (on: string) =>
    handInSupplement(app, window, {
      number,
      part: 1,
      version: await versionOf(number),
      papers: [{ material: photo, files: [], shownAtCounter: true }],
      note: '',
      arrived: { by: 'post', on },
    });
  assert.equal((await enter('2026-12-01')).ok, false);
  good(await enter('2026-11-30'));
  await runOutIn(app, PLACES.changning);
  assert.equal(first(await stateOf(app, number)).stage, 'accepted');
  sample.at(START);
});

test('a false commitment: revoked, recorded, barred, appealed, removed', async () => {
  const { app } = sample;
  const person = citizen('不实戊', '1985-03-08', 115);
  const number = await submitted(app, window, await pensionOnCommitment(person));
  assert.match((await stateOf(app, number)).promises[0]?.text ?? '', /承诺不实的，终止办理/);
  await bringThrough(app, insurance, { number, part: 1 });
  const work = await commitmentChecks(insurance, app);
  assert.deepEqual(
    work.rows.map((row) => [row.number, row.why]),
    [[number, 'drawn']],
  );
  assert.equal((await commitmentChecks(civil, app)).total, 0);

  const book = material(app.catalogue, 'household-book');
  const revoke = (ground: 'false-commitment' | 'other', reason = '经核实，户籍不在常宁市') =>
    side(insurance, number, { act: 'revoke', ground, reason });
  assert.equal(await revoke('false-commitment'), 'commitment-not-found-false');
  const check = (outcome: 'true' | 'false', note: string) =>
    side(insurance, number, { act: 'check-commitment', materials: [book], outcome, note });
  assert.equal(await check('false', ' '), 'check-note-needed');
  assert.equal(await check('false', '查公安户籍登记，户籍在外省'), 'ok');
  assert.equal((await commitmentChecks(insurance, app)).total, 0, 'checked once, off the list');
  assert.equal(await revoke('false-commitment', ''), 'reason-needed');
  assert.equal(await revoke('false-commitment'), 'ok');
  assert.equal(first(await stateOf(app, number)).stage, 'revoked');

  const record = await onlyRecord(person);
  assert.equal(record.reason, '经核实，户籍不在常宁市');
  assert.ok(record.bars);
  const again = await pensionOnCommitment(person);
  assert.deepEqual(await problemsOn(again), ['barred-from-promising']);
  const barred = await submitDraft(app, window, { draft: again });
  assert.equal(!barred.ok && barred.error.code, 'draft-has-problems');

  const stranger = citizen('路人己', '1985-03-09', 116);
  const appeal = (by: Citizen) => appealCredit(app, by, { ...record, text: '本人户籍已迁入' });
  assert.equal((await appeal(stranger)).ok, false);
  assert.ok((await appeal(person)).ok);
  assert.equal((await appeal(person)).ok, false, 'once');
  assert.deepEqual(await problemsOn(again), ['barred-from-promising'], 'until it is decided');
  assert.equal((await creditRecords(data, app)).rows[0]?.appeal?.text, '本人户籍已迁入');
  const decide = (reason: string) =>
    decideCreditAppeal(app, data, { ...record, decision: 'removed', reason });
  assert.equal((await decide('')).ok, false);
  assert.ok((await decide('户籍确已迁入')).ok);
  assert.deepEqual(await problemsOn(again), []);
  assert.equal((await onlyRecord(person)).bars, false);
  assert.equal((await decide('再来一次')).ok, false);
});

test('a repaired record bars no longer, and its person is always checked', async () => {
  const { app } = sample;
  const person = citizen('修复庚', '1950-03-10', 117);
  const number = await submitted(app, window, await cardDraft(person, 'hand-in').then(withPhoto));
  await bringThrough(app, civil, { number, part: 1 });
  const card = (await stateOf(app, number)).parts[0]?.issued[0]?.id;
  assert.equal(await statusOf(card), 'valid');
  assert.equal(await side(civil, number, { act: 'revoke', ground: 'other', reason: '发证有误' }), 'ok');
  assert.equal(await statusOf(card), 'revoked', 'the certificate is void with the decision');
  assert.deepEqual(await myCredit(person, app), [], 'another ground leaves no record');

  const young = citizen('修复辛', '1985-03-11', 118);
  const false1 = await submitted(app, window, await pensionOnCommitment(young));
  await bringThrough(app, insurance, { number: false1, part: 1 });
  const book = material(app.catalogue, 'household-book');
  await side(insurance, false1, {
    act: 'check-commitment',
    materials: [book],
    outcome: 'false',
    note: '查实',
  });
  await side(insurance, false1, { act: 'revoke', ground: 'false-commitment', reason: '不实' });
  const draft = await pensionOnCommitment(young);
  assert.deepEqual(await problemsOn(draft), ['barred-from-promising']);
  assert.ok((await repairCredit(app, data, { ...(await onlyRecord(young)), reason: '已改正并作说明' })).ok);
  assert.deepEqual(await problemsOn(draft), []);
  const neverDrawn = { ...app, sampling: { ...app.sampling, rates: { low: 0, normal: 0, high: 0 } } };
  const next = await submitted(neverDrawn, window, draft);
  await bringThrough(neverDrawn, insurance, { number: next, part: 1 });
  assert.deepEqual(
    (await commitmentChecks(insurance, app)).rows.map((row) => [row.number, row.why]),
    [[next, 'record']],
  );
});

test('nobody but the person and the bureau reads a record', async () => {
  const { app } = sample;
  for (const viewer of [window, civil, citizen('路人壬', '1985-03-12', 119)]) {
    assert.deepEqual(await myCredit(viewer, app), []);
    assert.equal((await creditRecords(viewer, app)).total, 0);
  }
  assert.ok((await creditRecords(data, app)).total > 0);
});

async function withPhoto(draft: DraftId): Promise<DraftId> {
  const paper = material(sample.app.catalogue, 'one-inch-photo');
  const file = { name: 'a.pdf', bytes: PDF };
  good(await attachUpload(sample.app, window, { draft, material: paper, file }));
  return draft;
}

async function onlyRecord(person: Citizen): Promise<CreditLine> {
  const [record, ...more] = await myCredit(person, sample.app);
  assert.ok(record && more.length === 0);
  return record;
}

async function problemsOn(draft: DraftId): Promise<readonly string[]> {
  return good(await openDraft(sample.app, window, { draft })).problems.map(({ code }) => code);
}

async function statusOf(id: string | undefined): Promise<string | undefined> {
  const { rows } = await sample.app.pool.query<{ status: string }>(
    'select status from certificates where id = $1',
    [id],
  );
  return rows[0]?.status;
}

test('a clerk records that a paper came to the centre by post; the day counts, the citizen’s own upload counts from now', async () => {
  const { app } = sample;
  const photo = material(app.catalogue, 'one-inch-photo');
  const number = await accepted(citizen('邮到丑', '1950-03-15', 122));
  sample.at('2026-11-25T02:00:00Z');
  const seen = { material: photo, files: [], shownAtCounter: true };
  const command = { number, part: 1, version: await versionOf(number), papers: [seen], note: '' };
  const late = await handInSupplement(app, window, { ...command, arrived: { by: 'post', on: 'gestern' } });
  assert.equal(!late.ok && late.error.code, 'date-not-read');
  good(await handInSupplement(app, window, { ...command, arrived: { by: 'post', on: '2026-11-24' } }));
  assert.equal(first(await stateOf(app, number)).owed[0]?.arrivedOn, '2026-11-24');

  const person = citizen('自传寅', '1950-03-16', 123);
  const other = await accepted(person);
  const file = { name: 'a.pdf', bytes: PDF };
  const upload = { material: photo, files: [file] };
  good(
    await handInSupplement(app, person, {
      number: other,
      part: 1,
      version: await versionOf(other),
      papers: [upload],
      note: '',
      arrived: { by: 'post', on: '2026-11-24' },
    }),
  );
  assert.equal(first(await stateOf(app, other)).owed[0]?.arrivedOn, '2026-11-25', 'whatever a form says');
  sample.at(START);
});

test('an open case shows the citizen what is owed and until when', async () => {
  const person = citizen('进度癸', '1950-03-13', 120);
  const number = await accepted(person);
  const found = await caseForCitizen(person, sample.app, number);
  assert.equal(found?.parts[0]?.owed[0]?.date, '2026-11-30');
  assert.ok(found?.parts[0]?.acts.includes('hand-in-supplement'));
});
