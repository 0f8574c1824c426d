import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { parseCaseNumber } from '#core/cases/case-number.ts';
import { launchBrowser } from '../support/browser.ts';
import { bringThrough, doAct, material, pensionDraft, stateOf, submitted } from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES } from '../support/sample-people.ts';
import { servePages, type PageServer } from './page-server.ts';
import { reviewPapers } from './journeys/steps.ts';

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
const otherWindow = clerk(PLACES.otherCentre, 301);
const office = officer(PLACES.changning, 'human-resources');
const resident = citizen('样本甲', '1980-05-06', 61);
const SHOTS = process.env['SHOTS'];

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/c-${name}.png`, fullPage: true });
}

/** Goes through the form's steps and answers what this thing asks. */
async function answerSteps(page: Page): Promise<void> {
  for (let step = 0; step < 12; step += 1) {
    await shot(page, `step-${step}`);
    if (page.url().endsWith('/check')) return;
    for (const [label, choice] of [
      ['要办的业务', /养老/],
      ['老年人优待证为谁办理', /本人/],
      ['是否在校学生', /^否/],
      ['是否已参加或享受其他养老保险', /^否/],
    ] as const) {
      const group = page.getByRole('group', { name: label });
      if ((await group.getByRole('radio').count()) > 0)
        await group.getByRole('radio', { name: choice }).first().check();
    }
    const place = page.getByLabel(/户籍所在村/).first();
    if (
      (await page.locator('input[name="q.household_division"]').count()) > 0 &&
      (await page.locator('input[name="a.household_division"]').count()) === 0
    ) {
      await place.fill('常宁 城东社区');
      await page.locator('button[value="find:household_division"]').click();
      await page.locator('input[name="a.household_division"]').first().check();
    }
    for (const radio of await page.getByRole('radio', { name: /窗口|看过原件|出示/ }).all())
      await radio.check();
    await page.getByRole('button', { name: '下一步' }).click();
  }
}

test('a clerk files for a resident at the counter, without script, and prints the slip', async () => {
  site.as(window);
  const context = await (await launchBrowser()).newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.origin}/counter`);
  await page.getByLabel('公民身份号码').fill(resident.citizenNumber);
  await page.getByRole('button', { name: '查找' }).click();
  await shot(page, 'person');
  assert.doesNotMatch(page.url(), /\d{17}/, 'no citizen number in an address');
  await page.getByRole('button', { name: '开始填表' }).click();
  await page.getByRole('alert').waitFor();
  await shot(page, 'person-problems');
  await page.getByLabel('姓名', { exact: true }).fill(resident.name);
  await page.getByLabel(/^手机号码/).fill('13900000001');
  await page.getByLabel(/看过申请人本人/).check();
  await page.getByRole('radio', { name: /跨域通办/ }).check();
  await page.getByRole('button', { name: '开始填表' }).click();
  await answerSteps(page);
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByText('还有材料没有确认齐全').first().waitFor();
  await reviewPapers(page);
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('heading', { name: '收件回执' }).waitFor();
  await shot(page, 'slip');
  const shown = await page.locator('.big-number').innerText();
  const number = parseCaseNumber(shown);
  assert.ok(number.ok, shown);
  const state = await stateOf(sample.app, number.value);
  assert.equal(state.channel, 'counter');
  assert.equal(state.receivingPlace, PLACES.centre);
  assert.equal(state.applicant.name, resident.name);
  assert.equal(state.filedFor, undefined);
  assert.ok(await page.locator('.slip svg[role="img"]').isVisible());
  await page.goto(`${site.origin}/counter/taken`);
  assert.match(await page.locator('tbody').innerText(), /样本甲/);
  await context.close();
});

test('a result is handed out only at the centre it was sent to, and the receipt can be signed', async () => {
  const number = await submitted(
    sample.app,
    window,
    await pensionDraft(sample.app, window, citizen('样本乙', '1979-09-09', 63)),
  );
  await bringThrough(sample.app, office, { number, part: 1 });
  site.as(otherWindow);
  assert.equal((await fetch(`${site.origin}/counter/hand-out/${number}/1`)).status, 404);
  assert.match(await (await fetch(`${site.origin}/counter/hand-out`)).text(), /现在没有等着发的结果/);
  site.as(window);
  const context = await (await launchBrowser()).newContext();
  const page = await context.newPage();
  await page.goto(`${site.origin}/counter/hand-out`);
  await page.getByRole('link', { name: /发放 样本乙/ }).click();
  await page.getByRole('button', { name: '已核对，确认发放' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('本人身份证原件').check();
  await page.getByRole('button', { name: '已核对，确认发放' }).click();
  await page.getByRole('heading', { name: '结果签收单' }).waitFor();
  await shot(page, 'receipt');
  assert.match(await page.locator('.slip').innerText(), /样本乙（本人身份证原件）/);
  assert.equal((await stateOf(sample.app, number)).parts[0]?.stage, 'delivered');
  await context.close();
});

test('what an office asked for is handed in at the counter that took the case', async () => {
  const number = await submitted(
    sample.app,
    window,
    await pensionDraft(sample.app, window, citizen('样本戊', '1979-09-09', 66)),
  );
  const at = { number, part: 1 };
  await doAct(sample.app, office, at, { act: 'receive' });
  await doAct(sample.app, office, at, {
    act: 'ask-supplement',
    materials: [material(sample.app.catalogue, 'household-book')],
    note: '缺本人页',
  });
  site.as(window);
  const context = await (await launchBrowser()).newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.origin}/counter/taken`);
  await page.getByRole('link', { name: '补材料 样本戊' }).click();
  await page.getByText('缺本人页').waitFor();
  await page.getByRole('button', { name: '交给办理机关' }).click();
  await page.getByRole('alert').waitFor();
  const { violations } = await new AxeBuilder({ page: await seenWithScript(page.url()) }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
    [],
  );
  await page.getByLabel('看过原件').check();
  await page.getByRole('button', { name: '交给办理机关' }).click();
  await page.waitForURL(/\/counter\/taken$/);
  assert.equal((await stateOf(sample.app, number)).parts[0]?.stage, 'received');
  await context.close();
});

/** axe needs script: the same address in a page that has it. */
async function seenWithScript(url: string): Promise<Page> {
  const context = await (await launchBrowser()).newContext();
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

test('an impossible citizen number is said at the field and stays there', async () => {
  site.as(window);
  const body = new URLSearchParams({ _csrf: 'token', number: '430408190000000000' });
  const answer = await fetch(`${site.origin}/counter/person`, { method: 'POST', body });
  assert.equal(answer.status, 422);
  const text = await answer.text();
  assert.match(text, /value="430408190000000000"/);
  assert.match(text, /id="number-problem"/);
});

test('counter pages have no violations in axe and do not scroll sideways on a phone', async () => {
  site.as(window);
  const number = await submitted(
    sample.app,
    window,
    await pensionDraft(sample.app, window, citizen('阿卜杜勒买买提·艾力江·吐尔逊', '1979-09-09', 64)),
  );
  const waiting = await submitted(
    sample.app,
    window,
    await pensionDraft(sample.app, window, citizen('样本丙', '1979-09-09', 65)),
  );
  await bringThrough(sample.app, office, { number: waiting, part: 1 });
  const context = await (await launchBrowser()).newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const paths = [
    '/counter',
    '/counter/taken',
    '/counter/hand-out',
    `/counter/hand-out/${waiting}/1`,
    `/counter/slips/${number}`,
  ];
  for (const path of paths) {
    await page.goto(site.origin + path);
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => [path, id, nodes[0]?.html]),
      [],
    );
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, path);
  }
  await page.goto(`${site.origin}/counter`);
  await page.getByLabel('公民身份号码').fill(resident.citizenNumber);
  await page.getByRole('button', { name: '查找' }).click();
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
    [],
  );
  await shot(page, 'person-360');
  await context.close();
});
