// The sums a report is made of: by indicator, for all units and for each kind of unit, this year and the year before.
import { MEASURES } from '#core/statistics/survey/measure.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { UnitFigures } from '#core/statistics/survey/figures.ts';
import type { RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import { balanceRounding, toNearest, type Adding } from '#core/statistics/rollup/balance-rounding.ts';
import { addsUp } from '#core/statistics/rollup/roll-up.ts';

/** All units, or those of one kind. */
export const ALL = '*';
/**
 * `now`: the year of the round. `comparable` and `before`: this year and the year before of the units that have both, which
 * alone can be compared. `fresh`: this year of the others.
 */
export const WHENS = ['now', 'comparable', 'before', 'fresh'] as const;
export type When = (typeof WHENS)[number];

export type AmountKey = { readonly code: IndicatorCode; readonly group: string; readonly when: When };

export type ReportAmount = AmountKey & {
  /** Exact, smallest parts. */
  readonly scaled: number;
  /** As printed: money to 0.01 万元, so that printed tables add up; everything else exactly. */
  readonly printed: number;
  /** Units that gave a figure, with it. None: the sum is nobody's, and not shown as zero. */
  readonly contributions: readonly { readonly unit: RegisterUnit; readonly scaled: number }[];
};

export type ReportAmounts = {
  readonly get: (key: AmountKey) => ReportAmount | undefined;
  readonly all: readonly ReportAmount[];
  /** Sums that hold between printed amounts, by key text. */
  readonly addings: readonly Adding[];
  /** Sums that hold for many units and not for all: nothing is printed by them, and a reader may reckon with them. */
  readonly loose: readonly Adding[];
  /** Printed figures that were not rounded to the nearest, so that tables add up. */
  readonly moved: number;
};

/** Digits after the point of 万元 in reports. */
export const MONEY_DIGITS = 2;

export function keyText({ code, group, when }: AmountKey): string {
  return `${code}|${group}|${when}`;
}

/** Sums over units that are counted once already. Only indicators that add up; a unit without a figure adds nothing. */
export function reportAmounts(
  round: Pick<Round, 'indicators' | 'kinds'>,
  counted: readonly UnitFigures[],
  { addings, loose }: Readonly<Record<'addings' | 'loose', readonly Adding<IndicatorCode>[]>>,
): ReportAmounts {
  const codes = [...round.indicators.values()].filter(addsUp).map(({ code }) => code);
  const groups = [ALL, ...round.kinds.map(({ id }) => id)];
  const sums = codes.flatMap((code) =>
    groups.flatMap((group) => {
      const units = counted.filter(({ unit }) => group === ALL || unit.kind === group);
      return WHENS.map((when) => sumOf({ code, group, when }, units));
    }),
  );
  const known = new Map(sums.map((sum) => [keyText(sum), sum]));
  const isKnown = ({ total, parts }: Adding): boolean => [total, ...parts].every((id) => known.has(id));
  const all = addingsBetween(round, codes, addings);
  const money = sums.filter(({ code }) => isMoney(round, code));
  const exact = new Map(money.map((sum) => [keyText(sum), sum.scaled]));
  const step = 10 ** (MEASURES['wan-yuan'].exponent - MONEY_DIGITS);
  const balanced = balanceRounding(exact, all, step);
  const print = (sum: Summed): number => {
    if (!exact.has(keyText(sum))) return sum.scaled;
    // A table that cannot be balanced is printed rounded to the nearest, and says so.
    return (
      (balanced.ok ? balanced.value.printed.get(keyText(sum)) : undefined) ?? toNearest(sum.scaled, step)
    );
  };
  const amounts = sums.map((sum): ReportAmount => ({ ...sum, printed: print(sum) }));
  const byKey = new Map(amounts.map((amount) => [keyText(amount), amount]));
  return {
    get: (key) => byKey.get(keyText(key)),
    all: amounts,
    addings: all.filter(isKnown),
    loose: downEach(round, loose).filter(isKnown),
    moved: balanced.ok ? balanced.value.moved.length : 0,
  };
}

type Summed = Omit<ReportAmount, 'printed'>;

function sumOf(key: AmountKey, units: readonly UnitFigures[]): Summed {
  const contributions = units.flatMap((figures) => {
    const scaled = figureOf(figures, key);
    return scaled === undefined ? [] : [{ unit: figures.unit, scaled }];
  });
  // Also nobody's sum, zero: a table adds up, and is protected, only with all of its cells.
  return { ...key, scaled: contributions.reduce((sum, { scaled }) => sum + scaled, 0), contributions };
}

function figureOf({ cells, prior }: UnitFigures, { code, when }: AmountKey): number | undefined {
  const cell = cells.get(code);
  const earlier = prior?.get(code);
  const now = cell?.state === 'value' ? cell.amount.scaled : undefined;
  const before = earlier?.state === 'value' ? earlier.amount.scaled : undefined;
  switch (when) {
    case 'now':
      return now;
    case 'comparable':
      return before === undefined ? undefined : now;
    case 'before':
      return now === undefined ? undefined : before;
    default:
      return before === undefined ? now : undefined;
  }
}

/** The round's sums for every group and year; kinds make all units; comparable and fresh units make this year's. */
function addingsBetween(
  { kinds }: Pick<Round, 'kinds'>,
  codes: readonly IndicatorCode[],
  addings: readonly Adding<IndicatorCode>[],
): readonly Adding[] {
  const groups = [ALL, ...kinds.map(({ id }) => id)];
  const across = codes.flatMap((code) =>
    WHENS.map((when) => ({
      total: keyText({ code, group: ALL, when }),
      parts: kinds.map(({ id }) => keyText({ code, group: id, when })),
    })),
  );
  const years = codes.flatMap((code) =>
    groups.map((group) => ({
      total: keyText({ code, group, when: 'now' }),
      parts: (['comparable', 'fresh'] as const).map((when) => keyText({ code, group, when })),
    })),
  );
  return [...across, ...downEach({ kinds }, addings), ...years];
}

/** For every group and year. */
function downEach(
  { kinds }: Pick<Round, 'kinds'>,
  addings: readonly Adding<IndicatorCode>[],
): readonly Adding[] {
  const groups = [ALL, ...kinds.map(({ id }) => id)];
  return addings.flatMap(({ total, parts }) =>
    groups.flatMap((group) =>
      WHENS.map((when) => ({
        total: keyText({ code: total, group, when }),
        parts: parts.map((code) => keyText({ code, group, when })),
      })),
    ),
  );
}

function isMoney({ indicators }: Pick<Round, 'indicators'>, code: IndicatorCode): boolean {
  const measure = indicators.get(code)?.measure;
  return measure !== undefined && MEASURES[measure].dimension === 'money';
}
