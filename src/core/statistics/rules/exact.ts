// Fractions without loss: sums, products and ratios of figures compare exactly, however large.

/** `over` is positive; not always reduced. */
export type Exact = { readonly of: bigint; readonly over: bigint };

export const ZERO: Exact = { of: 0n, over: 1n };

export function whole(value: number | bigint): Exact {
  return { of: BigInt(value), over: 1n };
}

export function fraction(of: bigint, over: bigint): Exact {
  return over < 0n ? { of: -of, over: -over } : { of, over };
}

export function plus(a: Exact, b: Exact): Exact {
  return a.over === b.over
    ? { of: a.of + b.of, over: a.over }
    : { of: a.of * b.over + b.of * a.over, over: a.over * b.over };
}

export function minus(a: Exact, b: Exact): Exact {
  return plus(a, { of: -b.of, over: b.over });
}

export function times(a: Exact, b: Exact): Exact {
  return { of: a.of * b.of, over: a.over * b.over };
}

/** The divisor is not zero. */
export function dividedBy(a: Exact, b: Exact): Exact {
  return fraction(a.of * b.over, a.over * b.of);
}

export function magnitude(a: Exact): Exact {
  return a.of < 0n ? { of: -a.of, over: a.over } : a;
}

/** −1, 0 or 1. */
export function compareExact(a: Exact, b: Exact): number {
  const difference = a.of * b.over - b.of * a.over;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** The nearest double; for showing, never for judging. */
export function asNumber({ of, over }: Exact): number {
  if (over === 1n) return Number(of);
  const quotient = of / over;
  return Number(quotient) + Number(of - quotient * over) / Number(over);
}
