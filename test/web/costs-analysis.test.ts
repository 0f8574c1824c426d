import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { handIn } from '../support/handed-in.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { collector, officer, PLACES } from '../support/sample-people.ts';
import { servePages, type PageServer } from './page-server.ts';

const ROUND = '/costs/hengyang-2025/analysis';

describe('the analysis of a survey', () => {
  let sample: SampleApp;
  let pages: PageServer;
  before(async () => {
    sample = await sampleApp();
    pages = await servePages(sample.app);
    await handIn(sample.app, 'hengyang-2024', { stage: 'locked' });
    await handIn(sample.app, 'hengyang-2025', { stage: 'submitted', which: ({ id }) => id !== 'tj' });
    await handIn(sample.app, 'published-accounts', { stage: 'locked' });
    pages.as(collector());
  });
  after(async () => {
    await pages.stop();
    await sample.drop();
  });

  async function get(
    path: string,
  ): Promise<{ readonly status: number; readonly text: string; readonly type: string }> {
    const response = await fetch(pages.origin + path, { redirect: 'manual' });
    return {
      status: response.status,
      text: await response.text(),
      type: response.headers.get('content-type') ?? '',
    };
  }

  test('a city collector sees every ratio within its peers, and how many returns stand behind it', async () => {
    const { status, text } = await get(ROUND);
    assert.equal(status, 200);
    assert.match(text, /名录 40 家，用了 39 家的报表/);
    assert.match(text, /人均机关运行经费/);
    assert.match(text, /<svg/);
    // The four of the county are too few, and named.
    assert.match(text, /按“级次”同类只有 4 家，少于 6 家/);
  });

  test('a ranking names every unit with numerator and denominator, each leading to the return', async () => {
    const { text } = await get(`${ROUND}/ratios/vehicle-cost`);
    assert.match(text, /衡阳市生态环境局/);
    assert.match(text, /href="\/costs\/hengyang-2025\/units\/sthj\/review#c-D05"/);
    assert.match(text, /href="\/costs\/hengyang-2025\/units\/sthj\/review#c-D14"/);
    assert.match(text, /明显偏高/);
    const there = await get('/costs/hengyang-2025/units/sthj/review');
    assert.match(there.text, /id="c-D05"/);
    assert.equal((await get(`${ROUND}/ratios/no-such-ratio`)).status, 404);
  });

  test('charts and tables can be taken away', async () => {
    const svg = await get(`${ROUND}/ratios/vehicle-cost.svg`);
    assert.match(svg.type, /^image\/svg\+xml/);
    assert.match(svg.text, /^<svg xmlns/);
    const csv = await get(`${ROUND}/ratios/vehicle-cost.csv`);
    assert.match(csv.type, /^text\/csv/);
    assert.match(csv.text, /衡阳市生态环境局（样例）,/);
    // Files that name units say first what for; what is published is anybody's.
    const notice = '本文件含单位名称，只能用于统计（统计法（2024）第二十八条）';
    assert.ok(csv.text.startsWith(`${notice}\r\n`));
    assert.ok(svg.text.includes(`<desc>${notice}</desc>`));
    const open = await get('/costs/published-accounts/analysis/weak-spots.csv?year=2024&basis=final');
    assert.doesNotMatch(open.text, /只能用于/);
    for (const path of [
      'limits.csv',
      'weak-spots.csv',
      'efficiency/running.csv',
      'change/area.svg',
      'change/area.csv',
    ])
      assert.equal((await get(`${ROUND}/${path}`)).status, 200, path);
    for (const path of [
      'ratios/vehicle-cost.exe',
      'ratios/a.b.c',
      'change/area',
      'change/none.svg',
      'efficiency/none.csv',
    ])
      assert.equal((await get(`${ROUND}/${path}`)).status, 404, path);
  });

  test('a change is told through its factors, which add up to it', async () => {
    const { text } = await get(`${ROUND}/change`);
    assert.match(text, /由 [\d,.]+ 万元 变为 [\d,.]+ 万元/);
    assert.match(text, /人均面积/);
    assert.match(text, /只比较两年都有数的 39 家单位/);
  });

  test('efficiency states its sample rule, and below it shows scores only to who insists, marked', async () => {
    const plain = await get(`${ROUND}/efficiency`);
    assert.match(plain.text, /2 项投入、2 项产出至少要 12 家/);
    assert.match(plain.text, /单位太少/);
    assert.match(plain.text, /超效率/);
    const insisted = await get(`${ROUND}/efficiency?insist=yes`);
    assert.match(insisted.text, /单位数不够，以下结果只作参考/);
  });

  test('an overrun is only one of a limit that was read, and every weak spot has its evidence', async () => {
    const limits = await get(`${ROUND}/limits`);
    assert.match(limits.text, /发改投资〔2014〕2674号/);
    assert.match(limits.text, /参考/);
    const weak = await get(`${ROUND}/weak-spots`);
    assert.match(weak.text, /明显高于同类/);
    assert.match(weak.text, /稳健 z/);
  });

  test('published figures of several years and bases are not pooled: the choices are offered instead', async () => {
    const mixed = await get('/costs/published-accounts/analysis');
    assert.equal(mixed.status, 200);
    assert.match(mixed.text, /请先选一个年份和一个口径/);
    assert.doesNotMatch(mixed.text, /<svg/);
    assert.match(
      mixed.text,
      /href="\/costs\/published-accounts\/analysis\?year=2024&amp;basis=final">2024年决算（2 家）/,
    );
    const one = await get('/costs/published-accounts/analysis?year=2024&basis=final');
    assert.match(one.text, /汇编 25 家，这里用了 2 家的公开数/);
    assert.equal((await get('/costs/published-accounts/analysis/ratios/vehicle-cost.csv')).status, 404);
  });

  test('the collector of a county analyses his own units only', async () => {
    pages.as(collector(PLACES.changning, 931));
    const { text } = await get(ROUND);
    assert.match(text, /名录 40 家，用了 4 家的报表/);
    assert.doesNotMatch(text, /衡阳市生态环境局/);
    pages.as(collector());
  });

  test('nobody but a collector comes in', async () => {
    pages.as(officer(PLACES.changning, 'civil-affairs'));
    assert.equal((await get(ROUND)).status, 403);
    assert.equal((await get(`${ROUND}/limits.csv`)).status, 403);
    pages.as({ role: 'visitor' });
    assert.equal((await get(`${ROUND}/weak-spots`)).status, 303);
    pages.as(collector());
    assert.equal((await get('/costs/no-such-round/analysis')).status, 404);
  });
});
