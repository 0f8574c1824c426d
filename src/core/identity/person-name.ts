import type { Brand } from '#base/brand.ts';
import { ok, refuse, type Result } from '#base/result.ts';

/** A person's name, trimmed, in Unicode NFC, with the one dot · between the parts of a name that has parts. */
export type PersonName = Brand<string, 'PersonName'>;

export const PERSON_NAME_REFUSAL_CODES = [
  'person-name-missing',
  'person-name-too-long',
  'person-name-characters',
] as const;
export type PersonNameRefusal = { readonly code: (typeof PERSON_NAME_REFUSAL_CODES)[number] };

/** In characters as people count them, rare ones outside the Basic Multilingual Plane included. */
export const LONGEST_PERSON_NAME = 50;

/**
 * Letters of any script (rare characters included), private-use characters (some registers still carry unencoded names
 * there), combining marks, spaces inside, the dot · in its several codings, hyphen and apostrophe. No digits, no mark-up,
 * no control or invisible characters.
 */
export function parsePersonName(text: string): Result<PersonName, PersonNameRefusal> {
  const name = text
    .normalize('NFC')
    .trim()
    .replace(/[•‧・･．∙⋅]/gu, '·')
    .replace(/[ \u3000]+/gu, ' ');
  if (name === '') return refuse({ code: 'person-name-missing' });
  if (Array.from(name).length > LONGEST_PERSON_NAME) return refuse({ code: 'person-name-too-long' });
  return isWellFormed(name) ? ok(name) : refuse({ code: 'person-name-characters' });
}

/** For screens: the first character and stars (陈**); a one-character name becomes a star. */
export function maskPersonName(name: PersonName): string {
  const [first = '', ...rest] = Array.from(name);
  return rest.length === 0 ? '*' : `${first}${'*'.repeat(Math.min(rest.length, 3))}`;
}

function isWellFormed(text: string): text is PersonName {
  return /^[\p{L}\p{Co}〇](?:[\p{L}\p{M}\p{Co}〇·' -]*[\p{L}\p{M}\p{Co}〇])?$/u.test(text);
}
