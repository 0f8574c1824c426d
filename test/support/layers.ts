// Checks a tree of source files against the walls of the house: who may import whom, what core may not touch, how long
// a file may be, which names are not used. `test/layers.test.ts` holds the walls and proves that each one holds.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

export type LayerFault = { readonly code: LayerFaultCode; readonly file: string; readonly about: string };

export type LayerFaultCode =
  | 'box-unknown' // a folder under src that the table does not know
  | 'box-forbidden' // an import that the table does not allow
  | 'core-order' // a core module imports one that stands above it
  | 'package-forbidden' // a package or a Node module where the box may not have it
  | 'path-leaves-module' // `../` out of a box or a core module: such imports say `#…`
  | 'target-missing' // an import of a file that is not there
  | 'import-unreadable' // a dynamic import whose target the check cannot see
  | 'impure' // clock, randomness, `Date`, I/O in core
  | 'cycle'
  | 'file-long'
  | 'name-forbidden'
  | 'default-export';

export type Walls = {
  /** What each box may import of the others; a key may be two folders deep and then wins over its first folder. */
  readonly boxes: Readonly<Record<string, readonly string[]>>;
  /** Packages by box, `node:` for Node's own, `*` for any. Without an entry: none. */
  readonly packages: Readonly<Record<string, readonly string[]>>;
  /** Core modules, lowest first: each may import those before it. */
  readonly coreOrder: readonly string[];
  readonly forbiddenNames: readonly string[];
  readonly longestFile: number;
};

type Import = { readonly specifier: string; readonly target: string | undefined };

/** Every fault of the tree at `root` (the folder that stands for `src`), in the order of the files. */
export function findLayerFaults(root: string, walls: Walls): readonly LayerFault[] {
  const files = listSources(root);
  const imports = new Map(
    files.map((file) => [file, importsOf(file, readFileSync(join(root, file), 'utf8'))]),
  );
  const faults = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [
      ...nameFaults(file, walls),
      ...textFaults(file, text, walls),
      ...(imports.get(file) ?? []).flatMap((one) => importFaults(file, one, new Set(files), walls)),
    ];
  });
  return [...faults, ...cycleFaults(imports)];
}

/** The source files below `root`, with `/` between folders. */
export function listSources(root: string): readonly string[] {
  return globSync('**/*.{ts,tsx,js,mjs}', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();
}

/* ---- reading ---- */

// The formatter puts every import and export at the start of a line, so lines can be read without a parser.
const STATIC = /^(?:import|export)\s[^'"`;]*?\bfrom\s+['"]([^'"]+)['"]/gm;
const BARE = /^import\s+['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\s*\(\s*(?:['"]([^'"]+)['"]|[^'"\s])/g; // also the type-level import('…')

function importsOf(file: string, text: string): readonly Import[] {
  const code = withoutComments(text);
  return [STATIC, BARE, DYNAMIC]
    .flatMap((pattern) => Array.from(code.matchAll(pattern), (match) => match[1] ?? ''))
    .map((specifier) => ({ specifier, target: targetOf(file, specifier) }));
}

/** The path below the root that a specifier names; `undefined` for packages. */
function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return posix.normalize(posix.join(dirname(file), specifier));
  return undefined;
}

function withoutComments(text: string): string {
  return text
    .replace(/^\s*\/\*[\s\S]*?\*\//gm, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\s\/\/ .*$/gm, '');
}

/* ---- imports ---- */

function importFaults(
  file: string,
  { specifier, target }: Import,
  files: ReadonlySet<string>,
  walls: Walls,
): readonly LayerFault[] {
  const fault = (code: LayerFaultCode): LayerFault[] => [{ code, file, about: specifier }];
  if (specifier === '') return fault('import-unreadable');
  if (target === undefined) return mayUsePackage(file, specifier, walls) ? [] : fault('package-forbidden');
  if (specifier.startsWith('../') && moduleOf(target, walls) !== moduleOf(file, walls)) {
    // A test beside its file may reach the data and the support of the tests.
    if (isTest(file) && target.startsWith('../')) return [];
    return [{ code: 'path-leaves-module', file, about: `${specifier}, say #${target}` }];
  }
  if (!files.has(target) && /\.(?:tsx?|m?js)$/.test(target)) return fault('target-missing');
  return [
    ...(mayImport(file, target, walls) ? [] : fault('box-forbidden')),
    ...(keepsCoreOrder(file, target, walls) ? [] : fault('core-order')),
  ];
}

function mayUsePackage(file: string, specifier: string, walls: Walls): boolean {
  if (isTest(file)) return true;
  const allowed = mostSpecific(file, walls.packages) ?? [];
  const name = specifier.startsWith('@')
    ? specifier.split('/').slice(0, 2).join('/')
    : (specifier.split('/')[0] ?? '');
  return (
    allowed.includes('*') ||
    allowed.includes(name) ||
    allowed.some((one) => one === 'node:' && name.startsWith(one))
  );
}

function mayImport(file: string, target: string, walls: Walls): boolean {
  const from = boxOf(file, walls);
  const to = boxOf(target, walls);
  return (
    from === to ||
    (walls.boxes[from] ?? []).some((box) => box === '*' || box === to || to.startsWith(`${box}/`))
  );
}

function keepsCoreOrder(file: string, target: string, walls: Walls): boolean {
  const [from, to] = [file, target].map((path) => /^core\/([^/]+)/.exec(path)?.[1]);
  if (from === undefined || to === undefined || from === to) return true;
  const [low, high] = [walls.coreOrder.indexOf(to), walls.coreOrder.indexOf(from)];
  return low !== -1 && low < high;
}

/** The box of a path: its two first folders where the table names them together, else its first; a file of the root by its name. */
function boxOf(path: string, { boxes }: Walls): string {
  const [first = '', second] = path.split('/');
  const deep = `${first}/${second}`;
  return second !== undefined && deep in boxes ? deep : first;
}

/** A core module, or a whole box. */
function moduleOf(path: string, walls: Walls): string {
  return /^core\/[^/]+\//.exec(path)?.[0] ?? boxOf(path, walls);
}

/** The entry whose key is the longest folder path above (or equal to) `file`. */
function mostSpecific<Value>(file: string, table: Readonly<Record<string, Value>>): Value | undefined {
  const keys = Object.keys(table).filter((key) => file === key || file.startsWith(`${key}/`));
  const longest = keys.toSorted((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : table[longest];
}

function cycleFaults(imports: ReadonlyMap<string, readonly Import[]>): readonly LayerFault[] {
  const faults: LayerFault[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at !== -1) faults.push({ code: 'cycle', file, about: [...path.slice(at), file].join(' → ') });
    if (at !== -1 || done.has(file)) return;
    for (const { target } of imports.get(file) ?? []) {
      if (target !== undefined && imports.has(target)) visit(target, [...path, file]);
    }
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return faults;
}

/* ---- names and text ---- */

function nameFaults(file: string, walls: Walls): readonly LayerFault[] {
  const box = boxOf(file, walls);
  const words = file.split('/').map((part) => part.replace(/\..*$/, ''));
  const forbidden = words.filter((word) => walls.forbiddenNames.includes(word));
  return [
    ...(box in walls.boxes ? [] : [{ code: 'box-unknown', file, about: box } as const]),
    ...forbidden.map((about) => ({ code: 'name-forbidden', file, about }) as const),
  ];
}

/** What core may not touch: it is given today, new ids and texts, and gives values back. */
const IMPURE =
  /\bTemporal\.Now\b|\bMath\.random\b|\bperformance\.now\b|\bcrypto\.|\bprocess\.|\bconsole\.|\bfetch\(|\bset(?:Timeout|Interval)\(|(?<![\w.'-])Date(?=[.([\]>|;,)\s])(?!\s*[:'])/g;

function textFaults(file: string, text: string, walls: Walls): readonly LayerFault[] {
  const lines = text.split('\n').length - 1;
  const code = withoutComments(text);
  const impure =
    file.startsWith('core/') && !isTest(file) ? Array.from(code.matchAll(IMPURE), (match) => match[0]) : [];
  return [
    ...(lines > walls.longestFile ? [{ code: 'file-long', file, about: `${lines} lines` } as const] : []),
    ...(/^export default\b|^export \{[^}]*\bas default\b/m.test(code)
      ? [{ code: 'default-export', file, about: 'export default' } as const]
      : []),
    ...impure.map((about) => ({ code: 'impure', file, about }) as const),
  ];
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}
