import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { actOnPart } from '#app/act-on-part.ts';
import { importCertificates } from '#app/certificates.ts';
import { downloadFile } from '#app/download-file.ts';
import { handInSupplement } from '#app/hand-in-supplement.ts';
import { openDraft } from '#app/open-draft.ts';
import { saveDraft } from '#app/save-draft.ts';
import { attachUpload } from '#app/uploads.ts';
import type { CertificateTypeId } from '#core/catalogue/model.ts';
import type { CertificateId, StoredCertificate } from '#core/certificates/certificate.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import { myCases } from '#read/my-cases.ts';
import { myDrafts } from '#read/my-drafts.ts';
import { PAGE_SIZE } from '#read/reads.ts';
import { doAct, fillDraft, good, material, stateOf, submitted } from '../support/journeys.ts';
import { countedId, sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, officer, PLACES, type Citizen } from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const office = officer(PLACES.changning, 'human-resources', 461);
const PDF = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');

/** A certificate of the sample city. */
function held(
  person: Citizen,
  type: string,
  fields: StoredCertificate['fields'],
  validUntil?: string,
): StoredCertificate {
  const id = countedId();
  const types = sample.app.catalogue.certificates;
  const found = types.values().find((each) => each.id === type);
  assert.ok(found && isCertificateId(id));
  const typeId: CertificateTypeId = found.id;
  return {
    id,
    division: PLACES.changning,
    holder: person.citizenNumber,
    holderName: person.name,
    type: typeId,
    name: found.name,
    number: '样',
    fields,
    issuedOn: '2020-01-02',
    issuerName: { zh: '示例' },
    status: 'valid',
    mark: 'sample',
    ...(validUntil === undefined ? {} : { validUntil }),
  };
}

function isCertificateId(id: string): id is CertificateId {
  return id.length === 36;
}

const ANSWERS = { business_wanted: 'pension', in_school: 'no', has_other_pension: 'no' };

test('online: sign-in and certificates fill in what is known, one paper comes from a certificate, one as a file', async () => {
  const { app } = sample;
  const person = citizen('样本网', '1990-05-06', 61);
  await importCertificates(app, [
    held(person, 'household-book', { 'household-division': PLACES.home }),
    held(citizen('路人', '1990-05-06', 62), 'household-book', { 'household-division': PLACES.zhengxiang }),
  ]);
  const draft = await fillDraft(app, person, { thing: 'across-county', answers: ANSWERS });
  const view = good(await openDraft(app, person, { draft }));
  assert.deepEqual(view.prefilled.toSorted(), ['citizen_number', 'household_division', 'name', 'phone']);
  assert.equal(view.shown['household_division'], PLACES.home);
  assert.deepEqual(
    view.problems.map(({ at, code }) => `${'material' in at ? at.material : at.kind} ${code}`),
    ['id-card paper-missing', 'delivery delivery-place-needed'],
  );
  const idCard = material(app.catalogue, 'id-card');
  const file = good(
    await attachUpload(app, person, { draft, material: idCard, file: { name: '身份证.pdf', bytes: PDF } }),
  );
  good(await saveDraft(app, person, { draft, delivery: { how: 'centre', place: PLACES.centre } }));
  assert.deepEqual(
    (await myDrafts(person, app)).map(({ id }) => id),
    [draft],
  );
  const number = await submitted(app, person, draft);
  assert.deepEqual(await myDrafts(person, app), []);

  const state = await stateOf(app, number);
  assert.equal(state.channel, 'online');
  assert.equal(state.receivingPlace, undefined);
  assert.deepEqual(
    state.materials.map(({ material: id, way }) => [id, way]),
    [
      ['id-card', 'uploaded'],
      ['household-book', 'e-certificate'],
    ],
  );
  const book = state.materials.find(({ way }) => way === 'e-certificate');
  assert.deepEqual(book?.says?.[2], {
    label: '户籍所在村（社区）',
    value: app.divisions.pathOf(PLACES.home),
  });
  assert.deepEqual(
    good(await downloadFile(app, office, { from: 'case', number, file: file.id })).file.name,
    '身份证.pdf',
  );
});

test('a certificate that has expired is neither used nor shown', async () => {
  const { app } = sample;
  const person = citizen('样本旧', '1990-05-06', 63);
  await importCertificates(app, [
    held(person, 'household-book', { 'household-division': PLACES.home }, '2026-11-22'),
  ]);
  const draft = await fillDraft(app, person, { thing: 'across-county', answers: ANSWERS });
  const view = good(await openDraft(app, person, { draft }));
  assert.equal(view.shown['household_division'], undefined);
  assert.ok(!view.prefilled.includes('household_division'));
});

test("somebody else's certificate cannot be named", async () => {
  const { app } = sample;
  const person = citizen('样本借', '1990-05-06', 64);
  const foreign = held(citizen('路人', '1990-05-06', 65), 'household-book', {});
  await importCertificates(app, [
    foreign,
    held(person, 'household-book', { 'household-division': PLACES.home }),
  ]);
  const draft = await fillDraft(app, person, { thing: 'across-county', answers: ANSWERS });
  const book = material(app.catalogue, 'household-book');
  good(
    await saveDraft(app, person, {
      draft,
      papers: [{ material: book, choice: 'e-certificate', certificate: foreign.id }],
    }),
  );
  const { problems } = good(await openDraft(app, person, { draft }));
  assert.ok(
    problems.some(
      ({ at, code }) => code === 'certificate-not-usable' && 'material' in at && at.material === book,
    ),
  );
});

test('what the office asks for once comes from the applicant as a file; a wrong file leaves no trace', async () => {
  const { app } = sample;
  const person = citizen('样本补', '1990-05-06', 66);
  await importCertificates(app, [held(person, 'household-book', { 'household-division': PLACES.home })]);
  const idCard = material(app.catalogue, 'id-card');
  const draft = await fillDraft(app, person, {
    thing: 'across-county',
    answers: ANSWERS,
    delivery: { how: 'centre', place: PLACES.centre },
  });
  good(await attachUpload(app, person, { draft, material: idCard, file: { name: '糊.pdf', bytes: PDF } }));
  const number = await submitted(app, person, draft);
  await doAct(app, office, { number, part: 1 }, { act: 'receive' });
  await doAct(
    app,
    office,
    { number, part: 1 },
    { act: 'ask-supplement', materials: [idCard], note: '照片不清' },
  );
  const asked = await caseForCitizen(person, app, number);
  assert.deepEqual(
    [asked?.parts[0]?.holder, asked?.parts[0]?.acts],
    ['applicant', ['hand-in-supplement', 'withdraw']],
  );
  const version = asked?.parts[0]?.version ?? 0;
  const handIn = (name: string) =>
    handInSupplement(app, person, {
      number,
      part: 1,
      version,
      note: '',
      papers: [{ material: idCard, files: [{ name, bytes: PDF }] }],
    });
  const wrong = await handIn('身份证.jpg');
  assert.ok(!wrong.ok && wrong.error.code === 'file-type-mismatch');
  const nothing = await handInSupplement(app, person, { number, part: 1, version, note: '', papers: [] });
  assert.ok(!nothing.ok && nothing.error.code === 'material-missing');
  assert.equal(good(await handIn('清.pdf')).stage, 'received');
  const papers = (await stateOf(app, number)).materials.find(({ material: id }) => id === idCard);
  assert.deepEqual(
    papers?.files.map(({ name }) => name),
    ['糊.pdf', '清.pdf'],
  );
  const stale = await actOnPart(app, office, { number, part: 1, version, command: { act: 'accept' } });
  assert.ok(!stale.ok && stale.error.code === 'changed-meanwhile' && stale.error.params['who'] === '样本补');
});

test('a long list comes page by page, newest first, none twice and none left out', async () => {
  const { app, at } = sample;
  const person = citizen('样本多', '1990-05-06', 67);
  await importCertificates(app, [
    held(person, 'household-book', { 'household-division': PLACES.home }),
    held(person, 'id-card', {}),
  ]);
  for (let minute = 0; minute < PAGE_SIZE + 3; minute += 1) {
    at(`2026-11-24T01:${String(minute).padStart(2, '0')}:00Z`);
    const draft = await fillDraft(app, person, {
      thing: 'across-county',
      answers: ANSWERS,
      delivery: { how: 'centre', place: PLACES.centre },
    });
    good(
      await attachUpload(app, person, {
        draft,
        material: material(app.catalogue, 'id-card'),
        file: { name: 'a.pdf', bytes: PDF },
      }),
    );
    await submitted(app, person, draft);
  }
  const [one, two] = [await myCases(person, app), await myCases(person, app, 2)];
  assert.deepEqual(
    [one.rows.length, two.rows.length, one.total, one.pages],
    [PAGE_SIZE, 3, PAGE_SIZE + 3, 2],
  );
  const times = [...one.rows, ...two.rows].map(({ filedAt }) => filedAt);
  assert.deepEqual(times, times.toSorted().toReversed());
  assert.equal(new Set([...one.rows, ...two.rows].map(({ number }) => number)).size, PAGE_SIZE + 3);
  assert.deepEqual((await myCases(person, app, Number.NaN)).rows, one.rows);
});
