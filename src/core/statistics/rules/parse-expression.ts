import { ok, refuse, type Result } from '#base/result.ts';
import type { IndicatorCode } from '../survey/cell-value.ts';
import { isMeasure } from '../survey/measure.ts';
import { RELATIONS, type Node, type Relation } from './expression.ts';
import type { SyntaxFault } from './expression-fault.ts';
import { cutTokens, type SymbolText, type Token } from './lexer.ts';

export const DEEPEST_EXPRESSION = 60;

/** Reads the form only; whether the indicators are there and the dimensions fit is asked of `checkExpression`. */
export function parseExpression(text: string): Result<Node, SyntaxFault> {
  const tokens = cutTokens(text);
  if (!tokens.ok) return tokens;
  const reader: Reader = { tokens: tokens.value, next: 0, end: text.length, depth: 0 };
  try {
    const node = readEquivalence(reader);
    const left = reader.tokens[reader.next];
    if (left) throw new Stop({ code: 'unexpected-token', at: left.at, text: left.text, expected: 'end' });
    return ok(node);
  } catch (stop) {
    if (stop instanceof Stop) return refuse(stop.fault);
    throw stop;
  }
}

/** Carries the first fault out of the descent; never leaves this file. */
class Stop extends Error {
  readonly fault: SyntaxFault;
  constructor(fault: SyntaxFault) {
    super(fault.code);
    this.fault = fault;
  }
}

type Reader = { readonly tokens: readonly Token[]; next: number; readonly end: number; depth: number };

function readEquivalence(reader: Reader): Node {
  reader.depth += 1;
  if (reader.depth > DEEPEST_EXPRESSION)
    throw new Stop({ code: 'too-deep', at: placeOf(reader), most: DEEPEST_EXPRESSION });
  let left = readImplication(reader);
  while (takeSymbol(reader, '<=>')) {
    left = { kind: 'logic', at: left.at, operator: '<=>', left, right: readImplication(reader) };
  }
  reader.depth -= 1;
  return left;
}

function readImplication(reader: Reader): Node {
  const left = readOr(reader);
  if (!takeSymbol(reader, '=>')) return left;
  const right = deeper(reader, readImplication);
  return { kind: 'logic', at: left.at, operator: '=>', left, right };
}

function readOr(reader: Reader): Node {
  let left = readAnd(reader);
  while (takeWord(reader, 'or')) {
    left = { kind: 'logic', at: left.at, operator: 'or', left, right: readAnd(reader) };
  }
  return left;
}

function readAnd(reader: Reader): Node {
  let left = readNot(reader);
  while (takeWord(reader, 'and')) {
    left = { kind: 'logic', at: left.at, operator: 'and', left, right: readNot(reader) };
  }
  return left;
}

function readNot(reader: Reader): Node {
  const at = placeOf(reader);
  if (takeWord(reader, 'not')) return { kind: 'not', at, of: deeper(reader, readNot) };
  const left = readSum(reader);
  const relation = takeRelation(reader);
  if (relation === undefined) return left;
  const right = readSum(reader);
  const again = reader.tokens[reader.next];
  if (takeRelation(reader) !== undefined && again)
    throw new Stop({ code: 'chained-relation', at: again.at, text: again.text });
  return { kind: 'relation', at: left.at, relation, left, right };
}

function readSum(reader: Reader): Node {
  let left = readProduct(reader);
  for (;;) {
    const operator = takeOneOf(reader, ['+', '-']);
    if (operator === undefined) return left;
    left = { kind: 'arithmetic', at: left.at, operator, left, right: readProduct(reader) };
  }
}

function readProduct(reader: Reader): Node {
  let left = readSigned(reader);
  for (;;) {
    const operator = takeOneOf(reader, ['*', '/']);
    if (operator === undefined) return left;
    left = { kind: 'arithmetic', at: left.at, operator, left, right: readSigned(reader) };
  }
}

function readSigned(reader: Reader): Node {
  const at = placeOf(reader);
  return takeSymbol(reader, '-')
    ? { kind: 'negative', at, of: deeper(reader, readSigned) }
    : readPart(reader);
}

function readPart(reader: Reader): Node {
  const token = take(reader, 'figure');
  if (token.kind === 'code') return { kind: 'figure', at: token.at, code: token.code, source: 'own' };
  if (token.kind === 'number') return readNumber(reader, token);
  if (token.kind === 'symbol' && token.symbol === '(') {
    const inside = readEquivalence(reader);
    expectSymbol(reader, ')');
    return inside;
  }
  if (token.kind === 'word') return token.text === 'if' ? readIf(reader, token) : readCall(reader, token);
  throw new Stop({ code: 'unexpected-token', at: token.at, text: token.text, expected: 'figure' });
}

function readNumber(reader: Reader, token: Token): Node {
  const [whole = '', fraction = ''] = token.text.split('.');
  const number = {
    kind: 'number',
    at: token.at,
    digits: BigInt(whole + fraction),
    places: fraction.length,
  } as const;
  const after = reader.tokens[reader.next];
  if (after?.kind !== 'measure') return number;
  reader.next += 1;
  const [of = '', per, more] = after.inside.split('/');
  const known = isMeasure(of) && (per === undefined || isMeasure(per)) && more === undefined;
  if (!known) throw new Stop({ code: 'unknown-measure', at: after.at, text: after.inside });
  return { ...number, measure: per === undefined ? { of } : { of, per } };
}

function readIf(reader: Reader, token: Token): Node {
  const condition = readEquivalence(reader);
  expectWord(reader, 'then');
  const yes = readEquivalence(reader);
  expectWord(reader, 'else');
  return { kind: 'if', at: token.at, condition, yes, no: readEquivalence(reader) };
}

const SOURCES = ['prior', 'accounts', 'siblings', 'children'] as const;

function readCall(reader: Reader, { at, text }: Token): Node {
  const source = SOURCES.find((each) => each === text);
  if (source !== undefined) {
    expectSymbol(reader, '(');
    const code = takeCode(reader);
    expectSymbol(reader, ')');
    return { kind: 'figure', at, code, source };
  }
  if (text === 'filled') return readFilled(reader, at);
  if (text === 'sum') return { kind: 'sum', at, parts: readArguments(reader, true) };
  if (text === 'min' || text === 'max') {
    const parts = readArguments(reader, false);
    if (parts.length < 2) throw new Stop({ code: 'argument-count', at, text, expected: 2 });
    return { kind: 'extreme', at, which: text, parts };
  }
  if (text === 'abs') {
    const [of, ...more] = readArguments(reader, false);
    if (of === undefined || more.length > 0)
      throw new Stop({ code: 'argument-count', at, text, expected: 1 });
    return { kind: 'absolute', at, of };
  }
  const reserved = ['then', 'else', 'and', 'or', 'not'].includes(text);
  throw new Stop(
    reserved
      ? { code: 'unexpected-token', at, text, expected: 'figure' }
      : { code: 'unknown-word', at, text },
  );
}

/** `filled(X)`, and `filled(prior(X))`. */
function readFilled(reader: Reader, at: number): Node {
  expectSymbol(reader, '(');
  const word = reader.tokens[reader.next];
  const source = SOURCES.find((each) => word?.kind === 'word' && each === word.text);
  if (source !== undefined) {
    reader.next += 1;
    expectSymbol(reader, '(');
  }
  const code = takeCode(reader);
  if (source !== undefined) expectSymbol(reader, ')');
  expectSymbol(reader, ')');
  return { kind: 'filled', at, code, source: source ?? 'own' };
}

function readArguments(reader: Reader, patterns: boolean): readonly Node[] {
  expectSymbol(reader, '(');
  const parts: Node[] = [];
  do {
    const pattern = patterns ? takePattern(reader) : undefined;
    parts.push(pattern ?? readEquivalence(reader));
  } while (takeSymbol(reader, ','));
  expectSymbol(reader, ')');
  return parts;
}

function takePattern(reader: Reader): Node | undefined {
  const [name, star, after] = reader.tokens.slice(reader.next, reader.next + 3);
  if (name?.kind !== 'code' || !isSymbol(star, '*')) return undefined;
  if (!isSymbol(after, ',') && !isSymbol(after, ')')) return undefined;
  reader.next += 2;
  return { kind: 'pattern', at: name.at, prefix: name.code };
}

function deeper(reader: Reader, read: (reader: Reader) => Node): Node {
  reader.depth += 1;
  if (reader.depth > DEEPEST_EXPRESSION)
    throw new Stop({ code: 'too-deep', at: placeOf(reader), most: DEEPEST_EXPRESSION });
  const node = read(reader);
  reader.depth -= 1;
  return node;
}

function placeOf(reader: Reader): number {
  return reader.tokens[reader.next]?.at ?? reader.end;
}

function isSymbol(token: Token | undefined, symbol: SymbolText): boolean {
  return token?.kind === 'symbol' && token.symbol === symbol;
}

function take(reader: Reader, expected: string): Token {
  const token = reader.tokens[reader.next];
  if (token === undefined) throw new Stop({ code: 'unexpected-end', at: reader.end, expected });
  reader.next += 1;
  return token;
}

function takeCode(reader: Reader): IndicatorCode {
  const token = take(reader, 'indicator');
  if (token.kind === 'code') return token.code;
  throw new Stop({ code: 'unexpected-token', at: token.at, text: token.text, expected: 'indicator' });
}

function takeSymbol(reader: Reader, symbol: SymbolText): boolean {
  if (!isSymbol(reader.tokens[reader.next], symbol)) return false;
  reader.next += 1;
  return true;
}

function takeOneOf<const Each extends SymbolText>(
  reader: Reader,
  symbols: readonly Each[],
): Each | undefined {
  return symbols.find((symbol) => takeSymbol(reader, symbol));
}

function takeRelation(reader: Reader): Relation | undefined {
  return takeOneOf(reader, RELATIONS);
}

function takeWord(reader: Reader, word: string): boolean {
  const token = reader.tokens[reader.next];
  if (token?.kind !== 'word' || token.text !== word) return false;
  reader.next += 1;
  return true;
}

function expectSymbol(reader: Reader, symbol: SymbolText): void {
  const token = take(reader, symbol);
  if (!isSymbol(token, symbol))
    throw new Stop({ code: 'unexpected-token', at: token.at, text: token.text, expected: symbol });
}

function expectWord(reader: Reader, word: string): void {
  const token = take(reader, word);
  if (token.kind !== 'word' || token.text !== word)
    throw new Stop({ code: 'unexpected-token', at: token.at, text: token.text, expected: word });
}
