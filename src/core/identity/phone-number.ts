import type { Brand } from '#base/brand.ts';
import { ok, refuse, type Result } from '#base/result.ts';

/** A mobile number of the Chinese mainland: 11 digits beginning with 13 to 19, without country code. */
export type PhoneNumber = Brand<string, 'PhoneNumber'>;

export type PhoneNumberRefusal = { readonly code: 'phone-number-format' };

/** Reads a number as typed: full-width digits, spaces, hyphens and +86 are put right first. Form only, not whether it rings. */
export function parsePhoneNumber(text: string): Result<PhoneNumber, PhoneNumberRefusal> {
  const number = text
    .normalize('NFKC')
    .replace(/[\s-]/gu, '')
    .replace(/^(?:\+|00)86/, '');
  return isWellFormed(number) ? ok(number) : refuse({ code: 'phone-number-format' });
}

/** For screens: the first three and the last four digits. */
export function maskPhoneNumber(number: PhoneNumber): string {
  return `${number.slice(0, 3)}****${number.slice(-4)}`;
}

function isWellFormed(text: string): text is PhoneNumber {
  return /^1[3-9]\d{9}$/.test(text);
}
