// The working of a formula, so that a page can show every step of what was added up and compared.
import { MEASURES, type Measure } from '../survey/measure.ts';
import { partsOf, type Indicators } from './bound-expression.ts';
import { plainExponent } from './dimension.ts';
import { into, quantity, truthOf, type Look, type Related } from './evaluate-expression.ts';
import { asNumber, type Exact } from './exact.ts';
import type { Node } from './expression.ts';
import type { FindingDetail, Side, Term } from './finding.ts';
import { checkedPowers } from './type-expression.ts';

type FormulaDetail = Extract<FindingDetail, { readonly kind: 'formula' }>;
type Relating = Extract<Node, { kind: 'relation' }>;

/** Of one relation: both sides with their figures, the difference and what rounding could have moved. */
export function relationWorking(node: Relating, related: Related, indicators: Indicators): FormulaDetail {
  const { measure, show } = measureOf(node, indicators);
  const side = (is: Exact, terms: readonly Term[]): Side => ({ scaled: show(is), terms });
  return {
    kind: 'formula',
    relation: node.relation,
    left: side(related.left, related.leftTerms),
    right: side(related.right, related.rightTerms),
    difference: show(related.difference),
    envelope: show(related.envelope),
    withinRounding: related.truth === 'within',
    measure,
  };
}

/** Of `=>`, `<=>`, `or`, `not`: what stood on either side, and whether that side was true. */
export function conditionWorking(node: Node, look: Look, withinRounding: boolean): FormulaDetail {
  const [first, second] = node.kind === 'logic' ? [node.left, node.right] : [node, undefined];
  const left = truthSide(first, look);
  const right = second === undefined ? { scaled: 1, terms: [] } : truthSide(second, look);
  const difference = left.scaled - right.scaled;
  return {
    kind: 'formula',
    relation: 'holds',
    left,
    right,
    difference,
    envelope: 0,
    withinRounding,
    measure: undefined,
  };
}

function truthSide(node: Node, look: Look): Side {
  const terms: Term[] = [];
  for (const part of partsOf(node)) if (part.kind === 'figure') quantity(part, look, into(terms));
  return { scaled: truthOf(node, look) === 'holds' ? 1 : 0, terms };
}

/** The measure of the first figure, when the side is of one dimension; else plain numbers in yuan, m², persons. */
function measureOf(
  node: Relating,
  indicators: Indicators,
): { readonly measure: Measure | undefined; readonly show: (is: Exact) => number } {
  const powers = checkedPowers(node, indicators);
  const [dimension, power] = [...powers][0] ?? [];
  if (powers.size !== 1 || power !== 1)
    return { measure: undefined, show: (is) => asNumber(is) / 10 ** plainExponent(powers) };
  const measure = [...partsOf(node)]
    .map((part) => (part.kind === 'figure' ? indicators.get(part.code)?.measure : undefined))
    .find((each) => each !== undefined && MEASURES[each].dimension === dimension);
  return { measure, show: asNumber };
}
