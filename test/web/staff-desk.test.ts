import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { CaseNumber } from '#core/cases/events.ts';
import { launchBrowser } from '../support/browser.ts';
import { doAct, pensionDraft, stateOf, submitted } from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES } from '../support/sample-people.ts';
import { servePages, type PageServer } from './page-server.ts';

let sample: SampleApp;
let site: PageServer;
before(async () => {
  sample = await sampleApp();
  site = await servePages(sample.app);
});
after(async () => {
  await site.stop();
  await sample.drop();
});

const window = clerk(PLACES.centre);
const office = officer(PLACES.changning, 'human-resources');
const colleague = officer(PLACES.changning, 'human-resources', 401);
let serial = 20;

async function filed(name: string): Promise<CaseNumber> {
  serial += 1;
  return submitted(
    sample.app,
    window,
    await pensionDraft(sample.app, window, citizen(name, '1980-05-06', serial)),
  );
}

test('an officer brings a part from receipt to the issued result without script', async () => {
  const number = await filed('样本甲');
  site.as(office);
  const context = await (await launchBrowser()).newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.origin}/desk`);
  await page.getByLabel('按办件号查').fill(number);
  await page.getByRole('button', { name: '查找' }).click();
  await page.getByRole('button', { name: '收件', exact: true }).click();
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await page.locator('summary', { hasText: '完成审查' }).click();
  await page.getByLabel('审查意见').fill('材料齐全');
  await page.getByRole('button', { name: '确认完成审查' }).click();
  await page.locator('summary', { hasText: /准予$/ }).click();
  await page.getByLabel('决定意见').fill('同意');
  await page.getByRole('button', { name: '确认准予' }).click();
  await page.locator('summary', { hasText: '制证完成' }).click();
  for (const input of await page.locator('input[name="number"]:not([type="hidden"])').all()) {
    if ((await input.getAttribute('id')) !== 'number') await input.fill('样-1');
  }
  await page.getByRole('button', { name: '确认制证完成' }).click();
  await page.getByText('制证完成已记录').waitFor();
  assert.equal((await stateOf(sample.app, number)).parts[0]?.stage, 'issued');
  await context.close();
});

test('the second of two officers on one part is told who, when and what, and keeps what was typed', async () => {
  const number = await filed('样本乙');
  const at = { number, part: 1 };
  await doAct(sample.app, office, at, { act: 'receive' });
  await doAct(sample.app, office, at, { act: 'accept' });
  site.as(office);
  const context = await (await launchBrowser()).newContext();
  const page = await context.newPage();
  await page.goto(`${site.origin}/desk/${number}/1`);
  await page.locator('summary', { hasText: '完成审查' }).click();
  await page.getByLabel('审查意见').fill('我写的意见 <b>不是标记</b>');
  await doAct(sample.app, colleague, at, { act: 'review', opinion: '先办了' });
  await page.getByRole('button', { name: '确认完成审查' }).click();
  await page.getByRole('heading', { name: '这一件刚刚被别人办过' }).waitFor();
  const main = page.locator('main');
  assert.match(await main.innerText(), /经办401/);
  assert.match(await main.innerText(), /完成审查/);
  assert.equal(await page.locator('#kept').inputValue(), '我写的意见 <b>不是标记</b>');
  await context.close();
});

test('a refusal without a reason stays on the page with the sentence, and the fold open', async () => {
  const number = await filed('样本丙');
  await doAct(sample.app, office, { number, part: 1 }, { act: 'receive' });
  site.as(office);
  const context = await (await launchBrowser()).newContext();
  const page = await context.newPage();
  await page.goto(`${site.origin}/desk/${number}/1`);
  await page.locator('summary', { hasText: '不予受理' }).click();
  await page.getByRole('button', { name: '确认不予受理' }).click();
  await page.getByRole('alert').waitFor();
  assert.ok(await page.getByLabel('不予受理的理由').isVisible());
  assert.equal((await stateOf(sample.app, number)).parts[0]?.stage, 'received');
  await page.getByLabel('不予受理的理由').fill('学籍系统显示在校');
  await page.getByRole('button', { name: '确认不予受理' }).click();
  await page.getByText('请选依据的是哪一条条件').first().waitFor();
  assert.equal(
    await page.getByLabel('不予受理的理由').inputValue(),
    '学籍系统显示在校',
    'nothing typed is lost',
  );
  await page.getByLabel('非在校学生').check();
  await page.getByRole('button', { name: '确认不予受理' }).click();
  await page.locator('.act-bar', { hasNotText: '确认不予受理' }).waitFor();
  const { stage, ground } = (await stateOf(sample.app, number)).parts[0] ?? {};
  assert.deepEqual([stage, ground?.requirement, ground?.text.zh], ['refused', 'not-in-school', '非在校学生']);
  await context.close();
});

test('another county’s officer neither finds nor opens the part', async () => {
  const number = await filed('样本丁');
  site.as(officer(PLACES.zhengxiang, 'human-resources', 402));
  const part = await fetch(`${site.origin}/desk/${number}/1`);
  assert.equal(part.status, 404);
  assert.doesNotMatch(await part.text(), /样本丁/);
  const search = await (await fetch(`${site.origin}/desk?number=${number}`)).text();
  assert.match(search, /没有找到办件/);
  assert.match(search, /现在没有等您办的件/);
});

test('visitors and citizens do not get in', async () => {
  site.as({ role: 'visitor' });
  const visitor = await fetch(`${site.origin}/desk`, { redirect: 'manual' });
  assert.equal(visitor.status, 303);
  assert.match(visitor.headers.get('location') ?? '', /^\/sign-in\?role=officer&return_to=%2Fdesk/);
  site.as(citizen('样本甲', '1980-05-06'));
  assert.equal((await fetch(`${site.origin}/desk`)).status, 403);
  assert.equal((await fetch(`${site.origin}/counter`)).status, 403);
  assert.equal((await fetch(`${site.origin}/bureau`)).status, 403);
});

test('arrow keys move through the worklist', async () => {
  await filed('样本戊');
  await filed('样本己');
  site.as(office);
  const context = await (await launchBrowser()).newContext();
  const page = await context.newPage();
  await page.goto(`${site.origin}/desk`, { waitUntil: 'networkidle' });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const second = await page.locator('.worklist a').nth(1).getAttribute('href');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === new URL(second ?? '', site.origin).pathname);
  await context.close();
});

test('the list and a part have no violations in axe and do not scroll sideways on a phone', async () => {
  const number = await filed('阿卜杜勒买买提·艾力江·吐尔逊');
  await doAct(sample.app, office, { number, part: 1 }, { act: 'receive' });
  site.as(office);
  const context = await (await launchBrowser()).newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  for (const path of ['/desk', `/desk/${number}/1`]) {
    await page.goto(site.origin + path);
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
      [],
    );
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  }
  await context.close();
});
