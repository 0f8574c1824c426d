// Every citizen page in a real browser: accessible, no wider than the screen, true to the content security policy.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { saveDraft } from '#app/save-draft.ts';
import { startDraft } from '#app/start-draft.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { launchBrowser } from '../support/browser.ts';
import { bringThrough, doAct, good, pensionDraft, stateOf, submitted, thing } from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES } from '../support/sample-people.ts';
import { servePages, type PageServer } from './page-server.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const VISITOR: Viewer = { role: 'visitor' };
/** A name of fifteen characters: long ones have to fit too. */
const OWNER = citizen('阿卜杜拉·买买提·吐尔逊江·艾力', '1980-03-08', 21);

type Seen = { readonly name: string; readonly path: string; readonly viewer: Viewer; readonly post?: string };

let sample: SampleApp;
let server: PageServer;
let pages: readonly Seen[];

before(async () => {
  sample = await sampleApp();
  server = await servePages(sample.app);
  pages = await allPages();
});
after(async () => {
  await server.stop();
  await sample.drop();
});

async function allPages(): Promise<readonly Seen[]> {
  const { app } = sample;
  const { draft } = good(await startDraft(app, OWNER, { thing: thing(app.catalogue, 'across-county') }));
  const answers = {
    business_wanted: 'pension',
    in_school: 'no',
    has_other_pension: 'x<b>',
    household_division: '常宁',
  };
  good(await saveDraft(app, OWNER, { draft, answers }));
  const asked = await submitted(
    app,
    clerk(PLACES.centre),
    await pensionDraft(app, clerk(PLACES.centre), OWNER),
  );
  const state = await stateOf(app, asked);
  const part = state.parts[0];
  const paper = state.materials[0];
  assert.ok(part && paper);
  const office = officer(part.decidingCounty, part.agency);
  await doAct(app, office, { number: asked, part: 1 }, { act: 'receive' });
  const note = '照片看不清，请重新拍一张。';
  await doAct(
    app,
    office,
    { number: asked, part: 1 },
    { act: 'ask-supplement', materials: [paper.material], note },
  );
  const done = await submitted(
    app,
    clerk(PLACES.centre),
    await pensionDraft(app, clerk(PLACES.centre), OWNER),
  );
  await bringThrough(app, office, { number: done, part: 1 });
  const mine = (name: string, path: string, post?: string): Seen => ({
    name,
    path,
    viewer: OWNER,
    ...(post === undefined ? {} : { post }),
  });
  const open = (name: string, path: string): Seen => ({ name, path, viewer: VISITOR });
  return [
    open('home', '/'),
    open('search with hits', '/?q=养老'),
    open('search without hits', '/?q=没有这件事'),
    open('centres', '/centres?q=红湖'),
    open('guide of a thing', '/things/newborn'),
    open('guide of a thing not offered', '/things/company-startup'),
    open('guide question', '/things/across-county/questions'),
    open('guide question not answered', '/things/across-county/questions?asked=business_wanted'),
    open('guide result', '/things/across-county/questions?a.business_wanted=pension'),
    mine('form', `/drafts/${draft}/form/applicant`),
    mine('form with problems', `/drafts/${draft}/form/applicant`, 'main form > button[value=next]'),
    mine('papers', `/drafts/${draft}/papers`),
    mine('papers missing', `/drafts/${draft}/papers`, 'main form > button[value=next]'),
    mine('delivery', `/drafts/${draft}/delivery`),
    mine('check', `/drafts/${draft}/check`),
    mine('saved', `/drafts/${draft}/saved`),
    mine('my cases', '/my-cases'),
    { name: 'no cases', path: '/my-cases', viewer: citizen('何春', '1999-01-01', 22) },
    mine('progress, supplement asked', `/my-cases/${asked}`),
    mine('supplement', `/my-cases/${asked}/parts/1/supplement`),
    mine('progress, result ready', `/my-cases/${done}`),
    mine('receipt', `/my-cases/${done}/receipt`),
    mine('not found', '/my-cases/430482261122000421'),
  ];
}

async function openPage(page: Page, seen: Seen): Promise<void> {
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
