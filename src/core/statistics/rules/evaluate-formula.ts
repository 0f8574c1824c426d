import type { IndicatorCode } from '../survey/cell-value.ts';
import type { Round } from '../survey/round.ts';
import { bindExpression, partsOf } from './bound-expression.ts';
import { lookAt, relate, truthOf, type Look, type Truth } from './evaluate-expression.ts';
import type { Sources } from './evidence.ts';
import type { Node } from './expression.ts';
import type { FindingDetail, MissingFigure } from './finding.ts';
import { conditionWorking, relationWorking } from './formula-working.ts';
import type { Found, Judgement, RuleOf } from './judgement.ts';
import type { Tolerance } from './rule.ts';

/**
 * Judges a formula with its working. A difference that rounding alone can explain, at most half a unit of the last digit
 * of every figure on both sides ((terms + 1) × half the last digit for a total and its parts), is a hint and never more.
 * `A and B` is judged part by part, `if` by the branch that was taken.
 */
export function judgeFormula(rule: RuleOf<'formula'>, evidence: Sources, round: Round): Judgement {
  const bound = bindExpression(round.indicators, rule.expression);
  const look = lookAt(bound, evidence, toleranceOf(rule.tolerance));
  const found: Found[] = [];
  const truths = judgePart(bound.node, look, found);
  if (found.length > 0) return { outcome: 'finds', found };
  return truths.includes(undefined)
    ? { outcome: 'not-evaluable', missing: look.missing }
    : { outcome: 'passes' };
}

/** Whether the rule's `when` is true as written; the missing figures where that cannot be said. */
export function conditionOf(
  when: string,
  evidence: Sources,
  round: Round,
): { readonly applies: boolean } | { readonly missing: readonly MissingFigure[] } {
  const bound = bindExpression(round.indicators, when);
  const look = lookAt(bound, evidence);
  const truth = truthOf(bound.node, look);
  return truth === undefined ? { missing: look.missing } : { applies: truth === 'holds' };
}

/** How far the sides may be off. */
export function toleranceOf(tolerance: Tolerance): { readonly rounding: boolean; readonly allowed: number } {
  if (tolerance === 'rounding' || tolerance === 'exact')
    return { rounding: tolerance === 'rounding', allowed: 0 };
  return { rounding: false, allowed: tolerance.scaled };
}

function judgePart(node: Node, look: Look, found: Found[]): readonly Truth[] {
  if (node.kind === 'logic' && node.operator === 'and')
    return [...judgePart(node.left, look, found), ...judgePart(node.right, look, found)];
  if (node.kind === 'if') {
    const condition = truthOf(node.condition, look);
    if (condition === undefined) return [undefined];
    return judgePart(condition === 'holds' ? node.yes : node.no, look, found);
  }
  const [truth, working] = judgeLeaf(node, look);
  if (truth === 'fails' || truth === 'within') {
    const atMost = truth === 'within' ? ({ atMost: 'hint' } as const) : {};
    found.push({ cells: cellsOf(node), detail: working(), ...atMost });
  }
  return [truth];
}

function judgeLeaf(node: Node, look: Look): readonly [Truth, () => FindingDetail] {
  if (node.kind !== 'relation') {
    const truth = truthOf(node, look);
    return [truth, () => conditionWorking(node, look, truth === 'within')];
  }
  const related = relate(node, look);
  return related === undefined
    ? [undefined, () => conditionWorking(node, look, false)]
    : [related.truth, () => relationWorking(node, related, look.bound.indicators)];
}

/** In the order they are written: the first is where to look. */
function cellsOf(node: Node): readonly IndicatorCode[] {
  return [...new Set([...partsOf(node)].flatMap((part) => ('code' in part ? [part.code] : [])))];
}
