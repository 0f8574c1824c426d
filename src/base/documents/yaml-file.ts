// One YAML file read with places: every node can say its line and column. Hostile input becomes findings, never an exception.
import { isAlias, isMap, isPair, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { Finding, Place } from './document-finding.ts';

/** A file as its text: `path` below the folder that is read, with `/`. */
export type SourceFile = { readonly path: string; readonly text: string };

export type PathInFile = readonly (string | number)[];

/** A file as plain values, with the place of each of them. */
export type YamlFile = {
  readonly path: string;
  readonly value: unknown;
  /** Place of the value at a path; of the nearest value around it where there is none. */
  readonly placeOf: (path: PathInFile) => Place;
  /** Place of a key of the map at a path. */
  readonly placeOfKey: (path: PathInFile, key: string) => Place;
  /** Place of the character at `offset` inside a one-line text, for errors within a condition. */
  readonly placeInText: (path: PathInFile, offset: number) => Place;
};

/** Nobody writes a larger file of facts by hand; the limit keeps a hostile one from costing time. */
export const LARGEST_FILE = 262_144;

/** Reads the text. `file` is absent where nothing of it can be trusted; findings are all that the YAML itself shows. */
export function readYamlFile(source: SourceFile): {
  readonly file?: YamlFile;
  readonly findings: readonly Finding[];
} {
  const start: Place = { file: source.path, line: 1, column: 1 };
  if (source.text.length > LARGEST_FILE) {
    return {
      findings: [finding('file-too-large', start, { limit: LARGEST_FILE, size: source.text.length })],
    };
  }
  const text = source.text.replace(/^\uFEFF/, '');
  if (text.includes('\uFFFD') || text.includes('\0')) return { findings: [finding('not-utf8', start)] };
  if (isTooDeep(text)) return { findings: [finding('yaml-too-deep', start)] };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    version: '1.2',
    merge: false,
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: source.path, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const findings = [
    ...document.errors.map((error) =>
      finding(error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'yaml-syntax', placeAt(error.pos[0]), {
        problem: error.code,
      }),
    ),
    ...aliasFindings(document, placeAt),
  ];
  if (findings.length > 0) return { findings };
  if (!isMap(document.contents)) return { findings: [finding('not-a-map', start)] };
  return { file: fileOf(source.path, document, placeAt), findings: [] };
}

function fileOf(path: string, document: Document, placeAt: (offset: number) => Place): YamlFile {
  const nodeAt = (at: PathInFile): unknown =>
    at.length === 0 ? document.contents : document.getIn(at, true);
  const offsetOf = (at: PathInFile): number => {
    for (let length = at.length; length >= 0; length -= 1) {
      const offset = rangeStart(nodeAt(at.slice(0, length)));
      if (offset !== undefined) return offset;
    }
    return 0;
  };
  return {
    path,
    value: document.toJS({ maxAliasCount: 0 }),
    placeOf: (at) => placeAt(offsetOf(at)),
    placeOfKey: (at, key) => {
      const map = nodeAt(at);
      const pair = isMap(map)
        ? map.items.find((each) => isPair(each) && isScalar(each.key) && String(each.key.value) === key)
        : undefined;
      return placeAt(rangeStart(pair?.key) ?? offsetOf(at));
    },
    placeInText: (at, offset) => {
      const node = nodeAt(at);
      const quoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') ? 1 : 0;
      const block = isScalar(node) && (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL');
      return placeAt(offsetOf(at) + (block ? 0 : quoted + offset));
    },
  };
}

function rangeStart(node: unknown): number | undefined {
  if (node === null || typeof node !== 'object' || !('range' in node)) return undefined;
  const { range } = node;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}

/** Anchors and aliases are not part of the format: a reader should find a value where it is written, and a bomb needs them. */
function aliasFindings(document: Document, placeAt: (offset: number) => Place): Finding[] {
  const found: Finding[] = [];
  visit(document, {
    Node(_key, node) {
      const anchored = !isAlias(node) && 'anchor' in node && node.anchor !== undefined;
      if (isAlias(node) || anchored) found.push(finding('yaml-alias', placeAt(rangeStart(node) ?? 0)));
    },
  });
  return found;
}

const DEEPEST = 32;

/** Counts brackets and indentation before parsing, because a parser that recurses would run out of stack first. */
function isTooDeep(text: string): boolean {
  let open = 0;
  for (const character of text) {
    if (character === '[' || character === '{') open += 1;
    if (character === ']' || character === '}') open = Math.max(0, open - 1);
    if (open > DEEPEST) return true;
  }
  return text.split('\n').some((line) => {
    const lead = /^[ \-?]*/.exec(line)?.[0] ?? '';
    return lead.length > 6 * DEEPEST || lead.replace(/[^\-?]/g, '').length > DEEPEST;
  });
}

function finding(code: string, at: Place, params: Finding['params'] = {}): Finding {
  return { code, level: 'error', at, params };
}
