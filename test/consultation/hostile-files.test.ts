// Files made to fill memory: refused before anything is made of what is in them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { readPicture } from '#connectors/ocr/read-picture.ts';
import { readWordDocument } from '#connectors/word-document/read-word-document.ts';
import { readWorkbook } from '#connectors/workbook/read-workbook.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function zipped(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

function relation(target: string, kind: string): string {
  return `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/${kind}" Target="${target}"/></Relationships>`;
}

function wordFile(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  return zipped({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': relation('word/document.xml', 'officeDocument'),
    'word/document.xml': `<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

function sheetFile(rows: string, merges: string): Uint8Array {
  return zipped({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': relation('xl/workbook.xml', 'officeDocument'),
    'xl/workbook.xml': `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relation('worksheets/sheet1.xml', 'worksheet'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SHEET}"><sheetData>${rows}</sheetData>${merges}</worksheet>`,
  });
}

const PARAGRAPH = '<w:p><w:r><w:t>甲</w:t></w:r></w:p>';
const SAID = '<row r="1"><c r="A1" t="inlineStr"><is><t>意见</t></is></c></row>';

function merged(range: string): string {
  return `<mergeCells count="1"><mergeCell ref="${range}"/></mergeCells>`;
}

test('a document of a million paragraphs is refused before they are read', async () => {
  const before = process.memoryUsage().rss;
  const read = await readWordDocument(wordFile(PARAGRAPH.repeat(1_000_000)));
  assert.deepEqual(read, { ok: false, error: 'too-large' });
  const more = (process.memoryUsage().rss - before) / 2 ** 20;
  assert.ok(more < 700, `${more.toFixed(0)} MiB more`);
});

test('a number that Word sets is as long as a number may be, however often its pattern says so', async () => {
  const numbering = `<w:numbering xmlns:w="${WORD}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${'%1'.repeat(50_000)}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
  const listed =
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>';
  const read = await readWordDocument(wordFile(listed.repeat(2000), { 'word/numbering.xml': numbering }));
  assert.ok(read.ok);
  const lengths = read.value.blocks.map((block) => (block.kind === 'paragraph' ? block.text.length : 0));
  assert.ok(Math.max(...lengths) < 300, String(Math.max(...lengths)));
});

test('a sheet merged from end to end is refused; merged headings are read', async () => {
  const all = await readWorkbook(sheetFile(SAID, merged('A1:XFD1048576')));
  assert.deepEqual(all, { ok: false, error: 'too-large' });
  const heading = await readWorkbook(sheetFile(SAID, merged('A1:H2')));
  assert.ok(heading.ok);
  assert.deepEqual([...(heading.value.sheets[0]?.cells.keys() ?? [])], ['A1']);
});

test('twenty files at once are read one after another; who comes too late is told so, and is read the next time', async () => {
  const file = wordFile(PARAGRAPH);
  const read = await Promise.all(Array.from({ length: 20 }, () => readWordDocument(file)));
  assert.equal(read.filter(({ ok }) => ok).length, 12);
  assert.ok(read.every((each) => each.ok || each.error === 'took-too-long'));
  assert.ok((await readWordDocument(file)).ok);
});

test('so are pictures of letters', async () => {
  // The head of a picture of 10 by 10, and nothing behind it.
  const head = Buffer.from('89504e470d0a1a0a0000000d494844520000000a0000000a080200000000000000', 'hex');
  const read = await Promise.all(Array.from({ length: 14 }, () => readPicture(head)));
  const answers = read.map((each) => (each.ok ? 'read' : each.error));
  assert.equal(answers.filter((answer) => answer === 'not-a-picture').length, 12);
  assert.equal(answers.filter((answer) => answer === 'took-too-long').length, 2);
});
