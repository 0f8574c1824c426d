// What a FEEL text consists of, read from feelin's parse tree: names, functions, faults, and its and/or/not skeleton.
import { parseExpression } from 'feelin';

type Node = ReturnType<ReturnType<typeof parseExpression>['cursor']>['node'];

/** A name in the text with its offset from 0. */
export type NameAt = { readonly name: string; readonly offset: number };

/** An element compared with a text: how option codes in conditions are checked. */
export type Comparison = { readonly variables: readonly string[]; readonly literals: readonly NameAt[] };

export type ConditionTree = {
  readonly variables: readonly NameAt[];
  readonly functions: readonly NameAt[];
  readonly comparisons: readonly Comparison[];
  readonly faults: readonly {
    readonly kind: 'syntax' | 'unsupported';
    readonly what: string;
    readonly offset: number;
  }[];
  /** Absent where there are faults. */
  readonly logic?: Logic;
};

/** Three-valued logic is ours (see `condition.ts`): FEEL itself says false for `unknown = "x"`. */
export type Logic =
  | { readonly kind: 'and' | 'or'; readonly left: Logic; readonly right: Logic }
  | { readonly kind: 'not'; readonly inner: Logic }
  | { readonly kind: 'if'; readonly test: Logic; readonly yes: Logic; readonly no: Logic }
  | { readonly kind: 'atom'; readonly text: string; readonly reads: readonly string[] };

export const LONGEST_CONDITION = 2000;
const DEEPEST_CONDITION = 40;

/** Everything a condition may be made of. Loops, functions of one's own, paths and the null literal are left out on purpose. */
const ALLOWED_NODES: ReadonlySet<string> = new Set([
  'Expression',
  'Conjunction',
  'Disjunction',
  'Comparison',
  'FunctionInvocation',
  'PositionalParameters',
  'VariableName',
  'Identifier',
  'CompareOp',
  'NumericLiteral',
  'StringLiteral',
  'BooleanLiteral',
  'ArithmeticExpression',
  'ArithOp',
  'ParenthesizedExpression',
  'IfExpression',
  'List',
  'PositiveUnaryTests',
  'PositiveUnaryTest',
  'SimplePositiveUnaryTest',
  'Interval',
  'and',
  'or',
  'in',
  'between',
  'if',
  'then',
  'else',
  '(',
  ')',
  '[',
  ']',
  '..',
  ',',
]);

/** Reads the text; never throws, whatever it holds. */
export function readConditionTree(text: string): ConditionTree {
  const nothing = { variables: [], functions: [], comparisons: [] };
  if (text.length > LONGEST_CONDITION || deepestBracket(text) > DEEPEST_CONDITION) {
    return { ...nothing, faults: [{ kind: 'unsupported', what: 'too-long', offset: 0 }] };
  }
  const root = parseExpression(text, {}, undefined).topNode;
  const found: { -readonly [Key in 'variables' | 'functions']: NameAt[] } & { comparisons: Comparison[] } = {
    variables: [],
    functions: [],
    comparisons: [],
  };
  const faults: ConditionTree['faults'][number][] = [];
  const cursor = root.cursor();
  do {
    const { node } = cursor;
    if (node.type.isError)
      faults.push({ kind: 'syntax', what: text.slice(node.from, node.from + 12), offset: node.from });
    else if (!ALLOWED_NODES.has(node.name))
      faults.push({ kind: 'unsupported', what: node.name, offset: node.from });
    if (node.name === 'VariableName') {
      const name = { name: text.slice(node.from, node.to), offset: node.from };
      (isCalled(node) ? found.functions : found.variables).push(name);
    }
    if (node.name === 'Comparison') found.comparisons.push(comparisonOf(node, text));
  } while (cursor.next());
  return faults.length > 0 ? { ...found, faults } : { ...found, faults, logic: logicOf(root, text) };
}

function isCalled(node: Node): boolean {
  return node.parent?.name === 'FunctionInvocation' && node.parent.firstChild?.from === node.from;
}

/** Only names and texts that stand directly in the comparison; `age(x) > 3 and y = "z"` compares y alone. */
function comparisonOf(node: Node, text: string): Comparison {
  const variables: string[] = [];
  const literals: NameAt[] = [];
  const walk = (at: Node): void => {
    for (let child = at.firstChild; child !== null; child = child.nextSibling) {
      if (child.name === 'VariableName') variables.push(text.slice(child.from, child.to));
      else if (child.name === 'StringLiteral')
        literals.push({ name: text.slice(child.from + 1, child.to - 1), offset: child.from });
      else if (child.name !== 'FunctionInvocation') walk(child);
    }
  };
  walk(node);
  return { variables, literals };
}

function logicOf(node: Node, text: string): Logic {
  const inner = node.firstChild;
  if (node.name === 'Expression' && inner !== null) return logicOf(inner, text);
  if (node.name === 'ParenthesizedExpression') {
    const content = inner?.name === '(' ? inner.nextSibling : inner;
    if (content) return logicOf(content, text);
  }
  if (
    (node.name === 'Conjunction' || node.name === 'Disjunction') &&
    inner !== null &&
    node.lastChild !== null
  ) {
    const kind = node.name === 'Conjunction' ? 'and' : 'or';
    return { kind, left: logicOf(inner, text), right: logicOf(node.lastChild, text) };
  }
  if (node.name === 'FunctionInvocation' && text.slice(node.from, inner?.to) === 'not') {
    const argument = node.getChild('PositionalParameters')?.firstChild;
    if (argument && argument.nextSibling === null) return { kind: 'not', inner: logicOf(argument, text) };
  }
  if (node.name === 'IfExpression') {
    const [test, yes, no] = partsOf(node);
    if (test && yes && no) {
      return {
        kind: 'if',
        test: logicOf(test, text),
        yes: logicOf(yes, text),
        no: logicOf(no, text),
      };
    }
  }
  return { kind: 'atom', text: text.slice(node.from, node.to), reads: readsOf(node, text) };
}

/** The three expressions of an if, without its words. */
function partsOf(node: Node): Node[] {
  const parts: Node[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'if' && child.name !== 'then' && child.name !== 'else') parts.push(child);
  }
  return parts;
}

function readsOf(node: Node, text: string): string[] {
  const reads = new Set<string>();
  const walk = (at: Node): void => {
    if (at.name === 'VariableName' && !isCalled(at)) reads.add(text.slice(at.from, at.to));
    for (let child = at.firstChild; child !== null; child = child.nextSibling) walk(child);
  };
  walk(node);
  return [...reads];
}

function deepestBracket(text: string): number {
  let open = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '(' || character === '[') deepest = Math.max(deepest, (open += 1));
    if (character === ')' || character === ']') open -= 1;
  }
  return deepest;
}
