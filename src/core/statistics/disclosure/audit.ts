// What somebody who reads the published table can work out: the least and the most that each suppressed cell can be, given
// everything shown and every sum.
import type { LinearProgram, SolveLinear } from '../analysis/linear-program.ts';
import type { DisclosureTable } from './disclosure-table.ts';

/** Least and most, in the cells' measure; `undefined` where the table sets no end. */
export type Interval = { readonly from: number | undefined; readonly to: number | undefined };

/** What the reader is taken to know: the shown cells by value, the hidden by name. */
export type PublishedTable = {
  readonly values: ReadonlyMap<string, number>;
  readonly hidden: readonly string[];
  /**
   * `off`: total less parts in the true table, 0 unless said. Real figures do not always add up; the reader is taken to know by
   * how much, because whoever knew less would learn less.
   */
  readonly sums: readonly (DisclosureTable['sums'][number] & { readonly off?: number })[];
  readonly nonNegative: boolean;
};

/** As the reader sees the table when `hidden` are not shown. */
export function publishedAs(table: DisclosureTable, hidden: ReadonlySet<string>): PublishedTable {
  const shown = table.cells.filter(({ id }) => !hidden.has(id));
  const values = new Map(table.cells.map(({ id, value }) => [id, value]));
  const valueOf = (id: string): number => values.get(id) ?? 0;
  return {
    values: new Map(shown.map(({ id, value }) => [id, value])),
    hidden: table.cells.filter(({ id }) => hidden.has(id)).map(({ id }) => id),
    sums: table.sums.map((sum) => ({
      ...sum,
      off: sum.parts.reduce((left, part) => left - valueOf(part), valueOf(sum.total)),
    })),
    nonNegative: table.nonNegative ?? true,
  };
}

/**
 * The interval of each hidden cell (or of those asked for), by solving for its minimum and its maximum. A cell for which the
 * solver has no answer (it gave up, or the shown cells contradict the sums) is not in it: nothing is proved of that one.
 */
export function intervals(
  published: PublishedTable,
  solve: SolveLinear,
  asked: readonly string[] = published.hidden,
): ReadonlyMap<string, Interval> {
  const scale = scaleOf(published.values.values());
  const index = new Map(published.hidden.map((id, at) => [id, at]));
  const constraints = constraintsOf(published, index, scale);
  const bounds = published.nonNegative
    ? undefined
    : new Map(published.hidden.map((_, at) => [at, { lower: undefined, upper: undefined }]));
  const reach = (at: number, direction: 'min' | 'max'): Reach => {
    const solution = solve({
      direction,
      variables: published.hidden.length,
      objective: [[at, 1]],
      constraints,
      ...(bounds === undefined ? {} : { bounds }),
    });
    if (solution.status === 'optimal') return { end: solution.objective * scale };
    return solution.status === 'unbounded' ? { end: undefined } : 'unproved';
  };
  return new Map(
    asked.flatMap((id) => {
      const at = index.get(id);
      if (at === undefined) return [];
      const [least, most] = [reach(at, 'min'), reach(at, 'max')];
      return least === 'unproved' || most === 'unproved' ? [] : [[id, { from: least.end, to: most.end }]];
    }),
  );
}

type Reach = { readonly end: number | undefined } | 'unproved';

/** Numbers of about a million at most keep the solver's tolerances small against every cell. */
export function scaleOf(values: Iterable<number>): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest === 0 ? 1 : largest / 1e6;
}

function constraintsOf(
  { sums, values }: PublishedTable,
  index: ReadonlyMap<string, number>,
  scale: number,
): LinearProgram['constraints'] {
  return sums.flatMap(({ total, parts, off = 0 }) => {
    const terms: [number, number][] = [];
    let known = 0;
    for (const [id, sign] of [...parts.map((part) => [part, 1] as const), [total, -1] as const]) {
      const at = index.get(id);
      if (at === undefined) known += sign * (values.get(id) ?? 0);
      else terms.push([at, sign]);
    }
    return terms.length === 0 ? [] : [{ terms, relation: '=' as const, bound: -(known + off) / scale }];
  });
}
