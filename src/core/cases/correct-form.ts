// 更正: answers are put right after filing, as long as what is done, by whom and with which papers stays as it was filed.
import { ok, type Result } from '#base/result.ts';
import type { PlanField, PlanItem, Settled } from '#core/compiler/plan.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { noteOf, type Decided } from './act-context.ts';
import type { LaterEvent, ShownForm } from './events.ts';
import { shownForm, waitsForOf } from './file-case.ts';
import { refuseAct, type ActRefusal } from './refusal.ts';
import { hasEnded } from './stages.ts';
import type { CaseState } from './state.ts';

export type Correction = {
  /** The plan the case was filed under with the answers as corrected, settled as of the day of filing. */
  readonly settled: Settled;
  /** The deciding county; `undefined` where the answers name none. */
  readonly countyOf: (item: PlanItem) => DivisionCode | undefined;
  /** A division in words. */
  readonly placeName: (code: string) => string;
  readonly reason: string;
};

type ShownField = ShownForm[number]['fields'][number];
type Change = Extract<LaterEvent, { kind: 'form-corrected' }>['changes'][number];

/** The corrected form, with each change as it was and as it is; the parts that read it get a new version. */
export function correctForm(state: CaseState, correction: Correction): Decided {
  const reason = noteOf(correction.reason);
  if (!reason.ok) return reason;
  const same = staysTheSame(state, correction);
  if (!same.ok) return same;
  const form = shownForm(correction);
  const before = fieldsOf(state.form);
  const changed = fieldsOf(form).flatMap((after): readonly { was: ShownField; is: ShownField }[] => {
    const was = before.find(({ element }) => element === after.element);
    return was === undefined || was.answer === after.answer ? [] : [{ was, is: after }];
  });
  if (changed.length === 0) return refuseAct('nothing-corrected');
  const fixed = changed.find(({ was }) => !isOpen(state, was) || isIdentity(correction.settled, was));
  if (fixed !== undefined) return refuseAct('answer-not-correctable', { element: fixed.was.element });
  const items = new Set(changed.flatMap(({ was }) => was.items));
  const changes = changed.map(({ was, is }): Change => {
    const { element, label } = was;
    return { element, label, before: was.answer, after: is.answer };
  });
  return ok([
    {
      kind: 'form-corrected',
      parts: state.parts.filter((part) => items.has(part.item) && !hasEnded(part)).map(({ part }) => part),
      changes,
      answers: correction.settled.answers,
      form,
      reason: reason.value,
    },
  ]);
}

/** The fields that may still be put right, of the form as it is settled now. */
export function correctableFields(state: CaseState, settled: Settled): readonly PlanField[] {
  const shown = new Map(fieldsOf(state.form).map((field) => [field.element, field]));
  return settled.form
    .flatMap(({ fields }) => fields)
    .filter((field) => {
      const known = shown.get(field.element.id);
      return (
        field.fill !== 'derive' && known !== undefined && isOpen(state, known) && !isIdentity(settled, known)
      );
    });
}

/** Somebody still works with the answer and nobody has decided on it. */
function isOpen({ parts }: CaseState, { items }: ShownField): boolean {
  const readers = parts.filter(({ item }) => items.includes(item));
  return (
    readers.some((part) => !hasEnded(part)) && readers.every(({ stamps }) => stamps.decided === undefined)
  );
}

/** Who the applicant is was checked at the sign-in or the counter, and is not a matter of typing. */
function isIdentity(settled: Settled, { element }: ShownField): boolean {
  const prefill = settled.form.flatMap(({ fields }) => fields).find((field) => field.element.id === element)
    ?.element.prefill;
  return prefill?.from === 'sign-in' && prefill.claim !== 'phone';
}

function staysTheSame(state: CaseState, correction: Correction): Result<undefined, ActRefusal> {
  const what = whatDiffers(state, correction);
  return what === undefined ? ok(undefined) : refuseAct('correction-changes-case', { what });
}

type Difference = 'items' | 'offices' | 'papers' | 'questions' | 'requirement';

function whatDiffers(state: CaseState, { settled, countyOf }: Correction): Difference | undefined {
  const { included, open, notOffered, nextQuestions, requirements } = settled;
  if (notOffered.length > 0) return 'offices';
  const isSameItems =
    open.length === 0 &&
    included.length === state.parts.length &&
    included.every(({ item }, at) => state.parts[at]?.item === item.id);
  if (!isSameItems) return 'items';
  if (included.some((item, at) => countyOf(item) !== state.parts[at]?.decidingCounty)) return 'offices';
  const asked = fieldsOf(state.form).map(({ element }) => element);
  const fields = settled.form.flatMap((group) => group.fields);
  const isUnanswered = fields.some(
    ({ element, required, fill }) =>
      required && fill !== 'derive' && settled.answers[element.id] === undefined,
  );
  const isSameForm =
    fields.length === asked.length && fields.every(({ element }) => asked.includes(element.id));
  if (nextQuestions.length > 0 || isUnanswered || !isSameForm) return 'questions';
  if (!hasSamePapers(state, settled) || !asksTheSame(state, settled)) return 'papers';
  return requirements.some(({ outcome }) => outcome === 'fails') ? 'requirement' : undefined;
}

/** The same papers for the same items, none of them needed now that was not before, and the same waiting for results. */
function hasSamePapers({ materials, parts }: CaseState, settled: Settled): boolean {
  const isSame = settled.materials.every(({ material, required, asks }) => {
    const paper = materials.find((each) => each.material === material.id);
    const isMissing = required && paper?.way === 'not-needed';
    return paper !== undefined && !isMissing && asks.every(({ item }) => paper.items.includes(item));
  });
  const waits = waitsForOf(settled);
  const waitsTheSame = parts.every(
    ({ item, waitsFor }) => JSON.stringify(waits(item)) === JSON.stringify(waitsFor),
  );
  return isSame && settled.materials.length === materials.length && waitsTheSame;
}

/** Whoever was asked for a consent, and perhaps gave it, is still the person whose paper it is. */
function asksTheSame({ consents }: CaseState, { materials, answers }: Settled): boolean {
  return consents.every(({ material, of, status }) => {
    if (status !== 'waiting' && status !== 'given') return true;
    const holder = materials.find((each) => each.material.id === material)?.material.holder;
    return holder === undefined || answers[holder] === of.citizenNumber;
  });
}

function fieldsOf(form: ShownForm): readonly ShownField[] {
  return form.flatMap(({ fields }) => fields);
}
