// S16: a percentage that was written down, worked out again from the amounts. On a zero base there is none.
import { MEASURES, type Measure } from '../survey/measure.ts';
import type { Round } from '../survey/round.ts';
import { plainExponent, powersOf } from './dimension.ts';
import { readQuantity, type QuantityReading } from './evaluate-expression.ts';
import type { Evidence } from './evidence.ts';
import { figureOf } from './evidence-figure.ts';
import type { Side, Term } from './finding.ts';
import type { Found, Judgement, RuleOf } from './judgement.ts';

type Reading = Extract<QuantityReading, { readonly state: 'value' }>;
/** Differences of binary fractions, far below any digit that is written. */
const NOISE = 1e-9;

/**
 * Half of the last digit stated is rounding and passes. Up to one whole last digit (cut off instead of rounded), or what the
 * rounding of the amounts can have moved (0.30 万元 may be 0.304), is a hint; more is an error. A percentage stated on a zero base is a finding to be explained, never a division.
 */
export function judgePercentage(rule: RuleOf<'percentage'>, evidence: Evidence, round: Round): Judgement {
  const cell = evidence.own.get(rule.stated);
  if (cell?.state !== 'value') {
    return { outcome: 'not-evaluable', missing: [{ code: rule.stated, source: 'own' }] };
  }
  const now = readQuantity(round.indicators, evidence, rule.now);
  const base = readQuantity(round.indicators, evidence, rule.base);
  if (now.state === 'not-evaluable' || base.state === 'not-evaluable') {
    const missing = [now, base].flatMap((each) => (each.state === 'not-evaluable' ? each.missing : []));
    return { outcome: 'not-evaluable', missing };
  }
  const stated = cell.amount.scaled / 10 ** MEASURES.percent.exponent;
  const { decimals } = cell.amount;
  const found = findIn({ rule, round, evidence, stated, decimals, now, base });
  return found ? { outcome: 'finds', found: [found] } : { outcome: 'passes' };
}

type Stated = {
  readonly rule: RuleOf<'percentage'>;
  readonly round: Round;
  readonly evidence: Evidence;
  readonly stated: number;
  readonly decimals: number;
  readonly now: Reading;
  readonly base: Reading;
};

function findIn(asked: Stated): Found | undefined {
  const { rule, round, stated, decimals, now, base } = asked;
  const measure = measureOf([...now.terms, ...base.terms], round);
  const nowSide = sideOf(now, measure);
  const codes = [...now.terms, ...base.terms].map(({ code }) => code);
  const cells = [...new Set([rule.stated, ...codes])];
  if (base.value === 0) {
    if (now.value === 0 && stated === 0) return undefined;
    const detail = { kind: 'zero-base', stated, now: nowSide.scaled, ...(measure && { measure }) } as const;
    return { cells, detail, atMost: 'explain' };
  }
  const recomputed = percentOf(rule.of, now.value, base.value);
  const digit = 10 ** -decimals;
  const apart = Math.abs(stated - recomputed);
  if (apart <= digit / 2 + NOISE) return undefined;
  const roundingOnly = apart <= digit + NOISE || amountsExplain(asked, digit / 2 + NOISE);
  return {
    cells,
    ...(roundingOnly ? { atMost: 'hint' } : {}),
    detail: {
      kind: 'percentage',
      stated,
      recomputed,
      roundingOnly,
      of: rule.of,
      decimals,
      now: nowSide,
      base: sideOf(base, measure),
      measure,
    },
  };
}

/** Whether the percentage is right for some amounts that round to those written. */
function amountsExplain(asked: Stated, half: number): boolean {
  const { rule, stated, now, base } = asked;
  const nowOff = offOf(now.terms, asked);
  const baseOff = offOf(base.terms, asked);
  if (Math.abs(base.value) <= baseOff) return true;
  const corners = [-1, 1].flatMap((up) =>
    [-1, 1].map((wide) => percentOf(rule.of, now.value + up * nowOff, base.value + wide * baseOff)),
  );
  return stated >= Math.min(...corners) - half && stated <= Math.max(...corners) + half;
}

/** Half of the last digit of each figure, together, in yuan, m², persons; a zero is as exact as what stands beside it. */
function offOf(terms: readonly Term[], { evidence, round: { indicators } }: Stated): number {
  return terms.reduce((sum, { code, source, scaled, factor = 1 }) => {
    const half = figureOf(evidence, indicators, { code, source })?.half ?? 0;
    const measure = indicators.get(code)?.measure;
    if (scaled === 0 || measure === undefined) return sum;
    return sum + (half * Math.abs(factor)) / 10 ** plainExponent(powersOf(measure));
  }, 0);
}

function percentOf(of: 'share' | 'growth' | 'fall', now: number, base: number): number {
  if (of === 'share') return (100 * now) / base;
  const growth = (100 * (now - base)) / Math.abs(base);
  return of === 'growth' ? growth : -growth;
}

/** Of the first figure that has one: amounts of a percentage are of one dimension. */
function measureOf(terms: readonly Term[], round: Round): Measure | undefined {
  return terms.map(({ code }) => round.indicators.get(code)?.measure).find((each) => each !== undefined);
}

function sideOf({ value, terms }: Reading, measure: Measure | undefined): Side {
  const exponent = measure === undefined ? 0 : plainExponent(powersOf(measure));
  return { scaled: measure === undefined ? value : Math.round(value * 10 ** exponent), terms };
}
