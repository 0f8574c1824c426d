// S16: a percentage that was written down, worked out again from the amounts. On a zero base there is none.
import { MEASURES, type Measure } from '../survey/measure.ts';
import type { Round } from '../survey/round.ts';
import { plainExponent, powersOf } from './dimension.ts';
import { readQuantity, type QuantityReading } from './evaluate-expression.ts';
import type { Evidence } from './evidence.ts';
import type { Side, Term } from './finding.ts';
import type { Found, Judgement, RuleOf } from './judgement.ts';

type Reading = Extract<QuantityReading, { readonly state: 'value' }>;
/** Differences of binary fractions, far below any digit that is written. */
const NOISE = 1e-9;

/**
 * Half of the last digit stated is rounding and passes; up to one whole last digit is a hint (cut off instead of rounded);
 * more is an error. A percentage stated on a zero base is a finding to be explained, never a division.
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
  const found = findIn({ rule, round, stated, decimals: cell.amount.decimals, now, base });
  return found ? { outcome: 'finds', found: [found] } : { outcome: 'passes' };
}

type Stated = {
  readonly rule: RuleOf<'percentage'>;
  readonly round: Round;
  readonly stated: number;
  readonly decimals: number;
  readonly now: Reading;
  readonly base: Reading;
};

function findIn({ rule, round, stated, decimals, now, base }: Stated): Found | undefined {
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
  const roundingOnly = apart <= digit + NOISE;
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
