// Conditions as people say them. Nobody at a counter, and no resident, has to read FEEL.
import { inLanguage, type Language, type Localised } from '#base/localised.ts';
import { negative, positive } from '#core/catalogue/condition-denial.ts';
import { readExpression, type Expression } from '#core/catalogue/condition-expression.ts';
import { TODAY } from '#core/catalogue/condition-functions.ts';
import type { DataElement } from '#core/catalogue/model.ts';
import { CONDITION_PHRASES, type Bound, type ConditionPhrases } from './condition-phrases.ts';

/** What is needed of an element to say it: a catalogue's elements are such a map, and so are those of a plan's form. */
export type SpokenElements = ReadonlyMap<string, Pick<DataElement, 'name' | 'type' | 'options' | 'unit'>>;

export type ConditionSource = {
  readonly elements: SpokenElements;
  /** The name of a division by its code; `undefined` where it is not known, and then the code is said. */
  readonly divisionName?: (code: string) => string | undefined;
};

/**
 * A condition as a clause, a derivation as the value it takes, without a full stop. What cannot be said in words stands as
 * FEEL in quotation marks, called a formula. An empty text stays empty.
 */
export function conditionWords(
  condition: { readonly text: string },
  source: ConditionSource,
  language: Language,
): string {
  if (condition.text.trim() === '') return '';
  const speech: Speech = { ...source, language, phrases: CONDITION_PHRASES[language] };
  const expression = positive(readExpression(condition.text));
  if (isTruth(expression, speech)) return clause(expression, speech).words;
  return value(expression, speech) ?? speech.phrases.formula(condition.text);
}

type Speech = ConditionSource & { readonly language: Language; readonly phrases: ConditionPhrases };

/** `shape` decides whether it needs brackets inside another. */
type Clause = { readonly words: string; readonly shape: 'atom' | 'and' | 'or' | 'if' };

function clause(expression: Expression, speech: Speech): Clause {
  const { phrases } = speech;
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const { kind } = expression;
      const parts =
        kind === 'and'
          ? joinBounds(expression.parts, speech)
          : joinOptions(expression.parts).map((each) => clause(each, speech));
      const [only] = parts;
      if (only !== undefined && parts.length === 1) return only;
      const words = parts.map((each) =>
        each.shape === 'atom' || each.shape === kind ? each.words : phrases.bracket(each.words),
      );
      return { words: kind === 'and' ? phrases.all(words) : phrases.any(words), shape: kind };
    }
    case 'if':
      return branch(expression, speech);
    default: {
      const words = atom(expression, speech);
      return { words: words ?? formula(expression, speech), shape: 'atom' };
    }
  }
}

function formula(expression: Expression, { phrases }: Speech): string {
  return expression.kind === 'not'
    ? phrases.formulaHolds(expression.inner.text, false)
    : phrases.formulaHolds(expression.text, true);
}

/** `else true` is "if … then …": nothing is asked of the others. */
function branch({ test, yes, no, text }: Extract<Expression, { kind: 'if' }>, speech: Speech): Clause {
  const { phrases } = speech;
  if (isLiteral(no, false)) return clause({ kind: 'and', parts: [test, yes], text }, speech);
  if (isLiteral(yes, false)) return clause({ kind: 'and', parts: [negative(test), no], text }, speech);
  const inside = (each: Expression): string => {
    const said = clause(each, speech);
    return said.shape === 'if' ? phrases.bracket(said.words) : said.words;
  };
  if (isLiteral(no, true)) return { words: phrases.when(inside(test), inside(yes)), shape: 'if' };
  if (isLiteral(yes, true)) return { words: phrases.when(inside(negative(test)), inside(no)), shape: 'if' };
  return { words: phrases.whenElse(inside(test), inside(yes), inside(no)), shape: 'if' };
}

/** Bounds of one thing are said together: at least 16 and under 60. */
function joinBounds(parts: readonly Expression[], speech: Speech): readonly Clause[] {
  const groups = new Map<string, Expression[]>();
  for (const part of parts) {
    const key = part.kind === 'compare' && isBound(part) ? `of ${part.left.text}` : `alone ${groups.size}`;
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return [...groups.values()].flatMap((group): readonly Clause[] => {
    const together =
      group.length > 1
        ? bounded(
            group.filter((each) => each.kind === 'compare'),
            speech,
          )
        : undefined;
    return together === undefined
      ? group.map((each) => clause(each, speech))
      : [{ words: together, shape: 'atom' }];
  });
}

/** Answers of one question are said together: a, or a or b, is a or b. */
function joinOptions(parts: readonly Expression[]): readonly Expression[] {
  const groups = Map.groupBy(parts, (part) => optionsOf(part)?.value.text ?? `alone ${part.text}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const [value, ...others] = group.flatMap((part) => optionsOf(part) ?? []);
    if (first === undefined) return [];
    if (value === undefined || others.length === 0) return [first];
    const options = [value, ...others].flatMap((each) => each.options);
    const once = new Map(options.map((each) => [each.text, each]));
    return [{ kind: 'one-of', value: value.value, options: [...once.values()], text: first.text } as const];
  });
}

function optionsOf(
  part: Expression,
): { readonly value: Expression; readonly options: readonly Expression[] } | undefined {
  if (part.kind === 'one-of') return part;
  const named = part.kind === 'compare' && part.op === '=' && part.right.kind === 'literal';
  if (!named || part.right.kind !== 'literal' || typeof part.right.value !== 'string') return undefined;
  return { value: part.left, options: [part.right] };
}

type Compare = Extract<Expression, { kind: 'compare' }>;

function isBound({ op }: Compare): boolean {
  return op !== '=' && op !== '!=';
}

function atom(expression: Expression, speech: Speech): string | undefined {
  const { phrases } = speech;
  const yes = expression.kind !== 'not';
  const inner = expression.kind === 'not' ? expression.inner : expression;
  switch (inner.kind) {
    case 'compare':
      return isBound(inner) ? bounded([inner], speech) : equal(inner, speech);
    case 'one-of':
      return member(inner.value, inner.options, yes, speech);
    case 'name':
      return isYesNo(inner, speech) ? equal(truthOf(inner, yes), speech) : undefined;
    case 'literal':
      return inner.value === yes ? phrases.always : phrases.never;
    case 'call': {
      const [first, second] = inner.args.map((each) => value(each, speech, 'division'));
      if (first === undefined || second === undefined) return undefined;
      if (inner.name === 'is_within') return phrases.within(first, second, yes);
      if (inner.name === 'contains' || inner.name === 'list contains')
        return phrases.contains(first, second, yes);
      return inner.name === 'starts with' ? phrases.startsWith(first, second, yes) : undefined;
    }
    default:
      return undefined;
  }
}

function truthOf(name: Expression, yes: boolean): Compare {
  return {
    kind: 'compare',
    op: '=',
    left: name,
    right: { kind: 'literal', value: yes, text: String(yes) },
    text: name.text,
  };
}

/** `=` and `!=`: of a yes-or-no question, a number, or anything with a name. */
function equal({ op, left, right }: Compare, speech: Speech): string | undefined {
  const { phrases } = speech;
  if (right.kind === 'literal' && typeof right.value === 'boolean') {
    const subject = value(left, speech);
    const answer = right.value === (op === '=') ? 'true' : 'false';
    return subject === undefined ? undefined : phrases.answered(subject, phrases.yesNo[answer]);
  }
  if (right.kind === 'literal' && typeof right.value === 'number')
    return bounded([{ kind: 'compare', op, left, right, text: '' }], speech);
  return member(left, [right], op === '=', speech);
}

function member(
  of: Expression,
  options: readonly Expression[],
  yes: boolean,
  speech: Speech,
): string | undefined {
  const subject = value(of, speech);
  const values = options.map((each) => valueLike(each, of, speech));
  const said = values.filter((each) => each !== undefined);
  if (subject === undefined || said.length < values.length) return undefined;
  return yes ? speech.phrases.is(subject, said) : speech.phrases.isNot(subject, said);
}

/** Bounds with one left side, which is an age, a number of days, a date, or a number. */
function bounded(bounds: readonly Compare[], speech: Speech): string | undefined {
  const { phrases } = speech;
  const left = bounds[0]?.left;
  if (left === undefined) return undefined;
  if (left.kind === 'call' && left.name === 'age' && left.args[0] && isToday(left.args[1])) {
    const birthDate = value(left.args[0], speech);
    const years = bounds.flatMap(({ op, right }) => {
      const amount = right.kind === 'literal' ? right.value : undefined;
      return typeof amount === 'number' && Number.isInteger(amount) ? [{ op, years: amount }] : [];
    });
    if (birthDate !== undefined && years.length === bounds.length) return phrases.aged(birthDate, years);
  }
  const said = bounds.flatMap(({ op, right }): Bound[] => {
    const limit = valueLike(right, left, speech);
    return limit === undefined ? [] : [{ op, value: limit }];
  });
  if (said.length < bounds.length) return undefined;
  if (left.kind === 'call' && left.name === 'days_between') {
    const [from, to] = left.args.map((each) => value(each, speech));
    return from === undefined || to === undefined ? undefined : phrases.daysBetween(from, to, said);
  }
  const subject = value(left, speech);
  if (subject === undefined) return undefined;
  return isDate(left, speech) ? phrases.dates(subject, said) : phrases.bounds(subject, said);
}

/** A value said as the other side is: an option by its name, a number with its unit, a code as its division. */
function valueLike(expression: Expression, other: Expression, speech: Speech): string | undefined {
  const { phrases } = speech;
  const element = other.kind === 'name' ? speech.elements.get(other.name) : undefined;
  if (expression.kind === 'literal') {
    const { value: written } = expression;
    const option = element?.options?.find(({ code }) => code === written);
    if (option !== undefined) return phrases.name(spoken(option.name, speech));
    if (typeof written === 'number') {
      const inDays = other.kind === 'call' && other.name === 'days_between';
      return inDays ? phrases.days(written) : phrases.amount(written, element?.unit);
    }
    if (other.kind === 'call' && other.name === 'sex_of' && (written === 'male' || written === 'female'))
      return phrases.sex[written];
  }
  const county = other.kind === 'call' && other.name === 'county_of';
  return value(expression, speech, county || element?.type === 'division' ? 'division' : undefined);
}

/** A value in words; `undefined` for what has none. A text of digits is a division only where one is expected. */
function value(expression: Expression, speech: Speech, expected?: 'division'): string | undefined {
  const { phrases } = speech;
  switch (expression.kind) {
    case 'name': {
      if (expression.name === TODAY) return phrases.today;
      const element = speech.elements.get(expression.name);
      return element && phrases.name(spoken(element.name, speech));
    }
    case 'literal': {
      const { value: written } = expression;
      if (typeof written === 'number') return phrases.amount(written, undefined);
      if (typeof written === 'boolean') return phrases.yesNo[written ? 'true' : 'false'];
      if (expected === 'division' && /^\d{12}$/.test(written))
        return speech.divisionName?.(written) ?? phrases.division(written);
      const date = dateIn(written);
      return date === undefined ? phrases.literal(written) : phrases.date(date);
    }
    case 'call':
      return callValue(expression, speech);
    case 'arithmetic': {
      const [left, right] = [expression.left, expression.right].map((each) => {
        const words = value(each, speech);
        return words !== undefined && each.kind === 'arithmetic' ? phrases.bracket(words) : words;
      });
      return left === undefined || right === undefined
        ? undefined
        : `${left}${phrases.arithmetic[expression.op]}${right}`;
    }
    case 'if': {
      const [yes, no] = [expression.yes, expression.no].map((each) => {
        const words = value(each, speech);
        return words !== undefined && each.kind === 'if' ? phrases.bracket(words) : words;
      });
      return yes === undefined || no === undefined
        ? undefined
        : phrases.choose(clause(expression.test, speech).words, yes, no);
    }
    default:
      return undefined;
  }
}

function callValue(call: Extract<Expression, { kind: 'call' }>, speech: Speech): string | undefined {
  const { calls } = speech.phrases;
  const [first, second] = call.args.map((each) => value(each, speech));
  if (first === undefined) return undefined;
  switch (call.name) {
    case 'age':
      return isToday(call.args[1]) ? calls.age(first) : undefined;
    case 'days_between':
      return second === undefined ? undefined : calls.days_between(first, second);
    case 'birth_date_of':
    case 'sex_of':
    case 'county_of':
    case 'string length':
      return calls[call.name](first);
    default:
      return undefined;
  }
}

const TRUTH_CALLS: ReadonlySet<string> = new Set(['is_within', 'contains', 'list contains', 'starts with']);

/** True or false rather than a value to take. */
function isTruth(expression: Expression, speech: Speech): boolean {
  if (expression.kind === 'if') return isTruth(expression.yes, speech) && isTruth(expression.no, speech);
  if (expression.kind === 'call') return TRUTH_CALLS.has(expression.name);
  if (expression.kind === 'name') return isYesNo(expression, speech);
  if (expression.kind === 'literal') return typeof expression.value === 'boolean';
  return expression.kind !== 'arithmetic' && expression.kind !== 'other';
}

function isToday(expression: Expression | undefined): boolean {
  return expression?.kind === 'name' && expression.name === TODAY;
}

function isLiteral(expression: Expression, wanted: boolean): boolean {
  return expression.kind === 'literal' && expression.value === wanted;
}

function isYesNo(expression: Expression, { elements }: Speech): boolean {
  return expression.kind === 'name' && elements.get(expression.name)?.type === 'yes-no';
}

function isDate(expression: Expression, { elements }: Speech): boolean {
  if (expression.kind === 'call') return expression.name === 'birth_date_of';
  return (
    expression.kind === 'name' && (isToday(expression) || elements.get(expression.name)?.type === 'date')
  );
}

function spoken(name: Localised, { language }: Speech): string {
  return inLanguage(name, language);
}

function dateIn(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
}
