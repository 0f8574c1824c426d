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

/** The places where two normalised texts differ, in order; figures stay whole (20 → 24, never 2·0 → 2·4). */
export function differences(original: string, copy: string): readonly Difference[] {
  const found: { original: string; copy: string }[] = [];
  let open = false;
  for (const { value, added, removed } of diffArrays(original.match(ATOM) ?? [], copy.match(ATOM) ?? [])) {
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
