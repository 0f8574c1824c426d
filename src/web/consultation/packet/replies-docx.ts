// Replies as a Word file, each beginning on a page of its own.
import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
} from 'docx';
import { strFromU8, strToU8 } from 'fflate';
import { assert } from '#base/assert.ts';
import { printable } from '#core/statistics/report/walk-document.ts';
import { fixedZip, officeParts } from './fixed-zip.ts';
import type { Reply, ReplyBlock } from './reply-letters.ts';

const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋', cs: 'Times New Roman' };
const HEAVY = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体', cs: 'Arial' };
const INDENT = { firstLine: 600 };

/** The bytes of the .docx. */
export function renderReplies(replies: readonly Reply[], title: string): Promise<Uint8Array> {
  return wordFile(
    replies.map(settable).flatMap((reply, index) => pageOf(reply, index > 0)),
    printable(title),
  );
}

/** Of the private use area, alone in a paragraph; nobody's words have it: {@link settable}. */
const BETWEEN = '\u{E000}\u{E001}';
const BETWEEN_PARAGRAPH = new RegExp(`<w:p><w:r><w:t[^>]*>${BETWEEN}</w:t></w:r></w:p>`, 'u');

/**
 * A file of each, in order. They are written as one and taken apart: what all Word files have in common is made once, and a
 * thousand letters take seconds, not a minute.
 */
export async function renderEachReply(
  replies: readonly Reply[],
  title: string,
  at: string,
): Promise<readonly Uint8Array[]> {
  if (replies.length === 0) return [];
  const children = replies
    .map(settable)
    .flatMap((reply, index) =>
      index === 0 ? pageOf(reply, false) : [new Paragraph(BETWEEN), ...pageOf(reply, false)],
    );
  const parts = officeParts(await wordFile(children, printable(title)), at);
  const document = parts.find(({ path }) => path === 'word/document.xml');
  assert(document, 'a Word file has its document');
  const [, before = '', body = '', after = ''] =
    /^([\s\S]*?<w:body>)([\s\S]*)(<w:sectPr>[\s\S]*)$/u.exec(strFromU8(document.bytes)) ?? [];
  const bodies = body.split(BETWEEN_PARAGRAPH);
  assert(bodies.length === replies.length, 'as many files as replies');
  return bodies.map((own) =>
    fixedZip(
      parts.map((part) => (part === document ? { ...part, bytes: strToU8(before + own + after) } : part)),
    ),
  );
}

/** A reply without what XML cannot hold, and without what stands between two of them, whoever typed it. */
function settable(reply: Reply): Reply {
  const clean: Reply = JSON.parse(JSON.stringify(printable(reply), withoutBetween));
  return clean;
}

function withoutBetween(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll(BETWEEN, '') : value;
}

async function wordFile(children: readonly FileChild[], title: string): Promise<Uint8Array> {
  const bytes = await Packer.toBuffer(
    new Document({
      title,
      creator: 'Yici',
      styles: {
        default: {
          document: { run: { font: FONT, size: 30 }, paragraph: { spacing: { line: 420 } } },
          title: { run: { font: HEAVY, size: 36, bold: true } },
          heading2: { run: { font: HEAVY, size: 30 }, paragraph: { spacing: { before: 200 } } },
        },
      },
      sections: [{ children: [...children] }],
    }),
  );
  return new Uint8Array(bytes);
}

function pageOf(
  { mark, title, to, blocks, closing, satisfaction }: Reply,
  breakBefore: boolean,
): readonly FileChild[] {
  const first =
    mark === null
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            pageBreakBefore: breakBefore,
            children: [new TextRun({ text: `办理类别：${mark}`, font: HEAVY })],
          }),
        ];
  return [
    ...first,
    new Paragraph({
      text: title,
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      pageBreakBefore: breakBefore && mark === null,
    }),
    new Paragraph(to),
    ...blocks.flatMap((block) => setBlock(block)),
    ...closing.map((text) => new Paragraph({ text, alignment: AlignmentType.LEFT, indent: INDENT })),
    ...satisfaction.flatMap((block, index) => setBlock(block, index === 0)),
  ];
}

function setBlock(block: ReplyBlock, pageBreakBefore = false): readonly FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_2, keepNext: true, pageBreakBefore }),
      ];
    case 'quote':
      return [new Paragraph({ text: block.text, indent: { left: 600 } })];
    case 'grid':
      return [gridOf(block.rows)];
    default:
      return [new Paragraph({ text: block.text, indent: INDENT, pageBreakBefore })];
  }
}

function gridOf(rows: readonly (readonly string[])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map(
            (text) => new TableCell({ children: text.split('\n').map((line) => new Paragraph(line)) }),
          ),
        }),
    ),
  });
}
