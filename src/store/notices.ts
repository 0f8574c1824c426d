import type { Pool, PoolClient } from 'pg';
import type { NoticeCode, NoticeParams } from '#core/cases/notice.ts';
import type { AgencyKind } from '#core/catalogue/model.ts';
import type { CaseNumber, PartNumber } from '#core/cases/events.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { PersonId } from '#core/identity/viewer.ts';

/** A notice with its one reader: a person by citizen number, or an office. */
export type NoticeRow = {
  /** UUID v7. */
  readonly id: string;
  readonly reader:
    | { readonly holder: string }
    | { readonly county: DivisionCode; readonly agency: AgencyKind };
  readonly code: NoticeCode;
  readonly params: NoticeParams;
  readonly caseNumber?: CaseNumber;
  readonly part?: PartNumber;
  /** What a reminder reminds of: it is given once. */
  readonly once?: string;
  /** RFC 9557 instant. */
  readonly at: string;
};

/** Adds notices of one county and counts them as unread; the ids of those that are new (`once`). In the caller's transaction. */
export async function insertNotices(
  client: PoolClient,
  { division, rows }: { readonly division: DivisionCode; readonly rows: readonly NoticeRow[] },
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const written = rows.map(({ reader, caseNumber, ...rest }) => ({
    ...rest,
    ...reader,
    case_number: caseNumber ?? null,
  }));
  const { rows: added } = await client.query<{ id: string; holder: string | null }>({
    name: 'insert-notices-1',
    text: `insert into notices (division, id, holder, county, agency, code, params, case_number, part, once, at)
      select $1, r.* from jsonb_to_recordset($2::jsonb) as r(id uuid, holder text, county text, agency text, code text, params jsonb,
        case_number text, part int, once text, at timestamptz)
      on conflict (division, once) do nothing returning id, holder`,
    values: [division, JSON.stringify(written)],
  });
  await countUnread(
    client,
    added.flatMap(({ holder }) => holder ?? []),
  );
  return new Set(added.map(({ id }) => id));
}

/** One more for each mention. Rows are locked in one order, so that two counties never wait for each other. */
async function countUnread(client: PoolClient, holders: readonly string[]): Promise<void> {
  if (holders.length === 0) return;
  await client.query({
    name: 'count-unread-1',
    text: `with told as (select h.holder, count(*)::int as n from unnest($1::text[]) as h(holder) group by h.holder),
      locked as (select p.division, p.id, told.n from people p join told on told.holder = p.citizen_number
        order by p.division, p.id for update of p)
      update people p set unread_notices = p.unread_notices + locked.n from locked
      where p.division = locked.division and p.id = locked.id`,
    values: [holders],
  });
}

/** Counts this person's unread notices anew: whatever was missed while no row was there is put right. */
export async function recountUnread(
  pool: Pool,
  {
    division,
    id,
    citizenNumber,
  }: {
    readonly division: DivisionCode;
    readonly id: PersonId;
    readonly citizenNumber: string;
  },
): Promise<void> {
  const { rows } = await pool.query<{ n: number }>({
    name: 'unread-of-1',
    text: `select count(*)::int as n from notices where holder = $1 and read_at is null`,
    values: [citizenNumber],
  });
  await pool.query({
    name: 'set-unread-1',
    text: `update people set unread_notices = $3 where division = $1 and id = $2 and unread_notices <> $3`,
    values: [division, id, rows[0]?.n ?? 0],
  });
}

/** All that this person could see is read now; what came later stays unread. */
export async function readPersonNotices(
  pool: Pool,
  { holder, upTo, now }: { readonly holder: string; readonly upTo: string; readonly now: string },
): Promise<void> {
  await pool.query({
    name: 'read-person-notices-1',
    text: `with read as (update notices set read_at = $3 where holder = $1 and read_at is null and at <= $2 returning 1)
      update people set unread_notices = greatest(0, unread_notices - (select count(*)::int from read))
      where citizen_number = $1`,
    values: [holder, upTo, now],
  });
}

/** The office has seen everything up to a moment. */
export async function readOfficeNotices(
  pool: Pool,
  at: {
    readonly county: DivisionCode;
    readonly agency: AgencyKind;
    readonly upTo: string;
    readonly now: string;
  },
): Promise<void> {
  await pool.query({
    name: 'read-office-notices-1',
    text: `update notices set read_at = $4 where county = $1 and agency = $2 and read_at is null and at <= $3`,
    values: [at.county, at.agency, at.upTo, at.now],
  });
}
