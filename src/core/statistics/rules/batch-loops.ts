// The inmost loops of a batch: columns added up, four at a time so that the sum is written and read a quarter as often.

type Rows = { readonly start: number; readonly count: number };
type Weighted = { readonly column: Float64Array; readonly factor: number };

/** `into[i] = base + Σ factor × column[start + i]`. NaN stays NaN. */
export function sumColumns(
  into: Float64Array,
  columns: readonly Weighted[],
  base: number,
  { start, count }: Rows,
): void {
  const [first, second] = columns;
  if (first === undefined) {
    into.fill(base, 0, count);
    return;
  }
  if (columns.length <= 2) {
    setTwo(into, base, [first, second ?? nothingOf(first)], { start, count });
    return;
  }
  setFour(into, base, fourFrom(columns, 0, first), { start, count });
  for (let next = 4; next < columns.length; next += 4)
    addFour(into, fourFrom(columns, next, first), { start, count });
}

type Two = readonly [Weighted, Weighted];
type Four = readonly [Weighted, Weighted, Weighted, Weighted];

/** Filled up with a column that is there anyway, times zero. */
function fourFrom(columns: readonly Weighted[], next: number, first: Weighted): Four {
  const at = (index: number): Weighted => columns[next + index] ?? nothingOf(first);
  return [at(0), at(1), at(2), at(3)];
}

function nothingOf({ column }: Weighted): Weighted {
  return { column, factor: 0 };
}

function setTwo(into: Float64Array, base: number, [a, b]: Two, { start, count }: Rows): void {
  const [ac, bc, af, bf] = [a.column, b.column, a.factor, b.factor];
  for (let at = 0; at < count; at += 1) {
    const row = start + at;
    into[at] = base + (af * (ac[row] ?? 0) + bf * (bc[row] ?? 0));
  }
}

function setFour(into: Float64Array, base: number, [a, b, c, d]: Four, { start, count }: Rows): void {
  const [ac, bc, cc, dc] = [a.column, b.column, c.column, d.column];
  const [af, bf, cf, df] = [a.factor, b.factor, c.factor, d.factor];
  for (let at = 0; at < count; at += 1) {
    const row = start + at;
    const two = af * (ac[row] ?? 0) + bf * (bc[row] ?? 0);
    into[at] = base + (two + (cf * (cc[row] ?? 0) + df * (dc[row] ?? 0)));
  }
}

function addFour(into: Float64Array, [a, b, c, d]: Four, { start, count }: Rows): void {
  const [ac, bc, cc, dc] = [a.column, b.column, c.column, d.column];
  const [af, bf, cf, df] = [a.factor, b.factor, c.factor, d.factor];
  for (let at = 0; at < count; at += 1) {
    const row = start + at;
    const two = af * (ac[row] ?? 0) + bf * (bc[row] ?? 0);
    into[at] = (into[at] ?? 0) + (two + (cf * (cc[row] ?? 0) + df * (dc[row] ?? 0)));
  }
}
