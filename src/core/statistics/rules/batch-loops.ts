// The inmost loops of a batch: columns added up, four at a time so that the sum is read and written a quarter as often.

type Rows = { readonly start: number; readonly count: number };

/** `into[i] += factor × Σ columns[start + i]`. NaN stays NaN. */
export function addTimes(
  into: Float64Array,
  columns: readonly Float64Array[],
  factor: number,
  { start, count }: Rows,
): void {
  let next = 0;
  for (; next + 4 <= columns.length; next += 4) {
    const [a, b, c, d] = [columns[next], columns[next + 1], columns[next + 2], columns[next + 3]];
    if (a && b && c && d) addFour(into, [a, b, c, d], factor, { start, count });
  }
  for (; next + 2 <= columns.length; next += 2) {
    const [a, b] = [columns[next], columns[next + 1]];
    if (a && b) addTwo(into, [a, b], factor, { start, count });
  }
  const last = columns[next];
  if (last) addOne(into, last, factor, { start, count });
}

type Four = readonly [Float64Array, Float64Array, Float64Array, Float64Array];

function addFour(into: Float64Array, [a, b, c, d]: Four, factor: number, { start, count }: Rows): void {
  for (let at = 0; at < count; at += 1) {
    const row = start + at;
    const four = (a[row] ?? 0) + (b[row] ?? 0) + ((c[row] ?? 0) + (d[row] ?? 0));
    into[at] = (into[at] ?? 0) + factor * four;
  }
}

function addTwo(
  into: Float64Array,
  [a, b]: readonly [Float64Array, Float64Array],
  factor: number,
  { start, count }: Rows,
): void {
  for (let at = 0; at < count; at += 1) {
    const row = start + at;
    into[at] = (into[at] ?? 0) + factor * ((a[row] ?? 0) + (b[row] ?? 0));
  }
}

function addOne(into: Float64Array, a: Float64Array, factor: number, { start, count }: Rows): void {
  for (let at = 0; at < count; at += 1) into[at] = (into[at] ?? 0) + factor * (a[start + at] ?? 0);
}
