import type { Localised } from '#base/localised.ts';
import type { AgencyKind } from '#core/catalogue/model.ts';
import type { CaseNumber, PartNumber } from '#core/cases/events.ts';
import { dueNow, type Due } from '#core/cases/light.ts';
import { divisionPrefix, type DivisionCode } from '#core/divisions/division.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { WarningKind, WarningLevel } from '#core/supervision/warning.ts';
import type { Paged, Reads } from './reads.ts';
import { instantOf, pageOf, paged } from './rows.ts';

/** A warning; nothing of the person. */
export type WarningLine = {
  readonly division: DivisionCode;
  readonly id: string;
  readonly number: CaseNumber;
  /** 0: the whole bundle. */
  readonly part: PartNumber;
  readonly itemName: Localised;
  readonly county: DivisionCode;
  readonly agency?: AgencyKind;
  readonly agencyName?: Localised;
  readonly kind: WarningKind;
  readonly level: WarningLevel;
  readonly raisedAt: string;
  readonly feedbackDue: Due;
  readonly feedback?: { readonly text: string; readonly by: string; readonly at: string };
};

export type WarningsView = Paged<WarningLine> & {
  readonly counts: { readonly yellow: number; readonly red: number; readonly unanswered: number };
};
export type WarningsQuestion = { readonly only?: 'red' | 'yellow' | 'unanswered'; readonly page?: number };

type Row = {
  readonly division: DivisionCode;
  readonly id: string;
  readonly number: CaseNumber;
  readonly part: number;
  readonly item_name: Localised;
  readonly deciding_county: DivisionCode;
  readonly agency: AgencyKind | null;
  readonly agency_name: Localised | null;
  readonly kind: WarningKind;
  readonly level: WarningLevel;
  readonly raised_at: string;
  readonly feedback_due: string;
  readonly feedback: string | null;
  readonly feedback_by: string | null;
  readonly feedback_at: string | null;
};

/** Warnings of the bureau's city, or of the officer's own office, newest first; one query. */
export async function warnings(
  viewer: Viewer,
  from: Reads,
  question: WarningsQuestion = {},
): Promise<WarningsView> {
  const scope = scopeOf(viewer, viewer.role === 'officer' ? 'answer-warning' : 'see-supervision');
  const { page, limit, offset } = pageOf(question.page ?? 1);
  if (scope.kind !== 'city' && scope.kind !== 'decided-by')
    return { ...paged<WarningLine>([], 0, page), counts: { yellow: 0, red: 0, unanswered: 0 } };
  const mine =
    scope.kind === 'city'
      ? { sql: `w.division like $4 || '%'`, values: [divisionPrefix(scope.city)] }
      : { sql: `w.deciding_county = $4 and w.agency = $5`, values: [scope.county, scope.agency] };
  const { rows } = await from.pool.query<{
    rows: readonly Row[] | null;
    total: number;
    yellow: number;
    red: number;
    unanswered: number;
  }>({
    name: `warnings-${scope.kind}-1`,
    text: `with mine as (select w.* from warnings w where ${mine.sql}),
      asked as (select * from mine where $3::text is null or level = $3 or ($3 = 'unanswered' and feedback is null)),
      page as (
        select a.division, a.id, c.number, a.part, coalesce(p.item_name, c.thing_name) as item_name, a.deciding_county,
          a.agency, p.agency_name, a.kind, a.level, a.raised_at, a.feedback_due, a.feedback, a.feedback_by, a.feedback_at
        from asked a join cases c on c.division = a.division and c.id = a.case_id
          left join parts p on p.division = a.division and p.case_id = a.case_id and p.part = a.part
        order by a.raised_at desc, a.id limit $1 offset $2)
      select (select jsonb_agg(page) from page) as rows, (select count(*) from asked) as total,
        (select count(*) from mine where level = 'yellow') as yellow,
        (select count(*) from mine where level = 'red') as red,
        (select count(*) from mine where feedback is null) as unanswered`,
    values: [limit, offset, question.only ?? null, ...mine.values],
  });
  const [answer] = rows;
  const lines = (answer?.rows ?? []).map((row) => toLine(row, from));
  return {
    ...paged(lines, answer?.total ?? 0, page),
    counts: {
      yellow: answer?.yellow ?? 0,
      red: answer?.red ?? 0,
      unanswered: answer?.unanswered ?? 0,
    },
  };
}

function toLine(row: Row, from: Reads): WarningLine {
  const { feedback: text, feedback_by: by, feedback_at: at } = row;
  return {
    division: row.division,
    id: row.id,
    number: row.number,
    part: row.part,
    itemName: row.item_name,
    county: row.deciding_county,
    ...(row.agency === null ? {} : { agency: row.agency }),
    ...(row.agency_name === null ? {} : { agencyName: row.agency_name }),
    kind: row.kind,
    level: row.level,
    raisedAt: instantOf(row.raised_at),
    feedbackDue: dueNow({ date: row.feedback_due, provisional: false }, from),
    ...(text === null || by === null || at === null ? {} : { feedback: { text, by, at: instantOf(at) } }),
  };
}
