import type { Pool } from 'pg';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { DepartmentId } from '#core/identity/department.ts';
import type { PlannerDuty } from '#core/identity/planner-duty.ts';
import type { SurveyDuty } from '#core/identity/survey-unit.ts';
import type { SurveyUnitId } from '#core/statistics/survey/unit-id.ts';
import type { PersonId, SignedIn } from '#core/identity/viewer.ts';

export type PersonRow = {
  /** Where the row is kept, not where the person lives. */
  readonly division: DivisionCode;
  readonly id: PersonId;
  readonly name: string;
  readonly citizenNumber: string | undefined;
  readonly phone: string | undefined;
};

export type VouchedPerson = {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly citizenNumber: string | undefined;
  readonly phone: string | undefined;
};

type Found = {
  division: DivisionCode;
  id: PersonId;
  name: string;
  citizen_number: string | null;
  phone: string | null;
};

/** Updates a person the provider vouched for before; `undefined` when there is none yet. */
export async function updatePerson(
  pool: Pool,
  person: VouchedPerson,
  now: Temporal.Instant,
): Promise<PersonRow | undefined> {
  const { rows } = await pool.query<Found>(
    `update people set name = $3, citizen_number = $4, phone = $5, changed_at = $6
     where issuer = $1 and subject = $2
     returning division, id, name, citizen_number, phone`,
    [
      person.issuer,
      person.subject,
      person.name,
      person.citizenNumber ?? null,
      person.phone ?? null,
      now.toString(),
    ],
  );
  return rows[0] === undefined ? undefined : personRow(rows[0]);
}

/** Adds a person; the row that is there already when two sign-ins ran at once. */
export async function insertPerson(
  pool: Pool,
  person: VouchedPerson & { readonly division: DivisionCode; readonly id: PersonId },
  now: Temporal.Instant,
): Promise<PersonRow> {
  const { rows } = await pool.query<Found>(
    `insert into people (division, id, issuer, subject, name, citizen_number, phone, created_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
     on conflict on constraint people_subject_unique do update set changed_at = excluded.changed_at
     returning division, id, name, citizen_number, phone`,
    [
      person.division,
      person.id,
      person.issuer,
      person.subject,
      person.name,
      person.citizenNumber ?? null,
      person.phone ?? null,
      now.toString(),
    ],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('an upsert returned no row');
  return personRow(row);
}

export type OfficeGrant = {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly role: Exclude<SignedIn['role'], 'citizen'>;
  readonly division: DivisionCode;
  /** Given exactly for officers. */
  readonly agency: string | undefined;
  /** Given exactly for reporters. */
  readonly unit: SurveyUnitId | undefined;
  /** Given exactly for reporters and planners. */
  readonly duty: SurveyDuty | PlannerDuty | undefined;
  /** Given exactly for the handlers of a department. */
  readonly department: DepartmentId | undefined;
  readonly validFrom: Temporal.PlainDate;
  readonly validUntil: Temporal.PlainDate | undefined;
};

/** Adds an office; does nothing when the same one was given from the same day already. */
export async function insertGrant(pool: Pool, grant: OfficeGrant): Promise<void> {
  await pool.query(
    `insert into role_grants (id, issuer, subject, role, division, agency, unit, duty, department, valid_from, valid_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict on constraint role_grants_once do nothing`,
    [
      grant.id,
      grant.issuer,
      grant.subject,
      grant.role,
      grant.division,
      grant.agency ?? null,
      grant.unit ?? null,
      grant.duty ?? null,
      grant.department ?? null,
      grant.validFrom.toString(),
      grant.validUntil?.toString() ?? null,
    ],
  );
}

function personRow(row: Found): PersonRow {
  const { division, id, name } = row;
  return {
    division,
    id,
    name,
    citizenNumber: row.citizen_number ?? undefined,
    phone: row.phone ?? undefined,
  };
}
