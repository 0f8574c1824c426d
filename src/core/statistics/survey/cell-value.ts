import type { Brand } from '#base/brand.ts';
import type { Amount } from './amount.ts';

/** Code of one figure of a survey; stands in exactly one cell of one form: `C02`, `E30201`, `SG_REC_F`. */
export type IndicatorCode = Brand<string, 'IndicatorCode'>;

/** A capital letter first, then capitals, digits and underscores, 32 at most. Whether the round has it is asked of `Round.indicators`. */
export function isIndicatorCode(text: string): text is IndicatorCode {
  return /^[A-Z][A-Z0-9_]{0,31}$/.test(text);
}

/**
 * What stands in a cell. Zero is a value. Blank: the cell was asked and left empty. Missing (the cell was never asked, or
 * the source has no such line) is the absence of the code in `Cells`. Invalid: what was written is not a figure; it is kept.
 */
export type CellValue =
  | { readonly state: 'value'; readonly amount: Amount }
  | { readonly state: 'blank' }
  | { readonly state: 'invalid'; readonly text: string };

/** The figures of one return, by indicator. */
export type Cells = ReadonlyMap<IndicatorCode, CellValue>;

/** Where a figure of a return came from. */
export const ORIGINS = [
  'typed',
  'pasted',
  'workbook',
  'prior',
  'accounts',
  'published',
  'constructed',
] as const;
export type Origin = (typeof ORIGINS)[number];
