import { assert } from '#base/assert.ts';
import type { Language } from '#base/localised.ts';
import { ok } from '#base/result.ts';
import { CASE_SERIALS, makeCaseNumber } from '#core/cases/case-number.ts';
import type { Draft, DraftId } from '#core/cases/draft.ts';
import type {
  Applicant,
  CaseEvent,
  CaseFiled,
  CaseId,
  CaseNumber,
  SignedPromise,
} from '#core/cases/events.ts';
import { evolve } from '#core/cases/evolve.ts';
import type { FormReview } from '#core/cases/form-review.ts';
import { fileCase, storageCounty, type Filing } from '#core/cases/file-case.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { insertCase } from '#store/cases.ts';
import { actorOf } from './actor.ts';
import type { App } from './app.ts';
import { changedClocks } from './clock-rows.ts';
import { deliveryOf, resultsOf } from './check-draft.ts';
import { ownDraft, todayOf } from './draft-access.ts';
import { formReviewOf, type ReviewSaid } from './form-review.ts';
import { keepPlanOnce } from './kept-plans.ts';
import { openReading, type DraftView } from './open-draft.ts';
import { filedForOf, mandateRefOf } from './mandates.ts';
import { consentsAsked, handedInOf } from './papers.ts';
import { checkPerson, countyOf, type DraftReading } from './read-draft.ts';
import { promisesToSign, signedPromises, type Signature } from './sign-promises.ts';
import { refuseUse, type Outcome, type Refusal } from './refusal.ts';

export type Submitted =
  | {
      readonly ok: true;
      /** `again`: the draft had been submitted before; same number. */
      readonly value: { readonly number: CaseNumber; readonly again: boolean };
    }
  /** `view` comes where the form must be shown again. */
  | { readonly ok: false; readonly error: Refusal; readonly view?: DraftView };

/** Draws before giving up: with ten million serials a day and county, two in a row taken is already a wonder. */
const DRAWS = 8;

/** Somebody saves between our reading and our writing; eight times running is no coincidence any more. */
const ROUNDS = 8;

export type SubmitDraft = {
  readonly draft: DraftId;
  /** The draft as this request has just opened it: not read a second time, unless it changed since. */
  readonly opened?: DraftView;
  /** What was signed on the last page, where something is owed or committed. */
  readonly signatures?: readonly Signature[];
  /** What the clerk looked at. A clerk who has papers in hand is refused without it. */
  readonly review?: ReviewSaid;
  /** What the person reads: notices come in it. Absent: Chinese. */
  readonly language?: Language;
};

/** Files the draft as a case. The draft's id is the idempotency key: again gives the same number, never a second case. */
export async function submitDraft(app: App, viewer: Viewer, command: SubmitDraft): Promise<Submitted> {
  let opened = command.opened;
  for (let round = 0; round < ROUNDS; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- what another window saved is read before it is filed
    const outcome = await submitAsRead(app, viewer, {
      draft: command.draft,
      ...(command.signatures ? { signatures: command.signatures } : {}),
      ...(command.review ? { review: command.review } : {}),
      ...(command.language ? { language: command.language } : {}),
      ...(opened ? { opened } : {}),
    });
    if (outcome !== 'draft-changed') return outcome;
    opened = undefined;
  }
  return { ok: false, error: { code: 'draft-changed-meanwhile', params: {} } };
}

async function submitAsRead(
  app: App,
  viewer: Viewer,
  command: SubmitDraft,
): Promise<Submitted | 'draft-changed'> {
  const draft = await draftToFile(app, viewer, command);
  if (!draft.ok) return draft;
  const { submitted } = draft.value;
  if (submitted !== undefined) return { ok: true, value: { number: submitted, again: true } };
  if (viewer.role === 'clerk' && draft.value.centre !== viewer.centre)
    return { ok: false, error: { code: 'draft-of-another-centre', params: {} } };
  const opened = command.opened ? ok(command.opened) : await openReading(app, viewer, draft.value);
  if (!opened.ok) return opened;
  const view = opened.value;
  if (view.changes) return { ok: false, error: { code: 'plan-changed-meanwhile', params: {} }, view };
  if (view.problems.length > 0) {
    return {
      ok: false,
      error: { code: 'draft-has-problems', params: { problems: view.problems.length } },
      view,
    };
  }
  const promises = signedPromises(promisesToSign(app, view), command.signatures ?? []);
  if (!promises.ok) return { ...promises, view };
  const review = formReviewOf(app, viewer, { view, said: command.review });
  if (!review.ok) return { ...review, view };
  await keepPlanOnce(app, view.plan);
  const id = app.newId();
  assert(isCaseId(id), 'newId makes UUIDs');
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const body = filingOf(app, viewer, { view, id, promises: promises.value, review: review.value });
    const filed: CaseEvent = {
      ...body,
      // What a helper reads says nothing about the person.
      ...(command.language === undefined || body.mandate ? {} : { language: command.language }),
      seq: 1,
      at: app.now().toString(),
      origin: 'live',
      actor: actorOf(viewer),
    };
    const state = evolve([filed]);
    assert(state, 'a filed case has a state');
    const written = await insertCase(app.pool, {
      events: [filed],
      state,
      owner: view.draft.owner,
      key: view.draft.id,
      draft: draft.value,
      clocks: changedClocks(app, { after: state }),
      messageId: app.newId(),
    });
    if (written.kind === 'written') return { ok: true, value: { number: state.number, again: false } };
    if (written.kind === 'draft-changed') return written.kind;
    if (written.kind === 'already') return { ok: true, value: { number: written.number, again: true } };
  }
  throw new Error(`${DRAWS} case numbers in a row were taken`);
}

/** The draft through the door: as opened in this request, or read now. */
async function draftToFile(
  app: App,
  viewer: Viewer,
  { draft, opened }: SubmitDraft,
): Promise<Outcome<Draft>> {
  if (opened === undefined) return ownDraft(app, viewer, draft);
  const own = opened.draft.id === draft && may(viewer, 'work-on-draft', { owner: opened.draft.owner });
  return own ? ok(opened.draft) : refuseUse('not-found');
}

type Ready = {
  readonly view: DraftView;
  readonly id: CaseId;
  readonly promises: readonly SignedPromise[];
  readonly review: FormReview | undefined;
};

function filingOf(app: App, viewer: Viewer, { view, id, promises, review }: Ready): CaseFiled {
  const { draft, settled, papers, reading } = view;
  const delivery = deliveryOf(reading);
  assert(delivery, 'a checked draft says where the results go');
  const deciding: Filing['countyOf'] = (item) => {
    const county = countyOf(app, item, settled.answers);
    assert(county?.ok, 'a checked draft names its offices');
    return county.value;
  };
  const county = storageCounty(settled, deciding);
  const applicant = applicantOf(app, reading, viewer);
  const mandate = mandateRefOf(reading.mandate);
  const filedFor = filedForOf(reading.mandate);
  const consents = consentsAsked(reading, papers);
  return fileCase({
    id,
    number: makeCaseNumber(county, todayOf(app), app.randomBelow(CASE_SERIALS)),
    channel: draft.channel,
    ...(draft.centre === undefined ? {} : { receivingPlace: draft.centre }),
    applicant,
    ...(viewer.role === 'clerk' && !mandate ? { identityCheckedBy: viewer.person } : {}),
    ...(review === undefined ? {} : { formReview: review }),
    ...(filedFor === undefined ? {} : { filedFor }),
    ...(mandate === undefined ? {} : { mandate }),
    ...(consents.length === 0 ? {} : { consents }),
    ...(draft.refiles === undefined ? {} : { refiles: draft.refiles.number }),
    delivery,
    promises,
    materials: papers.map((paper) => handedInOf(app, paper)),
    settled,
    countyOf: deciding,
    resultsOf,
    placeName: (code) => (isDivisionCode(code) ? app.divisions.pathOf(code) : code),
  });
}

/**
 * Who the case is for: as signed in, or as the clerk checked; a phone typed on the form is newer than the sign-in's. On a
 * mandate it is typed by the helper: messages still go to the person, never where the helper says.
 */
function applicantOf(app: App, { applicant, settled, mandate }: DraftReading, viewer: Viewer): Applicant {
  const typed = settled.form
    .flatMap(({ fields }) => fields)
    .find(({ element }) => element.prefill?.from === 'sign-in' && element.prefill.claim === 'phone');
  const phone = typed && settled.answers[typed.element.id];
  const person = checkPerson(app, applicant ?? { name: '', citizenNumber: '', phone: '' });
  assert(person.ok, 'a checked draft names its applicant');
  return {
    ...person.value,
    ...(typeof phone === 'string' && !mandate ? { phone } : {}),
    ...(viewer.role === 'citizen' && !mandate ? { person: viewer.person } : {}),
  };
}

function isCaseId(id: string): id is CaseId {
  return id.length === 36;
}
