import type { Localised } from '#base/localised.ts';
import type { RefusalParams } from '#core/cases/refusal.ts';
import { CITIZEN_NUMBER_REFUSAL_CODES } from '#core/identity/citizen-number.ts';
import { MANDATE_REFUSAL_CODES } from '#core/identity/mandate.ts';
import { ORGANISATION_CODE_REFUSAL_CODES } from '#core/identity/organisation-code.ts';
import { PERSON_NAME_REFUSAL_CODES } from '#core/identity/person-name.ts';
import { JURISDICTION_REFUSAL_CODES } from '#core/divisions/jurisdiction.ts';

/** What can be wrong with what was typed. */
export const PROBLEM_CODES = [
  'required',
  /** `limit`, `length` in characters. */
  'too-long',
  /** `pattern` */
  'pattern',
  'not-a-number',
  /** `min` */
  'too-small',
  /** `max` */
  'too-large',
  'not-a-date',
  'not-an-option',
  'not-yes-or-no',
  'not-money',
  'phone-number-format',
  'bank-account-format',
  ...CITIZEN_NUMBER_REFUSAL_CODES,
  ...ORGANISATION_CODE_REFUSAL_CODES,
  ...PERSON_NAME_REFUSAL_CODES,
  ...JURISDICTION_REFUSAL_CODES,
  /** `level`: the level that must be reached. */
  'division-level',
  /** A condition of the item or the thing does not hold; its text is in `text`. `requirement`, `item`. */
  'requirement-fails',
  /** `item`, `county`; the item's name is in `text`. */
  'item-not-offered',
  /** A guide question is still open. */
  'question-open',
  /** No item is left: nothing to file. */
  'nothing-to-file',
  'paper-missing',
  /** The certificate chosen is not the applicant's, not of that type or not valid. */
  'certificate-not-usable',
  /** This paper may not be committed or owed. */
  'paper-choice-not-allowed',
  /** A record that is not repaired stands against the person: nothing can be owed or committed. */
  'barred-from-promising',
  /** A result comes on paper: name a centre. */
  'delivery-place-needed',
  /** Part of the parcel's address is missing or cannot be read. `field`: receiver, phone or address. */
  'delivery-address-needed',
  /** The clerk has not confirmed the identity. */
  'identity-not-checked',
  ...MANDATE_REFUSAL_CODES,
  /** Counter: the number on the form is not that of the person whose identity was checked. */
  'applicant-differs',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** The field a problem belongs to: `id` is what the form names its input. */
export type ProblemPlace =
  | { readonly kind: 'element'; readonly element: string }
  | { readonly kind: 'paper'; readonly material: string }
  | { readonly kind: 'applicant'; readonly field: 'name' | 'citizenNumber' | 'phone' | 'identityChecked' }
  | { readonly kind: 'mandate' }
  | { readonly kind: 'delivery' }
  | { readonly kind: 'thing' };

export type Problem = {
  readonly at: ProblemPlace;
  readonly code: ProblemCode;
  readonly params: RefusalParams;
  /** A sentence of the catalogue (a requirement, a name), where one says it best. */
  readonly text?: Localised;
};
