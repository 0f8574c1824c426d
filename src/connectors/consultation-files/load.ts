// Consultations as folders of files: settings that a planning office writes, and what a sample holds beside them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Finding } from '#base/documents/document-finding.ts';
import type { Consultation, ConsultationBook } from '#core/consultation/consultation.ts';
import type { Deadlines } from '#core/consultation/deadlines/deadline.ts';
import { parseDeadlines } from '#core/consultation/deadlines/parse-deadlines.ts';
import { parseConsultation, type ParsedConsultation } from '#core/consultation/files/parse-consultation.ts';
import { parseSample, type Sample } from '#core/consultation/files/parse-sample.ts';
import type { ConsultationId } from '#core/consultation/ids.ts';
import { ReferenceDataError } from '../reference-data/reference-data-error.ts';

/**
 * Every folder below the folders that holds a `consultation.yaml`, read and checked, and `deadlines.yaml` of the last folder that
 * has one: a city's own stands in the stead of ours. Throws `ReferenceDataError` with all findings.
 */
export function loadConsultations(...folders: readonly string[]): ConsultationBook {
  const consultations = new Map<ConsultationId, Consultation>();
  for (const folder of folders.flatMap(consultationFolders)) {
    const { consultation, findings } = readConsultation(folder);
    const errors = findings.filter(({ level }) => level === 'error');
    if (consultation === undefined || errors.length > 0) throw new ReferenceDataError(folder, errors);
    const { id } = consultation;
    if (consultations.has(id)) throw new ReferenceDataError(folder, [{ code: 'duplicate-id', id }]);
    consultations.set(id, consultation);
  }
  return {
    consultations: new Map([...consultations].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    deadlines: readDeadlines(folders),
  };
}

function readDeadlines(folders: readonly string[]): Deadlines {
  const file = folders.map((folder) => join(folder, 'deadlines.yaml')).findLast((path) => existsSync(path));
  if (file === undefined) return [];
  const { deadlines, findings } = parseDeadlines({
    path: basename(file),
    text: readFileSync(file, 'utf8'),
  });
  if (deadlines === undefined) throw new ReferenceDataError(file, findings);
  return deadlines;
}

/** What the samples below a folder hold, by consultation. Throws `ReferenceDataError`. */
export function readSamples(folder: string): ReadonlyMap<ConsultationId, Sample> {
  return new Map(
    consultationFolders(folder).flatMap((each) => {
      const { consultation } = readConsultation(each);
      if (consultation?.mark !== 'sample' || !existsSync(join(each, 'opinions.yaml'))) return [];
      const { sample, findings } = parseSample(filesIn(each), consultation);
      if (sample === undefined) throw new ReferenceDataError(each, findings);
      return [[consultation.id, sample] as const];
    }),
  );
}

/** All findings of a consultation's folder, its sample among them. Throws only when the folder cannot be read. */
export function checkConsultationFolder(folder: string): readonly Finding[] {
  const { consultation, findings } = readConsultation(folder);
  if (consultation?.mark !== 'sample' || !existsSync(join(folder, 'opinions.yaml'))) return findings;
  return [...findings, ...parseSample(filesIn(folder), consultation).findings];
}

/** One consultation with all findings. Its id is the name of its folder. */
function readConsultation(folder: string): ParsedConsultation {
  const parsed = parseConsultation(filesIn(folder));
  const named = parsed.consultation?.id ?? basename(folder);
  if (named === basename(folder)) return parsed;
  const finding: Finding = {
    code: 'consultation-id-not-folder',
    level: 'error',
    at: { file: 'consultation.yaml', line: 1, column: 1 },
    params: { id: named, folder: basename(folder) },
  };
  return { findings: [finding, ...parsed.findings] };
}

function consultationFolders(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'consultation.yaml')))
    .map((entry) => join(folder, entry.name))
    .toSorted();
}

/** Texts by path below the folder. Other kinds of file are nobody's business here. */
function filesIn(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:yaml|yml|md)$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, ''),
    )
    .toSorted();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
