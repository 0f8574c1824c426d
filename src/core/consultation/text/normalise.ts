// The key two texts share when they say the same in the same words. Every original is kept; this is only what is compared.
import { ADDRESSEES, CLOSINGS, OPENINGS, SALUTATIONS } from './courtesies.ts';
import { plainScript } from './script.ts';

const SALUTATION = new RegExp(
  `^(?:${either(SALUTATIONS)})[^,:;!?。]{0,24}?(?:${either(ADDRESSEES)})(?:同志)?们?(?:您|你)?好?[,:!。 ]+`,
);
const OPENING = OPENINGS.split(' ');
const CLOSING = CLOSINGS.split(' ');
/** Everything but letters, figures, and the marks that make a figure another figure. */
const BETWEEN = /[^\p{L}\p{N}%‰]+/gu;
/** A text of these alone is its own key after one round. */
const ORDINARY = /^[a-z0-9%‰. \u3007\u4e00-\u9fff]*$/;

/**
 * The text without script, width, punctuation, blanks, salutation and closing: equal for copies. `6.5` and `65` stay apart, `10,000` and
 * `10000` do not. What would be nothing (谢谢！, 👍) stays as written, in plain script. Idempotent.
 */
export function normalise(text: string): string {
  let key = oneRound(text);
  // Taking a mark away can bring letters together that compose anew: rare scripts only.
  for (let round = 0; round < 4 && !ORDINARY.test(key); round += 1) {
    const next = oneRound(key);
    if (next === key) break;
    key = next;
  }
  return key;
}

function oneRound(text: string): string {
  const plain = plainScript(text);
  const bare = withoutMarks(plain.replace(SALUTATION, ''));
  const core = withoutCourtesies(bare);
  if (core !== '') return core;
  return bare === '' ? plain : bare;
}

function withoutMarks(plain: string): string {
  return plain.replaceAll(BETWEEN, (run: string, offset: number) => {
    const after = offset + run.length;
    if (!isDigit(plain, offset - 1) || !isDigit(plain, after)) return '';
    if (run === '.') return '.';
    return run === ',' && isThousand(plain, after) ? '' : ' ';
  });
}

function withoutCourtesies(bare: string): string {
  let from = 0;
  let to = bare.length;
  for (let word: string | undefined = ''; word !== undefined;) {
    word = OPENING.find((each) => bare.startsWith(each, from) && from + each.length <= to);
    from += word?.length ?? 0;
  }
  for (let word: string | undefined = ''; word !== undefined;) {
    word = CLOSING.find((each) => bare.endsWith(each, to) && to - each.length >= from);
    to -= word?.length ?? 0;
  }
  return bare.slice(from, to);
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

/** Three digits and no fourth. */
function isThousand(text: string, at: number): boolean {
  return isDigit(text, at + 1) && isDigit(text, at + 2) && !isDigit(text, at + 3);
}

function either(words: string): string {
  return words.replaceAll(' ', '|');
}
