// Every row of a table with what becomes of it. Rows read = taken + copies + refused, always; nothing is guessed, nothing falls away.
import type { DivisionCode } from '#core/divisions/division.ts';
import type { Channel, Consultation, OutcomeWord } from '../consultation.ts';
import type { Consent } from '../events.ts';
import type { SubmissionNumber } from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import { normalise } from '../text/normalise.ts';
import { plainScript } from '../text/script.ts';
import type { OpinionTable } from './opinion-table.ts';
import type { ColumnField, Mapping } from './propose-mapping.ts';
import { readDate } from './read-date.ts';
import { LONGEST_TEXT, line } from './intake-text.ts';

/** What one row says. Texts as written. */
export type RowOpinion = {
  readonly text: string;
  /** Of a questionnaire: each answer, as it stands in `text`. */
  readonly answers: readonly string[];
  readonly title: string | undefined;
  readonly name: string | undefined;
  readonly contact: string | undefined;
  readonly identityClass: string | undefined;
  readonly district: DivisionCode | undefined;
  readonly proposalNumber: string | undefined;
  readonly receivedOn: Temporal.PlainDate | undefined;
  readonly consent: Consent;
  /** In the source's own words. */
  readonly outcome: string | undefined;
  readonly reason: string | undefined;
  /** All the rest, each with its heading. */
  readonly note: string | undefined;
};

export const ROW_REFUSALS = ['empty', 'too-long', 'date-unreadable', 'left-out', 'copy-left-out'] as const;
export type RowRefusal = (typeof ROW_REFUSALS)[number];

/** `row`: as the file counts them, from 1. */
export type RowFate =
  | { readonly kind: 'taken'; readonly row: number; readonly opinion: RowOpinion }
  | {
      readonly kind: 'copy';
      readonly row: number;
      readonly opinion: RowOpinion;
      /** The submission, or an earlier row of this file. */
      readonly of: { readonly submission: SubmissionNumber } | { readonly row: number };
    }
  | { readonly kind: 'refused'; readonly row: number; readonly code: RowRefusal; readonly text: string };

export type ImportSettings = {
  readonly channel: Channel;
  /** Class of all whose row names none. */
  readonly identityClass?: string | undefined;
  /** Rows with a date nobody can read are taken in as of today, the date kept as a note. */
  readonly unreadableDates: 'refuse' | 'note';
  /** A copy is one more voice, or stays out: when the same file comes corrected. */
  readonly copies: 'fold' | 'leave-out';
  readonly leaveOut: ReadonlySet<number>;
  /** What a person says an outcome word means that nobody configured: for this import alone. Words that are not named stay as written. */
  readonly meanings?: ReadonlyMap<string, WordMeaning> | undefined;
};

/** A meaning on either axis; neither: as written. */
export type WordMeaning = Omit<OutcomeWord, 'word'>;

export type RowsRead = {
  readonly rows: readonly RowFate[];
  /** Outcome words that the consultation does not know, with how many rows say so; kept as written, taken for nothing. */
  readonly unknownWords: readonly { readonly word: string; readonly rows: number }[];
};

/** Conserved: `read` is always the sum of the others. */
export type RowCounts = {
  readonly read: number;
  readonly taken: number;
  readonly copies: number;
  readonly refused: number;
};

export function countRows(rows: readonly RowFate[]): RowCounts {
  const of = (kind: RowFate['kind']): number => rows.filter((row) => row.kind === kind).length;
  return { read: rows.length, taken: of('taken'), copies: of('copy'), refused: of('refused') };
}

type Known = {
  readonly consultation: Consultation;
  readonly ledger: Ledger;
  readonly today: Temporal.PlainDate;
};

/** Rows in which nothing is written at all are not rows. */
export function readOpinions(
  known: Known,
  table: OpinionTable,
  mapping: Mapping,
  settings: ImportSettings,
): RowsRead {
  const originals = keysOf(known.ledger);
  const inFile = new Map<string, number>();
  const words = new Map<string, number>();
  const rows: RowFate[] = [];
  for (const [index, cells] of table.rows.entries()) {
    if (index <= mapping.heading || cells.every(({ text }) => text.trim() === '')) continue;
    const row = index + 1;
    const read = readRow(cellsByField(table, mapping, index), known, settings);
    if (settings.leaveOut.has(row)) {
      rows.push({ kind: 'refused', row, code: 'left-out', text: read.text });
    } else if ('code' in read) {
      rows.push({ kind: 'refused', row, ...read });
    } else {
      const { opinion } = read;
      const key = normalise(opinion.text);
      const submission = originals.get(key);
      const earlier = inFile.get(key);
      const of =
        submission === undefined ? (earlier === undefined ? undefined : { row: earlier }) : { submission };
      if (of === undefined) inFile.set(key, row);
      if (of !== undefined && settings.copies === 'leave-out') {
        rows.push({ kind: 'refused', row, code: 'copy-left-out', text: opinion.text });
        continue;
      }
      countWord(words, opinion.outcome, known.consultation);
      rows.push(of === undefined ? { kind: 'taken', row, opinion } : { kind: 'copy', row, opinion, of });
    }
  }
  return { rows, unknownWords: [...words].map(([word, count]) => ({ word, rows: count })) };
}

/** What the consultation's list says of a word; absent: nobody configured it. */
export function outcomeWord({ outcomeWords }: Consultation, written: string): OutcomeWord | undefined {
  const plain = plainScript(written);
  return outcomeWords.find(({ word }) => plainScript(word) === plain);
}

function countWord(
  words: Map<string, number>,
  written: string | undefined,
  consultation: Consultation,
): void {
  if (written === undefined || outcomeWord(consultation, written) !== undefined) return;
  words.set(written, (words.get(written) ?? 0) + 1);
}

/** Originals by what they say: a copy's original is the one it was folded onto. */
function keysOf({ submissions }: Ledger): ReadonlyMap<string, SubmissionNumber> {
  const keys = new Map<string, SubmissionNumber>();
  for (const { number, text, copyOf } of submissions.values()) {
    const key = normalise(text);
    if (!keys.has(key)) keys.set(key, copyOf ?? number);
  }
  return keys;
}

type Written = { readonly heading: string; readonly text: string };
type ByField = (field: ColumnField) => readonly Written[];

function cellsByField({ rows }: OpinionTable, { heading, fields }: Mapping, index: number): ByField {
  const headings = rows[heading];
  const cells = fields.map((field, column) => {
    const cell = rows[index]?.[column];
    // Words of a merged cell belong to its first row; who and where it is hold for all of them.
    const own = cell?.spanned !== true || !['text', 'question', 'title'].includes(field);
    const text = own ? (cell?.text ?? '').replaceAll('\r\n', '\n').trim() : '';
    return { field, heading: (headings?.[column]?.text ?? '').replaceAll(/\s+/g, ' ').trim(), text };
  });
  return (field) => cells.filter((cell) => cell.field === field && cell.text !== '');
}

type RowRead =
  | { readonly text: string; readonly opinion: RowOpinion }
  | { readonly text: string; readonly code: RowRefusal };

function readRow(by: ByField, known: Known, settings: ImportSettings): RowRead {
  const first = (field: ColumnField): string | undefined => by(field)[0]?.text;
  const answers = by('question').map(({ heading, text }) =>
    heading === '' ? text : `【${heading}】${text}`,
  );
  const text = [...by('text').map((cell) => cell.text), ...answers].join('\n');
  const title = line(first('title'));
  if (text === '') return { code: 'empty', text: title ?? '' };
  if (text.length > LONGEST_TEXT) return { code: 'too-long', text };
  const typedDate = first('date');
  const receivedOn = typedDate === undefined ? undefined : readDate(typedDate, known.today);
  const strayDate = typedDate !== undefined && receivedOn === undefined ? by('date') : [];
  if (strayDate.length > 0 && settings.unreadableDates === 'refuse')
    return { code: 'date-unreadable', text: `${typedDate ?? ''}：${text}` };
  const { consultation } = known;
  const identityClass = consultation.classes.find(({ name }) => same(name, first('class')));
  const district = consultation.districts.find(({ name }) => same(name, first('district')));
  const consent = consentOf(first('consent'));
  const rest = [
    ...by('note'),
    ...by('problem'),
    ...by('outcome').slice(1),
    ...by('reason').slice(1),
    ...strayDate,
    ...(district === undefined ? by('district') : []),
    ...(consent === 'not-asked' ? by('consent') : []),
  ];
  return {
    text,
    opinion: {
      text,
      answers: answers.length > 1 && by('text').length === 0 ? answers : [],
      title,
      name: nameOf(first('name'), identityClass === undefined ? first('class') : undefined),
      contact: line(first('contact')),
      identityClass: identityClass?.id ?? settings.identityClass,
      district: district?.code,
      proposalNumber: line(first('proposal-number')),
      receivedOn,
      consent,
      outcome: line(first('outcome')),
      reason: first('reason'),
      note:
        rest.length === 0
          ? undefined
          : rest
              .map((cell) => (cell.heading === '' ? cell.text : `${cell.heading}：${cell.text}`))
              .join('；'),
    },
  };
}

/** What is written of a sender and is no class of ours (a firm's name) may say who it is: it stays with the name. */
function nameOf(name: string | undefined, strayClass: string | undefined): string | undefined {
  if (name === undefined || strayClass === undefined) return line(name ?? strayClass);
  return line(`${name}（${strayClass}）`);
}

function same(name: string, written: string | undefined): boolean {
  return written !== undefined && plainScript(name) === plainScript(written);
}

/** A clear yes or no; whatever else is written was no answer to this question. */
function consentOf(written: string | undefined): Consent {
  const plain = plainScript(written ?? '');
  if (/^(?:是|同意|同意公开|可以|可公开|公开|全文公开|yes)$/.test(plain)) return 'yes';
  return /^(?:否|不同意|不同意公开|不公开|不可以|不可公开|no)$/.test(plain) ? 'no' : 'not-asked';
}
