import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  ageOn,
  makeSampleCitizenNumber,
  maskCitizenNumber,
  parseCitizenNumber,
  type CitizenNumber,
} from './citizen-number.ts';
import { makeSampleOrganisationCode, parseOrganisationCode } from './organisation-code.ts';
import { LONGEST_PERSON_NAME, maskPersonName, parsePersonName } from './person-name.ts';
import { maskPhoneNumber, parsePhoneNumber } from './phone-number.ts';

const SEED = 20261122;
const date = (text: string) => Temporal.PlainDate.from(text);
const today = date('2026-11-22');

/** The lines of an aligned text file beside this one: `typed | …`; comments begin with #. */
function vectors(file: string): readonly (readonly string[])[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8').split('\n');
  const rows = lines
    .filter((line) => line.includes('|') && !line.startsWith('#'))
    .map((line) => line.split('|').map((cell, at) => (at === 0 ? cell.trimEnd() : cell.trim())));
  assert.ok(rows.length > 10, `${file} is not empty`);
  return rows;
}

for (const [typed = '', samples = '', expected = ''] of vectors('citizen-number.vectors.txt')) {
  test(`citizen number "${typed}", samples ${samples}: ${expected}`, () => {
    const parsed = parseCitizenNumber(typed, { today, allowSample: samples === 'allowed' });
    const said = parsed.ok ? `${parsed.value.birthDate.toString()} ${parsed.value.sex}` : parsed.error.code;
    assert.equal(said, expected);
  });
}

for (const [typed = '', expected = ''] of vectors('organisation-code.vectors.txt')) {
  test(`organisation code "${typed}": ${expected}`, () => {
    const parsed = parseOrganisationCode(typed);
    assert.equal(parsed.ok ? parsed.value : parsed.error.code, expected);
  });
}

for (const [typed = '', expected = ''] of vectors('phone-number.vectors.txt')) {
  test(`phone number "${typed}": ${expected}`, () => {
    const parsed = parsePhoneNumber(typed);
    assert.equal(parsed.ok ? parsed.value : parsed.error.code, expected);
  });
}

for (const [typed = '', expected = ''] of vectors('person-name.vectors.txt')) {
  test(`person name "${typed}": ${expected}`, () => {
    const parsed = parsePersonName(typed);
    assert.equal(parsed.ok ? parsed.value : parsed.error.code, expected);
  });
}

const isSample = (number: string) => parseCitizenNumber(number, { today, allowSample: true }).ok;

const people = fc.record({
  birthDate: fc.nat(60_000).map((days) => date('1860-01-01').add({ days })),
  sex: fc.constantFrom('male' as const, 'female' as const),
  serial: fc.nat(499),
});

test('a made sample number is read back as the same person, marked as a sample', () => {
  fc.assert(
    fc.property(people, (person) => {
      const number = makeSampleCitizenNumber(person);
      const parsed = parseCitizenNumber(number, { today, allowSample: true });
      assert.ok(parsed.ok);
      assert.equal(parsed.value.number, number);
      assert.equal(parsed.value.birthDate.toString(), person.birthDate.toString());
      assert.equal(parsed.value.sex, person.sex);
      assert.equal(parsed.value.sample, true);
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test('one wrong digit, and two neighbours exchanged, are always noticed', () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 9 }), (person, at, by) => {
      const number = makeSampleCitizenNumber(person);
      const digit = (Number(number[at]) + by) % 10;
      assert.equal(isSample(`${number.slice(0, at)}${digit}${number.slice(at + 1)}`), false);
      if (number[at] !== number[at - 1]) {
        const exchanged = `${number.slice(0, at - 1)}${number[at] ?? ''}${number[at - 1] ?? ''}${number.slice(at + 1)}`;
        assert.equal(isSample(exchanged), false);
      }
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test('one wrong character in an organisation code is always noticed', () => {
  const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const places = fc.array(fc.nat(30), { minLength: 17, maxLength: 17 });
  fc.assert(
    fc.property(places, fc.nat(16), fc.integer({ min: 1, max: 30 }), (values, at, by) => {
      const code = makeSampleOrganisationCode(values.map((value) => characters.charAt(value)).join(''));
      assert.ok(parseOrganisationCode(code).ok);
      const wrong = characters.charAt(((values[at] ?? 0) + by) % 31);
      assert.equal(parseOrganisationCode(`${code.slice(0, at)}${wrong}${code.slice(at + 1)}`).ok, false);
    }),
    { seed: SEED, numRuns: 500 },
  );
});

// Born        today        full years
const AGES = `
1966-11-22   2026-11-22   60
1966-11-23   2026-11-22   59
1966-11-21   2026-11-22   60
2026-11-22   2026-11-22   0
2008-02-29   2026-02-28   17
2008-02-29   2026-03-01   18
2008-02-29   2028-02-29   20
`;

for (const line of AGES.trim().split('\n')) {
  const [born = '', on = '', years = ''] = line.split(/ +/);
  test(`who was born on ${born} is ${years} on ${on}`, () => {
    assert.equal(ageOn(date(born), date(on)), Number(years));
  });
}

test('names may have fifty characters, counted as people count them, and no invisible ones', () => {
  const rare = '𬱖';
  assert.ok(parsePersonName(rare.repeat(LONGEST_PERSON_NAME)).ok);
  assert.deepEqual(parsePersonName(rare.repeat(LONGEST_PERSON_NAME + 1)), {
    ok: false,
    error: { code: 'person-name-too-long' },
  });
  for (const hidden of ['\u0000', '\u0007', '\u200B', '\u202E', '\n', '\t', '\u2066']) {
    assert.deepEqual(parsePersonName(`陈${hidden}小`), {
      ok: false,
      error: { code: 'person-name-characters' },
    });
  }
});

test('masks keep the first three and the last four, and of a name the first character', () => {
  const number: CitizenNumber = makeSampleCitizenNumber({
    birthDate: date('1961-03-08'),
    sex: 'male',
    serial: 0,
  });
  assert.equal(maskCitizenNumber(number), '000***********001X');
  const phone = parsePhoneNumber('13912345678');
  assert.equal(phone.ok && maskPhoneNumber(phone.value), '139****5678');
  const names = ['陈小满', '陈', '𬱖𡑮', '阿卜杜拉·买买提'].map((text) => {
    const parsed = parsePersonName(text);
    return parsed.ok ? maskPersonName(parsed.value) : parsed.error.code;
  });
  assert.deepEqual(names, ['陈**', '*', '𬱖*', '阿***']);
});
