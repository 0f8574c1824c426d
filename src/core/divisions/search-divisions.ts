import {
  DIVISION_LEVELS,
  isCodeWithin,
  type Division,
  type DivisionCode,
  type DivisionLevel,
} from './division.ts';
import type { DivisionTree } from './division-tree.ts';

export type DivisionHit = { readonly division: Division; readonly path: string };

export type DivisionSearchOptions = {
  readonly within?: DivisionCode;
  readonly level?: DivisionLevel;
  /** How many hits at most; 20 when not said. */
  readonly limit?: number;
};

/** What a division can be typed as, and how many letters of a step a word that runs down the path must give at least. */
const WAYS = [
  { key: 'name', least: 1 },
  { key: 'pinyin', least: 2 },
  { key: 'initials', least: 1 },
] as const;

/** A division with its ancestors, and the names of all of them in the three ways, widest first, itself last. */
type Entry = {
  readonly division: Division;
  readonly ancestors: readonly Division[];
  readonly steps: readonly (readonly string[])[];
};

const QUERY_LIMIT = 60;
const indexes = new WeakMap<DivisionTree, readonly Entry[]>();

/**
 * Divisions by a fragment of the name, by pinyin or by initials. Words apart by spaces go down the path, the last one
 * naming the division (常宁 宜阳); one word may run down the path too (cnsyyjd, 常宁宜阳). Best first: the division's own
 * name begins with the word, then the path does, then the name only contains it; then wider levels, then code.
 */
export function searchDivisions(
  tree: DivisionTree,
  query: string,
  options: DivisionSearchOptions = {},
): readonly DivisionHit[] {
  const words = query.slice(0, QUERY_LIMIT).normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean);
  const last = words.pop();
  if (last === undefined) return [];
  const { within, level } = options;
  const found: { readonly entry: Entry; readonly rank: number }[] = [];
  for (const entry of indexOf(tree)) {
    if (level !== undefined && entry.division.level !== level) continue;
    if (within !== undefined && !isCodeWithin(entry.division.code, within)) continue;
    const rank = rankOf(entry, last, words);
    if (rank !== undefined) found.push({ entry, rank });
  }
  return found
    .toSorted((a, b) => a.rank - b.rank || compareDivisions(a.entry.division, b.entry.division))
    .slice(0, Math.max(0, options.limit ?? 20))
    .map(({ entry: { division } }) => ({ division, path: tree.pathOf(division.code) }));
}

/** The rows with their paths, made once for each tree. */
function indexOf(tree: DivisionTree): readonly Entry[] {
  const known = indexes.get(tree);
  if (known !== undefined) return known;
  const index = tree.rows.map((division) => {
    const ancestors = tree.ancestorsOf(division.code);
    const path = [...ancestors, division];
    return { division, ancestors, steps: WAYS.map(({ key }) => path.map((step) => step[key])) };
  });
  indexes.set(tree, index);
  return index;
}

function compareDivisions(a: Division, b: Division): number {
  const wider = DIVISION_LEVELS.indexOf(a.level) - DIVISION_LEVELS.indexOf(b.level);
  return wider !== 0 ? wider : a.code < b.code ? -1 : 1;
}

/** 0: the division begins so; 1: the path does; 2: the division only contains it; `undefined`: no match. */
function rankOf(
  { division, ancestors, steps }: Entry,
  last: string,
  before: readonly string[],
): number | undefined {
  if (!before.every((word) => ancestors.some((ancestor) => contains(ancestor, word)))) return undefined;
  if (WAYS.some(({ key }) => division[key].startsWith(last))) return 0;
  if (WAYS.some(({ least }, way) => runsDown({ word: last, steps: steps[way] ?? [], least }, 0, 0))) return 1;
  return contains(division, last) ? 2 : undefined;
}

function contains(division: Division, word: string): boolean {
  // A single Latin letter would be inside nearly every pinyin: there it must begin the name.
  if (/^[a-z]$/.test(word)) return division.initials.startsWith(word);
  return WAYS.some(({ key }) => division[key].includes(word));
}

type Run = { readonly word: string; readonly steps: readonly string[]; readonly least: number };

/** True when the word from `at` on is beginnings of some steps from `from` on, in order, the last step among them. */
function runsDown(run: Run, at: number, from: number): boolean {
  const { word, steps, least } = run;
  const step = steps[from] ?? '';
  const own = steps.at(-1) ?? '';
  if (at > word.length - least || !word.includes(own.charAt(0), at)) return false;
  if (from >= steps.length - 1) return step.startsWith(word.slice(at));
  if (runsDown(run, at, from + 1)) return true;
  for (let length = 1; at + length < word.length; length += 1) {
    if (step[length - 1] !== word[at + length - 1]) return false;
    if (length >= least && runsDown(run, at + length, from + 1)) return true;
  }
  return false;
}
