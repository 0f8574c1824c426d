// One person at one browser: a window of their own, signed in by the button with their name.
import assert from 'node:assert/strict';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';

export type Person = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly leave: () => Promise<void>;
};

export type Manner = {
  readonly script?: boolean;
  readonly width?: number;
  /** The office to pick after signing in, where the person has several for the page. */
  readonly office?: string | RegExp;
};

/** How long a page may take before the test says so. */
const PATIENCE = 8000;

/** Opens a browser window, goes to `first`, and signs in there when a name is given: the page must ask for it. */
export async function arrive(
  origin: string,
  first: string,
  name: string | undefined,
  { script = false, width = 1280, office }: Manner = {},
): Promise<Person> {
  const context = await (
    await launchBrowser()
  ).newContext({
    baseURL: origin,
    javaScriptEnabled: script,
    viewport: { width, height: 900 },
    locale: 'zh-CN',
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.goto(first);
  if (name !== undefined) await press(page, name);
  if (office !== undefined) await press(page, office);
  return { page, context, leave: () => context.close() };
}

/** Presses the button and waits for the page that it leads to. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await follow(page, page.getByRole('button', { name }).first());
}

/** Follows the link. */
export async function open(page: Page, name: string | RegExp): Promise<void> {
  await follow(page, page.getByRole('link', { name }).first());
}

export async function follow(page: Page, control: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), control.click()]);
}

/** Chooses an answer of a question with several. */
export async function choose(page: Page, question: string, answer: string): Promise<void> {
  await page
    .getByRole('group', { name: question, exact: true })
    .getByRole('radio', { name: answer, exact: true })
    .check();
}

/** What stands on the page, as one line of text. */
export async function text(page: Page): Promise<string> {
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ');
}

/** Fails with the whole text of the page when something is not on it. */
export async function sees(page: Page, ...wanted: readonly (string | RegExp)[]): Promise<void> {
  const shown = await text(page);
  for (const each of wanted) {
    const there = typeof each === 'string' ? shown.includes(each) : each.test(shown);
    assert.ok(there, `${String(each)} is not on ${page.url()}:\n${shown}`);
  }
}

/** The sentence at a field, and the same sentence in the summary at the top. */
export async function problemAt(page: Page, field: Locator): Promise<string> {
  const box = page.locator('.field--problem, .paper--problem').filter({ has: field }).first();
  const sentence = (await box.locator('.field__problem').first().innerText()).trim();
  const summary = await page.getByRole('alert').innerText();
  assert.ok(summary.includes(sentence), `“${sentence}” is not in the summary:\n${summary}`);
  return sentence;
}
