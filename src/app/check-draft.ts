// Everything that stands in the way of filing a draft, each at its own field, in the order of the page.
import { isWithoutPaper } from '#core/cases/issue-result.ts';
import type { Delivery, FiledPart } from '#core/cases/events.ts';
import { parsePersonName } from '#core/identity/person-name.ts';
import { parsePhoneNumber } from '#core/identity/phone-number.ts';
import { liveChain } from '#core/compiler/live-reads.ts';
import type { PlanItem, Settled } from '#core/compiler/plan.ts';
import type { App } from './app.ts';
import { todayOf } from './draft-access.ts';
import { coveredBy } from './mandates.ts';
import { problemOfPaper, type PaperView } from './papers.ts';
import type { Problem } from './problem.ts';
import { checkPerson, countyOf, type DraftReading } from './read-draft.ts';

/** All problems of a draft; empty: it may be filed. One problem a field, the first that matters. */
export function problemsOf(
  app: App,
  reading: DraftReading,
  papers: readonly PaperView[],
): readonly Problem[] {
  const all = [
    ...personProblems(app, reading),
    ...answerProblems(reading),
    ...officeProblems(app, reading),
    ...requirementProblems(app, reading),
    ...papers.flatMap((paper) => problemOfPaper(paper) ?? []),
    ...deliveryProblems(app, reading),
  ];
  const seen = new Set<string>();
  return all.filter(({ at }) => {
    const place = JSON.stringify(at);
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

/** Some result of the matter is a thing one holds, or nobody said what it is: it must be handed out somewhere. */
export function needsPlace({ included }: Pick<Settled, 'included'>): boolean {
  return included.some((each) => resultsOf(each).some((result) => !isWithoutPaper(result)));
}

/** The results of an item as a part carries them. */
export function resultsOf({ item }: PlanItem): FiledPart['results'] {
  return item.results.map(({ name, certificate, carrier }) => ({
    name,
    ...(certificate === undefined ? {} : { certificate }),
    carrier: carrier.stated ? carrier.value : 'not-stated',
  }));
}

/** Where the results go: as said, else online where nothing is on paper. */
export function deliveryOf({ draft, settled }: DraftReading): Delivery | undefined {
  if (draft.delivery?.how === 'centre' || draft.delivery?.how === 'post') return draft.delivery;
  return needsPlace(settled) ? undefined : { how: 'online' };
}

function personProblems(app: App, reading: DraftReading): readonly Problem[] {
  const { draft, applicant } = reading;
  const problems: Problem[] = [];
  const person = checkPerson(app, applicant ?? { name: '', citizenNumber: '', phone: '' });
  if (!person.ok) {
    for (const { field, fault } of person.error)
      problems.push({ at: { kind: 'applicant', field }, ...fault });
  }
  if (draft.channel === 'counter' && !draft.mandate && draft.applicant?.identityChecked !== true) {
    problems.push({
      at: { kind: 'applicant', field: 'identityChecked' },
      code: 'identity-not-checked',
      params: {},
    });
  }
  if (draft.mandate) {
    const covered = coveredBy(app, reading, 'file');
    if (!covered.ok) problems.push({ at: { kind: 'mandate' }, ...covered.error });
  }
  return problems;
}

/** In the order of the form: what could not be parsed, what is missing; then open guide questions. */
function answerProblems(reading: DraftReading): readonly Problem[] {
  const { settled, faults, answers } = reading;
  const problems: Problem[] = [];
  for (const { element } of settled.nextQuestions) {
    const at = { kind: 'element', element } as const;
    problems.push({ at, ...(faults.get(element) ?? { code: 'question-open', params: {} }) });
  }
  for (const { element, required, fill } of settled.form.flatMap(({ fields }) => fields)) {
    if (fill === 'derive') continue;
    const at = { kind: 'element', element: element.id } as const;
    const fault = faults.get(element.id);
    if (fault) problems.push({ at, ...fault });
    else if (answers[element.id] === undefined && required) {
      problems.push({ at, code: 'required', params: {} });
    } else if (isForSomebodyElse(reading, element.id)) {
      problems.push({ at, code: 'applicant-differs', params: {} });
    }
  }
  return problems;
}

/** The number taken over from the sign-in or the counter was changed into another person's. */
function isForSomebodyElse({ applicant, answers, settled }: DraftReading, id: string): boolean {
  const field = settled.form.flatMap(({ fields }) => fields).find(({ element }) => element.id === id);
  const prefill = field?.element.prefill;
  if (prefill?.from !== 'sign-in' || prefill.claim !== 'citizen-number' || applicant === undefined)
    return false;
  return answers[id] !== applicant.citizenNumber.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
}

/** Offices that cannot be found, and items that the county does not offer. */
function officeProblems(app: App, { settled, notOffered }: DraftReading): readonly Problem[] {
  const problems: Problem[] = [];
  for (const each of settled.included) {
    const at = placeOf(app, settled, each.item.jurisdiction);
    const county = countyOf(app, each, settled.answers);
    if (county === undefined) problems.push({ at, code: 'required', params: {} });
    else if (!county.ok)
      problems.push({ at, code: county.error.code, params: { division: county.error.division } });
  }
  for (const each of notOffered) {
    const at = placeOf(app, settled, each.item.jurisdiction);
    const params = { item: each.item.id, county: each.county ?? '' };
    problems.push({ at, code: 'item-not-offered', params, text: each.item.name });
  }
  const isEmpty = settled.included.length === 0 && settled.open.length === 0;
  return isEmpty ? [...problems, { at: { kind: 'thing' }, code: 'nothing-to-file', params: {} }] : problems;
}

function requirementProblems(app: App, { settled }: DraftReading): readonly Problem[] {
  return settled.requirements.flatMap(({ requirement, by, outcome }): Problem[] => {
    if (outcome !== 'fails') return [];
    const first = requirement.field ?? requirement.holds?.reads[0];
    const at = first === undefined ? ({ kind: 'thing' } as const) : placeOf(app, settled, first);
    return [
      {
        at,
        code: 'requirement-fails',
        params: { requirement: requirement.id, item: by },
        text: requirement.text,
      },
    ];
  });
}

function deliveryProblems(app: App, reading: DraftReading): readonly Problem[] {
  const delivery = deliveryOf(reading);
  if (delivery === undefined)
    return [{ at: { kind: 'delivery' }, code: 'delivery-place-needed', params: {} }];
  if (delivery.how === 'post') {
    const field = wrongOnParcel(delivery);
    return field === undefined
      ? []
      : [{ at: { kind: 'delivery' }, code: 'delivery-address-needed', params: { field } }];
  }
  if (delivery.how !== 'centre' || app.divisions.levelOf(delivery.place) === 'village') return [];
  return [{ at: { kind: 'delivery' }, code: 'division-unknown', params: { division: delivery.place } }];
}

/** Shortest address that can be found, in characters. Ours. */
const SHORTEST_ADDRESS = 6;
const LONGEST_ADDRESS = 200;

/** What of a parcel's address nobody could deliver by. */
function wrongOnParcel({
  receiver,
  phone,
  address,
}: Extract<Delivery, { how: 'post' }>): 'receiver' | 'phone' | 'address' | undefined {
  if (!parsePersonName(receiver).ok) return 'receiver';
  if (!parsePhoneNumber(phone).ok) return 'phone';
  const length = Array.from(address.trim()).length;
  return length < SHORTEST_ADDRESS || length > LONGEST_ADDRESS ? 'address' : undefined;
}

/** The input that an element's value comes from: itself, or what a derived one is worked out of. */
function placeOf(app: App, settled: Settled, element: PlanItem['item']['jurisdiction']): Problem['at'] {
  const onForm = new Set(
    settled.form
      .flatMap(({ fields }) => fields)
      .filter(({ fill }) => fill !== 'derive')
      .map((field) => field.element.id),
  );
  // Of "if for_whom is other then her number else his", only the branch in force; what was never answered comes first.
  const known = { answers: settled.answers, today: todayOf(app).toString() };
  const bases = [...liveChain(element, known, app.catalogue.elements)].filter((id) => onForm.has(id));
  const base = bases.find((id) => settled.answers[id] === undefined) ?? bases.at(-1);
  return base === undefined ? { kind: 'thing' } : { kind: 'element', element: base };
}
