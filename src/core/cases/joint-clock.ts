// 行政许可法 42(2): the ceiling of a bundle handled as joint approval.
import { dayOf } from '#core/calendar/city-day.ts';
import type { LawParameters } from '#core/calendar/law-parameters.ts';
import type { Pause } from '#core/calendar/pauses.ts';
import type { CaseClock } from './clock-kinds.ts';
import { basisOf, lawLimit } from './clock-parts.ts';
import type { CaseState, PartState, Stamped } from './state.ts';

/**
 * From the first acceptance of any part to the last decision. A day is left out only when every part that is accepted and not
 * yet decided stands in a special step at its end: while one office can work, the bundle's time runs.
 */
export function jointClock(
  { ceiling, parts, jointExtension }: CaseState,
  law: LawParameters,
): readonly CaseClock[] {
  const [start] = parts.flatMap(({ acceptedOn }) => acceptedOn ?? []).toSorted();
  if (ceiling === undefined || start === undefined) return [];
  const found = lawLimit(law, 'joint-decision', start);
  if (found === undefined) return [];
  const pauses = jointPauses(parts);
  const more = jointExtension ? [{ amount: jointExtension.workingDays, unit: 'working-day' as const }] : [];
  const limit = { amount: ceiling.workingDays, unit: 'working-day' as const };
  const basis = basisOf({ start, limit, more, pauses });
  const ends = parts.map(endOf);
  const last = ends.every((each) => each !== undefined) ? ends.toSorted(byTime).at(-1) : undefined;
  const clock = { kind: 'joint' as const, part: 0, nth: 1, basis, source: found.source };
  const rated = parts.every(isLive);
  if (last !== undefined) return [{ ...clock, status: 'ended', endedAt: last.at, rated }];
  return [
    { ...clock, status: pauses.at(-1)?.to === undefined && pauses.length > 0 ? 'paused' : 'running', rated },
  ];
}

function endOf({ stamps }: PartState): Stamped | undefined {
  return stamps.decided ?? stamps.ended;
}

function byTime(a: Stamped, b: Stamped): number {
  return Temporal.Instant.compare(Temporal.Instant.from(a.at), Temporal.Instant.from(b.at));
}

function isLive({ stamps, suspensions }: PartState): boolean {
  const { accepted, decided, ended } = stamps;
  return (
    [accepted, decided, ended].every((each) => each === undefined || each.origin === 'live') &&
    suspensions.every(({ live }) => live)
  );
}

/** Nothing changes between the days on which something begins or ends: those are looked at one by one. */
function jointPauses(parts: readonly PartState[]): readonly Pause[] {
  const spans = parts.flatMap((part) => {
    if (part.acceptedOn === undefined) return [];
    const end = endOf(part);
    return [
      {
        from: part.acceptedOn,
        to: end && dayOf(end.at),
        stands: part.suspensions.map(({ from, to }) => ({ from: dayOf(from), to: to && dayOf(to) })),
      },
    ];
  });
  const days = new Set(
    spans.flatMap((span) => [span, ...span.stands]).flatMap(({ from, to }) => (to ? [from, to] : [from])),
  );
  const pauses: Pause[] = [];
  for (const day of [...days].toSorted()) {
    const open = spans.filter((span) => covers(span, day));
    const stands = open.length > 0 && open.every((span) => span.stands.some((each) => covers(each, day)));
    const last = pauses.at(-1);
    if (stands && (last === undefined || last.to !== undefined)) pauses.push({ from: day });
    else if (!stands && last !== undefined && last.to === undefined)
      pauses.splice(-1, 1, { ...last, to: day });
  }
  return pauses;
}

/** At the end of the day. */
function covers(
  { from, to }: { readonly from: string; readonly to: string | undefined },
  day: string,
): boolean {
  return from <= day && (to === undefined || day < to);
}
