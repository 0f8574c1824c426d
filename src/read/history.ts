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
      ...('part' in event ? { part: event.part } : {}),
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
