// A file of opinions: opened as a table, looked at row by row, then taken in as a whole. Nothing is written before somebody saw every row.
import { fileTypeFromBuffer } from 'file-type';
import { ok, refuse, type Result } from '#base/result.ts';
import { isConsultationId, type ConsultationId } from '#core/consultation/ids.ts';
import { decideImport, type ImportCommand } from '#core/consultation/intake/import-opinions.ts';
import {
  tablesOfDocument,
  tablesOfWorkbook,
  type OpinionTable,
  type OpinionTableFault,
} from '#core/consultation/intake/opinion-table.ts';
import { readCsv } from '#core/consultation/intake/read-csv.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeConsultation, type ConsultationChanged } from './change-consultation.ts';
import { opinionFileBytes, opinionFileKey } from './opinion-files.ts';
import { newContributor } from './receive-submission.ts';
import { refuseUse, type Outcome } from './refusal.ts';
import { sha256 } from './uploads.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** The tables of a file: of .xlsx its sheets, of .docx its tables or numbered paragraphs, of anything that is text the CSV. */
export async function readOpinionTables(
  app: Pick<App, 'readWorkbook' | 'readDocument'>,
  bytes: Uint8Array,
): Promise<Result<readonly OpinionTable[], OpinionTableFault>> {
  const mime = (await fileTypeFromBuffer(bytes))?.mime;
  if (mime === `${OFFICE}.spreadsheetml.sheet`) {
    const workbook = await app.readWorkbook(bytes);
    if (!workbook.ok) return refuse(workbook.error === 'not-a-workbook' ? 'not-a-table' : workbook.error);
    return some(tablesOfWorkbook(workbook.value));
  }
  if (mime === `${OFFICE}.wordprocessingml.document`) {
    const document = await app.readDocument(bytes);
    if (document.ok) return some(tablesOfDocument(document.value));
    const { error } = document;
    return refuse(error === 'not-a-document' ? 'not-a-table' : error === 'macro' ? 'unsafe' : error);
  }
  if (mime === 'application/x-cfb') return refuse('old-format');
  // A text has no signature; what has one is no text. file-type takes some texts for XML: that is none of ours either.
  if (mime !== undefined) return refuse('not-a-table');
  const table = readCsv(bytes);
  return table.ok ? ok([table.value]) : table;
}

function some(tables: readonly OpinionTable[]): Result<readonly OpinionTable[], OpinionTableFault> {
  return tables.length === 0 ? refuse('empty') : ok(tables);
}

/** Keeps the file before anybody decides about it. Yields its SHA-256, by which the pages name it. */
export async function keepImportFile(
  app: App,
  viewer: Viewer,
  { consultation: id, bytes }: { readonly consultation: string; readonly bytes: Uint8Array },
): Promise<Outcome<string>> {
  const consultation = mayTakeIn(app, viewer, id);
  if (consultation === undefined) return refuseUse('not-found');
  const hash = sha256(bytes);
  await app.files.put(opinionFileKey(consultation, hash), bytes);
  return ok(hash);
}

/** A file kept before. Absent: there is none, or it is not for this viewer. */
export async function keptImportFile(
  app: App,
  viewer: Viewer,
  { consultation: id, hash }: { readonly consultation: string; readonly hash: string },
): Promise<Uint8Array | undefined> {
  const consultation = mayTakeIn(app, viewer, id);
  return consultation && opinionFileBytes(app, consultation, hash);
}

function mayTakeIn(app: App, viewer: Viewer, id: string): ConsultationId | undefined {
  const consultation = isConsultationId(id) ? app.consultations.consultations.get(id) : undefined;
  if (!consultation || !may(viewer, 'take-in-opinions', { storedUnder: consultation.division }))
    return undefined;
  return consultation.id;
}

/** All rows in one write, or nothing. */
export async function importOpinions(
  app: App,
  viewer: Viewer,
  { consultation, ...command }: Omit<ImportCommand, 'ids'> & { readonly consultation: string },
): Promise<Outcome<ConsultationChanged>> {
  if (mayTakeIn(app, viewer, consultation) === undefined) return refuseUse('not-found');
  const ids = command.table.rows.map(() => newContributor(app));
  return changeConsultation(app, viewer, { consultation, action: 'take-in-opinions' }, (now) =>
    decideImport(now, { ...command, ids }),
  );
}
