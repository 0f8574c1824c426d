// Words of a plan found again in a text, and never half a figure.
import { atomEdges } from './atoms.ts';

/** How often the words stand in the text, beginning and ending where no figure or word is cut. Overlaps count once. */
export function timesQuoted(text: string, words: string): number {
  return words === '' ? 0 : quotedAt(text, words).length;
}

/** Where they stand: offsets of the text. */
export function quotedAt(text: string, words: string): readonly number[] {
  if (words === '' || !text.includes(words)) return [];
  const edges = atomEdges(text);
  const places: number[] = [];
  let at = text.indexOf(words);
  while (at >= 0) {
    const whole = edges.has(at) && edges.has(at + words.length);
    if (whole) places.push(at);
    at = text.indexOf(words, whole ? at + words.length : at + 1);
  }
  return places;
}
