// Documents as people send them: read with what was tracked counted, or refused with the reason.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  AlignmentType,
  DeletedTextRun,
  Document,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type ISectionOptions,
} from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { assert as ensure } from '#base/assert.ts';
import { readWordDocument } from '#connectors/word-document/read-word-document.ts';
import { parsePlan } from '#core/consultation/plan/parse-plan.ts';
import type { RawDocument } from '#core/consultation/plan/raw-document.ts';

const DAY = { author: '样本', date: '2026-11-22T00:00:00Z' };

const level = (at: number, text: string): { level: number; format: 'chineseCounting'; text: string; alignment: 'left' } => ({ level: at, format: LevelFormat.CHINESE_COUNTING, text, alignment: AlignmentType.LEFT }); // prettier-ignore

async function written(children: ISectionOptions['children']): Promise<Uint8Array> {
  const numbering = { config: [{ reference: 'headings', levels: [level(0, '第%1章'), level(1, '第%2节')] }] };
  return Packer.toBuffer(new Document({ numbering, sections: [{ children }] }));
}

async function read(bytes: Uint8Array): Promise<RawDocument> {
  const result = await readWordDocument(bytes);
  ensure(result.ok, 'it can be read');
  return result.value;
}

/** The same archive with some parts made anew. */
function changed(
  bytes: Uint8Array,
  parts: (old: Record<string, Uint8Array>) => Record<string, Uint8Array>,
): Uint8Array {
  const old = unzipSync(bytes);
  return zipSync({ ...old, ...parts(old) });
}

const cell = (text: string, span = {}): TableCell => new TableCell({ children: text.split('\n').map((line) => new Paragraph(line)), ...span }); // prettier-ignore

test('paragraphs, styles, centring and tables come as they stand', async () => {
  const document = await read(
    await written([
      new Paragraph({ text: '样本规划', alignment: AlignmentType.CENTER }),
      new Paragraph({ text: '第一章 基础', heading: HeadingLevel.HEADING_1 }),
      new Paragraph(''),
      new Table({ rows: [new TableRow({ children: [cell('甲\n乙'), cell('丙', { rowSpan: 2 })] }), new TableRow({ children: [cell('丁')] })] }),
    ]),
  ); // prettier-ignore
  assert.deepEqual(document.blocks, [
    { kind: 'paragraph', text: '样本规划', style: undefined, centred: true },
    { kind: 'paragraph', text: '第一章 基础', style: 'Heading 1', centred: false },
    { kind: 'paragraph', text: '', style: undefined, centred: false },
    {
      kind: 'table',
      rows: [
        [{ paragraphs: ['甲', '乙'], colSpan: 1, rowSpan: 1 }, { paragraphs: ['丙'], colSpan: 1, rowSpan: 2 }],
        [{ paragraphs: ['丁'], colSpan: 1, rowSpan: 1 }],
      ],
    },
  ]); // prettier-ignore
});

test('tracked insertions are in the text, deletions are not, and both are counted and told', async () => {
  const inserted = new InsertedTextRun({ text: '新增', id: 1, ...DAY });
  const deleted = new DeletedTextRun({ text: '删去', id: 2, ...DAY });
  const document = await read(
    await written([new Paragraph({ children: [new TextRun('原文'), inserted, deleted] })]),
  );
  assert.deepEqual(document.tracked, { insertions: 1, deletions: 1 });
  assert.equal(document.blocks[0]?.kind === 'paragraph' && document.blocks[0].text, '原文新增');
  const finding = parsePlan(document).findings.find(({ code }) => code === 'tracked-changes-accepted');
  assert.deepEqual(finding?.params, { insertions: 1, deletions: 1 });
});

const heading = (text: string, level: number): Paragraph =>
  new Paragraph({ text, numbering: { reference: 'headings', level } });

test('numbers that Word sets by itself stand in front of their headings', async () => {
  const document = await read(await written([heading('基础', 0), heading('成就', 1), heading('环境', 1), heading('创新', 0), heading('平台', 1)]));
  const clauses = parsePlan(document).clauses.map(({ kind, no, text }) => `${kind} ${no} ${text}`);
  assert.deepEqual(clauses, ['chapter 第一章 基础', 'section 第一节 成就', 'section 第二节 环境', 'chapter 第二章 创新', 'section 第一节 平台']);
}); // prettier-ignore

const fault = async (bytes: Uint8Array): Promise<string> => {
  const result = await readWordDocument(bytes);
  return result.ok ? 'read' : result.error;
};

describe('what is no sound document is refused, with the reason', () => {
  test('no archive, a broken one, an archive of something else', async () => {
    assert.equal(await fault(strToU8('hello')), 'not-a-document');
    assert.equal(await fault(new Uint8Array()), 'not-a-document');
    const bytes = await written([new Paragraph('样本')]);
    assert.equal(await fault(bytes.slice(0, bytes.length / 2)), 'not-a-document');
    assert.equal(await fault(zipSync({ 'a.txt': strToU8('a') })), 'not-a-document');
    assert.equal(await fault(changed(bytes, () => ({ 'word/document.xml': strToU8('<w:document><w:body>') }))), 'not-a-document');
  });

  test('a file before 2007, and one with a password', async () => {
    const old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    assert.equal(await fault(Uint8Array.from(old)), 'old-format');
    assert.equal(await fault(Uint8Array.from([...old, ...Buffer.from('EncryptedPackage', 'utf16le')])), 'encrypted');
  });

  test('macros, declared entities, and an archive that grows beyond all bounds', async () => {
    const bytes = await written([new Paragraph('样本')]);
    assert.equal(await fault(changed(bytes, () => ({ 'word/vbaProject.bin': new Uint8Array(9) }))), 'macro');
    const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><a>&b;</a>';
    assert.equal(await fault(changed(bytes, () => ({ 'word/document.xml': strToU8(bomb) }))), 'unsafe');
    const grown = changed(bytes, () => ({ 'word/media/a.png': new Uint8Array(130 * 1024 * 1024) }));
    assert.ok(grown.length < 1024 * 1024);
    assert.equal(await fault(grown), 'too-large');
  });
}); // prettier-ignore
