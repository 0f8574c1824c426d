// What happens to a case once it is filed: one notice, withdraw, correct, file again, the post, fees.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { actOnPart } from '#app/act-on-part.ts';
import type { App } from '#app/app.ts';
import { correctForm, openCorrection } from '#app/correct-form.ts';
import { openDraft } from '#app/open-draft.ts';
import { beginPaying, takePayment } from '#app/pay-fee.ts';
import { makePlanBook } from '#app/plan-book.ts';
import { postResult } from '#app/post-result.ts';
import { refileCase } from '#app/refile-case.ts';
import { saveDraft } from '#app/save-draft.ts';
import { attachUpload } from '#app/uploads.ts';
import { withdrawCase, withdrawPart } from '#app/withdraw-part.ts';
import { makeDemoPayments } from '#connectors/payments/demo-payments.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import type { PartState } from '#core/cases/state.ts';
import { tellWhatIsMissing } from '#jobs/one-notice.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import { myCases } from '#read/my-cases.ts';
import { partForOfficer } from '#read/part-for-officer.ts';
import { refiledAs } from '#read/refiled-as.ts';
import {
  bringThrough,
  doAct,
  eventsOfCase,
  fillDraft,
  good,
  material,
  newbornDraft,
  partOfItem,
  pensionDraft,
  stateOf,
  submitted,
} from '../support/journeys.ts';
import { sampleApp, START, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES, type Officer } from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const window = clerk(PLACES.centre);
const PDF = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');

function officeOf({ decidingCounty, agency, part }: PartState): Officer {
  return officer(decidingCounty, agency, 600 + part);
}

async function kindsOf(app: App, number: CaseNumber): Promise<readonly string[]> {
  return (await eventsOfCase(app, number)).map(({ kind }) => kind);
}

test('what two offices of one bundle miss goes out as one list when the first window closes, not before', async () => {
  const { app, at } = sample;
  const mother = citizen('样母一', '1994-02-03', 401);
  const father = citizen('样父一', '1992-07-08', 402);
  const number = await submitted(app, window, await newbornDraft(app, window, mother, father));
  const state = await stateOf(app, number);
  const [first, second] = ['birth-certificate', 'birth-registration-voucher'].map((item) =>
    partOfItem(state, item),
  );
  assert.ok(first && second);
  for (const part of [first, second]) {
    const { part: own } = part;
    await doAct(app, officeOf(part), { number, part: own }, { act: 'receive' });
    const paper = state.materials.find(
      ({ items, way }) => items.includes(part.item) && way !== 'from-sibling',
    );
    await doAct(
      app,
      officeOf(part),
      { number, part: own },
      { act: 'ask-supplement', materials: paper ? [paper.material] : [], note: `第${own}项请补` },
    );
  }
  const held = await caseForCitizen(mother, app, number);
  assert.deepEqual(
    [first, second].map(({ part }) => held?.parts[part - 1]?.stage),
    ['received', 'received'],
    'the applicant sees that it is being read',
  );
  assert.ok(!held?.history.some(({ kind }) => kind === 'supplement-asked'));
  const listed = await myCases(mother, app, 1);
  assert.ok(!listed.rows[0]?.parts.some(({ stage }) => stage === 'supplement-asked'));
  assert.ok(
    held?.parts.every(({ acts }) => !acts.includes('hand-in-supplement')),
    'nothing is to be handed in that nobody has told',
  );

  // Received on Monday 23 November: five working days later is Monday 30, and offices close at six.
  at('2026-11-30T09:59:00Z');
  assert.equal(await tellWhatIsMissing(app), 0);
  at('2026-11-30T10:00:00Z');
  assert.equal(await tellWhatIsMissing(app), 1);
  assert.equal(await tellWhatIsMissing(app), 0, 'once');
  const told = (await eventsOfCase(app, number)).filter(({ kind }) => kind === 'one-notice-issued');
  assert.equal(told.length, 1);
  const [notice] = told;
  assert.ok(notice?.kind === 'one-notice-issued');
  assert.deepEqual(
    notice.entries.map(({ part, note }) => [part, note]),
    [first, second].map(({ part }) => [part, `第${part}项请补`]),
  );
  const shown = await caseForCitizen(mother, app, number);
  assert.deepEqual(
    [first, second].map(({ part }) => shown?.parts[part - 1]?.holder),
    ['applicant', 'applicant'],
  );
  at(START);
});

test('a part is withdrawn by its applicant: who waits for it is told, a stale page decides nothing, nobody else can', async () => {
  const { app } = sample;
  const mother = citizen('样母二', '1994-02-03', 411);
  const number = await submitted(
    app,
    window,
    await newbornDraft(app, window, mother, citizen('样父二', '1992-07-08', 412)),
  );
  const { part, version } = partOfItem(await stateOf(app, number), 'birth-certificate');
  const stranger = await withdrawPart(app, citizen('路人', '1980-01-01', 413), {
    number,
    part,
    version,
    reason: '',
  });
  assert.ok(!stranger.ok && stranger.error.code === 'not-found');
  assert.equal(
    good(await withdrawPart(app, mother, { number, part, version, reason: '' })).stage,
    'withdrawn',
  );
  const blocked = (await stateOf(app, number)).parts.filter(({ stage }) => stage === 'blocked');
  assert.ok(blocked.length > 0);
  const again = await withdrawPart(app, mother, { number, part, version, reason: '' });
  assert.ok(!again.ok && again.error.code === 'changed-meanwhile');

  const whole = await stateOf(app, number);
  good(await withdrawCase(app, mother, { number, version: whole.version, reason: '不办了' }));
  const end = await stateOf(app, number);
  assert.equal(end.status, 'finished');
  const office = officeOf(partOfItem(end, 'birth-registration-voucher'));
  const late = await actOnPart(app, office, {
    number,
    part: partOfItem(end, 'birth-registration-voucher').part,
    version: 1,
    command: { act: 'receive' },
  });
  assert.ok(!late.ok && late.error.code === 'changed-meanwhile');
});

test('an answer is put right after filing; the office sees it, and what would move the case is refused with its reason', async () => {
  const { app } = sample;
  const person = citizen('样本改', '1990-05-06', 421);
  const number = await submitted(app, window, await pensionDraft(app, window, person));
  const opened = good(await openCorrection(app, person, { number }));
  assert.equal(opened.shown['in_school'], 'no');
  assert.ok(!Object.values(opened.shown).includes(person.citizenNumber), 'who one is is not corrected');
  const before = await stateOf(app, number);
  const send = (answers: Readonly<Record<string, string>>) =>
    correctForm(app, person, { number, answers, reason: '', version: before.version });

  const nothing = await send(opened.shown);
  assert.ok(!nothing.ok && nothing.error.code === 'nothing-corrected');
  const elsewhere = await send({ household_division: PLACES.centre });
  assert.ok(!elsewhere.ok && elsewhere.error.code === 'correction-changes-case');
  assert.equal(elsewhere.error.params['what'], 'offices');
  const wrong = await send({ household_division: '火星' });
  assert.ok(!wrong.ok && wrong.faults?.get('household_division')?.code === 'division-unknown');

  const neighbour = app.divisions.rows.find(
    ({ code, level }) => level === 'village' && code.startsWith('430482001') && code !== PLACES.home,
  );
  assert.ok(neighbour);
  const done = await send({ household_division: neighbour.code });
  assert.ok(done.ok, done.ok ? '' : JSON.stringify(done.error));
  const office = officeOf(partOfItem(done.value, before.parts[0]?.item ?? ''));
  const seen = await partForOfficer(office, app, { number, part: 1 });
  const line = seen?.history.find(({ kind }) => kind === 'form-corrected');
  assert.match(line?.note ?? '', /城东社区.*→/u);
  const stale = await actOnPart(app, office, { number, part: 1, version: 1, command: { act: 'receive' } });
  assert.ok(!stale.ok && stale.error.code === 'changed-meanwhile', 'a page from before decides nothing');

  await doAct(app, office, { number, part: 1 }, { act: 'receive' });
  await doAct(app, office, { number, part: 1 }, { act: 'accept' });
  await doAct(app, office, { number, part: 1 }, { act: 'review', opinion: '齐' });
  await doAct(app, office, { number, part: 1 }, { act: 'grant', opinion: '同意' });
  assert.deepEqual(good(await openCorrection(app, person, { number })).groups, [], 'decided is decided');
});

test('a refused case is filed again with its answers and papers: nothing is typed or handed in twice', async () => {
  const { app } = sample;
  const person = citizen('样本再', '1990-05-06', 431);
  const first = await fillDraft(app, person, {
    thing: 'across-county',
    answers: {
      business_wanted: 'pension',
      in_school: 'no',
      has_other_pension: 'no',
      household_division: PLACES.home,
    },
  });
  for (const id of ['id-card', 'household-book']) {
    const paper = material(app.catalogue, id);
    good(
      await attachUpload(app, person, {
        draft: first,
        material: paper,
        file: { name: `${id}.pdf`, bytes: PDF },
      }),
    );
  }
  good(
    await saveDraft(app, person, {
      draft: first,
      delivery: {
        how: 'post',
        receiver: '样本再',
        phone: '13800000000',
        address: '衡阳市常宁市宜阳街道城东社区一号',
      },
    }),
  );
  const number = await submitted(app, person, first);
  const open = await refileCase(app, person, { number });
  assert.ok(!open.ok && open.error.code === 'nothing-to-refile');
  const office = officeOf(
    partOfItem(await stateOf(app, number), (await stateOf(app, number)).parts[0]?.item ?? ''),
  );
  await doAct(app, office, { number, part: 1 }, { act: 'receive' });
  await doAct(app, office, { number, part: 1 }, { act: 'refuse', reason: '户口本缺页' });
  const foreign = await refileCase(app, citizen('路人', '1980-01-01', 432), { number });
  assert.ok(!foreign.ok && foreign.error.code === 'not-found');

  const { draft } = good(await refileCase(app, person, { number }));
  const view = good(await openDraft(app, person, { draft }));
  assert.equal(view.shown['household_division'], PLACES.home);
  assert.deepEqual(
    view.papers.filter(({ choices }) => choices.length > 0).map(({ chosen }) => chosen?.choice),
    ['as-before', 'as-before'],
  );
  good(await saveDraft(app, person, { draft, delivery: { how: 'centre', place: PLACES.centre } }));
  const later = await submitted(app, person, draft);
  const state = await stateOf(app, later);
  assert.equal(state.refiles, number);
  assert.deepEqual(state.materials.flatMap(({ files }) => files.map(({ name }) => name)).toSorted(), [
    'household-book.pdf',
    'id-card.pdf',
  ]);
  assert.deepEqual(await refiledAs(person, app, number), [later]);
  assert.deepEqual(await refiledAs(citizen('路人', '1980-01-01', 432), app, number), []);
});

test('a result on paper goes by post to the address that was typed, with its parcel number, sent by its own office', async () => {
  const { app } = sample;
  const person = citizen('样本邮', '1990-05-06', 441);
  const draft = await pensionDraft(app, window, person);
  const address = { how: 'post', receiver: '样本邮', phone: '13800000000', address: '近' } as const;
  good(await saveDraft(app, window, { draft, delivery: address }));
  const short = good(await openDraft(app, window, { draft }));
  assert.deepEqual(
    short.problems.map(({ code, params }) => [code, params['field']]),
    [['delivery-address-needed', 'address']],
  );
  const delivery = { ...address, address: '衡阳市常宁市宜阳街道城东社区一号' };
  good(await saveDraft(app, window, { draft, delivery }));
  const number = await submitted(app, window, draft);
  const part = (await stateOf(app, number)).parts[0];
  assert.ok(part);
  const office = officeOf(part);
  await bringThrough(app, office, { number, part: 1 });
  const issued = (await stateOf(app, number)).parts[0];
  assert.equal(issued?.stage, 'issued', 'it is on paper, or nobody said');
  const version = issued?.version ?? 0;
  const send = { number, part: 1, version, carrier: '中国邮政', parcel: 'EY 0001' };
  const none = await postResult(app, office, { ...send, parcel: ' ' });
  assert.ok(!none.ok && none.error.code === 'parcel-needed');
  const other = await postResult(app, officer(PLACES.zhengxiang, part.agency, 699), send);
  assert.ok(!other.ok && other.error.code === 'not-found');
  assert.equal(good(await postResult(app, office, send)).stage, 'delivered');
  const shown = await caseForCitizen(person, app, number);
  assert.equal(shown?.parts[0]?.delivered?.proof, '中国邮政 EY 0001');
});

/** The sample city with a fee of 25.00 yuan on the registration of a pension: no offered item states one. */
function withFee(app: App): App {
  const catalogue = {
    ...app.catalogue,
    items: new Map(
      [...app.catalogue.items].map(([id, item]) => [
        id,
        { ...item, feeAmount: { stated: true, value: 2500, mark: 'sample' } as const },
      ]),
    ),
  };
  return { ...app, catalogue, plans: makePlanBook(catalogue, app.law), payments: makeDemoPayments() };
}

/** What an address says behind its question mark. */
function fieldsOf(address: string): ReadonlyMap<string, string> {
  return new Map(new URL(address, 'http://yici.invalid').searchParams);
}

test('a stated fee falls due with acceptance; nothing is issued unpaid; the notice counts once, whole and signed', async () => {
  const app = withFee(sample.app);
  const person = citizen('样本费', '1990-05-06', 451);
  const number = await submitted(app, window, await pensionDraft(app, window, person));
  const part = (await stateOf(app, number)).parts[0];
  assert.ok(part);
  const office = officeOf(part);
  const at = { number, part: 1 };
  const early = await beginPaying(app, person, at);
  assert.ok(!early.ok && early.error.code === 'no-fee-due');
  await doAct(app, office, at, { act: 'receive' });
  await doAct(app, office, at, { act: 'accept' });
  assert.deepEqual(
    (await kindsOf(app, number)).slice(-2),
    ['part-accepted', 'fee-charged'],
    'in the same write',
  );
  await doAct(app, office, at, { act: 'review', opinion: '齐' });
  await doAct(app, office, at, { act: 'grant', opinion: '同意' });
  const numbers = part.results.map((_, index) => `样-${index}`);
  const granted = (await stateOf(app, number)).parts[0];
  const unpaid = await actOnPart(app, office, {
    ...at,
    version: granted?.version ?? 0,
    command: { act: 'issue', numbers },
  });
  assert.ok(!unpaid.ok && unpaid.error.code === 'fee-unpaid' && unpaid.error.params['fen'] === 2500);

  const stranger = await beginPaying(app, citizen('路人', '1980-01-01', 452), at);
  assert.ok(!stranger.ok && stranger.error.code === 'not-found');
  const { address } = good(await beginPaying(app, person, at));
  const twice = good(await beginPaying(app, person, at));
  assert.equal(fieldsOf(twice.address).get('order'), fieldsOf(address).get('order'), 'one fee, one order');
  const order = app.payments?.demo?.open(fieldsOf(address));
  assert.ok(order);
  assert.equal(app.payments?.demo?.open(new Map([...fieldsOf(address), ['fen', '1']])), undefined);
  const notice = new Map(Object.entries(app.payments?.demo?.pay(order) ?? {}));
  const forged = await takePayment(app, new Map([...notice, ['fen', '1']]));
  assert.ok(!forged.ok && forged.error.code === 'payment-not-genuine');
  const cheap = new Map(Object.entries(app.payments?.demo?.pay({ ...order, fen: 1 }) ?? {}));
  const less = await takePayment(app, cheap);
  assert.ok(!less.ok && less.error.code === 'fee-differs');
  const both = await Promise.all([takePayment(app, notice), takePayment(app, notice)]);
  assert.ok(
    both.every(({ ok }) => ok),
    'told twice at once',
  );
  good(await takePayment(app, notice));
  assert.equal((await kindsOf(app, number)).filter((kind) => kind === 'fee-paid').length, 1);
  await doAct(app, office, at, { act: 'issue', numbers });
});
