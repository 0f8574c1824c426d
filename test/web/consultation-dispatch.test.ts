// Dispatch and study with real use cases behind the pages: what goes to one department is nobody else's, and nothing typed is lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { remindOfDemands } from '#app/remind-departments.ts';
import { runConsultation } from '#app/change-consultation.ts';
import { ok } from '#base/result.ts';
import type { Consultation } from '#core/consultation/consultation.ts';
import { isContributorId } from '#core/consultation/ids.ts';
import type { Ledger } from '#core/consultation/ledger.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { pagesAs, type PageAnswer, type PagesAs, type Sent } from '../support/pages-as.ts';
import { DESK, said } from '../support/random-ledger.ts';
import { countedId, sampleApp, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, handlerOf, planner } from '../support/sample-people.ts';

const BASE = '/consultations/open-door-sample';
const NAME = '欧阳样本';
const PHONE = '19900009999';

let sample: SampleApp;
let consultation: Consultation;
let pages: PagesAs;

before(async () => {
  sample = await sampleApp();
  const [found] = [...sample.app.consultations.consultations.values()];
  assert.ok(found);
  consultation = found;
  const id = countedId();
  assert.ok(isContributorId(id));
  const received = [
    said('园区企业用电成本高，建议直购电', 1, { contributor: { id, groups: [] } }),
    said('中小学课后服务要延时', 2),
    said('科技成果要就地转化', 3),
    said('给中小微企业减负', 4),
  ];
  const contributors = [{ id, name: NAME, contact: PHONE }];
  const taken = await runConsultation(sample.app, { consultation, actor: DESK }, () =>
    ok({ happenings: received, contributors }),
  );
  assert.ok(taken.ok);
  pages = pagesAs(sample.app);
});
after(() => sample.drop());

const get = (as: Viewer, path: string): Promise<PageAnswer> => pages.ask(as, BASE + path);
const post = (as: Viewer, path: string, form: Sent): Promise<PageAnswer> => pages.ask(as, BASE + path, form);

function ledgerNow(): Promise<Ledger> {
  return sample.app.ledgers.latest({ division: consultation.division, consultation: consultation.id });
}

const [gxj, kjj, jyj] = [handlerOf('gxj', 951), handlerOf('kjj', 952), handlerOf('jyj', 953)];

test('nothing is chosen beforehand, and a form with one impossible choice sends nothing and keeps all of it', async () => {
  const before = await get(planner(), '/dispatch');
  assert.equal(before.status, 200);
  assert.doesNotMatch(before.html, /<input type="radio"[^>]* checked/);
  const refused = await post(planner(), '/dispatch', {
    'lead:D1': 'gxj',
    'support:D3': 'kjj',
    due: '2026-12-10',
    note: '请会同供电公司研究',
  });
  assert.equal(refused.status, 422);
  assert.match(refused.html, /D3: 请选主办部门/);
  assert.match(refused.html, /请会同供电公司研究/);
  assert.match(refused.html, /value="2026-12-10"/);
  assert.match(refused.html, /<option value="kjj" selected/);
  assert.ok([...(await ledgerNow()).demands.values()].every(({ dispatch }) => dispatch === undefined));
});

test('many demands are sent in one act; each department finds its own alone, without a name', async () => {
  const sent = await post(planner(), '/dispatch', {
    stage: 'to-dispatch',
    'lead:D1': 'gxj',
    'support:D1': 'kjj',
    'lead:D2': 'other',
    'other:D2': 'jyj',
    'other:D3': 'kjj',
    due: '2026-12-10',
    note: '请会同供电公司研究',
  });
  assert.equal(sent.status, 303);
  assert.match(sent.to, /sent=3$/);
  const own = await get(gxj, '/study');
  assert.match(own.html, /D1 园区企业用电成本高/);
  assert.doesNotMatch(own.html, /课后服务|成果/);
  assert.match((await get(gxj, '/study/D1')).html, /请会同供电公司研究/);
  for (const other of ['D2', 'D3', 'D4', 'D99', 'x']) {
    assert.equal((await get(gxj, `/study/${other}`)).status, 404, other);
  }
  assert.match((await get(kjj, '/study')).html, /D1[\s\S]*D3/);
  for (const page of [own, await get(gxj, '/study/D1'), await get(kjj, '/study/D1')]) {
    assert.ok(!page.html.includes(NAME) && !page.html.includes(PHONE));
  }
});

test('a department neither acts on what is another’s nor passes anything on', async () => {
  const view = { stance: 'for', text: '可行' };
  assert.equal((await post(jyj, '/study/D1/view', view)).status, 404);
  assert.equal((await post(jyj, '/study/D1/hand-back', { reason: '不是我们的' })).status, 404);
  // There is no such address for a department, whatever it posts.
  for (const path of ['/dispatch', '/dispatch/D1', '/dispatch/D1/disagreement', '/clocks']) {
    const tried = await post(gxj, path, { 'part:jyj': 'lead', mode: 'lead', reason: '转' });
    assert.ok([403, 404].includes(tried.status), path);
  }
  const { demands } = await ledgerNow();
  assert.deepEqual([...demands.values()][0]?.dispatch?.leads, ['gxj']);
});

test('a view without a stance or without words comes back as it was typed', async () => {
  const noStance = await post(gxj, '/study/D1/view', { text: '建议写入第四章', problem: '' });
  assert.equal(noStance.status, 422);
  assert.match(noStance.html, /请选：建议采纳/);
  assert.match(noStance.html, /建议写入第四章/);
  const noWords = await post(gxj, '/study/D1/view', { stance: 'partly', text: ' ', problem: '' });
  assert.equal(noWords.status, 422);
  assert.match(noWords.html, /value="partly"[^>]*checked|checked[^>]*value="partly"/);
});

test('views stand side by side at the desk, which says why where they differ; departments that work together read each other', async () => {
  assert.equal((await post(gxj, '/study/D1/view', { stance: 'for', text: '应当写入' })).status, 303);
  const alone = await post(planner(), '/dispatch/D1/disagreement', { reason: '采纳工信意见' });
  assert.equal(alone.status, 422);
  assert.equal((await post(kjj, '/study/D1/view', { stance: 'against', text: '没有资金' })).status, 303);
  assert.match((await get(kjj, '/study/D1')).html, /应当写入/);
  const desk = await get(planner(), '/dispatch/D1');
  assert.match(desk.html, /应当写入[\s\S]*没有资金[\s\S]*国令713 第十三条/);
  const explained = await post(planner(), '/dispatch/D1/disagreement', { reason: '采纳工信意见' });
  assert.equal(explained.status, 303);
  assert.match((await get(planner(), '/dispatch/D1')).html, /采纳工信意见/);
  // The desk's own reason is no department's business.
  assert.doesNotMatch((await get(kjj, '/study/D1')).html, /采纳工信意见/);
});

test('handing back after the limit is refused, the words stay, and the page says what to do instead', async () => {
  sample.at('2026-12-04T02:00:00Z');
  const late = await post(jyj, '/study/D2/hand-back', { reason: '属于民政' });
  sample.at('2026-12-03T02:00:00Z');
  assert.equal(late.status, 422);
  assert.match(late.html, /收到超过 10 日/);
  assert.match(late.html, /属于民政/);
  const back = await post(jyj, '/study/D2/hand-back', { reason: '属于民政' });
  assert.equal(back.status, 303);
  assert.match((await get(planner(), '/dispatch?stage=handed-back')).html, /D2[\s\S]*属于民政/);
  assert.match((await get(jyj, '/study/D2')).html, /已于[\s\S]*属于民政/);
});

test('a demand dispatched anew is gone from the department that handed it back', async () => {
  const again = await post(planner(), '/dispatch/D2', {
    mode: 'separate',
    'part:gxj': 'lead',
    'part:kjj': 'lead',
    due: '',
    note: '',
  });
  assert.equal(again.status, 303);
  assert.equal((await get(jyj, '/study/D2')).status, 404);
  assert.match((await get(gxj, '/study/D2')).html, /分办/);
});

test('the job reminds once, the department sees it, and the clock desk says by whose rule', async () => {
  sample.at('2026-12-08T02:00:00Z');
  assert.equal(await remindOfDemands(sample.app, consultation), 1);
  assert.equal(await remindOfDemands(sample.app, consultation), 0);
  assert.match((await get(kjj, '/study')).html, /已提醒 1 次/);
  const clocks = await get(planner(), '/clocks');
  assert.equal(clocks.status, 200);
  assert.match(clocks.html, /快到期/);
  assert.match(clocks.html, /规划编制办公室自定/);
  assert.match(clocks.html, /没有查到依据/);
  assert.match(clocks.html, /各地规定，不是国家法律/);
});

test('no nonsense in an address or a field makes a fault, and none of it is written', async () => {
  const { seq } = await ledgerNow();
  const nonsense = [
    '',
    '0',
    '-1',
    'D0',
    'D4',
    'D99999999',
    '__proto__',
    '\u{0}\u{D800}%',
    '<script>',
    '2026-02-30',
  ];
  const answers: number[] = [];
  for (const text of nonsense) {
    const form = Object.fromEntries(
      ['stance', 'text', 'problem', 'reason', 'due', 'note', 'mode', 'page', 'stage'].map((name) => [
        name,
        text,
      ]),
    );
    const all = {
      ...form,
      [`lead:${text}`]: text,
      [`part:${text}`]: 'lead',
      'lead:D4': text,
      'support:D4': text,
    };
    const at = encodeURIComponent(text.toWellFormed());
    for (const [as, path] of [
      [planner(), '/dispatch'],
      [planner(), `/dispatch/${at}`],
      [planner(), `/dispatch/${at}/disagreement`],
      [kjj, `/study/${at}/view`],
      [kjj, `/study/${at}/hand-back`],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one viewer and one form at a time
      answers.push((await post(as, path, all)).status);
      // oxlint-disable-next-line no-await-in-loop -- as above
      answers.push(
        (await get(as, `${path}?stage=${at}&page=${at}&state=${at}&done=${at}&sent=${at}`)).status,
      );
    }
  }
  assert.deepEqual(
    answers.filter((status) => status >= 500),
    [],
  );
  assert.equal((await ledgerNow()).seq, seq);
});

test('for everybody else there is neither desk nor study', async () => {
  const others = [bureau(), citizen('路人', '1981-05-06', 61), { role: 'visitor' } as const];
  for (const other of others) {
    for (const path of ['/dispatch', '/dispatch/D1', '/clocks', '/study', '/study/D1']) {
      const { status, html } = await get(other, path);
      assert.ok(status === 403 || status === 303 || status === 302, `${path} for ${other.role}: ${status}`);
      assert.doesNotMatch(html, /直购电/);
    }
  }
  assert.equal((await get(planner(), '/study')).status, 403);
});
