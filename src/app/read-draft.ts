// A draft against the plan in force: what its inputs show, what could be parsed, which plan and which offices follow.
import { ok, type Result } from '#base/result.ts';
import type { Json } from '#base/canonical-json.ts';
import type { StoredCertificate } from '#core/certificates/certificate.ts';
import type { DataElement, ElementId } from '#core/catalogue/model.ts';
import type { Draft, RawAnswers, RawPerson } from '#core/cases/draft.ts';
import type { Answers, CompileOutcome, Plan, PlanItem, Settled } from '#core/compiler/plan.ts';
import { settle } from '#core/compiler/settle.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { decidingCounty, type JurisdictionRefusal } from '#core/divisions/jurisdiction.ts';
import { parseCitizenNumber } from '#core/identity/citizen-number.ts';
import { may } from '#core/identity/permission.ts';
import type { Mandate } from '#core/identity/mandate.ts';
import { parsePersonName } from '#core/identity/person-name.ts';
import { parsePhoneNumber } from '#core/identity/phone-number.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { askedOf, parseAnswer, type AnswerFault, type Asked } from './answers.ts';
import { certificatesOf } from './certificates.ts';
import { mandateOf } from '#store/mandates.ts';
import { isBarred } from '#store/credit.ts';
import { todayOf } from './draft-access.ts';
import { refuseUse, type Outcome } from './refusal.ts';

export type DraftReading = {
  readonly draft: Draft;
  /** The mandate that the draft is filled in on, as it stands now. */
  readonly mandate?: Mandate;
  readonly plan: Plan;
  readonly settled: Settled;
  readonly shown: RawAnswers;
  readonly prefilled: readonly string[];
  readonly answers: Answers;
  readonly faults: ReadonlyMap<string, AnswerFault>;
  /** Items of the matter that the county named does not offer; `plan` is then the one without counties. */
  readonly notOffered: readonly PlanItem[];
  /** Valid certificates of the applicant. */
  readonly certificates: readonly StoredCertificate[];
  /** A record that is not repaired bars the applicant from committing and owing; asked only where he chose one of them. */
  readonly barred: boolean;
  /** The applicant as the sign-in or the clerk says, as typed; `undefined` at a counter that has not said. */
  readonly applicant: RawPerson | undefined;
};

/** Reads the draft. Refused only where the catalogue cannot make a plan. */
export async function readDraft(app: App, viewer: Viewer, draft: Draft): Promise<Outcome<DraftReading>> {
  const mandate = draft.mandate && (await mandateOf(app.pool, draft.mandate));
  const applicant = mandate?.principal ?? applicantOf(viewer, draft);
  const certificates = await certificatesFor(app, viewer, draft);
  const barred = await isBarredFrom(app, draft, applicant);
  const today = todayOf(app);
  const readWith = (plan: Plan) => {
    const { shown, prefilled } = showDraft(app, plan, { draft, applicant, certificates });
    const { answers, faults } = parseAnswers(app, plan, shown);
    return { plan, shown, prefilled, answers, faults, settled: settle(plan, answers, today) };
  };
  const start = startingPlan(app, draft);
  if (!start.ok) return refuseUse('plan-has-findings', { findings: start.findings.length });
  const first = readWith(start.plan);
  const local = app.plans.current(draft.thing, countiesOf(app, first.settled));
  if (!local.ok) return refuseUse('plan-has-findings', { findings: local.findings.length });
  const here = local.plan === start.plan ? first : readWith(local.plan);
  const { notOffered } = here.settled;
  if (notOffered.length === 0)
    return ok({
      draft,
      ...(mandate ? { mandate } : {}),
      applicant,
      certificates,
      barred,
      notOffered,
      ...here,
    });
  // Where the county does not offer something the form stays whole, so that nothing typed disappears from sight and the
  // county can be corrected.
  const unified = app.plans.current(draft.thing, {});
  if (!unified.ok) return refuseUse('plan-has-findings', { findings: unified.findings.length });
  return ok({
    draft,
    ...(mandate ? { mandate } : {}),
    applicant,
    certificates,
    barred,
    notOffered,
    ...readWith(unified.plan),
  });
}

async function isBarredFrom(app: App, draft: Draft, applicant: RawPerson | undefined): Promise<boolean> {
  const promises = draft.papers.some(({ choice }) => choice === 'commit' || choice === 'owe');
  if (!promises || applicant === undefined) return false;
  const number = parseCitizenNumber(applicant.citizenNumber, {
    today: todayOf(app),
    allowSample: app.allowSample,
  });
  return number.ok && isBarred(app.pool, number.value.number);
}

/** The plan last shown, while it is in force: most often it still is the right one. Else the one without counties. */
function startingPlan({ plans }: App, { planVersion, thing }: Draft): CompileOutcome {
  const shown = planVersion === undefined ? undefined : plans.known(planVersion);
  if (shown?.thing === thing) {
    const now = plans.current(thing, shown.counties);
    if (now.ok && now.plan === shown) return now;
  }
  return plans.current(thing, {});
}

/** The county whose office decides this item, by the answer to the element the item names. */
export function countyOf(
  app: Pick<App, 'divisions'>,
  { item }: PlanItem,
  answers: Answers,
): Result<DivisionCode, JurisdictionRefusal> | undefined {
  const value = answers[item.jurisdiction];
  const city = app.divisions.rows.find(({ level }) => level === 'city');
  return typeof value === 'string' && city ? decidingCounty(app.divisions, city.code, value) : undefined;
}

const askedOfPlans = new WeakMap<Plan, readonly Asked[]>();

/** All elements the plan may ask: the form's, then the guide's. Worked out once a plan. */
export function askedByPlan(app: Pick<App, 'catalogue'>, plan: Plan): readonly Asked[] {
  const known = askedOfPlans.get(plan) ?? listAsked(app, plan);
  askedOfPlans.set(plan, known);
  return known;
}

function listAsked({ catalogue }: Pick<App, 'catalogue'>, plan: Plan): readonly Asked[] {
  const onForm = plan.form.flatMap(({ fields }) => fields).filter(({ fill }) => fill !== 'derive');
  const seen = new Set<string>(plan.form.flatMap(({ fields }) => fields).map(({ element }) => element.id));
  const guide = plan.questions.flatMap(({ element }) => {
    const known = catalogue.elements.get(element);
    return known === undefined || seen.has(element) ? [] : [askedOf(known)];
  });
  return [...onForm, ...guide];
}

function countiesOf(app: App, { plan, answers }: Settled): Readonly<Record<string, DivisionCode>> {
  const counties: Record<string, DivisionCode> = {};
  for (const item of plan.items) {
    const county = countyOf(app, item, answers);
    if (county?.ok) counties[item.item.jurisdiction] = county.value;
  }
  return counties;
}

function applicantOf(viewer: Viewer, draft: Draft): RawPerson | undefined {
  if (draft.channel === 'counter') return draft.applicant;
  if (viewer.role !== 'citizen') return undefined;
  return { name: viewer.name, citizenNumber: viewer.citizenNumber, phone: viewer.phone ?? '' };
}

/**
 * Online one's own; at the counter those of the person whose identity the clerk has checked. The document that was looked
 * at bears a number and a name: a number alone opens nobody's certificates.
 */
async function certificatesFor(
  app: App,
  viewer: Viewer,
  draft: Draft,
): Promise<readonly StoredCertificate[]> {
  // A helper never looks into the papers of the person he helps.
  if (draft.mandate !== undefined) return [];
  const holder = viewer.role === 'citizen' ? viewer.citizenNumber : checkedNumber(app, draft);
  if (
    holder === undefined ||
    !may(viewer, 'see-certificates', { applicantNumber: holder, owner: draft.owner })
  )
    return [];
  if (viewer.role !== 'clerk') return certificatesOf(app, holder);
  const held = await certificatesOf(app, holder, {
    division: draft.division,
    at: app.now().toString(),
    clerk: viewer.person,
    clerkName: viewer.name,
    centre: viewer.centre,
    draft: draft.id,
  });
  const name = nameOf(draft.applicant?.name ?? '');
  return held.filter(({ holderName }) => name !== undefined && nameOf(holderName) === name);
}

function nameOf(text: string): string | undefined {
  const name = parsePersonName(text);
  return name.ok ? name.value : undefined;
}

function checkedNumber(app: App, { applicant }: Draft): string | undefined {
  if (applicant?.identityChecked !== true) return undefined;
  const number = parseCitizenNumber(applicant.citizenNumber, {
    today: todayOf(app),
    allowSample: app.allowSample,
  });
  return number.ok ? number.value.number : undefined;
}

type Known = Pick<DraftReading, 'draft' | 'applicant' | 'certificates'>;

/** What each input shows: what was typed (even nothing, where it was taken back), else what is known. */
function showDraft(app: App, plan: Plan, known: Known): Pick<DraftReading, 'shown' | 'prefilled'> {
  const prefilled: string[] = [];
  const shown: Record<string, string> = { ...known.draft.answers };
  for (const { element } of askedByPlan(app, plan)) {
    if (shown[element.id] !== undefined) continue;
    const value = prefillOf(element, known);
    if (value === undefined) continue;
    shown[element.id] = value;
    prefilled.push(element.id);
  }
  return { shown, prefilled };
}

function prefillOf({ prefill }: DataElement, { applicant, certificates }: Known): string | undefined {
  if (prefill === undefined) return undefined;
  if (prefill.from === 'certificate') {
    const certificate = certificates.find(({ type }) => type === prefill.certificate);
    return rawOf(certificate?.fields[prefill.field]);
  }
  if (applicant === undefined) return undefined;
  const value = {
    name: applicant.name,
    'citizen-number': applicant.citizenNumber,
    phone: applicant.phone,
  }[prefill.claim];
  return value === '' ? undefined : value;
}

function rawOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined;
}

function parseAnswers(app: App, plan: Plan, shown: RawAnswers): Pick<DraftReading, 'answers' | 'faults'> {
  const rules = { today: todayOf(app), allowSample: app.allowSample, divisions: app.divisions };
  const answers: Record<ElementId, Json> = {};
  const faults = new Map<string, AnswerFault>();
  for (const asked of askedByPlan(app, plan)) {
    const parsed = parseAnswer(asked, shown[asked.element.id] ?? '', rules);
    if (!parsed.ok) faults.set(asked.element.id, parsed.error);
    else if (parsed.value !== undefined) answers[asked.element.id] = parsed.value;
  }
  return { answers, faults };
}

export type CheckedPerson = {
  readonly name: string;
  readonly citizenNumber: string;
  readonly phone?: string;
};
export type PersonFault = { readonly field: 'name' | 'citizenNumber' | 'phone'; readonly fault: AnswerFault };

/** A person as typed by a clerk, or everything that is wrong with it. A phone may be missing. */
export function checkPerson(app: App, raw: RawPerson): Result<CheckedPerson, readonly PersonFault[]> {
  const faults: PersonFault[] = [];
  const add = (field: PersonFault['field'], code: AnswerFault['code']) =>
    faults.push({ field, fault: { code, params: {} } });
  const name = parsePersonName(raw.name);
  if (!name.ok) add('name', name.error.code);
  const number = parseCitizenNumber(raw.citizenNumber, { today: todayOf(app), allowSample: app.allowSample });
  if (!number.ok) add('citizenNumber', number.error.code);
  const phone = raw.phone.trim() === '' ? undefined : parsePhoneNumber(raw.phone);
  if (phone?.ok === false) add('phone', phone.error.code);
  if (!name.ok || !number.ok || phone?.ok === false) return { ok: false, error: faults };
  return ok({
    name: name.value,
    citizenNumber: number.value.number,
    ...(phone ? { phone: phone.value } : {}),
  });
}
