import { inLanguage, type Language } from '#base/localised.ts';
import type { ElementType } from '#core/catalogue/model.ts';
import type { Problem, ProblemPlace } from '#app/problem.ts';
import type { Refusal } from '#app/refusal.ts';
import type { ReceivedForm } from '#app/visit.ts';
import type { Texts } from '../texts/texts.ts';

export type ProblemWords = {
  readonly t: Texts;
  readonly language: Language;
  /** Names of what a problem can be at, in the reader's language. */
  readonly nameOf: (at: ProblemPlace) => string;
  /** What kind of question a problem is at, where it is at one. */
  readonly typeOf: (at: ProblemPlace) => ElementType | undefined;
};

/** One sentence: what is wrong, where, and what to do next. */
export function problemSentence(problem: Problem, words: ProblemWords): string {
  const { t, language, nameOf } = words;
  const said = problem.text === undefined ? undefined : inLanguage(problem.text, language);
  if (problem.code === 'requirement-fails' && said !== undefined) {
    return `${t.form.requirementFails(said)}${t.form.problems[problem.code](nameOf(problem.at), problem.params)}`;
  }
  const name = said ?? nameOf(problem.at);
  if (problem.code === 'required') return requiredSentence(name, words.typeOf(problem.at), t);
  return t.form.problems[problem.code](name, problem.params);
}

/** What is chosen is not “filled in”. */
export function requiredSentence(name: string, type: ElementType | undefined, t: Texts): string {
  if (type === 'choice' || type === 'yes-no') return t.form.requiredChoice(name);
  if (type === 'division') return t.form.requiredPlace(name);
  if (type === 'date') return t.form.requiredDate(name);
  return t.form.problems.required(name, {});
}

/** The sentence of a refused use case. */
export function refusalSentence(refusal: Refusal, t: Texts): string {
  return t.form.refusals[refusal.code](refusal.params);
}

/** Sentences for what of a posted form could not be kept, with the field it was in. */
export function receivedSentences(
  form: ReceivedForm,
  t: Texts,
): readonly { readonly field: string | undefined; readonly sentence: string }[] {
  return form.problems.map(({ problem, field, fileName }) => ({
    field,
    sentence: t.form.received[problem](fileName ?? ''),
  }));
}
