import { dayOf } from '#core/calendar/city-day.ts';
import type { CaseEvent } from '#core/cases/events.ts';
import type { PartState } from '#core/cases/state.ts';
import type { HistoryLine } from './case-lines.ts';

/**
 * What happened, in order. `citizen`: reasons and notes, not the offices' inner opinions. `office`: opinions too, but not
 * what another office wrote. `parts`: as they are now; what they count from is said where it is not the day of the act.
 */
export function historyOf(
  events: readonly CaseEvent[],
  reader: 'citizen' | 'office',
  parts: readonly PartState[] = [],
): readonly HistoryLine[] {
  return events.map((event) => {
    const note = noteOf(event, reader);
    const countsFrom = countsFromOf(event, parts);
    return {
      seq: event.seq,
      at: event.at,
      kind: event.kind,
      ...('part' in event ? { part: event.part } : {}),
      actor: event.actor,
      origin: event.origin,
      ...(note === undefined || note === '' ? {} : { note }),
      ...('ground' in event && typeof event.ground === 'object' ? { ground: event.ground } : {}),
      ...(countsFrom === undefined ? {} : { countsFrom }),
    };
  });
}

/** 收件 that came later than the papers, and what time accepted: the day from which it counts. */
function countsFromOf(event: CaseEvent, parts: readonly PartState[]): string | undefined {
  if (event.kind !== 'part-received' && event.kind !== 'part-deemed-accepted') return undefined;
  const part = parts.find((each) => each.part === event.part);
  const from = event.kind === 'part-received' ? part?.receivedOn : part?.acceptedOn;
  return from !== undefined && from < dayOf(event.at) ? from : undefined;
}

function noteOf(event: CaseEvent, reader: 'citizen' | 'office'): string | undefined {
  switch (event.kind) {
    case 'supplement-asked':
    case 'supplement-handed-in':
      return event.note;
    case 'part-refused':
    case 'part-rejected':
    case 'part-extended':
    case 'clock-suspended':
    case 'part-lapsed':
    case 'part-withdrawn':
    case 'part-revoked':
    case 'consent-declined':
    case 'joint-extended':
    case 'hand-over-disputed':
      return event.reason;
    case 'form-corrected': {
      const changes = event.changes.map(({ label, before, after }) => `${label}：${before} → ${after}`);
      return [...changes, event.reason].filter((text) => text !== '').join('；');
    }
    case 'clock-resumed':
      return event.outcome;
    case 'dispute-settled':
      return event.finding;
    case 'paper-arrived':
      return event.note;
    case 'sibling-failed':
      return reader === 'citizen' ? event.reason : undefined;
    case 'part-reviewed':
    case 'part-granted':
      return reader === 'office' ? event.opinion : undefined;
    case 'result-delivered':
      return event.proof === undefined ? event.to : `${event.to}（${event.proof}）`;
    default:
      return undefined;
  }
}
