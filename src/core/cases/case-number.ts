// The public number of a case: 430482 261122 0004217 X. The county it is stored under is in it, so that a look-up by
// number alone asks one place and not all.
import { assert } from '#base/assert.ts';
import { ok, refuse, type Result } from '#base/result.ts';
import { isDivisionCode, type DivisionCode } from '#core/divisions/division.ts';
import type { CaseNumber } from './events.ts';

export const CASE_NUMBER_REFUSAL_CODES = [
  'case-number-length',
  'case-number-characters',
  'case-number-date',
  'case-number-check',
] as const;
export type CaseNumberRefusal = { readonly code: (typeof CASE_NUMBER_REFUSAL_CODES)[number] };

/** Serials run from 0 to this less one; the caller draws one at random. */
export const CASE_SERIALS = 10_000_000;
const LENGTH = 20;
/** The characters of ISO 7064 MOD 11-2: the value of a character is its place. */
const CHECK_CHARACTERS = '0123456789X';

/** The number of a case stored under `county` (a division code of a county), filed on `day`. */
export function makeCaseNumber(county: DivisionCode, day: Temporal.PlainDate, serial: number): CaseNumber {
  assert(county.endsWith('000000'), 'a case is stored under a county');
  assert(Number.isInteger(serial) && serial >= 0 && serial < CASE_SERIALS, 'a serial of seven digits');
  const date = day.toString().slice(2).replaceAll('-', '');
  const body = `${county.slice(0, 6)}${date}${String(serial).padStart(7, '0')}`;
  const number = `${body}${checkCharacter(body)}`;
  assert(isWellFormed(number), 'a made number is well formed');
  return number;
}

/** Reads a number as typed: spaces, hyphens, full-width digits and a small x are put right first. */
export function parseCaseNumber(text: string): Result<CaseNumber, CaseNumberRefusal> {
  const number = text
    .normalize('NFKC')
    .replace(/[\s\u00AD\u2010-\u2015-]/gu, '')
    .toUpperCase();
  if (number.length !== LENGTH) return refuse({ code: 'case-number-length' });
  if (!isWellFormed(number)) return refuse({ code: 'case-number-characters' });
  if (!isDay(number.slice(6, 12))) return refuse({ code: 'case-number-date' });
  if (checkCharacter(number) !== number.at(-1)) return refuse({ code: 'case-number-check' });
  return ok(number);
}

/** In groups, as it is printed and read out: county, date, serial in two, check. */
export function showCaseNumber(number: CaseNumber): string {
  return [
    number.slice(0, 6),
    number.slice(6, 12),
    number.slice(12, 16),
    number.slice(16, 19) + number.slice(19),
  ].join(' ');
}

/** The county whose storage holds the case. */
export function divisionOfCaseNumber(number: CaseNumber): DivisionCode {
  const code = `${number.slice(0, 6)}000000`;
  assert(isDivisionCode(code), 'a case number begins with a county');
  return code;
}

function isWellFormed(text: string): text is CaseNumber {
  return /^[1-9]\d{18}[\dX]$/.test(text);
}

/** yymmdd of this century. */
function isDay(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= Temporal.PlainYearMonth.from({ year: 2000 + year, month }).daysInMonth;
}

/** ISO 7064 MOD 11-2 over the first 19 digits: finds every single wrong digit and every swap of neighbours. */
function checkCharacter(number: string): string {
  let product = 0;
  for (const digit of number.slice(0, LENGTH - 1)) product = ((product + Number(digit)) * 2) % 11;
  return CHECK_CHARACTERS.charAt((12 - product) % 11);
}
