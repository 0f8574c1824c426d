// Writes returns. A write is one statement: events, figures and the row of where the return stands, together or not at all.
import type { Pool } from 'pg';
import type { PeerRow } from '#core/costs/return-evidence.ts';
import type { ReturnKey } from '#core/costs/evolve-return.ts';
import { actorName } from '#core/costs/evolve-return.ts';
import type { ReturnCounts } from '#core/costs/return-standing.ts';
import type { ReturnEvent, ReturnState } from '#core/costs/return-state.ts';
import type { StoredCell } from '#core/costs/stored-cell.ts';
import type { StoredReturn } from '#core/costs/stored-return.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { RoundId } from '#core/statistics/survey/round.ts';

export type ReturnQuestion = ReturnKey & {
  /** The round of the year before, and the division the unit's return is under there. */
  readonly prior?: { readonly round: RoundId; readonly division: string } | undefined;
  /** Units whose handed-in returns are read besides. */
  readonly near: readonly string[];
  /** Whether rules compare with peers: `handed` is asked then. */
  readonly peers: boolean;
  /** The divisions those units are kept under. */
  readonly divisions: readonly string[];
};

/** A cell as JSON. */
const CELL = `jsonb_build_object('code', c.indicator, 'state', c.state, 'scaled', c.scaled, 'decimals', c.decimals,
  'typed', c.typed, 'origin', c.origin, 'at', c.changed_at, 'by', c.changed_by)`;

/** Everything an act on a return needs, in one query. */
export async function storedReturn(pool: Pool, question: ReturnQuestion): Promise<StoredReturn> {
  const { division, round, unit, prior, near, peers, divisions } = question;
  const { rows } = await pool.query<StoredReturn>({
    name: 'stored-return-3',
    text: STORED_RETURN,
    values: [division, round, unit, prior?.division ?? null, prior?.round ?? null, divisions, near, peers],
  });
  return rows[0] ?? { edits: null, events: null, cells: null, prior: null, kin: null, handed: null };
}

const STORED_RETURN = `with
r as (select edits, version from returns where division = $1 and round = $2 and unit = $3),
handed as (select division, unit, version, changed_at from returns
  where division = any($6::text[]) and round = $2 and stage in ('submitted', 'approved', 'locked'))
select
  (select edits from r) as edits,
  (select jsonb_agg(e.data || jsonb_build_object('type', e.type, 'by', e.by, 'at', e.at) order by e.seq)
    from return_events e where e.division = $1 and e.round = $2 and e.unit = $3) as events,
  (select jsonb_agg(${CELL}) from return_cells c
    where c.division = $1 and c.round = $2 and c.unit = $3 and c.version = (select version from r)) as cells,
  (select jsonb_agg(${CELL}) from returns p join return_cells c
      on c.division = p.division and c.round = p.round and c.unit = p.unit and c.version = p.version
    where p.division = $4 and p.round = $5 and p.unit = $3 and p.stage = 'locked') as prior,
  (select jsonb_agg(jsonb_build_object('unit', c.unit, 'code', c.indicator, 'state', c.state, 'scaled', c.scaled,
      'decimals', c.decimals, 'typed', null)) from handed k join return_cells c
      on c.division = k.division and c.round = $2 and c.unit = k.unit and c.version = k.version
    where k.unit = any($7::text[])) as kin,
  (select count(*) || ' ' || coalesce(max(h.changed_at)::text, '') from handed h where $8::boolean) as handed`;

export type ReturnWrite = {
  /** What was read: nothing is written when the return has moved on since. */
  readonly expected: { readonly seq: number; readonly edits: number };
  /** All that happened before. */
  readonly history: readonly ReturnEvent[];
  readonly events: readonly ReturnEvent[];
  /** After the events. */
  readonly state: ReturnState;
  readonly counts: ReturnCounts;
  /** Cells that were typed, for the version of `state`. */
  readonly cells: readonly StoredCell[];
  /** The version whose cells the new one begins with. */
  readonly copyOf?: number | undefined;
  readonly at: Temporal.Instant;
};

/** `false`: somebody else wrote since, and nothing happened. */
export async function writeReturn(pool: Pool, write: ReturnWrite): Promise<boolean> {
  const { expected, history, events, state, counts, cells, copyOf, at } = write;
  const { rows } = await pool.query<{ written: boolean }>({
    name: 'write-return-2',
    text: WRITE_RETURN,
    values: [
      state.division,
      state.round,
      state.unit,
      expected.seq,
      expected.edits,
      JSON.stringify(returnRow(state, counts, [...history, ...events])),
      JSON.stringify(events.map((event, index) => eventRow(event, expected.seq + index + 1))),
      JSON.stringify(cells),
      copyOf ?? null,
      at.toString(),
    ],
  });
  return rows[0]?.written === true;
}

/** The row of `returns` that a state and its counts fold to, after all its events; a test rebuilds it from events and cells. */
export function returnRow(
  state: ReturnState,
  counts: ReturnCounts,
  events: readonly ReturnEvent[],
): Readonly<Record<string, unknown>> {
  // What a person did says more than what followed by itself.
  const last = events.findLast(({ by }) => by.kind !== 'platform') ?? events.at(-1);
  return {
    stage: state.stage,
    version: state.version,
    seq: state.seq,
    round_version: state.roundVersion,
    approved_by: state.approvedBy,
    late: state.firstSubmission?.late ?? null,
    submitted_at: state.submittedBy?.at.toString() ?? null,
    last_type: last?.type ?? '',
    last_by: last === undefined ? '' : actorName(last.by),
    blocks: counts.blocks,
    explains: counts.explains,
    hints: counts.hints,
    not_evaluable: counts.notEvaluable,
    unexplained: counts.unexplained,
    open_questions: counts.openQuestions,
    filled: counts.filled,
    asked: counts.asked,
  };
}

function eventRow({ at, by, type, ...data }: ReturnEvent, seq: number): Readonly<Record<string, unknown>> {
  return { seq, at: at.toString(), type, by, data };
}

// The row of the return first: where it moved on it yields nothing, and everything else hangs on it.
const WRITE_RETURN = `with
v as (select * from jsonb_to_record($6::jsonb) as v(stage text, version int, seq int, round_version text, approved_by text[],
  late boolean, submitted_at timestamptz, last_type text, last_by text, blocks int, explains int, hints int,
  not_evaluable int, unexplained int, open_questions int, filled int, asked int)),
moved as (
  insert into returns as r (division, round, unit, stage, version, seq, edits, round_version, approved_by, late, submitted_at,
    changed_at, last_type, last_by, blocks, explains, hints, not_evaluable, unexplained, open_questions, filled, asked)
  select $1, $2, $3, v.stage, v.version, v.seq, $5::int + (jsonb_array_length($8::jsonb) > 0)::int, v.round_version, v.approved_by,
    v.late, v.submitted_at, $10::timestamptz, v.last_type, v.last_by, v.blocks,
    v.explains, v.hints, v.not_evaluable, v.unexplained, v.open_questions, v.filled, v.asked
  from v
  on conflict (division, round, unit) do update set (stage, version, seq, edits, round_version, approved_by, late, submitted_at,
    changed_at, last_type, last_by, blocks, explains, hints, not_evaluable, unexplained, open_questions, filled, asked) =
    (excluded.stage, excluded.version, excluded.seq, excluded.edits, excluded.round_version, excluded.approved_by, excluded.late,
      excluded.submitted_at, excluded.changed_at,
      case when r.seq = excluded.seq then r.last_type else excluded.last_type end,
      case when r.seq = excluded.seq then r.last_by else excluded.last_by end,
      excluded.blocks, excluded.explains, excluded.hints, excluded.not_evaluable, excluded.unexplained,
      excluded.open_questions, excluded.filled, excluded.asked)
  where r.seq = $4::int and r.edits = $5::int
  returning version),
event_rows as (
  insert into return_events (division, round, unit, seq, at, type, by, data)
  select $1, $2, $3, e.* from jsonb_to_recordset($7::jsonb) as e(seq int, at timestamptz, type text, by jsonb, data jsonb)
  where exists (select from moved)),
copied as (
  insert into return_cells (division, round, unit, version, indicator, state, scaled, decimals, typed, origin, changed_at, changed_by)
  select c.division, c.round, c.unit, m.version, c.indicator, c.state, c.scaled, c.decimals, c.typed, c.origin, c.changed_at,
    c.changed_by
  from return_cells c cross join moved m
  where c.division = $1 and c.round = $2 and c.unit = $3 and c.version = $9::int),
cell_rows as (
  insert into return_cells (division, round, unit, version, indicator, state, scaled, decimals, typed, origin, changed_at, changed_by)
  select $1, $2, $3, m.version, c.code, c.state, c.scaled, c.decimals, c.typed, c.origin, c.at, c.by
  from jsonb_to_recordset($8::jsonb) as c(code text, state text, scaled bigint, decimals smallint, typed text, origin text,
    at timestamptz, by text) cross join moved m
  on conflict (division, round, unit, version, indicator) do update set (state, scaled, decimals, typed, origin, changed_at,
    changed_by) = (excluded.state, excluded.scaled, excluded.decimals, excluded.typed, excluded.origin, excluded.changed_at,
    excluded.changed_by))
select exists (select from moved) as written`;

/** What rules compare with peers, of every return of a round that was handed in. */
export async function peerRows(
  pool: Pool,
  question: {
    readonly divisions: readonly string[];
    readonly round: RoundId;
    readonly codes: readonly IndicatorCode[];
  },
): Promise<readonly PeerRow[]> {
  const { divisions, round, codes } = question;
  const { rows } = await pool.query<PeerRow>({
    name: 'peer-rows-1',
    text: `select c.unit, c.indicator as code, c.scaled, c.decimals from returns r join return_cells c
        on c.division = r.division and c.round = r.round and c.unit = r.unit and c.version = r.version
      where r.division = any($1::text[]) and r.round = $2 and r.stage in ('submitted', 'approved', 'locked')
        and c.division = any($1::text[]) and c.round = $2 and c.indicator = any($3::text[]) and c.state = 'value'`,
    values: [divisions, round, codes],
  });
  return rows;
}

/** Stage and last reminder of each return of a round that has a row. */
export async function returnReminders(
  pool: Pool,
  { divisions, round }: { readonly divisions: readonly string[]; readonly round: RoundId },
): Promise<
  readonly { readonly unit: string; readonly stage: ReturnState['stage']; readonly daysLeft?: number }[]
> {
  const { rows } = await pool.query<{
    unit: string;
    stage: ReturnState['stage'];
    days_left: number | null;
  }>({
    name: 'return-reminders-1',
    text: `select r.unit, r.stage, (select min((e.data ->> 'daysLeft')::int) from return_events e
        where e.division = r.division and e.round = r.round and e.unit = r.unit and e.type = 'reminder-sent') as days_left
      from returns r where r.division = any($1::text[]) and r.round = $2`,
    values: [divisions, round],
  });
  return rows.map(({ unit, stage, days_left: daysLeft }) => ({
    unit,
    stage,
    ...(daysLeft === null ? {} : { daysLeft }),
  }));
}
