// The report on the sample round: nine parts in both editions, every figure with its source, and outside no unit by name.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { renderToString } from 'preact-render-to-string';
import { loadLinearSolver } from '#connectors/linear-solver/highs.ts';
import { namesIn } from '#core/costs/report/publishable.ts';
import { PART_NUMBERS, type ReportDocument } from '#core/statistics/report/document.ts';
import { figureSources } from '#core/statistics/report/figure-sources.ts';
import { blocksOf, figuresOf, tablesOf, wordsOf } from '#core/statistics/report/walk-document.ts';
import { isIndicatorCode } from '#core/statistics/survey/cell-value.ts';
import { assembleInput } from '#web/costs/report/assemble-input.ts';
import { buildReport } from '#web/costs/report/build-report.ts';
import { renderDocx } from '#web/costs/report/render-docx.ts';
import { renderPdf } from '#web/costs/report/render-pdf.ts';
import { renderFile, reportHash, writeReport } from '#web/costs/report/render-file.ts';
import { renderXlsx } from '#web/costs/report/render-xlsx.ts';
import { ReportView } from '#web/costs/report/report-view.tsx';
import { costsReport } from '#web/texts/zh-CN/costs-report.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { readZip, xmlText } from '../../support/read-zip.ts';
import { reportMaterial } from '../../support/report-material.ts';

const internal = reportMaterial('internal');
const names = internal.round.units.map(({ name }) => name);
let solve: Awaited<ReturnType<typeof loadLinearSolver>>;
let inside: ReportDocument;
let outside: ReportDocument;

before(async () => {
  solve = await loadLinearSolver();
  inside = written('internal');
  outside = written('public');
});

test('both editions have the nine parts in order, each with something to say', () => {
  for (const report of [inside, outside]) {
    assert.deepEqual(
      report.parts.map(({ number }) => number),
      PART_NUMBERS,
    );
    for (const { number, blocks } of report.parts) assert.ok(blocks.length > 0, number);
  }
  assert.ok(figuresOf(inside).length > 500);
  assert.ok(figuresOf(outside).length > 100, 'suppression leaves something to read');
});

test('every figure has a source, and every sum of cells names table, line, column and indicator', () => {
  for (const report of [inside, outside]) {
    for (const { value, digits, trace } of figuresOf(report)) {
      assert.notEqual(trace.made, '');
      assert.equal(Number(value.toFixed(digits)), value, 'a figure is rounded before it is shown');
      for (const place of [...trace.places, ...trace.over]) {
        assert.ok(isIndicatorCode(place.indicator) && internal.round.indicators.has(place.indicator));
        assert.ok(place.table !== '' && place.line > 0 && place.column !== '', place.indicator);
      }
      if (trace.quotient !== null) assert.ok(trace.over.length > 0 && trace.places.length > 0);
    }
    assert.ok(figureSources(report).length > 50);
  }
});

test('ids of tables and charts are unique, and every row has as many cells as columns', () => {
  for (const report of [inside, outside]) {
    const ids = [
      ...tablesOf(report).map(({ id }) => id),
      ...blocksOf(report).flatMap(({ block }) => (block.kind === 'chart' ? [block.id] : [])),
    ];
    assert.equal(new Set(ids).size, ids.length, ids.join(' '));
    for (const { columns, rows, caption } of tablesOf(report))
      for (const { cells } of rows) assert.equal(cells.length, columns.length, caption);
  }
});

test('the share of 行政运行 is shown with its numerator and denominator', () => {
  const shares = figuresOf(inside).filter(
    ({ trace }) => trace.places[0]?.indicator === 'C021' && trace.over[0]?.indicator === 'C02',
  );
  assert.ok(shares.length > 0);
  for (const { value, trace } of shares) {
    const [part, whole] = [trace.quotient?.numerator, trace.quotient?.denominator].map((text) =>
      Number((text ?? '').replace(' 万元', '').replaceAll(',', '')),
    );
    assert.ok(part !== undefined && whole !== undefined);
    assert.ok(Math.abs((100 * part) / whole - value) < 0.01, `${part} / ${whole} = ${value}`);
  }
});

test('a cause is only ever a quote of what a unit said, and nobody outside reads it', () => {
  const quote = internal.explanations[0]?.text ?? '';
  assert.notEqual(quote, '');
  assert.ok(wordsOf(inside).includes(`“${quote}”`));
  assert.ok(!wordsOf(outside).includes(quote));
  const without = assembleInput({ ...internal, explanations: [] }, solve);
  assert.ok(without !== undefined);
  assert.ok(!wordsOf(buildReport(without)).includes('主要原因（'));
});

test('no unit of the register stands in the public edition, in any medium', async () => {
  assert.ok(namesIn(inside, names).length > 30, 'the check sees names where there are some');
  const { subtitle } = outside;
  const zips = [await renderDocx(outside), await renderXlsx(outside)].map((bytes) =>
    [...readZip(bytes).values()].map(xmlText).join('\n'),
  );
  const pdf = readPdf(await renderPdf(outside));
  assert.deepEqual(pdf.empty, []);
  const texts = [
    wordsOf(outside),
    xmlText(renderToString(ReportView({ report: outside, words: costsReport }))),
    ...zips,
    pdf.pages.map(({ text }) => text).join(''),
  ];
  for (const text of texts) {
    assert.ok(text.length > 3000);
    // The office signs in the subtitle, and is itself a unit of its register.
    const told = text
      .replaceAll(subtitle, '')
      .replaceAll(/\s/g, '')
      .replaceAll(subtitle.replaceAll(/\s/g, ''), '');
    assert.deepEqual(
      names.filter((name) => told.includes(name)),
      [],
    );
  }
});

test('the public edition says what is not shown and why, and prints scope, definitions and method', () => {
  const withheld = tablesOf(outside).flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.filter(({ kind }) => kind === 'withheld')),
  );
  assert.ok(withheld.length > 10);
  const terms = new Set(outside.about.map(({ term }) => term));
  for (const term of ['调查范围', '依据', '资金口径', '不公布的数字', '表号等法定标识'])
    assert.ok(terms.has(term), term);
});

test('a round in which nobody has a prior year says so instead of comparing', () => {
  const alone = reportMaterial('internal', ({ prior: _prior, ...figures }) => figures);
  const input = assembleInput(alone, solve);
  assert.ok(input !== undefined);
  const words = wordsOf(buildReport(input));
  assert.match(words, /没有可比的上年数/);
  assert.match(words, /没有单位两年都有所需的全部指标，不作分解/);
});

test('a unit with a hostile name leaves the report whole', async () => {
  const hostile = '<img src=x onerror=alert(1)>&衡阳市某某某某某某某某某某某某某某某某某某某某某某某局';
  const material = reportMaterial('internal', (figures) =>
    figures.unit.id === 'cz' ? { ...figures, unit: { ...figures.unit, name: hostile } } : figures,
  );
  const input = assembleInput(material, solve);
  assert.ok(input !== undefined);
  const page = renderToString(ReportView({ report: buildReport(input), words: costsReport }));
  assert.ok(!page.includes('<img'));
  assert.match(page, /&lt;img/);
});

test('the thread writes the same report as the server would, without holding it up', async () => {
  const material = reportMaterial('public');
  let turns = 0;
  const watch = setInterval(() => {
    turns += 1;
  }, 5);
  const report = await writeReport(material, 'editions-test', solve);
  assert.ok(report !== undefined);
  const bytes = await renderFile(report, 'pdf', solve);
  clearInterval(watch);
  assert.equal(reportHash(report), reportHash(outside));
  assert.ok(readPdf(bytes).pages.length > 5);
  // Written on the server itself there would be no turn at all before the file is there.
  assert.ok(turns > 40, `${turns} turns for others`);
});

function written(edition: 'internal' | 'public'): ReportDocument {
  const input = assembleInput(edition === 'internal' ? internal : reportMaterial(edition), solve);
  assert.ok(input !== undefined);
  return buildReport(input);
}
