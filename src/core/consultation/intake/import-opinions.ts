// A whole file taken into the journal in one act: every row that is taken, every copy as one more voice, and the account of all rows.
import { ok, type Result } from '#base/result.ts';
import { cityDay } from '#core/calendar/city-day.ts';
import { TEXT_OUTCOMES, type Consultation } from '../consultation.ts';
import type { LedgerHappening, PointText, SubmissionReceived } from '../events.ts';
import { nthPoint, nthSubmission, type ContributorId, type SubmissionNumber } from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';
import type { ContributorRow } from '../stored-event.ts';
import type { OpinionTable } from './opinion-table.ts';
import type { Mapping } from './propose-mapping.ts';
import {
  countRows,
  readOpinions,
  type ImportSettings,
  type RowFate,
  type RowOpinion,
  type RowsRead,
  type WordMeaning,
} from './read-opinions.ts';
import type { IntakeDecision } from './receive.ts';

/** Characters of a refused row that the journal keeps; the file itself is kept whole. */
const KEPT_OF_REFUSED = 500;

/** Unknown outcome words a person is asked about; a column with more of them holds no outcomes. */
export const MOST_WORDS = 50;
const AS_WRITTEN = 'as-written';
const PROBLEM = 'problem:';

/** `sheet`: which sheet or table of it, from 1. */
export type ImportedFile = {
  readonly name: string;
  readonly sha256: string;
  readonly sheet?: number | undefined;
};

export type ImportCommand = {
  readonly file: ImportedFile;
  readonly table: OpinionTable;
  readonly mapping: Mapping;
  readonly settings: ImportSettings;
  /** One for each row of the table at least. */
  readonly ids: readonly ContributorId[];
};

/** Whoever imports is in the journal as the one who imported, never as the one who said it. */
export function decideImport(
  {
    consultation,
    ledger,
    now,
  }: { readonly consultation: Consultation; readonly ledger: Ledger; readonly now: Temporal.Instant },
  { file, table, mapping, settings, ids }: ImportCommand,
): Result<IntakeDecision, ConsultationRefusal> {
  const before = importedBefore(ledger, file);
  if (before !== undefined)
    return refuseConsultation('file-imported-before', {
      name: before.fileName,
      date: cityDay(before.at).toString(),
    });
  const { rows, unknownWords } = readOpinions(
    { consultation, ledger, today: cityDay(now) },
    table,
    mapping,
    settings,
  );
  const counts = countRows(rows);
  const entering = rows.flatMap((fate) => (fate.kind === 'refused' ? [] : [fate]));
  const numbers = new Map(
    entering.map(({ row }, nth) => [row, nthSubmission(ledger.submissions.size + nth + 1)]),
  );
  const people = peopleOf(entering, ids);
  const received = entering.map((fate): SubmissionReceived =>
    receivedFrom(fate, {
      channel: settings.channel,
      contributor: people.idOf.get(fate.row) ?? ids[0],
      import: ledger.imports.length + 1,
      source: file.name,
    }),
  );
  const account: LedgerHappening = {
    type: 'file-imported',
    fileName: file.name,
    sha256: file.sha256,
    sheet: file.sheet,
    rows: counts.read,
    taken: counts.taken,
    copies: counts.copies,
    refused: rows.flatMap((fate) =>
      fate.kind === 'refused'
        ? [{ row: fate.row, code: fate.code, text: fate.text.slice(0, KEPT_OF_REFUSED) }]
        : [],
    ),
    mapping: { ...mappingWords(table, mapping), ...meaningWords(unknownWords, settings) },
  };
  return ok({
    happenings: [account, ...received, ...foldings(entering, numbers), ...splits(entering, numbers)],
    contributors: people.rows,
  });
}

/** The import of the same sheet of the same bytes, if there was one. Where a sheet was not written down it may have been any. */
export function importedBefore(
  ledger: Ledger,
  { sha256, sheet }: Pick<ImportedFile, 'sha256' | 'sheet'>,
): Ledger['imports'][number] | undefined {
  return ledger.imports.find(
    (each) =>
      each.sha256 === sha256 && (each.sheet === undefined || sheet === undefined || each.sheet === sheet),
  );
}

type Entering = Exclude<RowFate, { readonly kind: 'refused' }>;

/** Each row is somebody of its own, unless name and contact are both the same: masked names (王**) prove nothing. */
function peopleOf(
  entering: readonly Entering[],
  ids: readonly ContributorId[],
): { readonly idOf: ReadonlyMap<number, ContributorId>; readonly rows: readonly ContributorRow[] } {
  const idOf = new Map<number, ContributorId>();
  const known = new Map<string, ContributorId>();
  const rows: ContributorRow[] = [];
  for (const [nth, { row, opinion }] of entering.entries()) {
    const { name, contact } = opinion;
    const key = name === undefined || contact === undefined ? undefined : `${name}\n${contact}`;
    const same = key === undefined ? undefined : known.get(key);
    const id = same ?? ids[nth];
    if (id === undefined) continue;
    idOf.set(row, id);
    if (same !== undefined) continue;
    if (key !== undefined) known.set(key, id);
    if (name !== undefined || contact !== undefined) rows.push({ id, name, contact });
  }
  return { idOf, rows };
}

function receivedFrom(
  { row, opinion }: Entering,
  from: {
    readonly channel: SubmissionReceived['channel'];
    readonly contributor: ContributorId | undefined;
    readonly import: number;
    readonly source: string;
  },
): SubmissionReceived {
  const { contributor } = from;
  if (contributor === undefined) throw new RangeError('an id for each row');
  const { outcome, reason, note } = opinion;
  const told = [outcome, reason, note].some((each) => each !== undefined);
  return {
    type: 'submission-received',
    channel: from.channel,
    contributor: traitFrom(contributor, opinion),
    receivedOn: opinion.receivedOn?.toString(),
    title: opinion.title,
    text: opinion.text,
    files: [],
    consent: { text: opinion.consent, name: 'not-asked' },
    proposalNumber: opinion.proposalNumber,
    published: told
      ? {
          title: from.source,
          outcome: outcome === undefined ? undefined : { words: outcome, basis: 'read' },
          reason,
          note,
        }
      : undefined,
    imported: { import: from.import, row },
  };
}

function traitFrom(
  id: ContributorId,
  { identityClass, district }: RowOpinion,
): SubmissionReceived['contributor'] {
  return { id, identityClass, groups: [], district };
}

function foldings(
  entering: readonly Entering[],
  numbers: ReadonlyMap<number, SubmissionNumber>,
): readonly LedgerHappening[] {
  const copies = entering.flatMap((fate) => {
    if (fate.kind !== 'copy') return [];
    const copy = numbers.get(fate.row);
    const of = 'submission' in fate.of ? fate.of.submission : numbers.get(fate.of.row);
    return copy === undefined || of === undefined ? [] : [{ copy, of }];
  });
  return copies.length === 0 ? [] : [{ type: 'copies-folded', copies, basis: 'same-text' }];
}

/** A questionnaire with several answers: each answer is a point of its own. */
function splits(
  entering: readonly Entering[],
  numbers: ReadonlyMap<number, SubmissionNumber>,
): readonly LedgerHappening[] {
  return entering.flatMap((fate): LedgerHappening[] => {
    const number = numbers.get(fate.row);
    if (fate.kind !== 'taken' || number === undefined || fate.opinion.answers.length < 2) return [];
    let from = 0;
    const into = fate.opinion.answers.map((text): PointText => {
      const quote = { from, to: from + text.length };
      from = quote.to + 1;
      return { text, quote };
    });
    return [{ type: 'point-split', point: nthPoint(number, 1), into }];
  });
}

/** “Word” → what a person said it means; what nobody said anything of stays as written. */
function meaningWords(
  unknown: RowsRead['unknownWords'],
  { meanings }: ImportSettings,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    unknown.slice(0, MOST_WORDS).map(({ word }) => {
      const { text, problem } = meanings?.get(word) ?? {};
      const said = [text, problem === undefined ? undefined : `${PROBLEM}${problem}`];
      const written = said.filter((each) => each !== undefined).join(' ');
      return [`“${word.slice(0, 80)}”`, written === '' ? AS_WRITTEN : written];
    }),
  );
}

/** What an import was told of outcome words, as {@link decideImport} wrote it. */
export function meaningsTold(
  mapping: Readonly<Record<string, string>>,
): readonly (WordMeaning & { readonly word: string })[] {
  return Object.entries(mapping).flatMap(([key, written]) => {
    const word = /^“([^]*)”$/u.exec(key)?.[1];
    if (word === undefined) return [];
    const said = written.split(' ');
    const problem = said.find((each) => each.startsWith(PROBLEM))?.slice(PROBLEM.length);
    return [{ word, text: TEXT_OUTCOMES.find((each) => said.includes(each)), problem }];
  });
}

/** Heading → what it was read as; columns without a heading by their place. */
function mappingWords(
  { rows }: OpinionTable,
  { heading, fields }: Mapping,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.map((field, column) => {
      const text = rows[heading]?.[column]?.text.replaceAll(/\s+/g, ' ').trim() ?? '';
      return [`${column + 1} ${text}`.trim().slice(0, 80), field];
    }),
  );
}
