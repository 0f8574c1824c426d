import { keepFilesForIntake, opinionFileFor } from '#app/opinion-files.ts';
import { newFormKey } from '#app/follow-code.ts';
import { receiveSubmission } from '#app/receive-submission.ts';
import { recordConsentToPublish } from '#app/record-consent-to-publish.ts';
import { clocksOf, type ClockBench } from '#core/consultation/deadlines/clocks-of.ts';
import { submissionNumber } from '#core/consultation/ids.ts';
import { proposedText } from '#core/consultation/intake/picture-reading.ts';
import type { Submission } from '#core/consultation/ledger.ts';
import { consultationForDesk, type ConsultationSeen } from '#read/consultation.ts';
import {
  answerDownload,
  answerNotFound,
  answerPage,
  contextOf,
  todayIn,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { receivedSentences, refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import { staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { consentOf, emptyIntake, intakeCommand, typedIntake } from './intake/intake-form.ts';
import { IntakePage, type IntakeProps } from './intake/intake-page.tsx';
import { registerImportRoutes } from './intake/import-routes.tsx';
import { registerMeetingRoutes } from './intake/meeting-routes.tsx';
import { ReceiptPage } from './intake/receipt-page.tsx';

const BASE = '/consultations/:consultation';

/** Taking opinions in: the form, letters as pictures, receipts, files, and below them imports and meetings. */
export function registerIntakeRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const planner = staffOnly(deps, 'planner', '/consultations');
  registerImportRoutes(routes, deps);
  registerMeetingRoutes(routes, deps);
  routes.get(`${BASE}/intake`, planner, async (c) => {
    const seen = await seenBy(c, deps);
    return seen ? show(c, deps, { seen, typed: emptyIntake(newFormKey(deps.app)) }) : answerNotFound(c, deps);
  });
  routes.post(`${BASE}/intake`, planner, (c) => take(c, deps));
  routes.post(`${BASE}/intake/picture`, planner, (c) => readLetter(c, deps));
  routes.get(`${BASE}/intake/files/:hash`, planner, (c) => sendFile(c, deps, c.req.param('hash')));
  routes.get(`${BASE}/submissions/:number/files/:hash`, planner, (c) =>
    sendFile(c, deps, c.req.param('hash')),
  );
  routes.get(`${BASE}/intake/:number`, planner, (c) => withSubmission(c, deps, (of) => receipt(c, deps, of)));
  routes.post(`${BASE}/intake/:number/consent`, planner, (c) =>
    withSubmission(c, deps, (of) => consent(c, deps, of)),
  );
}

type Of = { readonly seen: ConsultationSeen; readonly submission: Submission };

function seenBy(c: WebRequest, deps: StaffDeps): Promise<ConsultationSeen | undefined> {
  return consultationForDesk(c.get('visit').viewer, deps.app, c.req.param('consultation') ?? '');
}

async function withSubmission(
  c: WebRequest,
  deps: StaffDeps,
  answer: (of: Of) => Promise<Response>,
): Promise<Response> {
  const seen = await seenBy(c, deps);
  const number = submissionNumber(c.req.param('number') ?? '');
  const submission = number && seen?.ledger.submissions.get(number);
  return seen && submission ? answer({ seen, submission }) : answerNotFound(c, deps);
}

function show(c: WebRequest, deps: StaffDeps, props: Omit<IntakeProps, 'ctx'>): Response {
  const wrong = (props.problems ?? []).length > 0;
  return answerPage(c, <IntakePage ctx={contextOf(c, deps)} {...props} />, wrong ? 422 : 200);
}

/** Files first: what was uploaded is there again when the rest of the form is refused. */
async function take(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const seen = await seenBy(c, deps);
  if (!seen) return answerNotFound(c, deps);
  const { t } = contextOf(c, deps);
  const form = c.get('form');
  const { viewer } = c.get('visit');
  const typed = typedIntake(form, newFormKey(deps.app));
  const lost = receivedSentences(form, t).map(({ sentence }) => ({ href: '#files', sentence }));
  if (lost.length > 0) return show(c, deps, { seen, typed, problems: lost });
  const kept = await keepFilesForIntake(deps.app, viewer, {
    consultation: seen.consultation.id,
    files: form.files.map(({ name, bytes }) => ({ name, bytes })),
  });
  if (!kept.ok)
    return show(c, deps, {
      seen,
      typed,
      problems: [{ href: '#files', sentence: refusalSentence(kept.error, t) }],
    });
  const whole = { ...typed, stored: [...typed.stored, ...kept.value] };
  const taken = await receiveSubmission(deps.app, viewer, intakeCommand(seen.consultation, whole));
  if (!taken.ok) {
    const problems = [{ href: '#text', sentence: refusalSentence(taken.error, t) }];
    const offerSameFiles = taken.error.code === 'file-received-before';
    return show(c, deps, { seen, typed: whole, problems, offerSameFiles });
  }
  const { number, followCode: code, again, changed } = taken.value;
  const submission = changed.ledger.submissions.get(number);
  if (submission === undefined) return answerNotFound(c, deps);
  return receipt(c, deps, { seen: changed, submission }, { code, again });
}

async function readLetter(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const seen = await seenBy(c, deps);
  if (!seen) return answerNotFound(c, deps);
  const { t } = contextOf(c, deps);
  const [file] = c.get('form').files;
  const typed = emptyIntake(newFormKey(deps.app));
  if (file === undefined) {
    const [said] = receivedSentences(c.get('form'), t);
    const sentence = said?.sentence ?? t.consultationIntake.form.noFile;
    return show(c, deps, { seen, typed, problems: [{ href: '#picture', sentence }] });
  }
  const kept = await keepFilesForIntake(deps.app, c.get('visit').viewer, {
    consultation: seen.consultation.id,
    files: [{ name: file.name, bytes: file.bytes }],
  });
  const stored = kept.ok ? kept.value[0] : undefined;
  if (!kept.ok || stored === undefined) {
    const sentence = kept.ok ? t.consultationIntake.form.noFile : refusalSentence(kept.error, t);
    return show(c, deps, { seen, typed, problems: [{ href: '#picture', sentence }] });
  }
  const read = await deps.app.readPicture(file.bytes);
  const picture = {
    sha256: stored.sha256,
    reading: read.ok ? read.value : undefined,
    fault: read.ok ? undefined : read.error,
  };
  const text = read.ok ? proposedText(read.value) : '';
  return show(c, deps, { seen, typed: { ...typed, text, stored: [stored] }, picture });
}

async function sendFile(c: WebRequest, deps: StaffDeps, hash: string | undefined): Promise<Response> {
  const consultation = c.req.param('consultation') ?? '';
  const found = await opinionFileFor(deps.app, c.get('visit').viewer, { consultation, hash: hash ?? '' });
  if (found === undefined) return answerNotFound(c, deps);
  const { bytes, type } = found;
  const ending = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' }[type] ?? 'bin';
  return answerDownload(c, { name: `${(hash ?? '').slice(0, 12)}.${ending}`, type, body: bytes });
}

async function receipt(
  c: WebRequest,
  deps: StaffDeps,
  { seen, submission }: Of,
  shown: { readonly code?: string; readonly again?: boolean; readonly problem?: string } = {},
): Promise<Response> {
  const { app } = deps;
  const bench: ClockBench = {
    deadlines: app.consultations.deadlines,
    calendar: app.calendar,
    today: todayIn(app),
  };
  const clocks = clocksOf(seen.ledger, bench).filter(
    ({ about }) => about.kind === 'submission' && about.submission === submission.number,
  );
  return answerPage(
    c,
    <ReceiptPage ctx={contextOf(c, deps)} seen={seen} submission={submission} clocks={clocks} {...shown} />,
    shown.problem === undefined ? 200 : 422,
  );
}

async function consent(c: WebRequest, deps: StaffDeps, of: Of): Promise<Response> {
  const form = c.get('form');
  const given = {
    text: consentOf(fieldOf(form, 'consent-text') ?? ''),
    name: consentOf(fieldOf(form, 'consent-name') ?? ''),
  };
  const { id } = of.seen.consultation;
  const { number } = of.submission;
  const recorded = await recordConsentToPublish(deps.app, c.get('visit').viewer, {
    consultation: id,
    submission: number,
    consent: given,
  });
  if (recorded.ok) return c.redirect(`/consultations/${id}/intake/${number}`, 303);
  return receipt(c, deps, of, { problem: refusalSentence(recorded.error, contextOf(c, deps).t) });
}
