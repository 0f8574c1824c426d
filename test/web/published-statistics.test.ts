// The public page of published figures: what does not agree stands there in words, and beside its own table.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Hono } from 'hono';
import type { VisitEnv } from '#app/visit.ts';
import type { Language } from '#base/localised.ts';
import { mountWeb } from '#web/mount.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';

let sample: SampleApp;
let language: Language = 'zh-CN';
const routes = new Hono<VisitEnv>();

before(async () => {
  sample = await sampleApp();
  routes.use(async (c, next) => {
    const visit = {
      requestId: 'test',
      viewer: { role: 'visitor' },
      otherRoles: 0,
      elder: false,
      csrf: 'token',
    } as const;
    c.set('visit', { ...visit, language, path: new URL(c.req.url).pathname });
    c.set('form', { fields: new Map(), files: [], problems: [] });
    await next();
  });
  mountWeb(routes, {
    app: sample.app,
    origin: 'http://localhost',
    demo: true,
    findings: [],
    assets: { style: '/main.css', script: (island) => `/${island}.js` },
  });
});
after(() => sample.drop());

async function sectionsOf(asked: Language): Promise<ReadonlyMap<string, string>> {
  language = asked;
  const answer = await routes.request('/plans/published-statistics');
  assert.equal(answer.status, 200);
  const sections = (await answer.text()).split('<section class="sheet" id="').slice(1);
  return new Map(
    sections.map((section) => [section.slice(0, section.indexOf('"')), section.replaceAll(/<[^>]+>/g, ' ')]),
  );
}

test('each table says what does not agree, and only the tables that have something', async () => {
  const sections = await sectionsOf('zh-CN');
  const spoken = [...sections].filter(([, words]) => words.includes('对不上的地方')).map(([id]) => id);
  assert.deepEqual(spoken, ['shaanxi-2019-topic', 'peixian-2018']);
  assert.match(sections.get('shaanxi-2019-topic') ?? '', /公布 1,018，各类相加是 938，差 80。/);
  assert.match(sections.get('peixian-2018') ?? '', /城建环保：公布 38\.6%，由件数四舍五入算得 38\.7%/);
  assert.match(sections.get('xian-2014') ?? '', /“近42%”\s+41\.85%/);
});

test('the page speaks English as well, and the printed Chinese stays as printed', async () => {
  const sections = await sectionsOf('en');
  assert.match(
    sections.get('peixian-2018') ?? '',
    /城建环保: 38\.6% printed, 38\.7% when rounded from the counts\./,
  );
});
