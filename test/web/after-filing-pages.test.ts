// Pages of what happens after filing: the fee and the demo provider, the second round, the parcel.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { App } from '#app/app.ts';
import { makePlanBook } from '#app/plan-book.ts';
import { saveDraft } from '#app/save-draft.ts';
import { handInSupplement } from '#app/hand-in-supplement.ts';
import { makeDemoPayments } from '#connectors/payments/demo-payments.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import {
  bringThrough,
  doAct,
  good,
  material,
  pensionDraft,
  stateOf,
  submitted,
} from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES } from '../support/sample-people.ts';
import { servePages, type PageServer } from './page-server.ts';

let sample: SampleApp;
let app: App;
let site: PageServer;
before(async () => {
  sample = await sampleApp();
  // No offered item states a fee in a source: here each costs 12.50 yuan.
  const items = new Map(
    [...sample.app.catalogue.items].map(([id, item]) => [
      id,
      { ...item, feeAmount: { stated: true, value: 1250, mark: 'sample' } as const },
    ]),
  );
  const catalogue = { ...sample.app.catalogue, items };
  const plans = makePlanBook(catalogue, sample.app.law);
  app = { ...sample.app, catalogue, plans, payments: makeDemoPayments() };
  site = await servePages(app);
});
after(async () => {
  await site.stop();
  await sample.drop();
});

const window = clerk(PLACES.centre, 380);
const office = officer(PLACES.changning, 'human-resources', 480);
const person = citizen('样本丁', '1985-03-04', 81);

async function pageOf(path: string): Promise<string> {
  const answer = await fetch(`${site.origin}${path}`);
  assert.equal(answer.status, 200, path);
  return answer.text();
}

/** Posts as a browser without script, and says where it is led. */
async function post(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const body = new URLSearchParams({ _csrf: 'token', ...fields });
  const answer = await fetch(`${site.origin}${path}`, { method: 'POST', body, redirect: 'manual' });
  assert.equal(answer.status, 303, `${path}: ${await answer.text()}`);
  return answer.headers.get('location') ?? '';
}

async function filed(): Promise<CaseNumber> {
  return submitted(app, window, await pensionDraft(app, window, person));
}

test('a fee is shown in yuan, paid on a page that says it is a demo, and then shown as paid', async () => {
  const number = await filed();
  await doAct(app, office, { number, part: 1 }, { act: 'receive' });
  await doAct(app, office, { number, part: 1 }, { act: 'accept' });
  site.as(person);
  const due = await pageOf(`/my-cases/${number}`);
  assert.match(due, /应缴 12\.50 元/);
  assert.match(due, /去缴费/);
  assert.match(due, /需要您做的/);
  assert.doesNotMatch(due, /什么都不用做/);
  const address = await post(`/my-cases/${number}/parts/1/pay`, {});
  assert.match(address, /^\/demo\/pay\?/);
  const page = await pageOf(address);
  assert.match(page, /这是演示，不会扣钱/);
  assert.match(page, /12\.50 元/);
  const changed = await fetch(`${site.origin}${address.replace('fen=1250', 'fen=1')}`);
  assert.equal(changed.status, 404, 'an order whose amount was changed is nobody’s');
  const notice = await post('/demo/pay', Object.fromEntries(new URL(address, site.origin).searchParams));
  const back = await fetch(`${site.origin}${notice}`, { redirect: 'manual' });
  assert.equal(back.headers.get('location'), `/my-cases/${number}?paid=1`);
  assert.match(await pageOf(`/my-cases/${number}?paid=1`), /缴费成功.*已缴 12\.50 元/s);
  const forged = await fetch(`${site.origin}${notice.replace('fen=1250', 'fen=9')}`, { redirect: 'manual' });
  assert.equal(forged.status, 409);
});

test('a second round asks for its reason, keeps what was typed without it, and tells the applicant why', async () => {
  const number = await filed();
  const at = { number, part: 1 };
  const paper = material(app.catalogue, 'household-book');
  const ask = { act: 'ask-supplement', material: paper, text: '请补本人页' };
  await doAct(app, office, at, { act: 'receive' });
  site.as(office);
  assert.doesNotMatch(await pageOf(`/desk/${number}/1`), /第二次要材料的理由/);
  await doAct(app, office, at, { act: 'ask-supplement', materials: [paper], note: '请补' });
  const { version = 0 } = (await stateOf(app, number)).parts[0] ?? {};
  good(
    await handInSupplement(app, window, {
      ...at,
      version,
      note: '',
      papers: [{ material: paper, files: [], shownAtCounter: true }],
    }),
  );
  assert.match(await pageOf(`/desk/${number}/1`), /第二次要材料的理由/);
  const now = (await stateOf(app, number)).parts[0]?.version ?? 0;
  const body = new URLSearchParams({ _csrf: 'token', ...ask, version: String(now) });
  const refused = await fetch(`${site.origin}/desk/${number}/1`, { method: 'POST', body });
  assert.equal(refused.status, 422);
  const shown = await refused.text();
  assert.match(shown, /请选一个再次告知的理由/);
  assert.match(shown, /请补本人页/);
  await post(`/desk/${number}/1`, { ...ask, version: String(now), again: 'not-as-asked' });
  site.as(person);
  assert.match(
    await pageOf(`/my-cases/${number}/supplement`),
    /这是再次告知。理由：补来的材料和上次要求的不符/,
  );
});

test('a result that goes by post is sent from the desk with its parcel, and the applicant reads the number', async () => {
  const draft = await pensionDraft(sample.app, window, person);
  const address = '衡阳市常宁市宜阳街道城东社区一号';
  const delivery = { how: 'post', receiver: '样本丁', phone: '13800000000', address } as const;
  good(await saveDraft(sample.app, window, { draft, delivery }));
  const number = await submitted(sample.app, window, draft);
  await bringThrough(sample.app, office, { number, part: 1 });
  site.as(office);
  const page = await pageOf(`/desk/${number}/1`);
  assert.match(page, /寄出结果/);
  assert.match(page, new RegExp(address));
  const version = String((await stateOf(app, number)).parts[0]?.version);
  await post(`/desk/${number}/1/post`, { version, carrier: '中国邮政', parcel: 'EY0001' });
  site.as(person);
  assert.match(await pageOf(`/my-cases/${number}`), /已寄出：中国邮政 EY0001/);
});

test('a refused case is filed again at the counter that took it, once the card was looked at again', async () => {
  const number = await filed();
  await doAct(app, office, { number, part: 1 }, { act: 'receive' });
  await doAct(app, office, { number, part: 1 }, { act: 'refuse', reason: '户口簿缺页' });
  site.as(window);
  assert.match(await pageOf('/counter/taken'), new RegExp(`/counter/taken/${number}/refile`));
  assert.match(await pageOf(`/counter/taken/${number}/refile`), /依据：样法第一条（测试）[^<]*户口簿缺页/);
  const body = new URLSearchParams({ _csrf: 'token' });
  const unchecked = await fetch(`${site.origin}/counter/taken/${number}/refile`, { method: 'POST', body });
  assert.equal(unchecked.status, 422);
  const draft = await post(`/counter/taken/${number}/refile`, { identity: 'yes' });
  assert.match(draft, /^\/drafts\//);
  assert.match(await pageOf(`${draft}/papers`), /上次已经交过，不用再交/);
  site.as(clerk(PLACES.otherCentre, 381));
  assert.equal((await fetch(`${site.origin}/counter/taken/${number}/refile`)).status, 404);
});
