// 第三人同意 on the real database: the father's certificate in the mother's filing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answerConsent } from '#app/answer-consent.ts';
import { importCertificates } from '#app/certificates.ts';
import { downloadFile } from '#app/download-file.ts';
import { openDraft } from '#app/open-draft.ts';
import { recordConsent, replaceConsentByPaper } from '#app/record-consent.ts';
import { saveDraft } from '#app/save-draft.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import type { CertificateId } from '#core/certificates/certificate.ts';
import type { CertificateTypeId } from '#core/catalogue/model.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { myConsents } from '#read/consents.ts';
import { lookUps } from '#read/look-ups.ts';
import { partForOfficer } from '#read/part-for-officer.ts';
import {
  bringThrough,
  doAct,
  eventsOfCase,
  good,
  material,
  newbornDraft,
  partOfItem,
  stateOf,
  submitted,
} from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, clerk, officer, PLACES, type Citizen } from '../support/sample-people.ts';

const PDF = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');
const SECRET = '样-父-身份证';

let sample: SampleApp;
let serial = 150;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const mother = citizen('样母', '1994-02-03', 11);
const window = clerk(PLACES.centre);
const health = officer(PLACES.changning, 'health', 411);
const file = { name: '同意书.pdf', bytes: PDF };

function isType(text: string): text is CertificateTypeId {
  return text === 'id-card';
}

function isId(text: string): text is CertificateId {
  return text.length === 36;
}

/** A father; `card`: he holds an identity card in electronic form. */
async function father(card = true): Promise<Citizen> {
  serial += 1;
  const person = citizen('样父', '1992-07-08', serial);
  const id = sample.app.newId();
  const type = 'id-card';
  assert.ok(isId(id) && isType(type));
  if (card) {
    const certificate = {
      id,
      division: PLACES.changning,
      holder: person.citizenNumber,
      holderName: person.name,
      type,
      name: { zh: '居民身份证' },
      number: SECRET,
      fields: {},
      issuedOn: '2020-01-01',
      issuerName: { zh: '样例公安局' },
      status: 'valid' as const,
      mark: 'sample' as const,
    };
    await importCertificates(sample.app, [certificate]);
  }
  return person;
}

/** The mother files at the counter and asks for the father's consent. */
async function asked(of: Citizen): Promise<CaseNumber> {
  const { app } = sample;
  const draft = await newbornDraft(app, window, mother, of);
  const paper = material(app.catalogue, 'father-id-card');
  good(await saveDraft(app, window, { draft, papers: [{ material: paper, choice: 'ask-consent' }] }));
  return submitted(app, window, draft);
}

async function stageOf(number: CaseNumber, item: string): Promise<string> {
  return partOfItem(await stateOf(sample.app, number), item).stage;
}

function agree(viewer: Viewer, number: CaseNumber) {
  return answerConsent(sample.app, viewer, { number, consent: 'c1', answer: 'agree' });
}

test('only what needs the paper waits, the father sees what is asked by whom, and once he agrees the office reads his card', async () => {
  const { app } = sample;
  const dad = await father();
  const number = await asked(dad);
  assert.equal(await stageOf(number, 'birth-certificate'), 'waiting');
  assert.equal(await stageOf(number, 'maternity-cost-refund'), 'at-office', 'what does not need it goes on');
  assert.ok(!JSON.stringify(await eventsOfCase(app, number)).includes(SECRET));
  const [line] = await myConsents(dad, app);
  assert.deepEqual(
    [line?.number, line?.status, line?.applicantName, line?.materialName.zh],
    [number, 'waiting', mother.name, '父亲居民身份证'],
  );
  assert.ok(line?.uses.some(({ itemName }) => itemName.zh === '出生医学证明签发'));

  const state = good(await agree(dad, number));
  const part = partOfItem(state, 'birth-certificate');
  assert.equal(part.stage, 'at-office');
  assert.equal(
    await stageOf(number, 'birth-household-registration'),
    'waiting',
    'it waits for the birth certificate too',
  );
  const seen = await partForOfficer(health, app, { number, part: part.part });
  const paper = seen?.materials.find((each) => each.material === 'father-id-card');
  assert.equal(paper?.way, 'e-certificate');
  assert.ok(paper.says?.some(({ value }) => value === SECRET));
  assert.deepEqual(
    (await myConsents(dad, app)).map(({ status }) => status),
    ['given'],
  );
  await bringThrough(app, health, { number, part: part.part });
  assert.equal(await stageOf(number, 'birth-household-registration'), 'at-office');
  const again = await agree(dad, number);
  assert.ok(!again.ok && again.error.code === 'consent-already-answered');
});

test('he declines: the parts go on without it, the paper counts as missing, and the office asks for it in the ordinary way', async () => {
  const { app } = sample;
  const dad = await father();
  const number = await asked(dad);
  good(await answerConsent(app, dad, { number, consent: 'c1', answer: 'decline', reason: '自己去办' }));
  const state = await stateOf(app, number);
  const { part } = partOfItem(state, 'birth-certificate');
  assert.ok(!JSON.stringify(await eventsOfCase(app, number)).includes(SECRET));
  await doAct(app, health, { number, part }, { act: 'receive' });
  const seen = await partForOfficer(health, app, { number, part });
  const paper = seen?.materials.find((each) => each.material === 'father-id-card');
  assert.equal(paper?.way, 'consent-declined');
  assert.ok(paper);
  await doAct(
    app,
    health,
    { number, part },
    { act: 'ask-supplement', materials: [paper.material], note: '' },
  );
  assert.equal(await stageOf(number, 'birth-certificate'), 'supplement-asked');
});

test('without the certificate he cannot agree, and the mother hands the paper in herself: nobody is asked any more', async () => {
  const { app } = sample;
  const dad = await father(false);
  const number = await asked(dad);
  const refused = await agree(dad, number);
  assert.ok(!refused.ok && refused.error.code === 'certificate-not-held');
  assert.equal(await stageOf(number, 'birth-certificate'), 'waiting', 'nothing happened');
  const stranger = citizen('路人', '1981-05-06', 52);
  const foreign = await replaceConsentByPaper(app, stranger, { number, consent: 'c1', files: [file] });
  assert.ok(!foreign.ok && foreign.error.code === 'not-found');
  good(await replaceConsentByPaper(app, mother, { number, consent: 'c1', files: [file] }));
  assert.equal(await stageOf(number, 'birth-certificate'), 'at-office');
  const late = await agree(dad, number);
  assert.ok(!late.ok && late.error.code === 'consent-already-answered');
});

test('a signed consent on paper is recorded by the receiving centre, its look at the certificate is noted, and its file stays', async () => {
  const { app } = sample;
  const dad = await father();
  const number = await asked(dad);
  const other = await recordConsent(app, clerk(PLACES.otherCentre, 352), {
    number,
    consent: 'c1',
    letter: file,
  });
  assert.ok(!other.ok && other.error.code === 'not-found');
  good(await recordConsent(app, window, { number, consent: 'c1', letter: file }));
  const state = await stateOf(app, number);
  const paper = state.materials.find((each) => each.material === 'father-id-card');
  assert.deepEqual([paper?.way, paper?.files.map(({ name }) => name)], ['e-certificate', ['同意书.pdf']]);
  const stored = await downloadFile(app, window, { from: 'case', number, file: paper?.files[0]?.id ?? '' });
  assert.ok(stored.ok);
  const looks = await lookUps(bureau(), app);
  assert.ok(
    looks.rows.some(({ purpose, clerkName }) => purpose === 'use-consent' && clerkName === window.name),
  );
});

test('nobody but the person asked answers, and nobody else is shown anything', async () => {
  const { app } = sample;
  const dad = await father();
  const number = await asked(dad);
  const strangers: readonly Viewer[] = [mother, citizen('路人', '1981-05-06', 52), window, health, bureau()];
  for (const viewer of strangers) {
    const tried = await agree(viewer, number);
    assert.ok(!tried.ok && tried.error.code === 'not-found', viewer.role);
    assert.ok(!JSON.stringify(await myConsents(viewer, app)).includes(number), viewer.role);
  }
});

test('one’s own paper is nobody’s to consent to, and while the father is not named nobody can be asked', async () => {
  const { app } = sample;
  const dad = await father();
  const draft = await newbornDraft(app, window, mother, dad);
  const choices = async (id: string) =>
    good(await openDraft(app, window, { draft })).paperOf(material(app.catalogue, id))?.choices ?? [];
  assert.ok(!(await choices('mother-id-card')).includes('ask-consent'));
  assert.ok((await choices('father-id-card')).includes('ask-consent'));
  good(await saveDraft(app, window, { draft, answers: { stated_father_citizen_number: '' } }));
  assert.ok(!(await choices('father-id-card')).includes('ask-consent'));
  good(
    await saveDraft(app, window, { draft, answers: { stated_father_citizen_number: mother.citizenNumber } }),
  );
  assert.ok(!(await choices('father-id-card')).includes('ask-consent'), 'the same number is oneself');
});
