import { inLanguage, type Language } from '#base/localised.ts';
import type { Problem, ProblemPlace } from '#app/problem.ts';
import type { Refusal } from '#app/refusal.ts';
import type { ReceivedForm } from '#app/visit.ts';
import type { Texts } from '../texts/texts.ts';

export type ProblemWords = {
  readonly t: Texts;
  readonly language: Language;
  /** Names of what a problem can be at, in the reader's language. */
  readonly nameOf: (at: ProblemPlace) => string;
};

/** One sentence: what is wrong, where, and what to do next. */
export function problemSentence(problem: Problem, words: ProblemWords): string {
  const { t, language, nameOf } = words;
  const said = problem.text === undefined ? undefined : inLanguage(problem.text, language);
  if (problem.code === 'requirement-fails' && said !== undefined) {
    return `${t.form.requirementFails(said)}${t.form.problems[problem.code](nameOf(problem.at), problem.params)}`;
  }
  return t.form.problems[problem.code](said ?? nameOf(problem.at), problem.params);
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
