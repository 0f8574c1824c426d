import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { evaluateCondition, evaluateDerivation, parseCondition, type ConditionContext } from './condition.ts';

const ELEMENTS = new Set([
  'age_in_years',
  'wish',
  'student',
  'birth_date',
  'citizen_number',
  'home',
  'name',
  'other_name',
]);
const placeAt = (offset: number) => ({ file: 'x.yaml', line: 1, column: offset + 1 });
const parse = (text: string) => parseCondition(text, { elements: ELEMENTS, placeAt });

/** condition | what is known | outcome */
const OUTCOMES = `
wish = "a"                                  | {}                                         | open
wish = "a"                                  | {"wish":null}                              | open
wish = "a"                                  | {"wish":"a"}                               | true
wish = "a"                                  | {"wish":"b"}                               | false
not(wish = "a")                             | {}                                         | open
not(wish = "a")                             | {"wish":"b"}                               | true
wish = "a" and student = true               | {"student":false}                          | false
wish = "a" and student = true               | {"student":true}                           | open
wish = "a" or student = true                | {"student":true}                           | true
wish = "a" or student = true                | {"student":false}                          | open
(wish = "a" or student) and age_in_years > 3 | {"wish":"a","age_in_years":4}              | true
student                                     | {"student":true}                           | true
wish in ("a", "b")                          | {"wish":"b"}                               | true
wish in ("a", "b")                          | {}                                         | open
age_in_years between 16 and 59              | {"age_in_years":60}                        | false
age(birth_date, today) >= 65                | {"birth_date":"1961-11-22","today":"2026-11-22"} | true
age(birth_date, today) >= 65                | {"birth_date":"1961-11-23","today":"2026-11-22"} | false
age(birth_date, today) >= 18                | {"birth_date":"2008-02-29","today":"2026-02-28"} | false
age(birth_date, today) >= 18                | {"birth_date":"2008-02-29","today":"2026-03-01"} | true
age(birth_date, today) >= 16                | {"birth_date":"yesterday","today":"2026-11-22"}  | open
days_between(birth_date, today) <= 30       | {"birth_date":"2026-01-31","today":"2026-03-02"} | true
days_between(birth_date, today) <= 30       | {"birth_date":"2026-01-31","today":"2026-03-03"} | false
is_within(home, "430400000000")             | {"home":"430482001001"}                    | true
is_within(home, "430400000000")             | {"home":"430100000000"}                    | false
is_within(home, "430400000000")             | {"home":"nowhere"}                         | open
if student then wish = "a" else name = "x"  | {"student":false,"name":"x"}               | true
if student then wish = "a" else name = "x"  | {"name":"x"}                               | open
wish                                        | {"wish":"a"}                               | open
`;

for (const line of OUTCOMES.trim().split('\n')) {
  const [text = '', known = '', outcome = ''] = line.split(' | ').map((part) => part.trim());
  test(`${text} with ${known} is ${outcome}`, () => {
    const { condition } = parse(text);
    assert.ok(condition, text);
    const context: ConditionContext = JSON.parse(known);
    assert.equal(String(evaluateCondition(condition, context)), outcome);
  });
}

/** text | code column did-you-mean */
const FAULTS = `
wish = "a" and    | condition-syntax 15 -
wsh = "a"         | condition-unknown-element 1 wish
tody > "2026"     | condition-unknown-element 1 today
aeg(birth_date, today) > 3 | condition-unknown-function 1 age
today() > "2026"  | condition-reads-clock 1 -
now() > "2026"    | condition-reads-clock 1 -
wish = null       | condition-unsupported 8 -
matches(wish, "(a+)+") | condition-unknown-function 1 -
for i in [1..1000000000] return i | condition-unsupported 1 -
`;

for (const line of FAULTS.trim().split('\n')) {
  const [text = '', expected = ''] = line.split(' | ').map((part) => part.trim());
  test(`${text} is refused at its place: ${expected}`, () => {
    const { condition, findings } = parse(text);
    assert.equal(condition, undefined);
    const lines = findings.map(({ code, at, params }) => `${code} ${at.column} ${params['near'] ?? '-'}`);
    assert.ok(lines.includes(expected), lines.join('\n'));
  });
}

test('all faults of a condition are reported, not only the first', () => {
  const { findings } = parse('wsh = "a" and tday() = nme');
  assert.deepEqual(findings.map(({ code }) => code).toSorted(), [
    'condition-unknown-element',
    'condition-unknown-element',
    'condition-unknown-function',
  ]);
});

test('a condition reads each element once, sorted, and today is none of them', () => {
  assert.deepEqual(parse('wish = "a" and age(birth_date, today) > 3 and wish = "b"').condition?.reads, [
    'birth_date',
    'wish',
  ]);
});

test('a derivation has a value only when everything it needs is known, and asks nothing of the branch not taken', () => {
  const chosen = { text: 'if wish = "a" then other_name else name' };
  assert.equal(evaluateDerivation(chosen, { wish: 'b', name: '李' }), '李');
  assert.equal(evaluateDerivation(chosen, { wish: 'a', name: '李' }), undefined);
  const birth = { text: 'birth_date_of(citizen_number)' };
  assert.equal(evaluateDerivation(birth, { citizen_number: '000482195803071239' }), '1958-03-07');
  assert.equal(evaluateDerivation(birth, { citizen_number: '000482195802301239' }), undefined);
  assert.equal(evaluateDerivation(birth, {}), undefined);
});

test('whatever is typed as a condition, parsing never throws', () => {
  const pieces = fc.constantFrom(
    'wish',
    'name',
    '=',
    '"a"',
    'and',
    'or',
    'not(',
    '(',
    ')',
    '[',
    ']',
    '{',
    'for',
    'if',
    ',',
    '..',
    '3',
    '-',
    '"',
    '中',
    '\n',
    '@"',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.array(pieces).map((each) => each.join(' ')),
      ),
      (text) => {
        const { condition, findings } = parse(text);
        assert.ok(condition !== undefined || findings.length > 0);
        if (condition !== undefined)
          evaluateCondition(condition, { wish: 'a', name: 3, today: '2026-11-22' });
      },
    ),
    { seed: 20261122, numRuns: 400 },
  );
  assert.equal(parse('('.repeat(50_000)).condition, undefined);
  assert.equal(parse(`wish = "${'a'.repeat(5000)}"`).condition, undefined);
});

test('more answers never turn a settled condition round', () => {
  const atoms = fc.constantFrom('wish = "a"', 'student', 'name = "x"', 'age_in_years > 3');
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      atoms,
      tie('tree').map((inner) => `not(${inner})`),
      fc
        .tuple(tie('tree'), fc.constantFrom('and', 'or'), tie('tree'))
        .map(([a, op, b]) => `(${a} ${op} ${b})`),
    ),
  }));
  const known = fc.record(
    {
      wish: fc.constantFrom('a', 'b'),
      student: fc.boolean(),
      name: fc.constantFrom('x', 'y'),
      age_in_years: fc.integer({ min: 0, max: 6 }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(tree, known, known, (text, few, more) => {
      const before = evaluateCondition({ text }, few);
      const after = evaluateCondition({ text }, { ...more, ...few });
      assert.ok(before === 'open' || before === after, `${text}: ${before} became ${after}`);
    }),
    { seed: 20261122, numRuns: 300 },
  );
});
