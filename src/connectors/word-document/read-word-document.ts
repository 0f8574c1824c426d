import type { Result } from '#base/result.ts';
import type { DocumentFault, RawDocument } from '#core/consultation/plan/raw-document.ts';
import { readOfficeFile, type OfficeAnswer } from '../workbook/read-office-file.ts';

const MIB = 1024 * 1024;

/** What the thread answers with. */
export type DocumentAnswer = OfficeAnswer<RawDocument, DocumentFault>;

/** The paragraphs and tables of a document as they stand in it. Never throws for what the bytes hold. */
export async function readWordDocument(bytes: Uint8Array): Promise<Result<RawDocument, DocumentFault>> {
  return readOfficeFile<RawDocument, DocumentFault>(bytes, {
    thread: new URL('./word-thread.ts', import.meta.url),
    // A plan of 75,000 characters is 2 MiB unpacked; the rest is for pictures.
    limits: { parts: 2000, bytes: 120 * MIB },
    memoryMib: 768,
    patienceMs: 20_000,
    notOne: 'not-a-document',
  });
}
