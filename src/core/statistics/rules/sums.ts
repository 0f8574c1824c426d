// Which figures are sums of others, as the rules of a round say it: `C02 = C021 + C022`, `D02 = sum(D03, D04)`.
import { plainAmount } from '../survey/amount.ts';
import type { Cells, IndicatorCode } from '../survey/cell-value.ts';
import type { Round } from '../survey/round.ts';
import { bindExpression } from './bound-expression.ts';
import type { Node } from './expression.ts';

/** `children` with their signs come to `parent`; all of the own return, of one dimension. */
type Sum = {
  readonly parent: IndicatorCode;
  readonly children: readonly { readonly code: IndicatorCode; readonly sign: 1 | -1 }[];
};

const KEPT = new WeakMap<Round['rules'], readonly Sum[]>();

/** Every rule that says parent = sum of at least two children, in any order of its sides; a parent may have several. */
export function sumsOf({ rules, indicators }: Pick<Round, 'rules' | 'indicators'>): readonly Sum[] {
  const kept = KEPT.get(rules);
  if (kept) return kept;
  const found = rules.flatMap((rule) =>
    rule.kind === 'formula' ? sumsIn(bindExpression(indicators, rule.expression).node) : [],
  );
  KEPT.set(rules, found);
  return found;
}

/** What each parent comes to by each of its breakdowns, as figures; breakdowns that agree are one. */
export function sumTexts(
  round: Pick<Round, 'rules' | 'indicators'>,
  cells: Cells,
): ReadonlyMap<IndicatorCode, readonly string[]> {
  const texts = new Map<IndicatorCode, readonly string[]>();
  for (const sum of sumsOf(round)) {
    const text = sumText(sum, cells, round.indicators);
    const known = texts.get(sum.parent) ?? [];
    if (text !== undefined && !known.includes(text)) texts.set(sum.parent, [...known, text]);
  }
  return texts;
}

/**
 * What the children come to, in the measure of the parent and with the most digits one of them was written with. Undefined
 * while none of them is filled in: a sum of nothing is no zero.
 */
function sumText(
  { parent, children }: Sum,
  cells: Cells,
  indicators: Round['indicators'],
): string | undefined {
  const measure = indicators.get(parent)?.measure;
  let scaled = 0;
  let decimals = 0;
  let found = false;
  for (const { code, sign } of children) {
    const cell = cells.get(code);
    if (cell?.state !== 'value') continue;
    found = true;
    scaled += sign * cell.amount.scaled;
    decimals = Math.max(decimals, cell.amount.decimals);
  }
  return found && measure !== undefined ? plainAmount({ scaled, decimals }, measure) : undefined;
}

function sumsIn(node: Node): readonly Sum[] {
  if (node.kind === 'logic' && node.operator === 'and') return [...sumsIn(node.left), ...sumsIn(node.right)];
  if (node.kind !== 'relation' || node.relation !== '=') return [];
  const sides = [node.left, node.right].map((side) => partsWithSigns(side, 1));
  const [left, right] = sides;
  if (!left || !right) return [];
  const [whole, parts] = left.length === 1 ? [left, right] : [right, left];
  const [parent] = whole;
  if (whole.length !== 1 || parent?.sign !== 1 || parts.length < 2) return [];
  return [{ parent: parent.code, children: parts }];
}

/** Own figures that are added and taken off; undefined where anything else stands among them. */
function partsWithSigns(node: Node, sign: 1 | -1): Sum['children'] | undefined {
  switch (node.kind) {
    case 'figure':
      return node.source === 'own' ? [{ code: node.code, sign }] : undefined;
    case 'sum':
      return joined(node.parts.map((part) => partsWithSigns(part, sign)));
    case 'negative':
      return partsWithSigns(node.of, opposite(sign));
    case 'arithmetic':
      if (node.operator !== '+' && node.operator !== '-') return undefined;
      return joined([
        partsWithSigns(node.left, sign),
        partsWithSigns(node.right, node.operator === '+' ? sign : opposite(sign)),
      ]);
    default:
      return undefined;
  }
}

function joined(parts: readonly (Sum['children'] | undefined)[]): Sum['children'] | undefined {
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function opposite(sign: 1 | -1): 1 | -1 {
  return sign === 1 ? -1 : 1;
}
