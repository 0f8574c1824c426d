// Every read and every use case, tried by everybody it is not for. What may not be seen does not exist.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { recordSpeechConfirmed } from '#app/confirm-speech.ts';
import { importOpinions, keepImportFile, keptImportFile } from '#app/import-opinions.ts';
import { keepFilesForIntake, opinionFileFor } from '#app/opinion-files.ts';
import { planConsultationMeeting, recordPapersSent } from '#app/plan-meeting.ts';
import { receiveSubmission } from '#app/receive-submission.ts';
import { recordConsentToPublish } from '#app/record-consent-to-publish.ts';
import { actOnPart } from '#app/act-on-part.ts';
import { answerWarning } from '#app/answer-warning.ts';
import { answerConsent } from '#app/answer-consent.ts';
import { confirmMandate } from '#app/confirm-mandate.ts';
import { actOnSide } from '#app/act-on-side.ts';
import { appealCredit, decideCreditAppeal, repairCredit } from '#app/credit.ts';
import { paperArrived } from '#app/paper-arrived.ts';
import { deliverResult } from '#app/deliver-result.ts';
import { disputeHandOver, settleDispute } from '#app/dispute.ts';
import { discardDraft } from '#app/discard-draft.ts';
import { downloadFile } from '#app/download-file.ts';
import { extendJoint } from '#app/extend-joint.ts';
import { followUpRating } from '#app/follow-up-rating.ts';
import { giveMandate, resendMandateCode } from '#app/give-mandate.ts';
import { handInSupplement } from '#app/hand-in-supplement.ts';
import { answerQuestion, askAboutReturn, closeQuestion } from '#app/ask-about-return.ts';
import { explainFinding } from '#app/explain-finding.ts';
import { openReturn } from '#app/open-return.ts';
import { dispatchDemand, explainDisagreement } from '#app/dispatch-demand.ts';
import { collate } from '#app/collate.ts';
import { decideDemand, letFlagStand } from '#app/dispose-demand.ts';
import { editClause } from '#app/edit-clause.ts';
import { beginEvaluation, judge, promise, showProgress, tellContributors } from '#app/keep-commitment.ts';
import { sayAnswered } from '#app/record-answers.ts';
import { noteMilestone, openForComment } from '#app/record-procedure.ts';
import { keepPlanFile, openPlanVersion, readPlanFile } from '#app/open-plan-version.ts';
import { sealPlanVersion } from '#app/seal-plan-version.ts';
import { giveDepartmentView, handDemandBack } from '#app/study-demand.ts';
import { releaseNamedRows } from '#app/release-named-rows.ts';
import { approveReturn, sendReturnBack, unlockReturn } from '#app/review-return.ts';
import { approveTotals } from '#app/approve-totals.ts';
import { publishReport } from '#app/publish-report.ts';
import { makePacket } from '#app/make-packet.ts';
import { publishFeedback } from '#app/publish-feedback.ts';
import { seeContributors } from '#app/see-contributors.ts';
import { saveCells, takeOverCells } from '#app/save-cells.ts';
import { signReturn, submitReturn, withdrawSignature } from '#app/sign-return.ts';
import { sendPaper, takePaper } from '#app/move-paper.ts';
import { correctForm, openCorrection } from '#app/correct-form.ts';
import { resendMessage } from '#app/own-notices.ts';
import { planCounty } from '#app/plan-outbox.ts';
import { openDraft } from '#app/open-draft.ts';
import { beginPaying } from '#app/pay-fee.ts';
import { postResult } from '#app/post-result.ts';
import { refileCase } from '#app/refile-case.ts';
import { withdrawCase, withdrawPart } from '#app/withdraw-part.ts';
import { rateCase } from '#app/rate-case.ts';
import { recordConsent, replaceConsentByPaper } from '#app/record-consent.ts';
import { revokeMandate } from '#app/revoke-mandate.ts';
import { saveDraft } from '#app/save-draft.ts';
import { startDraft } from '#app/start-draft.ts';
import { submitDraft } from '#app/submit-draft.ts';
import { attachUpload, removeUpload } from '#app/uploads.ts';
import type { AppointmentId } from '#core/appointments/appointment.ts';
import type { DraftId } from '#core/cases/draft.ts';
import { isClauseId, nthCommitment, nthDemand, nthSubmission } from '#core/consultation/ids.ts';
import type { CaseNumber, FileRef } from '#core/cases/events.ts';
import { subjectOfPart } from '#core/cases/acts-allowed.ts';
import { may, PERMISSIONS, scopeOf, type Action } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { bookAppointment } from '#app/appointments-book.ts';
import { cancelAppointment } from '#app/appointments-cancel.ts';
import { markVisit } from '#app/appointments-counter.ts';
import { publishHours } from '#app/appointments-hours.ts';
import { moveAppointment } from '#app/appointments-move.ts';
import { counterDay, myAppointment, myAppointments } from '#read/appointments.ts';
import { hoursOfPlace, offeredDays, openPlaces, placesWithHours } from '#read/opening-hours.ts';
import { followedOpinion, ownOpinions } from '#read/own-opinions.ts';
import {
  publicConsultation,
  publicConsultations,
  publicStatistics,
  publicWords,
} from '#read/public-consultation.ts';
import { statementsToVote, votesTogether } from '#read/statement-votes.ts';
import { bureauCounts } from '#read/bureau-counts.ts';
import { indicatorParts } from '#read/indicator-parts.ts';
import { returnFor } from '#read/return-for.ts';
import { returnHistory } from '#read/return-history.ts';
import { returnVersions } from '#read/return-versions.ts';
import { publishedReport, publishedReports } from '#read/published-reports.ts';
import { packetForDesk, publishedFeedback } from '#read/consultation-packets.ts';
import { returnExplanations } from '#read/return-explanations.ts';
import { collectedBodies } from '#read/collected-bodies.ts';
import { demandsToStudy } from '#read/study.ts';
import { commitmentsFor } from '#read/commitments.ts';
import { consultationForDesk, consultationsForDesk } from '#read/consultation.ts';
import { returnsWall } from '#read/returns-wall.ts';
import { namedExports } from '#read/named-exports.ts';
import { surveyFigures } from '#read/survey-figures.ts';
import { totalsParts } from '#read/totals-parts.ts';
import { totalsTable } from '#read/totals.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import { myConsents } from '#read/consents.ts';
import { caseForHelper, helpedCases } from '#read/helped-cases.ts';
import { myMandates } from '#read/mandates.ts';
import { documentsOfCase, documentsOfPart } from '#read/case-documents.ts';
import { commitmentChecks } from '#read/commitment-checks.ts';
import { creditRecords, myCredit } from '#read/credit.ts';
import { handedOut, takenHere, toHandOut } from '#read/counter-lists.ts';
import { disputes } from '#read/disputes.ts';
import { handOver } from '#read/hand-over.ts';
import { calendarChange, clockMoves } from '#read/clock-moves.ts';
import { findPersonForCounter } from '#read/find-person.ts';
import { jointCase } from '#read/joint-case.ts';
import { lookUps } from '#read/look-ups.ts';
import { myContacts } from '#read/contacts.ts';
import { myNotices, officeNotices } from '#read/notices.ts';
import { undelivered } from '#read/undelivered.ts';
import { myCases } from '#read/my-cases.ts';
import { myDrafts } from '#read/my-drafts.ts';
import { partForOfficer, partsForOfficer } from '#read/part-for-officer.ts';
import type { Reads } from '#read/reads.ts';
import { refiledAs } from '#read/refiled-as.ts';
import { ownRating, ratingForBureau, ratings } from '#read/ratings.ts';
import { resultToHandOut } from '#read/result-to-hand-out.ts';
import { conditionOf } from '#read/scope-condition.ts';
import { dashboard } from '#read/dashboard.ts';
import { rankings } from '#read/rankings.ts';
import { traces } from '#read/traces.ts';
import { holdings } from '#read/holdings.ts';
import { warnings } from '#read/warnings.ts';
import { worklist } from '#read/worklist.ts';
import {
  bringThrough,
  good,
  material,
  newbornDraft,
  pensionDraft,
  stateOf,
  submitted,
  thing,
} from '../support/journeys.ts';
import { asking, filledOnMandate, mandateByCode } from '../support/mandate-steps.ts';
import { publicReport } from '../support/public-report.ts';
import { countedId, sampleApp, type SampleApp } from '../support/sample-app.ts';
import { bookOf, returnsRound, typedCells } from '../support/returns-round.ts';
import {
  bureau,
  citizen,
  clerk,
  collector,
  division,
  handlerOf,
  officer,
  PLACES,
  planner,
  reporter,
} from '../support/sample-people.ts';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const PDF = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');
const SECRET = '秘密甲';
const APPOINTED = { day: '2026-11-24', from: '09:00' };

const owner = citizen(SECRET, '1980-05-06', 51);
const window = clerk(PLACES.centre, 351);
const office = officer(PLACES.changning, 'human-resources', 451);

/** People of every role who have nothing to do with the case. */
const strangers: Readonly<Record<string, Viewer>> = {
  visitor: { role: 'visitor' },
  'another citizen': citizen('路人', '1981-05-06', 52),
  'a clerk of another centre': clerk(PLACES.otherCentre, 352),
  'another clerk of the home village': clerk(PLACES.home, 353),
  'an officer of another agency': officer(PLACES.changning, 'civil-affairs', 452),
  'the same agency of another county': officer(PLACES.zhengxiang, 'human-resources', 453),
  'the bureau': bureau(),
  'somebody who reports for a unit': reporter('cz', 'head'),
  'the office affairs bureau': collector(),
  'the planning office of another city': planner('head', division('430300000000')),
  'the same department of another city': { ...handlerOf('gxj'), division: division('430300000000') },
};

/** A record of the owner, kept by a county of another city. */
const RECORD = { division: '430102000000', id: '0199c000-0000-7000-8000-000000000001' };

/** A survey of another city: its units have the words of ours, and are nobody's here. */
const ELSEWHERE = division('430100000000');
/** The consultation that comes with the sample. */
const ROUND = 'open-door-sample';
const SURVEYED = { round: 'r-elsewhere', unit: 'cz' };
const surveys = bookOf(
  returnsRound(SURVEYED.round, {
    offices: [
      { id: 'city', name: '外市', division: ELSEWHERE },
      { id: 'changning', name: '外县', division: '430102000000', parent: 'city' },
    ],
  }),
);
const fillsInThere = { ...reporter('cz', 'filler', 971), division: ELSEWHERE };
const collectsThere = collector(ELSEWHERE, 972);

let sample: SampleApp;
let number: CaseNumber;
let issued: CaseNumber;
/** Waits for the consent of somebody who is none of the strangers. */
let asked: CaseNumber;
let mandate: string;
let draft: DraftId;
let file: FileRef;
let caseFile: FileRef;
let appointment: AppointmentId;

before(async () => {
  sample = await sampleApp();
  const { app } = sample;
  await app.pool.query({
    text: `insert into credit_records (division, id, citizen_number, name, kind, case_id, number, part, item_name, agency_name,
        reason, recorded_at) values ($1, $2, $3, $4, 'false-commitment', $2, '0', 1, '{}', '{}', $4, now())`,
    values: [RECORD.division, RECORD.id, owner.citizenNumber, SECRET],
  });
  const first = await pensionDraft(app, window, owner);
  const paper = material(app.catalogue, 'id-card');
  good(await saveDraft(app, window, { draft: first, papers: [{ material: paper, choice: 'hand-in' }] }));
  caseFile = good(
    await attachUpload(app, window, {
      draft: first,
      material: paper,
      file: { name: `${SECRET}.pdf`, bytes: PDF },
    }),
  );
  number = await submitted(app, window, first);
  issued = await submitted(app, window, await pensionDraft(app, window, owner));
  await bringThrough(app, office, { number: issued, part: 1 });
  const family = await newbornDraft(app, window, owner, citizen('某父', '1979-05-06', 54));
  const fathers = material(app.catalogue, 'father-id-card');
  good(
    await saveDraft(app, window, { draft: family, papers: [{ material: fathers, choice: 'ask-consent' }] }),
  );
  asked = await submitted(app, window, family);
  const given = await giveMandate(
    app,
    window,
    asking(owner, { given: 'face-to-face', identityChecked: true }),
  );
  mandate = given.ok ? given.value.mandate : '';
  await planCounty(app, { hooks: [] }, PLACES.changning);
  const hours = { from: '09:00', to: '12:00' };
  good(
    await publishHours(app, window, {
      place: PLACES.centre,
      plan: {
        validFrom: '2026-01-01',
        windows: 1,
        minutesPerSlot: 30,
        week: [hours, hours, hours, hours, hours, null, null],
        makeUpDays: 'open',
        special: [],
      },
    }),
  );
  const booking = { id: countedId(), place: PLACES.centre, ...APPOINTED, matter: 'other', note: SECRET };
  appointment = good(await bookAppointment(app, owner, booking)).id;
  const there = { ...app, surveys };
  good(await openReturn(there, fillsInThere, SURVEYED));
  const figures = typedCells({ A: '3', B: '1', C: '2', N: SECRET });
  const { content } = good(await saveCells(there, fillsInThere, { ...SURVEYED, cells: figures })).standing;
  good(await signReturn(there, fillsInThere, { ...SURVEYED, content }));
  const itsHead = { ...reporter('cz', 'head', 973), division: ELSEWHERE };
  good(await submitReturn(there, itsHead, { ...SURVEYED, content }));
  good(await releaseNamedRows(there, collectsThere, { ...SURVEYED, use: 'statistics', units: 1 }));
  draft = await pensionDraft(app, window, owner);
  file = good(
    await attachUpload(app, window, { draft, material: paper, file: { name: '证.pdf', bytes: PDF } }),
  );
});
after(() => sample.drop());

function clauseOne() {
  const id = 'c1';
  assert.ok(isClauseId(id));
  return id;
}

const reads: Readonly<Record<string, (viewer: Viewer, from: Reads) => Promise<unknown>>> = {
  commitmentsFor: (viewer, from) => commitmentsFor(viewer, from, ROUND),
  consultationForDesk: (viewer, from) => consultationForDesk(viewer, from, ROUND),
  consultationsForDesk,
  demandsToStudy: (viewer, from) => demandsToStudy(viewer, from, ROUND),
  publicConsultations,
  publicConsultation: (viewer, from) => publicConsultation(viewer, from, ROUND),
  publicWords: (viewer, from) => publicWords(viewer, from, { id: ROUND, clause: clauseOne() }),
  publicStatistics: (viewer, from) => publicStatistics(viewer, from, ROUND),
  followedOpinion: (viewer, from) =>
    followedOpinion(viewer, from, { id: ROUND, number: '1', followHash: '' }),
  ownOpinions: (viewer, from) => ownOpinions(viewer, from, ROUND),
  statementsToVote: (viewer, from) => statementsToVote(viewer, from, ROUND),
  votesTogether: (viewer, from) => votesTogether(viewer, from, ROUND),
  myCases,
  myDrafts,
  takenHere,
  toHandOut,
  handedOut,
  worklist,
  caseForCitizen: (viewer, from) => caseForCitizen(viewer, from, number),
  jointCase: (viewer, from) => jointCase(viewer, from, number),
  partForOfficer: (viewer, from) => partForOfficer(viewer, from, { number, part: 1 }),
  partsForOfficer: (viewer, from) => partsForOfficer(viewer, from, number),
  resultToHandOut: (viewer, from) => resultToHandOut(viewer, from, { number: issued, part: 1 }),
  myConsents,
  myMandates,
  helpedCases,
  caseForHelper: (viewer, from) => caseForHelper(viewer, from, number),
  bureauCounts,
  disputes: (viewer, from) => disputes(viewer, from),
  handOver: (viewer, from) => handOver(viewer, from, { number }),
  lookUps,
  myNotices,
  myContacts,
  officeNotices,
  undelivered,
  ratings,
  dashboard: (viewer, from) => dashboard(viewer, from, { from: '2026-01-01', to: '2026-12-31' }),
  warnings,
  rankings: (viewer, from) => rankings(viewer, from, { by: 'agency', from: '2026-01-01', to: '2026-12-31' }),
  traces: (viewer, from) => traces(viewer, from, { from: '2026-01-01', to: '2026-12-31' }),
  holdings: (viewer, from) => holdings(viewer, from, number),
  ownRating: (viewer, from) => ownRating(viewer, from, number),
  ratingForBureau: (viewer, from) => ratingForBureau(viewer, from, number),
  refiledAs: (viewer, from) => refiledAs(viewer, from, number),
  myAppointments,
  myAppointment: (viewer, from) => myAppointment(viewer, from, { place: PLACES.centre, id: appointment }),
  counterDay: (viewer, from) => counterDay(viewer, from, APPOINTED.day),
  offeredDays: (viewer, from) => offeredDays(viewer, from, { place: PLACES.centre, days: 14 }),
  openPlaces: (viewer, from) => openPlaces(viewer, from),
  hoursOfPlace: (viewer, from) => hoursOfPlace(viewer, from, PLACES.centre),
  placesWithHours,
  findPersonForCounter: (viewer, from) => findPersonForCounter(viewer, from, owner.citizenNumber),
  documentsOfCase: (viewer, from) => documentsOfCase(viewer, from, number),
  documentsOfPart: (viewer, from) => documentsOfPart(viewer, from, { number, part: 1 }),
  commitmentChecks,
  myCredit,
  creditRecords,
  calendarChange,
  clockMoves: (viewer, from) => clockMoves(viewer, from, number),
  returnFor: (viewer, from) => returnFor(viewer, { ...from, surveys }, SURVEYED),
  returnHistory: (viewer, from) => returnHistory(viewer, { ...from, surveys }, SURVEYED),
  returnVersions: (viewer, from) => returnVersions(viewer, { ...from, surveys }, SURVEYED),
  collectedBodies: (viewer, from) => collectedBodies(viewer, { ...from, surveys }, SURVEYED.round),
  returnsWall: (viewer, from) => returnsWall(viewer, { ...from, surveys }, SURVEYED),
  surveyFigures: (viewer, from) =>
    surveyFigures(viewer, { ...from, surveys }, SURVEYED.round, { stage: 'submitted' }),
  namedExports: (viewer, from) => namedExports(viewer, from, SURVEYED.round),
  publishedReport: (viewer, from) => publishedReport(viewer, from, SURVEYED),
  publishedReports,
  packetForDesk: (viewer, from) => packetForDesk(viewer, from, { id: ROUND, number: 1 }),
  publishedFeedback: (viewer, from) => publishedFeedback(viewer, from, { id: ROUND }),
  returnExplanations: (viewer, from) => returnExplanations(viewer, { ...from, surveys }, SURVEYED.round),
  totalsTable: (viewer, from) =>
    totalsTable(viewer, { ...from, surveys }, { ...SURVEYED, scope: 'region', stage: 'submitted' }),
  totalsParts: (viewer, from) =>
    totalsParts(
      viewer,
      { ...from, surveys },
      { ...SURVEYED, indicator: 'A', scope: 'region', stage: 'submitted' },
    ),
  indicatorParts: (viewer, from) =>
    indicatorParts(viewer, { ...from, surveys }, { ...SURVEYED, indicator: 'A', stage: 'submitted' }),
};

/** Use cases of a return that this viewer has nothing to do with. */
const onReturn = <Rest extends object>(
  use: (
    app: SampleApp['app'],
    viewer: Viewer,
    at: typeof SURVEYED & Rest,
  ) => Promise<{ readonly ok: boolean; readonly error?: { readonly code: string } }>,
  rest: Rest,
) => {
  return (viewer: Viewer) => use({ ...sample.app, surveys }, viewer, { ...SURVEYED, ...rest });
};

const useCases: Readonly<
  Record<
    string,
    (viewer: Viewer) => Promise<{ readonly ok: boolean; readonly error?: { readonly code: string } }>
  >
> = {
  openDraft: (viewer) => openDraft(sample.app, viewer, { draft }),
  saveDraft: (viewer) => saveDraft(sample.app, viewer, { draft, answers: { name: '改' } }),
  submitDraft: (viewer) => submitDraft(sample.app, viewer, { draft }),
  answerWarning: (viewer) =>
    answerWarning(sample.app, viewer, {
      division: PLACES.changning,
      id: '0199b000-0000-7000-8000-000000000001',
      feedback: '说明',
    }),
  rateCase: (viewer) =>
    rateCase(sample.app, viewer, { number, grade: '1', reasons: [], comment: '', channel: 'web' }),
  followUpRating: (viewer) =>
    followUpRating(sample.app, viewer, { number, version: 1, step: { step: 'correct', note: '改' } }),
  moveAppointment: (viewer) =>
    moveAppointment(sample.app, viewer, {
      id: appointment,
      place: PLACES.centre,
      ...APPOINTED,
      from: '10:00',
    }),
  cancelAppointment: (viewer) =>
    cancelAppointment(sample.app, viewer, { id: appointment, place: PLACES.centre }),
  markVisit: (viewer) => markVisit(sample.app, viewer, { id: appointment, act: 'arrive' }),
  discardDraft: (viewer) => discardDraft(sample.app, viewer, { draft }),
  attachUpload: (viewer) =>
    attachUpload(sample.app, viewer, {
      draft,
      material: material(sample.app.catalogue, 'id-card'),
      file: { name: 'a.pdf', bytes: PDF },
    }),
  removeUpload: (viewer) => removeUpload(sample.app, viewer, { draft, file: file.id }),
  confirmMandate: (viewer) => confirmMandate(sample.app, viewer, { mandate, code: '000000' }),
  resendMandateCode: (viewer) => resendMandateCode(sample.app, viewer, { mandate }),
  resendMessage: (viewer) =>
    resendMessage(sample.app, viewer, {
      division: PLACES.changning,
      id: '0199b000-0000-7000-8000-000000000001',
    }),
  revokeMandate: (viewer) => revokeMandate(sample.app, viewer, { mandate }),
  answerConsent: (viewer) =>
    answerConsent(sample.app, viewer, { number: asked, consent: 'c1', answer: 'agree' }),
  recordConsent: (viewer) =>
    recordConsent(sample.app, viewer, {
      number: asked,
      consent: 'c1',
      letter: { name: 'a.pdf', bytes: PDF },
    }),
  replaceConsentByPaper: (viewer) =>
    replaceConsentByPaper(sample.app, viewer, { number: asked, consent: 'c1', files: [] }),
  paperArrived: (viewer) =>
    paperArrived(sample.app, viewer, {
      number,
      part: 1,
      version: 1,
      materials: [],
      by: 'post',
      on: '2026-11-23',
    }),
  appealCredit: (viewer) => appealCredit(sample.app, viewer, { ...RECORD, text: '诉' }),
  decideCreditAppeal: (viewer) =>
    decideCreditAppeal(sample.app, viewer, { ...RECORD, decision: 'removed', reason: '消' }),
  repairCredit: (viewer) => repairCredit(sample.app, viewer, { ...RECORD, reason: '修' }),
  actOnPart: (viewer) =>
    actOnPart(sample.app, viewer, { number, part: 1, version: 1, command: { act: 'receive' } }),
  actOnSide: (viewer) =>
    actOnSide(sample.app, viewer, {
      number,
      part: 1,
      version: 1,
      command: {
        act: 'extend',
        by: { amount: 1, unit: 'working-day' },
        approvedBy: '负责人',
        reason: '复杂',
      },
    }),
  extendJoint: (viewer) =>
    extendJoint(sample.app, viewer, {
      number,
      version: 1,
      workingDays: 1,
      approvedBy: '政府',
      reason: '复杂',
    }),
  handInSupplement: (viewer) =>
    handInSupplement(sample.app, viewer, { number, part: 1, version: 1, papers: [], note: '补' }),
  sendPaper: (viewer) =>
    sendPaper(sample.app, viewer, { number, part: 1, version: 1, to: 'office', contents: '原件' }),
  takePaper: (viewer) =>
    takePaper(sample.app, viewer, { number, part: 1, version: 1, leg: 1, complete: true, note: '' }),
  disputeHandOver: (viewer) =>
    disputeHandOver(sample.app, viewer, { number, part: 1, version: 1, reason: '没有收到' }),
  settleDispute: (viewer) =>
    settleDispute(sample.app, viewer, {
      number,
      part: 1,
      dispute: 1,
      responsible: 'nobody',
      finding: '查明',
    }),
  withdrawPart: (viewer) => withdrawPart(sample.app, viewer, { number, part: 1, version: 1, reason: '' }),
  withdrawCase: (viewer) => withdrawCase(sample.app, viewer, { number, version: 1, reason: '' }),
  openCorrection: (viewer) => openCorrection(sample.app, viewer, { number }),
  correctForm: (viewer) =>
    correctForm(sample.app, viewer, { number, answers: { in_school: 'yes' }, reason: '', version: 1 }),
  refileCase: (viewer) => refileCase(sample.app, viewer, { number }),
  beginPaying: (viewer) => beginPaying(sample.app, viewer, { number, part: 1 }),
  postResult: (viewer) =>
    postResult(sample.app, viewer, { number, part: 1, version: 1, carrier: '邮政', parcel: '1' }),
  deliverResult: (viewer) =>
    deliverResult(sample.app, viewer, { number: issued, part: 1, version: 6, to: '路人' }),
  downloadFile: async (viewer) => {
    const fromDraft = await downloadFile(sample.app, viewer, { from: 'draft', draft, file: file.id });
    return fromDraft.ok
      ? fromDraft
      : downloadFile(sample.app, viewer, { from: 'case', number, file: caseFile.id });
  },
  openReturn: onReturn(openReturn, {}),
  saveCells: onReturn(saveCells, { cells: typedCells({ A: '9' }) }),
  takeOverCells: onReturn(takeOverCells, { from: 'prior' as const }),
  explainFinding: onReturn(explainFinding, { finding: 'S2:A', text: '说明' }),
  collate: (viewer) =>
    collate(sample.app, viewer, ROUND, { act: 'title', demand: nthDemand(1), title: '题' }),
  decideDemand: (viewer) =>
    decideDemand(sample.app, viewer, ROUND, {
      demand: nthDemand(1),
      outcome: 'already',
      problem: undefined,
      reason: '第三章已有',
      links: [],
    }),
  letFlagStand: (viewer) =>
    letFlagStand(sample.app, viewer, ROUND, { demand: nthDemand(1), flag: 'reason-reused', reason: '同因' }),
  promise: (viewer) =>
    promise(sample.app, viewer, ROUND, {
      demands: [],
      partner: '合作方',
      title: '题',
      owner: undefined,
      measure: '做',
      due: '2027-01-01',
    }),
  showProgress: (viewer) =>
    showProgress(sample.app, viewer, ROUND, {
      commitment: nthCommitment(1),
      on: '2026-11-01',
      text: '已办',
      files: [],
    }),
  judge: (viewer) =>
    judge(sample.app, viewer, ROUND, {
      commitment: nthCommitment(1),
      phase: 'any',
      outcome: 'done',
      reason: '查',
    }),
  beginEvaluation: (viewer) => beginEvaluation(sample.app, viewer, ROUND, 'mid-term'),
  tellContributors: (viewer) => tellContributors(sample.app, viewer, ROUND, 'mid-term'),
  openForComment: (viewer) =>
    openForComment(sample.app, viewer, ROUND, {
      nth: 1,
      from: '2026-11-01',
      to: '2026-12-31',
      shortReason: '',
    }),
  sayAnswered: (viewer) => sayAnswered(sample.app, viewer, ROUND, 'letter'),
  noteMilestone: (viewer) =>
    noteMilestone(sample.app, viewer, ROUND, { milestone: 'risk-assessed', on: '2026-11-01', note: '' }),
  dispatchDemand: (viewer) => dispatchDemand(sample.app, viewer, { consultation: ROUND, requests: [] }),
  explainDisagreement: (viewer) =>
    explainDisagreement(sample.app, viewer, { consultation: ROUND, demand: nthDemand(1), reason: '因' }),
  giveDepartmentView: (viewer) =>
    giveDepartmentView(sample.app, viewer, {
      consultation: ROUND,
      demand: nthDemand(1),
      stance: 'for',
      text: '可行',
      problem: '',
    }),
  handDemandBack: (viewer) =>
    handDemandBack(sample.app, viewer, { consultation: ROUND, demand: nthDemand(1), reason: '非本局' }),
  // For the desk; the public form is open to all and tried in `test/consultation/taking-in.test.ts`.
  receiveSubmission: (viewer) =>
    receiveSubmission(sample.app, viewer, {
      consultation: ROUND,
      by: 'desk',
      channel: 'letter',
      sender: { kind: 'new', groups: [] },
      text: '修路',
      files: [],
      consent: { text: 'not-asked', name: 'not-asked' },
      formKey: 'a'.repeat(32),
    }),
  keepFilesForIntake: (viewer) => keepFilesForIntake(sample.app, viewer, { consultation: ROUND, files: [] }),
  opinionFileFor: async (viewer) => {
    const file = await opinionFileFor(sample.app, viewer, { consultation: ROUND, hash: 'a'.repeat(64) });
    return file === undefined ? { ok: false, error: { code: 'not-found' } } : { ok: true };
  },
  keepImportFile: (viewer) =>
    keepImportFile(sample.app, viewer, { consultation: ROUND, bytes: new Uint8Array(3) }),
  keptImportFile: async (viewer) => {
    const file = await keptImportFile(sample.app, viewer, { consultation: ROUND, hash: 'a'.repeat(64) });
    return file === undefined ? { ok: false, error: { code: 'not-found' } } : { ok: true };
  },
  importOpinions: (viewer) =>
    importOpinions(sample.app, viewer, {
      consultation: ROUND,
      file: { name: '表.csv', sha256: 'a'.repeat(64) },
      table: { name: '', rows: [[{ text: '修路' }]], outside: [] },
      mapping: { heading: -1, fields: ['text'] },
      settings: { channel: 'letter', unreadableDates: 'refuse', copies: 'fold', leaveOut: new Set() },
    }),
  planConsultationMeeting: (viewer) =>
    planConsultationMeeting(sample.app, viewer, {
      consultation: ROUND,
      kind: 'meeting',
      title: '座谈会',
      on: '2026-11-20',
      place: '三楼',
      topics: [],
    }),
  recordPapersSent: (viewer) =>
    recordPapersSent(sample.app, viewer, { consultation: ROUND, meeting: 1, on: '2026-11-20' }),
  recordSpeechConfirmed: (viewer) =>
    recordSpeechConfirmed(sample.app, viewer, {
      consultation: ROUND,
      submission: nthSubmission(1),
      how: 'signed',
      on: '2026-11-20',
      text: '',
    }),
  recordConsentToPublish: (viewer) =>
    recordConsentToPublish(sample.app, viewer, {
      consultation: ROUND,
      submission: nthSubmission(1),
      consent: { text: 'yes', name: 'yes' },
    }),
  keepPlanFile: (viewer) =>
    keepPlanFile(sample.app, viewer, { consultation: ROUND, bytes: new Uint8Array(3) }),
  readPlanFile: async (viewer) => {
    const file = { consultation: ROUND, hash: 'a'.repeat(64), name: '稿.docx' };
    const read = await readPlanFile(sample.app, viewer, file);
    return read?.ok ? read : { ok: false, error: { code: 'not-found' } };
  },
  openPlanVersion: (viewer) =>
    openPlanVersion(sample.app, viewer, { consultation: ROUND, stage: 'bill', title: '草案' }),
  editClause: (viewer) =>
    editClause(sample.app, viewer, {
      consultation: ROUND,
      plan: {
        do: 'add',
        edit: { nth: 1, after: undefined, kind: 'text', no: '', text: '改', because: '', editorial: '改' },
      },
    }),
  sealPlanVersion: (viewer) => sealPlanVersion(sample.app, viewer, { consultation: ROUND, nth: 1 }),
  signReturn: onReturn(signReturn, { content: '' }),
  withdrawSignature: onReturn(withdrawSignature, {}),
  submitReturn: onReturn(submitReturn, { content: '' }),
  sendReturnBack: onReturn(sendReturnBack, { seq: 3, reason: '改', cells: [] }),
  releaseNamedRows: onReturn(releaseNamedRows, { use: 'statistics' as const, units: 1 }),
  approveReturn: onReturn(approveReturn, { seq: 3 }),
  approveTotals: onReturn(approveTotals, { scope: 'own' as const, content: '', note: '' }),
  unlockReturn: onReturn(unlockReturn, { seq: 3, reason: '改' }),
  makePacket: (viewer) => makePacket(sample.app, viewer, ROUND),
  publishFeedback: (viewer) =>
    publishFeedback(sample.app, viewer, { consultation: ROUND, packet: 1, reason: '' }),
  seeContributors: (viewer) => seeContributors(sample.app, viewer, { consultation: ROUND, purpose: '' }),
  publishReport: onReturn(publishReport, { report: publicReport('总额'), content: '', reason: '' }),
  askAboutReturn: onReturn(askAboutReturn, { cell: 'A', text: '问' }),
  answerQuestion: onReturn(answerQuestion, { question: 'q', text: '答' }),
  closeQuestion: onReturn(closeQuestion, { question: 'q' }),
};
/** Whoever may fill in drafts may begin one of his own: tried apart. */
const begins = [
  // Open to every citizen, and to the planning office: tried in `test/consultation/statements.test.ts`.
  'voteOnStatement',
  'offerStatement',
  'withdrawStatement',
  'startDraft',
  'bookAppointment',
  'callNext',
  'takeWalkIn',
  'publishHours',
  'markNoticesRead',
  'chooseContacts',
  'giveMandate',
];

/** Supervision goes down to the single case, by its number; never to the person. */
const WATCHED_BY_BUREAU = ['warnings', 'traces', 'holdings'];

/** Names that the files of a folder export by this pattern. */
function found(folder: string, pattern: RegExp): readonly string[] {
  return readdirSync(join(SRC, folder)).flatMap((name) =>
    Array.from(
      readFileSync(join(SRC, folder, name), 'utf8').matchAll(pattern),
      ([, exported = '']) => exported,
    ),
  );
}

test('the walk below leaves out no read and no use case', () => {
  const exportedReads = found('read', /^export async function (\w+)\(\s*viewer: Viewer/gm);
  assert.deepEqual(exportedReads.toSorted(), Object.keys(reads).toSorted());
  const asyncReads = found('read', /^export async function (\w+)\(/gm).filter(
    (name) => !exportedReads.includes(name),
  );
  assert.deepEqual(asyncReads, ['caseList'], 'a read that takes no viewer takes a scope');
  // The parts that use cases are made of: each is behind the door of its callers.
  const inner = [
    'act',
    'actOnCase',
    'changeConsultation',
    'changeReturn',
    'openReading',
    'ownDraft',
    'readDraft',
    'revocableMandate',
  ];
  const exportedUses = found('app', /^export async function (\w+)\(\s*app: App,\s*viewer: Viewer/gm);
  assert.deepEqual(
    exportedUses.filter((name) => !inner.includes(name)).toSorted(),
    [...Object.keys(useCases), ...begins].toSorted(),
  );
});

test('no read shows anything of the case to anybody it does not concern', async () => {
  for (const [who, viewer] of Object.entries(strangers)) {
    for (const [name, read] of Object.entries(reads)) {
      const text = JSON.stringify(await read(viewer, sample.app)) ?? '';
      const watched = who === 'the bureau' && WATCHED_BY_BUREAU.includes(name);
      const numbers = watched ? [] : [number, issued, asked];
      for (const secret of [...numbers, mandate, owner.citizenNumber, SECRET, draft, caseFile.id]) {
        assert.ok(!text.includes(secret), `${name} shows ${secret} to ${who}: ${text}`);
      }
    }
  }
});

test('the same reads do show it to those it concerns', async () => {
  const table: readonly (readonly [Viewer, string])[] = [
    [owner, 'myCases'],
    [owner, 'myNotices'],
    [office, 'officeNotices'],
    [owner, 'caseForCitizen'],
    [owner, 'handOver'],
    [window, 'handOver'],
    [office, 'handOver'],
    [owner, 'myAppointments'],
    [owner, 'myAppointment'],
    [window, 'counterDay'],
    [window, 'takenHere'],
    [window, 'caseForCitizen'],
    [window, 'toHandOut'],
    [window, 'resultToHandOut'],
    [window, 'myDrafts'],
    [office, 'worklist'],
    [office, 'partForOfficer'],
    [office, 'partsForOfficer'],
    [fillsInThere, 'returnFor'],
    [fillsInThere, 'returnVersions'],
    [fillsInThere, 'returnHistory'],
    [collectsThere, 'returnFor'],
    [collectsThere, 'returnsWall'],
    [collectsThere, 'surveyFigures'],
    [collectsThere, 'indicatorParts'],
    [collectsThere, 'totalsTable'],
    [collectsThere, 'totalsParts'],
  ];
  for (const [viewer, name] of table) {
    const text = JSON.stringify(await reads[name]?.(viewer, sample.app)) ?? '';
    assert.ok(
      [number, issued, draft, appointment, 'cz（样例）'].some((known) => text.includes(known)),
      `${name} for ${viewer.role}`,
    );
  }
  assert.deepEqual(await findPersonForCounter(window, sample.app, owner.citizenNumber), {
    maskedName: '秘**',
    certificates: [],
  });
  assert.equal((await bureauCounts(bureau(), sample.app))?.filed, 3);
});

test('no use case does anything for a stranger: to him there is nothing', async () => {
  const before = await rowsOf();
  for (const [who, viewer] of Object.entries(strangers)) {
    for (const [name, use] of Object.entries(useCases)) {
      const outcome = await use(viewer);
      assert.ok(!outcome.ok, `${name} works for ${who}`);
      assert.equal(outcome.error?.code, 'not-found', `${name} for ${who}`);
    }
  }
  assert.deepEqual(await rowsOf(), before);
});

test("roles cannot do each other's acts on the very same case", async () => {
  const version = (await stateOf(sample.app, number)).parts[0]?.version ?? 0;
  const receive = (viewer: Viewer) =>
    actOnPart(sample.app, viewer, { number, part: 1, version, command: { act: 'receive' } });
  for (const viewer of [owner, window])
    assert.equal((await receive(viewer)).ok, false, `${viewer.role} receives`);
  const handOut = (viewer: Viewer) =>
    deliverResult(sample.app, viewer, { number: issued, part: 1, version: 6, to: SECRET });
  for (const viewer of [owner, office])
    assert.equal((await handOut(viewer)).ok, false, `${viewer.role} delivers`);
  assert.equal(
    await caseForCitizen(office, sample.app, number),
    undefined,
    'an office sees parts, not cases',
  );
  assert.equal(await partForOfficer(window, sample.app, { number, part: 1 }), undefined);
});

async function begin(viewer: Viewer): Promise<boolean> {
  const { app } = sample;
  return (await startDraft(app, viewer, { thing: thing(app.catalogue, 'across-county') })).ok;
}

test('only citizens and clerks begin drafts', async () => {
  assert.deepEqual(
    await Promise.all(
      [...Object.values(strangers), office].map(async (viewer) => [viewer.role, await begin(viewer)]),
    ),
    [
      ['visitor', false],
      ['citizen', true],
      ['clerk', true],
      ['clerk', true],
      ['officer', false],
      ['officer', false],
      ['bureau', false],
      ['reporter', false],
      ['collector', false],
      ['planner', false],
      ['department', false],
      ['officer', false],
    ],
  );
});

test('the condition in the query lets through exactly what the door lets through', async () => {
  const { app } = sample;
  const actions: readonly Action[] = [
    'list-my-cases',
    'list-taken-here',
    'list-to-hand-out',
    'list-worklist',
    'see-case',
    'see-helped-case',
    'hand-in-supplement',
    'see-hand-over',
    'send-paper',
    'see-part',
    'see-findings',
    'start-draft',
  ];
  const helper = citizen('帮办', '1985-05-06', 55);
  const kept = await mandateByCode(app, helper, owner);
  const helped = await submitted(app, helper, await filledOnMandate(app, helper, kept));
  const ended = await mandateByCode(app, helper, owner);
  const lost = await submitted(app, helper, await filledOnMandate(app, helper, ended));
  assert.ok((await revokeMandate(app, owner, { mandate: ended })).ok);
  const byStaff = await giveMandate(
    app,
    window,
    asking(owner, { given: 'face-to-face', identityChecked: true }),
  );
  assert.ok(byStaff.ok);
  const staffed = await submitted(app, window, await filledOnMandate(app, window, byStaff.value.mandate));
  const states = await Promise.all(
    [number, issued, asked, helped, lost, staffed].map(async (each) => stateOf(app, each)),
  );
  for (const action of actions) {
    assert.ok(action in PERMISSIONS);
    for (const viewer of [...Object.values(strangers), owner, window, office, helper]) {
      const { sql, values } = conditionOf(scopeOf(viewer, action));
      const { rows } = await app.pool.query<{ number: string; part: number }>(
        `select c.number, p.part from cases c join parts p on p.division = c.division and p.case_id = c.id where ${sql}`,
        [...values],
      );
      const found = rows.map((row) => `${row.number}/${row.part}`).toSorted();
      const allowed = states.flatMap((state) =>
        state.parts
          .filter((part) => may(viewer, action, subjectOfPart(state, part)))
          .map(({ part }) => `${state.number}/${part}`),
      );
      assert.deepEqual(found, allowed.toSorted(), `${action} for ${viewer.role}`);
    }
  }
});

async function rowsOf(): Promise<unknown> {
  const { rows } = await sample.app.pool.query(
    `select (select count(*) from case_events) as events, (select count(*) from uploads) as uploads,
      (select count(*) from return_events) as return_events, (select jsonb_agg(c) from return_cells c) as return_cells,
      (select jsonb_agg(d.answers order by id) from drafts d) as drafts`,
  );
  return rows;
}
