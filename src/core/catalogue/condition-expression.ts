// A condition or derivation as a tree of meanings, for whoever says it in words. Deciding it is another matter: `condition.ts`.
import { parseExpression } from 'feelin';
import { readConditionTree } from './condition-tree.ts';

type Node = ReturnType<ReturnType<typeof parseExpression>['cursor']>['node'];

export const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='] as const;
export type ComparisonOp = (typeof COMPARISONS)[number];
export type ArithmeticOp = '+' | '-' | '*' | '/';

/** `text` is always the FEEL it was read from; `other` is what no kind here stands for. */
export type Expression = { readonly text: string } & (
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] }
  | { readonly kind: 'not'; readonly inner: Expression }
  | { readonly kind: 'if'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
  | {
      readonly kind: 'compare';
      readonly op: ComparisonOp;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'one-of'; readonly value: Expression; readonly options: readonly Expression[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly kind: 'arithmetic';
      readonly op: ArithmeticOp;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'other' }
);

/** Reads a FEEL text; what is not FEEL, or not what conditions are made of, is one `other`. Never throws. */
export function readExpression(text: string): Expression {
  if (readConditionTree(text).faults.length > 0) return { kind: 'other', text };
  return expressionOf(parseExpression(text, {}, undefined).topNode, text);
}

const PUNCTUATION: ReadonlySet<string> = new Set([
  '(',
  ')',
  '[',
  ']',
  ',',
  '..',
  'if',
  'then',
  'else',
  'and',
  'or',
]);

function expressionOf(node: Node, source: string): Expression {
  const text = source.slice(node.from, node.to);
  const parts = partsOf(node);
  const [first, second, third] = parts;
  const read = (child: Node): Expression => expressionOf(child, source);
  const other: Expression = { kind: 'other', text };
  switch (node.name) {
    case 'Expression':
    case 'ParenthesizedExpression':
    case 'PositiveUnaryTest':
      return first !== undefined && parts.length === 1 ? read(first) : other;
    case 'Conjunction':
    case 'Disjunction': {
      const kind = node.name === 'Conjunction' ? 'and' : 'or';
      return { kind, parts: flat(kind, parts.map(read)), text };
    }
    case 'IfExpression':
      return first && second && third
        ? { kind: 'if', test: read(first), yes: read(second), no: read(third), text }
        : other;
    case 'Comparison':
      return comparisonOf(parts, source) ?? other;
    case 'FunctionInvocation':
      return first === undefined
        ? other
        : callOf(first, second === undefined ? [] : partsOf(second).map(read), source, text);
    case 'ArithmeticExpression': {
      const op = second === undefined ? '' : source.slice(second.from, second.to);
      return first && third && isArithmeticOp(op)
        ? { kind: 'arithmetic', op, left: read(first), right: read(third), text }
        : other;
    }
    case 'VariableName':
      return { kind: 'name', name: text, text };
    case 'NumericLiteral':
      return { kind: 'literal', value: Number(text), text };
    case 'BooleanLiteral':
      return { kind: 'literal', value: text === 'true', text };
    case 'StringLiteral':
      return { kind: 'literal', value: text.slice(1, -1).replaceAll(/\\(.)/g, '$1'), text };
    default:
      return other;
  }
}

function callOf(name: Node, args: readonly Expression[], source: string, text: string): Expression {
  const called = source.slice(name.from, name.to).replaceAll(/\s+/g, ' ');
  const [only] = args;
  if (called === 'not' && only !== undefined && args.length === 1) return { kind: 'not', inner: only, text };
  return { kind: 'call', name: called, args, text };
}

function comparisonOf(parts: readonly Node[], source: string): Expression | undefined {
  const [value, operator, third, fourth] = parts;
  if (value === undefined || operator === undefined || third === undefined) return undefined;
  const left = expressionOf(value, source);
  const text = source.slice(value.from, parts.at(-1)?.to);
  if (operator.name === 'between' && fourth !== undefined) {
    return {
      kind: 'and',
      parts: [compare(left, '>=', third, source), compare(left, '<=', fourth, source)],
      text,
    };
  }
  if (operator.name === 'in') return memberOf(left, third, { source, text });
  const op = source.slice(operator.from, operator.to);
  return isComparison(op) ? { ...compare(left, op, third, source), text } : undefined;
}

/** `in` with values is one of them; with ranges it is the comparisons they stand for. */
function memberOf(
  value: Expression,
  tests: Node,
  { source, text }: { readonly source: string; readonly text: string },
): Expression {
  const list = tests.name === 'PositiveUnaryTests' ? partsOf(tests) : [tests];
  const ranges = list.map((each) => rangeOf(value, each, source));
  const values = list.flatMap((each, index) =>
    ranges[index] === undefined ? [expressionOf(each, source)] : [],
  );
  const some: Expression[] = ranges.filter((each) => each !== undefined);
  if (values.length > 0) some.unshift({ kind: 'one-of', value, options: values, text });
  const [only] = some;
  return only !== undefined && some.length === 1 ? only : { kind: 'or', parts: some, text };
}

/** `>= 5` or `[1..5)` after `in`; `undefined` for a plain value. */
function rangeOf(value: Expression, test: Node, source: string): Expression | undefined {
  const simple = test.firstChild?.name === 'SimplePositiveUnaryTest' ? test.firstChild : undefined;
  const inner = simple?.firstChild;
  if (simple === undefined || !inner) return undefined;
  const text = source.slice(test.from, test.to);
  const [low, high] = partsOf(inner);
  if (inner.name === 'Interval') {
    if (low === undefined || high === undefined) return { kind: 'other', text };
    const from = compare(value, inner.firstChild?.name === '[' ? '>=' : '>', low, source);
    const to = compare(value, inner.lastChild?.name === ']' ? '<=' : '<', high, source);
    return { kind: 'and', parts: [from, to], text };
  }
  const op = source.slice(inner.from, inner.to);
  const limit = simple.lastChild;
  return isComparison(op) && limit ? compare(value, op, limit, source) : { kind: 'other', text };
}

function compare(left: Expression, op: ComparisonOp, right: Node, source: string): Expression {
  const limit = expressionOf(right, source);
  return { kind: 'compare', op, left, right: limit, text: `${left.text} ${op} ${limit.text}` };
}

/** `a and b and c` is one and of three. */
function flat(kind: 'and' | 'or', parts: readonly Expression[]): readonly Expression[] {
  return parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
}

function partsOf(node: Node): readonly Node[] {
  const parts: Node[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!PUNCTUATION.has(child.name)) parts.push(child);
  }
  return parts;
}

function isComparison(op: string): op is ComparisonOp {
  return COMPARISONS.some((each) => each === op);
}

function isArithmeticOp(op: string): op is ArithmeticOp {
  return op === '+' || op === '-' || op === '*' || op === '/';
}
