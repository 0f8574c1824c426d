// The reader's tree as paragraphs and tables. The tree is somebody else's: every field is looked at before it is believed.
import type {
  RawDocument,
  RawDocumentCell,
  RawParagraph,
  RawTable,
} from '#core/consultation/plan/raw-document.ts';

type Node = Readonly<Record<string, unknown>>;
type Block = RawDocument['blocks'][number];

/** Top-level paragraphs and tables in order; empty paragraphs too, so that counting them fits what Word shows. */
export function blocksOf(tree: unknown): readonly Block[] {
  return childrenOf(tree).flatMap((node): Block[] => {
    if (node['type'] === 'paragraph') return [paragraph(node)];
    if (node['type'] === 'table') return [table(node)];
    const inside = blocksOf(node);
    return inside.length > 0 ? [...inside] : loose(node);
  });
}

/** Text outside any paragraph: not in a sound document, and not lost either. */
function loose(node: Node): Block[] {
  const text = textOf(node);
  return text.trim() === '' ? [] : [{ kind: 'paragraph', text, style: undefined, centred: false }];
}

function paragraph(node: Node): RawParagraph {
  const style = node['styleName'] ?? node['styleId'];
  return {
    kind: 'paragraph',
    text: textOf(node),
    style: typeof style === 'string' ? style : undefined,
    centred: node['alignment'] === 'center',
  };
}

function table(node: Node): RawTable {
  return {
    kind: 'table',
    rows: childrenOf(node).map((row) => childrenOf(row).map(cell)),
  };
}

function cell(node: Node): RawDocumentCell {
  const paragraphs = blocksOf(node).flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.text]
      : block.rows.flatMap((row) => row.flatMap((each) => each.paragraphs)),
  );
  return {
    paragraphs: paragraphs.length === 0 ? [''] : paragraphs,
    colSpan: spanOf(node['colSpan']),
    rowSpan: spanOf(node['rowSpan']),
  };
}

/** A span is what fits a page; anything else is one cell. */
function spanOf(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 100 ? value : 1;
}

function textOf(node: Node): string {
  switch (node['type']) {
    case 'text':
      return typeof node['value'] === 'string' ? node['value'].replaceAll('\u00AD', '') : '';
    case 'tab':
      return '\t';
    case 'break':
      return node['breakType'] === 'line' ? '\n' : '';
    default:
      return childrenOf(node).map(textOf).join('');
  }
}

function childrenOf(node: unknown): readonly Node[] {
  if (!isNode(node)) return [];
  const { children } = node;
  return Array.isArray(children) ? children.filter(isNode) : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}
