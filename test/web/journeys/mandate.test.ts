// 帮代办 by code to the phone, on a phone without script: asked, confirmed, filed, followed, taken back.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { caseForHelper } from '#read/helped-cases.ts';
import { sentCode } from '../../support/mandate-steps.ts';
import { citizen } from '../../support/sample-people.ts';
import { startLooking } from './look.ts';
import { arrive, choose, open, press, problemAt, sees, text, type Person } from './person.ts';
import { startCity, type SampleCity } from './sample-city.ts';
import { choosePlace, HE, inOrder, numberIn, picture, TAN } from './steps.ts';

/** 谭志远 asks 何秀兰; both have accounts, so that he can take it back by himself. */
const PHONE = '19900000004';

describe(
  'somebody files for somebody else on a code, on a phone without script',
  { timeout: 300_000 },
  () => {
    const looking = startLooking();
    const step = inOrder();
    let city: SampleCity;
    let helper: Person;
    let number: string;
    before(async () => {
      city = await startCity();
    });
    after(() => city.stop());

    step(
      'what is wrong is said at its fields, and the code goes to the phone the person is known with',
      async () => {
        helper = await arrive(city.origin, '/my-mandates', HE.name, { width: 360 });
        const { page } = helper;
        await looking.look(page, 'mandates: none');
        await open(page, '替别人办：申请委托');
        await press(page, '发确认码');
        assert.equal(await problemAt(page, page.getByLabel('委托人姓名')), '请填写“委托人姓名”。');
        await looking.look(page, 'mandate: problems');
        await page.getByLabel('委托人姓名').fill(TAN.name);
        await page.getByLabel('委托人公民身份号码').fill(TAN.number);
        await page.getByLabel('委托人手机号码').fill(HE.phone);
        await page.getByRole('radio', { name: /跨域通办/ }).check();
        await press(page, '发确认码');
        await sees(page, '和委托人在平台登记的手机号对不上');
        await page.getByLabel('委托人手机号码').fill(PHONE);
        await press(page, '发确认码');
        await looking.look(page, 'mandate: code');
        await page.getByLabel('确认码').fill('12345');
        await press(page, '确认委托');
        await sees(page, '确认码不对，还可以试 4 次');
        await page.getByLabel('确认码').fill(await sentCode(city.app));
        await press(page, '确认委托');
        await sees(page, '委托已经生效', '谭志远', '有效');
        await looking.look(page, 'mandates: in force');
      },
    );

    step(
      'the form is about him, shows none of his certificates, and leads to a page with progress alone',
      async () => {
        const { page } = helper;
        await press(page, '开始填表');
        await fill(page);
        await looking.look(page, 'mandate: check');
        await press(page, '提交申请');
        number = numberIn(page);
        await sees(page, '替谭志远办', '已经替他提交', '您看到的是进度和要带的东西');
        await looking.look(page, 'mandate: helped case');
        assert.doesNotMatch(await text(page), new RegExp(TAN.number.slice(6, 14)));
        await page.goto(`/my-cases/${number}`);
        await sees(page, '没有找到');
      },
    );

    step('he sees what it was used for and takes it back; from then on she sees nothing', async () => {
      const principal = await arrive(city.origin, '/my-mandates', TAN.name, { width: 360 });
      await sees(principal.page, '我委托别人办的', '何秀兰', /跨域通办.*提交/);
      await principal.page.locator('summary', { hasText: '撤销委托' }).click();
      await looking.look(principal.page, 'mandates: given, used');
      await press(principal.page, '确认撤销');
      await sees(principal.page, '委托已撤销', '已撤销');
      await open(principal.page, /跨域通办.*提交/);
      assert.match(principal.page.url(), new RegExp(`/my-cases/${number}$`));
      await principal.page.locator('summary', { hasText: '办理经过' }).click();
      await sees(principal.page, '撤销委托');
      await principal.leave();
      await helper.page.goto(`/helped/${number}`);
      await sees(helper.page, '没有找到');
      const her = citizen(HE.name, '1988-04-12');
      assert.equal(await caseForHelper({ ...her, citizenNumber: HE.number }, city.app, number), undefined);
      await helper.leave();
    });

    step('no page of this journey has a fault for its readers, at any width', async () => {
      assert.deepEqual(await looking.faults(), []);
    });
  },
);

/** Every step of the pension registration; all papers are photographed. */
async function fill(page: Person['page']): Promise<void> {
  const seen = new Set<string>();
  while (!page.url().endsWith('/check')) {
    const path = new URL(page.url()).pathname;
    assert.ok(!seen.has(path), `stuck at ${path}:\n${await text(page)}`);
    seen.add(path);
    const has = async (question: string) =>
      (await page.getByRole('group', { name: question, exact: true }).count()) > 0;
    if (await has('要办的业务')) await choose(page, '要办的业务', '城乡居民养老保险参保登记');
    if (await has('是否在校学生')) await choose(page, '是否在校学生', '否');
    if (await has('是否已参加或享受其他养老保险')) await choose(page, '是否已参加或享受其他养老保险', '否');
    if (await has('户籍所在村（社区）')) {
      const home = { typed: 'yjnlsq', path: '雁峰区 先锋街道 沿江南路社区' };
      await choosePlace(page, '户籍所在村（社区）', home);
    }
    if (path.endsWith('/delivery')) {
      const centre = { typed: 'xyl', path: '蒸湘区 红湘街道 学院路社区' };
      await choosePlace(page, '领取的村（社区）便民服务中心', centre);
    }
    for (const input of await page.locator('input[type=file]').all())
      await input.setInputFiles(picture('证.png'));
    await press(page, '下一步');
  }
}
