import type { Localised } from '#base/localised.ts';
import type { ThingId } from '#core/catalogue/model.ts';
import { CITY_ZONE } from '#core/calendar/work-calendar.ts';
import { divisionPrefix, type DivisionCode } from '#core/divisions/division.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Reads } from './reads.ts';

/** Two numbers that belong together, never a bare share. */
export type Two = { readonly before: number; readonly after: number };

/** The city in figures; nothing of any person or case. */
export type Dashboard = {
  readonly filed: number;
  readonly open: number;
  readonly finished: number;
  /** Promised clocks that ended in the period and can be rated. */
  readonly clocks: { readonly ended: number; readonly inTime: number };
  /** Promised clocks that have run out now. */
  readonly late: number;
  /** By the Monday of each week (ISO date), oldest first. */
  readonly weeks: readonly { readonly week: string; readonly filed: number; readonly finished: number }[];
  /** Of cases that ended in the period with every result: how many, and sums. `days` of those alone whose promises could be added. */
  readonly achieved: {
    readonly cases: number;
    readonly steps: Two;
    readonly materials: Two;
    readonly days: Two & { readonly cases: number };
    readonly visits: number;
  };
  readonly coverage: readonly {
    readonly thing: ThingId;
    readonly thingName: Localised;
    readonly county: DivisionCode;
    readonly cases: number;
  }[];
  /** Centres whose counter was used within a day and within thirty days, by county. */
  readonly centres: readonly {
    readonly county: DivisionCode;
    readonly today: number;
    readonly month: number;
  }[];
  readonly ratings: readonly { readonly grade: number; readonly times: number }[];
};

export type DashboardQuestion = {
  /** ISO dates, both counted. */
  readonly from: string;
  readonly to: string;
};

/** The figures of the viewer's city in one query; `undefined` for anybody without a city. */
export async function dashboard(
  viewer: Viewer,
  from: Reads,
  question: DashboardQuestion,
): Promise<Dashboard | undefined> {
  const scope = scopeOf(viewer, 'see-dashboard');
  if (scope.kind !== 'city') return undefined;
  const { rows } = await from.pool.query<{ figures: Dashboard }>({
    name: 'dashboard-1',
    text: DASHBOARD,
    values: [divisionPrefix(scope.city), question.from, question.to, from.now().toString()],
  });
  return rows[0]?.figures;
}

const DAY = (column: string): string => `(${column} at time zone '${CITY_ZONE}')::date`;
const IN_PERIOD = (column: string): string => `${DAY(column)} between $2::date and $3::date`;

const DASHBOARD = `with
  filed as (
    select date_trunc('week', ${DAY('filed_at')})::date as week, thing, thing_name, division, filed_at from cases
    where division like $1 || '%' and ${IN_PERIOD('filed_at')}),
  finished as (
    select date_trunc('week', ${DAY('updated_at')})::date as week from cases
    where division like $1 || '%' and status = 'finished' and ${IN_PERIOD('updated_at')}),
  weeks as (
    select w::date as week, (select count(*) from filed f where f.week = w::date) as filed,
      (select count(*) from finished f where f.week = w::date) as finished
    from generate_series(date_trunc('week', $2::date), $3::date, interval '1 week') w),
  clocks_ended as (
    select count(*) as ended, count(*) filter (where not late) as in_time from clocks
    where division like $1 || '%' and kind = 'promised' and status = 'ended' and rated and ${IN_PERIOD('ended_at')}),
  achieved as (
    select count(*) as cases, coalesce(sum(steps_before), 0) as sb, coalesce(sum(steps_after), 0) as sa,
      coalesce(sum(materials_before), 0) as mb, coalesce(sum(materials_after), 0) as ma,
      count(days_before) as dc, coalesce(sum(days_before), 0) as db, coalesce(sum(days_after), 0) as da,
      coalesce(sum(visits), 0) as v
    from case_figures where division like $1 || '%' and ${IN_PERIOD('finished_at')}),
  coverage as (
    select f.thing, (array_agg(f.thing_name order by f.filed_at desc))[1] as "thingName", p.deciding_county as county,
      count(distinct p.case_id) as cases
    from parts p join cases f on f.division = p.division and f.id = p.case_id
    where p.division like $1 || '%' and ${IN_PERIOD('f.filed_at')} group by f.thing, p.deciding_county),
  centres as (
    select division as county, count(*) filter (where seen_at > $4::timestamptz - interval '1 day') as today,
      count(*) filter (where seen_at > $4::timestamptz - interval '30 days') as month
    from heartbeats where division like $1 || '%' group by division),
  graded as (
    select grade, count(*) as times from ratings
    where division like $1 || '%' and ${IN_PERIOD('rated_at')} group by grade)
select jsonb_build_object(
  'filed', (select count(*) from filed),
  'finished', (select count(*) from finished),
  'open', (select count(*) from cases where division like $1 || '%' and status = 'open'),
  'clocks', (select jsonb_build_object('ended', ended, 'inTime', in_time) from clocks_ended),
  'late', (select count(*) from clocks where division like $1 || '%' and kind = 'promised' and status = 'running'
    and rated and due_at < $4::timestamptz),
  'weeks', (select coalesce(jsonb_agg(weeks order by week), '[]') from weeks),
  'achieved', (select jsonb_build_object('cases', cases, 'steps', jsonb_build_object('before', sb, 'after', sa),
    'materials', jsonb_build_object('before', mb, 'after', ma),
    'days', jsonb_build_object('before', db, 'after', da, 'cases', dc), 'visits', v) from achieved),
  'coverage', (select coalesce(jsonb_agg(coverage order by thing, county), '[]') from coverage),
  'centres', (select coalesce(jsonb_agg(centres order by county), '[]') from centres),
  'ratings', (select coalesce(jsonb_agg(graded order by grade desc), '[]') from graded)) as figures`;
