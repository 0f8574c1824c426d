// People, submissions, points and demands: counted apart, and always closing. Every sum is made twice, by two ways through the
// ledger, and compared (GAO-19-483: readers misjudge who spoke where copies are counted now one way, now another).
import type { ContributorId } from './ids.ts';
import type { Demand, Ledger, Submission } from './ledger.ts';

export type LedgerCounts = {
  /** Different contributors. One who writes twice is one person; who is not named is a person each time. */
  readonly people: number;
  /** Everything that came in, copies too. */
  readonly submissions: number;
  /** Submissions folded as copies of another. */
  readonly copies: number;
  /** Points of those that are no copies. */
  readonly points: number;
  readonly demands: number;
};

/** One sum that must close: the whole counted one way, the parts another. */
export type CountLine = {
  readonly code: CountCode;
  readonly whole: number;
  readonly parts: readonly { readonly key: string; readonly count: number }[];
  readonly closes: boolean;
};

export const COUNT_CODES = [
  'submissions-by-channel',
  'submissions-by-person',
  'submissions-and-copies',
  'copies-by-original',
  'points-by-submission',
  'points-by-demand',
  'demands-by-state',
] as const;
export type CountCode = (typeof COUNT_CODES)[number];

/** Something in the ledger that contradicts itself: never seen unless a bug made it. */
export type CountFault = {
  readonly code: CountCode | 'point-home' | 'demand-empty' | 'copy-of-copy';
  readonly id: string;
};

/** How far a demand has come. */
export const DEMAND_STATES = ['unsorted', 'sorted', 'in-study', 'decided'] as const;
export type DemandState = (typeof DEMAND_STATES)[number];

export function demandState({ disposition, dispatch, sorted }: Demand): DemandState {
  if (disposition !== undefined) return 'decided';
  if (dispatch !== undefined) return 'in-study';
  return sorted ? 'sorted' : 'unsorted';
}

export function countLedger(ledger: Ledger): LedgerCounts {
  const { submissions, points, demands } = ledger;
  const all = [...submissions.values()];
  return {
    people: new Set(all.map(({ contributor }) => contributor.id)).size,
    submissions: submissions.size,
    copies: all.filter(({ copyOf }) => copyOf !== undefined).length,
    points: points.size,
    demands: demands.size,
  };
}

/** The sums of a ledger, each with its parts. */
export function countLines(ledger: Ledger): readonly CountLine[] {
  const all = [...ledger.submissions.values()];
  const kept = all.filter(({ copyOf }) => copyOf === undefined);
  const copies = all.filter(({ copyOf }) => copyOf !== undefined);
  const { points, demands } = ledger;
  return [
    line(
      'submissions-by-channel',
      ledger.submissions.size,
      tally(all, ({ channel }) => channel),
    ),
    line(
      'submissions-by-person',
      ledger.submissions.size,
      tally(
        tally(all, personOf),
        ({ count }) => String(count),
        (part) => part.count,
      ),
    ),
    line('submissions-and-copies', ledger.submissions.size, [
      { key: 'kept', count: kept.length },
      { key: 'copies', count: copies.length },
    ]),
    line(
      'copies-by-original',
      copies.length,
      tally(copies, ({ copyOf }) => String(copyOf)),
    ),
    line(
      'points-by-submission',
      points.size,
      tally(
        kept,
        ({ points: own }) => String(own.length),
        ({ points: own }) => own.length,
      ),
    ),
    line(
      'points-by-demand',
      points.size,
      tally(
        [...demands.values()],
        ({ points: own }) => String(own.length),
        ({ points: own }) => own.length,
      ),
    ),
    line('demands-by-state', demands.size, tally([...demands.values()], demandState)),
  ];
}

/** Everything that does not close or does not fit together; empty of every ledger that our own acts made. */
export function checkCounts(ledger: Ledger): readonly CountFault[] {
  const faults: CountFault[] = countLines(ledger)
    .filter(({ closes }) => !closes)
    .map(({ code }) => ({ code, id: code }));
  for (const point of ledger.points.values()) {
    const home = ledger.demands.get(point.demand);
    const owner = ledger.submissions.get(point.submission);
    if (!home?.points.includes(point.id) || !owner?.points.includes(point.id))
      faults.push({ code: 'point-home', id: point.id });
  }
  for (const demand of ledger.demands.values())
    if (demand.points.length === 0) faults.push({ code: 'demand-empty', id: demand.id });
  for (const { number, copyOf, points } of ledger.submissions.values()) {
    const original = copyOf === undefined ? undefined : ledger.submissions.get(copyOf);
    const isWrong =
      copyOf === undefined ? points.length === 0 : original?.copyOf !== undefined || points.length > 0;
    if (isWrong || (copyOf !== undefined && original === undefined))
      faults.push({ code: 'copy-of-copy', id: String(number) });
  }
  return faults;
}

function personOf({ contributor }: Submission): ContributorId {
  return contributor.id;
}

function line(
  code: CountCode,
  whole: number,
  parts: readonly { readonly key: string; readonly count: number }[],
): CountLine {
  return { code, whole, parts, closes: parts.reduce((sum, { count }) => sum + count, 0) === whole };
}

/** Sums by key, in the order in which keys first occur. */
function tally<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  countOf: (item: Item) => number = () => 1,
): readonly { readonly key: string; readonly count: number }[] {
  const sums = new Map<string, number>();
  for (const item of items) sums.set(keyOf(item), (sums.get(keyOf(item)) ?? 0) + countOf(item));
  return [...sums].map(([key, count]) => ({ key, count }));
}
