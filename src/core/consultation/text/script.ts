// One way of writing for texts that arrive in full-width, in traditional characters, or with characters nobody sees.
import { Converter } from 'opencc-js/t2cn';

/** Not yet asked. */
const UNKNOWN = 0;
/** Its form depends on its neighbours, or is no single unit: the whole text takes the slow way. */
const DEPENDS = 1;
/** Not seen: joiners, marks of direction, variation selectors, controls. */
const GONE = 2;
const BLANK = 0x20;
/** As many arguments as a call surely takes. */
const PIECE = 8192;

let units: Uint16Array | undefined;
let simplify: ((text: string) => string) | undefined;
const simple = new Map<string, string>();

/**
 * The text in compatibility form (NFKC), lower case, simplified characters, without invisible ones, each run of white space one blank.
 * Characters are simplified one by one (乾 is always 干), so that the same words give the same form whoever wrote them: a form
 * for comparing, never for showing.
 */
export function plainScript(text: string): string {
  units ??= new Uint16Array(0x1_0000);
  const forms: number[] = [];
  let blank = true;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    let form = units[unit] ?? DEPENDS;
    if (form === UNKNOWN) form = units[unit] = formOf(unit);
    if (form === DEPENDS) return slowScript(text);
    if (form === GONE || (form === BLANK && blank)) continue;
    blank = form === BLANK;
    forms.push(form);
  }
  if (blank) forms.pop();
  return ofUnits(forms);
}

/** The same by the definition: for what the table cannot say of one unit alone. */
export function slowScript(text: string): string {
  const composed = text.toWellFormed().normalize('NFKC').toLowerCase().normalize('NFKC');
  const seen = composed.replaceAll(/[\p{Cf}\p{Cc}\p{Variation_Selector}]+/gu, (run) =>
    /\s/.test(run) ? ' ' : '',
  );
  return simplified(seen).replaceAll(/\s+/g, ' ').trim();
}

/** What one unit becomes whatever stands beside it. */
function formOf(unit: number): number {
  const one = String.fromCharCode(unit);
  if (/[\p{M}\p{Cs}ᄀ-ᇿΣﾞﾟ]/u.test(one) && !/\p{Variation_Selector}/u.test(one)) return DEPENDS;
  if (/\s/.test(one)) return BLANK;
  const form = slowScript(one);
  if (form === '') return GONE;
  return form.length === 1 && !/\p{M}/u.test(form) ? form.charCodeAt(0) : DEPENDS;
}

function simplified(text: string): string {
  let out = '';
  for (const character of text) out += simplifiedOne(character);
  return out;
}

/** One Chinese character; all others stay. Each is looked up once: there are some 100,000. */
function simplifiedOne(character: string): string {
  const known = simple.get(character);
  if (known !== undefined) return known;
  if (!/\p{Script=Han}/u.test(character)) return character;
  const convert = (simplify ??= Converter({ from: 't', to: 'cn' }));
  const form = convert(convert(character));
  simple.set(character, form);
  return form;
}

function ofUnits(forms: readonly number[]): string {
  if (forms.length <= PIECE) return String.fromCharCode(...forms);
  let text = '';
  for (let at = 0; at < forms.length; at += PIECE)
    text += String.fromCharCode(...forms.slice(at, at + PIECE));
  return text;
}
