import { unreachable } from '#base/assert.ts';
import { cityDay } from '#core/calendar/city-day.ts';
import type { LedgerEvent, SubmissionReceived } from '../events.ts';
import { nthPoint, nthSubmission } from '../ids.ts';
import { freshDemand, nextDemandId, submissionIn, type LedgerDraft } from './ledger-draft.ts';

export const INTAKE_EVENTS = [
  'meeting-planned',
  'meeting-papers-sent',
  'submission-received',
  'speech-confirmed',
  'consent-recorded',
  'file-imported',
  'contributor-seen',
] as const;
type IntakeEvent = Extract<LedgerEvent, { readonly type: (typeof INTAKE_EVENTS)[number] }>;

/** Meetings, submissions, imports. Yields the ids that were touched. */
export function foldIntake(draft: LedgerDraft, event: IntakeEvent): readonly string[] {
  switch (event.type) {
    case 'meeting-planned':
      draft.meetings.push({
        number: draft.meetings.length + 1,
        kind: event.kind,
        title: event.title,
        on: Temporal.PlainDate.from(event.on),
        place: event.place,
        topics: event.topics,
        papersSentOn: undefined,
        speeches: [],
      });
      return [];
    case 'meeting-papers-sent':
      draft.meetings = draft.meetings.map((meeting) =>
        meeting.number === event.meeting
          ? { ...meeting, papersSentOn: Temporal.PlainDate.from(event.on) }
          : meeting,
      );
      return [];
    case 'submission-received':
      return receive(draft, event);
    case 'speech-confirmed': {
      const was = submissionIn(draft, event.submission);
      const { text = was.text, how, on, at } = event;
      draft.submissions.set(was.number, { ...was, confirmed: { text, how, on, at } });
      return [String(was.number)];
    }
    case 'consent-recorded': {
      const was = submissionIn(draft, event.submission);
      draft.submissions.set(was.number, { ...was, consent: event.consent });
      return [];
    }
    case 'file-imported':
      draft.imports.push({
        number: draft.imports.length + 1,
        sha256: event.sha256,
        sheet: event.sheet,
        fileName: event.fileName,
        at: event.at,
      });
      return [];
    case 'contributor-seen':
      return [];
    default:
      return unreachable(event);
  }
}

/** A new submission is one point, and that point one demand, until somebody splits or merges. */
function receive(draft: LedgerDraft, event: LedgerEvent & SubmissionReceived): readonly string[] {
  const number = nthSubmission(draft.submissions.size + 1);
  const point = nthPoint(number, 1);
  const demand = nextDemandId(draft);
  draft.submissions.set(number, {
    number,
    seq: event.seq,
    at: event.at,
    by: event.by,
    receivedOn:
      event.receivedOn === undefined ? cityDay(event.at) : Temporal.PlainDate.from(event.receivedOn),
    channel: event.channel,
    contributor: event.contributor,
    title: event.title,
    text: event.text,
    confirmed: undefined,
    files: event.files,
    consent: event.consent,
    speech: event.speech,
    clause: event.clause,
    proposalNumber: event.proposalNumber,
    broadOrHard: event.broadOrHard === true,
    published: event.published,
    imported: event.imported,
    formKey: event.formKey,
    followHash: event.followHash,
    copyOf: undefined,
    points: [point],
    pointsNumbered: 1,
  });
  draft.points.set(point, {
    id: point,
    submission: number,
    text: event.text,
    quote: { from: 0, to: event.text.length },
    demand,
  });
  draft.demands.set(demand, {
    ...freshDemand(demand, [point]),
    clauses: event.clause === undefined ? [] : [event.clause],
  });
  if (event.speech !== undefined) {
    const { meeting: held } = event.speech;
    draft.meetings = draft.meetings.map((meeting) =>
      meeting.number === held ? { ...meeting, speeches: [...meeting.speeches, number] } : meeting,
    );
  }
  return [String(number), point, demand];
}
