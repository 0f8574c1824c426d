// Filing a case through the use case (read the draft, settle the plan, check everything, one statement) against the same
// rows written as raw SQL on the same database: by the bare driver, and by pgbench where it is installed. Durable
// commits, 16 at a time, all in one run: read the ratios, not the times. Goal: 0.7 of the raw transaction, by the use
// case; beside it stands the same filing as the counter's browser does it, through the whole server.
import { spawnSync } from 'node:child_process';
import { randomInt, randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';
import type { App } from '#app/app.ts';
import { makePlanBook } from '#app/plan-book.ts';
import { openDraft } from '#app/open-draft.ts';
import { saveDraft } from '#app/save-draft.ts';
import { submitDraft, type SubmitDraft } from '#app/submit-draft.ts';
import { loadCatalogue } from '#connectors/catalogue-files/load.ts';
import { openFolderStore } from '#connectors/file-store/folder-store.ts';
import { loadReference } from '#connectors/reference-data/load.ts';
import type { DraftId } from '#core/cases/draft.ts';
import type { CaseEvent } from '#core/cases/events.ts';
import { evolve } from '#core/cases/evolve.ts';
import { caseRow, partRow } from '#store/cases.ts';
import { openLedgerBook } from '#store/consultation-ledgers.ts';
import { startEmbeddedPostgres } from '#store/embedded-postgres.ts';
import { migrate } from '#store/migrate.ts';
import { messageOf } from '#store/outbox.ts';
import { openPool } from '#store/pool.ts';
import { everySeen, pensionDraft } from '../test/support/journeys.ts';
import { citizen, clerk, PLACES, type Clerk } from '../test/support/sample-people.ts';
import { openCounter, type CheckForm, type Counter } from './submit-over-http.ts';

const CLIENTS = 16;
const CASES = 1000;
/** Fewer: each needs its page looked at first, and the rate needs no more. */
const HTTP_CASES = 400;
const ROUNDS = 5;
const GOAL = 0.7;
const path = (folder: string): string => fileURLToPath(new URL(`../${folder}`, import.meta.url));
const window = clerk(PLACES.centre);
const DIVISION = PLACES.changning;
const INSERTS = {
  submissions:
    'insert into submissions (division, owner, key, case_id, number, at) values ($1, $2, $3, $4, $5, now())',
  cases: `insert into cases select * from jsonb_populate_record(null::cases, $1::jsonb)`,
  parts: `insert into parts select * from jsonb_populate_record(null::parts, $1::jsonb)`,
  case_events: `insert into case_events (division, case_id, seq, kind, at, event) values ($1, $2, 1, 'case-filed', now(), $3::jsonb)`,
  outbox: `insert into outbox (division, id, topic, payload, created_at) values ($1, $2, 'case', $3::jsonb, now())`,
};

const home = mkdtempSync(join(tmpdir(), 'yici-bench-'));
const server = await startEmbeddedPostgres({ home });
try {
  await migrate(server.url('postgres'), path('db/migrations'));
  const pool = openPool({ url: server.url('postgres'), size: CLIENTS });
  try {
    const app = await makeApp(pool);
    const counter = await openCounter(app, CLIENTS);
    try {
      await measure(app, counter, server.url('postgres'));
    } finally {
      await counter.stop();
    }
  } finally {
    await pool.end();
  }
} finally {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}

/** One round after the other, each way of writing in each: the machine's moods hit all alike. Ratios are the median of rounds. */
async function measure(app: App, counter: Counter, url: string): Promise<void> {
  const sample = await firstCase(app);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const drafts = await drafted(app, window, CASES);
    rounds.push({
      use: await perSecond(drafts, (draft) => submitOne(app, { draft })),
      write: await perSecond(await opened(app, await drafted(app, window, CASES)), (each) =>
        submitOne(app, each),
      ),
      plain: await perSecond(drafts, () => rawTransaction(app.pool, sample)),
      one: await perSecond(drafts, () => rawStatement(app.pool, sample)),
      pgbench: pgbench(url, sample),
      http: await throughServer(app, counter),
    });
  }
  console.log(
    `median of ${ROUNDS} rounds of ${CASES} cases (${HTTP_CASES} through the server), ${CLIENTS} at a time, durable commits`,
  );
  report('submitDraft that reads, settles and checks the draft itself', rounds, 'use');
  report('submitDraft of a draft opened before (as the page does): the filing alone', rounds, 'write');
  report('POST of the check page through the HTTP server', rounds, 'http');
  const plain = report('bare driver, one transaction of plain inserts', rounds, 'plain');
  report('bare driver, the same rows in one statement, nothing read or checked', rounds, 'one');
  const installed = rounds.every((round) => round.pgbench !== undefined);
  if (!installed) console.log('pgbench is not installed: the bare driver stands for it');
  const goal = installed ? report('pgbench, one transaction of plain inserts', rounds, 'pgbench') : plain;
  const http = median(rounds.map((round) => round.http / (round.pgbench ?? round.plain)));
  console.log(`HTTP / ${installed ? 'pgbench' : 'bare driver'} = ${http.toFixed(2)}, without a goal`);
  const write = median(rounds.map((round) => round.write / (round.pgbench ?? round.plain)));
  console.log(`the filing alone / ${installed ? 'pgbench' : 'bare driver'} = ${write.toFixed(2)}`);
  console.log(
    `goal ${GOAL}, by the use case with its reading: ${goal.toFixed(2)} ${goal >= GOAL ? 'reached' : 'MISSED'}`,
  );
}

type Round = {
  readonly use: number;
  /** The same with the reading done before the clock starts. */
  readonly write: number;
  readonly http: number;
  readonly plain: number;
  readonly one: number;
  readonly pgbench: number | undefined;
};

/** Prints the rate, and returns the use case's rate divided by it. */
function report(what: string, rounds: readonly Round[], key: keyof Round): number {
  const rate = median(rounds.map((round) => round[key] ?? 0));
  const ratio = median(rounds.map((round) => round.use / (round[key] ?? 1)));
  const shown = key === 'use' ? '' : `   use case / this = ${ratio.toFixed(2)}`;
  console.log(`${Math.round(rate).toString().padStart(7)}/s  ${what}${shown}`);
  return ratio;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function drafted(app: App, at: Clerk, count: number): Promise<readonly DraftId[]> {
  const drafts: DraftId[] = [];
  await atOnce(
    Array.from({ length: count }, (_, serial) => serial),
    async (serial) => {
      const draft = await pensionDraft(app, at, citizen('样本', '1980-05-06', serial % 500));
      // As the page does: it says which plan its form was shown from.
      const view = await openDraft(app, at, { draft });
      if (view.ok) await saveDraft(app, at, { draft, planVersion: view.value.plan.version });
      drafts.push(draft);
    },
  );
  return drafts;
}

/** Only the POST is timed: the pages were looked at before, which also opened the connections. */
async function throughServer(app: App, counter: Counter): Promise<number> {
  const forms: CheckForm[] = [];
  await atOnce(await drafted(app, counter.clerk, HTTP_CASES), async (draft) => {
    forms.push(await counter.look(draft));
  });
  return perSecond(forms, counter.press);
}

async function opened(app: App, drafts: readonly DraftId[]): Promise<readonly SubmitDraft[]> {
  const ready: SubmitDraft[] = [];
  await atOnce(drafts, async (draft) => {
    const view = await openDraft(app, window, { draft });
    if (!view.ok) throw new Error(JSON.stringify(view.error));
    ready.push({ draft, opened: view.value });
  });
  return ready;
}

async function submitOne(app: App, command: SubmitDraft): Promise<void> {
  const outcome = await submitDraft(app, window, { review: everySeen(app), ...command });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
}

async function perSecond<One>(list: readonly One[], work: (one: One) => Promise<void>): Promise<number> {
  const start = performance.now();
  await atOnce(list, work);
  return (list.length * 1000) / (performance.now() - start);
}

async function atOnce<One>(list: readonly One[], work: (one: One) => Promise<void>): Promise<void> {
  const rest = list.values();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (const one of rest) await work(one);
    }),
  );
}

/** The rows of a real case: what the raw writers write again and again under other keys. */
type Sample = {
  readonly row: Readonly<Record<string, unknown>>;
  readonly part: Readonly<Record<string, unknown>>;
  readonly event: CaseEvent;
  readonly message: string;
};

async function firstCase(app: App): Promise<Sample> {
  await submitOne(app, { draft: await pensionDraft(app, window, citizen('样本', '1980-05-06', 499)) });
  const { rows } = await app.pool.query<{ event: CaseEvent }>('select event from case_events limit 1');
  const state = evolve(rows.map(({ event }) => event));
  const [part] = state?.parts ?? [];
  const event = rows[0]?.event;
  if (!state || !part || !event) throw new Error('no case was filed');
  return {
    row: caseRow(state),
    part: partRow(part, state),
    event,
    message: JSON.stringify(messageOf(state, [event]).payload),
  };
}

async function rawTransaction(pool: Pool, sample: Sample): Promise<void> {
  const { id, number, row, part } = another(sample);
  const client = await pool.connect();
  try {
    await client.query('begin');
    const run = (name: keyof typeof INSERTS, values: readonly unknown[]) =>
      client.query({ name: `bench-${name}`, text: INSERTS[name], values: [...values] });
    await run('submissions', [DIVISION, window.person, randomUUIDv7(), id, number]);
    await run('cases', [row]);
    await run('parts', [part]);
    await run('case_events', [DIVISION, id, JSON.stringify(sample.event)]);
    await run('outbox', [DIVISION, randomUUIDv7(), sample.message]);
    await client.query('commit');
  } finally {
    client.release();
  }
}

async function rawStatement(pool: Pool, sample: Sample): Promise<void> {
  const { id, number, row, part } = another(sample);
  await pool.query({
    name: 'bench-one',
    text: `with s as (insert into submissions (division, owner, key, case_id, number, at) values ($1, $2, $3, $4, $5, now())),
      c as (insert into cases select * from jsonb_populate_record(null::cases, $6::jsonb)),
      p as (insert into parts select * from jsonb_populate_record(null::parts, $7::jsonb)),
      e as (insert into case_events (division, case_id, seq, kind, at, event) values ($1, $4, 1, 'case-filed', now(), $8::jsonb))
      insert into outbox (division, id, topic, payload, created_at) values ($1, $9, 'case', $10::jsonb, now())`,
    values: [
      DIVISION,
      window.person,
      randomUUIDv7(),
      id,
      number,
      row,
      part,
      JSON.stringify(sample.event),
      randomUUIDv7(),
      sample.message,
    ],
  });
}

function another(sample: Sample): {
  readonly id: string;
  readonly number: string;
  readonly row: string;
  readonly part: string;
} {
  const id = randomUUIDv7();
  const number = `430482raw${randomUUIDv7()}`;
  const row = JSON.stringify({ ...sample.row, id, number, updated_at: sample.row['filed_at'] });
  return { id, number, row, part: JSON.stringify({ ...sample.part, case_id: id }) };
}

/** JSON as SQL, in base64, because pgbench takes a colon for one of its variables. */
function json(text: string): string {
  return `convert_from(decode('${Buffer.from(text).toString('base64')}', 'base64'), 'utf8')::jsonb`;
}

/** Transactions a second of the same inserts by pgbench; `undefined` where it is not installed. */
function pgbench(url: string, sample: Sample): number | undefined {
  if (spawnSync('pgbench', ['--version']).status !== 0) return undefined;
  const row = JSON.stringify({ ...sample.row, updated_at: sample.row['filed_at'] });
  const id = `lpad(to_hex(:r::bigint), 32, '0')::uuid`;
  const script = join(home, 'submit.sql');
  const extra = `jsonb_build_object('id', ${id}, 'number', '430482-' || :r::bigint)`;
  writeFileSync(
    script,
    `\\set r random(1, 1000000000000000)
begin;
insert into submissions (division, owner, key, case_id, number, at) values ('${DIVISION}', '${window.person}', ${id}, ${id}, '430482-' || :r::bigint, now());
insert into cases select * from jsonb_populate_record(null::cases, ${json(row)} || ${extra});
insert into parts select * from jsonb_populate_record(null::parts, ${json(JSON.stringify(sample.part))} || jsonb_build_object('case_id', ${id}));
insert into case_events (division, case_id, seq, kind, at, event) values ('${DIVISION}', ${id}, 1, 'case-filed', now(), ${json(JSON.stringify(sample.event))});
insert into outbox (division, id, topic, payload, created_at) values ('${DIVISION}', ${id}, 'case', ${json(sample.message)}, now());
commit;
`,
  );
  const run = spawnSync(
    'pgbench',
    ['-n', '-f', script, '-c', String(CLIENTS), '-j', '2', '-T', '2', '-M', 'prepared', url],
    { encoding: 'utf8' },
  );
  const rate = Number(/tps = ([\d.]+) \(without/.exec(run.stdout)?.[1]);
  if (!Number.isFinite(rate)) throw new Error(`pgbench: ${run.stderr}`);
  return rate;
}

async function makeApp(pool: Pool): Promise<App> {
  const { catalogue } = await loadCatalogue(path('catalogue'));
  if (catalogue === undefined) throw new Error('the catalogue has errors: npx yici check');
  const reference = loadReference(path('data'));
  return {
    ...reference,
    pool,
    ledgers: openLedgerBook(pool),
    catalogue,
    solveLinear: () => ({ status: 'failed' }), // no survey here
    readWorkbook: () => Promise.reject(new Error('no workbooks here')),
    readDocument: () => Promise.reject(new Error('no documents here')),
    readPicture: () => Promise.reject(new Error('no pictures here')),
    sorting: { deskFor: () => Promise.reject(new Error('nothing is sorted here')), model: undefined },
    plans: makePlanBook(catalogue, reference.law),
    files: openFolderStore(join(home, 'files')),
    now: () => Temporal.Now.instant(),
    newId: () => randomUUIDv7(),
    randomBelow: (below) => randomInt(below),
    allowSample: true,
  };
}
