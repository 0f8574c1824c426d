// Steps that several scenarios take: fill in a draft, submit it, bring a part through its office.
import { assert } from '#base/assert.ts';
import { actOnPart } from '#app/act-on-part.ts';
import type { App } from '#app/app.ts';
import type { ReviewSaid } from '#app/form-review.ts';
import type { Outcome } from '#app/refusal.ts';
import type { DraftView } from '#app/open-draft.ts';
import { saveDraft, type SaveDraft } from '#app/save-draft.ts';
import { promisesToSign, type Signature } from '#app/sign-promises.ts';
import { startDraft, type StartDraft } from '#app/start-draft.ts';
import { submitDraft } from '#app/submit-draft.ts';
import type { OfficerCommand } from '#core/cases/acts.ts';
import type { DraftId, RawAnswers } from '#core/cases/draft.ts';
import type { CaseNumber, CaseEvent } from '#core/cases/events.ts';
import { divisionOfCaseNumber } from '#core/cases/case-number.ts';
import { evolve } from '#core/cases/evolve.ts';
import type { CaseState } from '#core/cases/state.ts';
import type { Catalogue, MaterialId, ThingId } from '#core/catalogue/model.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { eventsOf } from '#store/cases.ts';
import { PLACES, type Citizen, type Clerk } from './sample-people.ts';

/** The value of an outcome that must be good. */
export function good<Value>(outcome: Outcome<Value>): Value {
  assert(outcome.ok, outcome.ok ? '' : JSON.stringify(outcome.error));
  return outcome.value;
}

export function thing(catalogue: Catalogue, id: string): ThingId {
  const found = catalogue.things.keys().find((each) => each === id);
  assert(found, id);
  return found;
}

export function material(catalogue: Catalogue, id: string): MaterialId {
  const found = catalogue.materials.keys().find((each) => each === id);
  assert(found, id);
  return found;
}

/** Starts and fills a draft; at a counter every paper is shown there. */
export async function fillDraft(
  app: App,
  viewer: Citizen | Clerk,
  fill: {
    readonly thing: string;
    readonly answers: RawAnswers;
    readonly shown?: readonly string[];
    readonly owed?: readonly string[];
    readonly committed?: readonly string[];
    readonly applicant?: Citizen;
  } & Pick<SaveDraft, 'delivery'>,
): Promise<DraftId> {
  const { applicant } = fill;
  const start: StartDraft = {
    thing: thing(app.catalogue, fill.thing),
    ...(applicant
      ? {
          applicant: {
            name: applicant.name,
            citizenNumber: applicant.citizenNumber,
            phone: '13900000000',
            identityChecked: true,
          },
        }
      : {}),
  };
  const { draft } = good(await startDraft(app, viewer, start));
  const papers = [
    ...(fill.shown ?? []).map((id) => ({
      material: material(app.catalogue, id),
      choice: 'shown-at-counter' as const,
    })),
    ...(fill.owed ?? []).map((id) => ({ material: material(app.catalogue, id), choice: 'owe' as const })),
    ...(fill.committed ?? []).map((id) => ({
      material: material(app.catalogue, id),
      choice: 'commit' as const,
    })),
  ];
  good(
    await saveDraft(app, viewer, {
      draft,
      answers: fill.answers,
      papers,
      ...(fill.delivery ? { delivery: fill.delivery } : {}),
    }),
  );
  return draft;
}

/** A clerk's word that every paper was looked at, whichever of them turn out to be in hand. */
export function everySeen({ catalogue }: App): ReviewSaid {
  return { seen: [...catalogue.materials.keys()], remarks: '' };
}

/** Submits what must be ready; a clerk has looked at every paper, what is owed or committed is signed as the last page asks. */
export async function submitted(app: App, viewer: Viewer, draft: DraftId): Promise<CaseNumber> {
  const review = viewer.role === 'clerk' ? { review: everySeen(app) } : {};
  let outcome = await submitDraft(app, viewer, { draft, ...review });
  if (!outcome.ok && outcome.error.code === 'promise-not-signed' && outcome.view) {
    const signatures = signaturesOn(app, viewer, outcome.view);
    outcome = await submitDraft(app, viewer, { draft, signatures, ...review });
  }
  assert(outcome.ok, outcome.ok ? '' : JSON.stringify([outcome.error, outcome.view?.problems]));
  return outcome.value.number;
}

/** Every promise of the draft, signed. */
export function signaturesOn(app: App, viewer: Viewer, view: DraftView): readonly Signature[] {
  const way = viewer.role === 'clerk' ? 'on-paper-at-counter' : 'typed-online';
  return promisesToSign(app, view).map(({ kind, digest, signer }) => ({ kind, digest, way, name: signer }));
}

/** A newborn whose household will be in 常宁, filed at a centre in 蒸湘; the papers are shown there. */
export async function newbornDraft(app: App, at: Clerk, mother: Citizen, father: Citizen): Promise<DraftId> {
  return fillDraft(app, at, {
    thing: 'newborn',
    applicant: mother,
    answers: {
      born_in_province: 'yes',
      first_birth_certificate: 'yes',
      parents_in_province: 'yes',
      parents_married: 'yes',
      settles_with: 'mother',
      newborn_name: '样小宝',
      newborn_sex: 'female',
      newborn_birth_date: '2026年11月1日',
      newborn_birth_place: '样本医院',
      newborn_household_division: PLACES.home,
      newborn_filer: 'mother',
      stated_father_name: father.name,
      stated_father_citizen_number: father.citizenNumber,
    },
    shown: ['mother-id-card', 'father-id-card', 'family-household-book', 'marriage-certificate'],
  });
}

/** The part of an item. */
export function partOfItem(state: CaseState, item: string): CaseState['parts'][number] {
  const part = state.parts.find((each) => each.item === item);
  assert(part, item);
  return part;
}

/** A pension registration of somebody registered in 常宁, filed at a centre in 蒸湘. */
export async function pensionDraft(
  app: App,
  at: Clerk,
  applicant: Citizen,
  answers: RawAnswers = {},
): Promise<DraftId> {
  return fillDraft(app, at, {
    thing: 'across-county',
    applicant,
    answers: {
      business_wanted: 'pension',
      in_school: 'no',
      has_other_pension: 'no',
      household_division: PLACES.home,
      ...answers,
    },
    shown: ['id-card', 'household-book'],
  });
}

export async function eventsOfCase(app: App, number: CaseNumber): Promise<readonly CaseEvent[]> {
  const events = await eventsOf(app.pool, { division: divisionOfCaseNumber(number), number });
  assert(events, 'the case is there');
  return events;
}

/** The case as its events say. */
export async function stateOf(app: App, number: CaseNumber): Promise<CaseState> {
  const state = evolve(await eventsOfCase(app, number));
  assert(state, 'the case is there');
  return state;
}

/** One act from the newest page of the part; a refusal that names no ground rests on a clause. */
export async function doAct(
  app: App,
  viewer: Viewer,
  at: { readonly number: CaseNumber; readonly part: number },
  command: OfficerCommand,
): Promise<void> {
  const state = await stateOf(app, at.number);
  const version = state.parts[at.part - 1]?.version ?? 0;
  const grounded =
    command.act === 'refuse' || command.act === 'reject' ? { ground: A_CLAUSE, ...command } : command;
  good(await actOnPart(app, viewer, { ...at, version, command: grounded }));
}

const A_CLAUSE = { law: '样法第一条（测试）' } as const;

/** From the office's door to the issued result. */
export async function bringThrough(
  app: App,
  viewer: Viewer,
  at: { readonly number: CaseNumber; readonly part: number },
): Promise<void> {
  const results = (await stateOf(app, at.number)).parts[at.part - 1]?.results.length ?? 0;
  const commands: readonly OfficerCommand[] = [
    { act: 'receive' },
    { act: 'accept' },
    { act: 'review', opinion: '材料齐全' },
    { act: 'grant', opinion: '同意' },
    { act: 'issue', numbers: Array.from({ length: results }, (_, index) => `样-${at.part}-${index + 1}`) },
  ];
  for (const command of commands) await doAct(app, viewer, at, command);
}
