// 一次告知: what all offices of a bundle find missing reaches the applicant as one list.
import { addWorkingDays } from '#core/calendar/add-days.ts';
import { SAMPLE_OFFICE_HOURS } from '#core/calendar/office-hours.ts';
import { CITY_ZONE } from '#core/calendar/work-calendar.ts';
import type { ActContext } from './act-context.ts';
import type { CaseEvent, CaseWideEvent, PartNumber } from './events.ts';
import type { CaseState, PartState } from './state.ts';

/** Its office has asked for something and the applicant does not know yet. */
export function isUntold({ stage, asked }: Pick<PartState, 'stage' | 'asked'>): boolean {
  return stage === 'supplement-asked' && asked?.toldIn === undefined;
}

/**
 * The one notice, where it is time for it: every office that has the papers has spoken, or the first window of an office
 * that asked closes. Whoever asks afterwards is told of in a notice of its own, which supervision sees. Empty: nothing to
 * tell, or not yet.
 */
export function oneNotice(
  state: CaseState,
  at: Pick<ActContext, 'now' | 'calendar' | 'law'>,
): readonly CaseWideEvent[] {
  const untold = state.parts.filter(isUntold);
  if (untold.length === 0 || (state.parts.some(isStillReading) && !hasClosed(untold, at))) return [];
  return [
    {
      kind: 'one-notice-issued',
      parts: untold.map(({ part }) => part),
      round: state.notices + 1,
      entries: untold.flatMap(({ part, asked }) => {
        if (asked === undefined) return [];
        const { materials, note, again } = asked;
        return [{ part, materials, note, ...(again === undefined ? {} : { again }) }];
      }),
    },
  ];
}

/**
 * When the list goes out at the latest: on the last working day of the time to tell what is missing (行政许可法 32, counted
 * from receipt), as the office closes, so that it is still told within the time. `undefined`: the law's number is not
 * known; then only the offices' speaking counts.
 */
export function noticeDeadline(
  receivedOn: Temporal.PlainDate,
  { calendar, law }: Pick<ActContext, 'calendar' | 'law'>,
): Temporal.Instant | undefined {
  const limit = law.get('supplement-notice', receivedOn);
  if (limit?.unit !== 'working-day') return undefined;
  const { date } = addWorkingDays(calendar, receivedOn, limit.value);
  const closing = SAMPLE_OFFICE_HOURS.at(-1)?.to;
  return date
    .toZonedDateTime({ timeZone: CITY_ZONE, ...(closing ? { plainTime: closing } : {}) })
    .toInstant();
}

/** The case as its applicant may see it: what an office asked and the notice has not told yet is still being read. */
export function asTold(state: CaseState): CaseState {
  return {
    ...state,
    parts: state.parts.map((part) => {
      if (!isUntold(part)) return part;
      const { asked: _asked, ...rest } = part;
      return { ...rest, stage: 'received', rounds: part.rounds - 1 };
    }),
  };
}

/** What happened, without the asks that the notice has not told yet. */
export function toldEvents(events: readonly CaseEvent[], { parts }: CaseState): readonly CaseEvent[] {
  const untold = new Map(parts.filter(isUntold).map(({ part, rounds }) => [part, rounds]));
  const seen = new Map<PartNumber, number>();
  return events.filter((event) => {
    if (event.kind !== 'supplement-asked') return true;
    const round = (seen.get(event.part) ?? 0) + 1;
    seen.set(event.part, round);
    return untold.get(event.part) !== round;
  });
}

/** The papers are there and the office has said nothing of them yet. */
function isStillReading({ stage }: PartState): boolean {
  return stage === 'at-office' || stage === 'received';
}

function hasClosed(untold: readonly PartState[], at: Pick<ActContext, 'now' | 'calendar' | 'law'>): boolean {
  return untold.some(({ receivedOn }) => {
    const deadline = receivedOn && noticeDeadline(Temporal.PlainDate.from(receivedOn), at);
    return deadline !== undefined && deadline !== '' && Temporal.Instant.compare(deadline, at.now) <= 0;
  });
}
