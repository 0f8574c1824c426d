import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { collector } from '../support/sample-people.ts';
import { servePages, type PageServer } from './page-server.ts';

describe('a collection of published figures', () => {
  let sample: SampleApp;
  let pages: PageServer;
  before(async () => {
    sample = await sampleApp();
    pages = await servePages(sample.app);
    pages.as(collector());
  });
  after(async () => {
    await pages.stop();
    await sample.drop();
  });

  async function get(path: string): Promise<{ readonly status: number; readonly text: string }> {
    const response = await fetch(pages.origin + path, { redirect: 'manual' });
    return { status: response.status, text: await response.text() };
  }

  test('shows its bodies with year and basis, and nothing about returns that nobody owes', async () => {
    const { status, text } = await get('/costs/published-accounts');
    assert.equal(status, 200);
    assert.match(text, /25 家，其中决算 14 家，预算 11 家/);
    assert.doesNotMatch(text, /未开始|逾期|报送情况/);
    assert.match(text, /href="\/costs\/published-accounts\/units\/pt-ychuan-2025\/review"/);
  });

  test('shows what a body published, and where the print disagrees with itself', async () => {
    const { status, text } = await get('/costs/published-accounts/units/pt-ychuan-2025/review');
    assert.equal(status, 200);
    assert.match(text, /像是整块错行/);
    assert.match(text, /id="c-E30231"/);
    assert.doesNotMatch(text, /未开始|须更正|退回/);
    assert.equal((await get('/costs/published-accounts/units/nobody/review')).status, 404);
  });

  test('every page that the row of pages offers is there', async () => {
    for (const round of [
      'published-accounts',
      'published-regions',
      'hengyang-2025',
      'hengyang-2025-appraisal',
    ]) {
      const { text } = await get(`/costs/${round}/about`);
      const offered = [...text.matchAll(new RegExp(`href="(/costs/${round}(?:/[a-z]+)?)"`, 'g'))];
      assert.ok(offered.length >= 2, round);
      for (const [, href = ''] of offered) assert.equal((await get(href)).status, 200, href);
    }
  });
});
