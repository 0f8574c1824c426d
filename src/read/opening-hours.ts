// When places are open and what is still free, for everybody; nothing of who has booked.
import { cityDay } from '#core/calendar/city-day.ts';
import type { OpeningPlan, TimeSpan } from '#core/appointments/opening-plan.ts';
import { isWithinHours, planOn, slotsOf, type DaySlots } from '#core/appointments/slots.ts';
import { showNumber, type AppointmentId, type Matter } from '#core/appointments/appointment.ts';
import { codeAtLevel, divisionPrefix, type DivisionCode } from '#core/divisions/division.ts';
import { maskName } from './appointments.ts';
import { may, scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Reads } from './reads.ts';
import { instantOf } from './rows.ts';

export type PublishedHours = {
  readonly plan: OpeningPlan;
  readonly version: number;
  readonly mark: 'published-here' | 'sample';
  readonly publishedAt: string;
  readonly publishedBy: string;
};

const PLANS = `select jsonb_agg(jsonb_build_object('plan', plan, 'version', version, 'mark', mark, 'publishedAt', published_at,
    'publishedBy', published_by) order by version) from opening_plans
  where division = $1 and place = $2 and (valid_until is null or valid_until >= $3::date)`;

export type OfferedDays = {
  /** Some of these hours are invented for the demo. */
  readonly sample: boolean;
  readonly days: readonly DaySlots[];
};

/** What a place offers from today on, so many days; `undefined` where it has published nothing. One query. */
export async function offeredDays(
  viewer: Viewer,
  from: Reads,
  { place, days }: { readonly place: DivisionCode; readonly days: number },
): Promise<OfferedDays | undefined> {
  if (!may(viewer, 'see-guides')) return undefined;
  const today = todayOf(from);
  const { rows } = await from.pool.query<{
    plans: readonly PublishedHours[] | null;
    taken: readonly (TimeSpan & { readonly day: string })[] | null;
  }>({
    name: 'offered-days-1',
    text: `select (${PLANS}) as plans,
      (select jsonb_agg(jsonb_build_object('day', day, 'from', to_char(starts, 'HH24:MI'), 'to', to_char(ends, 'HH24:MI')))
        from appointments where division = $1 and place = $2 and day between $3::date and $4::date and walk_in is null
          and status <> 'cancelled') as taken`,
    values: [codeAtLevel(place, 'county'), place, today.toString(), today.add({ days: days - 1 }).toString()],
  });
  const published = rows[0]?.plans ?? [];
  if (published.length === 0) return undefined;
  const plans = published.map(({ plan, mark }) => ({ ...plan, mark }));
  const taken = Map.groupBy(rows[0]?.taken ?? [], ({ day }) => day);
  const offered = Array.from({ length: days }, (_, n): DaySlots => {
    const day = today.add({ days: n });
    const plan = planOn(plans, day.toString());
    return plan === undefined
      ? {
          day: day.toString(),
          state: 'not-published',
          provisional: from.calendar.kindOf(day).provisional,
          slots: [],
        }
      : slotsOf(plan, day, from.calendar, taken.get(day.toString()) ?? []);
  });
  return { sample: plans.some(({ mark }) => mark === 'sample'), days: offered };
}

/** Places that have hours from today on: all of them, at most 60, or those among the codes given. */
export async function openPlaces(
  viewer: Viewer,
  from: Reads,
  among?: readonly DivisionCode[],
): Promise<readonly DivisionCode[]> {
  if (!may(viewer, 'see-guides') || among?.length === 0) return [];
  const { rows } = await from.pool.query<{ place: DivisionCode }>({
    name: 'open-places-1',
    text: `select distinct place from opening_plans
      where (valid_until is null or valid_until >= $1::date)
        and ($2::text[] is null or (place = any($2) and division = any($3)))
      order by place limit 60`,
    values: [
      todayOf(from).toString(),
      among ?? null,
      among?.map((place) => codeAtLevel(place, 'county')) ?? null,
    ],
  });
  return rows.map(({ place }) => place);
}

/** Somebody booked at a time that the hours no longer have. */
export type OutsideLine = TimeSpan & {
  readonly id: AppointmentId;
  readonly day: string;
  readonly number: string;
  readonly maskedName: string;
  readonly matter: Matter;
  /** The notice was given. */
  readonly told: boolean;
};

export type HoursOfPlace = {
  /** In the order of publishing; the last one holds where several do. */
  readonly published: readonly PublishedHours[];
  readonly outside: readonly OutsideLine[];
};

type BookedRow = TimeSpan & {
  readonly id: AppointmentId;
  readonly day: string;
  readonly seat: number;
  readonly name: string;
  readonly matter: Matter;
  readonly told: boolean;
};

/** The hours of a place with who is booked outside them, for those who may publish them; `undefined` for others. */
export async function hoursOfPlace(
  viewer: Viewer,
  from: Reads,
  place: DivisionCode,
): Promise<HoursOfPlace | undefined> {
  const division = codeAtLevel(place, 'county');
  if (division === undefined || !may(viewer, 'publish-hours', { storedUnder: division, centre: place }))
    return undefined;
  const { rows } = await from.pool.query<{
    plans: readonly PublishedHours[] | null;
    booked: readonly BookedRow[] | null;
  }>({
    name: 'hours-of-place-2',
    text: `select (${PLANS}) as plans,
      (select jsonb_agg(jsonb_build_object('id', id, 'day', day, 'from', to_char(starts, 'HH24:MI'), 'to', to_char(ends, 'HH24:MI'),
          'seat', seat, 'name', name, 'matter', matter, 'told', exists (select from notices n
          where n.division = $1 and n.once = 'appointment-outside:' || a.id || ':' || a.day || ':' || to_char(a.starts, 'HH24:MI'))) order by day, starts, seat)
        from appointments a where division = $1 and place = $2 and day >= $3::date and status = 'booked') as booked`,
    values: [division, place, todayOf(from).toString()],
  });
  const published = (rows[0]?.plans ?? []).map((each) => ({
    ...each,
    publishedAt: instantOf(each.publishedAt),
  }));
  const plans = published.map(({ plan }) => plan);
  return {
    published,
    outside: (rows[0]?.booked ?? [])
      .filter((each) => !isWithinHours(planOn(plans, each.day), from.calendar, each))
      .map(({ seat, name, ...line }) => ({
        ...line,
        number: showNumber(line, seat),
        maskedName: maskName(name),
      })),
  };
}

export type PlaceLine = {
  readonly place: DivisionCode;
  readonly windows: number;
  readonly sample: boolean;
  /** From today on. */
  readonly booked: number;
  readonly outside: number;
  /** Of the last 30 days: came, did not come. Numbers as they are; a rate is made from both. */
  readonly came: number;
  readonly noShows: number;
};

/** The places of the bureau's city that have hours, with what is booked there. One query; nothing for anybody else. */
export async function placesWithHours(viewer: Viewer, from: Reads): Promise<readonly PlaceLine[]> {
  const scope = scopeOf(viewer, 'publish-hours');
  if (scope.kind !== 'city') return [];
  const { rows } = await from.pool.query<PlaceLine>({
    name: 'places-with-hours-1',
    text: `with latest as (
        select distinct on (division, place) division, place, (plan ->> 'windows')::int as windows, mark = 'sample' as sample
        from opening_plans where division like $1 || '%' and (valid_until is null or valid_until >= $2::date)
        order by division, place, version desc)
      select l.place, l.windows, l.sample,
        count(a.id) filter (where a.status = 'booked' and a.day >= $2::date)::int as booked,
        count(a.id) filter (where a.status = 'booked' and a.day >= $2::date and a.outside_since is not null)::int as outside,
        count(a.id) filter (where a.status in ('arrived', 'called', 'done', 'left') and a.walk_in is null)::int as came,
        count(a.id) filter (where a.status = 'no-show')::int as "noShows"
      from latest l left join appointments a on a.division = l.division and a.place = l.place and a.day >= $2::date - 30
      group by l.place, l.windows, l.sample order by l.place limit 3000`,
    values: [divisionPrefix(scope.city), todayOf(from).toString()],
  });
  return rows;
}

function todayOf(from: Reads): Temporal.PlainDate {
  return cityDay(from.now());
}
