// What the import pages show: a file as it is read, and what an import came to.
import type { OpinionTable } from '#core/consultation/intake/opinion-table.ts';
import type { Mapping } from '#core/consultation/intake/propose-mapping.ts';
import type { ImportSettings, RowsRead } from '#core/consultation/intake/read-opinions.ts';
import type { Ledger } from '#core/consultation/ledger.ts';

/** A file that was opened, how it is to be read, and what becomes of each row. */
export type ImportReading = {
  readonly file: { readonly name: string; readonly sha256: string; readonly sheet: number };
  readonly tables: readonly OpinionTable[];
  readonly chosen: number;
  readonly table: OpinionTable;
  readonly mapping: Mapping;
  readonly settings: ImportSettings;
  readonly rows: RowsRead;
};

type ImportEvent = Extract<Ledger['journal'][number]['event'], { readonly type: 'file-imported' }>;

/** Who imported the `nth` file, when, and with which account of its rows. */
export function importEvent(ledger: Ledger, nth: number): Partial<ImportEvent> {
  const events = ledger.journal.flatMap(({ event }) => (event.type === 'file-imported' ? [event] : []));
  return events[nth - 1] ?? {};
}
