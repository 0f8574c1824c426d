// The number a paragraph begins with, and what kind of thing that number counts.
import { chineseNumber, NUMERAL } from './chinese-number.ts';

/** `enum-1` 一、 · `enum-2` （一） · `enum-3` 1. · `enum-4` （1） ①: what they head depends on the document. */
export type NumberStyle =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'box'
  | 'enum-1'
  | 'enum-2'
  | 'enum-3'
  | 'enum-4';

export type HeadingNumber = {
  readonly style: NumberStyle;
  /** As printed, without the white space behind it. */
  readonly no: string;
  readonly value: number;
  /** What follows it. */
  readonly rest: string;
};

const N = NUMERAL;
const HAN = '[〇零一二三四五六七八九十百]{1,6}';
/** Arabic numbers of headings have at most three digits: `2026年…` and `65.5%…` begin no heading. */
const ARABIC = '[0-9０-９]{1,3}';
const PATTERNS: readonly (readonly [NumberStyle, RegExp])[] = [
  ['part', new RegExp(`^第\\s*(${N})\\s*[篇编編](?=[\\s　:：]|[^\\s、，。的]|$)`)],
  ['chapter', new RegExp(`^第\\s*(${N})\\s*章`)],
  ['section', new RegExp(`^第\\s*(${N})\\s*[节節]`)],
  ['article', new RegExp(`^第\\s*(${N})\\s*[条條](?=[\\s　])`)],
  ['box', new RegExp(`^[专專][栏欄]\\s*(${N})?(?=[\\s　:：\\p{Script=Han}“（(]|$)`, 'u')],
  ['enum-1', new RegExp(`^(${HAN})、`)],
  ['enum-2', new RegExp(`^[（(](${HAN})[）)]、?`)],
  ['enum-3', new RegExp(`^(${ARABIC})(?:[.．](?![0-9０-９])|、)`)],
  ['enum-4', new RegExp(`^[（(](${ARABIC})[）)]`)],
];
const CIRCLED = /^[①-⑳]/;

/** `undefined`: it begins with no number of a heading. White space in front of the number is not part of anything. */
export function headingNumber(paragraph: string): HeadingNumber | undefined {
  const text = paragraph.trimStart();
  for (const [style, pattern] of PATTERNS) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const value = found[1] === undefined ? 0 : chineseNumber(found[1]);
    if (value === undefined) continue;
    return { style, no: found[0].trimEnd(), value, rest: withoutGap(text.slice(found[0].length)) };
  }
  const circled = CIRCLED.exec(text);
  if (circled === null) return undefined;
  const value = (text.codePointAt(0) ?? 0x2460) - 0x245f;
  return { style: 'enum-4', no: circled[0], value, rest: withoutGap(text.slice(circled[0].length)) };
}

/** White space, or a colon, between number and title says nothing. */
function withoutGap(rest: string): string {
  return rest.replace(/^[\s　:：]+/, '');
}
