// What somebody could try who means ill: a helper who reaches further than the mandate, a clerk who helps himself, a
// correction that puts another person behind a consent, money that comes too late.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answerConsent } from '#app/answer-consent.ts';
import { importCertificates } from '#app/certificates.ts';
import { correctForm } from '#app/correct-form.ts';
import { giveMandate } from '#app/give-mandate.ts';
import { beginPaying, takePayment } from '#app/pay-fee.ts';
import { handInSupplement } from '#app/hand-in-supplement.ts';
import { chooseContacts } from '#app/own-notices.ts';
import { rateCase } from '#app/rate-case.ts';
import { remindCounty } from '#app/remind.ts';
import { revokeMandate } from '#app/revoke-mandate.ts';
import { saveDraft } from '#app/save-draft.ts';
import { submitDraft } from '#app/submit-draft.ts';
import { withdrawCase } from '#app/withdraw-part.ts';
import { makeDemoPayments } from '#connectors/payments/demo-payments.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import type { CertificateTypeId } from '#core/catalogue/model.ts';
import type { CertificateId } from '#core/certificates/certificate.ts';
import { makeDeliverer } from '#jobs/deliver-outbox.ts';
import { tellWhatIsMissing } from '#jobs/one-notice.ts';
import { ownRating } from '#read/ratings.ts';
import { filedAs } from '../support/clock-cases.ts';
import {
  doAct,
  good,
  material,
  newbornDraft,
  partOfItem,
  pensionDraft,
  stateOf,
  submitted,
} from '../support/journeys.ts';
import { asking, filledOnMandate, known, mandateByCode, PHONE } from '../support/mandate-steps.ts';
import { sampleApp, START, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const helper = citizen('样女', '1988-04-12', 281);
const window = clerk(PLACES.centre, 481);
const office = officer(PLACES.changning, 'human-resources', 581);
let serial = 150;

function somebody(name = '样母桂') {
  serial += 1;
  return citizen(name, '1970-03-08', serial);
}

/** Plans what waits; nothing leaves the house. */
async function plan(): Promise<void> {
  const outlets = {
    hooks: [],
    mail: { sendMail: () => Promise.resolve({ kind: 'sent' as const }) },
    sms: { sendSms: () => Promise.resolve({ kind: 'sent' as const }) },
  };
  const deliverer = makeDeliverer({
    app: sample.app,
    outlets,
    write: () => ({ subject: '', text: '', short: '' }),
    onError: (error) => {
      throw error;
    },
  });
  await deliverer.tick();
  await deliverer.quiet();
}

async function addressesOf(holder: string): Promise<readonly string[]> {
  const { rows } = await sample.app.pool.query<{ address: string }>(
    'select distinct address from deliveries where holder = $1 order by 1',
    [holder],
  );
  return rows.map(({ address }) => address);
}

test('the helper does not rate the case in the place of the one it is about, and does not see the rating', async () => {
  const { app } = sample;
  const mother = somebody();
  const mandate = await mandateByCode(app, helper, mother);
  const number = await submitted(app, helper, await filledOnMandate(app, helper, mandate));
  const { version } = await stateOf(app, number);
  good(await withdrawCase(app, mother, { number, version, reason: '' }));
  const rating = { number, grade: '5', reasons: [], comment: '', channel: 'web' } as const;
  const his = await rateCase(app, helper, rating);
  assert.equal(his.ok ? 'ok' : his.error.code, 'not-found');
  good(await rateCase(app, mother, rating));
  assert.equal(await ownRating(helper, app, number), undefined);
  assert.equal((await ownRating(mother, app, number))?.rated?.grade, 5);
});

test('a phone that the helper types on the form does not turn the messages of the case away from its person', async () => {
  const { app } = sample;
  const mother = somebody();
  const mandate = await mandateByCode(app, helper, mother);
  const draft = await filledOnMandate(app, helper, mandate);
  const phones = [...app.catalogue.elements.values()].filter(
    ({ prefill }) => prefill?.from === 'sign-in' && prefill.claim === 'phone',
  );
  good(
    await saveDraft(app, helper, {
      draft,
      answers: Object.fromEntries(phones.map(({ id }) => [id, '13611112222'])),
    }),
  );
  const number = await submitted(app, helper, draft);
  assert.equal((await stateOf(app, number)).applicant.phone, PHONE);
  await plan();
  assert.deepEqual(await addressesOf(mother.citizenNumber), [PHONE]);
});

test('after the last day of the mandate the helper is told nothing more of the case', async () => {
  const { app, at } = sample;
  const mother = somebody();
  const mandate = await mandateByCode(app, helper, mother, { until: '2026-11-30' });
  const number = await submitted(app, helper, await filledOnMandate(app, helper, mandate));
  await plan();
  const told = async (code: string) => {
    const { rows } = await app.pool.query<{ holder: string }>(
      'select holder from notices where case_number = $1 and code = $2 and holder is not null',
      [number, code],
    );
    return rows.map(({ holder }) => holder).toSorted();
  };
  assert.ok((await told('case-filed')).includes(helper.citizenNumber), 'while it runs he is');
  at('2026-12-01T02:00:00Z');
  const { version } = await stateOf(app, number);
  good(await withdrawCase(app, mother, { number, version, reason: '' }));
  await plan();
  assert.deepEqual(new Set(await told('part-withdrawn')), new Set([mother.citizenNumber]));
  at(START);
});

test('a mandate whose taking back broke off midway is over in the cases first: nobody goes on with half a revocation', async () => {
  const { app } = sample;
  const mother = somebody();
  const mandate = await mandateByCode(app, helper, mother);
  const number = await submitted(app, helper, await filledOnMandate(app, helper, mandate));
  const broken = {
    ...app,
    pool: new Proxy(app.pool, {
      get: (pool, key) => {
        const value: unknown = Reflect.get(pool, key, pool);
        if (key !== 'query' || typeof value !== 'function') return value;
        return (...args: readonly unknown[]): unknown => {
          const [first] = args;
          const name = typeof first === 'object' && first !== null && 'name' in first ? first.name : '';
          if (name === 'revoke-mandate-1') throw new Error('the server went down here');
          return Reflect.apply(value, pool, args);
        };
      },
    }),
  };
  await assert.rejects(revokeMandate(broken, mother, { mandate }), /went down/);
  assert.equal((await stateOf(app, number)).mandateRevoked, true);
  good(await revokeMandate(app, mother, { mandate }));
});

test('a clerk who records a mandate for himself cannot keep it from a person whose phone is known', async () => {
  const { app } = sample;
  const mother = somebody();
  await known(app, mother);
  const { name, citizenNumber } = mother;
  const given = await giveMandate(
    app,
    window,
    asking(mother, {
      given: 'face-to-face',
      identityChecked: true,
      principal: { name, citizenNumber, phone: '13611112222' },
    }),
  );
  assert.ok(given.ok);
  const { rows } = await app.pool.query<{ address: string }>(
    `select address from deliveries where code = 'mandate-given' and params ->> 'helper' = $1 order by address`,
    [window.name],
  );
  assert.deepEqual(
    rows.map(({ address }) => address),
    ['13611112222', PHONE],
  );
});

function isType(text: string): text is CertificateTypeId {
  return text === 'id-card';
}
function isId(text: string): text is CertificateId {
  return text.length === 36;
}

test('whoever agreed stays the one who was asked: a correction does not put another number behind the consent', async () => {
  const { app } = sample;
  const [mother, father, other] = [somebody('样母'), somebody('样父'), somebody('样另')];
  const id = app.newId();
  const type = 'id-card';
  assert.ok(isId(id) && isType(type));
  await importCertificates(app, [
    {
      id,
      division: PLACES.changning,
      holder: father.citizenNumber,
      holderName: father.name,
      type,
      name: { zh: '居民身份证' },
      number: '样-1',
      fields: {},
      issuedOn: '2020-01-01',
      issuerName: { zh: '样例公安局' },
      status: 'valid',
      mark: 'sample',
    },
  ]);
  const draft = await newbornDraft(app, window, mother, father);
  const paper = material(app.catalogue, 'father-id-card');
  good(await saveDraft(app, window, { draft, papers: [{ material: paper, choice: 'ask-consent' }] }));
  const number = await submitted(app, window, draft);
  const correct = async () => {
    const { version } = await stateOf(app, number);
    const answers = { stated_father_citizen_number: other.citizenNumber };
    const done = await correctForm(app, mother, { number, version, answers, reason: '写错了' });
    return done.ok ? 'ok' : done.error.code;
  };
  assert.equal(await correct(), 'correction-changes-case', 'while he is asked');
  good(await answerConsent(app, father, { number, consent: 'c1', answer: 'agree' }));
  assert.equal(await correct(), 'correction-changes-case', 'once he agreed');
  assert.ok(partOfItem(await stateOf(app, number), 'birth-certificate'));
});

test('money that comes after the part was withdrawn is refused as a payment and kept on record', async () => {
  const { app: plain } = sample;
  const app = { ...plain, payments: makeDemoPayments(new Uint8Array(32)) };
  const person = citizen('样本', '1980-05-06', 470);
  const number = await filedAs(app, 470, ({ parts }) => ({
    parts: parts.map((part) => ({ ...part, statedFee: { fen: 500, basis: '样例' } })),
  }));
  await doAct(app, office, { number, part: 1 }, { act: 'receive' });
  await doAct(app, office, { number, part: 1 }, { act: 'accept' });
  const { address } = good(await beginPaying(app, person, { number, part: 1 }));
  const order = app.payments.demo.open(new Map(new URLSearchParams(address.slice(address.indexOf('?') + 1))));
  assert.ok(order);
  const { version } = await stateOf(app, number);
  good(await withdrawCase(app, person, { number, version, reason: '' }));
  const late = await takePayment(app, new Map(Object.entries(app.payments.demo.pay(order))));
  assert.equal(late.ok ? 'ok' : late.error.code, 'not-allowed-now');
  const { rows } = await app.pool.query<{ reference: string | null }>(
    'select reference from payments where case_number = $1',
    [number],
  );
  assert.ok(rows[0]?.reference?.startsWith('DEMO-'), 'somebody can give it back');
});

test('nobody is reminded of papers before the one notice has told that they are missing', async () => {
  const { app, at } = sample;
  const number = await submitted(
    app,
    window,
    await newbornDraft(app, window, somebody('样母早'), somebody('样父早')),
  );
  const part = partOfItem(await stateOf(app, number), 'birth-certificate');
  const health = officer(part.decidingCounty, part.agency, 590);
  await doAct(app, health, { number, part: part.part }, { act: 'receive' });
  await doAct(
    app,
    health,
    { number, part: part.part },
    { act: 'ask-supplement', materials: [], note: '请补签字' },
  );
  // Five working days later, in the morning: the window closes in the evening, and another office is still reading.
  at('2026-11-30T02:00:00Z');
  const days = { owedPaper: 3, supplement: 5, result: 10, mark: 'sample', source: '' } as const;
  await remindCounty(app, { hooks: [] }, { division: part.decidingCounty, days });
  const { rows } = await app.pool.query(
    `select 1 from notices where case_number = $1 and code = 'remind-supplement'`,
    [number],
  );
  assert.equal(rows.length, 0);
  at(START);
});

test('the person of a case filed on a mandate is told in Chinese unless the person chose otherwise, whatever the helper reads', async () => {
  const { app } = sample;
  const mother = somebody();
  const mandate = await mandateByCode(app, helper, mother);
  const draft = await filledOnMandate(app, helper, mandate);
  const filed = await submitDraft(app, helper, { draft, language: 'en' });
  assert.ok(filed.ok);
  assert.equal((await stateOf(app, filed.value.number)).language, undefined);
});

test('saving one’s contacts again sends nobody a mail again', async () => {
  const { app } = sample;
  const person = somebody();
  await known(app, person);
  const contact = {
    mail: 'victim@example.org',
    phone: '',
    language: 'en',
    byMail: true,
    bySms: false,
  } as const;
  for (let times = 0; times < 3; times += 1) good(await chooseContacts(app, person, contact));
  const { rows } = await app.pool.query(`select 1 from deliveries where address = 'victim@example.org'`);
  assert.equal(rows.length, 1);
});

test('a case whose one notice cannot be made keeps no other case from being told', async () => {
  const { app, at } = sample;
  const numbers: CaseNumber[] = [];
  for (const fathers of ['样父断', '样父续']) {
    const number = await submitted(
      app,
      window,
      await newbornDraft(app, window, somebody('样母断'), somebody(fathers)),
    );
    const part = partOfItem(await stateOf(app, number), 'birth-certificate');
    const health = officer(part.decidingCounty, part.agency, 590);
    await doAct(app, health, { number, part: part.part }, { act: 'receive' });
    await doAct(
      app,
      health,
      { number, part: part.part },
      { act: 'ask-supplement', materials: [], note: '请补' },
    );
    numbers.push(number);
  }
  const [broken, whole] = numbers;
  assert.ok(broken && whole);
  await app.pool.query(
    `update case_events e set seq = 900 + seq, event = event || '{"seq": 999}' from cases c
     where c.number = $1 and e.division = c.division and e.case_id = c.id and e.kind = 'part-received'`,
    [broken],
  );
  await app.pool.query(
    `update parts p set received_on = received_on - 1 from cases c
    where c.number = $1 and p.division = c.division and p.case_id = c.id`,
    [broken],
  );
  at('2026-11-30T11:00:00Z');
  await assert.rejects(tellWhatIsMissing(app));
  assert.equal((await stateOf(app, whole)).notices, 1);
  at(START);
});

test('asked for many times at once, no more codes go to a phone than the city allows in an hour', async () => {
  const { app } = sample;
  const mother = somebody();
  await known(app, mother);
  // All connections are open, so that the questions really come at once.
  await Promise.all(Array.from({ length: 12 }, () => app.pool.query('select pg_sleep(0.1)')));
  const asked = await Promise.all(Array.from({ length: 12 }, () => giveMandate(app, helper, asking(mother))));
  const { rows } = await app.pool.query<{ sent: number }>(
    `select count(*)::int as sent from mandates m, unnest(m.code_sent) where m.principal_number = $1`,
    [mother.citizenNumber],
  );
  assert.equal(rows[0]?.sent, app.mandates.codesPerHour);
  assert.equal(asked.filter(({ ok }) => ok).length, app.mandates.codesPerHour);
  for (const each of asked) if (!each.ok) assert.equal(each.error.code, 'mandate-codes-too-many');
});

test('a paper that was asked for is not handed in by naming it: without a file nothing has come', async () => {
  const { app } = sample;
  const person = somebody('样缺');
  const number = await submitted(app, window, await pensionDraft(app, window, person));
  const paper = material(app.catalogue, 'id-card');
  await doAct(app, office, { number, part: 1 }, { act: 'receive' });
  await doAct(
    app,
    office,
    { number, part: 1 },
    { act: 'ask-supplement', materials: [paper], note: '看不清' },
  );
  const version = (await stateOf(app, number)).parts[0]?.version ?? 0;
  const done = await handInSupplement(app, person, {
    number,
    part: 1,
    version,
    papers: [{ material: paper, files: [] }],
    note: '',
  });
  assert.equal(done.ok ? 'ok' : done.error.code, 'material-missing');
});
