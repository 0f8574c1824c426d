// What a contributor writes down to follow an opinion. Made from the key of the form, so that a form sent twice gives the same code;
// kept nowhere but as its hash.
import { createHash } from 'node:crypto';
import type { App } from './app.ts';

/** Without letters and digits that look alike: 0 O, 1 I L. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const GROUPS = 3;
const OF_GROUP = 4;

/** For the hidden field of a form that takes an opinion in: nobody can guess it, and no two are the same. */
export function newFormKey(app: Pick<App, 'randomBelow' | 'newId'>): string {
  const drawn = Array.from({ length: 32 }, () => app.randomBelow(16).toString(16)).join('');
  return createHash('sha256').update(`${app.newId()} ${drawn}`).digest('hex').slice(0, 32);
}

/** Only keys that we made ourselves. */
export function isFormKey(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

/** `7KQ2-M9XF-3TBA`: 59 bits of the form's key. */
export function followCode(formKey: string): string {
  const bytes = createHash('sha256').update(`follow ${formKey}`).digest();
  let rest = bytes.readBigUInt64BE();
  const letters = Array.from({ length: GROUPS * OF_GROUP }, () => {
    const letter = ALPHABET.charAt(Number(rest % BigInt(ALPHABET.length)));
    rest /= BigInt(ALPHABET.length);
    return letter;
  });
  return Array.from({ length: GROUPS }, (_, nth) =>
    letters.slice(nth * OF_GROUP, (nth + 1) * OF_GROUP).join(''),
  ).join('-');
}

/** What the journal keeps of a code, however it was typed. */
export function followHash(code: string): string {
  const typed = code
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '');
  return createHash('sha256').update(`code ${typed}`).digest('hex');
}

/** What the journal keeps of a form's key: the code cannot be made from it. */
export function formKeyHash(formKey: string): string {
  return createHash('sha256').update(`form ${formKey}`).digest('hex');
}
