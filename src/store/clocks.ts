// Rows of clocks: what the writing of a case makes of them, and which have run out.
import type { Pool } from 'pg';
import type { CaseEvent, CaseId, PartNumber } from '#core/cases/events.ts';
import type { ClockKind } from '#core/cases/clock-kinds.ts';
import type { SystemAct } from '#core/cases/acts.ts';
import type { DivisionCode } from '#core/divisions/division.ts';

/** A clock as it is stored with a write of its case; times are RFC 9557 instants, `due` an ISO date. */
export type ClockRow = {
  readonly part: PartNumber;
  readonly kind: ClockKind;
  readonly nth: number;
  /** `basisKey`. */
  readonly basis: string;
  /** Null while it stands. */
  readonly due_at: string | null;
  readonly due: string | null;
  readonly provisional: boolean;
  readonly status: 'running' | 'paused' | 'ended';
  readonly ended_at: string | null;
  readonly rated: boolean;
  readonly act: SystemAct | null;
  readonly deciding_county: DivisionCode;
  readonly agency: string | null;
};

/** One clock among all that are stored under a county. */
export type ClockKey = {
  readonly caseId: CaseId;
  readonly part: PartNumber;
  readonly kind: ClockKind;
  readonly nth: number;
};

/** Columns of `ClockRow` as JSON. */
export const CLOCK_COLUMNS = `part int, kind text, nth int, basis text, due_at timestamptz, due date, provisional boolean,
  status text, ended_at timestamptz, rated boolean, act text, deciding_county text, agency text`;

/** An owed paper is the applicant's to bring: its date is not what an office's list is ordered by. */
export const OFFICE_CLOCK = (clock: string): string =>
  `${clock}.status = 'running' and ${clock}.kind <> 'owed'`;

/** Whole seconds: the last second of a day is still that day. */
export const ENDED_SECOND = (clock: string): string => `date_trunc('second', ${clock}.ended_at)`;

// A date that was published stays while the basis stays: only a change of the calendar moves it (see clock-changes.ts), and
// what was ended and judged is not judged again.
export const ON_CLOCK_THERE = `on conflict (division, case_id, part, kind, nth) do update set
    basis = excluded.basis,
    due_at = case when k.basis = excluded.basis then k.due_at else excluded.due_at end,
    due = case when k.basis = excluded.basis then k.due else excluded.due end,
    provisional = case when k.basis = excluded.basis then k.provisional else excluded.provisional end,
    first_due = coalesce(k.first_due, excluded.due),
    status = excluded.status, ended_at = excluded.ended_at, rated = excluded.rated, act = excluded.act,
    fired_at = case when k.basis = excluded.basis then k.fired_at end,
    late = case when excluded.status = 'ended'
      then coalesce(${ENDED_SECOND('excluded')} > case when k.basis = excluded.basis then k.due_at else excluded.due_at end, false)
      else k.basis = excluded.basis and k.late end
  where k.status <> 'ended' or excluded.status <> 'ended'`;

/** The counties, of those given, in which a clock has run out that nobody was told of. */
export async function divisionsRunOut(
  pool: Pool,
  divisions: readonly DivisionCode[],
  now: string,
): Promise<readonly DivisionCode[]> {
  const { rows } = await pool.query<{ division: DivisionCode }>({
    name: 'divisions-run-out-1',
    text: `select d.division from unnest($1::text[]) as d (division) where exists (
        select from clocks k where k.division = d.division and k.status = 'running' and k.fired_at is null and k.due_at < $2)`,
    values: [divisions, now],
  });
  return rows.map(({ division }) => division);
}

export type RunOutClock = ClockKey & { readonly dueAt: string; readonly basis: string };

/** Clocks of a county that ran out and make the platform act, the longest over first, from `after` on. */
export async function clocksToActOn(
  pool: Pool,
  at: {
    readonly division: DivisionCode;
    readonly now: string;
    readonly after?: RunOutClock;
    readonly limit: number;
  },
): Promise<readonly RunOutClock[]> {
  const { rows } = await pool.query<{
    case_id: CaseId;
    part: number;
    kind: ClockKind;
    nth: number;
    due_at: string;
    basis: string;
  }>({
    name: 'clocks-to-act-on-1',
    text: `select k.case_id, k.part, k.kind, k.nth, k.due_at, k.basis from clocks k
      where k.division = $1 and k.status = 'running' and k.fired_at is null and k.due_at < $2 and k.act is not null
        and ($3::timestamptz is null or (k.due_at, k.case_id, k.part, k.kind, k.nth) > ($3, $4::uuid, $5::int, $6::text, $7::int))
      order by k.due_at, k.case_id, k.part, k.kind, k.nth limit $8`,
    values: [
      at.division,
      at.now,
      at.after?.dueAt ?? null,
      at.after?.caseId ?? null,
      at.after?.part ?? null,
      at.after?.kind ?? null,
      at.after?.nth ?? null,
      at.limit,
    ],
  });
  return rows.map((row) => ({
    caseId: row.case_id,
    part: row.part,
    kind: row.kind,
    nth: row.nth,
    dueAt: row.due_at,
    basis: row.basis,
  }));
}

/** All events of several cases of a county, each in order; a case that is not there is left out. */
export async function eventsOfCases(
  pool: Pool,
  division: DivisionCode,
  ids: readonly CaseId[],
): Promise<readonly (readonly CaseEvent[])[]> {
  const { rows } = await pool.query<{ events: readonly CaseEvent[] }>({
    name: 'events-of-cases-1',
    text: `select jsonb_agg(e.event order by e.seq) as events from case_events e
      where e.division = $1 and e.case_id = any ($2::uuid[]) group by e.case_id`,
    values: [division, ids],
  });
  return rows.map(({ events }) => events);
}

export type Fired = {
  /** Clocks marked, each with its message. */
  readonly fired: number;
};

/**
 * Marks clocks of a county that ran out and only tell: late, told now, one message each. As many as there are ids for
 * messages; those that somebody is writing to at this moment wait for the next time.
 */
export async function fireClocks(
  pool: Pool,
  at: { readonly division: DivisionCode; readonly now: string; readonly messageIds: readonly string[] },
): Promise<Fired> {
  const { rowCount } = await pool.query({
    name: 'fire-clocks-1',
    text: FIRE(
      `k.fired_at is null and k.due_at < $2 and k.act is null order by k.due_at limit cardinality($3::uuid[])`,
    ),
    values: [at.division, at.now, at.messageIds],
  });
  return { fired: rowCount ?? 0 };
}

/** The same for these clocks, whose act turned out not to be possible. */
export async function fireTheseClocks(
  pool: Pool,
  at: {
    readonly division: DivisionCode;
    readonly now: string;
    readonly clocks: readonly { readonly key: ClockKey; readonly messageId: string }[];
  },
): Promise<Fired> {
  const keys = at.clocks.map(({ key }) => ({
    case_id: key.caseId,
    part: key.part,
    kind: key.kind,
    nth: key.nth,
  }));
  const { rowCount } = await pool.query({
    name: 'fire-these-clocks-1',
    text: FIRE(`k.fired_at is null and k.due_at < $2 and (k.case_id, k.part, k.kind, k.nth) in (
        select r.case_id, r.part, r.kind, r.nth
        from jsonb_to_recordset($4::jsonb) as r(case_id uuid, part int, kind text, nth int))`),
    values: [at.division, at.now, at.clocks.map(({ messageId }) => messageId), JSON.stringify(keys)],
  });
  return { fired: rowCount ?? 0 };
}

// Skipping what is locked, and locking nothing else: whoever writes to a case is never waited for, and never waits long.
const FIRE = (which: string): string => `with due as (
    select k.case_id, k.part, k.kind, k.nth from clocks k
    where k.division = $1 and k.status = 'running' and ${which} for update of k skip locked),
  fired as (
    update clocks k set fired_at = $2, late = true from due
    where k.division = $1 and k.case_id = due.case_id and k.part = due.part and k.kind = due.kind and k.nth = due.nth
      and k.status = 'running' and k.fired_at is null
    returning k.case_id, k.part, k.kind, k.nth, k.due_at),
  told as (select fired.*, row_number() over (order by due_at, case_id, part, kind, nth) as n from fired)
  insert into outbox (division, id, topic, payload, created_at)
  select $1, ($3::uuid[])[t.n], 'clock-ran-out', jsonb_build_object('number', c.number, 'part', t.part, 'kind', t.kind,
    'nth', t.nth, 'dueAt', to_char(t.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')), $2
  from told t join cases c on c.division = $1 and c.id = t.case_id`;
