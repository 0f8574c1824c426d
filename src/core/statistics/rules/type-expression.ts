// Condition or quantity, and of which dimension: what can be said about an expression before there are figures.
import { unreachable } from '#base/assert.ts';
import type { IndicatorCode } from '../survey/cell-value.ts';
import { matchPattern, type Indicators } from './bound-expression.ts';
import { combine, isCounted, NUMBER, powersOf, samePowers, writePowers, type Powers } from './dimension.ts';
import type { MeaningFault } from './expression-fault.ts';
import type { Node } from './expression.ts';

/** `constant`: made of numbers alone. `any`: a zero, or something already faulty: fits everything. */
export type Type =
  | { readonly kind: 'condition' }
  | { readonly kind: 'quantity'; readonly powers: Powers; readonly constant: boolean; readonly any: boolean };

type Quantity = Extract<Type, { readonly kind: 'quantity' }>;
type Report = (fault: MeaningFault) => void;

const CONDITION: Type = { kind: 'condition' };
const FAULTY: Quantity = { kind: 'quantity', powers: NUMBER, constant: false, any: true };

/** Tells every fault of meaning and goes on. */
export function typeExpression(node: Node, indicators: Indicators, report: Report): Type {
  const quantity = (part: Node): Quantity => quantityOf(part, indicators, report);
  const condition = (part: Node): void => expectCondition(part, indicators, report);
  switch (node.kind) {
    case 'number':
      return typeNumber(node);
    case 'figure':
      return typeFigure(node, indicators, report);
    case 'pattern':
      return typePattern(node, indicators, report);
    case 'filled':
      typeFigure(node, indicators, report);
      return CONDITION;
    case 'sum':
    case 'extreme':
      return node.parts.map((part) => [part, quantity(part)] as const).reduce(addUp(node, report))[1];
    case 'negative':
    case 'absolute':
      return quantity(node.of);
    case 'arithmetic':
      return typeArithmetic(node, quantity(node.left), quantity(node.right), report);
    case 'relation':
      unite(node, [quantity(node.left), quantity(node.right)], report);
      return CONDITION;
    case 'not':
      condition(node.of);
      return CONDITION;
    case 'logic':
      condition(node.left);
      condition(node.right);
      return CONDITION;
    case 'if':
      condition(node.condition);
      return typeBranches(node, indicators, report);
    default:
      return unreachable(node);
  }
}

const ignore: Report = () => undefined;

/** The dimension of a quantity, or of what a relation compares, in a round that was checked. */
export function checkedPowers(node: Node, indicators: Indicators): Powers {
  if (node.kind !== 'relation') return quantityOf(node, indicators, ignore).powers;
  const left = quantityOf(node.left, indicators, ignore);
  const right = quantityOf(node.right, indicators, ignore);
  return unite(node, [left, right], ignore).powers;
}

export function quantityOf(node: Node, indicators: Indicators, report: Report): Quantity {
  const type = typeExpression(node, indicators, report);
  if (type.kind === 'quantity') return type;
  report({ code: 'quantity-expected', at: node.at });
  return FAULTY;
}

export function expectCondition(node: Node, indicators: Indicators, report: Report): void {
  const type = typeExpression(node, indicators, report);
  if (type.kind !== 'condition') report({ code: 'condition-expected', at: node.at });
}

function typeNumber({ digits, measure }: Extract<Node, { kind: 'number' }>): Quantity {
  return {
    kind: 'quantity',
    powers: measure === undefined ? NUMBER : powersOf(measure.of, measure.per),
    constant: true,
    any: digits === 0n && measure === undefined,
  };
}

function typeFigure(
  { at, code }: { readonly at: number; readonly code: IndicatorCode },
  indicators: Indicators,
  report: Report,
): Quantity {
  const indicator = indicators.get(code);
  if (indicator === undefined) report({ code: 'unknown-indicator', at, text: code });
  else if (indicator.measure === undefined) report({ code: 'text-indicator', at, text: code });
  else return { kind: 'quantity', powers: powersOf(indicator.measure), constant: false, any: false };
  return FAULTY;
}

function typePattern(
  node: Extract<Node, { kind: 'pattern' }>,
  indicators: Indicators,
  report: Report,
): Quantity {
  const matched = matchPattern(indicators, node.prefix);
  if (matched.length === 0) report({ code: 'pattern-matches-nothing', at: node.at, text: `${node.prefix}*` });
  return matched
    .map((code) => typeFigure({ at: node.at, code }, indicators, report))
    .reduce((left, right) => unite(node, [left, right], report), { ...FAULTY, constant: true });
}

/** Adds one part after the other, each fault at the part that does not fit. */
function addUp(
  node: Node,
  report: Report,
): (left: readonly [Node, Quantity], right: readonly [Node, Quantity]) => readonly [Node, Quantity] {
  return ([, left], [part, right]) => [part, unite({ at: part.at ?? node.at }, [left, right], report)];
}

function typeArithmetic(
  node: Extract<Node, { kind: 'arithmetic' }>,
  left: Quantity,
  right: Quantity,
  report: Report,
): Quantity {
  const constant = left.constant && right.constant;
  if (node.operator === '+' || node.operator === '-') return unite(node.right, [left, right], report);
  if (node.operator === '/' && right.constant && right.any)
    report({ code: 'division-by-zero', at: node.right.at });
  const powers = combine(left.powers, right.powers, node.operator === '*' ? 1 : -1);
  return { kind: 'quantity', powers, constant, any: left.any || (right.any && !right.constant) };
}

/** The type of two that are added or compared: one dimension, or a bare number beside something counted. */
function unite(
  { at }: { readonly at: number },
  [left, right]: readonly [Quantity, Quantity],
  report: Report,
): Quantity {
  const constant = left.constant && right.constant;
  if (left.any) return { ...right, constant };
  if (right.any || samePowers(left.powers, right.powers)) return { ...left, constant };
  const [bare, measured] = isBareNumber(left) ? [left, right] : [right, left];
  if (!isBareNumber(bare)) {
    report({
      code: 'dimensions-differ',
      at,
      left: writePowers(left.powers),
      right: writePowers(right.powers),
    });
  } else if (!isCounted(measured.powers)) {
    report({ code: 'number-without-measure', at, dimension: writePowers(measured.powers) });
  }
  return { ...measured, constant };
}

function isBareNumber({ constant, powers }: Quantity): boolean {
  return constant && powers.size === 0;
}

function typeBranches(node: Extract<Node, { kind: 'if' }>, indicators: Indicators, report: Report): Type {
  const yes = typeExpression(node.yes, indicators, report);
  if (yes.kind === 'condition') {
    expectCondition(node.no, indicators, report);
    return CONDITION;
  }
  return unite(node.no, [yes, quantityOf(node.no, indicators, report)], report);
}
