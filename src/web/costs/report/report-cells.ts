// Cells of a report: amounts, shares and changes, each with its source, or why it is not shown.
import { inLanguage } from '#base/localised.ts';
import { ALL, MONEY_DIGITS, type ReportAmount, type When } from '#core/costs/report/report-amounts.ts';
import type { Figure, Place, ReportCell, TextRun, Trace } from '#core/statistics/report/document.ts';
import { figureText } from '#core/statistics/report/document.ts';
import { sharePercent } from '#core/statistics/rollup/share.ts';
import { MEASURES, type Measure } from '#core/statistics/survey/measure.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import type { ReportInput } from './report-input.ts';

export type Select = { readonly group?: string; readonly when?: When };

export function text(words: string): TextRun {
  return { kind: 'text', text: words };
}

/** A sum as it is printed, or — when nobody gave a figure, or × when it may not be shown. */
export function amountCell(
  input: ReportInput,
  code: IndicatorCode,
  { group = ALL, when = 'now' }: Select = {},
): ReportCell {
  const indicator = input.round.indicators.get(code);
  const amount = input.amounts.get({ code, group, when });
  if (indicator?.measure === undefined) return { kind: 'none', why: 'not-asked' };
  if (amount === undefined || amount.contributions.length === 0) return { kind: 'none', why: 'missing' };
  const hidden = input.disclosure(amount);
  if (hidden !== undefined) return { kind: 'withheld', reason: hidden };
  const shown = shownMeasure(input.round, indicator.measure);
  return {
    kind: 'figure',
    no: 0,
    ...valueIn(amount.printed, shown, indicator.measure),
    measure: MEASURES[shown].label.zh,
    trace: traceOf(input, [amount]),
  };
}

/** Percent of one sum in another, with both. */
export function shareCell(
  input: ReportInput,
  part: IndicatorCode,
  whole: IndicatorCode,
  group = ALL,
): ReportCell {
  const [above, below] = [part, whole].map((code) => input.amounts.get({ code, group, when: 'now' }));
  if (above === undefined || below === undefined) return { kind: 'none', why: 'not-asked' };
  return quotientCell(input, { above: [above], below: [below], percent: true, digits: 2 });
}

/** By how much of itself a sum grew among the units that can be compared: percent. */
export function growthCell(input: ReportInput, code: IndicatorCode): ReportCell {
  const [now, before] = yearsOf(input, code);
  if (now === undefined || before === undefined || before.contributions.length === 0)
    return { kind: 'none', why: 'missing' };
  const hidden = input.disclosure(now) ?? input.disclosure(before);
  if (hidden !== undefined) return { kind: 'withheld', reason: hidden };
  const percent = sharePercent({ part: now.scaled - before.scaled, whole: before.scaled });
  if (percent === undefined) return { kind: 'none', why: 'zero-base' };
  const { trace } = amountFigure(input, now);
  const quotient = {
    numerator: amountWords(input, now, -before.printed),
    denominator: amountWords(input, before),
  };
  return {
    kind: 'figure',
    no: 0,
    value: Number(percent),
    digits: 2,
    measure: '%',
    trace: { ...trace, made: `比上年增长率，${trace.made}`, over: trace.places, quotient },
  };
}

/** By how much a sum grew among the units that can be compared, in its measure. */
export function differenceCell(input: ReportInput, code: IndicatorCode): ReportCell {
  const [now, before] = yearsOf(input, code);
  if (now === undefined || before === undefined || before.contributions.length === 0)
    return { kind: 'none', why: 'missing' };
  const hidden = input.disclosure(now) ?? input.disclosure(before);
  if (hidden !== undefined) return { kind: 'withheld', reason: hidden };
  const figure = amountFigure(input, { ...now, printed: now.printed - before.printed });
  return { ...figure, trace: { ...figure.trace, made: `本年数减上年数，${figure.trace.made}` } };
}

type Quotient = {
  readonly above: readonly ReportAmount[];
  readonly below: readonly ReportAmount[];
  readonly percent: boolean;
  readonly digits: number;
  readonly measure?: string;
  /** What numerator and denominator are told in; else as sums are shown. */
  readonly measures?: readonly [Measure, Measure];
};

/** Σ / Σ, shown only where every sum of it may be. */
export function quotientCell(
  input: ReportInput,
  { above, below, percent, digits, measure = '%', measures }: Quotient,
): ReportCell {
  const all = [...above, ...below];
  if (all.some(({ contributions }) => contributions.length === 0)) return { kind: 'none', why: 'missing' };
  const hidden = all.map((amount) => input.disclosure(amount)).find((why) => why !== undefined);
  if (hidden !== undefined) return { kind: 'withheld', reason: hidden };
  const [top, bottom] = [above, below].map((amounts) => amounts.reduce((sum, { scaled }) => sum + scaled, 0));
  if (top === undefined || bottom === undefined || bottom <= 0) return { kind: 'none', why: 'zero-base' };
  const exponents =
    measures?.map((each) => MEASURES[each].exponent) ??
    [above, below].map((amounts) => exponentOf(input, amounts[0]));
  const unit = 10 ** ((exponents[1] ?? 0) - (exponents[0] ?? 0));
  const value = percent ? Number(sharePercent({ part: top, whole: bottom }, digits)) : (top / bottom) * unit;
  const quotient = {
    numerator: above.map((amount) => amountWords(input, amount)).join(' + '),
    denominator: below.map((amount) => amountWords(input, amount)).join(' + '),
  };
  const trace = traceOf(input, above);
  return {
    kind: 'figure',
    no: 0,
    value: Number(value.toFixed(digits)),
    digits,
    measure,
    trace: { ...trace, over: traceOf(input, below).places, quotient },
  };
}

/** A number that was counted or computed, not summed: of units, a score. */
export function plainFigure(
  value: number,
  look: {
    readonly digits?: number;
    readonly measure: string;
    readonly made: string;
    readonly units?: readonly string[];
  },
): Figure {
  const { digits = 0, measure, made, units = [] } = look;
  const trace = { made, units, places: [], over: [], quotient: null };
  return { kind: 'figure', no: 0, value: Number(value.toFixed(digits)), digits, measure, trace };
}

/** Money is shown as the round says; everything else in its own measure. */
export function shownMeasure({ moneyShownIn }: Pick<Round, 'moneyShownIn'>, measure: Measure): Measure {
  return MEASURES[measure].dimension === 'money' ? moneyShownIn : measure;
}

/** Names in the internal edition, none in the public one. */
export function unitNames(
  { edition }: Pick<ReportInput, 'edition'>,
  units: readonly Pick<RegisterUnit, 'name'>[],
): readonly string[] {
  return edition === 'internal' ? units.map(({ name }) => name) : [];
}

/** Where the indicator stands: form, line, column. */
export function placeOf(
  { forms, indicators }: Pick<Round, 'forms' | 'indicators'>,
  code: IndicatorCode,
): Place {
  const name = inLanguage(indicators.get(code)?.name ?? { zh: code }, 'zh-CN');
  for (const form of forms)
    for (const line of form.lines) {
      const at = line.cells.indexOf(code);
      if (at < 0) continue;
      return {
        indicator: code,
        name,
        table: form.title.zh,
        line: line.line,
        column: form.columns[at]?.label.zh ?? '',
      };
    }
  return { indicator: code, name, table: '调查制度', line: 0, column: '' };
}

function yearsOf(
  { amounts }: ReportInput,
  code: IndicatorCode,
): readonly [ReportAmount | undefined, ReportAmount | undefined] {
  return [
    amounts.get({ code, group: ALL, when: 'comparable' }),
    amounts.get({ code, group: ALL, when: 'before' }),
  ];
}

function amountFigure(input: ReportInput, amount: ReportAmount): Figure {
  const measure = input.round.indicators.get(amount.code)?.measure ?? 'unit';
  const shown = shownMeasure(input.round, measure);
  const trace = traceOf(input, [amount]);
  return {
    kind: 'figure',
    no: 0,
    ...valueIn(amount.printed, shown, measure),
    measure: MEASURES[shown].label.zh,
    trace,
  };
}

function amountWords(input: ReportInput, amount: ReportAmount, added = 0): string {
  const figure = amountFigure(input, { ...amount, printed: amount.printed + added });
  return `${figureText(figure)} ${figure.measure}`;
}

function valueIn(
  scaled: number,
  shown: Measure,
  own: Measure,
): { readonly value: number; readonly digits: number } {
  const { exponent, dimension } = MEASURES[shown];
  const digits = dimension === 'money' ? MONEY_DIGITS : Math.min(2, MEASURES[own].exponent);
  return { value: Number((scaled / 10 ** exponent).toFixed(digits)), digits };
}

function exponentOf({ round }: ReportInput, amount: ReportAmount | undefined): number {
  const measure = amount === undefined ? undefined : round.indicators.get(amount.code)?.measure;
  return measure === undefined ? 0 : MEASURES[shownMeasure(round, measure)].exponent;
}

const YEAR_WORDS: Readonly<Record<When, string>> = {
  now: '本年数',
  comparable: '本年数（可比单位）',
  before: '上年数（可比单位）',
  fresh: '本年数（无上年数的单位）',
};

function traceOf(input: ReportInput, amounts: readonly ReportAmount[]): Trace {
  const [first] = amounts;
  const units = first?.contributions.map(({ unit }) => unit) ?? [];
  const kind = input.round.kinds.find(({ id }) => id === first?.group);
  const who = kind === undefined ? '' : inLanguage(kind.name, 'zh-CN');
  // All units by name would be the register again on every line: the unit list in the appendix has them.
  const few = units.length <= 3 ? unitNames(input, units) : [];
  return {
    made: `${YEAR_WORDS[first?.when ?? 'now']}，${units.length} 家${who}之和`,
    units: few,
    places: amounts.map(({ code }) => placeOf(input.round, code)),
    over: [],
    quotient: null,
  };
}
