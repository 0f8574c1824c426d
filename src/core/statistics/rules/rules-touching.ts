import type { IndicatorCode } from '../survey/cell-value.ts';
import type { Round } from '../survey/round.ts';
import { bindExpression } from './bound-expression.ts';
import type { Rule } from './rule.ts';

const KEPT = new WeakMap<readonly Rule[], ReadonlyMap<IndicatorCode, readonly Rule[]>>();

/** Which rules look at an indicator, its own figure or that of another return. Worked out once for a round. */
export function rulesTouching(round: Round): ReadonlyMap<IndicatorCode, readonly Rule[]> {
  const kept = KEPT.get(round.rules);
  if (kept) return kept;
  const index = new Map<IndicatorCode, Rule[]>();
  for (const rule of round.rules) {
    for (const code of new Set(codesOf(rule, round))) {
      const rules = index.get(code) ?? [];
      rules.push(rule);
      index.set(code, rules);
    }
  }
  KEPT.set(round.rules, index);
  return index;
}

/** Every expression of a rule with the name of the field it stands in. */
export function expressionsOf(rule: Rule): readonly { readonly field: string; readonly text: string }[] {
  const when = rule.when === undefined ? [] : [{ field: 'when', text: rule.when }];
  switch (rule.kind) {
    case 'formula':
      return [...when, { field: 'expression', text: rule.expression }];
    case 'unit-slip':
      return rule.quotient === undefined
        ? when
        : [...when, { field: 'quotient', text: rule.quotient.expression }];
    case 'percentage':
      return [...when, { field: 'now', text: rule.now }, { field: 'base', text: rule.base }];
    case 'outlier':
      return [...when, { field: 'ratio', text: rule.ratio }];
    default:
      return when;
  }
}

/** The indicators that a rule names outside its expressions, with the name of the field. */
export function namedCells(rule: Rule): readonly { readonly field: string; readonly code: IndicatorCode }[] {
  switch (rule.kind) {
    case 'shift':
      return [
        { field: 'parent', code: rule.parent },
        ...rule.children.map((code) => ({ field: 'children', code })),
        ...rule.known.flatMap(({ child, equals }) => [
          { field: 'known', code: child },
          { field: 'known', code: equals },
        ]),
        ...(rule.along ?? []).map((code) => ({ field: 'along', code })),
      ];
    case 'unit-slip':
    case 'year-on-year':
      return rule.cells.map((code) => ({ field: 'cells', code }));
    case 'percentage':
      return [{ field: 'stated', code: rule.stated }];
    default:
      return [];
  }
}

function codesOf(rule: Rule, round: Round): readonly IndicatorCode[] {
  return [
    ...namedCells(rule).map(({ code }) => code),
    ...expressionsOf(rule).flatMap(({ text }) =>
      bindExpression(round.indicators, text).figures.map(({ code }) => code),
    ),
  ];
}
