// A newborn without script: seven offices at once, certificates flowing on by themselves, and what a refusal stops.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { Page } from 'playwright-core';
import { startLooking } from './look.ts';
import { arrive, choose, open, press, sees, text } from './person.ts';
import { startCity, type SampleCity } from './sample-city.ts';
import {
  act,
  choosePlace,
  decide,
  inOrder,
  numberIn,
  picture,
  TAN,
  UNSEEN,
  XIAO,
  type Seen,
} from './steps.ts';

const CERTIFICATE = '出生医学证明签发';
const HOUSEHOLD = '国(境)内出生登记';
const HEALTH = /雁峰区.*卫生健康/;

describe('a newborn, filed by the mother without script', { timeout: 300_000 }, () => {
  const looking = startLooking();
  const step = inOrder();
  let city: SampleCity;
  let first: string;
  before(async () => {
    city = await startCity();
  });
  after(() => city.stop());

  step('the mother answers each question once and submits to all offices', async () => {
    const mother = await arrive(city.origin, '/my-cases', XIAO.name, { width: 360 });
    first = await file(mother.page, 'ask', looking.look);
    await sees(mother.page, '收到了您的申请', CERTIFICATE, HOUSEHOLD, '新生儿社会保障卡'.slice(3));
    await looking.look(mother.page, 'receipt of nine items');
    await mother.leave();
  });

  step(
    'what needs the father’s card waits; he sees what is asked of it by whom, agrees, and it goes on',
    async () => {
      const mother = await arrive(city.origin, `/my-cases/${first}`, XIAO.name, { width: 360 });
      await sees(mother.page, '在等谭志远同意使用父亲居民身份证', '自己交这份材料');
      await looking.look(mother.page, 'progress, waiting for a consent');
      await mother.leave();
      const father = await arrive(city.origin, '/my-consents', TAN.name, { width: 360 });
      await sees(
        father.page,
        '肖雅婷请您同意使用您的居民身份证',
        '父亲居民身份证',
        CERTIFICATE,
        '同意只对这一次办理有效',
      );
      await looking.look(father.page, 'consents: asked');
      await press(father.page, '同意使用');
      await sees(father.page, '已同意', '您已同意');
      await looking.look(father.page, 'consents: given');
      await father.leave();
    },
  );

  step('the progress page says who has each part, and who waits for what', async () => {
    const mother = await arrive(city.origin, `/my-cases/${first}`, XIAO.name, { width: 360 });
    await sees(mother.page, '在雁峰区卫生健康局', /要等“出生医学证明签发”的结果/);
    await looking.look(mother.page, 'progress of nine items');
    await mother.leave();
    const police = await arrive(city.origin, '/desk', '唐伟');
    await police.page.locator('summary').getByText('在别处和已结束的').click();
    await open(police.page, /等前项/);
    await open(police.page, /肖雅婷/);
    await sees(police.page, '这一件在等前面的事项出结果');
    await looking.look(police.page, 'desk: part that waits');
    await police.leave();
  });

  step('the birth certificate, once issued, brings the waiting parts to their offices', async () => {
    const health = await arrive(city.origin, '/desk', '沈莉', { office: HEALTH });
    await openPart(health.page, first, CERTIFICATE);
    await decide(health.page, { 出生医学证明: '样 430406-1' });
    await health.leave();
    const mother = await arrive(city.origin, `/my-cases/${first}`, XIAO.name, { width: 360 });
    await sees(mother.page, '“出生医学证明签发”的结果已经自动传来', '在雁峰区公安局');
    await looking.look(mother.page, 'progress, certificate arrived');
    await mother.leave();
    const police = await arrive(city.origin, '/desk', '唐伟');
    await open(police.page, /肖雅婷/);
    await sees(police.page, '前项送来的结果', '样 430406-1', '待收件');
    await looking.look(police.page, 'desk: part with an arrived result');
    await decide(police.page, { 居民户口簿: '样 430406-2' });
    await police.leave();
    const again = await arrive(city.origin, `/my-cases/${first}`, XIAO.name, { width: 360 });
    await sees(again.page, '“国(境)内出生登记”的结果已经自动传来', '在雁峰区医疗保障局');
    await again.leave();
  });

  step('a part that is refused tells all who wait for it, office and family', async () => {
    const mother = await arrive(city.origin, '/my-cases', XIAO.name, { width: 360 });
    const second = await file(mother.page, 'hand-in');
    const health = await arrive(city.origin, '/desk', '沈莉', { office: HEALTH });
    await openPart(health.page, second, CERTIFICATE);
    await press(health.page, /^收件$/);
    await act(health.page, '不予受理', { 不予受理的理由: '出生医学信息与助产机构登记不一致。' });
    await looking.look(health.page, 'desk: refused');
    await health.leave();
    await mother.page.goto(`/my-cases/${second}`);
    await sees(
      mother.page,
      '出生医学信息与助产机构登记不一致。',
      '因为“出生医学证明签发”没有办成，这一项不能继续',
    );
    await looking.look(mother.page, 'progress, stopped');
    await mother.leave();
    const police = await arrive(city.origin, `/desk?stage=ended`, '唐伟');
    await police.page.getByLabel('按办件号查').fill(second);
    await press(police.page, '查找');
    await sees(police.page, '前项未办成');
    await police.leave();
  });

  step('no page of this journey has a fault for its readers, at any width', async () => {
    assert.deepEqual(await looking.faults(), []);
  });
});

/** From the guide of the thing to the receipt. */
async function file(page: Page, way: 'ask' | 'hand-in', look: Seen = UNSEEN): Promise<string> {
  await page.goto('/things/newborn');
  await look(page, 'thing: newborn');
  await open(page, '开始办理');
  for (let left = 0; left < 8 && !(await text(page)).includes('去填表'); left += 1) {
    const other = page.getByRole('radio', { name: '随母亲' });
    if (await other.isVisible()) await other.check();
    else await page.getByRole('radio', { name: '是', exact: true }).check();
    await press(page, '下一步');
  }
  await look(page, 'guide result: newborn');
  await press(page, '去填表');
  await fillSteps(page, look, way);
  await press(page, '提交申请');
  return numberIn(page);
}

async function fillSteps(page: Page, look: Seen, way: 'ask' | 'hand-in'): Promise<void> {
  const seen = new Set<string>();
  while (!page.url().endsWith('/check')) {
    const path = new URL(page.url()).pathname;
    assert.ok(!seen.has(path), `stuck at ${path}:\n${await text(page)}`);
    seen.add(path);
    if (path.endsWith('/form/applicant')) await choose(page, '您是新生儿的什么人', '母亲');
    if (path.endsWith('/form/newborn')) await fillNewborn(page);
    if (path.endsWith('/form/parents')) await fillParents(page);
    if (path.endsWith('/delivery')) {
      const centre = { typed: 'xyl', path: '蒸湘区 红湘街道 学院路社区' };
      await choosePlace(page, '领取的村（社区）便民服务中心', centre);
    }
    if (path.endsWith('/papers')) await handInPapers(page, way);
    await look(page, `newborn: ${path.split('/').slice(3).join('/')}`);
    await press(page, '下一步');
  }
  await look(page, 'newborn: check');
}

/** Her own certificates are fetched; his card is his: he is asked, or she hands it in. */
async function handInPapers(page: Page, way: 'ask' | 'hand-in'): Promise<void> {
  await sees(page, '用电子证照，不用交', '“出生医学证明签发”办好后自动传来');
  const mothers = page.getByRole('group', { name: '母亲居民身份证' });
  assert.equal(await mothers.getByLabel('请本人同意使用电子证照').count(), 0, 'nobody asks herself');
  if (way === 'ask') return choose(page, '父亲居民身份证', '请本人同意使用电子证照');
  await page.getByLabel('选择“父亲居民身份证”的文件').setInputFiles(picture('父亲身份证.png'));
}

async function fillNewborn(page: Page): Promise<void> {
  await page.getByLabel('新生儿姓名').fill('谭小满');
  await choose(page, '新生儿性别', '女');
  const born = page.getByRole('group', { name: '新生儿出生日期' });
  await born.getByLabel('年').fill('2026');
  await born.getByLabel('月').fill('11');
  await born.getByLabel('日').fill('1');
  await page.getByLabel('接生的助产机构').fill('样本妇幼保健院');
  const home = { typed: 'yjnlsq', path: '雁峰区 先锋街道 沿江南路社区' };
  await choosePlace(page, '新生儿入户的村（社区）', home);
}

/** Her own name and number come from signing in: only the father's are asked. */
async function fillParents(page: Page): Promise<void> {
  assert.equal(await page.getByLabel('母亲姓名').count(), 0);
  await page.getByLabel('父亲姓名').fill(TAN.name);
  await page.getByLabel('父亲公民身份号码').fill(TAN.number);
}

async function openPart(page: Page, number: string, item: string): Promise<void> {
  await page.getByLabel('按办件号查').fill(number);
  await press(page, '查找');
  if (!(await page.getByRole('heading', { name: item }).isVisible())) {
    await open(page, new RegExp(item.replaceAll(/[()]/g, '.')));
  }
  await sees(page, item);
}
