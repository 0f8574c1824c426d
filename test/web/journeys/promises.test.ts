// 容缺办 and 承诺办 as people meet them: a promise signed on a phone without script, its two endings; a commitment that was false.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { runOutIn } from '#app/run-out.ts';
import { START } from '../../support/sample-app.ts';
import { PLACES } from '../../support/sample-people.ts';
import { startLooking } from './look.ts';
import { arrive, choose, open, press, sees, text, type Person } from './person.ts';
import { startCity, type SampleCity } from './sample-city.ts';
import {
  act,
  beginAtCounter,
  choosePlace,
  decide,
  HE,
  inOrder,
  LUO,
  numberIn,
  picture,
  reviewPapers,
} from './steps.ts';
import type { Page } from 'playwright-core';

const CENTRE = { typed: 'xyl', path: '蒸湘区 红湘街道 学院路社区' };
const PHOTO = '一寸免冠彩色照片';
const BOOK = '户口簿（首页和本人页）';

/** From the guide to the papers, signed in; the last button is still to be pressed. */
async function toPapers(origin: string, name: string, answers: readonly string[]): Promise<Person> {
  const person = await arrive(origin, '/things/across-county', undefined, { width: 360 });
  const { page } = person;
  await open(page, '开始办理');
  for (const answer of answers) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    await page.getByRole('radio', { name: answer, exact: true }).check();
    // oxlint-disable-next-line no-await-in-loop -- as above
    await press(page, '下一步');
  }
  await open(page, '登录后填表');
  await press(page, name);
  await press(page, '去填表');
  return person;
}

/** The mother's card by mandate, up to the papers; all of them but the photo are uploaded. */
async function fillMother(page: Page): Promise<void> {
  await page.getByLabel('老年人姓名').fill(LUO.name);
  await page.getByLabel('老年人公民身份号码').fill(LUO.number);
  await choosePlace(page, '老年人户籍所在村（社区）', {
    typed: '城东社区',
    path: '衡阳市 常宁市 宜阳街道 城东社区',
  });
  await press(page, '下一步');
  await choose(page, '与老年人的关系', '子女');
  await page.getByLabel('委托内容').fill('母亲委托我代办。');
  await press(page, '下一步');
  for (const paper of ['居民身份证', '老年人居民身份证', '委托书']) {
    // oxlint-disable-next-line no-await-in-loop -- one hand
    await page.getByLabel(`选择“${paper}”的文件`).setInputFiles(picture(`${paper}.png`));
  }
}

describe('a paper that may come later', { timeout: 300_000 }, () => {
  const looking = startLooking();
  const step = inOrder();
  let city: SampleCity;
  let number: string;
  before(async () => {
    city = await startCity();
  });
  after(() => city.stop());

  step(
    'at a counter the promise is printed in two copies and signed on paper before anything is filed',
    async () => {
      const clerk = await arrive(city.origin, '/counter', '吴敏');
      const { page } = clerk;
      await beginAtCounter(page, { ...LUO, phone: '19900000009' }, /跨域通办/);
      await choose(page, '要办的业务', '老年人优待证');
      await choose(page, '老年人优待证为谁办理', '为本人办理');
      await press(page, '下一步');
      await press(page, '下一步');
      await choose(page, '居民身份证', '在窗口出示原件');
      await choose(page, PHOTO, '先办理，以后再补');
      await press(page, '下一步');
      await sees(page, '请看完并签名：容缺受理承诺书', '逾期没有补齐', '承诺受理后 5 个工作日内办完');
      await reviewPapers(page);
      await press(page, '提交申请');
      await sees(page, '容缺受理承诺书还没有签');
      const print = await page.getByRole('link', { name: '打印容缺受理承诺书' }).getAttribute('href');
      const paper = await page.context().newPage();
      await paper.goto(print ?? '');
      await sees(paper, '第一份，申请人留存', '第二份，办理机关留存', LUO.name);
      await paper.close();
      await page.getByLabel(/已打印一式两份，罗桂珍看过全文/).check();
      await reviewPapers(page);
      await press(page, '提交申请');
      number = numberIn(page);
      await clerk.leave();
    },
  );

  step('on acceptance the notice tells the day; without the photo nothing is granted', async () => {
    const officer = await arrive(city.origin, `/desk/${number}/1`, '廖勇');
    await press(officer.page, /^收件$/);
    await press(officer.page, /^受理$/);
    await act(officer.page, '完成审查', { 审查意见: '其余齐全' });
    await act(officer.page, '准予', { 决定意见: '同意' });
    await sees(officer.page, '后补的材料还没有交来');
    await sees(officer.page, '最晚 2026年11月30日 (周一) 送到');
    await open(officer.page, '承诺书和通知书');
    await looking.look(officer.page, 'desk: documents');
    await open(officer.page, '容缺受理通知书');
    await sees(officer.page, '第一份，申请人留存', '第二份，办理机关留存', '最晚于2026年11月30日送到');
    await looking.look(officer.page, 'desk: notice in two copies');
    await officer.leave();
  });

  step('the photo comes by post and counts from the day it came; the card is granted', async () => {
    city.at('2026-11-26T02:00:00Z');
    const officer = await arrive(city.origin, `/desk/${number}/1`, '廖勇');
    await open(officer.page, '登记材料送到');
    await officer.page.getByLabel('送到的日期').fill('2026-11-27');
    await press(officer.page, '登记送到');
    await sees(officer.page, '送到的日期不能晚于今天');
    await officer.page.getByLabel('送到的日期').fill('2026-11-25');
    await looking.look(officer.page, 'desk: a paper arrived');
    await press(officer.page, '登记送到');
    await sees(officer.page, '2026年11月25日 (周三) 已送到');
    await act(officer.page, '准予', { 决定意见: '同意' });
    await act(officer.page, '制证完成', { '“老年人优待证”的编号': '样 1' });
    await officer.leave();
    city.at(START);
  });

  step('the other ending: more time for force majeure, then the part ends as it was told', async () => {
    const resident = await toPapers(city.origin, HE.name, ['老年人优待证', '受委托为他人办理']);
    const { page } = resident;
    await press(page, '下一步');
    await fillMother(page);
    await choose(page, PHOTO, '先办理，以后再补');
    await looking.look(page, 'papers: one may be owed');
    await sees(page, '样例设置');
    await press(page, '下一步');
    await choosePlace(page, '领取的村（社区）便民服务中心', CENTRE);
    await press(page, '下一步');
    const signature = page.getByLabel('在容缺受理承诺书上签名');
    await signature.fill('何秀');
    await press(page, '提交申请');
    await sees(page, '签名和申请人的姓名不一样');
    assert.equal(await signature.inputValue(), '何秀');
    await looking.look(page, 'a promise signed with another name');
    await signature.fill(HE.name);
    await press(page, '提交申请');
    number = numberIn(page);
    const officer = await arrive(city.origin, `/desk/${number}/1`, '廖勇');
    await press(officer.page, /^收件$/);
    await press(officer.page, /^受理$/);
    await open(officer.page, '延长后补期限');
    await officer.page.getByLabel('新的最晚日期').fill('2026-12-02');
    await press(officer.page, '确认延长');
    await sees(officer.page, '请写明理由');
    await officer.page.getByLabel('不可抗力的情况和延长的理由').fill('大雪封路');
    await looking.look(officer.page, 'desk: more time');
    await press(officer.page, '确认延长');
    await sees(officer.page, '最晚 2026年12月2日 (周三) 送到');
    await officer.leave();
    await page.goto(`/my-cases/${number}`);
    await sees(page, '以后补的材料', '最晚 2026年12月2日 (周三) 送到');
    await looking.look(page, 'progress with a paper owed');
    await open(page, '承诺书和通知书');
    await open(page, '容缺受理承诺书');
    await sees(page, `${HE.name}（2026年11月23日 (周一) 09:00 网上签名）`);
    city.at('2026-12-03T17:00:00Z');
    await runOutIn(city.app, PLACES.changning);
    await page.goto(`/my-cases/${number}`);
    // Nine days later she signs in again.
    await press(page, HE.name);
    await sees(page, '容缺后补的材料逾期没有补齐', PHOTO, '补齐后重新申请');
    await looking.look(page, 'progress, lapsed');
    await resident.leave();
    city.at(START);
  });

  step('nothing stands in anybody’s way on these pages', async () => {
    assert.deepEqual(await looking.faults(), []);
  });
});

describe('a commitment in place of a paper', { timeout: 300_000 }, () => {
  const looking = startLooking();
  const step = inOrder();
  let city: SampleCity;
  let number: string;
  before(async () => {
    city = await startCity();
  });
  after(() => city.stop());

  async function toCheckPage(): Promise<Person> {
    const person = await toPapers(city.origin, HE.name, ['城乡居民养老保险参保登记']);
    const { page } = person;
    await choose(page, '是否在校学生', '否');
    await choose(page, '是否已参加或享受其他养老保险', '否');
    await press(page, '下一步');
    await page.getByLabel('选择“居民身份证”的文件').setInputFiles(picture('身份证.png'));
    await choose(page, BOOK, '写一份承诺书代替');
    await press(page, '下一步');
    return person;
  }

  step('she commits at a phone, and it is decided on that', async () => {
    const resident = await toCheckPage();
    const { page } = resident;
    await choosePlace(page, '领取的村（社区）便民服务中心', CENTRE);
    await press(page, '下一步');
    await sees(page, '请看完并签名：告知承诺书', BOOK, '承诺不实的，终止办理');
    await page.getByLabel('在告知承诺书上签名').fill(HE.name);
    await press(page, '提交申请');
    number = numberIn(page);
    await resident.leave();
    const officer = await arrive(city.origin, `/desk/${number}/1`, '欧阳静');
    await decide(officer.page);
    await officer.leave();
  });

  step('the office checks it, finds it false and revokes', async () => {
    const officer = await arrive(city.origin, '/desk/checks', '欧阳静');
    const { page } = officer;
    await sees(page, '共 1 件', HE.name, '抽查抽到');
    await looking.look(page, 'desk: commitments to check');
    await open(page, /^去核查 何秀兰/);
    await page.getByLabel('核查了什么、怎么核查的').fill('查户籍登记，户籍不在常宁');
    await press(page, '登记核查结果');
    await sees(page, '请选择“核查结果”');
    await page.getByRole('radio', { name: '承诺不实' }).check();
    await looking.look(page, 'desk: check');
    await press(page, '登记核查结果');
    await page.getByLabel('理由').fill('户籍不在常宁市，承诺不实');
    await looking.look(page, 'desk: revoke');
    await press(page, '确认撤销');
    await page.goto('/desk/checks');
    await sees(page, '没有要核查的承诺');
    await officer.leave();
  });

  step('she reads what was recorded, and cannot commit the next time', async () => {
    const resident = await toCheckPage();
    const { page } = resident;
    await sees(page, '没有修复的失信记录', '请直接提供这份材料');
    await page.goto('/my-cases');
    await open(page, '我的信用记录');
    await sees(page, '户籍不在常宁市，承诺不实', '您不能用承诺代替材料');
    await looking.look(page, 'credit record');
    await page.getByLabel('请写明哪里不对、有什么依据').fill('本人户籍上月已迁入，有户口簿为证。');
    await press(page, '提交申诉');
    await sees(page, '申诉已经提交', '正在核实');
    await resident.leave();
  });

  step('the bureau removes it; she may commit again', async () => {
    const bureau = await arrive(city.origin, '/bureau/credit', '曾睿');
    const { page } = bureau;
    await sees(page, '本人户籍上月已迁入');
    await looking.look(page, 'bureau: credit records');
    await page.getByLabel('理由').fill('经核实，户籍确已迁入');
    await press(page, '取消记录');
    await sees(page, '不限制', '申诉成立，记录已经取消');
    await bureau.leave();
    const resident = await toCheckPage();
    assert.ok(!(await text(resident.page)).includes('失信记录'));
    await resident.leave();
    assert.deepEqual(await looking.faults(), []);
  });
});
