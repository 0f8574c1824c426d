// A pattern that may be a way around the clock. A finding is a question to the office, never a verdict.
import type { CaseNumber, PartNumber } from '#core/cases/events.ts';
import { officeKey, type Office, type Trace } from '../trace.ts';

export const PATTERNS = [
  /** A special step begins when the promised date is nearly there. */
  'pause-just-before-due',
  /** Refused or rejected, filed again by the same person, then granted: the clock began anew. */
  'refuse-and-refile',
  /** Many decisions of one officer within one minute. */
  'same-minute-decisions',
  /** Entered long after it happened: the stamps are what somebody says they were. */
  'late-back-fill',
  /** Taken in or accepted as late as can be, or never answered (deemed accepted). */
  'acceptance-delay',
] as const;
export type PatternKind = (typeof PATTERNS)[number];

/** `of` things looked at, `hits` of them fit: kept as a pair until shown. */
export type Share = { readonly hits: number; readonly of: number };

export type PatternFinding = {
  readonly pattern: PatternKind;
  readonly office: Office;
  /** Id of the officer, where the pattern is about one. */
  readonly officer?: string;
  readonly here: Share;
  /** The same over all offices looked at, this one among them: what is usual. */
  readonly everywhere: Share;
  /** The parts that fit, so that each can be opened. */
  readonly parts: readonly { readonly number: CaseNumber; readonly part: PartNumber }[];
};

/** From when on a share is told: at least so many, and at least this part of those looked at. Settings of the city. */
export type Threshold = { readonly hits: number; readonly share: number };

export type PatternSettings = {
  /** `daysLeft`: working days to the promised date, or fewer, count as just before. */
  readonly pause: Threshold & { readonly daysLeft: number };
  /** Filed again within `withinDays` natural days. */
  readonly refile: Threshold & { readonly withinDays: number };
  /** `size` decisions within `seconds`. */
  readonly bulk: { readonly size: number; readonly seconds: number };
  /** Entered more than `afterDays` working days later. */
  readonly backFill: Threshold & { readonly afterDays: number };
  /** Taken in `afterDays` working days after it was at the office, or accepted on the last day of the window or never. */
  readonly acceptance: Threshold & { readonly afterDays: number };
};

/** One thing looked at, and whether it fits. */
export type Looked = { readonly trace: Trace; readonly hit: boolean };

/** The offices whose share reaches the threshold, most striking first. */
export function findingsByOffice(
  pattern: PatternKind,
  looked: readonly Looked[],
  threshold: Threshold,
): readonly PatternFinding[] {
  const everywhere = shareOf(looked);
  const byOffice = Map.groupBy(looked, ({ trace }) => officeKey(trace.office));
  return [...byOffice.values()]
    .flatMap((own): readonly PatternFinding[] => {
      const here = shareOf(own);
      const [first] = own;
      if (first === undefined || here.hits < threshold.hits || here.hits < threshold.share * here.of)
        return [];
      const parts = own.filter(({ hit }) => hit).map(({ trace: { number, part } }) => ({ number, part }));
      return [{ pattern, office: first.trace.office, here, everywhere, parts }];
    })
    .toSorted((a, b) => b.here.hits / b.here.of - a.here.hits / a.here.of || b.here.hits - a.here.hits);
}

function shareOf(looked: readonly Looked[]): Share {
  return { hits: looked.filter(({ hit }) => hit).length, of: looked.length };
}
