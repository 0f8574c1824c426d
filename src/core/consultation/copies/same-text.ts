// Copies: texts whose normalised form is equal.
import { normalise } from '../text/normalise.ts';
import type { Telling } from './what-differs.ts';

/** What a text is compared by. */
export type ReadText = {
  /** Normalised, whole. */
  readonly key: string;
  /** Different bigrams of the characters that are compared, ascending. */
  readonly codes: Uint32Array;
  /** Of the whole. */
  readonly telling: Telling;
};

/** A text with the id its owner knows it by; `read` when it was read before. */
export type NamedText<Id> = { readonly id: Id; readonly text: string; readonly read?: ReadText };

/** Texts that are equal once normalised: the first received and all later ones, in order of reception. */
export type SameText<Id> = { readonly original: Id; readonly copies: readonly Id[] };

/** All groups of two and more, by their originals' order. Texts must come in order of reception. A text of nothing is no copy of another. */
export function sameText<Id>(texts: readonly NamedText<Id>[]): readonly SameText<Id>[] {
  const groups = new Map<string, Id[]>();
  for (const { id, text, read } of texts) {
    const key = read?.key ?? normalise(text);
    if (key === '') continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [id]);
    else group.push(id);
  }
  return [...groups.values()].flatMap(([original, ...copies]) =>
    original === undefined || copies.length === 0 ? [] : [{ original, copies }],
  );
}
