// What an expression comes to for one return: exactly, with its figures and with what rounding may have moved.
import type { Dimension } from '../survey/measure.ts';
import { bindExpression, partsOf, type Bound, type Indicators } from './bound-expression.ts';
import { plainExponent } from './dimension.ts';
import type { Sources } from './evidence.ts';
import { dimensionIn, figureOf, finestHalf, isFilled, type Figure } from './evidence-figure.ts';
import {
  asNumber,
  compareExact,
  dividedBy,
  magnitude,
  minus,
  plus,
  times,
  whole,
  ZERO,
  type Exact,
} from './exact.ts';
import type { Node, Relation } from './expression.ts';
import type { MissingFigure, Term } from './finding.ts';
import { literalOf } from './linear-form.ts';
import { checkedPowers } from './type-expression.ts';

/** One evaluation under way. `tolerance`: smallest parts a relation may be off without a word. */
export type Look = {
  readonly evidence: Sources;
  readonly bound: Bound;
  readonly rounding: boolean;
  readonly allowed: number;
  readonly missing: MissingFigure[];
  readonly finest: Map<Dimension, number>;
};

/** `within`: not so as written, but rounding alone can explain it. Undefined: a figure is missing. */
export type Truth = 'holds' | 'within' | 'fails' | undefined;

export type Value = { readonly is: Exact; readonly off: Exact };

/** Where the figures of a side are written down as they are met. */
export type Sink = { readonly terms: Term[]; readonly sign: 1 | -1; readonly factor: number };

export function lookAt(
  bound: Bound,
  evidence: Sources,
  tolerance: { readonly rounding: boolean; readonly allowed: number } = { rounding: false, allowed: 0 },
): Look {
  return { evidence, bound, ...tolerance, missing: [], finest: new Map() };
}

export function into(terms: Term[]): Sink {
  return { terms, sign: 1, factor: 1 };
}

/** What a number of the detectors is made of. `value` in yuan, m², persons, % and their quotients, whatever the form shows. */
export type QuantityReading =
  | { readonly state: 'value'; readonly value: number; readonly terms: readonly Term[] }
  | { readonly state: 'not-evaluable'; readonly missing: readonly MissingFigure[] };

/** Reads a quantity (a ratio, a sum) for one return. */
export function readQuantity(indicators: Indicators, evidence: Sources, expression: string): QuantityReading {
  const bound = bindExpression(indicators, expression);
  const look = lookAt(bound, evidence);
  const terms: Term[] = [];
  const value = quantity(bound.node, look, into(terms));
  if (value === undefined) return { state: 'not-evaluable', missing: look.missing };
  const powers = checkedPowers(bound.node, indicators);
  return { state: 'value', value: asNumber(value.is) / 10 ** plainExponent(powers), terms };
}

/** Whether a condition holds; every figure that is wanting is told in `look.missing`. */
export function truthOf(node: Node, look: Look): Truth {
  switch (node.kind) {
    case 'relation':
      return relate(node, look)?.truth;
    case 'filled':
      return isFilled(look.evidence, node) ? 'holds' : 'fails';
    case 'not':
      return negate(truthOf(node.of, look));
    case 'logic':
      return join(node.operator, truthOf(node.left, look), truthOf(node.right, look));
    case 'if': {
      const condition = truthOf(node.condition, look);
      return condition && truthOf(condition === 'holds' ? node.yes : node.no, look);
    }
    default:
      throw new Error(`a quantity where a condition is asked: ${node.kind}`);
  }
}

function negate(truth: Truth): Truth {
  return truth === 'holds' ? 'fails' : truth === 'fails' ? 'holds' : truth;
}

function join(operator: 'and' | 'or' | '=>' | '<=>', left: Truth, right: Truth): Truth {
  if (operator === 'or') return either(left, right);
  if (operator === 'and') return negate(either(negate(left), negate(right)));
  if (operator === '=>') return either(negate(left), right);
  return join('and', either(negate(left), right), either(negate(right), left));
}

function either(left: Truth, right: Truth): Truth {
  if (left === 'holds' || right === 'holds') return 'holds';
  if (left === undefined || right === undefined) return undefined;
  return left === 'within' || right === 'within' ? 'within' : 'fails';
}

/** Both sides of a relation, worked out and laid side by side. */
export type Related = {
  readonly truth: Truth;
  readonly left: Exact;
  readonly right: Exact;
  readonly difference: Exact;
  readonly envelope: Exact;
  readonly leftTerms: readonly Term[];
  readonly rightTerms: readonly Term[];
};

/** Undefined where a figure is missing. */
export function relate(node: Extract<Node, { kind: 'relation' }>, look: Look): Related | undefined {
  const leftTerms: Term[] = [];
  const rightTerms: Term[] = [];
  const left = quantity(node.left, look, into(leftTerms));
  const right = quantity(node.right, look, into(rightTerms));
  if (left === undefined || right === undefined) return undefined;
  const difference = minus(left.is, right.is);
  const envelope = look.rounding ? plus(left.off, right.off) : ZERO;
  const truth = relationTruth(node.relation, difference, envelope, look.allowed);
  return { truth, left: left.is, right: right.is, difference, envelope, leftTerms, rightTerms };
}

/** `=`, `<=` and `>=` forgive what rounding can have moved; `<>`, `<` and `>` ask what is written. */
function relationTruth(relation: Relation, difference: Exact, envelope: Exact, allowed: number): Truth {
  const sign = compareExact(difference, ZERO);
  if (relation === '<>') return sign === 0 ? 'fails' : 'holds';
  if (relation === '<') return sign < 0 ? 'holds' : 'fails';
  if (relation === '>') return sign > 0 ? 'holds' : 'fails';
  if (sign === 0 || (relation === '<=' && sign < 0) || (relation === '>=' && sign > 0)) return 'holds';
  const apart = magnitude(difference);
  if (compareExact(apart, whole(allowed)) <= 0) return 'holds';
  return compareExact(apart, envelope) <= 0 ? 'within' : 'fails';
}

/** What a quantity comes to; undefined where a figure is wanting, which `look.missing` names then. Its figures go to the sink. */
export function quantity(node: Node, look: Look, sink: Sink): Value | undefined {
  switch (node.kind) {
    case 'number':
      return { is: literalOf(node), off: ZERO };
    case 'figure':
      return figure(node, look, sink);
    case 'sum':
      return node.parts.map((part) => quantity(part, look, sink)).reduce(add, { is: ZERO, off: ZERO });
    case 'negative':
      return opposite(quantity(node.of, look, turned(sink)));
    case 'arithmetic':
      return arithmetic(node, look, sink);
    case 'absolute': {
      const of = quantity(node.of, look, sink);
      return of && { is: magnitude(of.is), off: of.off };
    }
    case 'extreme':
      return node.parts
        .map((part) => quantity(part, look, sink))
        .reduce((best, next) => better(node.which, best, next));
    case 'if': {
      const condition = truthOf(node.condition, look);
      return condition && quantity(condition === 'holds' ? node.yes : node.no, look, sink);
    }
    default:
      throw new Error(`a condition where a quantity is asked: ${node.kind}`);
  }
}

function figure(node: Extract<Node, { kind: 'figure' }>, look: Look, sink: Sink): Value | undefined {
  const { code, source } = node;
  const found = figureOf(look.evidence, look.bound.indicators, node);
  if (found === undefined) {
    if (!look.missing.some((each) => each.code === code && each.source === source))
      look.missing.push({ code, source });
    return undefined;
  }
  const { scaled, blank } = found;
  const factor = sink.factor === 1 ? {} : { factor: sink.factor };
  sink.terms.push({ code, source, sign: sink.sign, scaled, blank, ...factor });
  return { is: whole(scaled), off: look.rounding ? offOf(node, found, look) : ZERO };
}

function offOf(node: Extract<Node, { kind: 'figure' }>, { scaled, half, blank }: Figure, look: Look): Exact {
  const dimension = dimensionIn(look.bound.indicators, node.code);
  if (scaled !== 0 || half === 0 || blank || dimension === undefined) return whole(half);
  const finest = look.finest.get(dimension) ?? finestHalf(look.evidence, look.bound, dimension);
  look.finest.set(dimension, finest);
  return whole(Math.min(half, finest));
}

function turned(sink: Sink): Sink {
  return { ...sink, sign: sink.sign === 1 ? -1 : 1 };
}

function opposite(value: Value | undefined): Value | undefined {
  return value && { is: minus(ZERO, value.is), off: value.off };
}

function add(left: Value | undefined, right: Value | undefined): Value | undefined {
  return left && right && { is: plus(left.is, right.is), off: plus(left.off, right.off) };
}

function better(which: 'min' | 'max', left: Value | undefined, right: Value | undefined): Value | undefined {
  if (left === undefined || right === undefined) return undefined;
  const off = compareExact(left.off, right.off) < 0 ? right.off : left.off;
  const leftFirst = compareExact(left.is, right.is) < 0;
  return { is: leftFirst === (which === 'min') ? left.is : right.is, off };
}

function arithmetic(node: Extract<Node, { kind: 'arithmetic' }>, look: Look, sink: Sink): Value | undefined {
  if (node.operator === '+' || node.operator === '-') {
    const left = quantity(node.left, look, sink);
    return node.operator === '+'
      ? add(left, quantity(node.right, look, sink))
      : add(left, opposite(quantity(node.right, look, turned(sink))));
  }
  const left = quantity(node.left, look, factored(sink, node.operator === '*' ? node.right : undefined));
  const right = quantity(node.right, look, factored(sink, node.operator === '*' ? node.left : undefined));
  if (left === undefined || right === undefined) return undefined;
  if (node.operator === '*') return product(left, right);
  return right.is.of === 0n ? zeroDivisor(node.right, look) : quotient(left, right);
}

/** The number beside a figure goes into its term. */
function factored(sink: Sink, beside: Node | undefined): Sink {
  if (beside?.kind !== 'number') return sink;
  return { ...sink, factor: sink.factor * (Number(beside.digits) / 10 ** beside.places) };
}

function product(left: Value, right: Value): Value {
  const off = plus(
    plus(times(magnitude(left.is), right.off), times(magnitude(right.is), left.off)),
    times(left.off, right.off),
  );
  return { is: times(left.is, right.is), off };
}

/** Beyond any bound where the divisor may be zero but for rounding: such a difference is never an error. */
function quotient(left: Value, right: Value): Value {
  const is = dividedBy(left.is, right.is);
  const divisor = magnitude(right.is);
  const least = minus(divisor, right.off);
  if (least.of <= 0n) return { is, off: whole(BigInt(Number.MAX_SAFE_INTEGER)) };
  const above = plus(times(magnitude(left.is), right.off), times(divisor, left.off));
  return { is, off: dividedBy(above, times(divisor, least)) };
}

function zeroDivisor(node: Node, look: Look): undefined {
  for (const part of partsOf(node)) {
    if (part.kind === 'figure') look.missing.push({ code: part.code, source: part.source, zero: true });
  }
}
