// What stands in a workbook somebody sent, before anybody says what it means.

import type { Result } from '#base/result.ts';

/** Address as Excel writes it, without `$`: `D12`. */
export type Address = string;

export type RawCell =
  | { readonly kind: 'number'; readonly value: number; readonly format: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'formula'; readonly formula: string }
  | { readonly kind: 'date' | 'boolean' | 'error'; readonly text: string };

/** One sheet as it stands, hidden or not. */
export type RawSheet = {
  readonly name: string;
  /** Cells that hold something. In a merged range only the first cell is here. */
  readonly cells: ReadonlyMap<Address, RawCell>;
  /** `D12:E13`. */
  readonly merges: readonly string[];
};

export type RawWorkbook = { readonly sheets: readonly RawSheet[] };

/** Opens what somebody sent. Never throws for what the bytes hold. */
export type ReadWorkbook = (bytes: Uint8Array) => Promise<Result<RawWorkbook, WorkbookFault>>;

/** Why bytes are no workbook that we take. */
export type WorkbookFault = 'not-a-workbook' | 'old-format' | 'encrypted' | 'too-large' | 'took-too-long';

/** Row and column from 1. */
export function addressOf(row: number, column: number): Address {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

export function placeOf(address: Address): { readonly row: number; readonly column: number } | undefined {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address);
  if (!match) return undefined;
  const [, letters = '', digits = ''] = match;
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 0) - 64, 0);
  return { row: Number(digits), column };
}

/** Whether the address lies in a range such as `D12:E13`. */
export function isInRange(address: Address, range: string): boolean {
  const [from, to] = range.split(':').map((end) => placeOf(end));
  const at = placeOf(address);
  if (!from || !at) return false;
  const last = to ?? from;
  return at.row >= from.row && at.row <= last.row && at.column >= from.column && at.column <= last.column;
}
