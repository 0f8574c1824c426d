// The middle of all confirmed texts of one label, kept as a sum so that one of them can be left out without adding up the others again.
import type { SparseVector } from '../embedding/tf-idf.ts';

export type Centre = {
  texts: number;
  readonly sum: Map<string, number>;
  squares: number;
};

export function emptyCentre(): Centre {
  return { texts: 0, sum: new Map(), squares: 0 };
}

/** Adds one confirmed text; used only while the sorter is made. */
export function addTo(centre: Centre, vector: SparseVector): void {
  centre.texts += 1;
  for (const [key, value] of vector) {
    const before = centre.sum.get(key) ?? 0;
    centre.sum.set(key, before + value);
    centre.squares += (before + value) ** 2 - before ** 2;
  }
}

/** What the label's confirmed texts say about another one, `left` not among them. */
export function centreWithout(
  centre: Centre,
  left: SparseVector | undefined,
): {
  readonly texts: number;
  /** Cosine with a vector of length one: 0 to 1. */
  readonly likeness: (vector: SparseVector) => number;
  /** Of one feature in the centre of length one. */
  readonly weight: (key: string) => number;
} {
  const texts = centre.texts - (left === undefined ? 0 : 1);
  const length = texts <= 0 ? 0 : Math.sqrt(Math.max(0, squaresWithout(centre, left)));
  const weight = (key: string): number =>
    length < 1e-9 ? 0 : Math.max(0, (centre.sum.get(key) ?? 0) - (left?.get(key) ?? 0)) / length;
  return {
    texts,
    weight,
    likeness: (vector) => {
      if (length < 1e-9) return 0;
      let sum = 0;
      for (const [key, value] of vector) sum += value * weight(key);
      return sum;
    },
  };
}

/** Part of the whole, 0 when there is none. */
export function shareOf(part: number, whole: number): number {
  return whole <= 0 ? 0 : part / whole;
}

function squaresWithout(centre: Centre, left: SparseVector | undefined): number {
  let squares = centre.squares;
  if (left === undefined) return squares;
  for (const [key, value] of left) {
    const whole = centre.sum.get(key) ?? 0;
    squares += (whole - value) ** 2 - whole ** 2;
  }
  return squares;
}
