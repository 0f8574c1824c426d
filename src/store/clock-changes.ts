// What a change of the calendar, or of the numbers clocks are made by, does to clocks that run. Every write locks the cases
// first, as acts do, skips those that somebody is writing to, and says how many it skipped: they are done by the next pass.
import type { Pool } from 'pg';
import type { CaseId } from '#core/cases/events.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { CLOCK_COLUMNS, ENDED_SECOND, OFFICE_CLOCK, ON_CLOCK_THERE, type ClockRow } from './clocks.ts';
import { inTransaction } from './pool.ts';

/** Hashes of what dates follow from. */
export type DatesBy = { readonly calendar: string; readonly rules: string };
export type OpenChange = {
  readonly id: string;
  /** RFC 9557 instant: "past" means before it, however often the change is taken up again. */
  readonly startedAt: string;
  /** What the dates were counted by before; `undefined`: there were none. */
  readonly before: DatesBy | undefined;
};

/**
 * The change that is to be carried out, begun here or by a process that ended half-way; `undefined` where all dates are
 * counted by `by` already.
 */
export async function openChange(
  pool: Pool,
  { id, by, at }: { readonly id: string; readonly by: DatesBy; readonly at: string },
): Promise<OpenChange | undefined> {
  const { rows } = await pool.query<{
    id: string;
    started_at: string;
    calendar: string | null;
    rules: string | null;
  }>({
    name: 'open-change-1',
    text: `with last as (
        select calendar, rules from calendar_versions where finished_at is not null order by nth desc limit 1),
      begun as (
        insert into calendar_versions as v (id, calendar, rules, started_at)
        select $1, $2, $3, $4
        where not exists (select from last where calendar = $2 and rules = $3)
          or exists (select from calendar_versions where finished_at is null)
        on conflict ((true)) where finished_at is null do update set calendar = excluded.calendar, rules = excluded.rules
        returning v.id, v.started_at)
      select begun.id, begun.started_at, last.calendar, last.rules from begun left join last on true`,
    values: [id, by.calendar, by.rules, at],
  });
  const [row] = rows;
  if (row === undefined) return undefined;
  const { calendar, rules } = row;
  const before = calendar === null || rules === null ? undefined : { calendar, rules };
  return { id: row.id, startedAt: Temporal.Instant.from(row.started_at).toString(), before };
}

export async function closeChange(pool: Pool, id: string, at: string): Promise<void> {
  await pool.query({
    name: 'close-change-1',
    text: `update calendar_versions set finished_at = $2 where id = $1 and finished_at is null`,
    values: [id, at],
  });
}

/** A date as it is stored for a basis: several only where one was kept. */
export type BasisDate = { readonly basis: string; readonly dueAt: string; readonly provisional: boolean };

/** What the running clocks of a county count, each once. */
export async function runningBases(pool: Pool, division: DivisionCode): Promise<readonly BasisDate[]> {
  const { rows } = await pool.query<{ basis: string; due_at: string; provisional: boolean }>({
    name: 'running-bases-1',
    text: `select distinct basis, due_at, provisional from clocks where division = $1 and status = 'running'`,
    values: [division],
  });
  return rows.map(({ basis, due_at: dueAt, provisional }) => ({ basis, dueAt, provisional }));
}

/** A basis with the date it has now. */
export type NewDate = {
  readonly basis: string;
  readonly due_at: string;
  readonly due: string;
  readonly provisional: boolean;
};

export type MoveClocks = {
  readonly division: DivisionCode;
  readonly change: Pick<OpenChange, 'id' | 'startedAt'>;
  readonly now: string;
  readonly dates: readonly NewDate[];
  /** One for each message: about as many clocks as there are ids are looked at. */
  readonly messageIds: readonly string[];
  /** The case after which to go on. */
  readonly after: string | undefined;
};
export type Moved = {
  readonly moved: number;
  readonly kept: number;
  readonly skipped: number;
  /** The last case looked at; `undefined`: there are no more. */
  readonly last: string | undefined;
};

/** Gives the next clocks of a county, case after case, their new dates, logs each move, and writes one message a case. */
export async function moveClocks(pool: Pool, move: MoveClocks): Promise<Moved> {
  const { division, dates, change, now, messageIds } = move;
  const after = move.after ?? FIRST;
  return inTransaction(pool, async (client) => {
    // All that is joined is a stretch of case ids, some ten thousand rows from each table: hashed, whatever the planner
    // makes of lists whose length it does not know.
    await client.query('set local enable_nestloop = off; set local jit = off');
    const { rows: ends } = await client.query<{ last: string | null }>({
      text: `select max(case_id::text) as last from (
          select case_id from clocks where division = $1 and case_id > $2 and status = 'running' and basis = any ($3)
          order by case_id limit $4) k`,
      values: [division, after, dates.map(({ basis }) => basis), messageIds.length],
    });
    const last = ends[0]?.last ?? undefined;
    if (last === undefined) return { moved: 0, kept: 0, skipped: 0, last };
    const { rows } = await client.query<Omit<Moved, 'last'>>({
      text: MOVE,
      values: [division, JSON.stringify(dates), change.startedAt, change.id, now, messageIds, after, last],
    });
    return { moved: 0, kept: 0, skipped: 0, ...rows[0], last };
  });
}

/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

const KEY = (a: string, b: string): string =>
  `${a}.case_id = ${b}.case_id and ${a}.part = ${b}.part and ${a}.kind = ${b}.kind and ${a}.nth = ${b}.nth`;

/** The nearest clock of each part whose clocks are in `written`: those as they were just written, the others as they are. */
const NEAREST = (written: string, within: string): string => `nearest as (
  select distinct on (case_id, part) case_id, part, due_at, kind, provisional from (
    select distinct on (case_id, part, kind, nth) * from (
      select case_id, part, kind, nth, status, due_at, provisional, true as fresh from ${written}
      union all
      select case_id, part, kind, nth, status, due_at, provisional, false from clocks where division = $1 and ${within}) k
    order by case_id, part, kind, nth, fresh desc) k
  where ${OFFICE_CLOCK('k')} order by case_id, part, due_at, kind)`;

/**
 * A date that would have passed before anybody could know of it is kept: people rely on what was told. Only what this change logged
 * now is told: where another process moved the same clock a moment before, it has told it.
 */
const MOVE = `with dates as materialized (
  select * from jsonb_to_recordset($2::jsonb) as d(basis text, due_at timestamptz, due date, provisional boolean)),
hit as materialized (
  select k.case_id, k.part, k.kind, k.nth, k.basis, k.due as old_due, k.deciding_county, k.agency, c.version,
    d.due_at, d.due, d.provisional, d.due_at < $3 and d.due_at < k.due_at as kept
  from clocks k join dates d on d.basis = k.basis join cases c on c.division = $1 and c.id = k.case_id
    and c.id > $7::uuid and c.id <= $8::uuid
  where k.division = $1 and k.case_id > $7::uuid and k.case_id <= $8::uuid and k.status = 'running'
    and (k.due_at <> d.due_at or k.provisional <> d.provisional)),
free as materialized (
  select c.id, c.number from cases c join (select distinct case_id, version from hit) h on h.case_id = c.id
  where c.division = $1 and c.id > $7::uuid and c.id <= $8::uuid and c.version = h.version
  for no key update of c skip locked),
ready as materialized (select h.* from hit h join free f on f.id = h.case_id),
moved as (
  update clocks k set due_at = h.due_at, due = h.due, provisional = h.provisional,
    fired_at = case when h.due_at < $5 then k.fired_at end, late = h.due_at < $5 and k.late
  from ready h where k.division = $1 and k.case_id > $7::uuid and k.case_id <= $8::uuid and ${KEY('k', 'h')}
    and k.basis = h.basis and k.status = 'running' and not h.kept
  returning k.case_id, k.part, k.kind, k.nth, k.status, k.due_at, k.due, k.provisional, k.deciding_county, k.agency, h.old_due),
logged as (
  insert into clock_moves (division, case_id, part, kind, nth, change, from_due, to_due, kept, at, deciding_county, agency)
  select $1, case_id, part, kind, nth, $4::uuid, old_due, due, false, $5::timestamptz, deciding_county, agency from moved
  where due <> old_due
  union all
  select $1, case_id, part, kind, nth, $4::uuid, old_due, due, true, $5::timestamptz, deciding_county, agency from ready
  where kept and due <> old_due
  on conflict (division, case_id, part, kind, nth, change) do nothing returning case_id, part, kind, nth, kept),
told as (
  select m.case_id, row_number() over (order by m.case_id) as n, jsonb_agg(jsonb_build_object('part', m.part, 'kind', m.kind,
    'nth', m.nth, 'from', m.old_due, 'to', m.due, 'provisional', m.provisional) order by m.part, m.kind, m.nth) as moves
  from moved m join logged l on ${KEY('l', 'm')} and not l.kept group by m.case_id),
messages as (
  insert into outbox (division, id, topic, payload, created_at)
  select $1, ($6::uuid[])[t.n], 'clock-moved', jsonb_build_object('number', f.number, 'moves', t.moves), $5
  from told t join free f on f.id = t.case_id),
${NEAREST('moved', 'case_id > $7::uuid and case_id <= $8::uuid')},
part_rows as (
  update parts p set next_due = n.due_at, next_kind = n.kind, next_provisional = n.provisional
  from nearest n join (select distinct case_id, part from moved) m on m.case_id = n.case_id and m.part = n.part
  where p.division = $1 and p.case_id > $7::uuid and p.case_id <= $8::uuid and p.case_id = n.case_id and p.part = n.part)
select (select count(*) from logged where not kept)::int as moved, (select count(*) from logged where kept)::int as kept,
  ((select count(distinct case_id) from hit) - (select count(*) from free))::int as skipped`;

/** Open cases of a county in the order of their ids. */
export async function openCases(
  pool: Pool,
  at: { readonly division: DivisionCode; readonly after: CaseId | undefined; readonly limit: number },
): Promise<readonly CaseId[]> {
  const { rows } = await pool.query<{ id: CaseId }>({
    name: 'open-cases-1',
    text: `select id from cases where division = $1 and status = 'open' and id > $2 order by id limit $3`,
    values: [at.division, at.after ?? FIRST, at.limit],
  });
  return rows.map(({ id }) => id);
}

export type MadeAgain = {
  readonly id: CaseId;
  /** The version its clocks were made from. */
  readonly version: number;
  readonly clocks: readonly ClockRow[];
  readonly parts: readonly {
    readonly part: number;
    readonly received_on: string | null;
    readonly standing: string | null;
  }[];
};

/** Writes all clocks of cases that were made again from their events; the cases that somebody wrote to meanwhile. */
export async function rewriteClocks(
  pool: Pool,
  write: {
    readonly division: DivisionCode;
    readonly change: Pick<OpenChange, 'id'>;
    readonly now: string;
    readonly cases: readonly MadeAgain[];
    readonly messageIds: readonly string[];
  },
): Promise<{ readonly moved: number; readonly skipped: readonly CaseId[] }> {
  const of = (rows: (made: MadeAgain) => readonly object[]): string =>
    JSON.stringify(write.cases.flatMap((made) => rows(made).map((row) => ({ case_id: made.id, ...row }))));
  const { rows } = await pool.query<{ moved: number; skipped: readonly CaseId[] | null }>({
    name: 'rewrite-clocks-3',
    text: REWRITE,
    values: [
      write.division,
      of(({ version }) => [{ version }]),
      of(({ clocks }) => clocks),
      write.change.id,
      write.now,
      write.messageIds,
      of(({ parts }) => parts),
    ],
  });
  return { moved: rows[0]?.moved ?? 0, skipped: rows[0]?.skipped ?? [] };
}

const REWRITE = `with made as (select * from jsonb_to_recordset($2::jsonb) as m(case_id uuid, version int)),
free as materialized (
  select c.id, c.number from cases c join made m on m.case_id = c.id
  where c.division = $1 and c.version = m.version for no key update of c skip locked),
written as (
  insert into clocks as k (case_id, part, kind, nth, basis, due_at, due, provisional, status, ended_at, rated, act,
    deciding_county, agency, division, first_due, late)
  select r.*, $1, r.due, coalesce(${ENDED_SECOND('r')} > r.due_at, false)
  from jsonb_to_recordset($3::jsonb) as r(case_id uuid, ${CLOCK_COLUMNS}) where r.case_id in (select id from free)
  ${ON_CLOCK_THERE} returning k.*),
moved as (
  select w.case_id, w.part, w.kind, w.nth, w.due, w.provisional, w.deciding_county, w.agency, o.due as old_due
  from written w join clocks o on o.division = $1 and ${KEY('o', 'w')} and o.status = 'running'
  where w.status = 'running' and w.due <> o.due),
logged as (
  insert into clock_moves (division, case_id, part, kind, nth, change, from_due, to_due, kept, at, deciding_county, agency)
  select $1, case_id, part, kind, nth, $4::uuid, old_due, due, false, $5::timestamptz, deciding_county, agency from moved
  on conflict (division, case_id, part, kind, nth, change) do nothing returning case_id, part, kind, nth),
told as (
  select m.case_id, row_number() over (order by m.case_id) as n, jsonb_agg(jsonb_build_object('part', m.part, 'kind', m.kind,
    'nth', m.nth, 'from', m.old_due, 'to', m.due, 'provisional', m.provisional) order by m.part, m.kind, m.nth) as moves
  from moved m join logged l on ${KEY('l', 'm')} group by m.case_id),
messages as (
  insert into outbox (division, id, topic, payload, created_at)
  select $1, ($6::uuid[])[t.n], 'clock-moved', jsonb_build_object('number', f.number, 'moves', t.moves), $5
  from told t join free f on f.id = t.case_id),
${NEAREST('written', `case_id in (select case_id from written)`)},
part_rows as (
  update parts p set received_on = r.received_on, standing = r.standing, next_due = n.due_at, next_kind = n.kind, next_provisional = n.provisional
  from jsonb_to_recordset($7::jsonb) as r(case_id uuid, part int, received_on date, standing text)
    left join nearest n on n.case_id = r.case_id and n.part = r.part
  where p.division = $1 and p.case_id = r.case_id and p.part = r.part and r.case_id in (select id from free))
select (select count(*) from logged)::int as moved,
  (select jsonb_agg(case_id) from made where case_id not in (select id from free)) as skipped`;
