import type { Pool } from 'pg';
import type { AppointmentId } from '#core/appointments/appointment.ts';
import type { OpeningPlan } from '#core/appointments/opening-plan.ts';
import type { DivisionCode } from '#core/divisions/division.ts';

/** How hours came to be: published by the place or its bureau, or invented for the demo. */
export type PlanMark = 'published-here' | 'sample';

export type PublishedPlan = OpeningPlan & {
  readonly division: DivisionCode;
  readonly place: DivisionCode;
  readonly version: number;
  readonly mark: PlanMark;
};

/** Adds the next version of a place's hours. `undefined`: raced, or `onlyFirst` and there are some already. */
export async function insertPlan(
  pool: Pool,
  row: {
    readonly division: DivisionCode;
    readonly place: DivisionCode;
    readonly plan: OpeningPlan;
    readonly mark: PlanMark;
    readonly at: string;
    readonly by: string;
    readonly onlyFirst?: boolean;
  },
): Promise<number | undefined> {
  const { rows } = await pool.query<{ version: number }>({
    name: 'insert-opening-plan-1',
    text: `insert into opening_plans (division, place, version, valid_from, valid_until, plan, mark, published_at, published_by)
      select $1, $2, 1 + coalesce(max(version), 0), $3::date, $4::date, $5::jsonb, $6, $7::timestamptz, $8
      from opening_plans where division = $1 and place = $2
      having not $9::boolean or count(*) = 0
      on conflict do nothing returning version`,
    values: [
      row.division,
      row.place,
      row.plan.validFrom,
      row.plan.validUntil ?? null,
      JSON.stringify(row.plan),
      row.mark,
      row.at,
      row.by,
      row.onlyFirst ?? false,
    ],
  });
  return rows[0]?.version;
}

/** The hours of a place that hold on `from` or later, in the order of publishing. */
export async function plansOf(
  pool: Pool,
  {
    division,
    place,
    from,
  }: { readonly division: DivisionCode; readonly place: DivisionCode; readonly from: string },
): Promise<readonly PublishedPlan[]> {
  const { rows } = await pool.query<{ plan: OpeningPlan; version: number; mark: PlanMark }>({
    name: 'opening-plans-of-1',
    text: `select plan, version, mark from opening_plans
      where division = $1 and place = $2 and (valid_until is null or valid_until >= $3::date) order by version`,
    values: [division, place, from],
  });
  return rows.map(({ plan, version, mark }) => ({ ...plan, division, place, version, mark }));
}

/** Somebody who is booked and has yet to come. */
export type StillBooked = {
  readonly id: AppointmentId;
  readonly place: DivisionCode;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly seat: number;
  readonly citizenNumber: string;
  readonly name: string;
  /** Known to be outside the hours. */
  readonly marked: boolean;
};

/** Who is booked in a county from a day on, at one place or at all. */
export async function stillBooked(
  pool: Pool,
  {
    division,
    place,
    from,
  }: { readonly division: DivisionCode; readonly place?: DivisionCode; readonly from: string },
): Promise<readonly StillBooked[]> {
  const { rows } = await pool.query<StillBooked>({
    name: 'still-booked-2',
    text: `select id, place, day, to_char(starts, 'HH24:MI') as "from", to_char(ends, 'HH24:MI') as "to", seat,
        citizen_number as "citizenNumber", name, outside_since is not null as marked
      from appointments where division = $1 and status = 'booked' and day >= $3::date and ($2::text is null or place = $2)`,
    values: [division, place ?? null, from],
  });
  return rows;
}

/**
 * Marks who lies outside the hours now and unmarks who is inside again, in one statement. Who cancelled or moved meanwhile
 * is left alone.
 */
export async function markOutside(
  pool: Pool,
  change: {
    readonly division: DivisionCode;
    readonly outside: readonly { readonly id: AppointmentId; readonly day: string; readonly from: string }[];
    readonly inside: readonly AppointmentId[];
    readonly at: string;
  },
): Promise<void> {
  const { division, outside, inside, at } = change;
  await pool.query({
    name: 'mark-outside-hours-2',
    text: `with back as (
        update appointments set outside_since = null
        where division = $1 and id = any($2::uuid[]) and outside_since is not null)
      update appointments a set outside_since = $6::timestamptz,
        history = a.history || jsonb_build_object('at', $6::text, 'what', 'outside-hours')
      from unnest($3::uuid[], $4::date[], $5::time[]) as o (id, day, starts)
      where a.division = $1 and a.id = o.id and a.day = o.day and a.starts = o.starts and a.status = 'booked'
        and a.outside_since is null`,
    values: [
      division,
      inside,
      outside.map(({ id }) => id),
      outside.map(({ day }) => day),
      outside.map(({ from }) => from),
      at,
    ],
  });
}

export type ToTell = {
  readonly place: DivisionCode;
  readonly day: string;
  readonly from: string;
  readonly citizenNumber: string;
  /** Key of the notice, so that it is given once. */
  readonly once: string;
};

/** Who is booked outside the hours and was not told yet, at most 500. */
export async function outsideToTell(
  pool: Pool,
  { division, from }: { readonly division: DivisionCode; readonly from: string },
): Promise<readonly ToTell[]> {
  const { rows } = await pool.query<ToTell>({
    name: 'outside-to-tell-1',
    text: `select a.place, a.day, to_char(a.starts, 'HH24:MI') as "from", a.citizen_number as "citizenNumber", k.once
      from appointments a cross join lateral (select ${OUTSIDE_KEY} as once) k
      where a.division = $1 and a.status = 'booked' and a.day >= $2::date and a.outside_since is not null
        and not exists (select from notices n where n.division = $1 and n.once = k.once)
      order by a.day, a.starts limit 500`,
    values: [division, from],
  });
  return rows;
}

/** The same words stand in `read/opening-hours.ts`. */
const OUTSIDE_KEY = `'appointment-outside:' || a.id || ':' || a.day || ':' || to_char(a.starts, 'HH24:MI')`;
