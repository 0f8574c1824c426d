// Which figures of a round must add up in print: what its own rules of sums say.
import type { IndicatorCode } from '../survey/cell-value.ts';
import type { Round } from '../survey/round.ts';
import { bindExpression } from '../rules/bound-expression.ts';
import type { Node } from '../rules/expression.ts';
import type { Rule } from '../rules/rule.ts';
import type { Adding } from './balance-rounding.ts';

/**
 * The rules of the form `C02 = C021 + C022 + …`, over the unit's own figures, that hold for every unit. Rules under a
 * condition, switched off for a kind of unit, or taking something off are no sums of a table.
 */
export function addingsOf(round: Pick<Round, 'rules' | 'indicators'>): readonly Adding<IndicatorCode>[] {
  return addingsIn(round, holdsForAll);
}

/**
 * The others of that form: under a condition, or switched off for a kind of unit. Nothing in print need add up by them, but
 * a reader may try: `公务接待费` of two tables is mostly one amount, and what one table hides the other must not tell.
 */
export function looseAddingsOf(round: Pick<Round, 'rules' | 'indicators'>): readonly Adding<IndicatorCode>[] {
  return addingsIn(round, (rule) => !holdsForAll(rule));
}

function holdsForAll({ when, byKind }: Rule): boolean {
  return when === undefined && !Object.values(byKind ?? {}).includes('off');
}

function addingsIn(
  { rules, indicators }: Pick<Round, 'rules' | 'indicators'>,
  which: (rule: Rule) => boolean,
): readonly Adding<IndicatorCode>[] {
  const found = new Map<string, Adding<IndicatorCode>>();
  for (const rule of rules) {
    const adding = which(rule) ? addingOf(rule, indicators) : undefined;
    if (adding === undefined) continue;
    const key = `${adding.total}=${adding.parts.toSorted().join('+')}`;
    if (!found.has(key)) found.set(key, adding);
  }
  return [...found.values()];
}

function addingOf(rule: Rule, indicators: Round['indicators']): Adding<IndicatorCode> | undefined {
  if (rule.kind !== 'formula') return undefined;
  const { node } = bindExpression(indicators, rule.expression);
  if (node.kind !== 'relation' || node.relation !== '=') return undefined;
  const left = figuresOf(node.left);
  const right = figuresOf(node.right);
  const [one, many] = left?.length === 1 ? [left, right] : [right, left];
  const [total] = one ?? [];
  if (one?.length !== 1 || total === undefined || many === undefined || many.length === 0) return undefined;
  const isOnce = new Set([total, ...many]).size === many.length + 1;
  return isOnce ? { total, parts: many } : undefined;
}

/** The figures of a plain sum; absent where anything else is in it. */
function figuresOf(node: Node): readonly IndicatorCode[] | undefined {
  switch (node.kind) {
    case 'figure':
      return node.source === 'own' ? [node.code] : undefined;
    case 'sum':
      return joined(node.parts.map(figuresOf));
    case 'arithmetic':
      return node.operator === '+' ? joined([figuresOf(node.left), figuresOf(node.right)]) : undefined;
    default:
      return undefined;
  }
}

function joined(
  lists: readonly (readonly IndicatorCode[] | undefined)[],
): readonly IndicatorCode[] | undefined {
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}
