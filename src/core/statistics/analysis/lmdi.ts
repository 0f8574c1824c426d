// How much of a change comes from which factor: logarithmic mean Divisia index, additive (LMDI-I). Exact: nothing is left over.
import { assert } from '#base/assert.ts';
import { ok, refuse, type Result } from '#base/result.ts';

/** One part of a sum V = Σ Vᵢ with Vᵢ = x₁·x₂·…·xₙ: the factors before and after, all of one length, none negative. */
export type FactorGroup = {
  readonly id: string;
  readonly before: readonly number[];
  readonly after: readonly number[];
};

export type GroupEffects = {
  readonly id: string;
  readonly before: number;
  readonly after: number;
  /** One for each factor; their sum is `after − before`. */
  readonly effects: readonly number[];
};

export type Decomposition = {
  readonly before: number;
  readonly after: number;
  /** One for each factor, over all groups; their sum is `after − before`. */
  readonly effects: readonly number[];
  readonly groups: readonly GroupEffects[];
};

/** A logarithm needs one sign: a negative factor is named, not decomposed. `factor`: index from 0. */
export type NegativeFactor = {
  readonly code: 'factor-negative';
  readonly group: string;
  readonly factor: number;
  readonly value: number;
};

/** A quantity stands over a zero one (area without heads): the identity does not hold for this group. */
export type QuantityOverZero = {
  readonly code: 'quantity-over-zero';
  readonly group: string;
  /** Index of the quantity that is zero. */
  readonly quantity: number;
  readonly when: 'before' | 'after';
};

/**
 * Δ_x = Σᵢ L(Vᵢᵀ, Vᵢ⁰)·ln(xᵢᵀ / xᵢ⁰) with L(a, b) = (a − b) / (ln a − ln b), L(a, a) = a (Ang 2005, Energy Policy 33, 867–871, eq. 5).
 * Zeros by their analytical limits (Ang, Zhang & Choi 1998, Energy 23, table 2; Ang & Liu 2007), never by a small constant:
 * what comes from zero is wholly the effect of the factors that were zero, what goes to zero of those that became zero;
 * where several are zero together, in equal parts, the limit when they vanish at one rate.
 */
export function decompose(groups: readonly FactorGroup[]): Result<Decomposition, NegativeFactor> {
  const factors = groups[0]?.before.length ?? 0;
  for (const group of groups) {
    assert(group.before.length === factors && group.after.length === factors, 'every group has every factor');
    const fault = negativeIn(group);
    if (fault !== undefined) return refuse(fault);
  }
  const parts = groups.map(effectsOf);
  return ok({
    before: sum(parts.map(({ before }) => before)),
    after: sum(parts.map(({ after }) => after)),
    effects: Array.from({ length: factors }, (_none, at) =>
      sum(parts.map(({ effects }) => effects[at] ?? 0)),
    ),
    groups: parts,
  });
}

/** Quantities of one group, each a part of the chain q₁ → q₂ → … → qₙ: heads, area, cost. */
export type QuantityGroup = {
  readonly id: string;
  readonly before: readonly number[];
  readonly after: readonly number[];
};

/**
 * The chain qₙ = q₁ · (q₂/q₁) · … · (qₙ/qₙ₋₁), decomposed: cost = heads × (area / head) × (cost / area). With the total of heads as
 * q₁ and a group's own heads as q₂ it is heads × structure × cost per head. Where a group was not there (0 / 0) its quotient was
 * not observed: that of the other year stands in, so that coming and going is an effect of the quantity alone.
 */
export function decomposeChain(
  groups: readonly QuantityGroup[],
): Result<Decomposition, NegativeFactor | QuantityOverZero> {
  const factored: FactorGroup[] = [];
  for (const group of groups) {
    const negative = negativeIn(group);
    if (negative !== undefined) return refuse(negative);
    const before = quotientsOf(group, 'before');
    const after = quotientsOf(group, 'after');
    if (!before.ok) return before;
    if (!after.ok) return after;
    factored.push({
      id: group.id,
      before: before.value.map((own, at) => own ?? after.value[at] ?? 0),
      after: after.value.map((own, at) => own ?? before.value[at] ?? 0),
    });
  }
  return decompose(factored);
}

/** Logarithmic mean of two positive numbers: between them, and a where a = b. Written with expm1, stable where they are close. */
export function logarithmicMean(a: number, b: number): number {
  const r = Math.log(a / b);
  return r === 0 ? a : (b * Math.expm1(r)) / r;
}

function effectsOf({ id, before, after }: FactorGroup): GroupEffects {
  const from = product(before);
  const to = product(after);
  return { id, before: from, after: to, effects: factorEffects({ before, after, from, to }) };
}

function factorEffects(change: {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly from: number;
  readonly to: number;
}): readonly number[] {
  const { before, after, from, to } = change;
  if (from === 0 && to === 0) return before.map(() => 0);
  if (from === 0) return sharedBy(before, to);
  if (to === 0) return sharedBy(after, -from);
  const weight = logarithmicMean(to, from);
  return before.map((value, at) => weight * Math.log((after[at] ?? value) / value));
}

/** The whole change, in equal parts to the factors that are zero. */
function sharedBy(factors: readonly number[], change: number): readonly number[] {
  const zeros = factors.filter((value) => value === 0).length;
  return factors.map((value) => (value === 0 ? change / zeros : 0));
}

function quotientsOf(
  group: QuantityGroup,
  when: 'before' | 'after',
): Result<readonly (number | undefined)[], QuantityOverZero> {
  const quantities = group[when];
  const quotients: (number | undefined)[] = [];
  for (const [at, value] of quantities.entries()) {
    const under = at === 0 ? 1 : (quantities[at - 1] ?? 0);
    if (under === 0 && value !== 0)
      return refuse({ code: 'quantity-over-zero', group: group.id, quantity: at - 1, when });
    quotients.push(under === 0 ? undefined : value / under);
  }
  return ok(quotients);
}

function negativeIn({ id, before, after }: FactorGroup): NegativeFactor | undefined {
  for (const values of [before, after]) {
    const factor = values.findIndex((value) => !(value >= 0));
    if (factor >= 0)
      return { code: 'factor-negative', group: id, factor, value: values[factor] ?? Number.NaN };
  }
  return undefined;
}

function product(values: readonly number[]): number {
  return values.reduce((all, value) => all * value, 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
