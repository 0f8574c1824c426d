// What people type, paste or have in Excel, read as a figure: tolerantly where there is one reading, never by guessing.
import { parsePlainAmount, type Amount } from './amount.ts';
import type { CellValue } from './cell-value.ts';
import { MEASURES, type Measure } from './measure.ts';
import { takeSuffix, type Suffix } from './unit-words.ts';

/** One thing that was read otherwise than it was written. `written`: that part of the text. */
export type FigureNote =
  | { readonly code: 'full-width' }
  | { readonly code: 'spaces' }
  | { readonly code: 'invisible' }
  | { readonly code: 'thousands' }
  | { readonly code: 'bare-point' }
  | { readonly code: 'leading-zeros' }
  | { readonly code: 'trailing-zeros' }
  /** Excel's own noise behind its fifteenth digit. */
  | { readonly code: 'binary-noise' }
  | { readonly code: 'sign'; readonly written: string; readonly negative: boolean }
  | { readonly code: 'blank-mark'; readonly written: string }
  | { readonly code: 'unit-word'; readonly written: string }
  | { readonly code: 'converted'; readonly written: string; readonly measure: Measure };

/** Why a text is no figure of its cell. */
export const FIGURE_FAULTS = [
  'not-a-number',
  'separators',
  'two-signs',
  'other-dimension',
  /** 万 without a unit in a cell that counts in 万元, ¥ there: two readings, a factor of 10⁴ apart. */
  'ambiguous-unit',
  'too-fine',
  'too-large',
] as const;
export type FigureFault = (typeof FIGURE_FAULTS)[number];

/** `fault` stands exactly where `value` is invalid; the text is kept there as it was written. */
export type FigureReading = {
  readonly value: CellValue;
  readonly notes: readonly FigureNote[];
  readonly fault?: FigureFault;
};

/**
 * `decimals`: digits the form asks for. Zeros behind them are not taken for precision; fewer digits are read as if the zeros
 * were there, because Excel and people drop them: 12 in a form of two digits is 12.00, not "12 or so".
 */
export type ReadFigureOptions = { readonly decimals?: number };

const BLANK_MARKS: ReadonlySet<string> = new Set(['-', '--', '—', '——', '–', '−', '/', '无', '空', '\\']);
const MINUS = /^(?:-|−|–|△|▲)/u;

/**
 * Reads one cell. Nothing in it is blank; `—`, `-`, `/`, `无` are blank and say so. A unit word of the same dimension is
 * converted exactly and says so; of another dimension it is a fault. Whatever has two readings is a fault.
 */
export function readFigure(
  written: string | number,
  measure: Measure,
  options: ReadFigureOptions = {},
): FigureReading {
  if (typeof written === 'number') return readNumber(written, measure, options);
  const notes: FigureNote[] = [];
  const text = halfWidth(written, notes);
  if (text === '') return { value: { state: 'blank' }, notes: [] };
  if (BLANK_MARKS.has(text)) {
    return { value: { state: 'blank' }, notes: [{ code: 'blank-mark', written: text }] };
  }
  const read = readText(text, { measure, notes, options });
  if (typeof read === 'string') return { value: { state: 'invalid', text: written }, notes: [], fault: read };
  return { value: { state: 'value', amount: read }, notes };
}

/** A number cell of a workbook: Excel keeps fifteen digits, what stands behind them is not the person's. */
function readNumber(written: number, measure: Measure, options: ReadFigureOptions): FigureReading {
  const kept = String(Number(written.toPrecision(15)));
  const reading = readFigure(kept, measure, options);
  if (reading.fault) return { ...reading, value: { state: 'invalid', text: String(written) } };
  return kept === String(written)
    ? reading
    : { ...reading, notes: [{ code: 'binary-noise' }, ...reading.notes] };
}

function halfWidth(written: string, notes: FigureNote[]): string {
  const visible = written.replaceAll(/[\u200B-\u200F\u2060\uFEFF\u00AD]/gu, '');
  if (visible !== written) notes.push({ code: 'invisible' });
  const half = visible.replaceAll(/[\uFF01-\uFF5E]/gu, (char) =>
    String.fromCodePoint((char.codePointAt(0) ?? 0) - 0xfe_e0),
  );
  if (half !== visible) notes.push({ code: 'full-width' });
  const text = half.replaceAll('￥', '¥').trim();
  if (text.length !== half.length) notes.push({ code: 'spaces' });
  return text;
}

type Reader = {
  readonly measure: Measure;
  readonly notes: FigureNote[];
  readonly options: ReadFigureOptions;
};

function readText(text: string, reader: Reader): Amount | FigureFault {
  const { notes, measure } = reader;
  const outer = takeBrackets(text);
  let rest = outer ?? text;
  const signs: { written: string; negative: boolean }[] =
    outer === undefined ? [] : [{ written: '()', negative: true }];
  rest = takeSign(rest, signs);
  const currency = rest.startsWith('¥');
  if (currency) rest = takeSign(rest.slice(1).trimStart(), signs);
  const suffix = takeSuffix(rest, measure);
  if (suffix) {
    const inner = takeBrackets(suffix.rest);
    if (inner !== undefined) signs.push({ written: '()', negative: true });
    rest = inner ?? suffix.rest;
  }
  if (signs.length > 1) return 'two-signs';
  const digits = plainDigits(rest, notes);
  if (digits === 'separators') return digits;
  if (digits === undefined) return 'not-a-number';
  const [sign] = signs;
  if (sign && sign.written !== '-') notes.push({ code: 'sign', ...sign });
  const unit = unitOf(suffix, currency, reader);
  if (typeof unit === 'string') return unit;
  return amountOf(`${sign?.negative ? '-' : ''}${digits}`, unit.exponent, reader);
}

/** What stands in brackets, when the whole text does: book-keepers' minus. */
function takeBrackets(text: string): string | undefined {
  return text.startsWith('(') && text.endsWith(')') ? text.slice(1, -1).trim() : undefined;
}

function takeSign(text: string, signs: { written: string; negative: boolean }[]): string {
  const written = MINUS.exec(text)?.[0] ?? (text.startsWith('+') ? '+' : undefined);
  if (written === undefined) return text;
  signs.push({ written, negative: written !== '+' });
  return takeSign(text.slice(written.length).trimStart(), signs);
}

/** Digits with at most one point, or `separators`, the fault. Separators count only where they stand in threes, and only one kind of them. */
function plainDigits(text: string, notes: FigureNote[]): string | undefined {
  const [whole = '', fraction, ...more] = text.split('.');
  if (more.length > 0 || !/^[\d, \u00A0\u2009\u202F]*$/u.test(whole)) return undefined;
  if (fraction !== undefined && !/^\d*$/.test(fraction)) return undefined;
  if (whole === '' && !fraction) return undefined;
  let plain = whole;
  if (/\D/.test(whole)) {
    if (!/^\d{1,3}(?:,\d{3})+$|^\d{1,3}(?:[ \u00A0\u2009\u202F]\d{3})+$/u.test(whole)) return 'separators';
    plain = whole.replaceAll(/\D/gu, '');
    notes.push({ code: 'thousands' });
  }
  if (whole === '' || fraction === '') notes.push({ code: 'bare-point' });
  const short = plain.replace(/^0+(?=\d)/, '') || '0';
  if (plain !== '' && short !== plain) notes.push({ code: 'leading-zeros' });
  return fraction ? `${short}.${fraction}` : short;
}

function unitOf(
  suffix: Suffix | undefined,
  currency: boolean,
  { measure, notes }: Reader,
): { readonly exponent: number } | FigureFault {
  const { dimension, exponent } = MEASURES[measure];
  if (currency && dimension !== 'money') return 'other-dimension';
  if (!suffix) {
    if (!currency) return { exponent };
    if (measure !== 'yuan') return 'ambiguous-unit';
    notes.push({ code: 'unit-word', written: '¥' });
    return { exponent };
  }
  if (!suffix.fits) return 'other-dimension';
  if (suffix.bareMultiplier && (dimension === 'percent' || measure === 'wan-yuan')) return 'ambiguous-unit';
  const { written } = suffix;
  notes.push(
    suffix.exponent === exponent ? { code: 'unit-word', written } : { code: 'converted', written, measure },
  );
  return { exponent: suffix.exponent };
}

/** The amount in smallest parts; the point is moved in the text, so that nothing is rounded on the way. */
function amountOf(
  digits: string,
  exponent: number,
  { measure, notes, options }: Reader,
): Amount | FigureFault {
  const target = MEASURES[measure].exponent;
  const moved = movePoint(digits, exponent - target);
  const point = moved.indexOf('.');
  const decimals = point === -1 ? 0 : moved.length - point - 1;
  const most = Math.min(target, options.decimals ?? target);
  const trimmed = decimals > most ? trimZeros(moved, most) : moved;
  if (trimmed !== moved && exponent === target) notes.push({ code: 'trailing-zeros' });
  const parsed = parsePlainAmount(trimmed, measure);
  if (parsed.ok) {
    const asked = options.decimals === undefined ? 0 : most;
    return { ...parsed.value, decimals: Math.max(parsed.value.decimals, asked) };
  }
  if (parsed.error.code !== 'not-a-number') return parsed.error.code;
  return point !== -1 && trimmed.length - point > 12 ? 'too-fine' : 'too-large';
}

function movePoint(digits: string, places: number): string {
  const sign = digits.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = digits.slice(sign.length).split('.');
  const padded =
    places >= 0
      ? { whole: whole + fraction.padEnd(places, '0').slice(0, places), fraction: fraction.slice(places) }
      : {
          whole: whole.padStart(1 - places, '0').slice(0, places),
          fraction: whole.padStart(1 - places, '0').slice(places) + fraction,
        };
  const short = padded.whole.replace(/^0+(?=\d)/, '');
  return `${sign}${short}${padded.fraction === '' ? '' : `.${padded.fraction}`}`;
}

/** Drops zeros at the end, as long as more digits than `most` stand behind the point. */
function trimZeros(text: string, most: number): string {
  const [whole = '', fraction = ''] = text.split('.');
  let kept = fraction;
  while (kept.length > most && kept.endsWith('0')) kept = kept.slice(0, -1);
  return kept === '' ? whole : `${whole}.${kept}`;
}
