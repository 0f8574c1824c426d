// What one question of a form shows: the plan's field, what was typed, where it came from and what is wrong with it.
import type { Json } from '#base/canonical-json.ts';
import { inLanguage, type Language } from '#base/localised.ts';
import type { CertificateTypeId, ElementType } from '#core/catalogue/model.ts';
import type { PlanField, PlanGroup } from '#core/compiler/plan.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import { searchDivisions } from '#core/divisions/search-divisions.ts';
import type { Texts } from '../texts/texts.ts';
import { answerWords } from './answer-words.ts';

export type DivisionChoice = { readonly code: string; readonly path: string };

export type DivisionView = {
  /** The place that is chosen now. */
  readonly chosen?: DivisionChoice;
  /** What was typed and not yet chosen from. */
  readonly query: string;
  readonly hits: readonly DivisionChoice[];
  readonly more: boolean;
};

export type FieldView = {
  readonly element: string;
  readonly type: ElementType;
  readonly label: string;
  readonly hint?: string;
  readonly unit?: string;
  readonly required: boolean;
  readonly options: readonly { readonly code: string; readonly name: string }[];
  readonly maxLength?: number;
  /** As typed, or as prefilled. */
  readonly value: string;
  /** Where a prefilled value comes from, in words. */
  readonly from?: string;
  /** Shown, not asked: derived, or known from the sign-in and not to be changed here. */
  readonly fixed?: { readonly words: string; readonly why: 'derived' | 'signed-in' };
  readonly division?: DivisionView;
  /** Typing starts here when the page opens. */
  readonly focus?: true;
  /** The sentence at the field. */
  readonly problem?: string;
};

export type FieldSource = {
  readonly shown: Readonly<Record<string, string>>;
  readonly prefilled: readonly string[];
  readonly answers: Readonly<Record<string, Json | undefined>>;
  /** Sentences by element. */
  readonly problems: ReadonlyMap<string, string>;
};

export type FieldWords = {
  readonly t: Texts;
  readonly language: Language;
  readonly divisions: DivisionTree;
  readonly certificateName: (type: CertificateTypeId) => string;
};

/** The questions of a group in order; derived ones are shown once they say something that was not typed just so. */
export function fieldViews(group: PlanGroup, source: FieldSource, words: FieldWords): readonly FieldView[] {
  return group.fields
    .filter((field) => field.fill !== 'derive' || saysMore(field, source.answers))
    .map((field) => fieldView(field, source, words));
}

/** A derived value that only repeats one of the answers it comes from would be read as a second question. */
export function saysMore({ element }: PlanField, answers: FieldSource['answers']): boolean {
  const value = answers[element.id];
  return value !== undefined && !element.derive?.reads.some((read) => answers[read] === value);
}

/** Places for a typed fragment, down to the level the element needs. */
export function divisionView(
  tree: DivisionTree,
  raw: string,
  level: 'county' | 'town' | 'village' | undefined,
): DivisionView {
  if (isDivisionCode(raw)) {
    const known = tree.get(raw);
    if (known !== undefined)
      return { chosen: { code: raw, path: tree.pathOf(raw) }, query: '', hits: [], more: false };
  }
  const found = searchDivisions(tree, raw, { limit: HITS + 1, ...(level === undefined ? {} : { level }) });
  const hits = found.slice(0, HITS).map((hit) => ({ code: hit.division.code, path: hit.path }));
  return { query: raw, hits, more: found.length > HITS };
}

/** Only one place can be meant. */
export function isOnlyHit({ hits, more }: DivisionView): boolean {
  return hits.length === 1 && !more;
}

const HITS = 12;

function fieldView(field: PlanField, source: FieldSource, words: FieldWords): FieldView {
  const { element } = field;
  const { t, language, divisions } = words;
  const value = source.shown[element.id] ?? '';
  const prefilled = source.prefilled.includes(element.id);
  const problem = source.problems.get(element.id);
  const options = (element.options ?? [])
    .filter((option) => field.options === undefined || field.options.includes(option.code))
    .map((option) => ({ code: option.code, name: inLanguage(option.name, language) }));
  const hint = element.hint === undefined ? undefined : inLanguage(element.hint, language);
  const unit = element.unit ?? (element.type === 'money' ? t.form.money : undefined);
  const maxLength = field.maxLength ?? element.maxLength;
  const from = prefilled ? prefillWords(field, words) : undefined;
  return {
    element: element.id,
    type: element.type,
    label: inLanguage(element.name, language),
    required: field.required,
    options,
    value,
    ...(hint === undefined ? {} : { hint }),
    ...(unit === undefined ? {} : { unit }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(from === undefined ? {} : { from }),
    ...(problem === undefined ? {} : { problem }),
    ...fixedOf(field, { prefilled, answer: source.answers[element.id] }, words),
    ...(element.type === 'division'
      ? { division: divisionView(divisions, value, element.divisionLevel) }
      : {}),
  };
}

function fixedOf(
  field: PlanField,
  known: { readonly prefilled: boolean; readonly answer: Json | undefined },
  words: FieldWords,
): Pick<FieldView, 'fixed'> {
  if (field.fill === 'derive')
    return { fixed: { words: answerWords(field.element, known.answer, words), why: 'derived' } };
  const { prefill } = field.element;
  // Name and number were proved at sign-in: changing them here would file for somebody else by mistake.
  const proved = prefill?.from === 'sign-in' && prefill.claim !== 'phone';
  if (!proved || !known.prefilled) return {};
  return { fixed: { words: answerWords(field.element, known.answer, words), why: 'signed-in' } };
}

function prefillWords(field: PlanField, { t, certificateName }: FieldWords): string | undefined {
  const { prefill } = field.element;
  if (prefill === undefined) return undefined;
  const source =
    prefill.from === 'sign-in'
      ? t.form.prefilledSignIn
      : t.form.prefilledCertificate(certificateName(prefill.certificate));
  return t.form.prefilledFrom(source);
}
