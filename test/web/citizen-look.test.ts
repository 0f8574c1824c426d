// Every citizen page in a real browser: accessible, no wider than the screen, true to the content security policy.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizenPages, type CitizenPage } from './citizen-pages.ts';
import { servePages, type PageServer } from './page-server.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
let sample: SampleApp;
let server: PageServer;
let pages: readonly CitizenPage[];

before(async () => {
  sample = await sampleApp();
  server = await servePages(sample.app);
  pages = await citizenPages(sample.app);
});
after(async () => {
  await server.stop();
  await sample.drop();
});

async function openPage(page: Page, seen: CitizenPage): Promise<void> {
  await page.goto(`${server.origin}${seen.path}`);
  // Sent without the pointer: the button that the Enter key presses is not to be seen.
  if (seen.post !== undefined) {
    await Promise.all([page.waitForEvent('load'), page.locator(seen.post).dispatchEvent('click')]);
  }
}

for (const scheme of ['light', 'dark'] as const) {
  test(
    `no citizen page has an accessibility fault that axe can find, ${scheme}`,
    { timeout: 180_000 },
    async () => {
      const context = await (
        await launchBrowser()
      ).newContext({ colorScheme: scheme, viewport: { width: 768, height: 900 } });
      const page = await context.newPage();
      const broken: string[] = [];
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) broken.push(message.text());
      });
      for (const seen of pages) {
        server.as(seen.viewer);
        await openPage(page, seen);
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
        );
        assert.deepEqual(found, [], seen.name);
      }
      await context.close();
      assert.deepEqual(broken, []);
    },
  );
}

test(
  'no citizen page is wider than the screen, large type and English included',
  { timeout: 180_000 },
  async () => {
    const context = await (await launchBrowser()).newContext({ javaScriptEnabled: true });
    const page = await context.newPage();
    for (const { width, elder, language } of [
      { width: 360, elder: false, language: 'zh-CN' },
      { width: 360, elder: true, language: 'zh-CN' },
      { width: 360, elder: false, language: 'en' },
      { width: 768, elder: true, language: 'en' },
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      for (const seen of pages) {
        server.as(seen.viewer, { elder, language });
        await openPage(page, seen);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(
          wide <= width,
          `${seen.name} is ${wide} px wide at ${width} (${language}, large type ${elder})`,
        );
      }
    }
    await context.close();
  },
);

test('every control that a citizen touches is at least 44 px high', { timeout: 120_000 }, async () => {
  const context = await (await launchBrowser()).newContext({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  for (const seen of pages) {
    server.as(seen.viewer);
    await openPage(page, seen);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('.ds-button, .ds-input, .choice, summary, .frame-nav a, .frame-tools a')]
        .filter((each) => each.checkVisibility() && !each.matches('.visually-hidden'))
        .map((each) => ({ html: each.outerHTML.slice(0, 100), height: each.getBoundingClientRect().height }))
        .filter(({ height }) => height < 43.5),
    );
    assert.deepEqual(small, [], seen.name);
  }
  await context.close();
});
