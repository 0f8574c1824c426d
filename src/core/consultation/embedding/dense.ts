// Vectors as a model makes them: as many numbers for each text as the model has dimensions.

/** Of vectors of length one: their cosine, −1 to 1. Of different lengths: over what both have. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  const size = Math.min(a.length, b.length);
  for (let at = 0; at < size; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** The same direction with length one; nothing but zeros stays as it is. */
export function toUnit(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (squares === 0) return vector;
  const length = Math.sqrt(squares);
  return vector.map((value) => value / length);
}
