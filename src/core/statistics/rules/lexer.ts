import { ok, refuse, type Result } from '#base/result.ts';
import { isIndicatorCode, type IndicatorCode } from '../survey/cell-value.ts';
import type { SyntaxFault } from './expression-fault.ts';

const SYMBOLS = ['<=>', '=>', '<=', '>=', '<>', '=', '<', '>', '+', '-', '*', '/', '(', ')', ','] as const;
export type SymbolText = (typeof SYMBOLS)[number];

export type Token = { readonly at: number; readonly text: string } & (
  | { readonly kind: 'number' }
  | { readonly kind: 'code'; readonly code: IndicatorCode }
  /** Keyword or function, in small letters. */
  | { readonly kind: 'word' }
  /** What stands in square brackets: `wan-yuan`, `square-metre/person`. */
  | { readonly kind: 'measure'; readonly inside: string }
  | { readonly kind: 'symbol'; readonly symbol: SymbolText }
);

export const LONGEST_EXPRESSION = 4000;

const SPACE = /[ \t\r\n]*/y;
const NUMBER = /\d{1,15}(?:\.\d{1,9})?(?![\d.A-Za-z_])/y;
const NAME = /[A-Z][A-Z0-9_]*(?![a-z])/y;
const WORD = /[a-z]+(?![A-Z0-9_])/y;
const MEASURE = /\[([a-z/-]+)\]/y;

/** Cuts an expression into its parts; the first character that belongs to none is the fault. */
export function cutTokens(text: string): Result<readonly Token[], SyntaxFault> {
  if (text.length > LONGEST_EXPRESSION)
    return refuse({ code: 'too-long', at: LONGEST_EXPRESSION, most: LONGEST_EXPRESSION });
  const tokens: Token[] = [];
  let at = afterSpace(text, 0);
  while (at < text.length) {
    const token = tokenAt(text, at);
    if (token === undefined) return refuse(strangeCharacter(text, at));
    tokens.push(token);
    at = afterSpace(text, at + token.text.length);
  }
  return ok(tokens);
}

function afterSpace(text: string, at: number): number {
  return at + (matchAt(SPACE, text, at)?.[0].length ?? 0);
}

function tokenAt(text: string, at: number): Token | undefined {
  const symbol = SYMBOLS.find((each) => text.startsWith(each, at));
  if (symbol !== undefined) return { kind: 'symbol', at, text: symbol, symbol };
  const number = matchAt(NUMBER, text, at);
  if (number) return { kind: 'number', at, text: number[0] };
  const name = matchAt(NAME, text, at)?.[0];
  if (name !== undefined)
    return isIndicatorCode(name) ? { kind: 'code', at, text: name, code: name } : undefined;
  const word = matchAt(WORD, text, at);
  if (word) return { kind: 'word', at, text: word[0] };
  const measure = matchAt(MEASURE, text, at);
  if (measure) return { kind: 'measure', at, text: measure[0], inside: measure[1] ?? '' };
  return undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** What an input method leaves behind: each has one plain character that was meant. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '、': ',',
  '【': '[',
  '】': ']',
  '×': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '≤': '<=',
  '≥': '>=',
  '≠': '<>',
};

function strangeCharacter(text: string, at: number): SyntaxFault {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const point = character.codePointAt(0) ?? 0;
  const instead =
    point >= 0xff01 && point <= 0xff5e ? String.fromCodePoint(point - 0xfee0) : LOOK_ALIKES[character];
  return instead === undefined
    ? { code: 'unexpected-character', at, text: character }
    : { code: 'full-width-character', at, text: character, instead };
}
