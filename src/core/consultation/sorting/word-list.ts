// What the hand-kept list of a label says about a text: which of its words stand there, and what that is worth.
import type { Synonyms } from '../embedding/synonyms.ts';
import type { Evidence, Label } from './label.ts';

/** All labels' lists, ready to be asked. A word that many labels list says little about any of them. */
export type WordLists = ReadonlyMap<string, readonly ListedWord[]>;

type ListedWord = {
  /** What is looked for in the text. */
  readonly word: string;
  /** The word of the list; another one when `word` is its synonym. */
  readonly listed: string;
  readonly worth: number;
};

/** A synonym is worth a little less than the word that somebody listed. */
const SYNONYM_SHARE = 0.8;

const lists = new WeakMap<readonly Label[], { readonly synonyms: Synonyms; readonly lists: WordLists }>();

/** Made once for a list of labels. */
export function wordListsOf(labels: readonly Label[], synonyms: Synonyms): WordLists {
  const known = lists.get(labels);
  if (known?.synonyms === synonyms) return known.lists;
  const made = makeWordLists(labels, synonyms);
  lists.set(labels, { synonyms, lists: made });
  return made;
}

/** Longest words first within each label, so that a longer word takes the place of those inside it. */
function makeWordLists(labels: readonly Label[], synonyms: Synonyms): WordLists {
  const listing = new Map<string, number>();
  for (const { words } of labels) {
    for (const word of new Set(words)) listing.set(word, (listing.get(word) ?? 0) + 1);
  }
  const rarity = (word: string): number =>
    1 + Math.log(labels.length / (listing.get(word) ?? 1)) / Math.log(1 + labels.length);
  return new Map(
    labels.map(({ id, words }) => {
      const own = new Set(words);
      const all = [...own].flatMap((listed) =>
        synonyms.of(listed).flatMap((word): readonly ListedWord[] => {
          if (word === listed) return [{ word, listed, worth: lengthWorth(word) * rarity(listed) }];
          if (own.has(word)) return [];
          return [{ word, listed, worth: SYNONYM_SHARE * lengthWorth(word) * rarity(listed) }];
        }),
      );
      return [id, all.toSorted(byLength)] as const;
    }),
  );
}

/** What lists say of texts that are asked about again after every confirmation. */
const said = new WeakMap<readonly ListedWord[], Map<string, readonly Evidence[]>>();
/** More than a city has; then they are found anew. */
const MOST_REMEMBERED = 5000;

/** As {@link listedIn}, found once for each text and each list. */
export function listedInKnown(text: string, list: readonly ListedWord[]): readonly Evidence[] {
  const known = said.get(list) ?? new Map<string, readonly Evidence[]>();
  said.set(list, known);
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= MOST_REMEMBERED) known.clear();
  const found = listedIn(text, list);
  known.set(text, found);
  return found;
}

/** The words of one label that stand in the text, each place counted once and for its longest word. */
function listedIn(text: string, list: readonly ListedWord[]): readonly Evidence[] {
  const taken = new Uint8Array(text.length);
  const found: Evidence[] = [];
  for (const { word, listed, worth } of list) {
    const at = freePlace(text, word, taken);
    if (at === undefined) continue;
    taken.fill(1, at, at + word.length);
    found.push(
      word === listed
        ? { word, source: 'list', weight: worth }
        : { word, source: 'synonym', meant: listed, weight: worth },
    );
  }
  return found;
}

function freePlace(text: string, word: string, taken: Uint8Array): number | undefined {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!taken.subarray(at, at + word.length).includes(1)) return at;
  }
  return undefined;
}

/** Two characters 1, three 1.3, four and more 1.6: a longer word is rarely meant otherwise. */
function lengthWorth(word: string): number {
  return word.length <= 2 ? 1 : word.length === 3 ? 1.3 : 1.6;
}

function byLength(a: ListedWord, b: ListedWord): number {
  return b.word.length - a.word.length || (a.word < b.word ? -1 : a.word > b.word ? 1 : 0);
}
