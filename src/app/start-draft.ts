import { ok } from '#base/result.ts';
import { assert } from '#base/assert.ts';
import type { Draft, DraftId, RawPerson } from '#core/cases/draft.ts';
import type { ThingId } from '#core/catalogue/model.ts';
import { covers, type Mandate, type MandateId } from '#core/identity/mandate.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { insertDraft } from '#store/drafts.ts';
import type { App } from './app.ts';
import { draftDivision, drafterOf, isUuid, openThing, plainPerson, todayOf } from './draft-access.ts';
import { usableMandate } from './mandates.ts';
import { refuseUse, type Outcome } from './refusal.ts';

export type StartDraft = {
  readonly thing: ThingId;
  /** Counter: the person in front of the clerk. */
  readonly applicant?: RawPerson & { readonly identityChecked: boolean };
  /** On somebody's behalf: the mandate, which names the applicant. At a counter the helper has been identified. */
  readonly mandate?: MandateId;
  /** A case is filed again: what it said and what is there of it. */
  readonly again?: Pick<Draft, 'answers'> & { readonly refiles: NonNullable<Draft['refiles']> };
};

/** Forms a citizen may have begun and not submitted: more than a family has business at one time. Ours. */
export const MOST_DRAFTS = 20;

/** Begins a draft of a thing that is offered and open today; citizen (online) or clerk (counter). */
export async function startDraft(
  app: App,
  viewer: Viewer,
  command: StartDraft,
): Promise<Outcome<{ readonly draft: DraftId }>> {
  const drafter = drafterOf(viewer);
  if (drafter === undefined || !may(viewer, 'start-draft')) return refuseUse('not-permitted');
  const thing = openThing(app, command.thing, todayOf(app));
  if (!thing.ok) return thing;
  const mandate =
    command.mandate === undefined ? ok(undefined) : await usableMandate(app, drafter, command.mandate);
  if (!mandate.ok) return mandate;
  const covered =
    mandate.value && covers(mandate.value, { ...command, act: 'fill-in', day: todayOf(app).toString() });
  if (covered?.ok === false) return covered;
  const id = app.newId();
  assert(isDraftId(id), 'newId makes UUIDs');
  const blank = {
    id,
    division: draftDivision(app, drafter),
    owner: drafter.person,
    thing: command.thing,
    answers: {},
    ...command.again,
    papers: [],
    files: [],
    ...keyOf(mandate.value),
    version: 1,
    updatedAt: app.now().toString(),
  };
  const draft: Draft =
    drafter.role === 'citizen'
      ? { ...blank, channel: 'online' }
      : {
          ...blank,
          channel: 'counter',
          centre: drafter.centre,
          delivery: { how: 'centre', place: drafter.centre },
          ...(command.applicant && !mandate.value ? { applicant: plainPerson(command.applicant) } : {}),
        };
  // A clerk begins forms for a whole village.
  const most = drafter.role === 'citizen' ? MOST_DRAFTS : undefined;
  if (!(await insertDraft(app.pool, draft, most)))
    return refuseUse('too-many-drafts', { limit: MOST_DRAFTS });
  return ok({ draft: id });
}

function keyOf(mandate: Mandate | undefined): Pick<Draft, 'mandate'> {
  return mandate ? { mandate: { division: mandate.division, id: mandate.id } } : {};
}

function isDraftId(id: string): id is DraftId {
  return isUuid(id);
}
