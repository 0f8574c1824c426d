// Conditions and quantities over a block of rows. What doubles cannot decide for certain is asked exactly, row by row.
import { BLOCK, askRow, type Block } from './batch-lanes.ts';
import { compileLinear, compileSum, type Making, type TruthBlock } from './batch-linear.ts';
import { FAILS, HOLDS, oppositeOf, truthTable, UNKNOWN, type TruthOperator } from './batch-truth.ts';
import type { Node } from './expression.ts';
import { BLANK } from './figure-table.ts';
import { differenceOf, linearFormOf } from './linear-form.ts';

/** A quantity and how far from the exact one it can be. NaN: a figure is missing, or a divisor is zero. */
type Quantities = { readonly value: Float64Array; readonly error: Float64Array };
type QuantityBlock = (block: Block) => Quantities;

/** How far a double can be off after one operation, as a share; doubled for safety. */
const STEP = 2 ** -51;

export function compileCondition(node: Node, making: Making): TruthBlock {
  switch (node.kind) {
    case 'relation':
      return compileRelation(node, making);
    case 'filled':
      return compileFilled(node, making);
    case 'not':
      return compileNot(compileCondition(node.of, making));
    case 'logic':
      return compileJoin(
        node.operator,
        compileCondition(node.left, making),
        compileCondition(node.right, making),
      );
    case 'if':
      return compileChoice(node, making, compileCondition);
    default:
      throw new Error(`a quantity where a condition is asked: ${node.kind}`);
  }
}

/** As a formula is judged: `and` part by part, `if` by the branch that is taken. */
export function compileFormula(node: Node, making: Making): TruthBlock {
  if (node.kind === 'if') return compileChoice(node, making, compileFormula);
  if (node.kind !== 'logic' || node.operator !== 'and') return compileCondition(node, making);
  return compileJoin('worst', compileFormula(node.left, making), compileFormula(node.right, making));
}

function compileFilled({ code, source }: Extract<Node, { kind: 'filled' }>, { lanes }: Making): TruthBlock {
  const { scaled, decimals } = lanes({ code, source });
  return ({ start, count }, codes) => {
    for (let at = 0; at < count; at += 1) {
      const figure = scaled[start + at] ?? NaN;
      codes[at] = figure === figure && decimals[start + at] !== BLANK ? HOLDS : FAILS;
    }
  };
}

function compileNot(of: TruthBlock): TruthBlock {
  return (block, codes) => {
    of(block, codes);
    for (let at = 0; at < block.count; at += 1) codes[at] = oppositeOf(codes[at] ?? UNKNOWN);
  };
}

function compileJoin(operator: TruthOperator, left: TruthBlock, right: TruthBlock): TruthBlock {
  const table = truthTable(operator);
  const beside = new Uint8Array(BLOCK);
  return (block, codes) => {
    left(block, codes);
    right(block, beside);
    for (let at = 0; at < block.count; at += 1)
      codes[at] = table[(codes[at] ?? 0) * 4 + (beside[at] ?? 0)] ?? UNKNOWN;
  };
}

function compileChoice(
  { condition, yes, no }: Extract<Node, { kind: 'if' }>,
  making: Making,
  compile: (node: Node, making: Making) => TruthBlock,
): TruthBlock {
  const asked = compileCondition(condition, making);
  const [ifSo, ifNot] = [compile(yes, making), compile(no, making)];
  const truths = new Uint8Array(BLOCK);
  const others = new Uint8Array(BLOCK);
  return (block, codes) => {
    asked(block, truths);
    ifSo(block, codes);
    ifNot(block, others);
    for (let at = 0; at < block.count; at += 1) {
      const truth = truths[at];
      if (truth === UNKNOWN) codes[at] = UNKNOWN;
      else if (truth !== HOLDS) codes[at] = others[at] ?? UNKNOWN;
    }
  };
}

function compileRelation(node: Extract<Node, { kind: 'relation' }>, making: Making): TruthBlock {
  const difference = differenceOf(node);
  if (difference) return compileLinear(node.relation, difference, making);
  const [left, right] = [compileQuantity(node.left, making), compileQuantity(node.right, making)];
  const { relation } = node;
  const forgiving = making.rounding || making.allowed > 0;
  const below = relation === '=' || relation === '>' || relation === '>=' ? FAILS : HOLDS;
  const above = relation === '=' || relation === '<' || relation === '<=' ? FAILS : HOLDS;
  const level = relation === '=' || relation === '<=' || relation === '>=' ? HOLDS : FAILS;
  const strict = relation === '<' || relation === '>' || relation === '<>';
  return (block, codes) => {
    const l = left(block);
    const r = right(block);
    for (let at = 0; at < block.count; at += 1) {
      const doubt = (l.error[at] ?? 0) + (r.error[at] ?? 0);
      const off = (l.value[at] ?? NaN) - (r.value[at] ?? NaN); // its sign is right even where it is rounded
      const code = off > doubt ? above : off < -doubt ? below : off === 0 && doubt === 0 ? level : UNKNOWN;
      codes[at] = code;
      // Too near to tell, or a failure that rounding might forgive: exactly then. A missing figure is just open.
      if (code === UNKNOWN ? off === off : code === FAILS && forgiving && !strict) askRow(block, at);
    }
  };
}

function compileQuantity(node: Node, making: Making): QuantityBlock {
  const form = linearFormOf(node);
  if (form) return compileExactSum(compileSum(form, making.lanes));
  switch (node.kind) {
    case 'negative':
      return mapping(compileQuantity(node.of, making), (value) => -value);
    case 'absolute':
      return mapping(compileQuantity(node.of, making), Math.abs);
    case 'sum':
      return node.parts.map((part) => compileQuantity(part, making)).reduce(adding);
    case 'extreme':
      return node.parts
        .map((part) => compileQuantity(part, making))
        .reduce((left, right) => choosing(left, right, node.which === 'min' ? Math.min : Math.max));
    case 'arithmetic':
      return compileArithmetic(node, making);
    case 'if':
      return compileQuantityChoice(node, making);
    default:
      throw new Error(`a condition where a quantity is asked: ${node.kind}`);
  }
}

function emptyQuantities(): { readonly value: Float64Array; readonly error: Float64Array } {
  return { value: new Float64Array(BLOCK), error: new Float64Array(BLOCK) };
}

function compileExactSum({ by, sum }: ReturnType<typeof compileSum>): QuantityBlock {
  const out = emptyQuantities();
  return (block) => {
    sum(block, out.value);
    if (by === 1) return out;
    for (let at = 0; at < block.count; at += 1) {
      const value = (out.value[at] ?? NaN) / by;
      out.value[at] = value;
      out.error[at] = STEP * Math.abs(value);
    }
    return out;
  };
}

function mapping(of: QuantityBlock, map: (value: number) => number): QuantityBlock {
  return (block) => {
    const out = of(block);
    for (let at = 0; at < block.count; at += 1) out.value[at] = map(out.value[at] ?? NaN);
    return out;
  };
}

type Pair = readonly [value: number, error: number];

/** One operation on two quantities, with the error it inherits. */
function combining(
  left: QuantityBlock,
  right: QuantityBlock,
  operate: (left: Pair, right: Pair) => Pair,
): QuantityBlock {
  const out = emptyQuantities();
  return (block) => {
    const [l, r] = [left(block), right(block)];
    for (let at = 0; at < block.count; at += 1) {
      const [value, error] = operate(
        [l.value[at] ?? NaN, l.error[at] ?? 0],
        [r.value[at] ?? NaN, r.error[at] ?? 0],
      );
      out.value[at] = value;
      out.error[at] = error;
    }
    return out;
  };
}

/** The error of one operation on doubles, beside what it inherits. */
function rounded(value: number, inherited: number): Pair {
  return [value, inherited + STEP * Math.abs(value)];
}

function adding(left: QuantityBlock, right: QuantityBlock): QuantityBlock {
  return combining(left, right, ([x, ex], [y, ey]) => rounded(x + y, ex + ey));
}

function choosing(
  left: QuantityBlock,
  right: QuantityBlock,
  choose: (x: number, y: number) => number,
): QuantityBlock {
  return combining(left, right, ([x, ex], [y, ey]) => [choose(x, y), Math.max(ex, ey)]);
}

function compileArithmetic(node: Extract<Node, { kind: 'arithmetic' }>, making: Making): QuantityBlock {
  const [left, right] = [compileQuantity(node.left, making), compileQuantity(node.right, making)];
  switch (node.operator) {
    case '+':
      return adding(left, right);
    case '-':
      return combining(left, right, ([x, ex], [y, ey]) => rounded(x - y, ex + ey));
    case '*':
      return combining(left, right, ([x, ex], [y, ey]) =>
        rounded(x * y, Math.abs(x) * ey + Math.abs(y) * ex + ex * ey),
      );
    default: // '/'
      return combining(left, right, ([x, ex], [y, ey]) => {
        const size = Math.abs(y);
        if (y === 0 && ey === 0) return [NaN, 0];
        // The divisor may be zero but for the error of doubles: nothing can be said, so the row is asked exactly.
        if (size <= ey) return [0, Infinity];
        return rounded(x / y, (Math.abs(x) * ey + size * ex) / (size * (size - ey)));
      });
  }
}

function compileQuantityChoice(node: Extract<Node, { kind: 'if' }>, making: Making): QuantityBlock {
  const condition = compileCondition(node.condition, making);
  const [yes, no] = [compileQuantity(node.yes, making), compileQuantity(node.no, making)];
  const truths = new Uint8Array(BLOCK);
  const out = emptyQuantities();
  return (block) => {
    condition(block, truths);
    const [so, not] = [yes(block), no(block)];
    for (let at = 0; at < block.count; at += 1) {
      const from = truths[at] === HOLDS ? so : not;
      out.value[at] = truths[at] === UNKNOWN ? NaN : (from.value[at] ?? NaN);
      out.error[at] = from.error[at] ?? 0;
    }
    return out;
  };
}
