// 帮代办 on the real database: asked for, given, used, taken back, and what the helper never sees.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { confirmMandate } from '#app/confirm-mandate.ts';
import { downloadFile } from '#app/download-file.ts';
import { giveMandate, resendMandateCode } from '#app/give-mandate.ts';
import { handInSupplement } from '#app/hand-in-supplement.ts';
import { openDraft } from '#app/open-draft.ts';
import { revokeMandate } from '#app/revoke-mandate.ts';
import { saveDraft } from '#app/save-draft.ts';
import { startDraft } from '#app/start-draft.ts';
import { submitDraft } from '#app/submit-draft.ts';
import type { DraftId } from '#core/cases/draft.ts';
import type { MandateId } from '#core/identity/mandate.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import { caseForHelper, helpedCases } from '#read/helped-cases.ts';
import { myCases } from '#read/my-cases.ts';
import { myMandates } from '#read/mandates.ts';
import { resultToHandOut } from '#read/result-to-hand-out.ts';
import {
  bringThrough,
  doAct,
  eventsOfCase,
  good,
  material,
  stateOf,
  submitted,
  thing,
} from '../support/journeys.ts';
import { asking, filledOnMandate, known, mandateByCode, PHONE, sentCode } from '../support/mandate-steps.ts';
import { sampleApp, START, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES, type Citizen, type Clerk } from '../support/sample-people.ts';

const PDF = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');
let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const helper = citizen('样女', '1988-04-12', 81);
const window = clerk(PLACES.centre, 381);
const office = officer(PLACES.changning, 'human-resources', 481);
let serial = 400;

function principal() {
  serial += 1;
  return citizen('样母桂', '1970-03-08', serial);
}

async function filled(viewer: Citizen | Clerk, mandate: MandateId): Promise<DraftId> {
  return filledOnMandate(sample.app, viewer, mandate);
}

async function linesOf(viewer: Viewer) {
  return myMandates(viewer, sample.app);
}

test('a daughter files for her mother on a code: the case is the mother’s, the daughter sees progress and nothing else', async () => {
  const { app } = sample;
  const mother = principal();
  const mandate = await mandateByCode(app, helper, mother);
  const draft = await filled(helper, mandate);
  const view = good(await openDraft(app, helper, { draft }));
  assert.equal(view.shown['citizen_number'], mother.citizenNumber, 'the form is about the mother');
  assert.ok(
    view.papers.every(({ certificates }) => certificates.length === 0),
    'no certificate is looked at',
  );
  assert.ok(
    view.papers.every(({ choices }) => !choices.includes('commit')),
    'nobody commits in the place of another: a false one would fall back on her',
  );
  const number = await submitted(app, helper, draft);
  const state = await stateOf(app, number);
  assert.equal(state.applicant.citizenNumber, mother.citizenNumber);
  assert.equal(state.applicant.person, undefined);
  assert.deepEqual(state.filedFor?.by, { name: helper.name, citizenNumber: helper.citizenNumber });
  assert.equal(state.mandate?.id, mandate);

  assert.equal(await caseForCitizen(helper, app, number), undefined, 'not the whole case');
  assert.equal((await myCases(helper, app)).total, 0);
  assert.equal((await caseForCitizen(mother, app, number))?.number, number);
  const seen = await caseForHelper(helper, app, number);
  assert.equal(seen?.parts[0]?.stage, 'at-office');
  const text = JSON.stringify(seen) + JSON.stringify(await helpedCases(helper, app));
  for (const secret of [mother.citizenNumber, PHONE, 'in_school', '证.pdf', PLACES.home])
    assert.ok(!text.includes(secret), `the helper reads ${secret}`);
  const [line] = await linesOf(mother);
  assert.deepEqual(
    [line?.side, line?.status, line?.used.map((each) => each.number)],
    ['principal', 'active', [number]],
  );
});

test('the result is handed to the helper only while the mandate stands and says so', async () => {
  const { app } = sample;
  const mother = principal();
  const full = await mandateByCode(app, helper, mother);
  const narrow = await mandateByCode(app, helper, principal(), { acts: ['fill-in', 'file'] });
  const collectors: (string | undefined)[] = [];
  for (const mandate of [full, narrow]) {
    const number = await submitted(app, helper, await filled(helper, mandate));
    await bringThrough(app, office, { number, part: 1 });
    const found = await resultToHandOut(window, app, { number, part: 1 });
    assert.ok(found);
    collectors.push(found.filedFor?.by.name);
    assert.equal((await caseForHelper(helper, app, number))?.collectAt !== undefined, mandate === full);
  }
  assert.deepEqual(collectors, [helper.name, undefined]);
});

test('the helper hands in what the office asks for, and reads no note beyond the names of the papers', async () => {
  const { app } = sample;
  const mandate = await mandateByCode(app, helper, principal());
  const number = await submitted(app, helper, await filled(helper, mandate));
  await doAct(app, office, { number, part: 1 }, { act: 'receive' });
  const asked = material(app.catalogue, 'id-card');
  await doAct(app, office, { number, part: 1 }, { act: 'ask-supplement', materials: [asked], note: '内情' });
  const seen = await caseForHelper(helper, app, number);
  assert.deepEqual(
    seen?.parts[0]?.bring.map((each) => each.material),
    [asked],
  );
  assert.ok(!JSON.stringify(seen).includes('内情'));
  const paper = { material: asked, files: [{ name: '证.pdf', bytes: PDF }] };
  const at = { number, part: 1, version: seen?.parts[0]?.version ?? 0, note: '' };
  good(await handInSupplement(app, helper, { ...at, papers: [paper] }));
  assert.equal((await stateOf(app, number)).parts[0]?.stage, 'received');
});

test('a mandate taken back half way: nothing typed is lost, nothing is filed, and the page says why', async () => {
  const { app } = sample;
  const mother = principal();
  const mandate = await mandateByCode(app, helper, mother);
  const draft = await filled(helper, mandate);
  good(await revokeMandate(app, mother, { mandate }));
  const saved = await saveDraft(app, helper, { draft, answers: { in_school: 'yes' } });
  assert.ok(!saved.ok);
  assert.equal(saved.error.code, 'mandate-revoked');
  const view = good(await openDraft(app, helper, { draft }));
  assert.equal(view.shown['in_school'], 'yes', 'what was typed is kept');
  assert.ok(view.problems.some(({ code, at }) => code === 'mandate-revoked' && at.kind === 'mandate'));
  const filed = await submitDraft(app, helper, { draft });
  assert.ok(!filed.ok && filed.error.code === 'draft-has-problems');
  const begun = await startDraft(app, helper, { thing: thing(app.catalogue, 'across-county'), mandate });
  assert.ok(!begun.ok && begun.error.code === 'mandate-revoked');
});

test('a mandate taken back between the check and the filing stops the filing in the statement that writes', async () => {
  const { app } = sample;
  const mother = principal();
  const mandate = await mandateByCode(app, helper, mother);
  const draft = await filled(helper, mandate);
  const opened = good(await openDraft(app, helper, { draft }));
  assert.equal(opened.problems.length, 0);
  good(await revokeMandate(app, mother, { mandate }));
  const filed = await submitDraft(app, helper, { draft, opened });
  assert.ok(!filed.ok && filed.error.code === 'draft-has-problems', JSON.stringify(filed));
});

test('a mandate taken back after filing: the case goes on with the mother, the daughter sees and does nothing more', async () => {
  const { app } = sample;
  const mother = principal();
  const mandate = await mandateByCode(app, helper, mother);
  const number = await submitted(app, helper, await filled(helper, mandate));
  good(await revokeMandate(app, mother, { mandate }));
  good(await revokeMandate(app, mother, { mandate }));
  const kinds = (await eventsOfCase(app, number)).map(({ kind }) => kind);
  assert.deepEqual(kinds, ['case-filed', 'mandate-revoked'], 'once, however often it is pressed');
  assert.equal(await caseForHelper(helper, app, number), undefined);
  assert.deepEqual(
    (await helpedCases(helper, app)).filter((each) => each.number === number),
    [],
  );
  const version = (await stateOf(app, number)).parts[0]?.version ?? 0;
  const tried = await handInSupplement(app, helper, { number, part: 1, version, papers: [], note: '补' });
  assert.ok(!tried.ok && tried.error.code === 'not-found');
  await doAct(app, office, { number, part: 1 }, { act: 'receive' });
  assert.equal((await caseForCitizen(mother, app, number))?.parts[0]?.stage, 'received');
});

test('an expired mandate files nothing, and shows nothing of what was filed on it', async () => {
  const { app } = sample;
  const mandate = await mandateByCode(app, helper, principal(), { until: '2026-11-24' });
  const number = await submitted(app, helper, await filled(helper, mandate));
  const draft = await filled(helper, mandate);
  sample.at('2026-11-25T01:00:00Z');
  try {
    const filed = await submitDraft(app, helper, { draft });
    assert.ok(!filed.ok && filed.view?.problems.some(({ code }) => code === 'mandate-expired'));
    assert.equal(await caseForHelper(helper, app, number), undefined);
    const version = (await stateOf(app, number)).parts[0]?.version ?? 0;
    const tried = await handInSupplement(app, helper, { number, part: 1, version, papers: [], note: '补' });
    assert.ok(!tried.ok && tried.error.code === 'mandate-expired');
  } finally {
    sample.at(START);
  }
});

test('a code goes to the phone the person is known with, is good for ten minutes and five tries, and three go out an hour', async () => {
  const { app } = sample;
  const mother = principal();
  const stranger = await giveMandate(app, helper, asking(mother));
  assert.ok(!stranger.ok && stranger.error.code === 'mandate-phone-differs', 'nobody known');
  await known(app, mother);
  const own = { ...asking(mother).principal, phone: '13700000009' };
  const differs = await giveMandate(app, helper, asking(mother, { principal: own }));
  assert.ok(!differs.ok && differs.error.code === 'mandate-phone-differs', "the helper's own phone");
  const asked = await giveMandate(app, helper, asking(mother));
  assert.ok(asked.ok);
  const { mandate } = asked.value;
  const begun = await startDraft(app, helper, { thing: thing(app.catalogue, 'across-county'), mandate });
  assert.ok(!begun.ok && begun.error.code === 'mandate-not-given-yet');
  const codes: string[] = [];
  for (let left = 4; left >= 0; left -= 1) {
    const wrong = await confirmMandate(app, helper, { mandate, code: 'x' });
    codes.push(wrong.ok ? 'given' : `${wrong.error.code} ${wrong.error.params['left'] ?? ''}`.trim());
  }
  assert.deepEqual(codes, [
    'mandate-code-wrong 4',
    'mandate-code-wrong 3',
    'mandate-code-wrong 2',
    'mandate-code-wrong 1',
    'mandate-code-used-up',
  ]);
  const late = await confirmMandate(app, helper, { mandate, code: await sentCode(app) });
  assert.ok(!late.ok && late.error.code === 'mandate-code-used-up', 'the right code comes too late');
  good(await resendMandateCode(app, helper, { mandate }));
  sample.at('2026-11-23T01:10:01Z');
  const old = await confirmMandate(app, helper, { mandate, code: await sentCode(app) });
  assert.ok(!old.ok && old.error.code === 'mandate-code-used-up', 'ten minutes are over');
  good(await resendMandateCode(app, helper, { mandate }));
  const fourth = await resendMandateCode(app, helper, { mandate });
  assert.ok(!fourth.ok && fourth.error.code === 'mandate-codes-too-many');
  good(await confirmMandate(app, helper, { mandate, code: await sentCode(app) }));
  sample.at(START);
  const { rows } = await app.pool.query('select code_hash from mandates where id = $1', [mandate]);
  assert.deepEqual(rows, [{ code_hash: null }]);
});

test('a clerk files for an absent villager on a mandate, and needs one', async () => {
  const { app } = sample;
  const villager = principal();
  const tableless = await giveMandate(app, window, asking(villager, { given: 'face-to-face' }));
  assert.ok(!tableless.ok && tableless.problems[0]?.field === 'identityChecked');
  const unsigned = await giveMandate(
    app,
    window,
    asking(villager, { given: 'paper', identityChecked: true }),
  );
  assert.ok(!unsigned.ok && unsigned.problems[0]?.field === 'letter');
  const letter = { name: '委托书.pdf', bytes: PDF };
  const given = await giveMandate(
    app,
    window,
    asking(villager, { given: 'paper', identityChecked: true, letter }),
  );
  assert.ok(given.ok && given.value.status === 'active');
  const { mandate } = given.value;
  const asked = { from: 'mandate', mandate } as const;
  const opened = await Promise.all(
    [villager, window, helper, office, clerk(PLACES.otherCentre, 382)].map(
      async (viewer) => (await downloadFile(app, viewer, asked)).ok,
    ),
  );
  assert.deepEqual(opened, [true, true, false, false, false], 'the letter is for whom it concerns');
  const number = await submitted(app, window, await filled(window, mandate));
  const state = await stateOf(app, number);
  assert.equal(state.filedFor, undefined);
  assert.equal(state.identityCheckedBy, undefined, 'nobody was there to be checked');
  assert.equal(state.mandate?.helper.kind, 'staff');
  assert.equal((await caseForHelper(window, app, number))?.number, number);
  const other = clerk(PLACES.otherCentre, 382);
  const stolen = await startDraft(app, other, { thing: thing(app.catalogue, 'across-county'), mandate });
  assert.ok(!stolen.ok && stolen.error.code === 'not-found');
});

test('what is wrong with a mandate is said at its fields, all at once', async () => {
  const { app } = sample;
  const wrong = await giveMandate(app, helper, {
    principal: { name: '', citizenNumber: helper.citizenNumber, phone: '' },
    thing: 'no-such',
    acts: [],
    until: '2027-12-31',
    given: 'phone-code',
  });
  assert.ok(!wrong.ok);
  assert.deepEqual(
    wrong.problems.map(({ field }) => field),
    ['name', 'phone', 'thing', 'acts', 'until'],
  );
  const self = { name: helper.name, citizenNumber: helper.citizenNumber, phone: PHONE };
  const oneself = await giveMandate(app, helper, asking(principal(), { principal: self }));
  assert.ok(!oneself.ok && oneself.problems[0]?.code === 'helps-oneself');
});

test('nobody uses, confirms, sends a code for or takes back a mandate that is not his', async () => {
  const { app } = sample;
  const mother = principal();
  const mandate = await mandateByCode(app, helper, mother);
  const stranger = citizen('路人', '1981-05-06', 82);
  const tries: readonly Promise<{ readonly ok: boolean; readonly error?: { readonly code: string } }>[] = [
    startDraft(app, stranger, { thing: thing(app.catalogue, 'across-county'), mandate }),
    confirmMandate(app, stranger, { mandate, code: '000000' }),
    resendMandateCode(app, stranger, { mandate }),
    revokeMandate(app, stranger, { mandate }),
    revokeMandate(app, helper, { mandate }),
    revokeMandate(app, window, { mandate }),
    startDraft(app, mother, { thing: thing(app.catalogue, 'across-county'), mandate }),
  ];
  for (const outcome of await Promise.all(tries)) assert.equal(outcome.error?.code, 'not-found');
  assert.deepEqual(await linesOf(stranger), []);
});
