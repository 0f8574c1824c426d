// The same document in four media: the same numbers, the same words, and files that programs open.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import ExcelJs from 'exceljs';
import * as fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { figureText, type ReportDocument } from '#core/statistics/report/document.ts';
import { figuresOf, tablesOf } from '#core/statistics/report/walk-document.ts';
import { renderDocx } from '#web/costs/report/render-docx.ts';
import { renderPdf } from '#web/costs/report/render-pdf.ts';
import { renderXlsx } from '#web/costs/report/render-xlsx.ts';
import { ReportView } from '#web/costs/report/report-view.tsx';
import { costsReport } from '#web/texts/zh-CN/costs-report.ts';
import { HOSTILE_NAMES, randomReport } from '../../support/random-report.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { checkWellFormed, readZip, xmlText } from '../../support/read-zip.ts';

const SEED = 20261122;

test('a number is the same on the page, in Word, in PDF and in Excel, as often as the document has it', async () => {
  await fc.assert(
    fc.asyncProperty(randomReport, async (report) => {
      const wanted = counted(figuresOf(report).map(figureText));
      const page = xmlText(pageOf(report));
      const word = wordText(await renderDocx(report));
      const { pages } = readPdf(await renderPdf(report));
      const pdf = pages.map(({ text }) => text).join('');
      const excel = counted(await excelNumbers(report));
      for (const [text, times] of wanted) {
        assert.ok(page.includes(text), `page: ${text}`);
        assert.ok(word.includes(text), `docx: ${text}`);
        assert.ok(withoutBreaks(pdf).includes(text), `pdf: ${text}`);
        // Each stands once more in the sheet of the sources; those of sentences only there.
        assert.ok((excel.get(text) ?? 0) >= times, `xlsx: ${text} ${excel.get(text)} < ${times}`);
      }
    }),
    { seed: SEED, numRuns: 4 },
  );
});

test('the Word file has every part as a heading in order, every table as a table, captions, pages and a table of contents', async () => {
  const report = sample();
  const files = readZip(await renderDocx(report));
  for (const [path, text] of files) if (/\.(?:xml|rels)$/.test(path)) checkWellFormed(text);
  const body = files.get('word/document.xml') ?? '';
  const headings = [
    ...body.matchAll(/<w:p>(?:(?!<\/w:p>).)*<w:pStyle w:val="Heading1"\/>(?:(?!<\/w:p>).)*<\/w:p>/gs),
  ].map(([each]) => xmlText(each));
  assert.deepEqual(headings, [
    ...report.parts.map(({ number, title }) => `${number}、${title}`),
    '附表',
    '说明',
    '数字出处',
  ]);
  assert.equal(body.split('<w:tbl>').length - 1, tablesOf(report).length + 1);
  assert.equal(
    body.split('<w:tblHeader/>').length - 1,
    tablesOf(report).length + 1,
    'heads repeat over pages',
  );
  assert.match(body, /TOC \\h/);
  assert.match([...files].find(([path]) => /footer\d+\.xml$/.test(path))?.[1] ?? '', /PAGE/);
  const charts = report.parts.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'chart'));
  assert.equal(
    [...files.keys()].filter((path) => /media\/.*\.png$/.test(path)).length > 0,
    charts.length > 0,
  );
  assert.equal(body.split('<w:drawing>').length - 1, charts.length);
  assert.match(files.get('word/styles.xml') ?? '', /w:outlineLvl|Heading1/);
});

test('the workbook reads back with the same numbers as numbers, a sheet a table', async () => {
  const report = sample();
  const workbook = await excelOf(report);
  const sheets = workbook.worksheets;
  const tables = tablesOf(report);
  assert.equal(sheets.length, tables.length + 3);
  tables.forEach(({ rows, columns }, index) => {
    const sheet = sheets[index + 1];
    rows.forEach(({ cells }, row) =>
      cells.forEach((run, column) => {
        const { value } = sheet?.getCell(row + 3, column + 1) ?? {};
        if (run.kind === 'figure') assert.equal(value, run.value);
        else assert.equal(typeof value, 'string');
      }),
    );
    const head = sheet?.getCell(2, 2).text;
    assert.equal(head, `${columns[1]?.label}（${columns[1]?.measure}）`);
  });
  assert.equal(sheets.at(-1)?.name, '数字出处');
  assert.equal(sheets.at(-1)?.rowCount, figuresOf(report).length + 1);
});

test('the PDF has its page number on every page, repeats the heads of long tables, and an outline for every glyph it uses', async () => {
  const long = longTable(120);
  const { pages, empty } = readPdf(await renderPdf(long));
  assert.ok(pages.length >= 5, `${pages.length} pages`);
  pages.forEach(({ text }, index) => {
    assert.match(withoutBreaks(text), new RegExp(`第${index + 1}页共${pages.length}页`));
  });
  const withRows = pages.filter(({ text }) => /单位\d+局/.test(withoutBreaks(text)));
  assert.ok(withRows.length >= 3);
  for (const { text } of withRows)
    assert.match(withoutBreaks(text), /本年（万元）/, 'the head stands on every page');
  const rows = pages.flatMap(({ text }) =>
    [...withoutBreaks(text).matchAll(/单位(\d+)局/g)].map(([, number]) => Number(number)),
  );
  assert.deepEqual(
    rows,
    Array.from({ length: 120 }, (_none, index) => index + 1),
  );
  assert.deepEqual(empty, []);
});

test('names that would be markup, formulas or lines too long are only text in every medium', async () => {
  const report = sample();
  assert.ok(!pageOf(report).includes('<script'));
  const files = readZip(await renderXlsx(report));
  for (const [path, text] of files) {
    if (path.endsWith('.xml')) checkWellFormed(text);
    if (path.startsWith('xl/worksheets')) assert.ok(!text.includes('<f>'), 'no formula is made of a name');
  }
  const [, , long] = HOSTILE_NAMES;
  const pdf = readPdf(await renderPdf(longTable(3, long)));
  assert.ok(
    withoutBreaks(pdf.pages.map(({ text }) => text).join('')).includes(long),
    'a long name is broken, not cut',
  );
});

function sample(): ReportDocument {
  const [report] = fc.sample(randomReport, { seed: SEED, numRuns: 1 });
  assert.ok(report !== undefined && tablesOf(report).length > 3);
  return report;
}

function longTable(rows: number, name?: string): ReportDocument {
  const report = sample();
  const trace = { made: '报表', units: [], places: [], over: [], quotient: null };
  const figure = { kind: 'figure' as const, no: 1, digits: 2, measure: '万元', trace };
  const columns = [
    { label: '单位', measure: '', align: 'text' as const },
    { label: '本年', measure: '万元', align: 'number' as const },
  ];
  const lines = Array.from({ length: rows }, (_none, index) => ({
    kind: 'row' as const,
    indent: 0,
    cells: [
      { kind: 'text' as const, text: name ?? `单位${index + 1}局` },
      { ...figure, value: index },
    ],
  }));
  const table = { kind: 'table' as const, id: 'long', caption: '长表', columns, rows: lines, notes: [] };
  const parts = report.parts.map((part, index) => ({ ...part, blocks: index === 0 ? [table] : [] }));
  return { ...report, parts, appendix: [] };
}

function pageOf(report: ReportDocument): string {
  return renderToString(ReportView({ report, words: costsReport }));
}

function wordText(bytes: Uint8Array): string {
  return xmlText((readZip(bytes).get('word/document.xml') ?? '').replaceAll('</w:p>', '\n'));
}

async function excelNumbers(report: ReportDocument): Promise<readonly string[]> {
  const workbook = await excelOf(report);
  const texts: string[] = [];
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) =>
      row.eachCell(({ value, numFmt }) => {
        const digits = (/\.(0+)/.exec(numFmt ?? '')?.[1] ?? '').length;
        if (typeof value === 'number') texts.push(figureText({ value, digits }));
      }),
    );
  return texts;
}

async function excelOf(report: ReportDocument): Promise<ExcelJs.Workbook> {
  const workbook = new ExcelJs.Workbook();
  await workbook.xlsx.load(Uint8Array.from(await renderXlsx(report)).buffer);
  return workbook;
}

function counted(texts: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  return times;
}

/** Lines of a cell are broken where there is no room. */
function withoutBreaks(text: string): string {
  return text.replaceAll(/\s/g, '');
}
