// The report as a Word file: real headings, tables, captions, a table of contents, pictures, page numbers.
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type FileChild,
} from 'docx';
import {
  runText,
  type ReportBlock,
  type ReportChart,
  type ReportDocument,
  type ReportTable,
} from '#core/statistics/report/document.ts';
import { cellSources, numberRanges } from '#core/statistics/report/figure-sources.ts';
import { blocksOf } from '#core/statistics/report/walk-document.ts';
import {
  captionNumbers,
  cellSourceWords,
  columnWords,
  REPORT_WORDS,
  sentenceText,
  withheldNotes,
} from './report-words.ts';
import { pictureOf } from './svg-to-png.ts';

const TEXT_WIDTH = 9060; // twentieths of a point between the margins of A4
const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' };
const HEAVY = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体', cs: 'Arial' };

type Captions = ReadonlyMap<string, string>;

/** The bytes of the .docx. */
export async function renderDocx(report: ReportDocument): Promise<Uint8Array> {
  const captions = captionNumbers(blocksOf(report).map(({ block }) => block));
  const children: FileChild[] = [...opening(report)];
  for (const part of report.parts) {
    children.push(heading(`${part.number}、${part.title}`, HeadingLevel.HEADING_1));
    // oxlint-disable-next-line no-await-in-loop -- pictures are drawn one after the other, in one thread
    for (const block of part.blocks) children.push(...(await blockOf(block, captions)));
  }
  children.push(heading(REPORT_WORDS.appendix, HeadingLevel.HEADING_1));
  // oxlint-disable-next-line no-await-in-loop -- as above
  for (const block of report.appendix) children.push(...(await blockOf(block, captions)));
  children.push(...aboutOf(report), ...sourcesOf(report));
  const buffer = await Packer.toBuffer(
    new Document({
      title: report.title,
      description: report.editionName,
      styles: STYLES,
      sections: [
        {
          properties: {
            page: { size: { width: 11_906, height: 16_838 }, margin: { left: 1423, right: 1423 } },
          },
          footers: { default: footer() },
          children,
        },
      ],
    }),
  );
  return new Uint8Array(buffer);
}

const STYLES = {
  default: {
    document: { run: { font: FONT, size: 24 }, paragraph: { spacing: { line: 360 } } },
    heading1: {
      run: { font: HEAVY, size: 30, bold: true },
      paragraph: { spacing: { before: 360, after: 160 } },
    },
    heading2: {
      run: { font: HEAVY, size: 26, bold: true },
      paragraph: { spacing: { before: 240, after: 120 } },
    },
    title: { run: { font: HEAVY, size: 40, bold: true } },
  },
  paragraphStyles: [
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      run: { font: HEAVY, size: 21 },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 160, after: 80 } },
    },
    { id: 'Note', name: 'Note', basedOn: 'Normal', run: { size: 18 }, paragraph: { spacing: { line: 280 } } },
  ],
};

function opening(report: ReportDocument): readonly FileChild[] {
  const centred = { alignment: AlignmentType.CENTER };
  return [
    new Paragraph({ text: report.title, heading: HeadingLevel.TITLE, ...centred }),
    new Paragraph({ text: report.subtitle, ...centred }),
    new Paragraph({ text: report.editionName, ...centred }),
    ...report.warnings.map(
      (text) => new Paragraph({ children: [new TextRun({ text, bold: true })], ...centred }),
    ),
    new Paragraph({ children: [new TextRun({ text: REPORT_WORDS.contents, font: HEAVY })], ...centred }),
    new TableOfContents(REPORT_WORDS.contents, { hyperlink: true, headingStyleRange: '1-2' }),
    new Paragraph({ children: [new PageBreak()] }),
  ];
}

function footer(): Footer {
  const run = new TextRun({
    size: 18,
    children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'],
  });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}

type Level = (typeof HeadingLevel)[keyof typeof HeadingLevel];

function heading(text: string, level: Level): Paragraph {
  return new Paragraph({ text, heading: level, keepNext: true });
}

async function blockOf(block: ReportBlock, captions: Captions): Promise<readonly FileChild[]> {
  switch (block.kind) {
    case 'heading':
      return [heading(block.text, HeadingLevel.HEADING_2)];
    case 'note':
      return [note(block.text)];
    case 'paragraph':
      return [body(block.runs.map(sentenceText).join(''))];
    case 'list':
      return block.items.map((item, index) => body(`${index + 1}. ${item.map(sentenceText).join('')}`));
    case 'table':
      return tableOf(block, captions.get(block.id) ?? '');
    default:
      return chartOf(block, captions.get(block.id) ?? '');
  }
}

function body(text: string): Paragraph {
  return new Paragraph({ text, indent: { firstLine: 480 } });
}

function note(text: string): Paragraph {
  return new Paragraph({ text, style: 'Note' });
}

function caption(text: string, keepNext: boolean): Paragraph {
  return new Paragraph({ text, style: 'Caption', keepNext });
}

async function chartOf(chart: ReportChart, number: string): Promise<readonly FileChild[]> {
  const { png, width, height } = await pictureOf(chart.svg);
  const scale = Math.min(600 / width, 820 / height);
  const image = new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name: chart.id, title: chart.caption, description: chart.alternative },
  });
  return [
    new Paragraph({ children: [image], alignment: AlignmentType.CENTER, keepNext: true }),
    caption(`${number}　${chart.caption}`, false),
    ...tableOf(chart.table, ''),
  ];
}

function tableOf(table: ReportTable, number: string): readonly FileChild[] {
  const widths = columnWidths(table);
  const head = table.columns.map((column, index) =>
    cell(columnWords(column), { width: widths[index] ?? 0, strong: true, centred: true }),
  );
  const rows = table.rows.map(
    ({ kind, indent, cells }) =>
      new TableRow({
        cantSplit: true,
        children: cells.map((run, index) =>
          cell(`${index === 0 ? '　'.repeat(indent) : ''}${runText(run)}`, {
            width: widths[index] ?? 0,
            strong: kind === 'total',
            right: table.columns[index]?.align === 'number',
          }),
        ),
      }),
  );
  return [
    caption(number === '' ? table.caption : `${number}　${table.caption}`, true),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: [...widths],
      rows: [new TableRow({ tableHeader: true, cantSplit: true, children: head }), ...rows],
    }),
    ...[...table.notes, ...withheldNotes(table)].map(note),
  ];
}

type CellLook = {
  readonly width: number;
  readonly strong?: boolean;
  readonly right?: boolean;
  readonly centred?: boolean;
};

function cell(text: string, { width, strong = false, right = false, centred = false }: CellLook): TableCell {
  const alignment = right ? AlignmentType.RIGHT : centred ? AlignmentType.CENTER : AlignmentType.LEFT;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 60, right: 60 },
    children: [
      new Paragraph({
        alignment,
        spacing: { line: 260 },
        children: [new TextRun({ text, bold: strong, size: 18 })],
      }),
    ],
  });
}

/** Columns of words get more than columns of figures. */
function columnWidths({ columns }: ReportTable): readonly number[] {
  const weights = columns.map(({ align }, index) => (index === 0 ? 2.2 : align === 'text' ? 1.8 : 1));
  const sum = weights.reduce((total, each) => total + each, 0);
  return weights.map((each) => Math.floor((each / sum) * TEXT_WIDTH));
}

function aboutOf({ about }: ReportDocument): readonly FileChild[] {
  return [
    heading(REPORT_WORDS.about, HeadingLevel.HEADING_1),
    ...about.map(
      ({ term, text }) =>
        new Paragraph({ children: [new TextRun({ text: `${term}：`, bold: true }), new TextRun(text)] }),
    ),
  ];
}

/** Figures of the same cells on one line: every figure by itself would be 70 pages. */
function sourcesOf(report: ReportDocument): readonly FileChild[] {
  const widths = [2600, TEXT_WIDTH - 2600] as const;
  const line = (left: string, right: string, strong = false): TableRow =>
    new TableRow({
      cantSplit: true,
      tableHeader: strong,
      children: [cell(left, { width: widths[0], strong }), cell(right, { width: widths[1], strong })],
    });
  return [
    heading(REPORT_WORDS.sources, HeadingLevel.HEADING_1),
    note(REPORT_WORDS.sourcesNote),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: [...widths],
      rows: [
        line(REPORT_WORDS.sourceOf, REPORT_WORDS.source, true),
        ...cellSources(report).map(({ where, made, figures }) =>
          line(numberRanges(figures.map(({ no }) => no)), cellSourceWords(where, made)),
        ),
      ],
    }),
  ];
}
