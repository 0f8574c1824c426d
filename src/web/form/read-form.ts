import type { ReceivedForm } from '#app/visit.ts';
import type { RawAnswers } from '#core/cases/draft.ts';
import type { DataElement } from '#core/catalogue/model.ts';
import { answerName, datePartName, joinDate, placeQueryName, placeWasName } from './names.ts';

/** First value of a field; `undefined` when it was not on the form. */
export function fieldOf(form: ReceivedForm, name: string): string | undefined {
  return form.fields.get(name)?.[0];
}

/** Everything typed for these questions, right or wrong. A radio group left open is an empty answer when its group was shown. */
export function readAnswers(form: ReceivedForm, elements: readonly DataElement[]): RawAnswers {
  const answers: Record<string, string> = {};
  for (const element of elements) {
    const typed = readAnswer(form, element);
    if (typed !== undefined) answers[element.id] = typed;
  }
  return answers;
}

/** A place: a new text wins over what was chosen before, a choice wins over the text it was found by. */
export function readPlace(form: ReceivedForm, name: string): string | undefined {
  const query = fieldOf(form, placeQueryName(name))?.trim();
  const chosen = fieldOf(form, answerName(name));
  if (query === undefined) return chosen;
  const changed = query !== (fieldOf(form, placeWasName(name)) ?? '').trim();
  if (changed && query !== '') return query;
  return chosen ?? query;
}

function readAnswer(form: ReceivedForm, element: DataElement): string | undefined {
  if (element.type === 'division') return readPlace(form, element.id);
  if (element.type === 'date') {
    const part = (name: 'year' | 'month' | 'day') => fieldOf(form, datePartName(element.id, name));
    const [year, month, day] = [part('year'), part('month'), part('day')];
    if (year === undefined && month === undefined && day === undefined) return undefined;
    return joinDate({ year: year ?? '', month: month ?? '', day: day ?? '' });
  }
  return fieldOf(form, answerName(element.id));
}
