import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { isDivisionCode } from '#core/divisions/division.ts';
import {
  CASE_SERIALS,
  divisionOfCaseNumber,
  makeCaseNumber,
  parseCaseNumber,
  showCaseNumber,
} from './case-number.ts';

const SEED = 20261122;
const COUNTIES = ['430482000000', '430408000000', '430405000000'].filter((code) => isDivisionCode(code));
const numbers = fc
  .record({
    county: fc.constantFrom(...COUNTIES),
    day: fc.integer({ min: 0, max: 20_000 }),
    serial: fc.integer({ min: 0, max: CASE_SERIALS - 1 }),
  })
  .map(({ county, day, serial }) => ({
    county,
    number: makeCaseNumber(county, Temporal.PlainDate.from('2026-01-01').add({ days: day }), serial),
  }));

test('a number is read back from the way it is shown, and names the county it is stored under', () => {
  fc.assert(
    fc.property(numbers, ({ county, number }) => {
      const parsed = parseCaseNumber(showCaseNumber(number));
      assert.deepEqual(parsed, { ok: true, value: number });
      assert.equal(divisionOfCaseNumber(number), county);
    }),
    { seed: SEED },
  );
});

test('one wrong digit and two neighbours swapped are always noticed', () => {
  fc.assert(
    fc.property(numbers, fc.nat(18), fc.integer({ min: 1, max: 9 }), ({ number }, place, by) => {
      const digits = Array.from(number);
      digits[place] = String((Number(digits[place]) + by) % 10);
      assert.equal(parseCaseNumber(digits.join('')).ok, false);
      const swapped = Array.from(number);
      [swapped[place], swapped[place + 1]] = [swapped[place + 1] ?? '', swapped[place] ?? ''];
      if (swapped.join('') !== number) assert.equal(parseCaseNumber(swapped.join('')).ok, false);
    }),
    { seed: SEED },
  );
});

test('what people type is put right, and what cannot be a number is refused by its first fault', () => {
  const table = `
    430482 261122 0000 0424 | case-number-check
    ４３０４８２　２６１１２２　００００　０４２３ | ok
    430482-261122-0000-0423 | ok
    430482261122000004      | case-number-length
    43048226112200000A23    | case-number-characters
    430482 261322 0000 0423 | case-number-date
    '; drop table cases; -- | case-number-length`;
  for (const line of table.trim().split('\n')) {
    const [text = '', expected = ''] = line.split('|').map((cell) => cell.trim());
    const parsed = parseCaseNumber(text);
    assert.equal(parsed.ok ? 'ok' : parsed.error.code, expected, text);
  }
});
