import type { Pool } from 'pg';
import type { AgencyKind } from '#core/catalogue/model.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { DepartmentId } from '#core/identity/department.ts';
import type { PlannerDuty } from '#core/identity/planner-duty.ts';
import type { SurveyDuty } from '#core/identity/survey-unit.ts';
import type { SurveyUnitId } from '#core/statistics/survey/unit-id.ts';
import type { PersonId } from '#core/identity/viewer.ts';

export type SessionKey = { readonly division: DivisionCode; readonly secretHash: Buffer };

/** An office held on the day of loading. */
export type GrantRow =
  | {
      readonly id: string;
      readonly role: 'clerk' | 'bureau' | 'mayor' | 'collector';
      readonly division: DivisionCode;
    }
  | {
      readonly id: string;
      readonly role: 'officer';
      readonly division: DivisionCode;
      readonly agency: AgencyKind;
    }
  | {
      readonly id: string;
      readonly role: 'reporter';
      readonly division: DivisionCode;
      readonly unit: SurveyUnitId;
      readonly duty: SurveyDuty;
    }
  | {
      readonly id: string;
      readonly role: 'planner';
      readonly division: DivisionCode;
      readonly duty: PlannerDuty;
    }
  | {
      readonly id: string;
      readonly role: 'department';
      readonly division: DivisionCode;
      readonly department: DepartmentId;
    };

export type SessionRow = {
  readonly person: PersonId;
  readonly name: string;
  readonly citizenNumber: string | undefined;
  readonly phone: string | undefined;
  /** Notices not read yet: here, so that no page asks for it. */
  readonly unread: number;
  readonly picked: string | undefined;
  readonly seenAt: Temporal.Instant;
  readonly grants: readonly GrantRow[];
};

/** Starts a session without a role. */
export async function insertSession(
  pool: Pool,
  session: SessionKey & {
    readonly person: PersonId;
    readonly createdAt: Temporal.Instant;
    readonly endsAt: Temporal.Instant;
    readonly idleMinutes: number;
  },
): Promise<void> {
  const { division, secretHash, person, createdAt, endsAt, idleMinutes } = session;
  await pool.query(
    `insert into sessions (division, secret_hash, person, created_at, seen_at, ends_at, idle_minutes)
     values ($1, $2, $3, $4, $4, $5, $6)`,
    [division, secretHash, person, createdAt.toString(), endsAt.toString(), idleMinutes],
  );
}

const LOAD = `
select p.id as person, p.name, p.citizen_number, p.phone, p.unread_notices, s.picked, s.seen_at,
  coalesce((
    select json_agg(json_build_object('id', g.id, 'role', g.role, 'division', g.division, 'agency', g.agency,
                                      'unit', g.unit, 'duty', g.duty, 'department', g.department)
                    order by g.role, g.division, g.agency, g.unit, g.duty, g.department)
    from role_grants g
    where g.issuer = p.issuer and g.subject = p.subject
      and g.valid_from <= ($3::timestamptz at time zone 'Asia/Shanghai')::date
      and (g.valid_until is null or g.valid_until >= ($3::timestamptz at time zone 'Asia/Shanghai')::date)
  ), '[]'::json) as grants
from sessions s join people p on p.division = s.division and p.id = s.person
where s.division = $1 and s.secret_hash = $2
  and s.ends_at > $3 and s.seen_at + make_interval(mins => s.idle_minutes) > $3`;

/** The session with its person and the offices held on that day (in the city); `undefined` when it has ended. */
export async function loadSession(
  pool: Pool,
  { division, secretHash, now }: SessionKey & { readonly now: Temporal.Instant },
): Promise<SessionRow | undefined> {
  const { rows } = await pool.query<{
    person: PersonId;
    name: string;
    citizen_number: string | null;
    phone: string | null;
    unread_notices: number;
    picked: string | null;
    seen_at: string;
    grants: readonly GrantRow[];
  }>({ name: 'load-session', text: LOAD, values: [division, secretHash, now.toString()] });
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    person: row.person,
    name: row.name,
    citizenNumber: row.citizen_number ?? undefined,
    phone: row.phone ?? undefined,
    unread: row.unread_notices,
    picked: row.picked ?? undefined,
    seenAt: Temporal.Instant.from(row.seen_at),
    grants: row.grants,
  };
}

export async function touchSession(
  pool: Pool,
  { division, secretHash, now }: SessionKey & { readonly now: Temporal.Instant },
): Promise<void> {
  await pool.query(
    `update sessions set seen_at = greatest(seen_at, $3) where division = $1 and secret_hash = $2`,
    [division, secretHash, now.toString()],
  );
}

/** Gives a session a new secret and a role; false when the old secret was gone already. */
export async function replaceSession(
  pool: Pool,
  change: {
    readonly division: DivisionCode;
    readonly from: Buffer;
    readonly to: Buffer;
    readonly picked: string;
    readonly now: Temporal.Instant;
  },
): Promise<boolean> {
  const { division, from, to, picked, now } = change;
  const { rowCount } = await pool.query(
    `update sessions set secret_hash = $3, picked = $4, seen_at = $5 where division = $1 and secret_hash = $2`,
    [division, from, to, picked, now.toString()],
  );
  return rowCount === 1;
}

export async function deleteSession(pool: Pool, { division, secretHash }: SessionKey): Promise<void> {
  await pool.query(`delete from sessions where division = $1 and secret_hash = $2`, [division, secretHash]);
}

/** How many were deleted. */
export async function deleteExpiredSessions(pool: Pool, now: Temporal.Instant): Promise<number> {
  const { rowCount } = await pool.query(
    `delete from sessions where ends_at <= $1 or seen_at + make_interval(mins => idle_minutes) <= $1`,
    [now.toString()],
  );
  return rowCount ?? 0;
}
