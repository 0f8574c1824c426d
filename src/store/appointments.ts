// Appointments and walk-ins as they are written. What decides that two people never get one slot is the unique index
// `appointments_seat_once`: a seat that looked free and was taken meanwhile writes nothing, and the caller looks again.
import type { Pool } from 'pg';
import type { AppointmentId, AppointmentStatus, Matter } from '#core/appointments/appointment.ts';
import type { Waiting } from '#core/appointments/queue.ts';
import type { DivisionCode } from '#core/divisions/division.ts';

export type AppointmentKey = { readonly division: DivisionCode; readonly id: AppointmentId };

/** A time at a place: ISO date, HH:MM. */
export type SlotKey = {
  readonly place: DivisionCode;
  readonly day: string;
  readonly from: string;
  readonly to: string;
};

export type BookingRow = AppointmentKey &
  SlotKey & {
    readonly citizenNumber: string;
    readonly name: string;
    readonly matter: Matter;
    readonly note: string;
    /** Instant. */
    readonly at: string;
  };

/** How many may sit at one time, and how often one person may come for one matter on one day. */
export type BookingLimits = { readonly windows: number; readonly mostPerDay: number };

/** `again`: the same form came before. `raced`: somebody wrote between the look and the writing: try again. */
export type Written = 'written' | 'again' | 'raced' | 'full' | 'too-many' | 'too-many-open';

type WrittenRow = {
  readonly written: number;
  readonly again: number;
  readonly seat: number | null;
  readonly nth: number | null;
};

/** A seat of the slot that nobody has, also not by a slot of other hours that lies across it. */
const FREE_SEAT = (
  own: string,
) => `select min(s) as seat from generate_series(1, $7::int) s where not exists (
  select from appointments a where a.division = $1 and a.place = $3 and a.day = $4::date and a.seat = s
    and a.status <> 'cancelled' and a.starts < $6::time and a.ends > $5::time${own})`;

/** Gives the person the lowest free seat, in one statement. */
export async function insertAppointment(
  pool: Pool,
  row: BookingRow,
  { windows, mostPerDay, mostOpen }: BookingLimits & { readonly mostOpen: number },
): Promise<Written> {
  const { rows } = await pool.query<WrittenRow & { readonly room: boolean }>({
    name: 'insert-appointment-2',
    text: `with seat as (${FREE_SEAT('')}),
      own as (select min(n) as nth from generate_series(1, $8::int) n where $8 > (
            select count(*) from appointments a where a.citizen_number = $9 and a.day = $4::date and a.matter = $11
              and a.status in ('booked', 'arrived', 'called'))
          and not exists (select from appointments a where a.division = $1 and a.citizen_number = $9 and a.day = $4::date
            and a.matter = $11 and a.nth = n and a.status in ('booked', 'arrived', 'called'))),
      again as (select from appointments a where a.division = $1 and a.id = $2 and a.citizen_number = $9),
      room as (select $14 > (select count(*) from appointments a where a.citizen_number = $9 and a.status = 'booked'
        and a.day >= ($13::timestamptz at time zone 'Asia/Shanghai')::date) as is_left),
      made as (
        insert into appointments (division, id, place, day, starts, ends, seat, citizen_number, name, nth, matter, note,
          status, version, made_at, history)
        select $1, $2, $3, $4::date, $5::time, $6::time, seat.seat, $9, $10, own.nth, $11, $12, 'booked', 1, $13::timestamptz,
          jsonb_build_array(jsonb_build_object('at', $13::text, 'what', 'booked'))
        from seat, own, room where seat.seat is not null and own.nth is not null and room.is_left and not exists (select from again)
        on conflict do nothing returning 1)
      select (select count(*) from made)::int as written, (select count(*) from again)::int as again,
        (select seat from seat) as seat, (select nth from own) as nth, (select is_left from room) as room`,
    values: [
      row.division,
      row.id,
      row.place,
      row.day,
      row.from,
      row.to,
      windows,
      mostPerDay,
      row.citizenNumber,
      row.name,
      row.matter,
      row.note,
      row.at,
      mostOpen,
    ],
  });
  const [found] = rows;
  if (found === undefined) return 'raced';
  if (found.written > 0) return 'written';
  if (found.again > 0) return 'again';
  if (!found.room) return 'too-many-open';
  if (found.nth === null) return 'too-many';
  return found.seat === null ? 'full' : 'raced';
}

export type MoveRow = AppointmentKey &
  SlotKey & {
    readonly citizenNumber: string;
    /** Version of the page that was acted from. */
    readonly version: number;
    readonly at: string;
  };

/**
 * Moves a booked appointment to another time of the same place, in one statement: the old seat is free when the new one is
 * taken. `gone`: it is no longer as the page showed it.
 */
export async function moveAppointment(
  pool: Pool,
  row: MoveRow,
  { windows, mostPerDay }: BookingLimits,
): Promise<Exclude<Written, 'again'> | 'gone'> {
  try {
    const { rows } = await pool.query<WrittenRow>({
      name: 'move-appointment-1',
      text: `with old as (select * from appointments a where a.division = $1 and a.id = $2 and a.place = $3
            and a.citizen_number = $9 and a.version = $10 and a.status = 'booked'),
        seat as (${FREE_SEAT(' and a.id <> $2')}),
        own as (select min(n) as nth from old, generate_series(1, $8::int) n where $8 > (
            select count(*) from appointments a where a.citizen_number = $9 and a.day = $4::date and a.matter = old.matter
              and a.id <> $2 and a.status in ('booked', 'arrived', 'called'))
          and not exists (select from appointments a where a.division = $1 and a.citizen_number = $9 and a.day = $4::date
            and a.matter = old.matter and a.nth = n and a.id <> $2 and a.status in ('booked', 'arrived', 'called'))),
        made as (
          update appointments a set day = $4::date, starts = $5::time, ends = $6::time, seat = seat.seat, nth = own.nth,
            version = a.version + 1, outside_since = null,
            history = a.history || jsonb_build_object('at', $11::text, 'what', 'moved', 'day', a.day, 'from', to_char(a.starts, 'HH24:MI'))
          from seat, own where a.division = $1 and a.id = $2 and a.citizen_number = $9 and a.version = $10
            and a.status = 'booked' and seat.seat is not null and own.nth is not null
          returning 1)
        select (select count(*) from made)::int as written, (select count(*) from old)::int as again,
          (select seat from seat) as seat, (select nth from own) as nth`,
      values: [
        row.division,
        row.id,
        row.place,
        row.day,
        row.from,
        row.to,
        windows,
        mostPerDay,
        row.citizenNumber,
        row.version,
        row.at,
      ],
    });
    const [found] = rows;
    if (found === undefined || found.again === 0) return 'gone';
    if (found.written > 0) return 'written';
    if (found.nth === null) return 'too-many';
    return found.seat === null ? 'full' : 'raced';
  } catch (error) {
    if (isUniqueViolation(error)) return 'raced';
    throw error;
  }
}

/** Takes back one's own appointment while it is booked. `false`: it was not there so. */
export async function cancelAppointment(
  pool: Pool,
  {
    division,
    id,
    citizenNumber,
    at,
  }: AppointmentKey & { readonly citizenNumber: string; readonly at: string },
): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'cancel-appointment-1',
    text: `update appointments set status = 'cancelled', version = version + 1, ended_at = $4::timestamptz,
        history = history || jsonb_build_object('at', $4::text, 'what', 'cancelled')
      where division = $1 and id = $2 and citizen_number = $3 and status = 'booked'`,
    values: [division, id, citizenNumber, at],
  });
  return rowCount === 1;
}

export type StatusChange = AppointmentKey & {
  readonly place: DivisionCode;
  readonly from: readonly AppointmentStatus[];
  readonly to: AppointmentStatus;
  readonly at: string;
  /** Name of the clerk. */
  readonly by: string;
};

/** What a clerk marks. `false`: somebody marked something else meanwhile. */
export async function changeStatus(pool: Pool, change: StatusChange): Promise<boolean> {
  const { division, id, place, from, to, at, by } = change;
  const { rowCount } = await pool.query({
    name: 'change-appointment-status-1',
    text: `update appointments set status = $5, version = version + 1,
        arrived_at = case when $5 = 'arrived' then $6::timestamptz else arrived_at end,
        called_at = case when $5 = 'called' then $6::timestamptz else called_at end,
        ended_at = case when $5 in ('done', 'left', 'no-show') then $6::timestamptz else ended_at end,
        history = history || jsonb_build_object('at', $6::text, 'what', $5::text, 'by', $7::text)
      where division = $1 and id = $2 and place = $3 and status = any($4)`,
    values: [division, id, place, from, to, at, by],
  });
  return rowCount === 1;
}

/** Somebody without an appointment: the next number of the day. `undefined`: raced, try again. */
export async function insertWalkIn(
  pool: Pool,
  row: AppointmentKey & {
    readonly place: DivisionCode;
    readonly day: string;
    readonly matter: Matter;
    readonly at: string;
    readonly by: string;
  },
): Promise<number | undefined> {
  const { rows } = await pool.query<{ walk_in: number }>({
    name: 'insert-walk-in-1',
    text: `insert into appointments (division, id, place, day, walk_in, matter, note, status, version, made_at, arrived_at, history)
      select $1, $2, $3, $4::date, 1 + coalesce(max(a.walk_in), 0), $5, '', 'arrived', 1, $6::timestamptz, $6::timestamptz,
        jsonb_build_array(jsonb_build_object('at', $6::text, 'what', 'arrived', 'by', $7::text))
      from appointments a where a.division = $1 and a.place = $3 and a.day = $4::date
      on conflict do nothing returning walk_in`,
    values: [row.division, row.id, row.place, row.day, row.matter, row.at, row.by],
  });
  return rows[0]?.walk_in;
}

/** Those of one county who did not come though slot and grace are over; how many were marked. */
export async function markNoShows(
  pool: Pool,
  { division, before, at }: { readonly division: DivisionCode; readonly before: string; readonly at: string },
): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'mark-no-shows-1',
    text: `update appointments set status = 'no-show', version = version + 1, ended_at = $3::timestamptz,
        history = history || jsonb_build_object('at', $3::text, 'what', 'no-show')
      where division = $1 and status = 'booked' and (day + ends) at time zone 'Asia/Shanghai' < $2::timestamptz`,
    values: [division, before, at],
  });
  return rowCount ?? 0;
}

/** When one's own appointment is and how it stands. */
export async function bookedSlot(
  pool: Pool,
  { division, id, citizenNumber }: AppointmentKey & { readonly citizenNumber: string },
): Promise<
  | {
      readonly day: string;
      readonly from: string;
      readonly status: AppointmentStatus;
      readonly version: number;
    }
  | undefined
> {
  const { rows } = await pool.query<{
    day: string;
    from: string;
    status: AppointmentStatus;
    version: number;
  }>({
    name: 'booked-slot-1',
    text: `select day, to_char(starts, 'HH24:MI') as "from", status, version from appointments
      where division = $1 and id = $2 and citizen_number = $3`,
    values: [division, id, citizenNumber],
  });
  return rows[0];
}

/** Somebody on the list of a place; `to` where there is an appointment. */
export async function visitOf(
  pool: Pool,
  { division, id, place }: AppointmentKey & { readonly place: DivisionCode },
): Promise<{ readonly day: string; readonly to?: string; readonly status: AppointmentStatus } | undefined> {
  const { rows } = await pool.query<{ day: string; to: string | null; status: AppointmentStatus }>({
    name: 'visit-of-1',
    text: `select day, to_char(ends, 'HH24:MI') as "to", status from appointments
      where division = $1 and id = $2 and place = $3`,
    values: [division, id, place],
  });
  const [row] = rows;
  if (row === undefined) return undefined;
  const { day, to, status } = row;
  return { day, status, ...(to === null ? {} : { to }) };
}

/** Who is at a place and not yet called. */
export async function waitingAt(
  pool: Pool,
  {
    division,
    place,
    day,
  }: { readonly division: DivisionCode; readonly place: DivisionCode; readonly day: string },
): Promise<readonly (Waiting & { readonly id: AppointmentId })[]> {
  const { rows } = await pool.query<
    { id: AppointmentId; arrived_at: string } & (
      | { starts: string; seat: number; walk_in: null }
      | { starts: null; seat: null; walk_in: number }
    )
  >({
    name: 'waiting-at-1',
    text: `select id, to_char(starts, 'HH24:MI') as starts, seat, walk_in, arrived_at from appointments
      where division = $1 and place = $2 and day = $3::date and status = 'arrived'`,
    values: [division, place, day],
  });
  return rows.map((row) => {
    const came = { id: row.id, arrivedAt: Temporal.Instant.from(row.arrived_at).toString() };
    return row.walk_in === null
      ? { ...came, kind: 'booked', day, from: row.starts, seat: row.seat }
      : { ...came, kind: 'walk-in', walkIn: row.walk_in };
  });
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}
