// The rules of the round as one types: the same evaluation as on the server, over what the unit itself has.
import { evaluateReturn, reevaluate } from '#core/statistics/rules/evaluate-return.ts';
import type { Evidence } from '#core/statistics/rules/evidence.ts';
import type { Evaluation } from '#core/statistics/rules/finding.ts';
import { sumTexts } from '#core/statistics/rules/sums.ts';
import type { Cells, CellValue, IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import { readFigure, type FigureReading } from '#core/statistics/survey/read-figure.ts';
import type { Indicator, RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import { plainAmount } from '#core/statistics/survey/amount.ts';
import type { SheetPage, SheetRound, TextsByCode } from './sheet-data.ts';

export type Judge = {
  /** All that the rules say with the text in that cell; undefined where this browser cannot say. */
  readonly change: (changed: ReadonlyMap<string, string>) => Evaluation;
  readonly evaluation: () => Evaluation;
  readonly sums: () => ReadonlyMap<string, readonly string[]>;
  /** How a text would be read at that cell. */
  readonly read: (code: string, text: string) => FigureReading | undefined;
  readonly nameOf: (rule: string) => string | undefined;
  /** Whether the rule is judged here, or on the server alone. */
  readonly knows: (rule: string) => boolean;
  readonly indicator: (code: string) => Indicator | undefined;
};

/** Undefined in a browser that lacks what the evaluation is written in: then the server judges at each save. */
export function startJudging(sheet: SheetRound, page: SheetPage, language: string): Judge | undefined {
  if (typeof Temporal === 'undefined' || !('groupBy' in Map)) return undefined;
  const round = roundOf(sheet);
  const codes = new Map<string, IndicatorCode>(sheet.indicators.map(({ code }) => [code, code]));
  const own = new Map(cellsOf(round, page.texts));
  const evidence: Evidence = {
    unit: unitOf(sheet),
    own,
    ...(page.prior ? { prior: besideOf(round, page.prior) } : {}),
    ...(page.accounts ? { accounts: besideOf(round, page.accounts) } : {}),
  };
  const names = new Map(
    sheet.rules.map(({ id, name }) => [id, language === 'en' ? (name.en ?? name.zh) : name.zh]),
  );
  const indicatorOf = (code: string): Indicator | undefined => {
    const known = codes.get(code);
    return known && round.indicators.get(known);
  };
  let evaluation = evaluateReturn(round, evidence);
  return {
    change: (changed) => {
      const touched: IndicatorCode[] = [];
      for (const [code, text] of changed) {
        const indicator = indicatorOf(code);
        if (!indicator) continue;
        const value = cellOf(indicator, text);
        if (value) own.set(indicator.code, value);
        else own.delete(indicator.code);
        touched.push(indicator.code);
      }
      evaluation = reevaluate(round, evidence, evaluation, touched);
      return evaluation;
    },
    evaluation: () => evaluation,
    sums: () => sumTexts(round, own),
    read: (code, text) => {
      const indicator = indicatorOf(code);
      return indicator?.measure && readFigure(text, indicator.measure, { decimals: indicator.decimals });
    },
    nameOf: (rule) => names.get(rule),
    knows: (rule) => rule === 'form' || names.has(rule),
    indicator: indicatorOf,
  };
}

/** The figure a text was read as, where it is written otherwise than it is counted: `12元` in 万元 is 0.0012. */
export function readingToTell(
  reading: FigureReading | undefined,
  indicator: Indicator | undefined,
): string | undefined {
  const measure = indicator?.measure;
  if (!reading || !measure || reading.value.state !== 'value') return undefined;
  const told = reading.notes.some(
    ({ code }) => code === 'converted' || code === 'sign' || code === 'unit-word',
  );
  return told ? plainAmount(reading.value.amount, measure) : undefined;
}

function cellsOf(round: Round, texts: TextsByCode): Cells {
  const cells = new Map<IndicatorCode, CellValue>();
  for (const indicator of round.indicators.values()) {
    const value = cellOf(indicator, texts[indicator.code] ?? '');
    if (value) cells.set(indicator.code, value);
  }
  return cells;
}

/** As the server keeps it: a text that is filled in is no figure and has no value. */
function cellOf({ measure, decimals }: Indicator, text: string): CellValue | undefined {
  if (measure !== undefined) return readFigure(text, measure, { decimals }).value;
  return text.trim() === '' ? { state: 'blank' } : undefined;
}

/** Of what stands beside the return only what is there: a line that nobody asked then is not blank but missing. */
function besideOf(round: Round, texts: TextsByCode): Cells {
  return new Map([...cellsOf(round, texts)].filter(([code]) => Object.hasOwn(texts, code)));
}

function unitOf({ unit, year }: SheetRound): RegisterUnit {
  return { ...unit, year, name: '', office: '', place: '', basis: 'final', mark: 'derived' };
}

/** What rules ask of a round; the rest of it stays on the server. */
function roundOf(sheet: SheetRound): Round {
  const day = Temporal.PlainDate.from({ year: sheet.year, month: 12, day: 31 });
  const blank = { name: { zh: '' }, group: '', additive: false, mark: 'derived' } as const;
  return {
    id: '',
    title: { zh: '' },
    kind: 'survey',
    purpose: 'statistics',
    year: sheet.year,
    division: '',
    header: {},
    bases: [],
    period: { opensOn: day, dueOn: day, closesOn: day },
    moneyShownIn: 'wan-yuan',
    kinds: [],
    groups: [],
    offices: [],
    units: [],
    indicators: new Map(sheet.indicators.map((each) => [each.code, { ...blank, ...each }])),
    forms: [],
    rules: sheet.rules,
    limits: [],
    mark: 'derived',
    version: sheet.version,
  };
}
