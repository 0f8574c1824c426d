import type { Result } from '#base/result.ts';
import type { RawWorkbook, WorkbookFault } from '#core/statistics/workbook/raw-workbook.ts';
import { readOfficeFile, type OfficeAnswer } from './read-office-file.ts';

const MIB = 1024 * 1024;

/** What the thread answers with. */
export type WorkbookAnswer = OfficeAnswer<RawWorkbook, WorkbookFault>;

/** The cells of a workbook as they stand in it. Never throws for what the bytes hold. */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<RawWorkbook, WorkbookFault>> {
  return readOfficeFile<RawWorkbook, WorkbookFault>(bytes, {
    thread: new URL('./workbook-thread.ts', import.meta.url),
    // A return is some hundred cells; these are ours.
    limits: { parts: 500, bytes: 40 * MIB },
    memoryMib: 512,
    patienceMs: 15_000,
    notOne: 'not-a-workbook',
  });
}
