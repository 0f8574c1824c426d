// A resident on a phone, without script and without signing in: reads the draft, speaks on one clause, keeps the receipt, follows it.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { runConsultation } from '#app/change-consultation.ts';
import { ok } from '#base/result.ts';
import type { Consultation } from '#core/consultation/consultation.ts';
import type { LedgerHappening } from '#core/consultation/events.ts';
import { isClauseId, isDemandId, isDepartmentId } from '#core/consultation/ids.ts';
import type { PlanClause } from '#core/consultation/plan/plan.ts';
import { startLooking } from './look.ts';
import { arrive, open, press, sees, text, type Person } from './person.ts';
import { startCity, type SampleCity } from './sample-city.ts';
import { inOrder } from './steps.ts';

const SAID = '园区的末班公交太早，晚上下班没有车。我的电话13800001111。';

function clause(nth: number, kind: PlanClause['kind'], no: string | undefined, words: string): PlanClause {
  const id = `c${nth}`;
  assert.ok(isClauseId(id));
  return { id, kind, no, text: words };
}

const CLAUSES = [
  clause(1, 'chapter', '第一章', '产业园区'),
  clause(2, 'item', '1.', '建好产业园区。'),
  clause(3, 'chapter', '第二章', '民生'),
  clause(4, 'item', '2.', '办好学校。'),
];

describe('a resident and the draft plan, on a phone without script', { timeout: 300_000 }, () => {
  const looking = startLooking();
  const step = inOrder();
  let city: SampleCity;
  let consultation: Consultation;
  let resident: Person;
  let receipt: { readonly number: string; readonly code: string };

  const happens = async (...happenings: readonly LedgerHappening[]): Promise<void> => {
    const actor = { kind: 'planner', person: 'p', name: '经办人', head: true } as const;
    const done = await runConsultation(city.app, { consultation, actor }, () => ok(happenings));
    assert.ok(done.ok);
  };

  before(async () => {
    city = await startCity();
    const [first] = city.app.consultations.consultations.values();
    assert.ok(first);
    consultation = first;
    await happens(
      { type: 'plan-version-opened', nth: 1, stage: 'for-comment', title: '规划', clauses: CLAUSES },
      { type: 'plan-version-sealed', nth: 1 },
      { type: 'notice-opened', nth: 1, from: '2026-11-02', to: '2026-12-02' },
    );
  });
  after(() => city.stop());

  step(
    'the front page leads to the draft, with the days that are left and how they are counted',
    async () => {
      resident = await arrive(city.origin, '/', undefined, { width: 360 });
      await open(resident.page, /给规划提意见/);
      await open(resident.page, '看草案、提意见');
      await sees(resident.page, '草案正在征求意见', /还剩 \d+ 天/, '共 31 天', '共 30 天');
      await looking.look(resident.page, 'the plan');
      await open(resident.page, '第一章 产业园区');
      await looking.look(resident.page, 'a chapter');
    },
  );

  step('a comment without its words or without consent comes back, and nothing typed is lost', async () => {
    const { page } = resident;
    await open(page, /对这一条提意见[^]*建好产业园区/);
    await sees(page, '建好产业园区。', '这里还没有公开的意见');
    await page.getByLabel('您的意见', { exact: true }).fill(SAID);
    await press(page, '送出意见');
    await sees(page, '请选一下：您的意见能不能公开。');
    assert.equal(await page.getByLabel('您的意见', { exact: true }).inputValue(), SAID);
    await looking.look(page, 'a form that came back');
    await page.getByLabel(/^可以公开/).check();
    await press(page, '送出意见');
  });

  step('the receipt has a number and a code; the page read again takes nothing in twice', async () => {
    const { page } = resident;
    const [number = '', code = ''] = await page.locator('.slip__number').allInnerTexts();
    receipt = { number: number.trim(), code: code.trim() };
    assert.match(receipt.code, /^[2-9A-Z]{4}(?:-[2-9A-Z]{4}){2}$/);
    await looking.look(page, 'the receipt');
    await page.reload();
    await sees(page, receipt.code, '没有重复登记');
    const ledger = await city.app.ledgers.latest({
      division: consultation.division,
      consultation: consultation.id,
    });
    assert.equal(ledger.submissions.size, 1);
    assert.ok(!JSON.stringify(ledger.journal).includes(receipt.code), 'the code is kept nowhere');
  });

  step('a wrong code is answered politely and shows nothing', async () => {
    const { page } = resident;
    await page.goto(`/plans/${consultation.id}/follow?number=${receipt.number}`);
    await page.getByLabel('查询码').fill('AAAA-BBBB-CCCC');
    await press(page, '查询');
    await sees(page, '没有找到');
    assert.ok(!(await text(page)).includes('末班公交'));
    await page.getByLabel('查询码').fill(receipt.code.toLowerCase().replaceAll('-', ' '));
    await press(page, '查询');
    await sees(page, '末班公交', '已收到，正在看');
  });

  step(
    'once decided, the sender sees department and reason, and the sentence that changed as soon as it is public',
    async () => {
      const demand = 'D1';
      const department = consultation.departments[0];
      const [, second] = CLAUSES;
      assert.ok(isDemandId(demand) && department && isDepartmentId(department.id) && second);
      const changed = '建好产业园区，末班公交开到晚上十点。';
      await happens(
        { type: 'demand-sorted', demand, topic: consultation.topics[0]?.id, clauses: [second.id] },
        { type: 'demand-dispatched', demand, mode: 'lead', leads: [department.id], supports: [], note: '' },
        { type: 'plan-version-opened', nth: 2, stage: 'bill', title: '规划', clauses: CLAUSES },
        { type: 'clause-changed', nth: 2, clause: second.id, no: '1.', text: changed, because: [demand] },
        {
          type: 'demand-disposed',
          demand,
          outcome: 'adopted',
          reason: '晚班职工多，应当写入。',
          links: [
            {
              clause: second.id,
              kind: 'text',
              from: 1,
              to: 2,
              inserted: '，末班公交开到晚上十点',
              deleted: '',
            },
          ],
        },
      );
      const { page } = resident;
      await page.reload();
      await sees(page, department.name, '采纳', '晚班职工多，应当写入。', '还没有公开的稿子里');
      await happens(
        { type: 'packet-made', packet: 1, sha256: '0'.repeat(64), atSeq: 1000 },
        { type: 'feedback-published', packet: 1 },
      );
      await page.reload();
      await sees(page, '，末班公交开到晚上十点');
      await looking.look(page, 'an opinion that was adopted');
    },
  );

  step(
    'others read the words without the phone, and figures that close; the new draft stays inside',
    async () => {
      const { page } = resident;
      await page.goto(`/plans/${consultation.id}/clauses/c2`);
      await sees(page, '末班公交太早', '＊＊＊', '建好产业园区。');
      const shown = await text(page);
      assert.ok(!shown.includes('13800001111') && !shown.includes('十点'), shown);
      await page.goto(`/plans/${consultation.id}/statistics`);
      await sees(page, '1 件 = 不重复的 1 件 + 内容相同的 0 件', '一个人说的，和一百个人说的一样要研究');
      await looking.look(page, 'the figures');
      await page.goto(`/plans/${consultation.id}/vote`);
      await sees(page, '不代表全市居民');
      await looking.look(page, 'statements');
      await resident.leave();
      assert.deepEqual(await looking.faults(), []);
    },
  );
});
