import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDraft, type DraftView } from '#app/open-draft.ts';
import { makePlanBook } from '#app/plan-book.ts';
import { saveDraft } from '#app/save-draft.ts';
import { startDraft } from '#app/start-draft.ts';
import { submitDraft } from '#app/submit-draft.ts';
import { attachUpload, LARGEST_FILE, removeUpload } from '#app/uploads.ts';
import { downloadFile } from '#app/download-file.ts';
import type { App } from '#app/app.ts';
import type { DraftId } from '#core/cases/draft.ts';
import type { Catalogue, Thing } from '#core/catalogue/model.ts';
import { partForOfficer } from '#read/part-for-officer.ts';
import { findPersonForCounter } from '#read/find-person.ts';
import {
  doAct,
  eventsOfCase,
  fillDraft,
  good,
  material,
  pensionDraft,
  stateOf,
  submitted,
  thing,
} from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const window = clerk(PLACES.centre);
const adult = citizen('样本甲', '1980-05-06', 41);
const PDF = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');
/** A document of its own for each page number. */
const pdfPage = (page: number): Uint8Array =>
  new TextEncoder().encode(`%PDF-1.7\n%âãÏÓ\n1 0 obj\n<</Page ${page}>>\nendobj\n`);
const EXE = new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0]);

async function viewOf(draft: DraftId, app: App = sample.app): Promise<DraftView> {
  return good(await openDraft(app, window, { draft }));
}

/** `place code` of every problem. */
function told({ problems }: DraftView): readonly string[] {
  return problems.map(
    ({ at, code }) => `${'element' in at ? at.element : 'material' in at ? at.material : at.kind} ${code}`,
  );
}

test('each wrong answer is named at its own field, and everything typed is still there', async () => {
  const typed = {
    business_wanted: 'pension',
    in_school: 'maybe',
    has_other_pension: '',
    name: '<script>alert(1)</script>',
    citizen_number: '00048219800506002X',
    phone: '12345',
    household_division: '999999999999',
  };
  const draft = await pensionDraft(sample.app, window, adult, typed);
  const view = await viewOf(draft);
  assert.deepEqual(told(view), [
    'in_school not-yes-or-no',
    'has_other_pension required',
    'name person-name-characters',
    'citizen_number citizen-number-check-digit',
    'phone phone-number-format',
    'household_division division-unknown',
  ]);
  assert.deepEqual({ ...view.draft.answers }, typed);
  const outcome = await submitDraft(sample.app, window, { draft });
  assert.ok(!outcome.ok && outcome.error.code === 'draft-has-problems' && outcome.view);
});

test('an applicant too young or too old is told so at the number, in the words of the item', async () => {
  for (const birthDate of ['2012-01-01', '1960-01-01']) {
    const person = citizen('样本乙', birthDate, 42);
    const view = await viewOf(await pensionDraft(sample.app, window, person));
    assert.deepEqual(told(view), ['citizen_number requirement-fails'], birthDate);
    assert.match(view.problems[0]?.text?.zh ?? '', /16周岁/);
  }
});

test('the number on the form must be that of the person whose identity was checked', async () => {
  const other = citizen('样本丙', '1981-01-01', 43);
  const view = await viewOf(
    await pensionDraft(sample.app, window, adult, { citizen_number: other.citizenNumber }),
  );
  assert.deepEqual(told(view), ['citizen_number applicant-differs']);
});

test('a clerk who has not looked at the identity document cannot file', async () => {
  const draft = await pensionDraft(sample.app, window, adult);
  const { name, citizenNumber } = adult;
  good(
    await saveDraft(sample.app, window, {
      draft,
      applicant: { name, citizenNumber, phone: '13800000000', identityChecked: false },
    }),
  );
  assert.deepEqual(told(await viewOf(draft)), ['applicant identity-not-checked']);
});

test('an item that the county does not offer is named at the field that chose the county', async () => {
  const { app } = sample;
  const implementations = new Map(app.catalogue.implementations);
  const here = new Map(implementations.get(PLACES.changning));
  for (const [id, each] of here) if (id === 'pension-registration') here.set(id, { ...each, offered: false });
  implementations.set(PLACES.changning, here);
  const elsewhere = withCatalogue(app, { ...app.catalogue, implementations });
  const view = await viewOf(await pensionDraft(app, window, adult), elsewhere);
  assert.deepEqual(told(view), ['household_division item-not-offered']);
  assert.equal(view.shown['household_division'], PLACES.home);
});

test('a thing that is closed, not open yet, only described or unknown cannot be begun', async () => {
  const { app } = sample;
  const table: readonly (readonly [Partial<Thing>, string])[] = [
    [{ closedFrom: '2026-11-01' }, 'thing-closed'],
    [{ openFrom: '2027-01-01' }, 'thing-not-open-yet'],
    [{ status: 'described' }, 'thing-not-offered'],
  ];
  const id = thing(app.catalogue, 'across-county');
  for (const [change, code] of table) {
    const outcome = await startDraft(withThing(app, change), window, { thing: id });
    assert.ok(!outcome.ok && outcome.error.code === code, code);
  }
});

test('a plan that changed while somebody filled it in says what changed and keeps what was typed', async () => {
  const { app } = sample;
  const draft = await pensionDraft(app, window, adult);
  const before = await viewOf(draft);
  good(await saveDraft(app, window, { draft, planVersion: before.plan.version }));
  const items = new Map(app.catalogue.items);
  for (const [id, item] of items) {
    if (id === 'pension-registration') items.set(id, { ...item, materials: item.materials.slice(0, 1) });
  }
  const later = withCatalogue(app, { ...app.catalogue, items });
  const outcome = await submitDraft(later, window, { draft });
  assert.ok(!outcome.ok && outcome.error.code === 'plan-changed-meanwhile');
  assert.deepEqual(
    outcome.view?.changes?.list.map(({ kind, id }) => `${kind} ${id}`),
    ['paper-removed household-book'],
  );
  assert.deepEqual(outcome.view?.draft.answers, before.draft.answers);
  good(await saveDraft(later, window, { draft, planVersion: outcome.view.plan.version }));
  await submitted(later, window, draft);
});

test('a county named later gives another plan but is no change that needs telling', async () => {
  const { app } = sample;
  const draft = await pensionDraft(app, window, adult, { household_division: '' });
  const before = await viewOf(draft);
  good(
    await saveDraft(app, window, {
      draft,
      planVersion: before.plan.version,
      answers: { household_division: PLACES.home },
    }),
  );
  const view = await viewOf(draft);
  assert.notEqual(view.plan.version, before.plan.version);
  assert.equal(view.changes, undefined);
});

test('a wrong file is refused with its reason, and the form keeps everything else', async () => {
  const { app } = sample;
  const draft = await pensionDraft(app, window, adult);
  const paper = material(app.catalogue, 'id-card');
  const table: readonly (readonly [string, Uint8Array, string])[] = [
    ['身份证.jpg', EXE, 'file-type-mismatch'],
    ['program.exe', EXE, 'file-type-not-allowed'],
    ['身份证.jpg', PDF, 'file-type-mismatch'],
    ['身份证.pdf', new Uint8Array(0), 'file-empty'],
    ['大.pdf', new Uint8Array(LARGEST_FILE + 1), 'file-too-large'],
    ['页.html', new TextEncoder().encode('<html><script>1</script>'), 'file-type-not-allowed'],
  ];
  for (const [name, bytes, code] of table) {
    const outcome = await attachUpload(app, window, { draft, material: paper, file: { name, bytes } });
    assert.equal(outcome.ok ? 'ok' : outcome.error.code, code, name);
  }
  const kept = good(
    await attachUpload(app, window, {
      draft,
      material: paper,
      file: { name: '../../身份证.pdf', bytes: PDF },
    }),
  );
  assert.equal(kept.name, '身份证.pdf');
  const gone = good(
    await attachUpload(app, window, { draft, material: paper, file: { name: '旧.pdf', bytes: pdfPage(2) } }),
  );
  good(await removeUpload(app, window, { draft, file: gone.id }));
  good(await removeUpload(app, window, { draft, file: gone.id }));
  assert.deepEqual(
    (await viewOf(draft)).draft.files.map(({ id }) => id),
    [kept.id],
  );
  const again = good(await downloadFile(app, window, { from: 'draft', draft, file: kept.id }));
  assert.ok(Buffer.from(PDF).equals(again.bytes));
});

test('the eleventh file of one paper is one too many', async () => {
  const { app } = sample;
  const draft = await pensionDraft(app, window, adult);
  const paper = material(app.catalogue, 'id-card');
  const attach = (page: number) =>
    attachUpload(app, window, { draft, material: paper, file: { name: '页.pdf', bytes: pdfPage(page) } });
  for (let page = 1; page <= 10; page += 1) good(await attach(page));
  const outcome = await attach(11);
  assert.ok(!outcome.ok && outcome.error.code === 'too-many-files');
});

test('the same file sent twice for one paper is kept once', async () => {
  const { app } = sample;
  const draft = await pensionDraft(app, window, adult);
  const paper = material(app.catalogue, 'id-card');
  const attach = () =>
    attachUpload(app, window, { draft, material: paper, file: { name: '页.pdf', bytes: PDF } });
  const first = good(await attach());
  assert.equal(good(await attach()).id, first.id);
  assert.equal((await viewOf(draft)).draft.files.length, 1);
});

test('mark-up in a text field is text: it reaches the office letter by letter', async () => {
  const { app } = sample;
  const mother = citizen('样本母', '1950-03-04', 44);
  const markup = `<img src=x onerror="alert('1')"> & 'quotes' \\ {{x}}`;
  const draft = await fillDraft(app, window, {
    thing: 'across-county',
    applicant: adult,
    answers: {
      business_wanted: 'senior-card',
      for_whom: 'other',
      senior_name: mother.name,
      senior_citizen_number: mother.citizenNumber,
      senior_household_division: PLACES.home,
      relationship: 'child',
      mandate_text: markup,
    },
    shown: ['id-card', 'senior-id-card', 'one-inch-photo', 'mandate-letter'],
  });
  const number = await submitted(app, window, draft);
  const view = await partForOfficer(officer(PLACES.changning, 'civil-affairs'), app, { number, part: 1 });
  const answer = view?.form
    .flatMap(({ fields }) => fields)
    .find(({ element }) => element === 'mandate_text')?.answer;
  assert.equal(answer, markup);
  assert.equal((await eventsOfCase(app, number)).length, 1);
});

test('characters that no database can hold do no harm anywhere', async () => {
  const { app } = sample;
  const nasty = '甲\0\ud800乙';
  const draft = await pensionDraft(app, window, adult, { ['name\0']: nasty, name: nasty });
  const person = { name: nasty, citizenNumber: '\0', phone: '\ud800' };
  good(
    await saveDraft(app, window, {
      draft,
      applicant: { ...person, identityChecked: true },
      papers: [{ material: material(app.catalogue, 'id-card'), choice: 'e-certificate', certificate: nasty }],
    }),
  );
  assert.ok(told(await viewOf(draft)).length > 0);
  assert.equal(await findPersonForCounter(window, app, nasty), undefined);
  const number = await submitted(app, window, await pensionDraft(app, window, adult));
  const office = officer(PLACES.changning, 'human-resources');
  await doAct(app, office, { number, part: 1 }, { act: 'receive' });
  await doAct(app, office, { number, part: 1 }, { act: 'refuse', reason: nasty });
  assert.equal((await stateOf(app, number)).parts[0]?.reason, '甲\ufffd乙');
});

test('a draft cannot be blown up, and one that became a case cannot be changed any more', async () => {
  const { app } = sample;
  const draft = await pensionDraft(app, window, adult);
  const huge = await saveDraft(app, window, { draft, answers: { name: 'x'.repeat(500_000) } });
  assert.ok(!huge.ok && huge.error.code === 'draft-too-large');
  good(await saveDraft(app, window, { draft, answers: { phone: '138\0 0000 0000' } }));
  const number = await submitted(app, window, draft);
  const late = await saveDraft(app, window, { draft, answers: { phone: '' } });
  assert.deepEqual(late, { ok: false, error: { code: 'draft-already-submitted', params: { number } } });
});

function withCatalogue(app: App, catalogue: Catalogue): App {
  return { ...app, catalogue, plans: makePlanBook(catalogue, app.law) };
}

function withThing(app: App, change: Partial<Thing>): App {
  const things = new Map(app.catalogue.things);
  for (const [id, each] of things) things.set(id, { ...each, ...change });
  return withCatalogue(app, { ...app.catalogue, things });
}
