// A report before it is a page, a Word file, a PDF or a workbook. Every medium shows the same document; none computes.
// Plain JSON: a published report is kept as it was, and can be shown again in years.
import { unreachable } from '#base/assert.ts';

/** `internal` names units; `public` shows nothing below the rule of suppression. */
export type ReportEdition = 'internal' | 'public';

export const PART_NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
export type PartNumber = (typeof PART_NUMBERS)[number];

/** One cell of a form. */
export type Place = {
  readonly indicator: string;
  readonly name: string;
  readonly table: string;
  /** 行次; 0 where the form has no such line. */
  readonly line: number;
  readonly column: string;
};

/** Where a number comes from. `units`: names, empty in the public edition. */
export type Trace = {
  /** How it was made, in words: 36 家单位之和. */
  readonly made: string;
  readonly units: readonly string[];
  readonly places: readonly Place[];
  /** Of a rate: the cells of the denominator. */
  readonly over: readonly Place[];
  /** Of a rate: both as shown, with their measure. */
  readonly quotient: { readonly numerator: string; readonly denominator: string } | null;
};

/** A number as shown: rounded already, `value` has at most `digits` digits after the point. */
export type Figure = {
  readonly kind: 'figure';
  /** Under which the document's appendix names its source; given by `numberFigures`. */
  readonly no: number;
  readonly value: number;
  readonly digits: number;
  /** 万元, 人, %; empty for a bare number. */
  readonly measure: string;
  readonly trace: Trace;
};

export const WITHHELD_REASONS = ['few', 'dominance', 'secondary'] as const;
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

/** Shown as ×: the number would tell about a single respondent (统计法实施条例 第二十九条). */
export type Withheld = { readonly kind: 'withheld'; readonly reason: WithheldReason };

/** Shown as —: there is no such number. */
export type NoFigure = { readonly kind: 'none'; readonly why: 'zero-base' | 'missing' | 'not-asked' };

export type TextRun = { readonly kind: 'text'; readonly text: string };
export type Run = TextRun | Figure | Withheld | NoFigure;
export type ReportCell = Run;

export type ReportColumn = {
  readonly label: string;
  /** Measure of the figures below; empty for words or where rows differ. */
  readonly measure: string;
  readonly align: 'text' | 'number';
};

export type ReportRow = {
  readonly kind: 'row' | 'total';
  /** Depth of the first cell. */
  readonly indent: number;
  /** As many as the table has columns. */
  readonly cells: readonly ReportCell[];
};

export type ReportTable = {
  readonly kind: 'table';
  /** Unique in the document: name of the sheet, anchor on the page. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  readonly notes: readonly string[];
};

export type ReportChart = {
  readonly kind: 'chart';
  readonly id: string;
  readonly caption: string;
  /** Drawn by `draw-*.ts` here: no script, no style, no outside address. */
  readonly svg: string;
  /** What it shows, in words. */
  readonly alternative: string;
  /** The numbers behind it. */
  readonly table: ReportTable;
};

export type ReportBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: 'note'; readonly text: string }
  | ReportTable
  | ReportChart;

export type ReportPart = {
  readonly number: PartNumber;
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
};

export type ReportDocument = {
  readonly title: string;
  readonly subtitle: string;
  readonly edition: ReportEdition;
  readonly editionName: string;
  /** What must be said before anything else: sample data, not yet approved. */
  readonly warnings: readonly string[];
  readonly parts: readonly ReportPart[];
  /** 附表. */
  readonly appendix: readonly ReportBlock[];
  /** Scope, definitions, method, sources: published with the figures (统计法实施条例 第二十七条). */
  readonly about: readonly { readonly term: string; readonly text: string }[];
};

/** The number as every medium prints it: `-1,234.50`. */
export function figureText({ value, digits }: Pick<Figure, 'value' | 'digits'>): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  const negative = value < 0 && /[1-9]/.test(whole + (fraction ?? ''));
  return `${negative ? '-' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** What stands in the place of the run, in any medium; a measure is not part of it. */
export function runText(run: Run): string {
  switch (run.kind) {
    case 'text':
      return run.text;
    case 'figure':
      return figureText(run);
    case 'withheld':
      return '×';
    case 'none':
      return '—';
    default:
      return unreachable(run);
  }
}
