// Journals of consultations. A write is one statement: events and the people behind them, together or not at all.
import type { Pool } from 'pg';
import { plainly } from '#base/plain-text.ts';
import type { LedgerEvent } from '#core/consultation/events.ts';
import { foldLedger } from '#core/consultation/fold/fold-ledger.ts';
import type { LedgerBook } from '#core/consultation/ledger-book.ts';
import { EMPTY_LEDGER, type Ledger } from '#core/consultation/ledger.ts';
import {
  ledgerEvents,
  type ContributorRow,
  type LedgerKey,
  type StoredLedgerEvent,
} from '#core/consultation/stored-event.ts';

/** A book over one database. Several processes may write: each reads what the others wrote. */
export function openLedgerBook(pool: Pool): LedgerBook {
  const kept = new Map<string, Ledger>();
  const note = (key: LedgerKey, ledger: Ledger): void => {
    const known = kept.get(keyOf(key));
    if (known === undefined || known.seq < ledger.seq) kept.set(keyOf(key), ledger);
  };
  const read = async (key: LedgerKey): Promise<Ledger> => {
    const known = kept.get(keyOf(key)) ?? EMPTY_LEDGER;
    const ledger = foldLedger(await eventsAfter(pool, key, known.seq), known);
    note(key, ledger);
    return ledger;
  };
  const first = new Map<string, Promise<undefined>>();
  return {
    note,
    latest: async (key) => {
      const name = keyOf(key);
      // Not the ledger itself: it would be held as long as the program runs.
      const begun = first.get(name) ?? read(key).then(() => undefined);
      first.set(name, begun);
      try {
        await begun;
      } catch (error) {
        first.delete(name);
        throw error;
      }
      // The whole journal was folded once, for everybody who waited; what came since is read for each.
      return read(key);
    },
  };
}

function keyOf({ division, consultation }: LedgerKey): string {
  return `${division} ${consultation}`;
}

async function eventsAfter(pool: Pool, key: LedgerKey, seq: number): Promise<readonly LedgerEvent[]> {
  const { rows } = await pool.query<{ event: StoredLedgerEvent }>({
    name: 'ledger-events-after-1',
    text: `select data || jsonb_build_object('seq', seq, 'type', type, 'by', by, 'at', at) as event
      from consultation_events where division = $1 and consultation = $2 and seq > $3 order by seq`,
    values: [key.division, key.consultation, seq],
  });
  return ledgerEvents(rows.map(({ event }) => event));
}

export type LedgerWrite = LedgerKey & {
  /** The last event that was read: nothing is written when the journal has moved on since. */
  readonly expected: number;
  readonly events: readonly LedgerEvent[];
  /** New people behind what is written. */
  readonly contributors: readonly ContributorRow[];
  readonly at: Temporal.Instant;
};

/** `false`: somebody else wrote since, and nothing happened. */
export async function appendToLedger(pool: Pool, write: LedgerWrite): Promise<boolean> {
  const { division, consultation, expected, events, contributors, at } = write;
  const { rows } = await pool.query<{ written: boolean }>({
    name: 'append-to-ledger-2',
    text: APPEND,
    values: [
      division,
      consultation,
      expected,
      JSON.stringify(events.map(eventRow)),
      JSON.stringify(contributors, plainly),
      at.toString(),
    ],
  });
  return rows[0]?.written === true;
}

function eventRow({ seq, at, type, by, ...data }: LedgerEvent): Readonly<Record<string, unknown>> {
  return { seq, at: at.toString(), type, by, data };
}

// The row of the journal first: where it moved on it yields nothing, and everything else hangs on it.
const APPEND = `with
moved as (
  insert into consultation_ledgers as l (division, consultation, seq)
  select $1, $2, $3::int + jsonb_array_length($4::jsonb)
  on conflict (division, consultation) do update set seq = excluded.seq where l.seq = $3::int
  returning l.seq),
event_rows as (
  insert into consultation_events (division, consultation, seq, at, type, by, data)
  select $1, $2, e.* from jsonb_to_recordset($4::jsonb) as e(seq int, at timestamptz, type text, by jsonb, data jsonb)
  where exists (select from moved)),
people as (
  insert into consultation_contributors as k (division, consultation, id, name, contact, address, citizen_number, created_at)
  select $1, $2, c.id, c.name, c.contact, c.address, c."citizenNumber", $6::timestamptz
  from jsonb_to_recordset($5::jsonb) as c(id uuid, name text, contact text, address text, "citizenNumber" text)
  where exists (select from moved)
  on conflict (division, consultation, id) do update set name = coalesce(k.name, excluded.name),
    contact = coalesce(excluded.contact, k.contact), address = coalesce(excluded.address, k.address))
select exists (select from moved) as written`;
