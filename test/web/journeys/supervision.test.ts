// A case goes past its date: the bureau sees it, the office says why, the resident says what he thinks, and whoever answered
// for the one does not close the other.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { Page } from 'playwright-core';
import { deliverResult } from '#app/deliver-result.ts';
import { raiseWarnings } from '#app/raise-warnings.ts';
import { showCaseNumber } from '#core/cases/case-number.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import { doAct, good, pensionDraft, stateOf, submitted } from '../../support/journeys.ts';
import { citizen, clerk, officer, PLACES } from '../../support/sample-people.ts';
import { startLooking } from './look.ts';
import { arrive, follow, open, press, sees } from './person.ts';
import { startCity, type SampleCity } from './sample-city.ts';
import { HE, inOrder } from './steps.ts';

/** Records a step of a follow-up. */
async function record(page: Page, name: string): Promise<void> {
  const fold = page.locator('details', { has: page.locator('summary').getByText(name, { exact: true }) });
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
  for (const group of await fold.getByRole('group').all()) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    await group.getByRole('radio').first().check();
  }
  await fold.getByLabel('做了什么，结果怎样').fill(`${name}：已经做了`);
  await follow(page, fold.getByRole('button', { name: '记录' }));
}

describe('a case past its date', { timeout: 300_000 }, () => {
  const looking = startLooking();
  const step = inOrder();
  const window = clerk(PLACES.centre, 361);
  const office = officer(PLACES.changning, 'human-resources', 461);
  let city: SampleCity;
  let number: CaseNumber;
  before(async () => {
    city = await startCity();
    const he = { ...citizen(HE.name, '1988-04-12', 61), citizenNumber: HE.number };
    number = await submitted(city.app, window, await pensionDraft(city.app, window, he));
    await doAct(city.app, office, { number, part: 1 }, { act: 'receive' });
    await doAct(city.app, office, { number, part: 1 }, { act: 'accept' });
  });
  after(() => city.stop());

  step('the bureau sees the red card, whose office it is, and who has held the case', async () => {
    city.at('2026-11-30T01:00:00Z');
    await raiseWarnings(city.app);
    const { page, leave } = await arrive(city.origin, '/bureau', '曾睿');
    await open(page, '办件监督');
    await sees(page, '红牌 1 条', '还没反馈 1 条', '常宁市人力资源和社会保障局', '承诺时限');
    await looking.look(page, 'bureau: warnings');
    await open(page, showCaseNumber(number));
    await sees(page, '谁占了时间', '常宁市人力资源和社会保障局');
    await looking.look(page, 'bureau: who held the time');
    await open(page, '排名');
    await looking.look(page, 'bureau: rankings');
    await leave();
  });

  step('the office says why; an empty answer is no answer', async () => {
    const { page, leave } = await arrive(city.origin, '/desk', '欧阳静');
    await open(page, '预警');
    await press(page, '提交反馈');
    await sees(page, '红牌警示');
    await looking.look(page, 'desk: warnings, refused');
    await page.getByLabel('原因和处理情况').first().fill('经办人请假，今天补办');
    await press(page, '提交反馈');
    await sees(page, '反馈已提交', '经办人请假，今天补办');
    await looking.look(page, 'desk: warnings, answered');
    await leave();
  });

  step('the resident, who has his result at last, is not content', async () => {
    const { app } = city;
    await doAct(app, office, { number, part: 1 }, { act: 'review', opinion: '属实' });
    await doAct(app, office, { number, part: 1 }, { act: 'grant', opinion: '同意' });
    await doAct(app, office, { number, part: 1 }, { act: 'issue', numbers: ['样 1'] });
    const { version } = (await stateOf(app, number)).parts[0] ?? { version: 0 };
    good(await deliverResult(app, window, { number, part: 1, version, to: HE.name }));
    const { page, leave } = await arrive(city.origin, `/my-cases/${number}/rate`, HE.name, { width: 360 });
    await press(page, /^不满意$/);
    await page.getByLabel('还想说什么').fill('说好三天，等了一个星期。');
    await press(page, '提交评价');
    await sees(page, '谢谢您的评价', '最迟到');
    await leave();
  });

  step('one person of the bureau asks, finds and corrects, and may not check himself', async () => {
    const { page, leave } = await arrive(city.origin, '/bureau/ratings?only=open', '曾睿');
    await sees(page, '等回访');
    await looking.look(page, 'bureau: ratings');
    await open(page, showCaseNumber(number));
    await sees(page, '说好三天，等了一个星期。');
    for (const name of ['回访', '核实', '整改'] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one step after the other
      await record(page, name);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await sees(page, '已记录');
    }
    await record(page, '复核');
    await sees(page, '复核要由没有参与前面各步的人来做', '已整改，等复核');
    assert.equal(await page.getByText('这条差评已经办结').count(), 0);
    await looking.look(page, 'bureau: rating, check refused');
    await leave();
  });

  step('a second person closes it', async () => {
    const { page, leave } = await arrive(city.origin, `/bureau/ratings/${number}`, '汤静');
    await record(page, '复核');
    await sees(page, '这条差评已经办结');
    await looking.look(page, 'bureau: rating, closed');
    await leave();
  });

  step('every page of it can be read by everybody, narrow and wide', async () => {
    assert.deepEqual(await looking.faults(), []);
  });
});
