// A workbook of two sheets through the pages: each sheet is imported once, and unknown words mean what a person says they mean.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import ExcelJS from 'exceljs';
import { importEvent } from '#web/consultation/intake/import-reading.ts';
import { pagesAs, type PagesAs } from '../support/pages-as.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { planner } from '../support/sample-people.ts';

let sample: SampleApp;
let pages: PagesAs;
const desk = planner();
let base = '';

before(async () => {
  sample = await sampleApp();
  const [first] = sample.app.consultations.consultations.values();
  assert.ok(first);
  base = `/consultations/${first.id}/intake`;
  pages = pagesAs(sample.app);
});
after(() => sample.drop());

test('two sheets are two imports, the same one is refused, and a word means what was said of it', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('公众').addRows([
    ['意见内容', '采纳情况'],
    ['请把老街修好', '原则采用'],
    ['请多种树', '转有关单位'],
  ]);
  book.addWorksheet('专家').addRows([['意见内容'], ['补充指标口径']]);
  const file = { field: 'file', name: '汇总.xlsx', bytes: new Uint8Array(await book.xlsx.writeBuffer()) };
  const upload = (): ReturnType<PagesAs['ask']> => pages.ask(desk, `${base}/import`, {}, [file]);
  const first = await upload();
  assert.equal(first.status, 303);
  const looked = await pages.ask(desk, first.to);
  assert.ok(looked.html.includes('name="word-text"') && looked.html.includes('原则采用'));
  const chosen = {
    name: '汇总.xlsx',
    sheet: '0',
    heading: '0',
    was: '0.0',
    column: ['text', 'outcome'],
    word: ['原则采用', '转有关单位'],
    'word-text': ['partly', ''],
    'word-problem': ['', ''],
  };
  const address = first.to.replace(/\?.*/, '');
  const taken = await pages.ask(desk, address, chosen);
  assert.equal(taken.status, 303, taken.html.slice(0, 2000));
  const account = await pages.ask(desk, taken.to);
  assert.match(account.html, /“原则采用”：部分采纳/);
  assert.match(account.html, /“转有关单位”：照原样保留/);
  const second = await pages.ask(desk, (await upload()).to);
  assert.ok(second.status === 200 && second.html.includes('补充指标口径'), 'the sheet that is left');
  const same = await pages.ask(desk, address, chosen);
  assert.equal(same.status, 409);
  const other = { name: '汇总.xlsx', sheet: '1', heading: '0', was: '1.0', column: 'text' };
  assert.equal((await pages.ask(desk, address, other)).status, 303);
  assert.equal((await pages.ask(desk, (await upload()).to)).status, 409, 'nothing is left');
  const [consultation] = sample.app.consultations.consultations.values();
  assert.ok(consultation);
  const key = { division: consultation.division, consultation: consultation.id };
  const ledger = await sample.app.ledgers.latest(key);
  assert.deepEqual([importEvent(ledger, 1).sheet, importEvent(ledger, 2).sheet], [1, 2]);
  assert.equal(importEvent(ledger, 1).mapping?.['“原则采用”'], 'partly');
});
