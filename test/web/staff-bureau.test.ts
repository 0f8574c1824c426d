import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { loadCatalogue } from '#connectors/catalogue-files/load.ts';
import { launchBrowser } from '../support/browser.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { bureau, PLACES } from '../support/sample-people.ts';
import { servePages, type PageServer } from './page-server.ts';

let sample: SampleApp;
let site: PageServer;
before(async () => {
  const { findings } = await loadCatalogue(fileURLToPath(new URL('../../catalogue', import.meta.url)));
  sample = await sampleApp();
  site = await servePages(sample.app, [
    ...findings,
    {
      code: 'no-such-code-yet',
      level: 'error',
      at: { file: 'things/a.yaml', line: 7, column: 1 },
      params: {},
      basis: '某法第一条',
    },
  ]);
  site.as(bureau());
});
after(async () => {
  await site.stop();
  await sample.drop();
});

const get = async (path: string): Promise<string> => (await fetch(site.origin + path)).text();

test('every thing and every item of the catalogue has a page in both languages', async () => {
  const paths = [
    '/bureau/calendar',
    '/bureau/supervision',
    '/bureau/supervision/rankings?by=item',
    '/bureau/supervision/patterns?from=2026-13-01',
    '/bureau/supervision/holdings?number=1',
    '/bureau/ratings?only=open',
    '/dashboard?from=2027-01-01&to=2026-01-01',
    ...[...sample.app.catalogue.things.keys()].map((id) => `/bureau/things/${id}`),
    ...[...sample.app.catalogue.items.keys()].map((id) => `/bureau/items/${id}`),
  ];
  for (const language of ['zh-CN', 'en'] as const) {
    site.as(bureau(), { language });
    for (const path of paths) {
      // oxlint-disable-next-line no-await-in-loop
      const answer = await fetch(site.origin + path);
      assert.equal(answer.status, 200, path);
      // oxlint-disable-next-line no-await-in-loop
      assert.doesNotMatch(await answer.text(), /undefined|\[object|NaN| style="/, path);
    }
  }
  site.as(bureau());
});

test('a limit that no source states is said in words and drawn open-ended', async () => {
  const page = await get('/bureau/things/newborn');
  assert.match(page, /flow-bar--unknown/);
  assert.match(page, /时限来源未说明/);
  assert.match(page, /推算不出总时间/);
});

test('every piece of the form and every paper answers why', async () => {
  const page = await get('/bureau/things/newborn');
  const form = page.slice(page.indexOf('id="form"'), page.indexOf('id="results"'));
  const rows = form.match(/<tr><th scope="row"/g)?.length ?? 0;
  assert.ok(rows > 10);
  assert.equal(form.match(/<ul class="reasons"><li>/g)?.length, rows);
});

test('a county’s own offices are named when the county is chosen', async () => {
  const unified = await get('/bureau/things/across-county');
  const there = await get(`/bureau/things/across-county?county=${PLACES.changning}`);
  assert.doesNotMatch(unified, /常宁市人力资源和社会保障局/);
  assert.match(there, /常宁市人力资源和社会保障局/);
});

test('a situation leaves out the items it does not need', async () => {
  const page = await get('/bureau/things/across-county?s.business_wanted=pension');
  const items = page.slice(page.indexOf('id="items"'), page.indexOf('id="who"'));
  assert.match(items, /这种情形不办/);
  const flow = page.slice(page.indexOf('id="flow"'), page.indexOf('id="savings"'));
  assert.doesNotMatch(flow, /老年人优待证/);
});

test('findings are filtered by level and show place, code and basis', async () => {
  const page = await get('/bureau/findings?level=error');
  assert.match(page, /things\/a\.yaml 第 7 行/);
  assert.match(page, /no-such-code-yet/);
  assert.match(page, /某法第一条/);
  assert.match(page, /共 1 条/);
});

test('unknown things, items and odd addresses are a page, not a fault', async () => {
  assert.equal((await fetch(`${site.origin}/bureau/things/nothing`)).status, 404);
  assert.equal((await fetch(`${site.origin}/bureau/items/nothing`)).status, 404);
  assert.equal((await fetch(`${site.origin}/bureau/findings?page=-3&level=x`)).status, 200);
  assert.equal(
    (await fetch(`${site.origin}/bureau/things/newborn?county=1&s.newborn_birth_date=gestern`)).status,
    200,
  );
});

test('bureau pages do not scroll sideways at 360 px and at 200 %, and have no violations in axe', async () => {
  const paths = [
    '/bureau',
    '/bureau/findings?level=warning',
    '/bureau/counting',
    '/bureau/supervision/rankings',
    '/dashboard',
    '/bureau/look-ups',
    '/bureau/things/across-county',
    '/bureau/items/senior-card',
  ];
  const context = await (await launchBrowser()).newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  for (const path of paths) {
    // 1440 px at 200 % are 720 px.
    for (const width of [720, 360]) {
      // oxlint-disable-next-line no-await-in-loop
      await page.setViewportSize({ width, height: 740 });
      // oxlint-disable-next-line no-await-in-loop
      await page.goto(site.origin + path);
      // oxlint-disable-next-line no-await-in-loop
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, path);
    }
    // oxlint-disable-next-line no-await-in-loop
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => [path, id, nodes[0]?.html]),
      [],
    );
  }
  await context.close();
});

test('the figures can be taken away: a CSV that Excel reads as Chinese, and a workbook with a sheet for each table', async () => {
  const csv = await fetch(`${site.origin}/dashboard.csv`);
  assert.match(csv.headers.get('content-disposition') ?? '', /attachment; filename="yici-[\d-]+\.csv"/);
  const bytes = new Uint8Array(await csv.arrayBuffer());
  assert.deepEqual(Array.from(bytes.slice(0, 3)), [0xef, 0xbb, 0xbf]);
  assert.match(new TextDecoder().decode(bytes), /收到申请,0\r\n/);
  const xlsx = await fetch(`${site.origin}/dashboard.xlsx`);
  const packed = new TextDecoder('latin1').decode(await xlsx.arrayBuffer());
  assert.ok(packed.startsWith('PK'));
  assert.ok(packed.includes('xl/worksheets/sheet6.xml') && !packed.includes('xl/worksheets/sheet7.xml'));
});
