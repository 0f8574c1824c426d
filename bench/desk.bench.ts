// The planning office's desk with 1,000 opinions: every list of it over HTTP, after the first look and after each confirmation. Goal: p95 < 100 ms each.
// The browser shares the server's thread, so what it costs to ask counts against the page. YICI_BENCH_OPINIONS=100 makes it a tenth, for trying it out.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App } from '#app/app.ts';
import { loadSampleConsultations } from '#app/load-sample-consultation.ts';
import { assert } from '#base/assert.ts';
import { readSamples } from '#connectors/consultation-files/load.ts';
import type { Consultation } from '#core/consultation/consultation.ts';
import type { LedgerActor, LedgerHappening } from '#core/consultation/events.ts';
import { isConsultationId, isContributorId } from '#core/consultation/ids.ts';
import type { Demand, Ledger } from '#core/consultation/ledger.ts';
import { appendToLedger } from '#store/consultation-ledgers.ts';
import { startEmbeddedPostgres } from '#store/embedded-postgres.ts';
import { migrate } from '#store/migrate.ts';
import { sampleAppAt } from '../test/support/sample-app.ts';
import { planner } from '../test/support/sample-people.ts';
import { servePages } from '../test/web/page-server.ts';
import { sampleMessages } from './fold-messages-sample.ts';

const OPINIONS = Number(process.env['YICI_BENCH_OPINIONS'] ?? 1000);
const SEED = 20_261_122;
const GOAL = 100;
const RUNS = 40;
/** Looks before it is measured. */
const WARM = 3;
const ROUND = 'open-door-sample';
const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Behind `/consultations/<id>`. */
const PAGES = [
  '',
  '/submissions',
  '/submissions?page=20',
  '/demands',
  '/demands?state=unsorted',
  '/copies',
  '/copies?threshold=0.5',
  '/sorting',
  '/demands/D500/similar',
  '/demands/D500',
  '/dispatch',
  '/disposition',
  '/ledger',
  '/coverage',
  '/clocks',
  '/journal',
  '/procedure',
  '/commitments',
  '/packet',
  '/intake/import',
  '/plan',
];

const home = mkdtempSync(join(tmpdir(), 'yici-bench-desk-'));
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
  const consultation = isConsultationId(ROUND) ? app.consultations.consultations.get(ROUND) : undefined;
  assert(consultation, 'the sample consultation is there');
  await fill(app, consultation);
  const pages = await servePages(app);
  pages.as(planner('head'));
  const look = async (page: string): Promise<void> => {
    const answer = await fetch(`${pages.origin}/consultations/${ROUND}${page}`);
    const html = await answer.text();
    if (answer.status !== 200) throw new Error(`${page}: ${answer.status} ${html.length}`);
  };
  try {
    const met: boolean[] = [];
    for (const page of PAGES) {
      const first = await took(() => look(page));
      const again: number[] = [];
      for (let run = 0; run < RUNS + WARM; run += 1) again.push(await took(() => look(page)));
      met.push(report(page === '' ? '(home)' : page, again.slice(WARM), `first look ${first.toFixed(0)} ms`));
    }
    for (const page of ['/sorting', '/copies', '/ledger', '/coverage']) {
      const after: number[] = [];
      for (let run = 0; run < RUNS + WARM; run += 1) {
        await sortOne(app, consultation);
        after.push(await took(() => look(page)));
      }
      met.push(report(`${page} after each confirmation`, after.slice(WARM)));
    }
    if (met.includes(false)) process.exitCode = 1;
  } finally {
    await pages.stop();
  }
}

/** The sample, and as many opinions again as make the number; some of them sorted, sent and decided. */
async function fill(app: App, consultation: Consultation): Promise<void> {
  await loadSampleConsultations(app, readSamples(path('data/consultations')));
  const before = await ledgerOf(app, consultation);
  const missing = Math.max(0, OPINIONS - before.submissions.size);
  const received = Array.from(sampleMessages(missing, SEED), ({ text }): LedgerHappening => {
    const id = app.newId();
    assert(isContributorId(id), 'a new id is a UUID');
    return {
      type: 'submission-received',
      channel: 'web',
      contributor: { id, groups: [] },
      text,
      files: [],
      consent: { text: 'yes', name: 'no' },
    };
  });
  await append(app, consultation, received);
  const ledger = await ledgerOf(app, consultation);
  const fresh = [...ledger.demands.values()].filter(({ sorted }) => !sorted);
  await append(
    app,
    consultation,
    fresh.flatMap((demand, nth) => workOn(consultation, demand, nth)),
  );
  const { submissions, demands, seq } = await ledgerOf(app, consultation);
  console.log(`${submissions.size} opinions, ${demands.size} demands, ${seq} events`);
}

/** Half of them are sorted, a quarter is sent, a tenth decided. */
function workOn(
  { topics, departments }: Consultation,
  demand: Demand,
  nth: number,
): readonly LedgerHappening[] {
  const topic = topics[nth % topics.length]?.id;
  const lead = departments[nth % departments.length]?.id;
  if (nth % 2 === 1 || lead === undefined) return [];
  const sorted: LedgerHappening = { type: 'demand-sorted', demand: demand.id, topic, clauses: [] };
  const sent: LedgerHappening = {
    type: 'demand-dispatched',
    demand: demand.id,
    mode: 'lead',
    leads: [lead],
    supports: [],
    note: '',
  };
  const decided: LedgerHappening = {
    type: 'demand-disposed',
    demand: demand.id,
    outcome: 'declined',
    reason: `已由专项工作安排，本规划不再重复写入（第${nth}项）。`,
    links: [],
  };
  return [sorted, ...(nth % 4 === 0 ? [sent] : []), ...(nth % 12 === 0 ? [decided] : [])];
}

/** What the desk does all day. */
async function sortOne(app: App, consultation: Consultation): Promise<void> {
  const { demands } = await ledgerOf(app, consultation);
  const next = [...demands.values()].find(({ sorted }) => !sorted);
  assert(next, 'some are left');
  const topic = consultation.topics[0]?.id;
  await append(app, consultation, [{ type: 'demand-sorted', demand: next.id, topic, clauses: [] }]);
}

async function append(
  app: App,
  consultation: Consultation,
  happenings: readonly LedgerHappening[],
): Promise<void> {
  const key = { division: consultation.division, consultation: consultation.id };
  const { seq } = await app.ledgers.latest(key);
  const by: LedgerActor = { kind: 'platform' };
  const at = app.now();
  const events = happenings.map((happening, nth) => ({ ...happening, seq: seq + nth + 1, at, by }));
  assert(await appendToLedger(app.pool, { ...key, expected: seq, events, contributors: [], at }), 'written');
}

function ledgerOf(app: App, { division, id }: Consultation): Promise<Ledger> {
  return app.ledgers.latest({ division, consultation: id });
}

async function took(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function report(what: string, times: readonly number[], said = ''): boolean {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  const [p50, p95] = [at(0.5), at(0.95)];
  const met = p95 < GOAL;
  console.log(
    `${what.padEnd(36)} p50 ${p50.toFixed(0).padStart(4)} ms, p95 ${p95.toFixed(0).padStart(4)} ms: ${(p95 / GOAL).toFixed(2)} × the goal${met ? '' : '  ← over'}${said === '' ? '' : `; ${said}`}`,
  );
  return met;
}
