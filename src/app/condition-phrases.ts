// The turns of phrase a condition is said with, in both languages. Names and values come in already quoted.
import type { Language } from '#base/localised.ts';
import type { ArithmeticOp, ComparisonOp } from '#core/catalogue/condition-expression.ts';

/** A bound and what it is measured against: `>=` and `15 years`. */
export type Bound = { readonly op: ComparisonOp; readonly value: string };

export type ConditionPhrases = {
  /** Of an element or an option. */
  readonly name: (name: string) => string;
  /** A value the catalogue has no name for. */
  readonly literal: (text: string) => string;
  readonly amount: (amount: number, unit: string | undefined) => string;
  readonly date: (date: Temporal.PlainDate) => string;
  readonly yesNo: Readonly<Record<'true' | 'false', string>>;
  readonly today: string;
  readonly division: (code: string) => string;
  readonly bracket: (words: string) => string;
  readonly all: (parts: readonly string[]) => string;
  readonly any: (parts: readonly string[]) => string;
  readonly when: (test: string, then: string) => string;
  readonly whenElse: (test: string, then: string, otherwise: string) => string;
  readonly choose: (test: string, then: string, otherwise: string) => string;
  readonly always: string;
  readonly never: string;
  readonly is: (subject: string, values: readonly string[]) => string;
  readonly isNot: (subject: string, values: readonly string[]) => string;
  readonly answered: (subject: string, answer: string) => string;
  readonly within: (place: string, wider: string, yes: boolean) => string;
  readonly contains: (whole: string, piece: string, yes: boolean) => string;
  readonly startsWith: (whole: string, piece: string, yes: boolean) => string;
  readonly bounds: (subject: string, bounds: readonly Bound[]) => string;
  readonly dates: (subject: string, bounds: readonly Bound[]) => string;
  /** Full years of age by a birth date; whole numbers, so that above 17 is the same as 18. */
  readonly aged: (
    birthDate: string,
    bounds: readonly { readonly op: ComparisonOp; readonly years: number }[],
  ) => string;
  readonly daysBetween: (from: string, to: string, bounds: readonly Bound[]) => string;
  readonly days: (amount: number) => string;
  readonly calls: Readonly<
    Record<'age' | 'birth_date_of' | 'sex_of' | 'county_of' | 'string length', (of: string) => string>
  > & {
    readonly days_between: (from: string, to: string) => string;
  };
  readonly sex: Readonly<Record<'male' | 'female', string>>;
  readonly arithmetic: Readonly<Record<ArithmeticOp, string>>;
  readonly formula: (feel: string) => string;
  readonly formulaHolds: (feel: string, yes: boolean) => string;
};

const ZH_BOUND: Readonly<Record<ComparisonOp, string>> = {
  '=': '等于',
  '!=': '不等于',
  '<': '少于',
  '<=': '不超过',
  '>': '多于',
  '>=': '不少于',
};

const ZH_DATE: Readonly<Record<ComparisonOp, (value: string) => string>> = {
  '=': (value) => `是${value}`,
  '!=': (value) => `不是${value}`,
  '<': (value) => `早于${value}`,
  '<=': (value) => `不晚于${value}`,
  '>': (value) => `晚于${value}`,
  '>=': (value) => `不早于${value}`,
};

const ZH_AGE: Readonly<Record<ComparisonOp, (years: number) => string>> = {
  '=': (years) => `年龄为${years}周岁`,
  '!=': (years) => `年龄不是${years}周岁`,
  '<': (years) => `未满${years}周岁`,
  '<=': (years) => `未满${years + 1}周岁`,
  '>': (years) => `年满${years + 1}周岁`,
  '>=': (years) => `年满${years}周岁`,
};

const ZH: ConditionPhrases = {
  name: (name) => `「${name}」`,
  literal: (text) => `“${text}”`,
  amount: (amount, unit) => `${amount}${unit ?? ''}`,
  date: ({ year, month, day }) => `${year}年${month}月${day}日`,
  yesNo: { true: '「是」', false: '「否」' },
  today: '办理当天',
  division: (code) => `代码为${code}的行政区划`,
  bracket: (words) => `（${words}）`,
  all: (parts) => parts.join('，且'),
  any: (parts) => parts.join('，或'),
  when: (test, then) => `如果${test}，则${then}`,
  whenElse: (test, then, otherwise) => `如果${test}，则${then}；否则${otherwise}`,
  choose: (test, then, otherwise) => `如果${test}，取${then}，否则取${otherwise}`,
  always: '始终成立',
  never: '始终不成立',
  is: (subject, values) => `${subject}是${values.join('或')}`,
  isNot: (subject, values) => `${subject}${values.length > 1 ? '既不是' : '不是'}${values.join('，也不是')}`,
  answered: (subject, answer) => `${subject}选${answer}`,
  within: (place, wider, yes) => `${place}${yes ? '' : '不'}在${wider}范围内`,
  contains: (whole, piece, yes) => `${whole}${yes ? '' : '不'}包含${piece}`,
  startsWith: (whole, piece, yes) => `${whole}${yes ? '' : '不'}以${piece}开头`,
  bounds: (subject, bounds) =>
    `${subject}${bounds.map(({ op, value }) => `${ZH_BOUND[op]}${value}`).join('、')}`,
  dates: (subject, bounds) => `${subject}${bounds.map(({ op, value }) => ZH_DATE[op](value)).join('、')}`,
  aged: (birthDate, bounds) =>
    `按${birthDate}计算${bounds.map(({ op, years }) => ZH_AGE[op](years)).join('、')}`,
  daysBetween: (from, to, bounds) =>
    `从${from}到${to}${bounds.map(({ op, value }) => `${ZH_BOUND[op]}${value}`).join('、')}`,
  days: (amount) => `${amount}天`,
  calls: {
    age: (of) => `按${of}计算的周岁`,
    birth_date_of: (of) => `${of}中的出生日期`,
    sex_of: (of) => `${of}中的性别`,
    county_of: (of) => `${of}所在的县市区`,
    'string length': (of) => `${of}的字数`,
    days_between: (from, to) => `从${from}到${to}的天数`,
  },
  sex: { male: '男', female: '女' },
  arithmetic: { '+': '加', '-': '减', '*': '乘以', '/': '除以' },
  formula: (feel) => `公式“${feel}”`,
  formulaHolds: (feel, yes) => `公式“${feel}”${yes ? '' : '不'}成立`,
};

const EN_BOUND: Readonly<Record<ComparisonOp, string>> = {
  '=': 'exactly',
  '!=': 'not',
  '<': 'less than',
  '<=': 'at most',
  '>': 'more than',
  '>=': 'at least',
};

const EN_DATE: Readonly<Record<ComparisonOp, string>> = {
  '=': '',
  '!=': 'not ',
  '<': 'before ',
  '<=': 'no later than ',
  '>': 'after ',
  '>=': 'no earlier than ',
};

const EN_AGE: Readonly<Record<ComparisonOp, (years: number) => string>> = {
  '=': (years) => `exactly ${years}`,
  '!=': (years) => `not ${years}`,
  '<': (years) => `under ${years}`,
  '<=': (years) => `under ${years + 1}`,
  '>': (years) => `at least ${years + 1}`,
  '>=': (years) => `at least ${years}`,
};

/** Units that elements are defined with; another unit is said as it is written. */
const EN_UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  年: ['year', 'years'],
  月: ['month', 'months'],
  天: ['day', 'days'],
  元: ['yuan', 'yuan'],
  人: ['person', 'people'],
  平方米: ['square metre', 'square metres'],
};

const EN: ConditionPhrases = {
  name: (name) => `“${name}”`,
  literal: (text) => `“${text}”`,
  amount: (amount, unit) => {
    if (unit === undefined) return String(amount);
    return `${amount} ${EN_UNITS[unit]?.[amount === 1 ? 0 : 1] ?? unit}`;
  },
  date: (date) => date.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }),
  yesNo: { true: '“yes”', false: '“no”' },
  today: 'the day of the application',
  division: (code) => `the division with the code ${code}`,
  bracket: (words) => `(${words})`,
  all: (parts) => parts.join(', and '),
  any: (parts) => parts.join(', or '),
  when: (test, then) => `if ${test}, then ${then}`,
  whenElse: (test, then, otherwise) => `if ${test}, then ${then}; otherwise ${otherwise}`,
  choose: (test, then, otherwise) => `${then} if ${test}, otherwise ${otherwise}`,
  always: 'always',
  never: 'never',
  is: (subject, values) => `${subject} is ${values.join(' or ')}`,
  isNot: (subject, values) =>
    `${subject} is ${values.length > 1 ? 'neither ' : 'not '}${values.join(' nor ')}`,
  answered: (subject, answer) => `${subject} is answered ${answer}`,
  within: (place, wider, yes) => `${place} is ${yes ? '' : 'not '}within ${wider}`,
  contains: (whole, piece, yes) => `${whole} ${yes ? 'contains' : 'does not contain'} ${piece}`,
  startsWith: (whole, piece, yes) => `${whole} ${yes ? 'starts' : 'does not start'} with ${piece}`,
  bounds: (subject, bounds) =>
    `${subject} is ${bounds.map(({ op, value }) => `${EN_BOUND[op]} ${value}`).join(' and ')}`,
  dates: (subject, bounds) =>
    `${subject} is ${bounds.map(({ op, value }) => `${EN_DATE[op]}${value}`).join(' and ')}`,
  aged: (birthDate, bounds) =>
    `the age by ${birthDate} is ${bounds.map(({ op, years }) => EN_AGE[op](years)).join(' and ')}`,
  daysBetween: (from, to, bounds) =>
    `from ${from} to ${to} it is ${bounds.map(({ op, value }) => `${EN_BOUND[op]} ${value}`).join(' and ')}`,
  days: (amount) => `${amount} ${amount === 1 ? 'day' : 'days'}`,
  calls: {
    age: (of) => `the age in years by ${of}`,
    birth_date_of: (of) => `the date of birth in ${of}`,
    sex_of: (of) => `the sex in ${of}`,
    county_of: (of) => `the county of ${of}`,
    'string length': (of) => `the number of characters in ${of}`,
    days_between: (from, to) => `the days from ${from} to ${to}`,
  },
  sex: { male: 'male', female: 'female' },
  arithmetic: { '+': ' plus ', '-': ' minus ', '*': ' times ', '/': ' divided by ' },
  formula: (feel) => `the formula “${feel}”`,
  formulaHolds: (feel, yes) => `the formula “${feel}” ${yes ? 'holds' : 'does not hold'}`,
};

export const CONDITION_PHRASES: Readonly<Record<Language, ConditionPhrases>> = { 'zh-CN': ZH, en: EN };
