import { MEASURES } from '../survey/measure.ts';
import { dividedBy, fraction, times, whole, ZERO, plus, type Exact } from './exact.ts';
import type { Node } from './expression.ts';
import type { Bound } from './bound-expression.ts';

/** Figures with what they are multiplied by, and a number: most formulas are no more. A figure named twice stands there twice. */
export type LinearForm = {
  readonly terms: readonly { readonly figure: Bound['figures'][number]; readonly factor: Exact }[];
  readonly constant: Exact;
};

/** The number of a literal, in smallest parts of its measure. */
export function literalOf({ digits, places, measure }: Extract<Node, { kind: 'number' }>): Exact {
  const up = measure === undefined ? 0 : MEASURES[measure.of].exponent;
  const down = places + (measure?.per === undefined ? 0 : MEASURES[measure.per].exponent);
  return up >= down ? whole(digits * 10n ** BigInt(up - down)) : fraction(digits, 10n ** BigInt(down - up));
}

/** The quantity as a sum of figures times numbers; undefined where it is none (ratios of figures, products, min, if …). */
export function linearFormOf(node: Node): LinearForm | undefined {
  switch (node.kind) {
    case 'number':
      return { terms: [], constant: literalOf(node) };
    case 'figure':
      return { terms: [{ figure: node, factor: whole(1) }], constant: ZERO };
    case 'negative':
      return scale(linearFormOf(node.of), whole(-1));
    case 'sum':
      return node.parts.map(linearFormOf).reduce(add, { terms: [], constant: ZERO });
    case 'arithmetic':
      return arithmetic(node);
    default:
      return undefined;
  }
}

/** Left minus right. */
export function differenceOf(node: Extract<Node, { kind: 'relation' }>): LinearForm | undefined {
  return add(linearFormOf(node.left), scale(linearFormOf(node.right), whole(-1)));
}

function arithmetic(node: Extract<Node, { kind: 'arithmetic' }>): LinearForm | undefined {
  const left = linearFormOf(node.left);
  const right = linearFormOf(node.right);
  if (left === undefined || right === undefined) return undefined;
  switch (node.operator) {
    case '+':
      return add(left, right);
    case '-':
      return add(left, scale(right, whole(-1)));
    case '*':
      if (left.terms.length === 0) return scale(right, left.constant);
      return right.terms.length === 0 ? scale(left, right.constant) : undefined;
    default: // '/'
      if (right.terms.length > 0 || right.constant.of === 0n) return undefined;
      return scale(left, dividedBy(whole(1), right.constant));
  }
}

function add(left: LinearForm | undefined, right: LinearForm | undefined): LinearForm | undefined {
  if (left === undefined || right === undefined) return undefined;
  return {
    terms: [...left.terms, ...right.terms],
    constant: plus(left.constant, right.constant),
  };
}

function scale(form: LinearForm | undefined, by: Exact): LinearForm | undefined {
  return (
    form && {
      terms: form.terms.map(({ figure, factor }) => ({ figure, factor: times(factor, by) })),
      constant: times(form.constant, by),
    }
  );
}

/** The same with whole factors: everything times `by`, the least number that makes them whole. */
export function wholeForm({ terms, constant }: LinearForm): {
  readonly by: bigint;
  readonly factors: readonly bigint[];
  readonly constant: bigint;
} {
  const all = [...terms.map(({ factor }) => factor), constant];
  const by = all.map(denominator).reduce((left, right) => (left * right) / greatestDivisor(left, right), 1n);
  const up = ({ of, over }: Exact): bigint => (of * by) / over;
  return { by, factors: terms.map(({ factor }) => up(factor)), constant: up(constant) };
}

function denominator({ of, over }: Exact): bigint {
  return over / greatestDivisor(of, over);
}

function greatestDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left < 0n ? -left : left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
