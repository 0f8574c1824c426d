// Mandates as drafts and filings use them (帮代办).
import { ok, refuse, type Result } from '#base/result.ts';
import type { Draft } from '#core/cases/draft.ts';
import type { Applicant, MandateRef } from '#core/cases/events.ts';
import type { CaseState } from '#core/cases/state.ts';
import {
  covers,
  type Mandate,
  type MandateAct,
  type MandateRefusal,
  type MandateWay,
} from '#core/identity/mandate.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { mandateAtCentre, mandateGivenBy, mandateHeldBy, mandateOf } from '#store/mandates.ts';
import type { App } from './app.ts';
import { isUuid, todayOf, type Drafter } from './draft-access.ts';
import type { DraftReading } from './read-draft.ts';
import { refuseUse, type Outcome } from './refusal.ts';

/** The mandate that this helper may act on: his own; at a counter one recorded there, of a resident or of the clerk himself. */
export async function usableMandate(app: App, viewer: Drafter, id: string): Promise<Outcome<Mandate>> {
  if (!isUuid(id)) return refuseUse('not-found');
  const found =
    viewer.role === 'citizen'
      ? await mandateHeldBy(app.pool, { helper: viewer.citizenNumber, id })
      : await mandateAtCentre(app.pool, { centre: viewer.centre, id });
  const others = found?.helper.kind === 'staff' && found.helper.person !== viewer.person;
  return found === undefined || others ? refuseUse('not-found') : ok(found);
}

/** The mandate that the viewer may take back: the one he gave; at a counter one recorded there, when the giver stands there. */
export async function revocableMandate(app: App, viewer: Viewer, id: string): Promise<Outcome<Mandate>> {
  if (!isUuid(id)) return refuseUse('not-found');
  if (viewer.role === 'citizen') {
    const found = await mandateGivenBy(app.pool, { principal: viewer.citizenNumber, id });
    return found === undefined ? refuseUse('not-found') : ok(found);
  }
  if (viewer.role !== 'clerk' || !may(viewer, 'manage-mandate', { centre: viewer.centre }))
    return refuseUse('not-found');
  const found = await mandateAtCentre(app.pool, { centre: viewer.centre, id });
  return found === undefined ? refuseUse('not-found') : ok(found);
}

/** Whether the draft's mandate, as it stands now, covers this act on its thing today. */
export async function mandateCovers(
  app: App,
  draft: Pick<Draft, 'mandate' | 'thing'>,
  act: MandateAct,
): Promise<Result<true, MandateRefusal>> {
  const mandate = draft.mandate && (await mandateOf(app.pool, draft.mandate));
  return coversNow(app, { mandate, thing: draft.thing, act });
}

/** The same for a draft that was read with its mandate. */
export function coveredBy(
  app: App,
  { draft, mandate }: Pick<DraftReading, 'draft' | 'mandate'>,
  act: MandateAct,
): Result<true, MandateRefusal> {
  return coversNow(app, { mandate, thing: draft.thing, act });
}

function coversNow(
  app: App,
  wanted: {
    readonly mandate: Mandate | undefined;
    readonly thing: Draft['thing'];
    readonly act: MandateAct;
  },
): Result<true, MandateRefusal> {
  const { mandate, thing, act } = wanted;
  if (mandate === undefined) return refuse({ code: 'mandate-not-given-yet', params: {} });
  return covers(mandate, { thing, act, day: todayOf(app).toString() });
}

/** Whether the viewer, where he is the case's helper, may do this on its mandate today; everybody else as the door says. */
export function helperMay(
  app: App,
  viewer: Viewer,
  { applicant, mandate }: Pick<CaseState, 'applicant' | 'mandate'>,
  act: MandateAct,
): Outcome<true> {
  if (viewer.role !== 'citizen' || mandate === undefined) return ok(true);
  if (applicant.citizenNumber === viewer.citizenNumber) return ok(true);
  if (mandate.until < todayOf(app).toString()) return refuseUse('mandate-expired', { until: mandate.until });
  return mandate.acts.includes(act) ? ok(true) : refuseUse('mandate-without-act', { act });
}

/** The mandate as the case keeps it. */
export function mandateRefOf(mandate: Mandate | undefined): MandateRef | undefined {
  if (mandate === undefined) return undefined;
  const { id, given, helper, acts, until } = mandate;
  return { id, given, helper, acts, until };
}

const GIVEN_IN_WORDS: Readonly<Record<MandateWay, string>> = {
  'face-to-face': '双方到场，当面委托',
  'phone-code': '委托人手机确认码委托',
  paper: '书面委托，委托书已核对',
};

/** The resident who filed, and the ground in words, for those who read the case. Staff stand in the mandate alone. */
export function filedForOf(
  mandate: Mandate | undefined,
): { readonly by: Applicant; readonly mandate: string } | undefined {
  if (mandate?.helper.kind !== 'resident') return undefined;
  const { name, citizenNumber } = mandate.helper;
  const until = Temporal.PlainDate.from(mandate.until);
  const words = `${GIVEN_IN_WORDS[mandate.given]}，到${until.year}年${until.month}月${until.day}日为止`;
  return { by: { name, citizenNumber }, mandate: words };
}
