// Nobody who uses a page reads FEEL.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { everyCondition } from '#core/catalogue/lint/conditions-of.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { bureau } from '../support/sample-people.ts';
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

/** What a reader sees of a page, and what a search in it would find. */
async function read(path: string): Promise<string> {
  const answer = await fetch(site.origin + path);
  assert.equal(answer.status, 200, path);
  const html = await answer.text();
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}

test('no page of a thing or an item shows the text of a condition', async () => {
  const { catalogue } = sample.app;
  const conditions = everyCondition(catalogue).map(({ text }) => text);
  assert.ok(conditions.length > 30);
  const things = [...catalogue.things.keys()];
  const pages = [
    ...things.map((id) => `/things/${id}`),
    ...things.map((id) => `/bureau/things/${id}`),
    ...[...catalogue.items.keys()].map((id) => `/bureau/items/${id}`),
  ];
  for (const language of ['zh-CN', 'en'] as const) {
    site.as(bureau(), { language });
    for (const path of pages) {
      // oxlint-disable-next-line no-await-in-loop
      const page = await read(path);
      assert.deepEqual(
        conditions.filter((text) => page.includes(text)),
        [],
        path,
      );
    }
  }
});

test('a paper needed only sometimes says when, and one that every case needs says nothing', async () => {
  site.as({ role: 'visitor' });
  const page = await read('/things/across-county');
  const row = (name: string): string =>
    page.split('<tr').find((each) => each.includes(`<th scope="row">${name}`)) ?? '';
  assert.match(row('委托书'), /只在这种情形需要：.*「老年人优待证为谁办理」是「受委托为他人办理」/);
  assert.notEqual(row('居民身份证'), '');
  assert.doesNotMatch(row('居民身份证'), /只在这种情形/);
});
