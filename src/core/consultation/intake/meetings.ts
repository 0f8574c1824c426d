// Meetings, hearings and visits: planned, papers sent, speeches confirmed by those who gave them.
import { ok, type Result } from '#base/result.ts';
import type { Consultation } from '../consultation.ts';
import type { Consent, LedgerHappening } from '../events.ts';
import type { SubmissionNumber } from '../ids.ts';
import type { Ledger, Meeting } from '../ledger.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';
import { LONGEST_TEXT, line } from './intake-text.ts';

export const MEETING_KINDS = ['meeting', 'hearing', 'visit', 'expert-review'] as const;
export const CONFIRMED_HOW = ['signed', 'phone', 'e-mail', 'in-person'] as const;
export type ConfirmedHow = (typeof CONFIRMED_HOW)[number];

type Decided = Result<readonly LedgerHappening[], ConsultationRefusal>;

export type PlannedMeeting = {
  readonly kind: Meeting['kind'];
  readonly title: string;
  /** ISO date, to come or past: meetings are also recorded afterwards. */
  readonly on: string;
  readonly place: string;
  readonly topics: readonly string[];
};

export function planMeeting({ topics }: Consultation, planned: PlannedMeeting): Decided {
  const [title, place] = [line(planned.title), line(planned.place)];
  if (title === undefined || place === undefined || planned.on.trim() === '')
    return refuseConsultation('meeting-incomplete');
  const on = readDay(planned.on);
  if (on === undefined) return refuseConsultation('date-unreadable');
  const known = topics.filter(({ id }) => planned.topics.includes(id)).map(({ id }) => id);
  return ok([
    { type: 'meeting-planned', kind: planned.kind, title, on: on.toString(), place, topics: known },
  ]);
}

/** Papers reach the participants of a hearing 7 days before (国令713 第十六条): recorded, and shown when it was too late. */
export function sendMeetingPapers(
  ledger: Ledger,
  {
    meeting,
    on,
    today,
  }: { readonly meeting: number; readonly on: string; readonly today: Temporal.PlainDate },
): Decided {
  if (meetingOf(ledger, meeting) === undefined) return refuseConsultation('meeting-not-found');
  const day = readDay(on);
  if (day === undefined) return refuseConsultation('date-unreadable');
  if (Temporal.PlainDate.compare(day, today) > 0) return refuseConsultation('date-to-come');
  return ok([{ type: 'meeting-papers-sent', meeting, on: day.toString() }]);
}

export type SpeechConfirmation = {
  readonly submission: SubmissionNumber;
  readonly how: ConfirmedHow;
  readonly on: string;
  /** As the speaker wants it to read; empty or the same: as recorded. */
  readonly text: string;
};

/** Once: what a speaker confirmed stands; a later wish is a submission of its own. */
export function confirmSpeech(
  ledger: Ledger,
  command: SpeechConfirmation,
  today: Temporal.PlainDate,
): Decided {
  const spoken = ledger.submissions.get(command.submission);
  if (spoken === undefined) return refuseConsultation('submission-not-found');
  if (spoken.speech === undefined) return refuseConsultation('speech-not-a-speech');
  if (spoken.confirmed !== undefined) return refuseConsultation('speech-confirmed-before');
  const on = readDay(command.on);
  if (on === undefined) return refuseConsultation('date-unreadable');
  if (Temporal.PlainDate.compare(on, today) > 0) return refuseConsultation('date-to-come');
  const text = command.text.replaceAll('\r\n', '\n').trim();
  if (text.length > LONGEST_TEXT) return refuseConsultation('text-too-long', { limit: LONGEST_TEXT });
  const corrected = text === '' || text === spoken.text ? {} : { text };
  return ok([
    {
      type: 'speech-confirmed',
      submission: spoken.number,
      how: command.how,
      on: on.toString(),
      ...corrected,
    },
  ]);
}

export type ConsentGiven = {
  readonly submission: SubmissionNumber;
  readonly consent: { readonly text: Consent; readonly name: Consent };
};

/** What the contributor said when asked; may change, the journal keeps each answer. */
export function recordConsent(ledger: Ledger, { submission, consent }: ConsentGiven): Decided {
  const was = ledger.submissions.get(submission);
  if (was === undefined) return refuseConsultation('submission-not-found');
  if (was.consent.text === consent.text && was.consent.name === consent.name) return ok([]);
  return ok([{ type: 'consent-recorded', submission, consent }]);
}

export function meetingOf(ledger: Ledger, number: number): Meeting | undefined {
  return ledger.meetings.find((meeting) => meeting.number === number);
}

/** The place of the next speaker. */
export function nextSpeaker(ledger: Ledger, { speeches }: Meeting): number {
  return Math.max(0, ...speeches.map((number) => ledger.submissions.get(number)?.speech?.order ?? 0)) + 1;
}

/** Why a speech cannot stand in this place; absent: it can. */
export function speechFault(
  ledger: Ledger,
  { meeting: number, order }: { readonly meeting: number; readonly order: number },
): Result<never, ConsultationRefusal> | undefined {
  const meeting = meetingOf(ledger, number);
  if (meeting === undefined || order < 1 || order > 500) return refuseConsultation('meeting-not-found');
  const taken = meeting.speeches.some((each) => ledger.submissions.get(each)?.speech?.order === order);
  return taken ? refuseConsultation('speech-order-taken', { order }) : undefined;
}

function readDay(typed: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(typed.trim());
  } catch {
    return undefined;
  }
}
