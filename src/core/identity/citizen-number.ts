import { assert } from '#base/assert.ts';
import type { Brand } from '#base/brand.ts';
import { ok, refuse, type Result } from '#base/result.ts';

/** A citizen identification number (公民身份号码, GB 11643): 17 digits and a check character. */
export type CitizenNumber = Brand<string, 'CitizenNumber'>;

export const SEXES = ['male', 'female'] as const;
export type Sex = (typeof SEXES)[number];

export const CITIZEN_NUMBER_REFUSAL_CODES = [
  'citizen-number-length',
  'citizen-number-characters',
  'citizen-number-birth-date',
  'citizen-number-check-digit',
  'citizen-number-sample-range',
] as const;
export type CitizenNumberRefusal = { readonly code: (typeof CITIZEN_NUMBER_REFUSAL_CODES)[number] };

/** A checked number and what it says about its holder. */
export type CitizenNumberFacts = {
  readonly number: CitizenNumber;
  readonly birthDate: Temporal.PlainDate;
  readonly sex: Sex;
  /** True for numbers beginning with 0: an address range that is never issued, used for invented people. */
  readonly sample: boolean;
};

export type CitizenNumberRules = { readonly today: Temporal.PlainDate; readonly allowSample: boolean };

const OLDEST_BIRTH_YEAR = 1850;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/**
 * Reads a number as typed: full-width digits, spaces and a small x are put right first. Refuses, in this order, a wrong
 * length, other characters, a birth date that does not exist or lies after today, a wrong check digit, and a number of
 * the sample range where samples are not allowed.
 */
export function parseCitizenNumber(
  text: string,
  { today, allowSample }: CitizenNumberRules,
): Result<CitizenNumberFacts, CitizenNumberRefusal> {
  const number = text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
  if (number.length !== 18) return refuse({ code: 'citizen-number-length' });
  if (!isWellFormed(number)) return refuse({ code: 'citizen-number-characters' });
  const birthDate = birthDateIn(number);
  if (birthDate === undefined || birthDate.year < OLDEST_BIRTH_YEAR || isAfter(birthDate, today)) {
    return refuse({ code: 'citizen-number-birth-date' });
  }
  if (checkCharacter(number) !== number.at(-1)) return refuse({ code: 'citizen-number-check-digit' });
  const sample = number.startsWith('0');
  if (sample && !allowSample) return refuse({ code: 'citizen-number-sample-range' });
  return ok({ number, birthDate, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female', sample });
}

/** A number for an invented person. `serial` 0 to 499; `address` six digits beginning with 0. */
export function makeSampleCitizenNumber(person: {
  readonly birthDate: Temporal.PlainDate;
  readonly sex: Sex;
  readonly serial: number;
  readonly address?: string;
}): CitizenNumber {
  const { birthDate, sex, serial, address = '000482' } = person;
  assert(/^0\d{5}$/.test(address), 'a sample address begins with 0');
  assert(Number.isInteger(serial) && serial >= 0 && serial <= 499, 'a sample serial lies between 0 and 499');
  const sequence = String(serial * 2 + (sex === 'male' ? 1 : 0)).padStart(3, '0');
  const body = `${address}${birthDate.toString().replaceAll('-', '')}${sequence}`;
  const number = `${body}${checkCharacter(body)}`;
  assert(isWellFormed(number), 'a made number is well formed');
  return number;
}

/** Full years on `today`: a birthday counts from its first hour; one of 29 February counts from 1 March in other years. */
export function ageOn(birthDate: Temporal.PlainDate, today: Temporal.PlainDate): number {
  const had = today.month * 100 + today.day >= birthDate.month * 100 + birthDate.day;
  return today.year - birthDate.year - (had ? 0 : 1);
}

/** For screens and logs: the first three and the last four characters, 11 stars between. */
export function maskCitizenNumber(number: CitizenNumber): string {
  return `${number.slice(0, 3)}${'*'.repeat(11)}${number.slice(-4)}`;
}

function isWellFormed(text: string): text is CitizenNumber {
  return /^\d{17}[\dX]$/.test(text);
}

function isAfter(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0;
}

function birthDateIn(number: CitizenNumber): Temporal.PlainDate | undefined {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (month < 1 || month > 12 || day < 1) return undefined;
  const { daysInMonth } = Temporal.PlainYearMonth.from({ year, month });
  return day > daysInMonth ? undefined : Temporal.PlainDate.from({ year, month, day });
}

/** ISO 7064 MOD 11-2 over the first 17 digits. */
function checkCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}
