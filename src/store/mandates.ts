// Mandates (帮代办). A code is compared and used up in one statement, so that two windows do not get ten tries.
import type { Pool, PoolClient } from 'pg';
import type { FileRef } from '#core/cases/events.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { Mandate, MandateHelper, MandateId, MandateKey, SentCode } from '#core/identity/mandate.ts';
import type { PersonId } from '#core/identity/viewer.ts';
import { inTransaction } from './pool.ts';

export type MandateWrite = Mandate & {
  /** The centre it was recorded at, and the clerk who saw them or the letter. */
  readonly centre?: DivisionCode;
  readonly witness?: { readonly person: PersonId; readonly name: string };
  readonly letter?: FileRef;
};

/** Columns of a mandate, of a table called `m`. */
const MANDATE_COLUMNS = `m.division, m.id, m.principal_number, m.principal_name, m.principal_phone, m.helper_kind,
  m.helper_name, m.helper_number, m.helper_person, m.helper_centre, m.thing, to_json(m.acts) as acts, m.until::text as until,
  m.given, m.status, m.asked_at, m.given_at, m.revoked_at`;

type Row = {
  readonly division: DivisionCode;
  readonly id: MandateId;
  readonly principal_number: string;
  readonly principal_name: string;
  readonly principal_phone: string;
  readonly helper_kind: MandateHelper['kind'];
  readonly helper_name: string;
  readonly helper_number: string | null;
  readonly helper_person: PersonId | null;
  readonly helper_centre: DivisionCode | null;
  readonly thing: Mandate['thing'];
  readonly acts: Mandate['acts'];
  readonly until: string;
  readonly given: Mandate['given'];
  readonly status: Mandate['status'];
  readonly asked_at: string;
  readonly given_at: string | null;
  readonly revoked_at: string | null;
};

/** Adds a mandate. */
export async function insertMandate(pool: Pool, mandate: MandateWrite): Promise<void> {
  const { helper, principal } = mandate;
  await pool.query({
    name: 'insert-mandate-1',
    text: `insert into mandates (division, id, principal_number, principal_name, principal_phone, helper_kind, helper_name,
        helper_number, helper_person, helper_centre, thing, acts, until, given, status, centre, witness, witness_name, letter,
        asked_at, given_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19::jsonb, $20, $21)`,
    values: [
      mandate.division,
      mandate.id,
      principal.citizenNumber,
      principal.name,
      principal.phone,
      helper.kind,
      helper.name,
      helper.kind === 'resident' ? helper.citizenNumber : null,
      helper.kind === 'staff' ? helper.person : null,
      helper.kind === 'staff' ? helper.centre : null,
      mandate.thing,
      [...mandate.acts],
      mandate.until,
      mandate.given,
      mandate.status,
      mandate.centre ?? null,
      mandate.witness?.person ?? null,
      mandate.witness?.name ?? null,
      mandate.letter ? JSON.stringify(mandate.letter) : null,
      mandate.askedAt,
      mandate.givenAt ?? null,
    ],
  });
}

/** The mandate under its key. */
export async function mandateOf(pool: Pool, { division, id }: MandateKey): Promise<Mandate | undefined> {
  const { rows } = await pool.query<Row>({
    name: 'mandate-of-1',
    text: `select ${MANDATE_COLUMNS} from mandates m where m.division = $1 and m.id = $2`,
    values: [division, id],
  });
  return rows[0] && toMandate(rows[0]);
}

/** The signed letter of a mandate that was given on paper. */
export async function letterOf(pool: Pool, { division, id }: MandateKey): Promise<FileRef | undefined> {
  const { rows } = await pool.query<{ letter: FileRef | null }>({
    name: 'mandate-letter-1',
    text: `select letter from mandates where division = $1 and id = $2`,
    values: [division, id],
  });
  return rows[0]?.letter ?? undefined;
}

/** The mandate that this person gave, wherever it is stored. */
export async function mandateGivenBy(
  pool: Pool,
  { principal, id }: { readonly principal: string; readonly id: string },
): Promise<Mandate | undefined> {
  const { rows } = await pool.query<Row>({
    name: 'mandate-given-by-1',
    text: `select ${MANDATE_COLUMNS} from mandates m where m.principal_number = $1 and m.id = $2`,
    values: [principal, id],
  });
  return rows[0] && toMandate(rows[0]);
}

/** The mandate that this resident holds as the helper, wherever it is stored. */
export async function mandateHeldBy(
  pool: Pool,
  { helper, id }: { readonly helper: string; readonly id: string },
): Promise<Mandate | undefined> {
  const { rows } = await pool.query<Row>({
    name: 'mandate-held-by-1',
    text: `select ${MANDATE_COLUMNS} from mandates m where m.helper_number = $1 and m.id = $2`,
    values: [helper, id],
  });
  return rows[0] && toMandate(rows[0]);
}

/** The mandate recorded at this centre. */
export async function mandateAtCentre(
  pool: Pool,
  { centre, id }: { readonly centre: DivisionCode; readonly id: string },
): Promise<Mandate | undefined> {
  const { rows } = await pool.query<Row>({
    name: 'mandate-at-centre-1',
    text: `select ${MANDATE_COLUMNS} from mandates m where m.centre = $1 and m.id = $2`,
    values: [centre, id],
  });
  return rows[0] && toMandate(rows[0]);
}

/** Whether somebody with this number is known with this phone. */
export async function isKnownPhone(
  pool: Pool,
  { citizenNumber, phone }: { readonly citizenNumber: string; readonly phone: string },
): Promise<boolean> {
  const { rows } = await pool.query({
    name: 'known-phone-1',
    text: `select 1 from people where citizen_number = $1 and phone = $2 limit 1`,
    values: [citizenNumber, phone],
  });
  return rows.length > 0;
}

/** How many codes went to mandates of this principal since `since`. */
export async function codesSentSince(
  pool: Pool | PoolClient,
  { principal, since }: { readonly principal: string; readonly since: string },
): Promise<number> {
  const { rows } = await pool.query<{ sent: number }>({
    name: 'codes-sent-since-1',
    text: `select count(*)::int as sent from mandates m, unnest(m.code_sent) as s(at)
      where m.principal_number = $1 and s.at > $2`,
    values: [principal, since],
  });
  return rows[0]?.sent ?? 0;
}

/**
 * Puts a new code in place of an older one. `false`: so many went to this principal since `since` that no more may; whoever
 * asks at the same moment waits, so that no two count the same.
 */
export async function setCode(
  pool: Pool,
  {
    division,
    id,
    principal,
    code,
    at,
    since,
    most,
  }: MandateKey & {
    /** Citizen number. */
    readonly principal: string;
    readonly code: SentCode;
    readonly at: string;
    readonly since: string;
    readonly most: number;
  },
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtextextended('mandate-code:' || $1, 0))`, [
      principal,
    ]);
    if ((await codesSentSince(client, { principal, since })) >= most) return false;
    const { rowCount } = await client.query({
      name: 'set-mandate-code-1',
      text: `update mandates set code_hash = $3, code_expires = $4, code_tries = $5, code_sent = code_sent || $6::timestamptz
        where division = $1 and id = $2 and status = 'asked'`,
      values: [division, id, code.hash, code.expires, code.triesLeft, at],
    });
    return rowCount === 1;
  });
}

/** One try: `given` when the code was right and still good; else how many tries are left (0: no code is good any more). */
export async function tryCode(
  pool: Pool,
  { division, id, hash, at }: MandateKey & { readonly hash: string; readonly at: string },
): Promise<'given' | number> {
  const { rows } = await pool.query<{ status: Mandate['status']; left: number }>({
    name: 'try-mandate-code-1',
    text: `update mandates set code_tries = code_tries - 1,
        status = case when code_hash = $3 then 'active' else status end,
        given_at = case when code_hash = $3 then $4::timestamptz else given_at end,
        code_hash = case when code_hash = $3 or code_tries = 1 then null else code_hash end
      where division = $1 and id = $2 and status = 'asked' and code_hash is not null and code_tries > 0 and code_expires > $4
      returning status, code_tries as left`,
    values: [division, id, hash, at],
  });
  const [row] = rows;
  return row === undefined ? 0 : row.status === 'active' ? 'given' : row.left;
}

/** Takes the mandate back, once; the cases filed on it: a filing under way is waited for. */
export async function revoke(
  pool: Pool,
  { division, id, at }: MandateKey & { readonly at: string },
): Promise<void> {
  await pool.query({
    name: 'revoke-mandate-1',
    text: `update mandates set status = 'revoked', revoked_at = $3, code_hash = null
      where division = $1 and id = $2 and status <> 'revoked'`,
    values: [division, id, at],
  });
}

/** Numbers of the cases filed on a mandate. */
export async function casesOnMandate(pool: Pool, id: MandateId): Promise<readonly string[]> {
  const { rows } = await pool.query<{ number: string }>({
    name: 'cases-on-mandate-1',
    text: `select c.number from cases c where c.mandate_id = $1 order by c.filed_at`,
    values: [id],
  });
  return rows.map(({ number }) => number);
}

function toMandate(row: Row): Mandate {
  return {
    division: row.division,
    id: row.id,
    principal: {
      name: row.principal_name,
      citizenNumber: row.principal_number,
      phone: row.principal_phone,
    },
    helper: helperOf(row),
    thing: row.thing,
    acts: row.acts,
    until: row.until,
    given: row.given,
    status: row.status,
    askedAt: instant(row.asked_at),
    ...(row.given_at === null ? {} : { givenAt: instant(row.given_at) }),
    ...(row.revoked_at === null ? {} : { revokedAt: instant(row.revoked_at) }),
  };
}

function helperOf(row: Row): MandateHelper {
  if (row.helper_person !== null && row.helper_centre !== null) {
    return { kind: 'staff', name: row.helper_name, person: row.helper_person, centre: row.helper_centre };
  }
  return { kind: 'resident', name: row.helper_name, citizenNumber: row.helper_number ?? '' };
}

function instant(text: string): string {
  return Temporal.Instant.from(text).toString();
}
