// Clocks in numbers: 60,000 that run out in one minute (50,000 dates that are only told, 10,000 that are deemed accepted), and
// a million that are counted again because a day of rest was announced that lies before every one of them. Beside each, the
// same rows written by plain SQL alone, on the same database in the same run: read the ratios. Goals: each below 60 s.
// YICI_BENCH_SCALE=0.01 makes it a hundredth, for trying it out.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { App } from '#app/app.ts';
import { loadYearPlans } from '#connectors/reference-data/load.ts';
import { basisKey, clockDue, type ClockBasis } from '#core/calendar/clock.ts';
import { buildWorkCalendar, type WorkCalendar } from '#core/calendar/work-calendar.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import { recomputeClocks } from '#jobs/recompute-clocks.ts';
import { tickClocks } from '#jobs/tick-clocks.ts';
import { startEmbeddedPostgres } from '#store/embedded-postgres.ts';
import { migrate } from '#store/migrate.ts';
import { doAct, pensionDraft, submitted } from '../test/support/journeys.ts';
import { sampleAppAt } from '../test/support/sample-app.ts';
import { citizen, clerk, officer, PLACES } from '../test/support/sample-people.ts';

const SCALE = Number(process.env['YICI_BENCH_SCALE'] ?? 1);
const TOLD = 50_000 * SCALE;
const DEEMED = 10_000 * SCALE;
const OPEN = 1_000_000 * SCALE;
const GOAL = 60;
const BEFORE = '2026-11-23T01:00:00Z';
/** All of the first have run out, none of the million. */
const OVER = '2026-11-30T16:00:00Z';
const REST = Temporal.PlainDate.from('2026-12-02');
/** The ids of copies: the two that are copied stay as they are. */
const COPIES = `case_id between '0199c000-0000-7000-8000-000000000000' and '0199c000-ffff-7000-8000-000000000000'`;
const path = (folder: string): string => fileURLToPath(new URL(`../${folder}`, import.meta.url));
const window = clerk(PLACES.centre);
const office = officer(PLACES.changning, 'human-resources');

const home = mkdtempSync(join(tmpdir(), 'yici-bench-'));
const server = await startEmbeddedPostgres({ home });
const url = server.url('postgres');
try {
  await migrate(url, path('db/migrations'));
  const app = await sampleAppAt({ url, folder: join(home, 'files') });
  try {
    await measure(app);
  } finally {
    await app.pool.end();
  }
} finally {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}

async function measure(app: App): Promise<void> {
  const at = (instant: string): App => ({ ...app, now: () => Temporal.Instant.from(instant) });
  await recomputeClocks(at(BEFORE));
  const counties = app.divisions.rows
    .filter(({ code, level }) => level === 'county' && code.startsWith('4304'))
    .map(({ code }) => code);
  const received = await sampleCase(at(BEFORE), 1, ['receive']);
  const accepted = await sampleCase(at(BEFORE), 2, ['receive', 'accept']);

  const copies = async (base: number): Promise<void> => {
    await copyCase(counties, { number: received, kind: 'acceptance', count: DEEMED, base });
    await copyCase(counties, { number: accepted, kind: 'promised', count: TOLD, base: base + DEEMED });
  };
  // Plain SQL first, on copies of its own: what is copied would run out with the rest.
  await copies(10_000_000);
  const plainly = await seconds(() => rawRunOut(app, counties));
  await copies(1000);
  const ticked = await seconds(() => tickClocks(at(OVER)));
  // The two that were copied ran out as well.
  const { told, acted, left, faults } = ticked.value;
  console.log(
    `ran out: ${told} told, ${acted} acted on, ${left} left, ${faults.length} faults, in ${counties.length} counties`,
  );
  report(`${TOLD + DEEMED} clocks that ran out`, ticked.took, plainly.took);

  const calendar = calendarWithRest();
  await openClocks(app, counties);
  const recomputed = await seconds(() => recomputeClocks({ ...at(OVER), calendar }));
  console.log(
    `counted again: ${OPEN} clocks, ${recomputed.value?.moved} moved, ${recomputed.value?.kept} kept`,
  );
  const moved = await seconds(() => rawMove(app, counties));
  report(`${OPEN} open clocks counted again`, recomputed.took, moved.took);
}

function report(what: string, took: number, raw: number): void {
  console.log(
    `${took.toFixed(1).padStart(6)} s  ${what}; plain SQL of the same rows ${raw.toFixed(1)} s; ratio ${(took / raw).toFixed(2)}`,
  );
  console.log(`goal ${GOAL} s: ${took < GOAL ? 'reached' : 'MISSED'}`);
}

async function seconds<Value>(
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly took: number }> {
  const start = performance.now();
  const value = await work();
  return { value, took: (performance.now() - start) / 1000 };
}

async function sampleCase(
  app: App,
  serial: number,
  acts: readonly ('receive' | 'accept')[],
): Promise<CaseNumber> {
  const draft = await pensionDraft(app, window, citizen('样本', '1980-05-06', serial));
  const number = await submitted(app, window, draft);
  for (const act of acts) await doAct(app, office, { number, part: 1 }, { act });
  return number;
}

type Copy = { readonly number: string; readonly kind: string; readonly count: number; readonly base: number };

/** The same case again and again under other ids and counties: rows, events, and its clock of one kind. */
async function copyCase(counties: readonly string[], { number, kind, count, base }: Copy): Promise<void> {
  await fill([
    `create temp table copies as select i, ('0199c000-0000-7000-8000-' || lpad(to_hex(${base} + i), 12, '0'))::uuid as id,
        (array['${counties.join("','")}'])[i % ${counties.length} + 1] as division from generate_series(1, ${count}) i`,
    `create temp table model as select * from cases where number = '${number}'`,
    `insert into cases select (jsonb_populate_record(m, jsonb_build_object('id', x.id, 'division', x.division,
        'number', left(x.division, 6) || '-' || ${base} + i))).* from copies x, model m`,
    `insert into parts select (jsonb_populate_record(p, jsonb_build_object('case_id', x.id, 'division', x.division))).*
        from copies x, parts p join model m on p.division = m.division and p.case_id = m.id`,
    `insert into clocks select (jsonb_populate_record(k, jsonb_build_object('case_id', x.id, 'division', x.division))).*
        from copies x, clocks k join model m on k.division = m.division and k.case_id = m.id and k.kind = '${kind}'`,
    `insert into case_events select x.division, x.id, e.seq, e.part, e.kind, e.at, e.event || case when e.seq = 1 then
        jsonb_build_object('id', x.id, 'division', x.division, 'number', left(x.division, 6) || '-' || ${base} + i) else '{}' end
        from copies x, case_events e join model m on e.division = m.division and e.case_id = m.id`,
    'analyze cases, parts, clocks, case_events',
  ]);
}

/** A million running clocks: two for each of two parts of a quarter as many cases, over some thousand bases. */
async function openClocks(app: App, counties: readonly string[]): Promise<void> {
  const bases = await manyBases(app.calendar);
  await app.pool.query(
    'create table bench_bases (n int primary key, basis text, due_at timestamptz, due date, provisional boolean)',
  );
  await app.pool.query(
    `insert into bench_bases select b.* from jsonb_to_recordset($1::jsonb)
      as b(n int, basis text, due_at timestamptz, due date, provisional boolean)`,
    [JSON.stringify(bases)],
  );
  const pick = (salt: number): string => `(x.i * 7919 + p * ${salt}) % ${bases.length}`;
  await fill([
    `create temp table open_cases as select i, ('0199d000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid as id,
        (array['${counties.join("','")}'])[i % ${counties.length} + 1] as division from generate_series(1, ${Math.ceil(OPEN / 4)}) i`,
    `insert into cases (division, id, number, thing, thing_name, plan_version, channel, receiving_place, applicant_number,
        applicant_name, status, version, filed_at, updated_at)
      select x.division, x.id, left(x.division, 6) || '-o-' || i, m.thing, m.thing_name, m.plan_version, m.channel,
        m.receiving_place, m.applicant_number, m.applicant_name, 'open', 3, m.filed_at, m.updated_at
      from open_cases x, (select * from cases limit 1) m`,
    `insert into parts (division, case_id, part, item, item_name, deciding_county, agency, agency_name, stage, version, issued,
        since, next_due, next_kind, next_provisional)
      select x.division, x.id, p, m.item, m.item_name, x.division, m.agency, m.agency_name, 'accepted', 3, '[]', m.since,
        least(a.due_at, b.due_at), case when a.due_at <= b.due_at then 'promised' else 'statutory' end,
        case when a.due_at <= b.due_at then a.provisional else b.provisional end
      from open_cases x, generate_series(1, 2) p, (select * from parts limit 1) m, bench_bases a, bench_bases b
      where a.n = ${pick(31)} and b.n = ${pick(577)}`,
    `insert into clocks (division, case_id, part, kind, nth, basis, due_at, due, provisional, first_due, status, rated,
        deciding_county, agency)
      select x.division, x.id, p, kind, 1, b.basis, b.due_at, b.due, b.provisional, b.due, 'running', true, x.division, 'human-resources'
      from open_cases x, generate_series(1, 2) p, (values ('promised', 31), ('statutory', 577)) k(kind, salt)
        join bench_bases b on true where b.n = (x.i * 7919 + p * salt) % ${bases.length}`,
    'analyze cases, parts, clocks',
  ]);
}

type Base = {
  readonly n: number;
  readonly basis: string;
  readonly due_at: string;
  readonly due: string;
  readonly provisional: boolean;
};

/** Every start of the last two months with every limit up to 90 days, and some that were paused: those that still run. */
async function manyBases(calendar: WorkCalendar): Promise<readonly Base[]> {
  const bases: Base[] = [];
  const first = Temporal.PlainDate.from('2026-10-01');
  for (let back = 0; back < 60; back += 1) {
    for (let amount = 5; amount <= 90; amount += 1) {
      const start = first.add({ days: back }).toString();
      const pauses = amount % 5 === 0 ? [{ from: '2026-11-10', to: `2026-11-${11 + (back % 10)}` }] : [];
      const limit = { amount, unit: 'working-day' } as const;
      const basis: ClockBasis =
        pauses.length > 0 && start < '2026-11-10' ? { start, limit, pauses } : { start, limit };
      const due = clockDue(calendar, basis);
      if (!due || Temporal.PlainDate.compare(due.date, REST) < 0) continue;
      const at = due.at.toInstant().toString();
      bases.push({
        n: bases.length,
        basis: basisKey(basis),
        due_at: at,
        due: due.date.toString(),
        provisional: due.provisional,
      });
    }
  }
  return bases;
}

function calendarWithRest(): WorkCalendar {
  const rest = { name: { zh: '样假' }, from: REST, to: REST, makeUp: [] };
  return buildWorkCalendar(
    loadYearPlans(path('data')).map((plan) =>
      plan.year === REST.year ? { ...plan, holidays: [...plan.holidays, rest] } : plan,
    ),
  );
}

/** Made rows need no foreign keys checked and no time limit. One connection: the temporary tables are its own. */
async function fill(statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    for (const text of statements) await client.query(text);
  } finally {
    await client.end();
  }
}

/** What `tickClocks` writes, as somebody would who had all the rows ready: county by county, one statement each. */
async function rawRunOut(app: App, counties: readonly string[]): Promise<void> {
  for (const county of counties) {
    await app.pool.query(
      `with fired as (
          update clocks set fired_at = $2, late = true
          where division = $1 and status = 'running' and kind = 'promised' and fired_at is null and due_at < $2
            and ${COPIES} returning *)
        insert into outbox (division, id, topic, payload, created_at)
        select $1, gen_random_uuid(), 'clock-ran-out', jsonb_build_object('number', c.number, 'part', f.part, 'kind', f.kind,
          'nth', f.nth, 'dueAt', f.due_at), $2 from fired f join cases c on c.division = $1 and c.id = f.case_id`,
      [county, OVER],
    );
    await app.pool.query(
      `with ended as (
          update clocks set status = 'ended', ended_at = $2, late = true
          where division = $1 and status = 'running' and kind = 'acceptance' and due_at < $2 and ${COPIES} returning *),
        begun as (
          insert into clocks (division, case_id, part, kind, nth, basis, due_at, due, provisional, first_due, status, rated,
            deciding_county, agency)
          select $1, case_id, part, 'promised', 1, basis, due_at, due, false, due, 'running', true, deciding_county, agency from ended),
        moved as (
          update cases c set version = c.version + 1, updated_at = $2 from ended e where c.division = $1 and c.id = e.case_id
          returning c.id, c.number, c.version),
        events as (
          insert into case_events (division, case_id, seq, part, kind, at, event)
          select $1, id, version, 1, 'part-deemed-accepted', $2, jsonb_build_object('kind', 'part-deemed-accepted', 'part', 1,
            'seq', version, 'at', $2::text, 'origin', 'live', 'actor', jsonb_build_object('role', 'system')) from moved),
        part_rows as (
          update parts p set stage = 'accepted', accepted_on = '2026-11-23', version = m.version, since = $2, next_due = p.next_due
          from moved m where p.division = $1 and p.case_id = m.id)
        insert into outbox (division, id, topic, payload, created_at)
        select $1, gen_random_uuid(), 'case', jsonb_build_object('number', number, 'happened', '[]'::jsonb), $2 from moved`,
      [county, OVER],
    );
    await app.pool.query(
      `with fired as (
          update clocks set fired_at = $2, late = true
          where division = $1 and status = 'running' and kind = 'promised' and fired_at is null and due_at < $2
            and ${COPIES} returning *)
        insert into outbox (division, id, topic, payload, created_at)
        select $1, gen_random_uuid(), 'clock-ran-out', jsonb_build_object('number', c.number, 'part', f.part, 'kind', f.kind,
          'nth', f.nth, 'dueAt', f.due_at), $2 from fired f join cases c on c.division = $1 and c.id = f.case_id`,
      [county, OVER],
    );
  }
}

/** What `recomputeClocks` writes, one day added to everything, by a hundredth of a county at a time. */
async function rawMove(app: App, counties: readonly string[]): Promise<void> {
  for (const county of counties) {
    for (let slice = 0; slice < 8; slice += 1) {
      await app.pool.query(
        `with moved as (
            update clocks set due_at = due_at + interval '1 day', due = due + 1
            where division = $1 and status = 'running' and fired_at is null and uuid_hash(case_id) & 7 = $2 returning *),
          logged as (
            insert into clock_moves (division, case_id, part, kind, nth, change, from_due, to_due, kept, at, deciding_county, agency)
            select $1, case_id, part, kind, nth, $3, due - 1, due, false, $4, deciding_county, agency from moved),
          parts_moved as (
            update parts p set next_due = m.due_at from (
              select case_id, part, min(due_at) as due_at from moved group by case_id, part) m
            where p.division = $1 and p.case_id = m.case_id and p.part = m.part)
          insert into outbox (division, id, topic, payload, created_at)
          select $1, gen_random_uuid(), 'clock-moved', jsonb_build_object('number', c.number, 'moves', m.moves), $4
          from (select case_id, jsonb_agg(jsonb_build_object('part', part, 'kind', kind, 'nth', nth, 'from', due - 1, 'to', due))
            as moves from moved group by case_id) m join cases c on c.division = $1 and c.id = m.case_id`,
        [county, slice, '0199e000-0000-7000-8000-000000000000', OVER],
      );
    }
  }
}
