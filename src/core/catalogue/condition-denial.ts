// Denials moved to where they can be said: "not (a and b)" is "not a, or not b". True under three-valued logic too.
import type { ComparisonOp, Expression } from './condition-expression.ts';

const OPPOSITE: Readonly<Record<ComparisonOp, ComparisonOp>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

const MIRRORED: Readonly<Record<ComparisonOp, ComparisonOp>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** The same with every not pushed down to what it denies, and what is asked about on the left. */
export function positive(expression: Expression): Expression {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return { ...expression, parts: expression.parts.map(positive) };
    case 'not':
      return negative(expression.inner);
    case 'if':
      return {
        ...expression,
        test: positive(expression.test),
        yes: positive(expression.yes),
        no: positive(expression.no),
      };
    case 'compare': {
      const { op, left, right } = expression;
      return left.kind === 'literal' && right.kind !== 'literal'
        ? { ...expression, op: MIRRORED[op], left: right, right: left }
        : expression;
    }
    default:
      return expression;
  }
}

/** Its denial: neither a nor b for not (a or b). */
export function negative(expression: Expression): Expression {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return {
        ...expression,
        kind: expression.kind === 'and' ? 'or' : 'and',
        parts: expression.parts.map(negative),
      };
    case 'not':
      return positive(expression.inner);
    case 'if':
      return {
        ...expression,
        test: positive(expression.test),
        yes: negative(expression.yes),
        no: negative(expression.no),
      };
    case 'compare':
      return positive({ ...expression, op: OPPOSITE[expression.op], text: `not(${expression.text})` });
    case 'literal':
      return typeof expression.value === 'boolean' ? { ...expression, value: !expression.value } : expression;
    default:
      return { kind: 'not', inner: expression, text: `not(${expression.text})` };
  }
}
