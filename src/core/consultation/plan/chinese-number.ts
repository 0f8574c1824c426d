// Whole numbers as headings write them: `十二`, `一百零三`, `二〇`, `12`, full width `１２`.
import { assert } from '#base/assert.ts';

const DIGITS = '〇一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** One or more of these is a number of a heading; for use inside a regular expression. */
export const NUMERAL = '[0-9０-９〇零○一二三四五六七八九十百千两兩]{1,7}';

/** `undefined` when it is no number. */
export function chineseNumber(written: string): number | undefined {
  const text = written
    .normalize('NFKC')
    .replaceAll(/[零○]/g, '〇')
    .replaceAll(/[两兩]/g, '二');
  if (/^\d+$/.test(text)) return Number(text);
  if (/^[〇一二三四五六七八九]+$/.test(text)) {
    // One digit, or digits read one after another: 二〇 is 20.
    return Number(Array.from(text, (digit) => DIGITS.indexOf(digit)).join(''));
  }
  let sum = 0;
  let digit: number | undefined;
  for (const sign of text) {
    const unit = UNITS[sign];
    if (unit === undefined) {
      const value = DIGITS.indexOf(sign);
      if (value < 0 || (digit !== undefined && digit !== 0)) return undefined;
      digit = value;
    } else {
      sum += (digit === undefined || digit === 0 ? 1 : digit) * unit;
      digit = undefined;
    }
  }
  return text === '' ? undefined : sum + (digit ?? 0);
}

/** `12` → `十二`; for 1 to 999. */
export function asChineseNumber(value: number): string {
  assert(Number.isInteger(value) && value > 0 && value < 1000, 'a heading is numbered 1 to 999');
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const head = hundreds > 0 ? `${DIGITS[hundreds]}百` : '';
  if (tens === 0) return head + (ones > 0 ? (hundreds > 0 ? '零' : '') + DIGITS[ones] : '');
  const ten = tens === 1 && hundreds === 0 ? '十' : `${DIGITS[tens]}十`;
  return head + ten + (ones > 0 ? DIGITS[ones] : '');
}
