import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { plainAmount } from './amount.ts';
import { isMeasure, MEASURES, type Measure } from './measure.ts';
import { readFigure, type FigureReading } from './read-figure.ts';

const SEED = 20_261_122;

function shown({ value, notes, fault }: FigureReading, measure: Measure): string {
  if (fault !== undefined) return `fault ${fault}`;
  const text = value.state === 'value' ? plainAmount(value.amount, measure) : value.state;
  return [text, ...notes.map((note) => note.code)].join(' ');
}

// written | cell | read as, and the notes
const READ = `
184.65        | yuan       | 184.65
０１８４．６５   | yuan       | 184.65 full-width leading-zeros
1,234,567.8   | yuan       | 1234567.8 thousands
1，234        | yuan       | 1234 full-width thousands
1 234 567     | yuan       | 1234567 thousands
(1,234.50)    | yuan       | -1234.50 thousands sign
（12.5）       | yuan       | -12.5 full-width sign
△3.00         | yuan       | -3.00 sign
▲3            | yuan       | -3 sign
−3            | yuan       | -3 sign
－3           | yuan       | -3 full-width
+3            | yuan       | 3 sign
-3            | yuan       | -3
¥1,000.00     | yuan       | 1000.00 thousands unit-word
12.5元        | yuan       | 12.5 unit-word
12.5万元      | yuan       | 125000 converted
12.5 万元     | yuan       | 125000 converted
(12.5万元)    | yuan       | -125000 sign converted
(12.5)万元    | yuan       | -125000 sign converted
12.5万        | yuan       | 125000 converted
3千元         | yuan       | 3000 converted
1.2亿元       | yuan       | 120000000 converted
1846500元     | wan-yuan   | 184.6500 converted
1元           | wan-yuan   | 0.0001 converted
0.01元        | wan-yuan   | 0.000001 converted
184.65万元    | wan-yuan   | 184.65 unit-word
1.2万人       | person     | 12000 converted
36人          | person     | 36 unit-word
36.00         | person     | 36 trailing-zeros
420人次       | visit      | 420 unit-word
3台           | vehicle    | 3 unit-word
3台（套）      | set        | 3 full-width unit-word
12㎡          | square-metre | 12 unit-word
9.5平方米     | square-metre | 9.5 unit-word
1.5万千瓦时    | kilowatt-hour | 15000 converted
2吨标准煤      | kgce       | 2000 converted
39.47%        | percent    | 39.47 unit-word
39.47％       | percent    | 39.47 full-width unit-word
.5            | yuan       | 0.5 bare-point
5.            | yuan       | 5 bare-point
—             | yuan       | blank blank-mark
－            | yuan       | blank blank-mark
/             | person     | blank blank-mark
无            | person     | blank blank-mark
0             | yuan       | 0
-0.00         | yuan       | 0.00
`;

// written | cell | fault
const FAULTS = `
12,34         | yuan       | separators
1,2345        | yuan       | separators
1,234 567     | yuan       | separators
1e3           | yuan       | not-a-number
1.2.3         | yuan       | not-a-number
十二          | yuan       | not-a-number
2025-01-03    | yuan       | not-a-number
2025年        | yuan       | not-a-number
1/2           | yuan       | not-a-number
=A1+1         | yuan       | not-a-number
#REF!         | yuan       | not-a-number
约12          | yuan       | not-a-number
1²            | yuan       | not-a-number
①             | yuan       | not-a-number
12。5         | yuan       | not-a-number
元            | yuan       | not-a-number
.             | yuan       | not-a-number
()            | yuan       | not-a-number
(-3)          | yuan       | two-signs
△-3           | yuan       | two-signs
36人          | yuan       | other-dimension
12%           | yuan       | other-dimension
12元          | person     | other-dimension
¥12           | person     | other-dimension
12.5万        | wan-yuan   | ambiguous-unit
¥12.5         | wan-yuan   | ambiguous-unit
0.001         | yuan       | too-fine
0.001元       | wan-yuan   | too-fine
0.5           | person     | too-fine
3.5人         | person     | too-fine
99999999999999999 | yuan   | too-large
9999999999999999万元 | yuan | too-large
`;

function rows(table: string): { written: string; measure: Measure; expected: string }[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [written = '', measure = '', expected = ''] = line.split('|').map((part) => part.trim());
      assert.ok(isMeasure(measure), measure);
      return { written, measure, expected };
    });
}

for (const { written, measure, expected } of rows(READ)) {
  test(`"${written}" in a cell of ${measure} is ${expected}`, () => {
    assert.equal(shown(readFigure(written, measure), measure), expected);
  });
}

for (const { written, measure, expected } of rows(FAULTS)) {
  test(`"${written}" in a cell of ${measure} is no figure (${expected}), and is kept as written`, () => {
    const reading = readFigure(written, measure);
    assert.equal(shown(reading, measure), `fault ${expected}`);
    assert.deepEqual(reading.value, { state: 'invalid', text: written });
  });
}

test('nothing, or only spaces, is blank without a word', () => {
  for (const written of ['', ' ', '\u3000', '\t\n']) {
    assert.deepEqual(readFigure(written, 'yuan'), { value: { state: 'blank' }, notes: [] });
  }
});

test('zeros behind the digits the form asks for are not taken for precision', () => {
  assert.equal(shown(readFigure('1500000元', 'wan-yuan', { decimals: 2 }), 'wan-yuan'), '150.00 converted');
  assert.equal(shown(readFigure('1846512元', 'wan-yuan', { decimals: 2 }), 'wan-yuan'), '184.6512 converted');
});

test('a number cell is read to the fifteenth digit, as Excel shows it', () => {
  assert.equal(shown(readFigure(0.1 + 0.2, 'yuan'), 'yuan'), '0.3 binary-noise');
  assert.equal(shown(readFigure(184.65, 'wan-yuan'), 'wan-yuan'), '184.65');
  assert.equal(shown(readFigure(Number.NaN, 'yuan'), 'yuan'), 'fault not-a-number');
  assert.equal(shown(readFigure(Infinity, 'yuan'), 'yuan'), 'fault not-a-number');
  assert.equal(shown(readFigure(1e21, 'yuan'), 'yuan'), 'fault not-a-number');
});

const measures = fc.constantFrom(...Object.keys(MEASURES).filter(isMeasure));
const amounts = measures.chain((measure) =>
  fc.record({
    measure: fc.constant(measure),
    scaled: fc.integer({ min: -(10 ** 15), max: 10 ** 15 }),
    decimals: fc.integer({ min: 0, max: MEASURES[measure].exponent }),
  }),
);

test('every amount that is printed is read back as it was, however it is dressed', () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 5 }), ({ measure, scaled, decimals }, dress) => {
      const step = 10 ** (MEASURES[measure].exponent - decimals);
      const amount = { scaled: Math.trunc(scaled / step) * step + 0, decimals };
      const plain = plainAmount(amount, measure);
      const reading = readFigure(dressed(plain, dress, measure), measure);
      assert.deepEqual(reading.value, { state: 'value', amount });
    }),
    { seed: SEED, numRuns: 2000 },
  );
});

function dressed(plain: string, dress: number, measure: Measure): string {
  const grouped = plain.replace(/^-?\d+/, (whole) => whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ','));
  const unsigned = plain.replace('-', '');
  if (dress === 1) return ` ${grouped}　`;
  if (dress === 2) return plain.startsWith('-') ? `（${grouped.replace('-', '')}）` : grouped;
  if (dress === 3) {
    return plain.replaceAll(/[\d.]/g, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfe_e0));
  }
  if (dress === 4) return plain.startsWith('-') ? `△${unsigned}` : unsigned;
  return dress === 5 ? `${plain}${MEASURES[measure].label.zh}` : plain;
}

test('no text makes it throw, and what is not read is kept', () => {
  const bits = fc.constantFrom(
    ..."0123456789,.-+()（），．－％%万元亿人千百 \t△▲−—/¥￥eE'#=十①²\u200B\u3000\u{1F600}".split(''),
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(bits, { maxLength: 40 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, measures, (written, measure) => {
      const { value, fault } = readFigure(written, measure);
      assert.equal(value.state === 'invalid', fault !== undefined);
      if (value.state === 'invalid') assert.equal(value.text, written);
      if (value.state === 'value') {
        assert.ok(Number.isSafeInteger(value.amount.scaled));
        assert.ok(value.amount.decimals >= 0 && value.amount.decimals <= MEASURES[measure].exponent);
      }
    }),
    { seed: SEED, numRuns: 5000 },
  );
});

test('fewer digits than the form asks for are as exact as the form', () => {
  const { value } = readFigure('12', 'wan-yuan', { decimals: 2 });
  assert.deepEqual(value, { state: 'value', amount: { scaled: 12_000_000, decimals: 2 } });
});
