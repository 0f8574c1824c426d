// 舍位平衡: figures in 元 are shown in 万元 so that the printed table still adds up. Method: controlled rounding by the largest
// remainder (Hamilton), from the total down. The total is rounded to the nearest; each part goes down or up to the next
// printable figure, up first where most was cut off, until the parts make the printed total. As a total lies between the
// sums of its parts rounded down and up, a tree can always be balanced so, and no figure moves by a whole unit.
// Cf. L. H. Cox and L. R. Ernst, Controlled rounding, INFOR 20 (1982); 舍位平衡公式 of the trade's reporting software.
import { ok, refuse, type Result } from '#base/result.ts';

/** `total` is the sum of `parts`: one line of a form, or one rule of it. One part alone: two figures that are the same. */
export type Adding<Id extends string = string> = { readonly total: Id; readonly parts: readonly Id[] };

/** Why a table cannot be printed in so few digits and add up. */
export type BalanceFault<Id extends string = string> =
  /** Its figures stand in several sums that cannot all be met within one unit of the last digit. */
  | { readonly code: 'cannot-balance'; readonly adding: Adding<Id> }
  /** A total that is, further down, a part of itself. */
  | { readonly code: 'circle'; readonly id: Id };

export type Balanced<Id extends string = string> = {
  /** What is printed, in smallest parts: multiples of the step, each less than a step from the exact figure. */
  readonly printed: ReadonlyMap<Id, number>;
  /** Figures that were not rounded to the nearest, so that the table adds up. */
  readonly moved: readonly Id[];
  /** Sums that fail in the exact figures already and in print too: the returns say so, and rounding does not hide it. */
  readonly notAdding: readonly { readonly adding: Adding<Id>; readonly difference: number }[];
};

/**
 * Rounds exact figures (safe integers) to multiples of `step` so that every adding that holds exactly holds in print; refused
 * with every sum that cannot. Deterministic: ties go to the part named first. Addings with a figure that is not there
 * are left alone. Idempotent on what it made.
 */
export function balanceRounding<Id extends string>(
  figures: ReadonlyMap<Id, number>,
  addings: readonly Adding<Id>[],
  step: number,
): Result<Balanced<Id>, readonly BalanceFault<Id>[]> {
  const sums = addings.filter(
    ({ total, parts }) => parts.length > 0 && [total, ...parts].every((id) => figures.has(id)),
  );
  const exact = (id: Id): number => figures.get(id) ?? 0;
  const differenceOf = ({ total, parts }: Adding<Id>, valueOf: (id: Id) => number): number =>
    valueOf(total) - parts.reduce((sum, id) => sum + valueOf(id), 0);
  const same = sameFigures(sums.filter((adding) => differenceOf(adding, exact) === 0));
  const { ordered, circles } = fromTheTop(sums, same);
  const settled = new Map<Id, number>();
  for (const adding of ordered) settle(adding, { exact, same, settled, step });
  const print = (id: Id): number => settled.get(same(id)) ?? toNearest(exact(id), step);
  const failing = sums.filter((adding) => differenceOf(adding, print) !== 0);
  const faults = failing
    .filter((adding) => differenceOf(adding, exact) === 0)
    .map((adding): BalanceFault<Id> => ({ code: 'cannot-balance', adding }));
  if (circles.length > 0 || faults.length > 0) return refuse([...circles, ...faults]);
  return ok({
    printed: new Map([...figures.keys()].map((id) => [id, print(id)] as const)),
    moved: [...figures.keys()].filter((id) => print(id) !== toNearest(exact(id), step)),
    notAdding: failing.map((adding) => ({ adding, difference: differenceOf(adding, exact) })),
  });
}

/** Half away from zero (四舍五入). */
export function toNearest(value: number, step: number): number {
  const size = Math.abs(value);
  const below = size - (size % step);
  const rounded = size - below >= step / 2 ? below + step : below;
  return rounded === 0 ? 0 : Math.sign(value) * rounded;
}

type Settling<Id> = {
  readonly exact: (id: Id) => number;
  /** One name for figures that are the same. */
  readonly same: (id: Id) => Id;
  readonly settled: Map<Id, number>;
  readonly step: number;
};

/** Shares a printed total out among its parts. Where that is not possible they are rounded to the nearest, and do not add up. */
function settle<Id extends string>(adding: Adding<Id>, settling: Settling<Id>): void {
  const { exact, same, settled, step } = settling;
  const whole = settled.get(same(adding.total)) ?? toNearest(exact(adding.total), step);
  settled.set(same(adding.total), whole);
  const open = [...new Set(adding.parts.map(same))].filter((id) => !settled.has(id));
  const cut = (id: Id): number => exact(id) - floorTo(exact(id), step);
  const low = adding.parts.map((part) => settled.get(same(part)) ?? floorTo(exact(part), step));
  const left = (whole - low.reduce((sum, each) => sum + each, 0)) / step;
  const canRise = open.filter((id) => cut(id) > 0).toSorted((a, b) => cut(b) - cut(a));
  const possible = left >= 0 && left <= canRise.length;
  const risen = new Set(canRise.slice(0, Math.max(0, left)));
  for (const id of open)
    settled.set(
      id,
      possible ? floorTo(exact(id), step) + (risen.has(id) ? step : 0) : toNearest(exact(id), step),
    );
}

function floorTo(value: number, step: number): number {
  const over = value % step;
  return value - (over < 0 ? over + step : over);
}

/** Sums of one part make two names of one figure: the name that stands for all of them. */
function sameFigures<Id extends string>(sums: readonly Adding<Id>[]): (id: Id) => Id {
  const names = new Map<Id, Id>();
  const nameOf = (id: Id): Id => {
    let name = id;
    for (let next = names.get(name); next !== undefined; next = names.get(name)) name = next;
    return name;
  };
  for (const { total, parts } of sums) {
    const [only] = parts;
    if (parts.length !== 1 || only === undefined) continue;
    const [a, b] = [nameOf(total), nameOf(only)];
    if (a !== b) names.set(b, a);
  }
  return nameOf;
}

/**
 * Every total before what is made of its parts; of sums that could come next the shortest first, because a long one can
 * give way to what a short one settled.
 */
function fromTheTop<Id extends string>(
  sums: readonly Adding<Id>[],
  same: (id: Id) => Id,
): { readonly ordered: readonly Adding<Id>[]; readonly circles: readonly BalanceFault<Id>[] } {
  let waiting = sums
    .filter(({ parts }) => parts.length > 1)
    .toSorted((a, b) => a.parts.length - b.parts.length);
  const ordered: Adding<Id>[] = [];
  while (waiting.length > 0) {
    const below = new Set(waiting.flatMap(({ parts }) => parts.map(same)));
    const next = waiting.filter(({ total }) => !below.has(same(total)));
    if (next.length === 0)
      return { ordered, circles: waiting.map(({ total }) => ({ code: 'circle', id: total })) };
    ordered.push(...next);
    waiting = waiting.filter((sum) => !next.includes(sum));
  }
  return { ordered, circles: [] };
}
