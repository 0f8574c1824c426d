// Why a date is what it is: an office enters what happened on paper, stops the clock for a test, runs it on and extends the time;
// the applicant reads each day.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { CaseNumber } from '#core/cases/events.ts';
import { pensionDraft, stateOf, submitted } from '../../support/journeys.ts';
import { citizen, clerk, PLACES } from '../../support/sample-people.ts';
import { startLooking } from './look.ts';
import { arrive, open, press, sees } from './person.ts';
import { startCity, type SampleCity } from './sample-city.ts';
import { HE, inOrder } from './steps.ts';

describe('the clocks of a part', { timeout: 300_000 }, () => {
  let city: SampleCity;
  let number: CaseNumber;
  before(async () => {
    city = await startCity();
    // No thing of the sample catalogue is joint approval by its sources: here one is.
    city.publish((catalogue) => ({
      ...catalogue,
      things: new Map([...catalogue.things].map(([id, thing]) => [id, { ...thing, joint: true }])),
    }));
    const window = clerk(PLACES.centre, 351);
    const he = { ...citizen(HE.name, '1988-04-12', 61), citizenNumber: HE.number };
    number = await submitted(city.app, window, await pensionDraft(city.app, window, he));
  });
  after(() => city.stop());
  const looking = startLooking();
  const step = inOrder();

  step('the office enters afterwards what it did on paper; such a time is marked and not rated', async () => {
    city.at('2026-11-25T02:00:00Z');
    const { page, leave } = await arrive(city.origin, `/desk/${number}/1`, '欧阳静');
    const fold = page.locator('form', { hasText: '收件' }).locator('summary', { hasText: '事后补录' });
    await fold.click();
    await page.getByLabel('实际发生的时间').first().fill('2026-11-26 09:00');
    await press(page, /^收件$/);
    await sees(page, '补录的时间不能晚于现在');
    await page.getByLabel('实际发生的时间').first().fill('2026-11-24 09:00');
    await press(page, /^收件$/);
    const [received] = (await stateOf(city.app, number)).parts;
    assert.deepEqual(received?.stamps.received, { at: '2026-11-24T01:00:00Z', origin: 'back-filled' });
    // The papers were there since the filing: signing for them later moves nothing.
    assert.equal(received?.receivedOn, '2026-11-23');
    await sees(page, '材料 2026年11月23日 (周一) 已到，从那天起算');
    const accept = page.locator('form', { has: page.getByRole('button', { name: /^受理$/ }) });
    await accept.locator('summary', { hasText: '事后补录' }).click();
    await accept.getByLabel('实际发生的时间').fill('2026-11-25 09:30');
    await press(page, /^受理$/);
    await page.locator('summary', { hasText: '期限怎么算出来的' }).click();
    await sees(page, '答复是否受理', '承诺办结', '最迟 2026年11月30日 (周一)', '不作考核');
    await looking.look(page, 'desk: clocks of a part');
    await leave();
  });

  step('a special step needs its length and its reason, and stops the clock', async () => {
    const { page, leave } = await arrive(city.origin, `/desk/${number}/1`, '欧阳静');
    await page.locator('summary', { hasText: '其他操作' }).click();
    await looking.look(page, 'desk: other acts');
    await open(page, '进入特殊环节');
    await press(page, '开始，暂停计时');
    await sees(page, '请选一个环节');
    await page.getByLabel('检测', { exact: true }).check();
    await page.getByLabel('原因（会告知申请人）').fill('材料要送检');
    await press(page, '开始，暂停计时');
    await sees(page, '请写明这个环节需要多长时间');
    await looking.look(page, 'desk: special step, refused');
    await page.getByLabel('最长需要几个工作日').fill('5');
    await press(page, '开始，暂停计时');
    await leave();
    const he = await arrive(city.origin, `/my-cases/${number}`, HE.name, { width: 360 });
    await open(he.page, '时间怎么算');
    await sees(he.page, '暂停计时', '计时停着，环节结束后才知道是哪一天', '检测');
    await looking.look(he.page, 'my case: clocks, standing');
    await he.leave();
  });

  step('the step is over, the time is extended once, and the applicant reads every day of it', async () => {
    city.at('2026-11-27T02:00:00Z');
    const { page, leave } = await arrive(city.origin, `/desk/${number}/1/resume`, '欧阳静');
    await sees(page, '检测', '5 个工作日');
    await looking.look(page, 'desk: special step ends');
    await page.getByLabel('结果（会告知申请人）').fill('合格');
    await press(page, '结束，恢复计时');
    await page.goto(`/desk/${number}/1/extend`);
    await page.getByLabel('延长几个工作日').fill('11');
    await page.getByLabel('批准人（姓名、职务）').fill('局长');
    await page.getByLabel('理由（会告知申请人）').fill('要向外地核实');
    await press(page, '延长');
    await sees(page, '请填 1 到 10 之间的整数');
    await looking.look(page, 'desk: extension, refused');
    await page.getByLabel('延长几个工作日').fill('2');
    await press(page, '延长');
    await leave();
    const he = await arrive(city.origin, `/my-cases/${number}/clocks`, HE.name, { width: 360 });
    // Accepted on 25 November; 25 and 26 stand; 27 and 30 November and 1 December, then two more.
    await sees(he.page, '最迟 2026年12月3日 (周四)', '延长 2 个工作日');
    const promised = he.page.locator('section.clock', { hasText: '承诺办结' });
    await promised.locator('summary', { hasText: '逐日看' }).click();
    await sees(he.page, '计时暂停', '第 5 天');
    await looking.look(he.page, 'my case: clocks');
    await he.leave();
  });

  step("the bureau records the government's approval: the whole matter has more time, once", async () => {
    const { page, leave } = await arrive(city.origin, '/bureau/extend-joint', '曾睿');
    await page.getByLabel('办件号').fill(number);
    await press(page, '查找');
    await sees(page, '整件事联合办理', '45 个工作日', '第四十二条第二款');
    await page.getByLabel('延长几个工作日').fill('16');
    await page.getByLabel('批准机关和文号').fill('市人民政府');
    await page.getByLabel('理由（会告知申请人）').fill('几个机关要会审');
    await press(page, /^延长$/);
    await sees(page, '请填 1 到 15 之间的整数');
    await looking.look(page, 'bureau: joint extension, refused');
    await page.getByLabel('延长几个工作日').fill('15');
    await press(page, /^延长$/);
    await sees(page, '已延长', '延长 15 个工作日', '由市人民政府批准');
    await looking.look(page, 'bureau: joint extension');
    await leave();
  });

  step('every page of it can be read by everybody, narrow and wide', async () => {
    assert.deepEqual(await looking.faults(), []);
  });
});
