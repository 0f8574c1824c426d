// A resident by herself on a phone without script: from the guide to the card, mistakes and a supplement on the way.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { startLooking } from './look.ts';
import { arrive, choose, open, press, problemAt, sees, type Person } from './person.ts';
import { startCity, type SampleCity } from './sample-city.ts';
import { act, choosePlace, HE, inOrder, LUO, numberIn, picture } from './steps.ts';

const HOME = { typed: '城东社区', path: '衡阳市 常宁市 宜阳街道 城东社区' };

describe('a resident online by herself, on a phone without script', { timeout: 300_000 }, () => {
  const looking = startLooking();
  const step = inOrder();
  let city: SampleCity;
  let resident: Person;
  let number: string;
  before(async () => {
    city = await startCity();
  });
  after(() => city.stop());

  step('the guide asks what matters, without sign-in, and leads to the form', async () => {
    resident = await arrive(city.origin, '/', undefined, { width: 360 });
    const { page } = resident;
    await looking.look(page, 'home');
    await page.getByLabel('搜索要办的事').fill('老年');
    await press(page, '搜索');
    await looking.look(page, 'home: search');
    await open(page, /跨域通办/);
    await looking.look(page, 'thing');
    await open(page, '开始办理');
    await looking.look(page, 'guide question');
    await press(page, '下一步');
    await sees(page, '请先选一个答案，再点“下一步”。');
    await page.getByRole('radio', { name: '老年人优待证', exact: true }).check();
    await press(page, '下一步');
    await page.getByRole('radio', { name: '受委托为他人办理' }).check();
    await press(page, '下一步');
    await sees(page, '按您的回答，需要办这些', '老年人优待证', '一寸免冠彩色照片');
    await looking.look(page, 'guide result');
    await open(page, '登录后填表');
    await press(page, HE.name);
  });

  step('what was answered and what is known stands on the form already', async () => {
    const { page } = resident;
    await press(page, '去填表');
    assert.equal(await page.getByRole('group', { name: '要办的业务' }).count(), 0, 'not asked again');
    await sees(page, '姓名 何秀兰', '000482 19880412 0028', '来自您的登录信息');
    assert.equal(await page.getByLabel('联系电话').inputValue(), HE.phone);
  });

  step('each mistake is told at its field and in the summary, and nothing typed is lost', async () => {
    const { page } = resident;
    await page.getByLabel('联系电话').fill('1234');
    await press(page, '下一步');
    assert.match(await problemAt(page, page.getByLabel('联系电话')), /“联系电话”不像电话号码/);
    assert.equal(await page.getByLabel('联系电话').inputValue(), '1234');
    await looking.look(page, 'form with a mistake');
    await page.getByLabel('联系电话').fill(HE.phone);
    await press(page, '下一步');

    await page.getByLabel('老年人姓名').fill('罗 桂珍<b>');
    await page.getByLabel('老年人公民身份号码').fill(`${LUO.number.slice(0, 17)}7`);
    await page
      .getByRole('group', { name: '老年人户籍所在村（社区）' })
      .getByRole('textbox')
      .fill('没有这个地方');
    await press(page, '下一步');
    assert.match(await problemAt(page, page.getByLabel('老年人姓名')), /不能出现在姓名中的字符/);
    assert.match(await problemAt(page, page.getByLabel('老年人公民身份号码')), /有一位填错了/);
    const place = page.getByRole('textbox', { name: '老年人户籍所在村（社区）：地名' });
    assert.match(await problemAt(page, place), /还没有选定/);
    assert.equal(await page.getByLabel('老年人姓名').inputValue(), '罗 桂珍<b>');
    assert.equal(await page.getByLabel('老年人公民身份号码').inputValue(), '000482195603080047');
    assert.equal(await place.inputValue(), '没有这个地方');
    await looking.look(page, 'form with three mistakes');
    await page.getByLabel('老年人姓名').fill(LUO.name);
    await page.getByLabel('老年人公民身份号码').fill(LUO.number);
    await choosePlace(page, '老年人户籍所在村（社区）', HOME);
    await press(page, '下一步');
    await press(page, '下一步');
    assert.match(await problemAt(page, page.getByLabel('委托内容')), /请填写“委托内容”/);
    await choose(page, '与老年人的关系', '子女');
    await page.getByLabel('委托内容').fill('母亲委托我代办。');
    await press(page, '下一步');
  });

  step('a form left half done is found again under my cases', async () => {
    const { page } = resident;
    await press(page, '保存，稍后再办');
    await looking.look(page, 'saved');
    await page.goto('/my-cases');
    await looking.look(page, 'my cases with a draft');
    await open(page, /跨域通办/);
    assert.match(page.url(), /\/papers$/, 'at the step that still wants something');
  });

  step('missing papers are told at each paper; a photo is uploaded, seen and handed in', async () => {
    const { page } = resident;
    const photo = page.getByLabel('选择“一寸免冠彩色照片”的文件');
    await press(page, '下一步');
    assert.match(await problemAt(page, photo), /还缺“一寸免冠彩色照片”/);
    await looking.look(page, 'papers missing');
    await photo.setInputFiles(picture('母亲 照片.png'));
    await press(page, /^上传.*一寸免冠彩色照片/);
    await sees(page, '母亲 照片.png');
    const file = await page.getByRole('link', { name: '母亲 照片.png' }).getAttribute('href');
    const answer = await page.request.get(file ?? '');
    assert.equal(answer.headers()['content-type'], 'image/png');
    for (const paper of ['居民身份证', '老年人居民身份证', '委托书']) {
      // oxlint-disable-next-line no-await-in-loop -- one hand
      await page.getByLabel(`选择“${paper}”的文件`).setInputFiles(picture(`${paper}.png`));
    }
    await press(page, '下一步');
    await press(page, '下一步');
    await sees(page, /请选一个领取的便民服务中心/);
    await looking.look(page, 'delivery without a place');
    await choosePlace(page, '领取的村（社区）便民服务中心', {
      typed: 'xyl',
      path: '蒸湘区 红湘街道 学院路社区',
    });
    await press(page, '下一步');
  });

  step('everything is checked once more, submitted, and answered by a receipt', async () => {
    const { page } = resident;
    await sees(
      page,
      '老年人姓名 罗桂珍',
      '母亲委托我代办。',
      '母亲 照片.png',
      '到学院路社区便民服务中心领取',
    );
    await looking.look(page, 'check answers');
    await press(page, '提交申请');
    number = numberIn(page);
    await sees(page, '收到了您的申请', '收件地点 网上', '“老年人优待证”由常宁市民政局办理');
    await looking.look(page, 'receipt');
    await open(page, '查看进度');
    await sees(page, '在常宁市民政局', '已送到，等办理机关收件');
    await looking.look(page, 'progress');
  });

  step('the office asks once for what is missing, and the resident hands it in', async () => {
    const officer = await arrive(city.origin, `/desk/${number}/1`, '廖勇');
    await press(officer.page, /^收件$/);
    await officer.page.locator('summary').getByText('一次告知补正', { exact: true }).click();
    await officer.page.getByLabel('一寸免冠彩色照片').check();
    await officer.page.getByLabel('说明').fill('照片看不清，请重新拍一张。');
    await press(officer.page, '确认一次告知补正');
    await sees(officer.page, '已告知补正', '照片看不清，请重新拍一张。');
    await officer.leave();

    const { page } = resident;
    await page.goto('/my-cases');
    await sees(page, '需要您补材料');
    await open(page, /跨域通办/);
    await sees(page, '照片看不清，请重新拍一张。');
    await looking.look(page, 'progress, supplement asked');
    await open(page, '补材料');
    await sees(page, '一寸免冠彩色照片');
    await looking.look(page, 'supplement');
    await press(page, '交给办理机关');
    await sees(page, '请至少选一个文件，或写几句说明。');
    await page.getByLabel(/一寸免冠彩色照片/).setInputFiles(picture('新照片.png'));
    await page.getByLabel('要对这个部门说明的话').fill('重新拍了。');
    await press(page, '交给办理机关');
    await sees(page, '已经交给办理机关');
  });

  step('the office decides, and the result waits at the centre that was chosen', async () => {
    const officer = await arrive(city.origin, `/desk/${number}/1`, '廖勇');
    await sees(officer.page, '新照片.png', '重新拍了。');
    await press(officer.page, /^受理$/);
    await act(officer.page, '完成审查', { 审查意见: '齐全' });
    await act(officer.page, '准予', { 决定意见: '同意' });
    await act(officer.page, '制证完成', { '“老年人优待证”的编号': '样 430482-2' });
    await officer.leave();

    const { page } = resident;
    await page.goto(`/my-cases/${number}`);
    await sees(page, '结果已做好', '样 430482-2', '会送到学院路社区便民服务中心');
    await looking.look(page, 'progress, result on its way to the centre');
    await resident.leave();
  });

  step('no page of this journey has a fault for its readers, at any width', async () => {
    assert.deepEqual(await looking.faults(), []);
  });
});
