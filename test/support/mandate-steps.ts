// Steps of 帮代办: somebody known by phone, a mandate asked for, the code as it went out.
import { assert } from '#base/assert.ts';
import type { App } from '#app/app.ts';
import { confirmMandate } from '#app/confirm-mandate.ts';
import { giveMandate, type GiveMandate } from '#app/give-mandate.ts';
import { rememberPerson } from '#app/people.ts';
import type { MandateId } from '#core/identity/mandate.ts';
import { saveDraft } from '#app/save-draft.ts';
import { startDraft } from '#app/start-draft.ts';
import { attachUpload } from '#app/uploads.ts';
import type { DraftId } from '#core/cases/draft.ts';
import { good, material, thing } from './journeys.ts';
import { PLACES, type Citizen, type Clerk } from './sample-people.ts';

export const PHONE = '13700000001';

/** The person has an account, and this phone with it. */
export async function known(app: App, person: Citizen): Promise<void> {
  const { name, citizenNumber } = person;
  await rememberPerson(app, { issuer: 'demo', subject: citizenNumber, name, citizenNumber, phone: PHONE });
}

/** What a form for a mandate says when all is well. */
export function asking(principal: Citizen, change: Partial<GiveMandate> = {}): GiveMandate {
  return {
    principal: { name: principal.name, citizenNumber: principal.citizenNumber, phone: PHONE },
    thing: 'across-county',
    acts: ['fill-in', 'file', 'hand-in', 'collect'],
    until: '2026-12-31',
    given: 'phone-code',
    ...change,
  };
}

/** The newest code that was sent. */
export async function sentCode(app: App): Promise<string> {
  const { rows } = await app.pool.query<{ code: string }>(
    `select params ->> 'code' as code from deliveries where code = 'mandate-code' order by id desc limit 1`,
  );
  assert(rows[0], 'a code was sent');
  return rows[0].code;
}

/** A mandate in force, by code to the phone. */
export async function mandateByCode(
  app: App,
  helper: Citizen | Clerk,
  principal: Citizen,
  change: Partial<GiveMandate> = {},
): Promise<MandateId> {
  await known(app, principal);
  const given = await giveMandate(app, helper, asking(principal, change));
  assert(given.ok, given.ok ? '' : JSON.stringify(given));
  const { mandate } = given.value;
  good(await confirmMandate(app, helper, { mandate, code: await sentCode(app) }));
  return mandate;
}

const PDF = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');

/** A pension registration, filled in on the mandate and ready to be filed. */
export async function filledOnMandate(
  app: App,
  viewer: Citizen | Clerk,
  mandate: MandateId,
): Promise<DraftId> {
  const { draft } = good(
    await startDraft(app, viewer, { thing: thing(app.catalogue, 'across-county'), mandate }),
  );
  good(
    await saveDraft(app, viewer, {
      draft,
      answers: {
        business_wanted: 'pension',
        in_school: 'no',
        has_other_pension: 'no',
        household_division: PLACES.home,
      },
      delivery: { how: 'centre', place: PLACES.centre },
    }),
  );
  for (const paper of ['id-card', 'household-book']) {
    const name = material(app.catalogue, paper);
    good(await saveDraft(app, viewer, { draft, papers: [{ material: name, choice: 'hand-in' }] }));
    good(await attachUpload(app, viewer, { draft, material: name, file: { name: '证.pdf', bytes: PDF } }));
  }
  return draft;
}
