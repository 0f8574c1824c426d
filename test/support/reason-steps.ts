// Steps of the reason codes: a citizen online with files, offices that do their work, what a case really came to.
import { assert } from '#base/assert.ts';
import type { App } from '#app/app.ts';
import { openDraft } from '#app/open-draft.ts';
import { saveDraft, type SaveDraft } from '#app/save-draft.ts';
import { attachUpload } from '#app/uploads.ts';
import type { RawAnswers } from '#core/cases/draft.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import type { PartState } from '#core/cases/state.ts';
import { achievedOf, type Achieved } from '#core/supervision/achieved.ts';
import { bringThrough, eventsOfCase, fillDraft, good, stateOf, submitted } from './journeys.ts';
import { officer, PLACES, type Citizen, type Officer } from './sample-people.ts';

export const PDF = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');

export const PENSION: RawAnswers = {
  business_wanted: 'pension',
  in_school: 'no',
  has_other_pension: 'no',
  household_division: PLACES.home,
};

/** An address the post would find. */
export const BY_POST = {
  how: 'post',
  receiver: '样本邮',
  phone: '13800000000',
  address: '衡阳市常宁市宜阳街道城东社区一号',
} as const;

/** The retirement of somebody with a housing fund account in 常宁: three offices, and not one paper. */
export const RETIREMENT: RawAnswers = {
  retirement_kind: 'normal',
  has_housing_fund: 'yes',
  insurance_division: PLACES.changning,
  contribution_years: '20',
  needs_file_review: 'no',
  review_passed: 'yes',
  only_child_increment: 'no',
  household_in_province: 'yes',
  fund_centre: '样本公积金中心',
  bank_account: '6222020000000000005',
};

/** Filed by the citizen alone, online; every paper that is still missing is uploaded. */
export async function filedOnline(
  app: App,
  person: Citizen,
  fill: { readonly thing: string; readonly answers: RawAnswers } & Pick<SaveDraft, 'delivery'>,
): Promise<CaseNumber> {
  const draft = await fillDraft(app, person, fill);
  const { papers } = good(await openDraft(app, person, { draft }));
  for (const { choices, chosen, material, files } of papers) {
    if (!choices.includes('hand-in') || chosen !== undefined || files.length > 0) continue;
    const { id } = material.material;
    const file = { name: `${id}.pdf`, bytes: PDF };
    // oxlint-disable-next-line no-await-in-loop -- one file after the other, as a person does
    good(await saveDraft(app, person, { draft, papers: [{ material: id, choice: 'hand-in' }] }));
    // oxlint-disable-next-line no-await-in-loop -- as above
    good(await attachUpload(app, person, { draft, material: id, file }));
  }
  return submitted(app, person, draft);
}

/** The office that decides this part. */
export function officeOf({ decidingCounty, agency, part }: PartState): Officer {
  return officer(decidingCounty, agency, 600 + part);
}

/** Every office does its work, those that wait for others after them. */
export async function bringAllThrough(app: App, number: CaseNumber): Promise<void> {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- what one office decides lets the next begin
    const ready = (await stateOf(app, number)).parts.find(({ stage }) => stage === 'at-office');
    if (ready === undefined) return;
    // oxlint-disable-next-line no-await-in-loop -- as above
    await bringThrough(app, officeOf(ready), { number, part: ready.part });
  }
}

/** What the case came to, by its events. */
export async function achieved(app: App, number: CaseNumber): Promise<Achieved> {
  const events = await eventsOfCase(app, number);
  return achievedOf(await stateOf(app, number), events, app.calendar);
}

/** The first part as it is now. */
export async function firstPart(app: App, number: CaseNumber): Promise<PartState> {
  const [part] = (await stateOf(app, number)).parts;
  assert(part, 'a case has a part');
  return part;
}
