// Appointments as people see them: one's own, and the list of the day at a counter.
import {
  actsOf,
  showNumber,
  walkInNumber,
  type AppointmentId,
  type AppointmentStatus,
  type CounterAct,
  type Matter,
} from '#core/appointments/appointment.ts';
import { queueOrder, waitedMinutes, type Waiting } from '#core/appointments/queue.ts';
import { codeAtLevel, type DivisionCode } from '#core/divisions/division.ts';
import { scopeOf } from '#core/identity/permission.ts';
import { maskPersonName, parsePersonName } from '#core/identity/person-name.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Reads } from './reads.ts';
import { instantOf } from './rows.ts';

export type MyAppointment = {
  readonly id: AppointmentId;
  readonly place: DivisionCode;
  /** ISO date; HH:MM. */
  readonly day: string;
  readonly from: string;
  readonly to: string;
  /** To show at the counter: A0930-2. */
  readonly number: string;
  readonly matter: Matter;
  readonly note: string;
  readonly status: AppointmentStatus;
  /** Counts the changes. */
  readonly version: number;
  readonly madeAt: string;
  /** The published hours no longer have this time. */
  readonly outsideHours: boolean;
};

type MyRow = Omit<MyAppointment, 'number' | 'madeAt'> & { readonly seat: number; readonly made_at: string };

const MINE = `id, place, day, to_char(starts, 'HH24:MI') as "from", to_char(ends, 'HH24:MI') as "to", seat, matter, note, status,
  version, made_at, outside_since is not null as "outsideHours"`;

/** One's own appointments, the latest day first; at most 50. */
export async function myAppointments(viewer: Viewer, from: Reads): Promise<readonly MyAppointment[]> {
  const scope = scopeOf(viewer, 'book-appointment');
  if (scope.kind !== 'person') return [];
  const { rows } = await from.pool.query<MyRow>({
    name: 'my-appointments-1',
    text: `select ${MINE} from appointments where citizen_number = $1 order by day desc, starts desc, id limit 50`,
    values: [scope.citizenNumber],
  });
  return rows.map(toMine);
}

/** One of one's own appointments. */
export async function myAppointment(
  viewer: Viewer,
  from: Reads,
  { place, id }: { readonly place: DivisionCode; readonly id: AppointmentId },
): Promise<MyAppointment | undefined> {
  const scope = scopeOf(viewer, 'book-appointment');
  if (scope.kind !== 'person') return undefined;
  const { rows } = await from.pool.query<MyRow>({
    name: 'my-appointment-1',
    text: `select ${MINE} from appointments where division = $1 and id = $2 and place = $3 and citizen_number = $4`,
    values: [codeAtLevel(place, 'county'), id, place, scope.citizenNumber],
  });
  return rows[0] && toMine(rows[0]);
}

/** Somebody on the list of the day. */
export type CounterVisit = {
  readonly id: AppointmentId;
  /** A0930-2 with an appointment, B003 without. */
  readonly number: string;
  readonly status: AppointmentStatus;
  readonly matter: Matter;
  readonly note: string;
  /** Masked until the person is there; absent without an appointment. */
  readonly name?: string;
  readonly slot?: { readonly from: string; readonly to: string };
  /** Until now, or until called; absent before the arrival. */
  readonly waitedMinutes?: number;
  readonly outsideHours: boolean;
  readonly acts: readonly CounterAct[];
};

export type CounterDay = {
  readonly place: DivisionCode;
  readonly day: string;
  /** Those with an appointment by time, then the others by number. */
  readonly visits: readonly CounterVisit[];
  /** Who is waiting, in the order of being called. */
  readonly next: readonly AppointmentId[];
};

type VisitRow = {
  readonly id: AppointmentId;
  readonly starts: string | null;
  readonly ends: string | null;
  readonly seat: number | null;
  readonly walk_in: number | null;
  readonly name: string | null;
  readonly matter: Matter;
  readonly note: string;
  readonly status: AppointmentStatus;
  readonly arrived_at: string | null;
  readonly called_at: string | null;
  readonly ended_at: string | null;
  readonly outside: boolean;
};

/** Everybody of one day at the clerk's own centre, in one query; `undefined` for anybody else. */
export async function counterDay(viewer: Viewer, from: Reads, day: string): Promise<CounterDay | undefined> {
  const scope = scopeOf(viewer, 'run-appointments');
  if (scope.kind !== 'at-centre') return undefined;
  const { rows } = await from.pool.query<VisitRow>({
    name: 'counter-day-1',
    text: `select id, to_char(starts, 'HH24:MI') as starts, to_char(ends, 'HH24:MI') as ends, seat, walk_in, name, matter, note,
        status, arrived_at, called_at, ended_at, outside_since is not null as outside
      from appointments where division = $1 and place = $2 and day = $3::date and status <> 'cancelled'
      order by walk_in nulls first, starts, seat`,
    values: [codeAtLevel(scope.centre, 'county'), scope.centre, day],
  });
  const now = from.now();
  const waiting = rows.flatMap((row) => {
    const came = row.status === 'arrived' ? waitingOf(row, day) : undefined;
    return came === undefined ? [] : [{ ...came, id: row.id }];
  });
  return {
    place: scope.centre,
    day,
    visits: rows.map((row) => toVisit(row, day, now)),
    next: queueOrder(waiting).map(({ id }) => id),
  };
}

function toMine({ seat, made_at: madeAt, ...row }: MyRow): MyAppointment {
  return { ...row, number: showNumber(row, seat), madeAt: instantOf(madeAt) };
}

function toVisit(row: VisitRow, day: string, now: Temporal.Instant): CounterVisit {
  const came = waitingOf(row, day);
  const until = row.called_at ?? row.ended_at;
  const { id, status, matter, note, outside: outsideHours } = row;
  const visit = {
    id,
    status,
    matter,
    note,
    outsideHours,
    acts: actsOf(status),
    ...(came === undefined
      ? {}
      : { waitedMinutes: waitedMinutes(came, until === null ? now : Temporal.Instant.from(until)) }),
  };
  if (row.starts === null || row.ends === null || row.seat === null)
    return { ...visit, number: walkInNumber(row.walk_in ?? 0) };
  return {
    ...visit,
    number: showNumber({ from: row.starts }, row.seat),
    name: came === undefined ? maskName(row.name ?? '') : (row.name ?? ''),
    slot: { from: row.starts, to: row.ends },
  };
}

function waitingOf(row: VisitRow, day: string): Waiting | undefined {
  if (row.arrived_at === null) return undefined;
  const arrivedAt = instantOf(row.arrived_at);
  if (row.starts !== null && row.seat !== null)
    return { kind: 'booked', day, from: row.starts, seat: row.seat, arrivedAt };
  return row.walk_in === null ? undefined : { kind: 'walk-in', walkIn: row.walk_in, arrivedAt };
}

/** For screens, whatever the name. */
export function maskName(name: string): string {
  const parsed = parsePersonName(name);
  return parsed.ok ? maskPersonName(parsed.value) : '*';
}
