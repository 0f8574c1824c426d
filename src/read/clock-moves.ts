// What a change of the calendar did to dates: of one case for those who follow it, of the city for the bureau.
import type { AgencyKind } from '#core/catalogue/model.ts';
import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import type { ClockKind } from '#core/cases/clock-kinds.ts';
import type { PartNumber } from '#core/cases/events.ts';
import { divisionPrefix, type DivisionCode } from '#core/divisions/division.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Reads } from './reads.ts';
import { instantOf } from './rows.ts';
import { conditionOf } from './scope-condition.ts';

/** A date of a case that was moved, or kept although the calendar of today gives another. */
export type ClockMove = {
  /** 0 for the whole bundle. */
  readonly part: PartNumber;
  readonly kind: ClockKind;
  readonly nth: number;
  /** ISO dates: as told before, and as the changed calendar gives it. */
  readonly from: string;
  readonly to: string;
  /** The new date had passed already: the one told before still holds. */
  readonly kept: boolean;
  /** RFC 9557 instant. */
  readonly at: string;
};

/** The moves of a case, oldest first: all for its people, those of his own parts for an officer. `number` as typed. */
export async function clockMoves(
  viewer: Viewer,
  from: Pick<Reads, 'pool'>,
  number: string,
): Promise<readonly ClockMove[]> {
  const parsed = parseCaseNumber(number);
  if (!parsed.ok) return [];
  const scope = scopeOf(viewer, viewer.role === 'officer' ? 'see-part' : 'see-case');
  const condition = conditionOf(scope, 3);
  const { rows } = await from.pool.query<ClockMove>({
    name: `clock-moves-${scope.kind}-1`,
    text: `select m.part, m.kind, m.nth, m.from_due as from, m.to_due as to, m.kept, m.at
      from cases c join clock_moves m on m.division = c.division and m.case_id = c.id
        left join parts p on p.division = m.division and p.case_id = m.case_id and p.part = m.part
      where c.division = $1 and c.number = $2 and ${condition.sql} order by m.at, m.part, m.kind, m.nth`,
    values: [divisionOfCaseNumber(parsed.value), parsed.value, ...condition.values],
  });
  return rows.map((row) => ({ ...row, at: instantOf(row.at) }));
}

export type CalendarChange = {
  /** RFC 9557 instants; `finishedAt` is absent while dates are being counted. */
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly moved: number;
  readonly kept: number;
  /** Offices whose dates were touched; a bundle's own clock has no agency. */
  readonly offices: readonly {
    readonly county: DivisionCode;
    readonly agency?: AgencyKind;
    readonly moved: number;
    readonly kept: number;
  }[];
};

type ChangeRow = {
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly offices:
    | readonly {
        readonly county: DivisionCode;
        readonly agency: AgencyKind | null;
        readonly moved: number;
        readonly kept: number;
      }[]
    | null;
};

/** The last change of the calendar with what it did in the bureau's city; `undefined`: none yet, or nobody's business. */
export async function calendarChange(
  viewer: Viewer,
  from: Pick<Reads, 'pool'>,
): Promise<CalendarChange | undefined> {
  const scope = scopeOf(viewer, 'see-counts');
  if (scope.kind !== 'city') return undefined;
  const { rows } = await from.pool.query<ChangeRow>({
    name: 'calendar-change-1',
    text: `with last as (select * from calendar_versions order by nth desc limit 1),
      offices as (
        select m.deciding_county as county, m.agency, count(*) filter (where not m.kept) as moved,
          count(*) filter (where m.kept) as kept
        from clock_moves m where m.change = (select id from last) and m.deciding_county like $1 || '%'
        group by m.deciding_county, m.agency)
      select started_at, finished_at, (select jsonb_agg(offices order by county, agency) from offices) as offices from last`,
    values: [divisionPrefix(scope.city)],
  });
  const [row] = rows;
  if (row === undefined) return undefined;
  const offices = (row.offices ?? []).map(({ agency, ...rest }) =>
    agency === null ? rest : { ...rest, agency },
  );
  return {
    startedAt: instantOf(row.started_at),
    ...(row.finished_at === null ? {} : { finishedAt: instantOf(row.finished_at) }),
    moved: offices.reduce((sum, { moved }) => sum + moved, 0),
    kept: offices.reduce((sum, { kept }) => sum + kept, 0),
    offices,
  };
}
