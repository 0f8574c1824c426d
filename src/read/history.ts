import type { CaseEvent } from '#core/cases/events.ts';
import type { HistoryLine } from './case-lines.ts';

/**
 * What happened, in order. `citizen`: reasons and notes, not the offices' inner opinions. `office`: opinions too, but not
 * what another office wrote.
 */
export function historyOf(
  events: readonly CaseEvent[],
  reader: 'citizen' | 'office',
): readonly HistoryLine[] {
  return events.map((event) => {
    const note = noteOf(event, reader);
    return {
      seq: event.seq,
      at: event.at,
      kind: event.kind,
      ...(event.kind === 'case-filed' ? {} : { part: event.part }),
      actor: event.actor,
      origin: event.origin,
      ...(note === undefined || note === '' ? {} : { note }),
    };
  });
}

function noteOf(event: CaseEvent, reader: 'citizen' | 'office'): string | undefined {
  switch (event.kind) {
    case 'supplement-asked':
    case 'supplement-handed-in':
      return event.note;
    case 'part-refused':
    case 'part-rejected':
      return event.reason;
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
