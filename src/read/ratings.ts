import type { Localised } from '#base/localised.ts';
import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import type { ThingId } from '#core/catalogue/model.ts';
import { divisionPrefix, type DivisionCode } from '#core/divisions/division.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { followUpStage, type FollowUpEntry, type FollowUpStage } from '#core/ratings/follow-up.ts';
import type { Grade } from '#core/ratings/rating.ts';
import { dueNow, type Due } from '#core/cases/light.ts';
import type { Paged, Reads } from './reads.ts';
import { instantOf, pageOf, paged } from './rows.ts';
import { conditionOf } from './scope-condition.ts';

/** One's own rating of a case, and whether one may rate it now. */
export type OwnRating = {
  readonly number: CaseNumber;
  readonly thingName: Localised;
  readonly finished: boolean;
  readonly rated?: { readonly grade: Grade; readonly at: string };
};

/** `undefined` where the case is not the viewer's own. */
export async function ownRating(viewer: Viewer, from: Reads, typed: string): Promise<OwnRating | undefined> {
  const scope = scopeOf(viewer, 'rate-case');
  const number = parseCaseNumber(typed);
  if (scope.kind !== 'cases-of' || !number.ok) return undefined;
  const own = conditionOf(scope, 3);
  const { rows } = await from.pool.query<{
    thing_name: Localised;
    status: string;
    grade: Grade | null;
    rated_at: string | null;
  }>({
    name: 'own-rating-2',
    text: `select c.thing_name, c.status, r.grade, r.rated_at
      from cases c left join ratings r on r.division = c.division and r.case_id = c.id
      where c.division = $1 and c.number = $2 and ${own.sql}`,
    values: [divisionOfCaseNumber(number.value), number.value, ...own.values],
  });
  const [row] = rows;
  if (row === undefined) return undefined;
  const { thing_name: thingName, status, grade, rated_at: at } = row;
  const mine = { number: number.value, thingName, finished: status === 'finished' };
  return grade === null || at === null ? mine : { ...mine, rated: { grade, at: instantOf(at) } };
}

export type RatingLine = {
  readonly number: CaseNumber;
  readonly thing: ThingId;
  readonly thingName: Localised;
  readonly grade: Grade;
  readonly reasons: readonly number[];
  readonly comment: string;
  readonly receivingPlace?: DivisionCode;
  readonly at: string;
  /** Of a low rating. */
  readonly followUp?: { readonly due: Due; readonly stage: FollowUpStage; readonly version: number };
};

export type RatingsView = Paged<RatingLine> & {
  /** How many of each grade; nothing personal. */
  readonly grades: Readonly<Partial<Record<Grade, number>>>;
  /** How often each reason was given, most often first. */
  readonly reasons: readonly { readonly code: number; readonly times: number }[];
};

type LineRow = {
  readonly number: CaseNumber;
  readonly thing: ThingId;
  readonly thing_name: Localised;
  readonly grade: Grade;
  readonly reasons: readonly number[];
  readonly comment: string;
  readonly receiving_place: DivisionCode | null;
  readonly rated_at: string;
  readonly due: string | null;
  readonly due_provisional: boolean | null;
  readonly version: number | null;
  readonly entries: readonly FollowUpEntry[] | null;
};

const LINE = `r.number, r.thing, c.thing_name, r.grade, r.reasons, r.comment, r.receiving_place, r.rated_at,
  f.due, f.due_provisional, f.version,
  (select jsonb_agg(e.entry order by e.seq) from follow_up_entries e
    where e.division = r.division and e.case_id = r.case_id) as entries`;
const SOURCES = `ratings r join cases c on c.division = r.division and c.id = r.case_id
  left join follow_ups f on f.division = r.division and f.case_id = r.case_id`;

export type RatingsQuestion = { readonly only?: 'low' | 'open'; readonly page?: number };

/** Ratings of the bureau's city, newest first, with the counts by grade and by reason; one query. */
export async function ratings(
  viewer: Viewer,
  from: Reads,
  question: RatingsQuestion = {},
): Promise<RatingsView> {
  const scope = scopeOf(viewer, 'see-ratings');
  const { page, limit, offset } = pageOf(question.page ?? 1);
  if (scope.kind !== 'city') return { ...paged<RatingLine>([], 0, page), grades: {}, reasons: [] };
  const { rows } = await from.pool.query<{
    rows: readonly LineRow[] | null;
    total: number;
    grades: RatingsView['grades'] | null;
    reasons: RatingsView['reasons'] | null;
  }>({
    name: 'ratings-1',
    text: `with mine as (select * from ratings where division like $1 || '%'),
      asked as (
        select ${LINE} from ${SOURCES.replace('ratings r', 'mine r')}
        where $4::text is null or (f.case_id is not null and ($4 = 'low' or f.closed_at is null))),
      page as (select * from asked order by rated_at desc, number limit $2 offset $3)
      select (select jsonb_agg(page) from page) as rows, (select count(*) from asked) as total,
        (select jsonb_object_agg(grade, n) from (select grade, count(*) as n from mine group by grade) g) as grades,
        (select jsonb_agg(jsonb_build_object('code', code, 'times', n) order by n desc, code)
          from (select code, count(*) as n from mine, unnest(reasons) as code group by code) s) as reasons`,
    values: [divisionPrefix(scope.city), limit, offset, question.only ?? null],
  });
  const [answer] = rows;
  const lines = (answer?.rows ?? []).map((row) => toLine(row, from));
  return {
    ...paged(lines, answer?.total ?? 0, page),
    grades: answer?.grades ?? {},
    reasons: answer?.reasons ?? [],
  };
}

/** One rating with all that was recorded about it. */
export type RatingView = RatingLine & { readonly entries: readonly FollowUpEntry[] };

/** `undefined` where there is none or it may not be seen. */
export async function ratingForBureau(
  viewer: Viewer,
  from: Reads,
  typed: string,
): Promise<RatingView | undefined> {
  const scope = scopeOf(viewer, 'see-ratings');
  const number = parseCaseNumber(typed);
  if (scope.kind !== 'city' || !number.ok) return undefined;
  const { rows } = await from.pool.query<LineRow>({
    name: 'rating-for-bureau-1',
    text: `select ${LINE} from ${SOURCES}
      where r.division = $1 and r.number = $2 and r.division like $3 || '%'`,
    values: [divisionOfCaseNumber(number.value), number.value, divisionPrefix(scope.city)],
  });
  const [row] = rows;
  return row && { ...toLine(row, from), entries: row.entries ?? [] };
}

function toLine(row: LineRow, from: Reads): RatingLine {
  const { number, thing, thing_name: thingName, grade, reasons, comment, receiving_place: place } = row;
  const line = {
    number,
    thing,
    thingName,
    grade,
    reasons,
    comment,
    ...(place === null ? {} : { receivingPlace: place }),
    at: instantOf(row.rated_at),
  };
  if (row.due === null || row.version === null) return line;
  const due = dueNow({ date: row.due, provisional: row.due_provisional === true }, from);
  return { ...line, followUp: { due, stage: followUpStage(row.entries ?? []), version: row.version } };
}
