// Ways through a report: all its tables, all its figures, all its words.
import { unreachable } from '#base/assert.ts';
import {
  runText,
  type Figure,
  type ReportBlock,
  type ReportDocument,
  type ReportTable,
  type Run,
} from './document.ts';

/** Every block in reading order, with the part it stands in; 附表 for the appendix. */
export function blocksOf(
  document: ReportDocument,
): readonly { readonly part: string; readonly block: ReportBlock }[] {
  return [
    ...document.parts.flatMap(({ number, blocks }) => blocks.map((block) => ({ part: number, block }))),
    ...document.appendix.map((block) => ({ part: '附表', block })),
  ];
}

/** Tables in reading order; that behind a chart too. */
export function tablesOf(document: ReportDocument): readonly ReportTable[] {
  return blocksOf(document).flatMap(({ block }) =>
    block.kind === 'table' ? [block] : block.kind === 'chart' ? [block.table] : [],
  );
}

/** Figures in reading order. */
export function figuresOf(document: ReportDocument): readonly Figure[] {
  return blocksOf(document).flatMap(({ block }) => runsOf(block).filter((run) => run.kind === 'figure'));
}

/** The document with its figures numbered from 1 in reading order, and without characters that XML cannot hold. */
export function numberFigures(unfinished: ReportDocument): ReportDocument {
  const document = printable(unfinished);
  let last = 0;
  const numbered = (run: Run): Run => (run.kind === 'figure' ? { ...run, no: (last += 1) } : run);
  const table = (one: ReportTable): ReportTable => ({
    ...one,
    rows: one.rows.map((row) => ({ ...row, cells: row.cells.map(numbered) })),
  });
  const block = (one: ReportBlock): ReportBlock => {
    switch (one.kind) {
      case 'paragraph':
        return { ...one, runs: one.runs.map(numbered) };
      case 'list':
        return { ...one, items: one.items.map((item) => item.map(numbered)) };
      case 'table':
        return table(one);
      case 'chart':
        return { ...one, table: table(one.table) };
      case 'heading':
      case 'note':
        return one;
      default:
        return unreachable(one);
    }
  };
  const parts = document.parts.map((part) => ({ ...part, blocks: part.blocks.map(block) }));
  return { ...document, parts, appendix: document.appendix.map(block) };
}

/** Every word of the document, pictures and sources of figures included: where a name that must not be there is looked for. */
export function wordsOf(document: ReportDocument): string {
  const { title, subtitle, editionName, warnings, about } = document;
  return [
    title,
    subtitle,
    editionName,
    ...warnings,
    ...document.parts.map((part) => part.title),
    ...blocksOf(document).flatMap(({ block }) => wordsOfBlock(block)),
    ...about.flatMap(({ term, text }) => [term, text]),
  ].join('\n');
}

function runsOf(block: ReportBlock): readonly Run[] {
  switch (block.kind) {
    case 'paragraph':
      return block.runs;
    case 'list':
      return block.items.flat();
    case 'table':
      return block.rows.flatMap(({ cells }) => cells);
    case 'chart':
      return runsOf(block.table);
    case 'heading':
    case 'note':
      return [];
    default:
      return unreachable(block);
  }
}

function wordsOfBlock(block: ReportBlock): readonly string[] {
  const runs = [runsOf(block).map(runText).join(''), ...runsOf(block).flatMap(traceWords)];
  switch (block.kind) {
    case 'paragraph':
    case 'list':
      return runs;
    case 'heading':
    case 'note':
      return [block.text];
    case 'table':
      return [block.caption, ...block.columns.map(({ label }) => label), ...runs, ...block.notes];
    case 'chart':
      return [block.caption, block.alternative, block.svg, ...wordsOfBlock(block.table), ...runs];
    default:
      return unreachable(block);
  }
}

function traceWords(run: Run): readonly string[] {
  if (run.kind !== 'figure') return [];
  const { made, units, places, over, quotient } = run.trace;
  return [
    made,
    ...units,
    ...[...places, ...over].flatMap(({ name, table, column }) => [name, table, column]),
    quotient?.numerator ?? '',
    quotient?.denominator ?? '',
  ];
}

/** All texts without control characters and half characters: names and explanations are typed by people. */
export function printable<Value>(value: Value): Value;
export function printable(value: unknown): unknown {
  if (typeof value === 'string')
    return value.toWellFormed().replaceAll(/[\p{Cc}--[\t\n]]|[\ufffe\uffff]/gv, '');
  if (Array.isArray(value)) return value.map((each: unknown) => printable(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [key, printable(each)]),
  );
}
