// An expression together with the indicators of a round: patterns written out, figures listed. Bound once for each round.
import { assert } from '#base/assert.ts';
import type { IndicatorCode } from '../survey/cell-value.ts';
import type { Round } from '../survey/round.ts';
import type { Node } from './expression.ts';
import type { TermSource } from './finding.ts';
import { parseExpression } from './parse-expression.ts';

export type Indicators = Round['indicators'];

export type Bound = {
  readonly node: Node;
  readonly indicators: Indicators;
  /** In the order they are written, each once. */
  readonly figures: readonly { readonly code: IndicatorCode; readonly source: TermSource }[];
};

const KEPT = new WeakMap<Indicators, Map<string, Bound>>();

/** Throws where the text is no expression: a round with such a rule has findings and is never loaded. */
export function bindExpression(indicators: Indicators, text: string): Bound {
  const kept = KEPT.get(indicators) ?? new Map<string, Bound>();
  KEPT.set(indicators, kept);
  const known = kept.get(text);
  if (known) return known;
  const parsed = parseExpression(text);
  assert(parsed.ok, `not an expression: ${text}`);
  const node = writePatternsOut(parsed.value, indicators);
  const bound = { node, indicators, figures: listFigures(node) };
  kept.set(text, bound);
  return bound;
}

/** The indicators that `E302*` stands for: those that begin so, the prefix itself and mere texts not among them. */
export function matchPattern(indicators: Indicators, prefix: IndicatorCode): readonly IndicatorCode[] {
  return [...indicators.values()]
    .filter(({ code, measure }) => measure !== undefined && code !== prefix && code.startsWith(prefix))
    .map(({ code }) => code);
}

/** Every part below, itself first. */
export function* partsOf(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* partsOf(child);
}

function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'sum':
    case 'extreme':
      return node.parts;
    case 'negative':
    case 'absolute':
    case 'not':
      return [node.of];
    case 'arithmetic':
    case 'relation':
    case 'logic':
      return [node.left, node.right];
    case 'if':
      return [node.condition, node.yes, node.no];
    default:
      return [];
  }
}

function writePatternsOut(node: Node, indicators: Indicators): Node {
  const inside = (child: Node): Node => writePatternsOut(child, indicators);
  switch (node.kind) {
    case 'sum':
      return { ...node, parts: node.parts.flatMap((part) => writeOut(part, indicators)) };
    case 'extreme':
      return { ...node, parts: node.parts.map(inside) };
    case 'negative':
    case 'absolute':
    case 'not':
      return { ...node, of: inside(node.of) };
    case 'arithmetic':
    case 'relation':
    case 'logic':
      return { ...node, left: inside(node.left), right: inside(node.right) };
    case 'if':
      return { ...node, condition: inside(node.condition), yes: inside(node.yes), no: inside(node.no) };
    default:
      return node;
  }
}

function writeOut(part: Node, indicators: Indicators): readonly Node[] {
  if (part.kind !== 'pattern') return [writePatternsOut(part, indicators)];
  const codes = matchPattern(indicators, part.prefix);
  return codes.map((code) => ({ kind: 'figure', at: part.at, code, source: 'own' }));
}

function listFigures(node: Node): Bound['figures'] {
  const found = new Map<string, Bound['figures'][number]>();
  for (const part of partsOf(node)) {
    if (part.kind === 'figure' || part.kind === 'filled')
      found.set(`${part.source} ${part.code}`, { code: part.code, source: part.source });
  }
  return [...found.values()];
}
