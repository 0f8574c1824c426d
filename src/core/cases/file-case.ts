// From a settled plan to the first event of a case: the form as it was shown, the papers, one part for each item.
import { assert } from '#base/assert.ts';
import type { Json } from '#base/canonical-json.ts';
import type { ItemId, MaterialId, SpecialStep } from '#core/catalogue/model.ts';
import type { PlanField, PlanItem, Settled } from '#core/compiler/plan.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { PersonId } from '#core/identity/viewer.ts';
import type { ClockTerms } from './clock-terms.ts';
import type { Applicant, CaseFiled, CaseNumber, FiledPart, ShownForm } from './events.ts';

export type Filing = Pick<
  CaseFiled,
  'id' | 'number' | 'channel' | 'applicant' | 'delivery' | 'materials' | 'mandate' | 'consents' | 'promises'
> & {
  readonly settled: Settled;
  readonly receivingPlace?: DivisionCode;
  readonly identityCheckedBy?: PersonId;
  readonly formReview?: NonNullable<CaseFiled['formReview']>;
  readonly filedFor?: { readonly by: Applicant; readonly mandate: string };
  /** The case this one files again. */
  readonly refiles?: CaseNumber;
  /** The deciding county of each included item. */
  readonly countyOf: (item: PlanItem) => DivisionCode;
  readonly resultsOf: (item: PlanItem) => FiledPart['results'];
  /** A division in words. */
  readonly placeName: (code: string) => string;
};

/** The county a case is stored under: that of the office which decides its first part. */
export function storageCounty(settled: Settled, countyOf: Filing['countyOf']): DivisionCode {
  const [first] = settled.included;
  assert(first, 'a case has a part');
  return countyOf(first);
}

/** The filing as an event. Call it only when nothing stands in the way. */
export function fileCase(filing: Filing): CaseFiled {
  const { settled, id, number, channel, applicant, delivery, materials, receivingPlace, filedFor } = filing;
  const { plan, answers } = settled;
  return {
    kind: 'case-filed',
    id,
    number,
    division: storageCounty(settled, filing.countyOf),
    thing: plan.thing,
    thingName: plan.name,
    planVersion: plan.version,
    channel,
    ...(receivingPlace === undefined ? {} : { receivingPlace }),
    applicant,
    ...(filing.identityCheckedBy === undefined ? {} : { identityCheckedBy: filing.identityCheckedBy }),
    ...(filing.formReview === undefined ? {} : { formReview: filing.formReview }),
    ...(filedFor === undefined ? {} : { filedFor }),
    delivery,
    answers,
    form: shownForm(filing),
    materials,
    parts: partsOf(filing),
    ...(plan.flow.ceiling === undefined ? {} : { ceiling: plan.flow.ceiling }),
    ...(filing.refiles === undefined ? {} : { refiles: filing.refiles }),
    ...(filing.mandate === undefined ? {} : { mandate: filing.mandate }),
    ...(filing.promises === undefined || filing.promises.length === 0 ? {} : { promises: filing.promises }),
    ...(filing.consents === undefined || filing.consents.length === 0 ? {} : { consents: filing.consents }),
  };
}

function partsOf({ settled, countyOf, resultsOf, materials, consents = [] }: Filing): readonly FiledPart[] {
  const waits = waitsForOf(settled);
  return settled.included.map((each, at) => {
    const { item, agency, promised } = each;
    const waitsForConsents = consents
      .filter(({ material }) => isAskedBy(item.id, material, materials))
      .map(({ id }) => id);
    return {
      part: at + 1,
      item: item.id,
      itemName: item.name,
      decidingCounty: countyOf(each),
      agency: agency.kind,
      agencyName: agency.name,
      waitsFor: waits(item.id),
      results: resultsOf(each),
      ...(waitsForConsents.length > 0 ? { waitsForConsents } : {}),
      ...(promised.stated ? { promised: { amount: promised.value.amount, unit: promised.value.unit } } : {}),
      ...clockTermsOf(each, settled),
      ...statedFeeOf(each),
    };
  });
}

/** What the item states about its time, as it is now; what it does not state is absent. */
function clockTermsOf({ item }: PlanItem, { answers }: Settled): Pick<FiledPart, 'terms'> {
  const { kind, statutory, clockAfter, nextMonth, batchDay, silenceGrants, specialSteps } = item;
  const after = clockAfter.stated ? answers[clockAfter.value] : undefined;
  const terms: ClockTerms = {
    ...(kind.stated && kind.value === 'instant' ? { instant: true } : {}),
    ...(statutory.stated ? { statutory: statutory.value } : {}),
    ...(clockAfter.stated && typeof after === 'string'
      ? { startsAfter: { element: clockAfter.value, date: after } }
      : {}),
    ...(nextMonth.stated ? { nextMonth: true } : {}),
    ...(batchDay.stated ? { batchDay: batchDay.value } : {}),
    ...(silenceGrants.stated ? { silenceGrants: { clause: silenceGrants.value } } : {}),
    ...(specialSteps.length > 0 ? { specialSteps: specialSteps.map(stepTerms) } : {}),
  };
  return Object.keys(terms).length > 0 ? { terms } : {};
}

function stepTerms({ step, longest }: SpecialStep): NonNullable<ClockTerms['specialSteps']>[number] {
  return longest.stated ? { step, longest: longest.value } : { step };
}

/** What the part of an item waits for: groups of parts, of each of which one result must be there. */
export function waitsForOf(settled: Settled): (item: ItemId) => FiledPart['waitsFor'] {
  const numbers = new Map(settled.included.map(({ item }, at) => [item.id, at + 1]));
  return (item) =>
    settled.flow.edges
      .filter(({ to }) => to === item)
      .map(({ from }) => from.flatMap((id) => numbers.get(id) ?? []))
      .filter((anyOf) => anyOf.length > 0);
}

function isAskedBy(item: ItemId, material: MaterialId, materials: Filing['materials']): boolean {
  return materials.some((paper) => paper.material === material && paper.items.includes(item));
}

/** Charged with acceptance, where the item states an amount. */
function statedFeeOf({ item: { feeAmount, fee } }: PlanItem): Pick<FiledPart, 'statedFee'> {
  if (!feeAmount.stated) return {};
  return { statedFee: { fen: feeAmount.value, basis: fee.stated ? fee.value : '' } };
}

/** The form with its answers in words, to be read without the plan. */
export function shownForm({ settled, placeName }: Pick<Filing, 'settled' | 'placeName'>): ShownForm {
  return settled.form.map(({ group, fields }) => ({
    group: group.name.zh,
    fields: fields.map((field) => ({
      element: field.element.id,
      label: field.element.name.zh,
      answer: inWords(field, settled.answers[field.element.id], placeName),
      items: itemsOf(field, settled),
    })),
  }));
}

/** Who may read the answer: the items that asked, and those whose office it decides. */
function itemsOf({ asks, element }: PlanField, { included }: Settled): readonly ItemId[] {
  const deciding = included.filter(({ item }) => item.jurisdiction === element.id).map(({ item }) => item.id);
  return [...new Set([...asks.map(({ item }) => item), ...deciding])];
}

function inWords({ element }: PlanField, value: Json | undefined, placeName: Filing['placeName']): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  switch (element.type) {
    case 'choice':
      return element.options?.find(({ code }) => code === text)?.name.zh ?? text;
    case 'division':
      return placeName(text);
    case 'date': {
      const day = Temporal.PlainDate.from(text);
      return `${day.year}年${day.month}月${day.day}日`;
    }
    case 'money':
      return typeof value === 'number' ? `${(value / 100).toFixed(2)}元` : text;
    default:
      return element.unit === undefined ? text : `${text}${element.unit}`;
  }
}
