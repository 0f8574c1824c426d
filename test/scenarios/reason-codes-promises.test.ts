// Reason codes of 好差评 about papers that are not handed in, and about manners.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { actOnPart } from '#app/act-on-part.ts';
import { importCertificates } from '#app/certificates.ts';
import { deliverResult } from '#app/deliver-result.ts';
import { followUpRating } from '#app/follow-up-rating.ts';
import { paperArrived } from '#app/paper-arrived.ts';
import { postResult } from '#app/post-result.ts';
import { rateCase } from '#app/rate-case.ts';
import { submitDraft } from '#app/submit-draft.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import type { CertificateId, StoredCertificate } from '#core/certificates/certificate.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { FollowUpStep } from '#core/ratings/follow-up.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import { documentsOfCase } from '#read/case-documents.ts';
import { ownRating, ratingForBureau, ratings } from '#read/ratings.ts';
import {
  bringThrough,
  doAct,
  fillDraft,
  good,
  material,
  pensionDraft,
  stateOf,
  submitted,
} from '../support/journeys.ts';
import { proves } from '../support/reason-codes.ts';
import { achieved, BY_POST, filedOnline, firstPart, PENSION } from '../support/reason-steps.ts';
import { countedId, sampleApp, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, clerk, officer, PLACES, type Citizen } from '../support/sample-people.ts';

const window = clerk(PLACES.centre, 861);
const insurance = officer(PLACES.changning, 'human-resources', 862);
const civil = officer(PLACES.changning, 'civil-affairs', 863);
const checker = { ...bureau(), person: citizen('样复', '1980-01-01', 474).person, name: '复核乙' };

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

/** A valid certificate of this type, as the register has it. */
function held(person: Citizen, type: string, fields: StoredCertificate['fields'] = {}): StoredCertificate {
  const found = sample.app.catalogue.certificates.values().find((each) => each.id === type);
  const id = countedId();
  assert.ok(found && isCertificateId(id), type);
  return {
    id,
    division: PLACES.changning,
    holder: person.citizenNumber,
    holderName: person.name,
    type: found.id,
    name: found.name,
    number: '样',
    fields,
    issuedOn: '2020-01-02',
    issuerName: { zh: '示例' },
    status: 'valid',
    mark: 'sample',
  };
}

function isCertificateId(id: string): id is CertificateId {
  return id.length === 36;
}

proves(409, async () => {
  const { app } = sample;
  const person = citizen('样诺', '1985-03-08', 461);
  const draft = await fillDraft(app, window, {
    thing: 'across-county',
    applicant: person,
    answers: PENSION,
    shown: ['id-card'],
    committed: ['household-book'],
  });
  const unsigned = await submitDraft(app, window, { draft });
  assert.equal(!unsigned.ok && unsigned.error.code, 'promise-not-signed', 'not without a signature');
  const number = await submitted(app, window, draft);
  const { promises, materials } = await stateOf(app, number);
  assert.deepEqual(
    promises.map(({ kind, materials: replaced }) => [kind, replaced]),
    [['commitment', ['household-book']]],
  );
  const book = materials.find((paper) => paper.material === 'household-book');
  assert.deepEqual([book?.way, book?.files], ['committed', []]);
  await bringThrough(app, insurance, { number, part: 1 });
  assert.equal((await firstPart(app, number)).stage, 'issued');
});

proves(511, async () => {
  const { app } = sample;
  const person = citizen('样后补', '1950-03-04', 462);
  const draft = await fillDraft(app, window, {
    thing: 'across-county',
    applicant: person,
    answers: { business_wanted: 'senior-card', for_whom: 'self', household_division: PLACES.home },
    shown: ['id-card'],
    owed: ['one-inch-photo'],
  });
  const number = await submitted(app, window, draft);
  const at = { number, part: 1 };
  await doAct(app, civil, at, { act: 'receive' });
  await doAct(app, civil, at, { act: 'accept' });
  const owed = (await caseForCitizen(person, app, number))?.parts[0]?.owed ?? [];
  assert.deepEqual(
    owed.map(({ material: paper, date }) => [paper, date]),
    [['one-inch-photo', '2026-11-30']],
  );
  const documents = await documentsOfCase(person, app, number);
  assert.ok(documents.some(({ kind, text }) => kind === 'owed-notice' && text.includes('2026年11月30日')));
  await doAct(app, civil, at, { act: 'review', opinion: '其余齐全' });
  const command = { act: 'grant', opinion: '同意' } as const;
  const early = await actOnPart(app, civil, {
    ...at,
    version: (await firstPart(app, number)).version,
    command,
  });
  assert.equal(!early.ok && early.error.code, 'material-owed');
  const materials = [material(app.catalogue, 'one-inch-photo')];
  const { version } = await firstPart(app, number);
  good(await paperArrived(app, civil, { ...at, version, materials, by: 'post', on: '2026-11-23' }));
  await doAct(app, civil, at, command);
  assert.equal((await firstPart(app, number)).stage, 'granted');
});

proves(512, async () => {
  const { app } = sample;
  const person = citizen('样免证', '1990-05-06', 463);
  await importCertificates(app, [
    held(person, 'id-card'),
    held(person, 'household-book', { 'household-division': PLACES.home }),
  ]);
  const number = await submitted(
    app,
    person,
    await fillDraft(app, person, { thing: 'across-county', answers: PENSION, delivery: BY_POST }),
  );
  const { materials } = await stateOf(app, number);
  assert.deepEqual(
    materials.map(({ material: paper, way, files }) => [paper, way, files.length]),
    [
      ['id-card', 'e-certificate', 0],
      ['household-book', 'e-certificate', 0],
    ],
  );
  assert.equal((await achieved(app, number)).materials.after, 0);
});

proves(513, async () => {
  const { app } = sample;
  const person = citizen('样全网', '1990-05-06', 464);
  const number = await filedOnline(app, person, {
    thing: 'across-county',
    answers: PENSION,
    delivery: BY_POST,
  });
  await bringThrough(app, insurance, { number, part: 1 });
  const { version } = await firstPart(app, number);
  good(await postResult(app, insurance, { number, part: 1, version, carrier: '中国邮政', parcel: 'EY 2' }));
  const state = await stateOf(app, number);
  assert.deepEqual([state.channel, state.status], ['online', 'finished']);
  assert.equal((await achieved(app, number)).visits, 0);
});

async function finished(person: Citizen): Promise<CaseNumber> {
  const { app } = sample;
  const number = await submitted(app, window, await pensionDraft(app, window, person));
  await bringThrough(app, insurance, { number, part: 1 });
  const { version } = await firstPart(app, number);
  good(await deliverResult(app, window, { number, part: 1, version, to: person.name }));
  return number;
}

/** Rated low for this reason; the day until which the follow-up must be done. */
async function complained(person: Citizen, code: number): Promise<{ number: CaseNumber; due?: string }> {
  const number = await finished(person);
  const grade = String(code).charAt(0) === '1' ? '1' : '2';
  const rating = { number, grade, reasons: [String(code)], comment: '', channel: 'web' } as const;
  const { followUp } = good(await rateCase(sample.app, person, rating));
  return { number, ...(followUp ? { due: followUp.due } : {}) };
}

async function recorded(viewer: Viewer, number: CaseNumber, step: FollowUpStep): Promise<string> {
  const version = (await ratingForBureau(bureau(), sample.app, number))?.followUp?.version ?? 0;
  const outcome = await followUpRating(sample.app, viewer, { number, version, step });
  return outcome.ok ? outcome.value.stage : outcome.error.code;
}

const CONTACT = { step: 'contact', way: 'phone', reached: true, note: '已电话回访' } as const;
const FOUND = { step: 'find', outcome: 'true', note: '属实' } as const;
const CORRECTED = { step: 'correct', note: '已向本人道歉，窗口调整' } as const;
const CHECKED = { step: 'check', agrees: true, note: '同意' } as const;

proves(115, async () => {
  const { app } = sample;
  const person = citizen('样差评', '1980-06-07', 465);
  const { number, due } = await complained(person, 115);
  assert.equal(due, '2026-12-14', 'fifteen working days');
  assert.equal(await recorded(bureau(), number, CHECKED), 'follow-up-not-now', 'in this order alone');
  assert.equal(await recorded(bureau(), number, CONTACT), 'contacted');
  assert.equal(await recorded(bureau(), number, FOUND), 'found');
  assert.equal(await recorded(bureau(), number, CORRECTED), 'corrected');
  assert.equal(await recorded(checker, number, CHECKED), 'closed');
  for (const viewer of [window, insurance]) {
    assert.equal(await ratingForBureau(viewer, app, number), undefined);
    assert.equal(await ownRating(viewer, app, number), undefined);
    assert.equal((await ratings(viewer, app)).total, 0);
  }
});

proves(213, async () => {
  const { app } = sample;
  const draft = await pensionDraft(app, window, citizen('样生疏', '1980-06-07', 466));
  const idCard = material(app.catalogue, 'id-card');
  for (const review of [undefined, { seen: [], remarks: '' }, { seen: [idCard], remarks: '' }]) {
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    const hasty = await submitDraft(app, window, { draft, ...(review ? { review } : {}) });
    assert.equal(!hasty.ok && hasty.error.code, 'form-review-incomplete');
    assert.deepEqual(hasty.ok ? undefined : hasty.view?.problems, [], 'the form is there, as it was');
  }
  const seen = [idCard, material(app.catalogue, 'household-book')];
  assert.ok((await submitDraft(app, window, { draft, review: { seen, remarks: '' } })).ok);
  const { number, due } = await complained(citizen('样评生', '1980-06-07', 467), 213);
  assert.ok(due);
  assert.equal((await ratingForBureau(bureau(), app, number))?.followUp?.stage, 'open');
});

proves(214, async () => {
  const { number } = await complained(citizen('样评硬', '1980-06-07', 468), 214);
  assert.equal(await recorded(bureau(), number, CONTACT), 'contacted');
  assert.equal(await recorded(bureau(), number, { ...FOUND, outcome: 'mistaken' }), 'found');
  assert.equal(await recorded(bureau(), number, CHECKED), 'follow-up-check-not-independent');
  assert.equal(await recorded(checker, number, CHECKED), 'closed');
});
