// Copies: texts whose normalised form is equal.
import { normalise } from '../text/normalise.ts';

/** A text with the id its owner knows it by. */
export type NamedText<Id> = { readonly id: Id; readonly text: string };

/** Texts that are equal once normalised: the first received and all later ones, in order of reception. */
export type SameText<Id> = { readonly original: Id; readonly copies: readonly Id[] };

/** All groups of two and more, by their originals' order. Texts must come in order of reception. A text of nothing is no copy of another. */
export function sameText<Id>(texts: readonly NamedText<Id>[]): readonly SameText<Id>[] {
  const groups = new Map<string, Id[]>();
  for (const { id, text } of texts) {
    const key = normalise(text);
    if (key === '') continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [id]);
    else group.push(id);
  }
  return [...groups.values()].flatMap(([original, ...copies]) =>
    original === undefined || copies.length === 0 ? [] : [{ original, copies }],
  );
}
