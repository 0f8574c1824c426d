// The report as a workbook: a sheet a table, numbers as numbers, and two sheets that say what and where from.
import writeExcel, { type Cell, type SheetData } from 'write-excel-file/node';
import {
  runText,
  type Figure,
  type ReportDocument,
  type ReportTable,
  type Run,
} from '#core/statistics/report/document.ts';
import { blocksOf, figuresOf, tablesOf } from '#core/statistics/report/walk-document.ts';
import { columnWords, figureSource, REPORT_WORDS, sentenceText, withheldNotes } from './report-words.ts';

/** The bytes of the .xlsx. */
export async function renderXlsx(report: ReportDocument): Promise<Uint8Array> {
  const names = new Set<string>();
  const tables = tablesOf(report).map((table, index) => ({
    sheet: sheetName(`${index + 1} ${table.caption}`, names),
    data: dataOf(table),
    columns: table.columns.map(({ align }, column) => ({
      width: column === 0 ? 34 : align === 'text' ? 26 : 16,
    })),
    stickyRowsCount: 2,
  }));
  const sheets = [
    { sheet: '报告正文', data: proseOf(report), columns: [{ width: 8 }, { width: 120 }] },
    ...tables,
    { sheet: REPORT_WORDS.about, data: aboutOf(report), columns: [{ width: 24 }, { width: 110 }] },
    {
      sheet: REPORT_WORDS.sources,
      data: sourcesOf(report),
      columns: [{ width: 8 }, { width: 18 }, { width: 12 }, { width: 110 }],
    },
  ];
  return new Uint8Array(await writeExcel(sheets).toBuffer());
}

/** At most 31 characters, none of []:*?/\, and each once: Excel's rule. */
function sheetName(wanted: string, taken: Set<string>): string {
  const name = wanted
    .replaceAll(/[[\]:*?/\\']/g, ' ')
    .slice(0, 31)
    .trim()
    .toWellFormed();
  const free = taken.has(name) ? `${name.slice(0, 27)} ${taken.size}` : name;
  taken.add(free);
  return free;
}

const bold = (value: string): Cell => ({ value, type: String, fontWeight: 'bold' });
const words = (value: string): Cell => ({ value, type: String, wrap: true, alignVertical: 'top' });

/** Row 1 the caption, row 2 the headings with their measures, then the rows, then the notes. */
function dataOf(table: ReportTable): SheetData {
  return [
    [bold(table.caption)],
    table.columns.map((column) => ({ ...headOf(columnWords(column)) })),
    ...table.rows.map(({ kind, indent, cells }) =>
      cells.map((run, index) => cellOf(run, { strong: kind === 'total', indent: index === 0 ? indent : 0 })),
    ),
    ...[...table.notes, ...withheldNotes(table)].map((text) => [{ value: text, type: String }]),
  ];
}

function headOf(value: string): {
  value: string;
  type: StringConstructor;
  fontWeight: 'bold';
  wrap: true;
  align: 'center';
} {
  return { value, type: String, fontWeight: 'bold', wrap: true, align: 'center' };
}

function cellOf(run: Run, { strong, indent }: { readonly strong: boolean; readonly indent: number }): Cell {
  const weight = strong ? { fontWeight: 'bold' as const } : {};
  if (run.kind === 'figure') return { ...numberOf(run), ...weight };
  const align = run.kind === 'text' ? ('left' as const) : ('right' as const);
  return { value: `${'　'.repeat(indent)}${runText(run)}`, type: String, align, ...weight };
}

function numberOf({ value, digits }: Figure): { value: number; type: NumberConstructor; format: string } {
  return { value, type: Number, format: digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}` };
}

/** The sentences, so that the workbook alone is the whole report. */
function proseOf(report: ReportDocument): SheetData {
  const heads = new Map<string, string>(report.parts.map(({ number, title }) => [number, title]));
  let part = '';
  const rows = blocksOf(report).flatMap(({ part: of, block }): SheetData => {
    const head = of === part ? [] : [[bold(of), bold(heads.get(of) ?? '')]];
    part = of;
    switch (block.kind) {
      case 'paragraph':
        return [...head, [null, words(block.runs.map(sentenceText).join(''))]];
      case 'list':
        return [...head, ...block.items.map((item) => [null, words(item.map(sentenceText).join(''))])];
      case 'heading':
      case 'note':
        return [...head, [null, words(block.text)]];
      default:
        return [...head, [null, words(`（${block.caption}，见同名工作表）`)]];
    }
  });
  return [
    [bold(report.title)],
    [words(report.subtitle)],
    [words(report.editionName)],
    ...report.warnings.map((each) => [bold(each)]),
    ...rows,
  ];
}

function aboutOf({ about }: ReportDocument): SheetData {
  return [
    [bold(REPORT_WORDS.term), bold(REPORT_WORDS.explanation)],
    ...about.map(({ term, text }) => [words(term), words(text)]),
  ];
}

function sourcesOf(report: ReportDocument): SheetData {
  return [
    [REPORT_WORDS.sourceNo, REPORT_WORDS.figure, REPORT_WORDS.measure, REPORT_WORDS.source].map(bold),
    ...figuresOf(report).map((figure) => [
      { value: figure.no, type: Number },
      numberOf(figure),
      words(figure.measure),
      words(figureSource(figure)),
    ]),
  ];
}
