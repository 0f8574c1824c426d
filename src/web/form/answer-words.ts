import type { Json } from '#base/canonical-json.ts';
import { inLanguage, type Language } from '#base/localised.ts';
import type { DataElement } from '#core/catalogue/model.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import type { Texts } from '../texts/texts.ts';
import { dateWords } from '../elements/words.ts';

export type AnswerTools = {
  readonly t: Texts;
  readonly language: Language;
  readonly divisions: DivisionTree;
};

/** A parsed answer as people read it: option and place names, dates in words, citizen numbers in groups. */
export function answerWords(element: DataElement, answer: Json | undefined, tools: AnswerTools): string {
  const { t, language, divisions } = tools;
  if (answer === undefined || answer === null || answer === '') return t.form.notAnswered;
  if (typeof answer === 'boolean') return answer ? t.frame.yes : t.frame.no;
  const text =
    typeof answer === 'string' || typeof answer === 'number' ? String(answer) : JSON.stringify(answer);
  switch (element.type) {
    case 'choice': {
      const option = element.options?.find(({ code }) => code === text);
      return option === undefined ? text : inLanguage(option.name, language);
    }
    case 'yes-no':
      return text === 'yes' ? t.frame.yes : text === 'no' ? t.frame.no : text;
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayWords(text, language) : text;
    case 'division':
      return isDivisionCode(text) && divisions.get(text) !== undefined ? divisions.pathOf(text) : text;
    case 'citizen-number':
      return citizenNumberWords(text);
    case 'number':
    case 'money':
      return `${text} ${element.unit ?? (element.type === 'money' ? t.form.money : '')}`.trim();
    default:
      return text;
  }
}

/** A day without its weekday: nobody knows his birthday by it. */
function dayWords(text: string, language: Language): string {
  return dateWords(text, language).replace(/ ?\([^)]*\)$/, '');
}

/** What was typed, as people read it, right or wrong. */
export function rawWords(element: DataElement, raw: string | undefined, tools: AnswerTools): string {
  return answerWords(element, raw?.trim() === '' ? undefined : raw, tools);
}

/** 6 + 8 + 4, as it is read aloud. */
export function citizenNumberWords(number: string): string {
  return number.length === 18 ? `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}` : number;
}
