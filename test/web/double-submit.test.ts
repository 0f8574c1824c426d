import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pensionDraft } from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, PLACES } from '../support/sample-people.ts';
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

test('whoever presses submit many times is led to the same slip each time', async () => {
  const window = clerk(PLACES.centre);
  site.as(window);
  for (let round = 0; round < 3; round += 1) {
    const draft = await pensionDraft(sample.app, window, citizen('样本甲', '1985-01-02', 95 + round));
    const page = await (await fetch(`${site.origin}/drafts/${draft}/check`)).text();
    const plan = /name="plan" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const press = () => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ _csrf: 'token', plan, do: 'submit' }))
        body.set(name, value);
      for (const [, paper = ''] of page.matchAll(/name="reviewed" value="([^"]+)"/g))
        body.append('reviewed', paper);
      return fetch(`${site.origin}/drafts/${draft}/check`, { method: 'POST', redirect: 'manual', body });
    };
    const answers = await Promise.all(Array.from({ length: 6 }, press));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [303]);
    assert.equal(new Set(answers.map(({ headers }) => headers.get('location'))).size, 1);
  }
});
