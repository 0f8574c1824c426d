// Turns what the acts left in the outbox into notices and deliveries, county by county: in one transaction, so that a
// crash loses nothing and doubles nothing.
import type { Pool, PoolClient } from 'pg';
import type { CaseEvent } from '#core/cases/events.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { contactsOf, type Contact } from './contacts.ts';
import { insertDeliveries, type DeliveryRow } from './deliveries.ts';
import { insertNotices, type NoticeRow } from './notices.ts';
import { inTransaction } from './pool.ts';

export type OutboxRow = {
  readonly id: string;
  readonly topic: string;
  readonly payload: unknown;
  /** RFC 9557 instant. */
  readonly createdAt: string;
};

/** What is to be told. A notice that turns out to have been given (`once`) takes its deliveries with it. */
export type Telling = {
  readonly notices: readonly NoticeRow[];
  readonly deliveries: readonly DeliveryRow[];
};

/** Where people want to be told, by citizen number. */
export type Contacts = ReadonlyMap<string, Contact>;

export type Planner = {
  /** The case of a message; `undefined`: it cannot be understood. */
  readonly caseOf: (row: OutboxRow) => string | undefined;
  /** Who must be looked up to tell it. Throws where the message cannot be understood. */
  readonly readers: (row: OutboxRow, events: readonly CaseEvent[]) => readonly string[];
  readonly tell: (row: OutboxRow, events: readonly CaseEvent[], contacts: Contacts) => Telling;
};

/** Counties where something waits to be planned. */
export async function countiesToPlan(pool: Pool): Promise<readonly DivisionCode[]> {
  const { rows } = await pool.query<{ division: DivisionCode }>({
    name: 'counties-to-plan-1',
    text: `select distinct division from outbox where sent_at is null and stuck is null`,
  });
  return rows.map(({ division }) => division);
}

/** Plans some messages of a county, oldest first; how many were looked at. Two planners at once take different ones. */
export async function planOutbox(
  pool: Pool,
  at: { readonly division: DivisionCode; readonly now: string; readonly limit: number },
  planner: Planner,
): Promise<number> {
  return inTransaction(pool, async (client) => {
    const rows = await claimOutbox(client, at);
    if (rows.length === 0) return 0;
    const numbers = [...new Set(rows.flatMap((row) => planner.caseOf(row) ?? []))];
    const cases = await eventsByNumber(client, at.division, numbers);
    const eventsFor = (row: OutboxRow) => cases.get(planner.caseOf(row) ?? '') ?? [];
    const stuck = new Map<string, string>();
    const readers = rows.flatMap(
      (row) => attempt(row, stuck, () => planner.readers(row, eventsFor(row))) ?? [],
    );
    const contacts = await contactsOf(client, [...new Set(readers)]);
    const tellings = rows.flatMap((row) =>
      stuck.has(row.id) ? [] : (attempt(row, stuck, () => planner.tell(row, eventsFor(row), contacts)) ?? []),
    );
    await writeTellings(client, { division: at.division, at: at.now }, tellings);
    await client.query({
      name: 'outbox-planned-1',
      text: `update outbox o set sent_at = case when r.why is null then $3::timestamptz end, stuck = r.why
        from jsonb_to_recordset($2::jsonb) as r(id uuid, why text) where o.division = $1 and o.id = r.id`,
      values: [
        at.division,
        JSON.stringify(rows.map(({ id }) => ({ id, why: stuck.get(id) ?? null }))),
        at.now,
      ],
    });
    return rows.length;
  });
}

/** Writes what is to be told, in the caller's transaction. */
export async function writeTellings(
  client: PoolClient,
  { division, at }: { readonly division: DivisionCode; readonly at: string },
  tellings: readonly Telling[],
): Promise<void> {
  const notices = tellings.flatMap((telling) => telling.notices);
  const added = await insertNotices(client, { division, rows: notices });
  const rows = tellings
    .flatMap((telling) => telling.deliveries)
    .filter(({ notice }) => notice === undefined || added.has(notice));
  await insertDeliveries(client, { division, at, rows });
}

/** The same alone: for reminders. */
export async function tell(
  pool: Pool,
  at: { readonly division: DivisionCode; readonly at: string },
  telling: Telling,
): Promise<void> {
  await inTransaction(pool, (client) => writeTellings(client, at, [telling]));
}

async function claimOutbox(
  client: PoolClient,
  at: { readonly division: DivisionCode; readonly limit: number },
): Promise<readonly OutboxRow[]> {
  const { rows } = await client.query<{
    id: string;
    topic: string;
    payload: unknown;
    created_at: string;
  }>({
    name: 'claim-outbox-1',
    text: `select id, topic, payload, created_at from outbox where division = $1 and sent_at is null and stuck is null
      order by id limit $2 for update skip locked`,
    values: [at.division, at.limit],
  });
  return rows.map(({ created_at: createdAt, ...row }) => ({
    ...row,
    createdAt: Temporal.Instant.from(createdAt).toString(),
  }));
}

/** All events of some cases of one county, in order, by case number. */
async function eventsByNumber(
  client: PoolClient,
  division: DivisionCode,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, readonly CaseEvent[]>> {
  const { rows } = await client.query<{ number: string; event: CaseEvent }>({
    name: 'events-by-number-1',
    text: `select c.number, e.event from cases c join case_events e on e.division = c.division and e.case_id = c.id
      where c.division = $1 and e.division = $1 and c.number = any ($2::text[]) order by c.number, e.seq`,
    values: [division, numbers],
  });
  const found = Map.groupBy(rows, ({ number }) => number);
  return new Map(Array.from(found, ([number, of]) => [number, of.map(({ event }) => event)]));
}

/** One message that breaks its reading must not hold up a county. */
function attempt<Value>(row: OutboxRow, stuck: Map<string, string>, work: () => Value): Value | undefined {
  try {
    return work();
  } catch (error) {
    stuck.set(row.id, (error instanceof Error ? error.message : String(error)).slice(0, 500));
    return undefined;
  }
}
