// A mother whose case meets with two offices that miss something, then with a refusal: one list, one form, and no paper twice.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { sendOneNotices } from '#app/send-one-notice.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import type { PartState } from '#core/cases/state.ts';
import { doAct, newbornDraft, partOfItem, stateOf, submitted } from '../../support/journeys.ts';
import { clerk, officer, PLACES, type Citizen, type Officer } from '../../support/sample-people.ts';
import { startLooking } from './look.ts';
import { arrive, open, press, sees, text, type Person } from './person.ts';
import { startCity, type SampleCity } from './sample-city.ts';
import { inOrder, numberIn, picture, TAN, XIAO } from './steps.ts';

const ITEMS = ['birth-certificate', 'maternity-cost-refund'] as const;

function resident({ name, number }: typeof XIAO): Citizen {
  const { person } = clerk(PLACES.centre, 777);
  return { role: 'citizen', person, name, citizenNumber: number, phone: '19900000003' };
}

function officeOf({ decidingCounty, agency, part }: PartState): Officer {
  return officer(decidingCounty, agency, 620 + part);
}

describe('a mother after filing, on a phone without script', { timeout: 300_000 }, () => {
  const looking = startLooking();
  const step = inOrder();
  let city: SampleCity;
  let mother: Person;
  let number: CaseNumber;
  before(async () => {
    city = await startCity();
    const { app } = city;
    const window = clerk(PLACES.centre);
    number = await submitted(app, window, await newbornDraft(app, window, resident(XIAO), resident(TAN)));
  });
  after(() => city.stop());

  step(
    'two offices miss something; until the list is whole the page says that they are reading',
    async () => {
      const { app } = city;
      const state = await stateOf(app, number);
      for (const item of ITEMS) {
        const part = partOfItem(state, item);
        const at = { number, part: part.part };
        const paper = state.materials.find(
          ({ items, way }) => items.includes(part.item) && way === 'shown-at-counter',
        );
        // oxlint-disable-next-line no-await-in-loop -- one office after the other
        await doAct(app, officeOf(part), at, { act: 'receive' });
        // oxlint-disable-next-line no-await-in-loop -- as above
        await doAct(app, officeOf(part), at, {
          act: 'ask-supplement',
          materials: paper ? [paper.material] : [],
          note: `请补${part.itemName.zh}的材料`,
        });
      }
      mother = await arrive(city.origin, `/my-cases/${number}`, XIAO.name, { width: 360 });
      const shown = await text(mother.page);
      assert.ok(!shown.includes('需要您做的') && !shown.includes('请补'), shown);
      await sees(mother.page, '办理机关已收件，正在看材料齐不齐');
      await mother.leave();
    },
  );

  step('the window closes: one list names both offices, and one form hands in for both', async () => {
    city.at('2026-11-30T10:00:00Z');
    assert.equal(await sendOneNotices(city.app), 1);
    mother = await arrive(city.origin, `/my-cases/${number}`, XIAO.name, { width: 360 });
    const { page } = mother;
    await sees(page, '需要您做的');
    await looking.look(page, 'progress, one notice');
    await open(page, '补材料');
    await sees(page, '2 个部门要补的都在这一张清单上');
    await looking.look(page, 'one list');
    await page.locator('textarea').first().fill('马上补。');
    await press(page, '交给办理机关');
    await sees(page, '还缺');
    assert.equal(await page.locator('textarea').first().inputValue(), '马上补。', 'what was typed is kept');
    await looking.look(page, 'one list with a problem');
    const files = page.locator('input[type=file]');
    for (let at = 0; at < (await files.count()); at += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one hand
      await files.nth(at).setInputFiles(picture('补.png'));
    }
    await page.locator('textarea').last().fill('一起补了。');
    await press(page, '交给办理机关');
    await sees(page, '已经交给办理机关');
  });

  step('a part is refused with its reason; withdrawing says beforehand what it means', async () => {
    const { app } = city;
    const part = partOfItem(await stateOf(app, number), 'birth-certificate');
    await doAct(app, officeOf(part), { number, part: part.part }, { act: 'refuse', reason: '母亲姓名写错' });
    const { page } = mother;
    await page.goto(`/my-cases/${number}`);
    await sees(page, '母亲姓名写错', '不同意这个结果，怎么办', '未说明');
    await looking.look(page, 'progress, refused');
    await open(page, '更正填错的内容');
    await sees(page, '这里只列出还能改的内容');
    await looking.look(page, 'correct');
    await page.goto(`/my-cases/${number}`);
    await open(page, '撤回整件');
    await sees(page, '确定要撤回吗？', '不再办：', '撤回了就不能恢复');
    await looking.look(page, 'withdraw');
    await press(page, '确定撤回');
    await sees(page, '已经撤回。', '您已撤回这一项', '已经结束，没有办成');
  });

  step('filed again, nothing is typed or handed in twice, and each case names the other', async () => {
    const { page } = mother;
    await press(page, '改好再交一次');
    await page.goto(page.url().replace(/\/(?:form|papers|delivery|check).*$/, '/papers'));
    await sees(page, '上次已经交过，不用再交');
    await looking.look(page, 'papers of before');
    await press(page, '下一步');
    await sees(page, '邮寄到家');
    await page.getByLabel('邮寄到家').check();
    await page.getByLabel('详细地址').fill('近');
    await press(page, '下一步');
    await sees(page, '请把收件地址写全');
    await looking.look(page, 'delivery by post, address too short');
    await page.getByLabel('详细地址').fill('衡阳市常宁市宜阳街道城东社区一号');
    await press(page, '下一步');
    await sees(page, '邮寄给肖雅婷');
    await press(page, '提交申请');
    const later = numberIn(page);
    await open(page, '查看进度');
    await sees(page, '这是再次提交的');
    await page.goto(`/my-cases/${number}`);
    await sees(page, '已经改好再交');
    assert.notEqual(later, number);
    await mother.leave();
  });

  step('no page of this journey has a fault for its readers, at any width', async () => {
    assert.deepEqual(await looking.faults(), []);
  });
});
