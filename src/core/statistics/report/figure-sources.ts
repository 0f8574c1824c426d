// 数字出处: which cells of which tables each figure of a report stands on, in words.
import type { Figure, Place, ReportDocument, Trace } from './document.ts';
import { figuresOf } from './walk-document.ts';

/** The source of one figure on one line: 《表》第 3 行“决算数”列（C02 总额）；口径. */
export function sourceWords({ made, units, places, over, quotient }: Trace): string {
  const from = places.map(placeWords).join('；');
  const below = over.map(placeWords).join('；');
  return [
    made,
    units.length === 0 ? '' : units.join('、'),
    from === '' ? '' : over.length === 0 ? from : `分子：${from}`,
    below === '' ? '' : `分母：${below}`,
    quotient === null ? '' : `${quotient.numerator} ÷ ${quotient.denominator}`,
  ]
    .filter((each) => each !== '')
    .join('。');
}

export function placeWords({ indicator, name, table, line, column }: Place): string {
  const where = line === 0 ? '' : `第 ${line} 行`;
  const across = column === '' ? '' : `“${column}”列`;
  return `《${table}》${where}${across}（${indicator} ${name}）`;
}

export type FigureSource = { readonly source: string; readonly figures: readonly Figure[] };

/** Figures of the same source together, in the order in which the source is met first. */
export function figureSources(document: ReportDocument): readonly FigureSource[] {
  const bySource = Map.groupBy(figuresOf(document), ({ trace }) => sourceWords(trace));
  return [...bySource].map(([source, figures]) => ({ source, figures }));
}

export type CellSource = {
  /** The cells; empty for what was counted or computed. */
  readonly where: string;
  /** The ways in which figures were made of them. */
  readonly made: readonly string[];
  readonly figures: readonly Figure[];
};

/**
 * Figures of the same cells together, for paper: whose return it was stands in the figure's own row, and 900 lines nobody
 * turns through. The workbook and the page have every figure by itself.
 */
export function cellSources(document: ReportDocument): readonly CellSource[] {
  const byCells = Map.groupBy(figuresOf(document), ({ trace }) =>
    trace.places.length === 0 ? `：${trace.made}` : whereWords(trace),
  );
  return [...byCells].map(([where, figures]) => ({
    where: where.startsWith('：') ? '' : where,
    made: [...new Set(figures.map(({ trace }) => trace.made))],
    figures,
  }));
}

function whereWords({ places, over }: Trace): string {
  const from = places.map(placeWords).join('；');
  return over.length === 0 ? from : `分子：${from}。分母：${over.map(placeWords).join('；')}`;
}

/** `1、3–5、9`. */
export function numberRanges(numbers: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && number === last.to + 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join('、');
}
