// Whether the table of indicators agrees with itself: base, target and growth of each row. Exact arithmetic; a stated figure
// stands for everything that rounds to it, so only what no rounding explains is a finding.
import {
  asNumber,
  compareExact,
  dividedBy,
  fraction,
  minus,
  plus,
  times,
  whole,
  type Exact,
} from '#core/statistics/rules/exact.ts';
import type { ClauseId } from '../ids.ts';
import type { IndicatorRow, PlanClause } from './plan.ts';
import { planFigure, type PlanFigure } from './plan-figure.ts';

export type IndicatorFinding = {
  readonly clause: ClauseId;
  readonly code:
    /** Base and target do not give the stated growth. `stated`, `computed` (% a year, or the difference), `years`. */
    | 'growth-does-not-fit'
    /** The year of the target is not behind the year of the base. */
    | 'years-reversed'
    /** 约束性 without a target. */
    | 'binding-without-target'
    | 'unit-missing'
    /** The same name stands in the table before. `other`. */
    | 'indicator-twice';
  readonly params: Readonly<Record<string, string | number>>;
};

/** All findings, in the order of the rows. */
export function checkIndicators(clauses: readonly PlanClause[]): readonly IndicatorFinding[] {
  const names = new Map<string, ClauseId>();
  return clauses.flatMap(({ id, indicator }) => {
    if (!indicator) return [];
    const findings: IndicatorFinding[] = [];
    const add = (code: IndicatorFinding['code'], params: IndicatorFinding['params']): void => {
      findings.push({ clause: id, code, params });
    };
    const { name, unit, nature, base, target } = indicator;
    const other = names.get(name);
    if (other === undefined) names.set(name, id);
    else add('indicator-twice', { name, other });
    if (nature === 'binding' && !target) add('binding-without-target', { name });
    if (unit === '' && [base, target].some((each) => each && planFigure(each.value)?.unit === '')) {
      add('unit-missing', { name });
    }
    if (base && target && target.year <= base.year) {
      add('years-reversed', { name, base: base.year, target: target.year });
    }
    const misfit = growthMisfit(indicator);
    if (misfit) add('growth-does-not-fit', { name, ...misfit });
    return findings;
  });
}

/** What base and target come to, for showing beside the stated growth. Rounded half up to two places. */
export function computedGrowth(
  row: IndicatorRow,
): { readonly perYear: string; readonly difference: string } | undefined {
  const { base, target } = row;
  const [b, t] = [base && planFigure(base.value), target && planFigure(target.value)];
  const years = base && target ? target.year - base.year : 0;
  if (!b || !t || years <= 0 || b.cumulative || t.cumulative) return undefined;
  const perYear = yearlyGrowth(b.value, t.value, years);
  return {
    perYear: perYear === undefined ? '' : hundredths(perYear),
    difference: hundredths(times(minus(t.value, b.value), whole(100))),
  };
}

type Misfit = { readonly stated: string; readonly computed: string; readonly years: number };

function growthMisfit(row: IndicatorRow): Misfit | undefined {
  const { base, target, annual, unit } = row;
  if (!base || !target || annual === undefined) return undefined;
  const [b, t, g] = [planFigure(base.value), planFigure(target.value), planFigure(annual)];
  const years = target.year - base.year;
  if (!b || !t || !g || years <= 0 || years > 40 || b.cumulative || t.cumulative) return undefined;
  if (g.bound === 'about' || t.bound === 'about') return undefined;
  const how = growthKind(annual, g, unit);
  if (how === undefined) return undefined;
  const [low, high] = reach(b, g, years, how);
  const half = halfOf(t);
  // An open bound is only broken on its own side.
  const under = t.bound !== 'at-least' && compareExact(plus(t.value, half), low) < 0;
  const over =
    g.bound !== 'at-least' && t.bound !== 'at-most' && compareExact(minus(t.value, half), high) > 0;
  if (!under && !over) return undefined;
  const growth = how === 'compound' ? yearlyGrowth(b.value, t.value, years) : undefined;
  const difference = times(minus(t.value, b.value), whole(100));
  return {
    stated: annual,
    computed:
      growth === undefined
        ? hundredths(how === 'linear' ? dividedBy(difference, whole(years)) : difference)
        : `${hundredths(growth)}%`,
    years,
  };
}

/** `compound`: percent a year; `linear`: so much a year; `total`: so much over all years. */
function growthKind(
  annual: string,
  g: PlanFigure,
  unit: string,
): 'compound' | 'linear' | 'total' | undefined {
  if (g.cumulative) return g.unit === '%' && unit !== '%' ? undefined : 'total';
  if (g.unit.includes('百分点')) return 'linear';
  if (/[%％]/u.test(g.unit)) return unit.includes('%') || unit.includes('％') ? undefined : 'compound';
  // A bare figure under 年均增长(%): percent, unless the indicator is itself a percentage.
  return g.unit === '' && !/[%％‰]/u.test(unit) && !/累计/u.test(annual) ? 'compound' : undefined;
}

/** The lowest and the highest target that base and growth, both as rounded, can come to. */
function reach(
  b: PlanFigure,
  g: PlanFigure,
  years: number,
  how: 'compound' | 'linear' | 'total',
): readonly [Exact, Exact] {
  const end = (side: 1 | -1): Exact => {
    const from = plus(b.value, times(halfOf(b), whole(side)));
    const by = plus(g.value, times(halfOf(g), whole(side)));
    if (how === 'total') return plus(from, by);
    if (how === 'linear') return plus(from, times(by, whole(years)));
    let value = from;
    const factor = plus(whole(1), dividedBy(by, whole(100)));
    for (let year = 0; year < years; year += 1) value = times(value, factor);
    return value;
  };
  const [a, z] = [end(-1), end(1)];
  return compareExact(a, z) <= 0 ? [a, z] : [z, a];
}

/** Half a unit of the last place that is written. */
function halfOf({ places }: PlanFigure): Exact {
  return fraction(1n, 2n * 10n ** BigInt(places));
}

/** Percent a year in hundredths of a percent, rounded half up: the whole number k with b(1+k/10⁴)ⁿ nearest to t. */
function yearlyGrowth(b: Exact, t: Exact, years: number): Exact | undefined {
  if (b.of <= 0n || t.of <= 0n) return undefined;
  const ratio = dividedBy(t, b);
  // Doubles to begin with, whole numbers to decide: half steps of 1/20000.
  const guess = BigInt(Math.round((asNumber(ratio) ** (1 / years) - 1) * 20_000));
  const atMost = (half: bigint): boolean =>
    (20_000n + half) ** BigInt(years) * ratio.over <= ratio.of * 20_000n ** BigInt(years);
  let half = guess - 2n;
  while (atMost(half + 1n)) half += 1n;
  return whole((half + 1n) >> 1n);
}

/** A whole number of hundredths as a decimal with two places. */
function hundredths(value: Exact): string {
  const negative = value.of < 0n;
  const size = negative ? -value.of : value.of;
  const rounded = (2n * size + value.over) / (2n * value.over);
  return `${negative && rounded > 0n ? '-' : ''}${rounded / 100n}.${(rounded % 100n).toString().padStart(2, '0')}`;
}
