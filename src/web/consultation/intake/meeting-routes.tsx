import { recordSpeechConfirmed } from '#app/confirm-speech.ts';
import { newFormKey } from '#app/follow-code.ts';
import { planConsultationMeeting, recordPapersSent } from '#app/plan-meeting.ts';
import { receiveSubmission } from '#app/receive-submission.ts';
import { submissionNumber } from '#core/consultation/ids.ts';
import { CONFIRMED_HOW, MEETING_KINDS, meetingOf, nextSpeaker } from '#core/consultation/intake/meetings.ts';
import type { Meeting } from '#core/consultation/ledger.ts';
import { consultationForDesk, type ConsultationSeen } from '#read/consultation.ts';
import { answerNotFound, answerPage, contextOf, type WebRequest } from '../../citizen/route-tools.ts';
import { refusalSentence } from '../../form/problem-words.ts';
import { fieldOf } from '../../form/read-form.ts';
import { staffOnly, type StaffDeps, type StaffRoutes } from '../../staff-deps.tsx';
import { emptyIntake, intakeCommand, typedIntake } from './intake-form.ts';
import { MeetingPage, type MeetingProps } from './meeting-page.tsx';
import { MeetingsPage } from './meetings-page.tsx';

const BASE = '/consultations/:consultation/meetings';

/** Meetings: planned, papers sent, speeches taken down and confirmed. */
export function registerMeetingRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const planner = staffOnly(deps, 'planner', '/consultations');
  routes.get(BASE, planner, async (c) => {
    const seen = await seenBy(c, deps);
    return seen
      ? answerPage(c, <MeetingsPage ctx={contextOf(c, deps)} seen={seen} />)
      : answerNotFound(c, deps);
  });
  routes.post(BASE, planner, (c) => plan(c, deps));
  routes.get(`${BASE}/:meeting`, planner, (c) => withMeeting(c, deps, (at) => show(c, deps, at)));
  routes.post(`${BASE}/:meeting/papers-sent`, planner, (c) =>
    withMeeting(c, deps, (at) => papers(c, deps, at)),
  );
  routes.post(`${BASE}/:meeting/speeches`, planner, (c) => withMeeting(c, deps, (at) => speak(c, deps, at)));
  routes.post(`${BASE}/:meeting/speeches/:number/confirm`, planner, (c) =>
    withMeeting(c, deps, (at) => confirm(c, deps, at)),
  );
}

type At = { readonly seen: ConsultationSeen; readonly meeting: Meeting };

function seenBy(c: WebRequest, deps: StaffDeps): Promise<ConsultationSeen | undefined> {
  return consultationForDesk(c.get('visit').viewer, deps.app, c.req.param('consultation') ?? '');
}

async function withMeeting(
  c: WebRequest,
  deps: StaffDeps,
  answer: (at: At) => Promise<Response>,
): Promise<Response> {
  const seen = await seenBy(c, deps);
  const meeting = seen && meetingOf(seen.ledger, Number(c.req.param('meeting')));
  return seen === undefined || meeting === undefined ? answerNotFound(c, deps) : answer({ seen, meeting });
}

async function show(
  c: WebRequest,
  deps: StaffDeps,
  { seen, meeting }: At,
  again: Partial<Pick<MeetingProps, 'typed' | 'problem' | 'confirming'>> = {},
): Promise<Response> {
  const typed = again.typed ?? {
    ...emptyIntake(newFormKey(deps.app)),
    order: String(nextSpeaker(seen.ledger, meeting)),
  };
  const page = (
    <MeetingPage ctx={contextOf(c, deps)} seen={seen} meeting={meeting} {...again} typed={typed} />
  );
  return answerPage(c, page, again.problem === undefined ? 200 : 422);
}

async function plan(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const seen = await seenBy(c, deps);
  if (!seen) return answerNotFound(c, deps);
  const form = c.get('form');
  const text = (name: string): string => fieldOf(form, name) ?? '';
  const kind = MEETING_KINDS.find((each) => each === text('kind')) ?? 'meeting';
  const typed = {
    kind,
    title: text('title'),
    on: text('on'),
    place: text('place'),
    topics: form.fields.get('topic') ?? [],
  };
  const { id } = seen.consultation;
  const planned = await planConsultationMeeting(deps.app, c.get('visit').viewer, {
    consultation: id,
    ...typed,
  });
  if (planned.ok)
    return c.redirect(`/consultations/${id}/meetings/${planned.value.ledger.meetings.length}`, 303);
  const ctx = contextOf(c, deps);
  const problem = refusalSentence(planned.error, ctx.t);
  return answerPage(c, <MeetingsPage ctx={ctx} seen={seen} typed={typed} problem={problem} />, 422);
}

async function papers(c: WebRequest, deps: StaffDeps, at: At): Promise<Response> {
  const { id } = at.seen.consultation;
  const { number } = at.meeting;
  const on = fieldOf(c.get('form'), 'papers-on') ?? '';
  const sent = await recordPapersSent(deps.app, c.get('visit').viewer, {
    consultation: id,
    meeting: number,
    on,
  });
  if (sent.ok) return c.redirect(`/consultations/${id}/meetings/${number}`, 303);
  const sentence = refusalSentence(sent.error, contextOf(c, deps).t);
  return show(c, deps, at, { problem: { at: 'papers', sentence } });
}

async function speak(c: WebRequest, deps: StaffDeps, at: At): Promise<Response> {
  const { seen, meeting } = at;
  const typed = typedIntake(c.get('form'), newFormKey(deps.app));
  const order = Number(typed.order);
  const speech = {
    channel: meeting.kind,
    meeting: meeting.number,
    order: Number.isInteger(order) ? order : 0,
  };
  const command = intakeCommand(
    seen.consultation,
    { ...typed, receivedOn: heldOn(c, deps, meeting) },
    speech,
  );
  const taken = await receiveSubmission(deps.app, c.get('visit').viewer, command);
  if (taken.ok) {
    const path = `/consultations/${seen.consultation.id}/meetings/${meeting.number}`;
    return c.redirect(`${path}#speech-${taken.value.number}`, 303);
  }
  const sentence = refusalSentence(taken.error, contextOf(c, deps).t);
  return show(c, deps, at, { typed, problem: { at: 'speech', sentence } });
}

/** A speech came in on the day of its meeting; one taken down before it, today. */
function heldOn(c: WebRequest, deps: StaffDeps, { on }: Meeting): string {
  const { today } = contextOf(c, deps);
  return Temporal.PlainDate.compare(on, today) > 0 ? '' : on.toString();
}

async function confirm(c: WebRequest, deps: StaffDeps, at: At): Promise<Response> {
  const { seen, meeting } = at;
  const form = c.get('form');
  const submission = submissionNumber(c.req.param('number') ?? '');
  if (submission === undefined || !meeting.speeches.includes(submission)) return answerNotFound(c, deps);
  const typed = { submission, on: fieldOf(form, 'on') ?? '', text: fieldOf(form, 'text') ?? '' };
  const how = CONFIRMED_HOW.find((each) => each === fieldOf(form, 'how')) ?? 'signed';
  const { id } = seen.consultation;
  const confirmed = await recordSpeechConfirmed(deps.app, c.get('visit').viewer, {
    consultation: id,
    how,
    ...typed,
  });
  if (confirmed.ok)
    return c.redirect(`/consultations/${id}/meetings/${meeting.number}#speech-${submission}`, 303);
  const sentence = refusalSentence(confirmed.error, contextOf(c, deps).t);
  return show(c, deps, at, { confirming: typed, problem: { at: `speech-${submission}`, sentence } });
}
