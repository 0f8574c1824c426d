// Steps that several journeys take, each as a person takes them: by what the labels and buttons say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { choose, press } from './person.ts';

/** Tests that are the steps of one journey: after one that failed, the rest are left out. */
export function inOrder(): (name: string, run: () => Promise<void>) => void {
  let failed = false;
  return (name, run) => {
    void test(name, async (t) => {
      if (failed) return t.skip('an earlier step failed');
      failed = true;
      await run();
      failed = false;
    });
  };
}

/** Called on each page of a journey with its name. */
export type Seen = (page: Page, name: string) => Promise<void>;
export const UNSEEN: Seen = async () => undefined;

/** The smallest thing that is a PNG, as a browser's file chooser gives it. */
export function picture(name: string): { name: string; mimeType: string; buffer: Buffer } {
  const base64 =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  return { name, mimeType: 'image/png', buffer: Buffer.from(base64, 'base64') };
}

/** The people of the demo, as their identity cards say. */
export const HE = { name: '何秀兰', number: '000482198804120028', phone: '19900000001' };
export const LUO = { name: '罗桂珍', number: '000482195603080046' };
export const LI = { name: '李子涵', number: '000482201205300136', phone: '19900000006' };
export const XIAO = { name: '肖雅婷', number: '000482199407210067' };
export const TAN = { name: '谭志远', number: '000482199211020093' };

/** At the counter's first page: the person is found by number and compared with the card, the thing is chosen. */
export async function beginAtCounter(
  page: Page,
  who: typeof HE,
  thing: RegExp,
  seen: Seen = UNSEEN,
): Promise<void> {
  await seen(page, 'counter');
  await page.getByLabel('公民身份号码').fill(who.number);
  await press(page, '查找');
  await page.getByRole('textbox', { name: '姓名', exact: true }).fill(who.name);
  await page.getByRole('textbox', { name: '手机号码' }).first().fill(who.phone);
  await page.getByLabel('看过申请人本人的身份证原件').check();
  await page.getByRole('radio', { name: thing }).check();
  await seen(page, 'counter: person');
  await press(page, '开始填表');
}

/** Looks a place up by what is typed and takes the one whose path is given. */
export async function choosePlace(
  page: Page,
  label: string,
  { typed, path }: { readonly typed: string; readonly path: string },
): Promise<void> {
  await page.getByRole('group', { name: label }).getByRole('textbox').fill(typed);
  await press(page, new RegExp(`^查找.*${label}`));
  await page.getByRole('radio', { name: path }).check();
}

/** From the first question to the slip: his own pension registration and the senior card for the mother, by mandate. */
export async function fileBothAtCounter(page: Page, seen: Seen = UNSEEN): Promise<string> {
  await beginAtCounter(page, HE, /跨域通办/, seen);
  await choose(page, '要办的业务', '两项都办');
  await choose(page, '老年人优待证为谁办理', '受委托为他人办理');
  await seen(page, 'form: situation');
  await press(page, '下一步');
  await choose(page, '是否在校学生', '否');
  await choose(page, '是否已参加或享受其他养老保险', '否');
  await seen(page, 'form: applicant');
  await press(page, '下一步');
  await page.getByLabel('老年人姓名').fill(LUO.name);
  await page.getByLabel('老年人公民身份号码').fill(LUO.number);
  const home = { typed: 'cdsq', path: '衡阳市 常宁市 宜阳街道 城东社区' };
  await choosePlace(page, '老年人户籍所在村（社区）', home);
  await seen(page, 'form: senior');
  await press(page, '下一步');
  await choose(page, '与老年人的关系', '子女');
  await page.getByLabel('委托内容').fill('罗桂珍行动不便，委托女儿何秀兰代办老年人优待证。');
  await seen(page, 'form: mandate');
  await press(page, '下一步');
  for (const paper of ['居民身份证', '老年人居民身份证', '委托书']) {
    await choose(page, paper, '在窗口出示原件');
  }
  await page.getByLabel('选择“一寸免冠彩色照片”的文件').setInputFiles(picture('母亲照片.png'));
  await seen(page, 'papers');
  await press(page, '下一步');
  // The results come back to this centre unless the clerk changes it.
  await seen(page, 'check');
  await reviewPapers(page);
  await press(page, '提交申请');
  await seen(page, 'slip');
  return numberIn(page);
}

/** 形式审查: the clerk looks at each paper and says so. */
export async function reviewPapers(page: Page): Promise<void> {
  const ticks = page.getByRole('group', { name: '收件前请逐份看过' }).getByRole('checkbox');
  for (const tick of await ticks.all()) {
    // oxlint-disable-next-line no-await-in-loop -- one paper after the other
    await tick.check();
  }
}

/** The case number in the address of a receipt, slip or progress page. */
export function numberIn(page: Page): string {
  const number = /\/(\d{19}[\dX])(?:[/?#]|$)/.exec(page.url())?.[1];
  assert.ok(number, `no case number in ${page.url()}`);
  return number;
}

/** At the desk, with the part open: from receipt to the issued result. */
export async function decide(
  page: Page,
  numbers: Readonly<Record<string, string>> = {},
  seen: Seen = UNSEEN,
): Promise<void> {
  await press(page, /^收件$/);
  await press(page, /^受理$/);
  await act(page, '完成审查', { 审查意见: '材料齐全' });
  await act(page, '准予', { 决定意见: '同意' });
  await seen(page, 'desk: granted');
  const results = Object.entries(numbers).map(([name, number]) => [`“${name}”的编号`, number] as const);
  await act(page, '制证完成', Object.fromEntries(results));
}

/** An act that opens a form of its own. */
export async function act(page: Page, name: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.locator('summary').getByText(name, { exact: true }).click();
  for (const [label, value] of Object.entries(fields)) {
    // oxlint-disable-next-line no-await-in-loop -- one hand
    await page.getByLabel(label).fill(value);
  }
  await press(page, `确认${name}`);
}
