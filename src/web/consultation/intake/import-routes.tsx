import { TEXT_OUTCOMES } from '#core/consultation/consultation.ts';
import { importOpinions, keepImportFile, keptImportFile, readOpinionTables } from '#app/import-opinions.ts';
import { importedBefore } from '#core/consultation/intake/import-opinions.ts';
import {
  fieldsFor,
  isColumnField,
  proposeMapping,
  widthOf,
  type Mapping,
} from '#core/consultation/intake/propose-mapping.ts';
import {
  readOpinions,
  type ImportSettings,
  type WordMeaning,
} from '#core/consultation/intake/read-opinions.ts';
import type { OpinionTable } from '#core/consultation/intake/opinion-table.ts';
import { consultationForDesk, type ConsultationSeen } from '#read/consultation.ts';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  contextOf,
  todayIn,
  type WebRequest,
} from '../../citizen/route-tools.ts';
import { staffOnly, type StaffDeps, type StaffRoutes } from '../../staff-deps.tsx';
import { channelsTyped } from './intake-form.ts';
import { ImportPage } from './import-page.tsx';
import type { ImportReading } from './import-reading.ts';
import { ImportedPage } from './import-preview.tsx';

const BASE = '/consultations/:consultation/intake';

/** Files of opinions: uploaded and kept, read as a table, looked at, confirmed. */
export function registerImportRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const planner = staffOnly(deps, 'planner', '/consultations');
  routes.get(`${BASE}/import`, planner, async (c) => {
    const seen = await seenBy(c, deps);
    return seen
      ? answerPage(c, <ImportPage ctx={contextOf(c, deps)} seen={seen} />)
      : answerNotFound(c, deps);
  });
  routes.post(`${BASE}/import`, planner, (c) => upload(c, deps));
  routes.get(`${BASE}/import/:hash`, planner, (c) => look(c, deps));
  routes.post(`${BASE}/import/:hash`, planner, (c) => take(c, deps));
  routes.get(`${BASE}/imports/:nth`, planner, async (c) => {
    const seen = await seenBy(c, deps);
    const nth = Number(c.req.param('nth'));
    return seen?.ledger.imports.some(({ number }) => number === nth)
      ? answerPage(c, <ImportedPage ctx={contextOf(c, deps)} seen={seen} number={nth} />)
      : answerNotFound(c, deps);
  });
}

function seenBy(c: WebRequest, deps: StaffDeps): Promise<ConsultationSeen | undefined> {
  return consultationForDesk(c.get('visit').viewer, deps.app, c.req.param('consultation') ?? '');
}

async function upload(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const seen = await seenBy(c, deps);
  if (!seen) return answerNotFound(c, deps);
  const [file] = c.get('form').files;
  const ctx = contextOf(c, deps);
  if (file === undefined)
    return answerPage(c, <ImportPage ctx={ctx} seen={seen} outcome={{ kind: 'no-file' }} />, 422);
  const tables = await readOpinionTables(deps.app, file.bytes);
  if (!tables.ok) {
    return answerPage(
      c,
      <ImportPage ctx={ctx} seen={seen} outcome={{ kind: 'fault', fault: tables.error }} />,
      422,
    );
  }
  const kept = await keepImportFile(deps.app, c.get('visit').viewer, {
    consultation: seen.consultation.id,
    bytes: file.bytes,
  });
  if (!kept.ok) return answerRefusal(c, deps, kept.error);
  const query = new URLSearchParams({ name: file.name.slice(-120) }).toString();
  return c.redirect(`/consultations/${seen.consultation.id}/intake/import/${kept.value}?${query}`, 303);
}

/** What was chosen, whether it stands in the address or in the form. */
type Chosen = { readonly one: (name: string) => string; readonly all: (name: string) => readonly string[] };

async function readingOf(
  c: WebRequest,
  deps: StaffDeps,
  { seen, chosen }: { readonly seen: ConsultationSeen; readonly chosen: Chosen },
): Promise<ImportReading | undefined> {
  const hash = c.req.param('hash') ?? '';
  const bytes = await keptImportFile(deps.app, c.get('visit').viewer, {
    consultation: seen.consultation.id,
    hash,
  });
  const tables = bytes && (await readOpinionTables(deps.app, bytes));
  if (!tables?.ok) return undefined;
  const at = sheetOf(chosen.one('sheet'), tables.value.length) ?? firstFree(seen, hash, tables.value.length);
  const table = tables.value[at];
  if (table === undefined) return undefined;
  const mapping = mappingOf(table, at, chosen);
  const settings = settingsOf(seen, chosen);
  const rows = readOpinions({ ...seen, today: todayIn(deps.app) }, table, mapping, settings);
  const name = chosen.one('name').slice(-120) || hash.slice(0, 12);
  return {
    file: { name, sha256: hash, sheet: at + 1 },
    tables: tables.value,
    chosen: at,
    table,
    mapping,
    settings,
    rows,
  };
}

/** Place of the sheet that was chosen, from 0. */
function sheetOf(typed: string, sheets: number): number | undefined {
  const nth = typed === '' ? -1 : Number(typed);
  return Number.isInteger(nth) && nth >= 0 && nth < sheets ? nth : undefined;
}

/** The first sheet that was not imported yet; the first of all when all were. */
function firstFree({ ledger }: ConsultationSeen, sha256: string, sheets: number): number {
  const free = Array.from({ length: sheets }, (_, at) => at).find(
    (at) => importedBefore(ledger, { sha256, sheet: at + 1 }) === undefined,
  );
  return free ?? 0;
}

/** As chosen; proposed anew when another table or another row of headings was chosen. */
function mappingOf(table: OpinionTable, at: number, { one, all }: Chosen): Mapping {
  const columns = all('column');
  const [wasTable = '', wasHeading = ''] = one('was').split('.');
  if (columns.length === 0 || wasTable !== String(at)) return proposeMapping(table);
  const typed = Number(one('heading'));
  const heading = Number.isInteger(typed) && typed >= -1 && typed < table.rows.length ? typed : -1;
  if (wasHeading !== String(heading)) return { heading, fields: fieldsFor(table, heading) };
  const fields = Array.from({ length: widthOf(table) }, (_, column) => {
    const field = columns[column] ?? 'ignore';
    return isColumnField(field) ? field : 'ignore';
  });
  return { heading, fields };
}

function settingsOf({ consultation }: ConsultationSeen, { one, all }: Chosen): ImportSettings {
  const channels = channelsTyped(consultation);
  return {
    channel: channels.find((channel) => channel === one('channel')) ?? 'message-board',
    identityClass: consultation.classes.find(({ id }) => id === one('class'))?.id,
    unreadableDates: one('dates') === 'note' ? 'note' : 'refuse',
    copies: one('copies') === 'leave-out' ? 'leave-out' : 'fold',
    leaveOut: new Set(all('leave-out').map(Number)),
    meanings: meaningsOf(consultation, all),
  };
}

/** Of each word that was asked about: what was chosen for it on either axis. */
function meaningsOf(
  { problemGrades }: ConsultationSeen['consultation'],
  all: Chosen['all'],
): ReadonlyMap<string, WordMeaning> {
  const [texts, problems] = [all('word-text'), all('word-problem')];
  return new Map(
    all('word').map((word, nth) => [
      word,
      {
        text: TEXT_OUTCOMES.find((outcome) => outcome === texts[nth]),
        problem: problemGrades.find(({ code }) => code === problems[nth])?.code,
      },
    ]),
  );
}

async function look(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const seen = await seenBy(c, deps);
  if (!seen) return answerNotFound(c, deps);
  const ctx = contextOf(c, deps);
  const chosen: Chosen = { one: (name) => c.req.query(name) ?? '', all: (name) => c.req.queries(name) ?? [] };
  const reading = await readingOf(c, deps, { seen, chosen });
  if (reading === undefined) return answerNotFound(c, deps);
  const before = importedBefore(seen.ledger, reading.file);
  if (before !== undefined) {
    const outcome = { kind: 'stopped', number: before.number } as const;
    return answerPage(c, <ImportPage ctx={ctx} seen={seen} outcome={outcome} />, 409);
  }
  return answerPage(c, <ImportPage ctx={ctx} seen={seen} outcome={{ kind: 'read', reading }} />);
}

async function take(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const seen = await seenBy(c, deps);
  if (!seen) return answerNotFound(c, deps);
  const { fields } = c.get('form');
  const chosen: Chosen = {
    one: (name) => fields.get(name)?.[0] ?? '',
    all: (name) => fields.get(name) ?? [],
  };
  const reading = await readingOf(c, deps, { seen, chosen });
  if (reading === undefined) return answerNotFound(c, deps);
  const base = `/consultations/${seen.consultation.id}/intake`;
  const { file, table, mapping, settings } = reading;
  const imported = await importOpinions(deps.app, c.get('visit').viewer, {
    consultation: seen.consultation.id,
    file,
    table,
    mapping,
    settings,
  });
  if (!imported.ok) return answerRefusal(c, deps, imported.error, `${base}/import`);
  return c.redirect(`${base}/imports/${imported.value.ledger.imports.length}`, 303);
}
