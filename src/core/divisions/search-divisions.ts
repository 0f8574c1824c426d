import {
  DIVISION_LEVELS,
  isCodeWithin,
  placeName,
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
  { way: 'name', least: 1 },
  { way: 'pinyin', least: 2 },
  { way: 'initials', least: 1 },
] as const;

/** What one division can be typed as, in the order of `WAYS`. */
type Typed = readonly [name: string, pinyin: string, initials: string];

/** A division with all it can be typed as: officially (新城居委会), as people call it and pages show it (新城社区). */
type Entry = {
  readonly division: Division;
  readonly typed: readonly Typed[];
  readonly ancestors: readonly Typed[];
  /** In each way the path by the names people use, widest first, the division itself last. */
  readonly paths: readonly (readonly string[])[];
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
    const above = tree.ancestorsOf(division.code);
    const steps = [...above, division].map(calledAs);
    const official: Typed = [division.name, division.pinyin, division.initials];
    return {
      division,
      typed: placeName(division) === division.name ? [official] : [official, calledAs(division)],
      ancestors: above.map(calledAs),
      paths: WAYS.map((_, way) => steps.map((step) => step[way] ?? '')),
    };
  });
  indexes.set(tree, index);
  return index;
}

/** Committee endings, longest first, with what their syllables become when the place alone is named. */
const COMMITTEES = [
  { ending: '社区居委会', pinyin: ['juweihui', ''], initials: ['jwh', ''] },
  { ending: '村村委会', pinyin: ['cunweihui', ''], initials: ['cwh', ''] },
  { ending: '居委会', pinyin: ['juweihui', 'shequ'], initials: ['jwh', 'sq'] },
  { ending: '村委会', pinyin: ['weihui', ''], initials: ['wh', ''] },
] as const;

/** The name people use, in all three ways. */
function calledAs(division: Division): Typed {
  const { name, pinyin, initials } = division;
  const committee = COMMITTEES.find(({ ending }) => name.endsWith(ending));
  if (committee === undefined) return [name, pinyin, initials];
  return [placeName(division), exchange(pinyin, committee.pinyin), exchange(initials, committee.initials)];
}

function exchange(text: string, [ending, place]: readonly [string, string]): string {
  return text.endsWith(ending) ? text.slice(0, -ending.length) + place : text;
}

function compareDivisions(a: Division, b: Division): number {
  const wider = DIVISION_LEVELS.indexOf(a.level) - DIVISION_LEVELS.indexOf(b.level);
  return wider !== 0 ? wider : a.code < b.code ? -1 : 1;
}

/** 0: the division begins so; 1: the path does; 2: the division only contains it; `undefined`: no match. */
function rankOf(entry: Entry, last: string, before: readonly string[]): number | undefined {
  const { typed, ancestors, paths } = entry;
  if (!before.every((word) => ancestors.some((ancestor) => contains(ancestor, word)))) return undefined;
  if (typed.some((each) => each.some((text) => text.startsWith(last)))) return 0;
  if (paths.some((steps, way) => runsDown({ word: last, steps, least: WAYS[way]?.least ?? 1 }, 0, 0)))
    return 1;
  return typed.some((each) => contains(each, last)) ? 2 : undefined;
}

function contains([name, pinyin, initials]: Typed, word: string): boolean {
  // A single Latin letter would be inside nearly every pinyin: there it must begin the name.
  if (/^[a-z]$/.test(word)) return initials.startsWith(word);
  return name.includes(word) || pinyin.includes(word) || initials.includes(word);
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
