// What goes wrong in front of real screens: each time a clear sentence at the right place, and nothing typed is lost.
import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Catalogue, Implementation, Item, Thing } from '#core/catalogue/model.ts';
import { id } from '../../support/catalogue-builder.ts';
import { thing } from '../../support/journeys.ts';
import { division } from '../../support/sample-people.ts';
import { startLooking } from './look.ts';
import { arrive, choose, press, problemAt, sees } from './person.ts';
import { startCity, type SampleCity } from './sample-city.ts';
import { beginAtCounter, choosePlace, HE, LI, numberIn, picture } from './steps.ts';

const OTHER_PLACE = { typed: 'hhsq', path: '衡阳市 蒸湘区 蒸湘街道 红湖社区' };

describe('bad input in a browser', { timeout: 300_000 }, () => {
  const looking = startLooking();
  let city: SampleCity;
  let published: Catalogue;
  before(async () => {
    city = await startCity();
    published = city.app.catalogue;
  });
  after(() => city.stop());

  test('an impossible citizen number is told at its field on the counter, and the number stays', async () => {
    const { page, leave } = await arrive(city.origin, '/counter', '吴敏');
    for (const [typed, said] of [
      ['000482198804120029', /有一位填错了/],
      ['000482198813120028', /不是真实的出生日期/],
      ['12345', /应是 18 位/],
      ['"><script>alert(1)</script>', /应是 18 位|只能是数字/],
    ] as const) {
      const number = page.getByLabel('公民身份号码');
      await number.fill(typed);
      await press(page, '查找');
      assert.match(await page.locator('.field--problem .field__problem').innerText(), said);
      assert.equal(await number.inputValue(), typed);
    }
    await looking.look(page, 'counter: impossible number');
    await leave();
  });

  test('a person page sent half empty tells each gap at its field and keeps the rest', async () => {
    const { page, leave } = await arrive(city.origin, '/counter', '吴敏');
    await page.getByLabel('公民身份号码').fill(HE.number);
    await press(page, '查找');
    await page.getByRole('textbox', { name: '手机号码' }).first().fill('abc');
    await press(page, '开始填表');
    for (const field of ['姓名', '手机号码']) {
      const box = page.getByRole('textbox', { name: field }).first();
      assert.equal(await box.getAttribute('aria-invalid').catch(() => 'true'), 'true', field);
      await problemAt(page, box);
    }
    await sees(page, '请先核对申请人的身份证件', '请选择要办的事');
    assert.equal(await page.getByRole('textbox', { name: '手机号码' }).first().inputValue(), 'abc');
    await looking.look(page, 'counter: person with gaps');
    await leave();
  });

  test('a mandate recorded half empty at the counter tells each gap at its field and keeps the rest', async () => {
    const { page, leave } = await arrive(city.origin, '/counter/mandates/new', '吴敏');
    await page.getByLabel('委托人姓名').fill('某\u202e人');
    await page.getByRole('radio', { name: '来窗口的人代办' }).check();
    await page.getByRole('radio', { name: /书面委托书/ }).check();
    await press(page, '登记委托');
    for (const field of ['委托人姓名', '委托人公民身份号码', '代办人姓名', '代办人公民身份号码'])
      await problemAt(page, page.getByLabel(field, { exact: true }));
    await sees(page, '请选择要办的事', '请先核对，并勾选', '请上传签了名的委托书');
    assert.ok(await page.getByRole('radio', { name: '来窗口的人代办' }).isChecked());
    await looking.look(page, 'counter: mandate with gaps');
    await leave();
  });

  test('a boy of fourteen is told the condition at the number it is read from, and gets no further', async () => {
    const { page, leave } = await arrive(city.origin, '/my-cases', LI.name, { width: 360 });
    await startPension(page);
    await press(page, '下一步');
    await sees(page, '年满16周岁、未满60周岁');
    const field = page.locator('.field--problem', { hasText: '公民身份号码' });
    assert.match(await field.innerText(), /办理条件是：年满16周岁、未满60周岁。/);
    await looking.look(page, 'form: too young');
    await leave();
  });

  test('an item that the county does not offer is told where the county is chosen', async () => {
    const { page, leave } = await arrive(city.origin, '/my-cases', HE.name);
    await startPension(page);
    city.publish((catalogue) => withoutPensionIn(catalogue, '430408000000'));
    try {
      const home = page.getByRole('group', { name: '户籍所在村（社区）', exact: true });
      await home.getByRole('textbox').fill('红湖社区');
      await press(page, /^查找.*户籍/);
      await page.getByRole('radio', { name: OTHER_PLACE.path }).check();
      await press(page, '下一步');
      const place = page.getByRole('radio', { name: OTHER_PLACE.path });
      await sees(page, '还没有开办');
      assert.match(await problemAt(page, place), /参保登记”在您选的县市区还没有开办/);
      assert.ok(await place.isChecked());
      await looking.look(page, 'form: not offered there');
    } finally {
      city.publish(() => published);
    }
    await leave();
  });

  test('a thing closed while somebody fills it in says since when, and the draft is not lost', async () => {
    const { page, leave } = await arrive(city.origin, '/my-cases', HE.name);
    const draft = await pensionReady(page);
    city.publish((catalogue) =>
      withThing(catalogue, 'across-county', (each) => ({ ...each, closedFrom: '2026-11-20' })),
    );
    try {
      await press(page, '提交申请');
      await sees(page, /这件事从 ?2026-11-20 ?起停止办理/);
      await looking.look(page, 'closed while filling in');
      await page.goto('/things/across-county');
      await sees(page, /这件事从2026年11月20日.*起停止办理/);
      await looking.look(page, 'closed thing');
    } finally {
      city.publish(() => published);
    }
    await page.goto(draft);
    await sees(page, HE.phone);
    await press(page, '提交申请');
    await sees(page, '收到了您的申请');
    await leave();
  });

  test('a plan that changed between reading and sending tells what is new and keeps what was typed', async () => {
    const { page, leave } = await arrive(city.origin, '/my-cases', HE.name);
    await startPension(page);
    await press(page, '下一步');
    await page.getByLabel('联系电话').fill('13712345678');
    await choose(page, '是否在校学生', '否');
    await choose(page, '是否已参加或享受其他养老保险', '否');
    city.publish((catalogue) => withFieldOnPension(catalogue, 'newborn_birth_place'));
    try {
      await press(page, '下一步');
      await page.goto(page.url().replace(/\/(form\/\w+|papers)(#.*)?$/, '/check'));
      await sees(page, '新增一个问题：接生的助产机构', '请填写“接生的助产机构”', '13712345678');
      await looking.look(page, 'check: the plan changed');
      await press(page, '提交申请');
      assert.match(page.url(), /\/check$/);
      await sees(page, '请填写“接生的助产机构”', '13712345678');
    } finally {
      city.publish(() => published);
    }
    await leave();
  });

  test('a double click, a reload and a second press make one case', async () => {
    const { page, leave } = await arrive(city.origin, '/my-cases', HE.name, { script: true });
    const check = await pensionReady(page);
    const submit = page.getByRole('button', { name: '提交申请' });
    await Promise.all([page.waitForURL(/receipt/), submit.dblclick()]);
    const number = numberIn(page);
    await page.reload();
    assert.equal(numberIn(page), number);
    await page.goto(check);
    assert.equal(numberIn(page), number);
    await sees(page, '这张表以前已经提交过，没有重复提交');
    await looking.look(page, 'receipt, again');
    await leave();
  });

  test('an answer lost on the way: pressing again shows the receipt of the one case', async () => {
    const { page, context, leave } = await arrive(city.origin, '/my-cases', HE.name);
    const check = await pensionReady(page);
    const before = await casesCounted();
    await context.route('**/check', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch({ maxRedirects: 0 });
      await route.abort('connectionreset');
    });
    const lost = page.waitForEvent('requestfailed');
    await page.getByRole('button', { name: '提交申请' }).click({ noWaitAfter: true });
    await lost;
    await context.unroute('**/check');
    assert.equal(await casesCounted(), before + 1);
    await page.goto(check);
    await sees(page, '这张表以前已经提交过，没有重复提交');
    assert.equal(await casesCounted(), before + 1);
    await leave();
  });

  test('a file of 50 MB and an .exe called .jpg are refused at their paper, and the rest of the form stays', async () => {
    const { page, leave } = await arrive(city.origin, '/my-cases', HE.name);
    await startPension(page);
    await choose(page, '是否在校学生', '否');
    await choose(page, '是否已参加或享受其他养老保险', '否');
    await press(page, '下一步');
    const folder = await mkdtemp(join(tmpdir(), 'yici-large-'));
    const large = join(folder, '户口簿.png');
    await writeFile(large, '');
    await truncate(large, 50 * 1024 * 1024);
    try {
      const card = page.getByLabel('选择“居民身份证”的文件');
      await choose(page, '居民身份证', '上传照片或 PDF');
      await card.setInputFiles([
        picture('身份证<b>正面.png'),
        { name: '身份证.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(`MZ${'\0'.repeat(300)}`) },
      ]);
      await page.getByLabel('选择“户口簿（首页和本人页）”的文件').setInputFiles(large);
      await press(page, '下一步');
      const paper = (name: string) => page.getByRole('group', { name, exact: true }).innerText();
      assert.match(await paper('居民身份证'), /“身份证\.jpg”.*没有收下/);
      assert.match(await paper('居民身份证'), /身份证<b>正面\.png/);
      assert.match(await paper('户口簿（首页和本人页）'), /“户口簿\.png”超过 10 MB/);
      assert.ok(
        await page.getByRole('group', { name: '居民身份证', exact: true }).getByLabel('上传照片').isChecked(),
      );
      await looking.look(page, 'papers refused');
    } finally {
      await rm(folder, { recursive: true });
    }
    await leave();
  });

  for (const [name, typed] of [
    ['mark-up', `"><script>document.title='owned'</script><img src=x onerror=alert(1)> ' & &lt;`],
    ['emoji and marks that turn the line', '👵🏼 委托‮txet‬ \u200fעברית 𠮷'],
  ] as const) {
    test(`${name} in every text field is text, from the form to the desk`, async () => {
      const { page, leave } = await arrive(city.origin, '/my-cases', HE.name, { script: true });
      const number = await fileCard(page, { typed, check: async () => looking.look(page, `check: ${name}`) });
      await page.goto(`/my-cases/${number}`);
      await leave();
      const officer = await arrive(city.origin, `/desk/${number}/1`, '廖勇', { script: true });
      const shown = typed.replaceAll(/\s+/g, ' ');
      await sees(officer.page, shown);
      assert.doesNotMatch(await officer.page.title(), /owned/);
      await looking.look(officer.page, `desk: ${name}`);
      await officer.leave();
    });
  }

  test('ten thousand characters are told with both numbers at the field, and all of them are still there', async () => {
    const { page, leave } = await arrive(city.origin, '/my-cases', HE.name);
    const long = '委'.repeat(10_000);
    await startCard(page);
    await choose(page, '与老年人的关系', '子女');
    await page.getByLabel('委托内容').fill(long);
    await press(page, '下一步');
    assert.match(await problemAt(page, page.getByLabel('委托内容')), /最多 500 个字，现在是 10000 个字/);
    assert.equal((await page.getByLabel('委托内容').inputValue()).length, 10_000);
    await looking.look(page, 'form: ten thousand characters');
    await leave();
  });

  test('of two officers on one part the second is told who was first and what was done', async () => {
    const resident = await arrive(city.origin, '/my-cases', HE.name);
    await pensionReady(resident.page);
    await press(resident.page, '提交申请');
    const number = numberIn(resident.page);
    await resident.leave();
    const one = await arrive(city.origin, `/desk/${number}/1`, '欧阳静');
    const other = await arrive(city.origin, `/desk/${number}/1`, '欧阳静');
    await press(one.page, /^收件$/);
    await other.page.locator('button').getByText('收件', { exact: true }).waitFor();
    await press(other.page, /^收件$/);
    await sees(other.page, '这一件刚刚被别人办过', '欧阳静', '收件');
    await looking.look(other.page, 'desk: two officers');
    await sees(other.page, '这一步现在不能再办了', '待受理');
    await one.leave();
    await other.leave();
  });

  test('a clerk’s draft with a place nobody knows keeps what was typed', async () => {
    const { page, leave } = await arrive(city.origin, '/counter', '吴敏');
    await beginAtCounter(page, HE, /跨域通办/);
    await choose(page, '要办的业务', '城乡居民养老保险参保登记');
    await press(page, '下一步');
    const home = page.getByRole('group', { name: '户籍所在村（社区）', exact: true }).getByRole('textbox');
    await home.fill('桃花源<i>');
    await press(page, /^查找.*户籍/);
    await sees(page, '没有找到“桃花源<i>”');
    await press(page, '下一步');
    await sees(page, /“户籍所在村（社区）”还没有选定/);
    await looking.look(page, 'form: unknown place');
    await leave();
  });

  test('none of these pages has a fault for its readers, at any width', async () => {
    assert.deepEqual(await looking.faults(), []);
  });

  async function casesCounted(): Promise<number> {
    const { rows } = await city.app.pool.query<{ n: number }>('select count(*)::int as n from cases');
    return rows[0]?.n ?? 0;
  }
});

/** A new form for the pension registration, at the questions about the applicant. */
async function startPension(page: Page): Promise<void> {
  await page.goto('/things/across-county/questions?a.business_wanted=pension');
  await press(page, '去填表');
}

/** A pension registration ready to be submitted; the address of the page with the button. */
async function pensionReady(page: Page): Promise<string> {
  await startPension(page);
  await choose(page, '是否在校学生', '否');
  await choose(page, '是否已参加或享受其他养老保险', '否');
  await press(page, '下一步');
  await press(page, '下一步');
  await deliverAtCentre(page);
  await page.getByRole('button', { name: '提交申请' }).waitFor();
  return page.url();
}

async function deliverAtCentre(page: Page): Promise<void> {
  const online = page.getByLabel('网上领取电子证照');
  if (await online.isVisible()) await online.check();
  else await choosePlace(page, '领取的村（社区）便民服务中心', OTHER_PLACE);
  await press(page, '下一步');
}

/** A new form for the mother's card, at the mandate. */
async function startCard(page: Page): Promise<void> {
  await page.goto('/things/across-county/questions?a.business_wanted=senior-card&a.for_whom=other');
  await press(page, '去填表');
  await press(page, '下一步');
  await page.getByLabel('老年人姓名').fill('罗桂珍');
  await page.getByLabel('老年人公民身份号码').fill('000482195603080046');
  const home = { typed: '城东社区', path: '衡阳市 常宁市 宜阳街道 城东社区' };
  await choosePlace(page, '老年人户籍所在村（社区）', home);
  await press(page, '下一步');
}

async function fileCard(
  page: Page,
  { typed, check }: { readonly typed: string; readonly check: () => Promise<void> },
): Promise<string> {
  await startCard(page);
  await choose(page, '与老年人的关系', '子女');
  await page.getByLabel('委托内容').fill(typed);
  await press(page, '下一步');
  for (const paper of ['居民身份证', '老年人居民身份证', '一寸免冠彩色照片', '委托书']) {
    await page.getByLabel(`选择“${paper}”的文件`).setInputFiles(picture(`${typed.slice(0, 40)}.png`));
  }
  await press(page, '下一步');
  await deliverAtCentre(page);
  await sees(page, typed.replaceAll(/\s+/g, ' '));
  await check();
  await press(page, '提交申请');
  assert.doesNotMatch(await page.title(), /owned/);
  return numberIn(page);
}

function withThing(catalogue: Catalogue, name: string, change: (each: Thing) => Thing): Catalogue {
  const key = thing(catalogue, name);
  const found = catalogue.things.get(key);
  assert.ok(found);
  return { ...catalogue, things: new Map(catalogue.things).set(key, change(found)) };
}

function withFieldOnPension(catalogue: Catalogue, element: string): Catalogue {
  const found = [...catalogue.items.values()].find((item) => item.id === 'pension-registration');
  assert.ok(found?.fields[0]);
  const changed: Item = {
    ...found,
    fields: [...found.fields, { ...found.fields[0], element: id(element), required: true }],
  };
  return { ...catalogue, items: new Map(catalogue.items).set(found.id, changed) };
}

function withoutPensionIn(catalogue: Catalogue, code: string): Catalogue {
  const county = division(code);
  const here = catalogue.implementations.get(county);
  const pension = [...(here ?? [])].find(([item]) => item === 'pension-registration')?.[1];
  assert.ok(here && pension);
  const changed: Implementation = { ...pension, offered: false };
  const implementations = new Map(catalogue.implementations).set(
    county,
    new Map(here).set(pension.item, changed),
  );
  return { ...catalogue, implementations };
}
