import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkExpression } from './check-rules.ts';
import { codeOf, roundOf } from '../../../../test/support/judged-round.ts';
import { parseExpression } from './parse-expression.ts';

const { indicators } = roundOf({
  C02: 'wan-yuan',
  C021: 'wan-yuan',
  C022: 'wan-yuan',
  D04: 'yuan',
  B02: 'person',
  B06: 'person',
  E01: 'square-metre',
  G04: 'vehicle',
  P01: 'percent',
});

const CONDITIONS = [
  'C02 = C021 + C022',
  'C02=sum(C02*)',
  'C02 = sum(C021, C022)',
  'C02 = D04',
  'C02 <= 12[wan-yuan]',
  'C02 <= 120000[yuan] + 3[wan-yuan]',
  'C02 / B02 <= 20[wan-yuan/person]',
  'E01 <= 42[square-metre/person] * B06 + 9[square-metre/person] * (B02 - B06)',
  'D04 > 0 <=> G04 > 0',
  'D04 > 0 => G04 >= 1',
  'not (D04 > 0) or G04 > 0 and B02 <> 0',
  'if filled(D04) then D04 >= 0 else G04 = 0',
  'if G04 > 0 then (if B02 > 0 then C02 > 0 else C02 = 0) else C02 >= 0',
  'C02 >= if B02 > 0 then C021 else C022',
  'prior(C02) <= 2 * C02',
  'abs(C02 - prior(C02)) <= 0.3 * prior(C02)',
  'C02 <= accounts(C02) and C02 >= max(C021, C022, D04)',
  'C02 = C021 + sum(children(C02), siblings(C02))',
  'filled(prior(C02)) => C02 > 0',
  'P01 = 100[percent] * C021 / C02',
  'C021 / C02 <= 0.5',
  '-C02 <= 0',
  '0 <= C02',
  'B02 * 2 >= 3',
];

for (const text of CONDITIONS) {
  test(`"${text}" is a condition of the round`, () => {
    assert.deepEqual(checkExpression(text, 'condition', indicators), []);
  });
}

// text | what is wrong | where | with what
const FAULTS = `
                            | unexpected-end          | 0  | expected=figure
C02 =                       | unexpected-end          | 5  | expected=figure
C02 = (C021 + C022          | unexpected-end          | 18 | expected=)
C02 = C021 C022             | unexpected-token        | 11 | text=C022 expected=end
C02 = C021 + + C022         | unexpected-token        | 13 | text=+ expected=figure
C02 = C021 = C022           | chained-relation        | 11 | text==
C02 ＝ C021                 | full-width-character    | 4  | text=＝ instead==
C02 = （C021 + C022)        | full-width-character    | 6  | text=（ instead=(
C02 = C021 ＋ C022          | full-width-character    | 11 | text=＋ instead=+
C02 ≤ C021                  | full-width-character    | 4  | text=≤ instead=<=
C02 = １２[wan-yuan]        | full-width-character    | 6  | text=１ instead=1
C02 = 12万元                | unexpected-character    | 8  | text=万
C02 = C021 & C022           | unexpected-character    | 11 | text=&
C02 = c021                  | unexpected-character    | 6  | text=c
C02 = "C021"                | unexpected-character    | 6  | text="
C02 = 12[ton]               | unknown-measure         | 8  | text=ton
C02 = 12[yuan/person/year]  | unknown-measure         | 8  | text=yuan/person/year
C02 = avg(C021)             | unknown-word            | 6  | text=avg
C02 = then                  | unexpected-token        | 6  | text=then expected=figure
C02 = abs(C021, C022)       | argument-count          | 6  | text=abs expected=1
C02 = min(C021)             | argument-count          | 6  | text=min expected=2
C02 = prior(12)             | unexpected-token        | 12 | text=12 expected=indicator
C02 = prior(C021 + C022)    | unexpected-token        | 17 | text=+ expected=)
filled(sum(C02*))           | unexpected-token        | 7  | text=sum expected=indicator
if C02 > 0 then C02 > 0     | unexpected-end          | 23 | expected=else
C02 = C09                   | unknown-indicator       | 6  | text=C09
C02 = sum(C9*)              | pattern-matches-nothing | 10 | text=C9*
C02 = C02 + B02             | dimensions-differ       | 12 | left=money right=persons
C02 = B02                   | dimensions-differ       | 0  | left=money right=persons
C02 / B02 = C021            | dimensions-differ       | 0  | left=money/persons right=money
C02 = sum(C021, B02)        | dimensions-differ       | 16 | left=money right=persons
C02 <= 12                   | number-without-measure  | 0  | dimension=money
C02 = C021 + 1              | number-without-measure  | 13 | dimension=money
C02 <= max(C021, 5)         | number-without-measure  | 17 | dimension=money
C02 + C021                  | condition-expected      | 0  |
C02 > (C021 > 0)            | quantity-expected       | 7  |
C02 and C021 > 0            | condition-expected      | 0  |
not C02                     | condition-expected      | 4  |
if C02 then C02 > 0 else C02 > 0 | condition-expected | 3  |
C02 / 0 > 1                 | division-by-zero        | 6  |
`;

for (const line of FAULTS.trim().split('\n')) {
  const [text = '', code, at, told = ''] = line.split('|').map((part) => part.trim());
  test(`${JSON.stringify(text)} is refused: ${code} at ${at}`, () => {
    const [first] = checkExpression(text, 'condition', indicators);
    assert.ok(first, 'a fault');
    const { code: found, at: place, ...params } = first;
    const written = Object.entries(params).map(([name, value]) => `${name}=${value}`);
    assert.deepEqual([found, place, written.join(' ')], [code, Number(at), told]);
  });
}

test('an indicator without a measure is a text and stands in no rule', () => {
  const money = indicators.get(codeOf('C02'));
  assert.ok(money);
  const { measure: _, ...phone } = { ...money, code: codeOf('A07') };
  const withText = new Map([...indicators, [phone.code, phone]]);
  assert.deepEqual(checkExpression('filled(A07)', 'condition', withText), [
    { code: 'text-indicator', at: 0, text: 'A07' },
  ]);
});

test('all faults of meaning are told, not only the first', () => {
  const faults = checkExpression('X01 + B02 = C02 + 3 and Y01 > 0', 'condition', indicators);
  assert.deepEqual(
    faults.map(({ code, at }) => [code, at]),
    [
      ['unknown-indicator', 0],
      ['number-without-measure', 18],
      ['dimensions-differ', 0],
      ['unknown-indicator', 24],
    ],
  );
});

test('a quantity where a quantity is asked is none of the faults, a condition is', () => {
  assert.deepEqual(checkExpression('C02 / B02', 'quantity', indicators), []);
  assert.deepEqual(checkExpression('C02 > B02', 'quantity', indicators).length, 2);
});

test('brackets nested deeper than anybody reads are refused and do not break the program', () => {
  const text = `${'('.repeat(1000)}C02${')'.repeat(1000)} > 0`;
  const parsed = parseExpression(text);
  assert.equal(!parsed.ok && parsed.error.code, 'too-deep');
  const minus = parseExpression(`${'-'.repeat(1000)}C02 > 0`);
  assert.equal(!minus.ok && minus.error.code, 'too-deep');
});

test('a text longer than any rule is refused', () => {
  const parsed = parseExpression(`C02 = ${'C021 + '.repeat(1000)}C022`);
  assert.equal(!parsed.ok && parsed.error.code, 'too-long');
});
