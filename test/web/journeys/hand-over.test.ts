// Taken in at 学院路社区 for 常宁: the original travels by parcel, arrives short, is disputed, and the bureau settles it.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { startLooking } from './look.ts';
import { arrive, open, press, sees } from './person.ts';
import { startCity, type SampleCity } from './sample-city.ts';
import { fileBothAtCounter, HE, inOrder } from './steps.ts';

const CARD = '老年人优待证';
const OFFICE = '常宁市民政局';
const CENTRE = '学院路社区便民服务中心';

describe('papers between a centre in 蒸湘 and an office in 常宁', { timeout: 300_000 }, () => {
  let city: SampleCity;
  before(async () => {
    city = await startCity();
  });
  after(() => city.stop());
  const looking = startLooking();
  const step = inOrder();
  let number = '';

  step(
    'the clerk takes it in, sees what is the other county’s, and sends the original by parcel',
    async () => {
      const { page, leave } = await arrive(city.origin, '/counter', '吴敏');
      number = await fileBothAtCounter(page, async (seen, name) => {
        if (name !== 'check') return;
        await sees(
          seen,
          '异地代收代办',
          '常宁市决定，不是本县市区',
          '未说明',
          '只看三点：齐全、清楚、与原件一致',
        );
        const form = seen.url();
        await open(seen, /看和常宁市的差别/);
        await sees(seen, '两地规定的差别', '不一样', '一样', '全市统一，两地一样');
        await looking.look(seen, 'counter: variants');
        await seen.goto(form);
      });
      await open(page, '本窗口收的');
      await open(page, new RegExp(`${HE.name} ${CARD}的材料交接`));
      await sees(
        page,
        '归您做',
        '形式审查',
        '不归您做',
        '受理或作决定',
        `现在由${OFFICE}负责`,
        '吴敏逐份看过 4 份材料',
      );
      await page.locator('summary', { hasText: '寄出或送出材料' }).click();
      await page.getByLabel('快递公司').fill('邮政特快');
      await page.getByLabel('快递单号').fill('EX430482');
      await press(page, '登记并打印交接单');
      await sees(page, '请写明寄送的是什么材料');
      await looking.look(page, 'counter: papers, refused');
      await page.getByLabel('寄什么，几份').fill('委托书原件 1 份、一寸照片 2 张');
      await press(page, '登记并打印交接单');
      await sees(page, '材料交接单', '邮政特快 EX430482', '委托书原件 1 份', CENTRE, '接收方签字');
      await looking.look(page, 'transfer slip');
      await leave();
    },
  );

  step('the resident sees in plain words that it is on the way', async () => {
    const { page, leave } = await arrive(city.origin, `/my-cases/${number}`, HE.name, { width: 360 });
    await open(page, '现在在哪里、谁负责');
    await sees(page, `在途：${CENTRE}寄往${OFFICE}`, '邮政特快 EX430482', '还没人签收');
    await looking.look(page, 'where it is');
    await leave();
  });

  step('the office signs that something is missing, and disputes it', async () => {
    const { page, leave } = await arrive(city.origin, '/desk', '廖勇');
    await open(page, /何秀兰/);
    await open(page, '材料交接');
    await press(page, '签收');
    await sees(page, '请选齐全，还是不齐或破损');
    await page.getByLabel('不齐或有破损').check();
    await page.getByLabel('缺什么、坏在哪里').fill('少 1 张照片');
    await press(page, '签收');
    await sees(page, `现在由${OFFICE}负责`, '不齐或破损：少 1 张照片');
    await page.locator('summary', { hasText: '对交接有争议' }).click();
    await page.getByLabel('哪里和记录不一样').fill('交接单写 2 张，信封里只有 1 张');
    await press(page, '提出争议');
    await sees(page, '争议 1', '还没认定');
    await looking.look(page, 'desk: papers');
    await leave();
  });

  step('the bureau settles it with the record beside, and the centre reads the finding', async () => {
    const bureau = await arrive(city.origin, '/bureau', '曾睿');
    await open(bureau.page, '办件监督');
    await open(bureau.page, '交接争议');
    await sees(bureau.page, '交接单写 2 张，信封里只有 1 张', '邮政特快 EX430482', '不设期限');
    await press(bureau.page, /^认定$/);
    await sees(bureau.page, '请选责任在谁');
    await bureau.page.getByLabel('便民服务中心', { exact: true }).check();
    await press(bureau.page, /^认定$/);
    await sees(bureau.page, '请写明查到的情况');
    await looking.look(bureau.page, 'bureau: disputes');
    await bureau.page.getByLabel('查到的情况').fill('中心漏装 1 张照片，已补寄。');
    await press(bureau.page, /^认定$/);
    await sees(bureau.page, '已认定', '认定：责任在便民服务中心', '中心漏装 1 张照片');
    await bureau.leave();
    const clerk = await arrive(city.origin, '/counter/taken', '吴敏');
    await open(clerk.page, new RegExp(`${HE.name} ${CARD}的材料交接`));
    await sees(clerk.page, '认定：责任在便民服务中心', '中心漏装 1 张照片');
    await clerk.leave();
  });

  step('no page of this journey has a fault for its readers, at any width', async () => {
    assert.deepEqual(await looking.faults(), []);
  });
});
