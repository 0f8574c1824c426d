import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readSdmxJson } from '#core/statistics/exchange/read-sdmx-json.ts';
import { readSdmxCsv } from '#core/statistics/exchange/sdmx-csv.ts';
import { handIn } from '../support/handed-in.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { collector, officer, PLACES, reporter } from '../support/sample-people.ts';
import { servePages, type PageServer } from './page-server.ts';

const TOTALS = '/costs/hengyang-2025/totals';
const FIRST_LOOK = 'stage=submitted&scope=region';

describe('the pages of totals', () => {
  let sample: SampleApp;
  let pages: PageServer;
  before(async () => {
    sample = await sampleApp();
    pages = await servePages(sample.app);
    await handIn(sample.app, 'hengyang-2025', { stage: 'submitted', which: ({ id }) => id !== 'tj' });
    // Last year’s returns hold; this year’s have mistakes of every kind in them.
    await handIn(sample.app, 'hengyang-2024', { stage: 'submitted' });
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

  test('who is missing is said before any figure, and why', async () => {
    const { status, text } = await get(`${TOTALS}?${FIRST_LOOK}`);
    assert.equal(status, 200);
    assert.match(text, /名录内 40 家，已汇入 39 家。/);
    assert.match(text, /未汇入 1 家，下面的合计不包括它们/);
    assert.match(text, /还没有开始填（1 家）：衡阳市统计局/);
    assert.ok(text.indexOf('衡阳市统计局') < text.indexOf('<table'));
    assert.match(text, /预汇总：含还没有审核的报表/);
  });

  test('as nothing is approved there is no table to approve, and the first look is offered', async () => {
    const { text } = await get(TOTALS);
    assert.match(text, /还没有可以汇总的报表。/);
    assert.match(text, /看已报送报表的预汇总/);
    assert.doesNotMatch(text, /审核通过综合表/);
  });

  test('in whole 万元 the function subjects printed make the total printed', async () => {
    const { text } = await get(`/costs/hengyang-2024/totals.csv?${FIRST_LOOK}&shown=wan-yuan-whole`);
    const printed = new Map(
      text.split('\r\n').map((line) => {
        const [, code = '', , , total = ''] = line.split(',');
        return [code, Number(total)];
      }),
    );
    const sum = (codes: readonly string[]): number =>
      codes.reduce((all, code) => all + (printed.get(code) ?? Number.NaN), 0);
    assert.equal(sum(['C021', 'C022', 'C023', 'C024', 'C025', 'C029']), printed.get('C02'));
    assert.equal(sum(['C04', 'C05']), printed.get('C02'));
    assert.equal(sum(['E302', 'E310']), printed.get('C02'));
    const goods = [...printed.keys()].filter((code) => /^E302\d\d$/.test(code));
    assert.equal(goods.length, 27);
    assert.equal(sum(goods), printed.get('E302'));
  });

  test('a sum that fails in the returns is named with its difference, and not mended', async () => {
    const { text } = await get(`${TOTALS}?${FIRST_LOOK}`);
    assert.match(text, /“商品和服务支出”与各分项之和相差 -?[\d,.]+ 万元/);
    assert.doesNotMatch((await get(`/costs/hengyang-2024/totals?${FIRST_LOOK}`)).text, /与各分项之和相差/);
  });

  test('a share stands with its numerator and denominator', async () => {
    const { text } = await get(`${TOTALS}?${FIRST_LOOK}`);
    const row = /行政运行<\/a>.*?<\/tr>/.exec(text)?.[0] ?? '';
    assert.match(row, /\d+\.\d\d%/);
    assert.match(row, /[\d,.]+ ÷ 第 4 行 [\d,.]+/);
  });

  test('a total leads to every part with its version and its cell, and the parts printed make it', async () => {
    const { text } = await get(`${TOTALS}/C021?${FIRST_LOOK}&shown=wan-yuan-whole`);
    assert.match(text, /href="\/costs\/hengyang-2025\/units\/cz\/review#c-C021"/);
    assert.match(text, /第 1 版/);
    assert.match(text, /还没有开始填（1 家）：衡阳市统计局/);
    const figures = [...text.matchAll(/<td class="number">([\d,]+)<\/td>/g)].map(([, figure = '']) =>
      Number(figure.replaceAll(',', '')),
    );
    const [total = Number.NaN, ...parts] = figures;
    assert.equal(parts.length, 39);
    assert.equal(
      parts.reduce((all, part) => all + part, 0),
      total,
    );
    assert.deepEqual(
      parts,
      parts.toSorted((a, b) => b - a),
      'the largest first',
    );
  });

  test('published figures of several years and bases are not added up; one year and basis are', async () => {
    const refused = await get('/costs/published-accounts/totals');
    assert.equal(refused.status, 200);
    assert.match(refused.text, /这些数不能直接相加/);
    assert.doesNotMatch(refused.text, /<table/);
    const chosen = await get('/costs/published-accounts/totals?year=2025&basis=final');
    assert.match(chosen.text, /只含 2025 年决算数。/);
    assert.match(chosen.text, /<table/);
    assert.equal((await get('/costs/published-accounts/export.sdmx.csv')).status, 404);
  });

  test('totals leave as SDMX in both forms with the same figures, own level and region, marked provisional', async () => {
    const csv = readSdmxCsv((await get(`/costs/hengyang-2025/export.sdmx.csv?stage=submitted`)).text);
    const json = readSdmxJson(
      JSON.parse((await get(`/costs/hengyang-2025/export.sdmx.json?stage=submitted`)).text),
    );
    assert.ok(csv.ok && json.ok);
    assert.equal(csv.value.length, json.value.length);
    const figures = (list: typeof csv.value): readonly string[] =>
      list.map(({ key, value = '' }) => [...Object.values(key), value].join(' ')).toSorted();
    assert.deepEqual(figures(json.value), figures(csv.value));
    const said = new Set(csv.value.map(({ key, attributes }) => `${key.COVERAGE} ${attributes.OBS_STATUS}`));
    assert.ok(said.has('OWN P') && said.has('REGION P'));
    assert.ok(!said.has('OWN A') && !said.has('REGION A'), 'no total is final while a unit is missing');
  });

  test('whatever stands in the address, nobody else gets in and nothing breaks', async () => {
    const nonsense = ['x', '-1', '__proto__', "'; drop table returns; --", '2'.repeat(50), '\u{0}'];
    for (const path of [TOTALS, `${TOTALS}/C02`, `${TOTALS}/nonsense`, `${TOTALS}.csv`]) {
      for (const value of nonsense) {
        const said = ['office', 'scope', 'stage', 'shown', 'year', 'basis'].map((name) =>
          new URLSearchParams({ [name]: value }).toString(),
        );
        for (const query of said) {
          // oxlint-disable-next-line no-await-in-loop -- the viewer is one
          const { status } = await get(`${path}?${query}`);
          assert.ok([200, 404].includes(status), `${path}?${query}: ${status}`);
        }
      }
    }
    for (const viewer of [reporter('cz'), officer(PLACES.changning, 'human-resources', 499)]) {
      pages.as(viewer);
      for (const path of [TOTALS, `${TOTALS}/C02`, '/costs/hengyang-2025/export.sdmx.json'])
        // oxlint-disable-next-line no-await-in-loop -- as above
        assert.equal((await get(path)).status, 403);
    }
    pages.as(collector());
  });
});
