// What stands between two texts that are nearly the same, for the person who decides whether they are.
import { diffArrays } from 'diff';
import { tellingWords } from './stance-words.ts';

/** Words of the one and what stands there in the other; either may be empty. In the form that is compared, not as written. */
export type Difference = { readonly original: string; readonly copy: string };

/** Why a near copy may be another demand: a figure differs, or a word for or against. */
export const CAUTIONS = ['figures', 'stance'] as const;
export type Caution = (typeof CAUTIONS)[number];

/** A figure with its mark is one whole, as is a Latin word; else a character. */
const ATOM = /\d+(?:\.\d+)?[%‰]?|[a-z]+|./gsu;

const FIGURE = /^[\d二三四五六七八九十]/;

/** More places than this are no small change: the whole stretch is then shown as one. Of long stretches fewer: each costs a walk. */
const MOST_EDITS = 300;
const MOST_OF_LONG = 60;
const LONG = 4000;

/** The places where two normalised texts differ, in order; figures stay whole (20 → 24, never 2·0 → 2·4). */
export function differences(original: string, copy: string): readonly Difference[] {
  const a = original.match(ATOM) ?? [];
  const b = copy.match(ATOM) ?? [];
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  let behind = 0;
  while (behind < Math.min(a.length, b.length) - from && a.at(-1 - behind) === b.at(-1 - behind)) behind += 1;
  const was = a.slice(from, a.length - behind);
  const is = b.slice(from, b.length - behind);
  if (was.length === 0 && is.length === 0) return [];
  return editsOf(was, is) ?? [{ original: was.join(''), copy: is.join('') }];
}

/** `undefined` when they are too many: looking for the fewest would take longer than a page may. */
function editsOf(was: readonly string[], is: readonly string[]): readonly Difference[] | undefined {
  const maxEditLength = was.length + is.length > LONG ? MOST_OF_LONG : MOST_EDITS;
  const parts = diffArrays([...was], [...is], { maxEditLength });
  if (parts === undefined) return undefined;
  const found: { original: string; copy: string }[] = [];
  let open = false;
  for (const { value, added, removed } of parts) {
    if (!added && !removed) {
      open = false;
      continue;
    }
    const last = found.at(-1);
    const at = open && last !== undefined ? last : { original: '', copy: '' };
    if (!open) found.push(at);
    open = true;
    if (removed) at.original += value.join('');
    else at.copy += value.join('');
  }
  return found;
}

/** A text's figures and its words for or against, each in order. */
export type Telling = Readonly<Record<Caution, string>>;

/** Of a normalised text. */
export function tellingOf(normalised: string): Telling {
  const words = tellingWords(normalised);
  return {
    figures: words.filter((word) => FIGURE.test(word)).join(' '),
    stance: words.filter((word) => !FIGURE.test(word)).join(' '),
  };
}

/** Empty: same figures and same words for or against, in the same order. */
export function cautions(original: Telling, copy: Telling): readonly Caution[] {
  return CAUTIONS.filter((each) => original[each] !== copy[each]);
}
