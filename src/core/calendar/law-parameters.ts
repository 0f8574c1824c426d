import type { Mark } from '#base/mark.ts';
import type { TimeUnit } from './time-limit.ts';

/** One number of the law, with its clause; never a literal in code. */
export type LawParameter = {
  readonly id: string;
  readonly value: number;
  readonly unit: TimeUnit;
  readonly law: string;
  readonly clause: string;
  readonly mark: Mark;
  /** What the number means, in the law's words as far as the facts give them. */
  readonly meaning: string;
  /** The day from which it holds; absent where the facts do not state it. */
  readonly from?: Temporal.PlainDate;
};

/** The parameters by id; where several share one, the latest in force on a day holds. */
export type LawParameters = {
  readonly all: readonly LawParameter[];
  /** The parameter in force on `day`; `undefined` when the data names none. */
  readonly get: (id: string, day: Temporal.PlainDate) => LawParameter | undefined;
};

export function buildLawParameters(all: readonly LawParameter[]): LawParameters {
  return {
    all,
    get: (id, day) => {
      const inForce = all.filter((each) => each.id === id && isInForce(each, day));
      return inForce.toSorted(byStart).at(-1);
    },
  };
}

function isInForce({ from }: LawParameter, day: Temporal.PlainDate): boolean {
  return from === undefined || Temporal.PlainDate.compare(from, day) <= 0;
}

/** A parameter without a stated start is older than any with one. */
function byStart(a: LawParameter, b: LawParameter): number {
  if (a.from === undefined || b.from === undefined)
    return Number(a.from !== undefined) - Number(b.from !== undefined);
  return Temporal.PlainDate.compare(a.from, b.from);
}
