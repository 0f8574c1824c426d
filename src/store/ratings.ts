// Writes ratings and what follows a low one. Each write is one statement.
import type { Pool } from 'pg';
import type { CaseNumber } from '#core/cases/events.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { FollowUpEntry } from '#core/ratings/follow-up.ts';
import type { Rating } from '#core/ratings/rating.ts';

export type RatingWrite = {
  readonly division: DivisionCode;
  readonly number: CaseNumber;
  /** Citizen number of who rates: the applicant or the filer. */
  readonly ratedBy: string;
  readonly rating: Rating;
  /** Instant. */
  readonly at: string;
  /** For a low rating: until when its follow-up may take. */
  readonly followUp?: { readonly due: string; readonly provisional: boolean };
};

/** What stood in the way, as the case is now. */
export type RatingOutcome = 'written' | 'rated-before' | 'not-finished' | 'no-such-case';

// The case first: it yields a row only when it is the person's own (not a helper's on a mandate) and has ended. The key of `ratings` is the case, so of two
// windows one writes.
const INSERT_RATING = `with
own as (
  select division, id, number, thing, receiving_place, status from cases
  where division = $1 and number = $2 and (applicant_number = $3 or (filer_number = $3 and mandate_id is null))),
rated as (
  insert into ratings (division, case_id, number, thing, rated_by, grade, reasons, comment, channel, questionnaire,
    receiving_place, rated_at)
  select division, id, number, thing, $3, $4, $5::int[], $6, $7, $8, receiving_place, $9 from own where status = 'finished'
  on conflict (division, case_id) do nothing returning division, case_id),
opened as (
  insert into follow_ups (division, case_id, due, due_provisional, opened_at, version)
  select division, case_id, $10::date, $11::boolean, $9, 1 from rated where $10::date is not null)
select (select status from own) as status, exists (select from rated) as written`;

/** Writes a rating, once per case; with it the follow-up of a low one. */
export async function insertRating(pool: Pool, write: RatingWrite): Promise<RatingOutcome> {
  const { division, number, ratedBy, rating, at, followUp } = write;
  const { rows } = await pool.query<{ status: 'open' | 'finished' | null; written: boolean }>({
    name: 'insert-rating-2',
    text: INSERT_RATING,
    values: [
      division,
      number,
      ratedBy,
      rating.grade,
      rating.reasons,
      rating.comment,
      rating.channel,
      rating.questionnaire,
      at,
      followUp?.due ?? null,
      followUp?.provisional ?? null,
    ],
  });
  const [row] = rows;
  if (row?.written === true) return 'written';
  if (row?.status === 'finished') return 'rated-before';
  return row?.status === 'open' ? 'not-finished' : 'no-such-case';
}

export type StoredFollowUp = {
  readonly caseId: string;
  readonly version: number;
  readonly entries: readonly FollowUpEntry[];
};

/** The follow-up of a case with all its entries; `undefined` where there is none. */
export async function followUpOf(
  pool: Pool,
  at: { readonly division: DivisionCode; readonly number: CaseNumber },
): Promise<StoredFollowUp | undefined> {
  const { rows } = await pool.query<{
    case_id: string;
    version: number;
    entries: readonly FollowUpEntry[] | null;
  }>({
    name: 'follow-up-of-1',
    text: `select f.case_id, f.version,
        (select jsonb_agg(e.entry order by e.seq) from follow_up_entries e
          where e.division = f.division and e.case_id = f.case_id) as entries
      from ratings r join follow_ups f on f.division = r.division and f.case_id = r.case_id
      where r.division = $1 and r.number = $2`,
    values: [at.division, at.number],
  });
  const [row] = rows;
  return row && { caseId: row.case_id, version: row.version, entries: row.entries ?? [] };
}

/** Adds an entry. `false`: somebody else recorded something since. */
export async function insertFollowUpEntry(
  pool: Pool,
  write: {
    readonly division: DivisionCode;
    readonly caseId: string;
    readonly version: number;
    readonly entry: FollowUpEntry;
    readonly closes: boolean;
  },
): Promise<boolean> {
  const { division, caseId, version, entry, closes } = write;
  const { rowCount } = await pool.query({
    name: 'insert-follow-up-entry-1',
    text: `with moved as (
        update follow_ups set version = version + 1, closed_at = case when $5 then $6::timestamptz end
        where division = $1 and case_id = $2 and version = $3 and closed_at is null returning version)
      insert into follow_up_entries (division, case_id, seq, entry, at)
      select $1, $2, version - 1, $4::jsonb, $6 from moved`,
    values: [division, caseId, version, JSON.stringify(entry), closes, entry.at],
  });
  return rowCount === 1;
}
