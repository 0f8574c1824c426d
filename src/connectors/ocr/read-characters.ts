// From what the recogniser says at each place of a line to characters: equal neighbours are one character, blanks are none (CTC).

export type Character = {
  readonly text: string;
  readonly probability: number;
  /** Where in the line, from 0 (left end) to 1. */
  readonly at: number;
};

/** `probabilities`: `steps` rows of one value for each character; the first is the blank, the last the space. */
export function readCharacters(
  probabilities: Float32Array,
  steps: number,
  alphabet: readonly string[],
): readonly Character[] {
  const size = alphabet.length;
  const characters: Character[] = [];
  let before = 0;
  for (let step = 0; step < steps; step += 1) {
    let best = 0;
    let most = -1;
    for (let nth = 0; nth < size; nth += 1) {
      const probability = probabilities[step * size + nth] ?? 0;
      if (probability > most) [best, most] = [nth, probability];
    }
    const last = characters.at(-1);
    if (best !== 0 && best !== before)
      characters.push({ text: alphabet[best] ?? '', probability: most, at: step / steps });
    else if (best !== 0 && last !== undefined && most > last.probability) {
      characters[characters.length - 1] = { ...last, probability: most };
    }
    before = best;
  }
  return characters;
}
