import type { App } from '#app/app.ts';
import type { ProblemCode } from '#app/problem.ts';
import type { Thing } from '#core/catalogue/model.ts';
import { parseCitizenNumber } from '#core/identity/citizen-number.ts';
import { parsePersonName } from '#core/identity/person-name.ts';
import { parsePhoneNumber } from '#core/identity/phone-number.ts';
import type { Texts } from '../texts/texts.ts';
import type { PersonField, TypedPerson } from './person-page.tsx';

export type CheckedPerson = {
  readonly problems: ReadonlyMap<PersonField, string>;
};

type Rules = {
  readonly app: Pick<App, 'allowSample'>;
  readonly today: Temporal.PlainDate;
  readonly t: Texts;
};

/** What is wrong with the person page, a sentence a field; the same parsers judge again when the draft is submitted. */
export function checkPerson(
  typed: TypedPerson,
  things: readonly Thing[],
  { app, today, t }: Rules,
): CheckedPerson {
  const problems = new Map<PersonField, string>();
  const words = t.counter.person;
  const say = (field: PersonField, label: string, code: ProblemCode, params = {}): void => {
    problems.set(field, t.form.problems[code](label, params));
  };
  const name = (field: 'name', label: string): void => {
    const parsed = parsePersonName(typed[field]);
    if (typed[field] === '') say(field, label, 'required');
    else if (!parsed.ok) say(field, label, parsed.error.code);
  };
  const number = (field: 'number', label: string): void => {
    const sentence = numberProblem(typed[field], label, { app, today, t });
    if (sentence !== undefined) problems.set(field, sentence);
  };
  const phone = (field: 'phone', label: string): void => {
    if (typed[field] !== '' && !parsePhoneNumber(typed[field]).ok) say(field, label, 'phone-number-format');
  };
  name('name', words.name);
  number('number', words.number);
  phone('phone', words.phone);
  if (typed.identity !== 'yes') say('identity', words.identity, 'identity-not-checked');
  if (!things.some(({ id }) => id === typed.thing)) problems.set('thing', words.chooseThing);
  return { problems };
}

/** The sentence for a citizen number that cannot be one. */
export function numberProblem(typed: string, label: string, { app, today, t }: Rules): string | undefined {
  if (typed === '') return t.form.problems.required(label, {});
  const parsed = parseCitizenNumber(typed, { today, allowSample: app.allowSample });
  return parsed.ok ? undefined : t.form.problems[parsed.error.code](label, {});
}
