// How alike two texts are, by their pairs of neighbouring characters. Cheap enough for a plan against itself.

/** Pairs of characters, each with how often it stands in the text; white space and punctuation are left out. */
export type Bigrams = { readonly counts: ReadonlyMap<string, number>; readonly total: number };

const NOISE = /[\s　\p{P}]/gu;

export function bigramsOf(text: string): Bigrams {
  const signs = Array.from(text.normalize('NFKC').replaceAll(NOISE, ''));
  const counts = new Map<string, number>();
  if (signs.length === 1) counts.set(signs[0] ?? '', 1);
  for (let i = 0; i + 1 < signs.length; i += 1) {
    const pair = `${signs[i]}${signs[i + 1]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, total: Math.max(signs.length - 1, signs.length === 1 ? 1 : 0) };
}

/** How many pairs both have. */
export function sharedBigrams(a: Bigrams, b: Bigrams): number {
  const [small, large] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [pair, count] of small.counts) shared += Math.min(count, large.counts.get(pair) ?? 0);
  return shared;
}
