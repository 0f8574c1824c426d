// Statistics that one wild figure cannot pull along: medians, quartiles, and how far a value stands from its peers.
import { ok, refuse, type Result } from '#base/result.ts';

/** 0.6745 = Φ⁻¹(0.75): makes the MAD of normal data a standard deviation (Iglewicz & Hoaglin 1993). */
const NORMAL_QUARTILE = 0.6745;
/** |M| above it is flagged (same source). */
export const ROBUST_Z_THRESHOLD = 3.5;
/** E|x − μ| = σ·√(2/π): 1 / 1.253314 of a standard deviation. */
const MEAN_DEVIATION_FACTOR = Math.sqrt(Math.PI / 2);
/** Tukey 1977: inner and outer fences, in quartile distances. */
const INNER_FENCE = 1.5;
const OUTER_FENCE = 3;

/** Fewer values than asked: no statistic of position means anything. */
export type TooFew = { readonly code: 'too-few'; readonly count: number; readonly needed: number };
/** Half of the values or more are one value, so the median absolute deviation is 0 and M has no scale. */
export type MadZero = { readonly code: 'mad-zero'; readonly median: number; readonly count: number };
/** The logarithm of zero or of a negative value was asked for. */
export type NoLogarithm = { readonly code: 'no-logarithm'; readonly value: number };

/** The middle value, or the mean of the two in the middle. Undefined for no values. */
export function median(values: readonly number[]): number | undefined {
  return quantile(values, 0.5);
}

/**
 * Quantile of Hyndman & Fan (1996), type 7: h = (n − 1)·p, linear between the values beside it: what Excel's QUARTILE.INC,
 * R and NumPy answer. `share` between 0 and 1. Undefined for no values.
 */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return undefined;
  return below + (above - below) * (place - Math.floor(place));
}

/** Median absolute deviation: median |x − median(x)|, not scaled. */
export function medianAbsoluteDeviation(values: readonly number[]): number | undefined {
  const middle = median(values);
  if (middle === undefined) return undefined;
  return median(values.map((value) => Math.abs(value - middle)));
}

/** Where a set of values lies: quartiles of type 7 and the fences of Tukey (1.5 and 3 quartile distances). */
export type Spread = {
  readonly count: number;
  readonly min: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
  readonly mad: number;
  readonly inner: Fence;
  readonly outer: Fence;
};
export type Fence = { readonly lower: number; readonly upper: number };

/** Fewest values of which quartiles say anything: with three, every quartile is one of the values or halfway to it. */
const FEWEST_FOR_QUARTILES = 4;

/** The spread of at least four values; refused with fewer. */
export function spreadOf(values: readonly number[]): Result<Spread, TooFew> {
  const q1 = quantile(values, 0.25);
  const middle = median(values);
  const q3 = quantile(values, 0.75);
  const mad = medianAbsoluteDeviation(values);
  if (values.length < FEWEST_FOR_QUARTILES || q1 === undefined || q3 === undefined)
    return refuse({ code: 'too-few', count: values.length, needed: FEWEST_FOR_QUARTILES });
  if (middle === undefined || mad === undefined)
    return refuse({ code: 'too-few', count: values.length, needed: FEWEST_FOR_QUARTILES });
  const fence = (times: number): Fence => ({
    lower: q1 - times * (q3 - q1),
    upper: q3 + times * (q3 - q1),
  });
  return ok({
    count: values.length,
    min: values.reduce((least, each) => Math.min(least, each)),
    q1,
    median: middle,
    q3,
    max: values.reduce((most, each) => Math.max(most, each)),
    mad,
    inner: fence(INNER_FENCE),
    outer: fence(OUTER_FENCE),
  });
}

/** Inside the inner fence, beyond it (1.5 IQR), or beyond the outer one (3 IQR). On the fence is inside. */
export type FencePlace = 'inside' | 'outside' | 'far-outside';

export function fencePlace(value: number, { inner, outer }: Spread): FencePlace {
  if (value < outer.lower || value > outer.upper) return 'far-outside';
  return value < inner.lower || value > inner.upper ? 'outside' : 'inside';
}

/** M and what it was made of. `scale`: which deviation stood below the line. */
export type RobustZ = {
  readonly z: number;
  readonly median: number;
  readonly deviation: number;
  readonly scale: 'mad' | 'mean-deviation';
  readonly count: number;
};

/**
 * Modified z score M = 0.6745·(x − median) / MAD (Iglewicz & Hoaglin 1993) of `value` among `peers` (itself in or not, as the
 * caller decides). MAD = 0 is refused, unless `onMadZero` asks for the mean absolute deviation about the median instead:
 * (x − median) / (1.2533·MeanAD); with MeanAD = 0 too, all peers are one value and it stays refused.
 */
export function robustZ(
  value: number,
  peers: readonly number[],
  onMadZero: 'refuse' | 'mean-deviation' = 'refuse',
): Result<RobustZ, MadZero | TooFew> {
  const middle = median(peers);
  const mad = medianAbsoluteDeviation(peers);
  const count = peers.length;
  if (middle === undefined || mad === undefined || count < FEWEST_FOR_QUARTILES)
    return refuse({ code: 'too-few', count, needed: FEWEST_FOR_QUARTILES });
  if (mad > 0)
    return ok({
      z: scoreBy(value, { median: middle, mad }),
      median: middle,
      deviation: mad,
      scale: 'mad',
      count,
    });
  const mean = peers.reduce((sum, each) => sum + Math.abs(each - middle), 0) / count;
  if (onMadZero === 'refuse' || mean === 0) return refuse({ code: 'mad-zero', median: middle, count });
  return ok({
    z: (value - middle) / (MEAN_DEVIATION_FACTOR * mean),
    median: middle,
    deviation: mean,
    scale: 'mean-deviation',
    count,
  });
}

/** M where median and MAD are known already; MAD must not be 0. */
export function scoreBy(value: number, { median: middle, mad }: Pick<Spread, 'median' | 'mad'>): number {
  return (NORMAL_QUARTILE * (value - middle)) / mad;
}

/** M of one value where the spread of its peers is known already: for judging many beside the same peers. */
export function robustZIn(value: number, { median: middle, mad, count }: Spread): Result<number, MadZero> {
  if (mad === 0) return refuse({ code: 'mad-zero', median: middle, count });
  return ok((NORMAL_QUARTILE * (value - middle)) / mad);
}

/** ln(now / before): the same size up and down (a doubling and a halving), for year on year. Both must be positive. */
export function logRatio(now: number, before: number): Result<number, NoLogarithm> {
  if (!(now > 0)) return refuse({ code: 'no-logarithm', value: now });
  if (!(before > 0)) return refuse({ code: 'no-logarithm', value: before });
  return ok(Math.log(now / before));
}

/** Robust z on ln x: for ratios that are skewed to the right (cost per vehicle). Refused when a value is not positive. */
export function logRobustZ(
  value: number,
  peers: readonly number[],
): Result<RobustZ, MadZero | TooFew | NoLogarithm> {
  const wrong = [value, ...peers].find((each) => !(each > 0));
  if (wrong !== undefined) return refuse({ code: 'no-logarithm', value: wrong });
  return robustZ(Math.log(value), peers.map(Math.log));
}
