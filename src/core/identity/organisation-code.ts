import { assert } from '#base/assert.ts';
import type { Brand } from '#base/brand.ts';
import { ok, refuse, type Result } from '#base/result.ts';

/** A unified social credit code (统一社会信用代码, GB 32100-2015): 17 characters and a check character. */
export type OrganisationCode = Brand<string, 'OrganisationCode'>;

export const ORGANISATION_CODE_REFUSAL_CODES = [
  'organisation-code-length',
  'organisation-code-characters',
  'organisation-code-check-digit',
] as const;
export type OrganisationCodeRefusal = { readonly code: (typeof ORGANISATION_CODE_REFUSAL_CODES)[number] };

/** Digits and capitals without I, O, S, V, Z; the value of a character is its place. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Powers of 3 modulo 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Reads a code as typed: full-width characters, spaces and small letters are put right first. */
export function parseOrganisationCode(text: string): Result<OrganisationCode, OrganisationCodeRefusal> {
  const code = text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
  if (code.length !== 18) return refuse({ code: 'organisation-code-length' });
  if (!isWellFormed(code)) return refuse({ code: 'organisation-code-characters' });
  if (checkCharacter(code) !== code.at(-1)) return refuse({ code: 'organisation-code-check-digit' });
  return ok(code);
}

/** Completes 17 characters with their check character: for invented organisations. */
export function makeSampleOrganisationCode(body: string): OrganisationCode {
  const code = `${body}${checkCharacter(body)}`;
  assert(isWellFormed(code), 'a made code is well formed');
  return code;
}

function isWellFormed(text: string): text is OrganisationCode {
  return text.length === 18 && !/[^0-9A-HJ-NPQRTUWXY]/.test(text);
}

/** GB 32100's MOD 31-3 check over the first 17 characters. */
function checkCharacter(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * CHARACTERS.indexOf(code.charAt(at)), 0);
  return CHARACTERS.charAt((31 - (sum % 31)) % 31);
}
