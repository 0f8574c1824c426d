// What the four reductions (四减) really came to in one finished case, by the definitions of docs/counting.md.
import { cityDay, dayOf } from '#core/calendar/city-day.ts';
import { workingDaysBetween } from '#core/calendar/add-days.ts';
import { type WorkCalendar } from '#core/calendar/work-calendar.ts';
import type { CaseEvent, HandedIn } from '#core/cases/events.ts';
import type { CaseState, PartState } from '#core/cases/state.ts';

/** Before: each item by itself. After: what happened. */
export type Pair = { readonly before: number; readonly after: number };

export type Achieved = {
  readonly parts: number;
  /** Acts of the person: applying, handing in later, collecting. */
  readonly steps: Pair;
  /** Papers handed in, each time. */
  readonly materials: Pair;
  /** Working days: the promises one after another, and from the first acceptance to the last result. Absent where a part promises none in working days, or has no result. */
  readonly days?: Pair;
  /** Days on which the person was at a counter. What it was before, no source states. */
  readonly visits: number;
};

/** Measured from the events of a case that has ended. */
export function achievedOf(state: CaseState, events: readonly CaseEvent[], calendar: WorkCalendar): Achieved {
  const days = daysOf(state.parts, calendar);
  return {
    parts: state.parts.length,
    steps: stepsOf(state, events),
    materials: materialsOf(events),
    ...(days === undefined ? {} : { days }),
    visits: visitDays(events).size,
  };
}

function stepsOf({ parts }: CaseState, events: readonly CaseEvent[]): Pair {
  // Where no source states what the result is, collecting it is left out on both sides.
  const inHand = parts.filter(({ results }) =>
    results.some(({ carrier }) => carrier === 'paper' || carrier === 'card'),
  );
  const handedInLater = new Set(
    events
      .filter(({ kind }) => kind === 'supplement-handed-in')
      .map(({ at, actor }) => `${dayOf(at)}/${actor.role}`),
  ).size;
  const collecting = new Set(
    events.flatMap((event) =>
      event.kind === 'result-delivered' &&
      event.how.how === 'centre' &&
      inHand.some(({ part }) => part === event.part)
        ? [dayOf(event.at)]
        : [],
    ),
  ).size;
  return { before: parts.length + inHand.length, after: 1 + handedInLater + collecting };
}

function materialsOf(events: readonly CaseEvent[]): Pair {
  let before = 0;
  let after = 0;
  for (const event of events) {
    if (event.kind === 'case-filed') {
      for (const paper of event.materials.filter(({ way }) => way !== 'not-needed')) {
        before += paper.items.length;
        after += isHandedIn(paper) ? 1 : 0;
      }
    }
    if (event.kind === 'supplement-handed-in') after += event.materials.filter(isHandedIn).length;
  }
  return { before, after };
}

function isHandedIn({ way }: HandedIn): boolean {
  return way === 'uploaded' || way === 'shown-at-counter';
}

function daysOf(parts: readonly PartState[], calendar: WorkCalendar): Pair | undefined {
  let before = 0;
  const accepted: string[] = [];
  const issued: string[] = [];
  for (const { promised, stamps } of parts) {
    const unrated = stamps.accepted?.origin !== 'live' || stamps.issued?.origin !== 'live';
    if (promised?.unit !== 'working-day' || unrated) return undefined;
    before += promised.amount;
    accepted.push(stamps.accepted?.at ?? '');
    issued.push(stamps.issued?.at ?? '');
  }
  const [first] = accepted.toSorted(byInstant);
  const last = issued.toSorted(byInstant).at(-1);
  if (first === undefined || last === undefined || !Number.isInteger(before)) return undefined;
  const after = workingDaysBetween(calendar, cityDay(first), cityDay(last));
  return { before, after };
}

function visitDays(events: readonly CaseEvent[]): ReadonlySet<string> {
  return new Set(
    events.flatMap((event) => {
      const atCounter =
        (event.kind === 'case-filed' && event.channel === 'counter') ||
        (event.kind === 'supplement-handed-in' &&
          event.actor.role === 'clerk' &&
          event.arrived?.by !== 'post') ||
        (event.kind === 'result-delivered' && event.how.how === 'centre');
      return atCounter ? [dayOf(event.at)] : [];
    }),
  );
}

function byInstant(a: string, b: string): number {
  return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b));
}
