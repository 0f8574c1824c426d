// The lines of a 综合表 as its page, its CSV and its print show them.
import { inLanguage } from '#base/localised.ts';
import { addingsOf } from '#core/statistics/rollup/addings-of.ts';
import type { Adding } from '#core/statistics/rollup/balance-rounding.ts';
import type { TableScope } from '#core/statistics/rollup/office-tree.ts';
import { printTotals, type MoneyShown, type PrintedTotals } from '#core/statistics/rollup/print-totals.ts';
import { addsUp, type RollUp, type Total } from '#core/statistics/rollup/roll-up.ts';
import { shareOf, sharePercent, wholeOf, type Share } from '#core/statistics/rollup/share.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { Form, FormLine, Round } from '#core/statistics/survey/round.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { measureWords } from '../entry-words.ts';
import { groupedDigits } from '../grouped-digits.ts';

/** How money may be shown; the first is what a 综合表 shows. */
export const MONEY_SHOWN = {
  'wan-yuan': { measure: 'wan-yuan', digits: 2 },
  'wan-yuan-whole': { measure: 'wan-yuan', digits: 0 },
  yuan: { measure: 'yuan', digits: 2 },
} as const satisfies Record<string, MoneyShown>;
export type MoneyShownId = keyof typeof MONEY_SHOWN;

export function isMoneyShown(text: string): text is MoneyShownId {
  return Object.hasOwn(MONEY_SHOWN, text);
}

/** One figure of the table, with what it is a share of. */
export type TotalsCell = {
  readonly code: IndicatorCode;
  readonly total: Total;
  /** Absent: no unit wrote a figure. */
  readonly text?: string;
  readonly unit: string;
  readonly moved: boolean;
  readonly share?: ShownShare;
};

/** Percent, and the pair it is of as the table prints them. `percent` is absent on a zero base. */
export type ShownShare = {
  readonly share: Share;
  readonly percent?: string;
  readonly part: string;
  readonly whole: string;
};

export type TotalsLine = {
  readonly line: FormLine;
  readonly label: string;
  readonly cells: readonly (TotalsCell | undefined)[];
};

export type TotalsSheet = {
  readonly form: Form;
  readonly lines: readonly TotalsLine[];
};

export type TotalsSheets = {
  readonly sheets: readonly TotalsSheet[];
  readonly printed: PrintedTotals;
  readonly addings: readonly Adding<IndicatorCode>[];
};

/** The summary form of the scope; where a round has none, its basic forms. Lines that cannot be added up have no figure. */
export function totalsSheets(
  ctx: PageContext,
  round: Round,
  { rollUp, shown }: { readonly rollUp: RollUp; readonly shown: MoneyShownId },
): TotalsSheets {
  const { totals, scope } = rollUp;
  const printed = printTotals(round, totals, MONEY_SHOWN[shown]);
  const addings = addingsOf(round);
  const cellOf = (code: IndicatorCode | undefined): TotalsCell | undefined => {
    const total = code === undefined ? undefined : totals.get(code);
    const measure = code === undefined ? undefined : round.indicators.get(code)?.measure;
    if (code === undefined || total === undefined) return undefined;
    const figure = printed.figures.get(code);
    const share = shownShare(code, { totals, printed, addings });
    return {
      code,
      total,
      unit: measureWords(figure?.measure ?? measure, ctx),
      moved: figure?.moved ?? false,
      ...(figure === undefined ? {} : { text: groupedDigits(figure.text) }),
      ...(share === undefined ? {} : { share }),
    };
  };
  const sheets = formsOf(round, scope).map((form) => ({
    form,
    lines: form.lines.map((line) => ({
      line,
      label: inLanguage(line.label, ctx.language),
      cells: line.cells.map(cellOf),
    })),
  }));
  return { sheets, printed, addings };
}

function shownShare(
  code: IndicatorCode,
  {
    totals,
    printed,
    addings,
  }: {
    readonly totals: RollUp['totals'];
    readonly printed: PrintedTotals;
    readonly addings: readonly Adding<IndicatorCode>[];
  },
): ShownShare | undefined {
  const of = wholeOf(code, addings);
  const share = of === undefined ? undefined : shareOf(totals, code, of);
  const part = printed.figures.get(code);
  const whole = of === undefined ? undefined : printed.figures.get(of);
  if (share === undefined || part === undefined || whole === undefined) return undefined;
  const percent = sharePercent(share);
  return {
    share,
    part: groupedDigits(part.text),
    whole: groupedDigits(whole.text),
    ...(percent === undefined ? {} : { percent }),
  };
}

function formsOf(round: Round, scope: TableScope): readonly Form[] {
  const summary = round.forms.filter(({ kind }) => kind === 'summary');
  const fitting = summary.filter((form) => form.scope === undefined || form.scope === scope);
  if (fitting.length > 0) return fitting;
  return round.forms
    .filter(({ kind }) => kind === 'basic')
    .filter(({ lines }) => lines.some(({ cells }) => cells.some((code) => hasTotal(round, code))));
}

function hasTotal(round: Round, code: IndicatorCode | undefined): boolean {
  const indicator = code === undefined ? undefined : round.indicators.get(code);
  return indicator !== undefined && addsUp(indicator);
}
