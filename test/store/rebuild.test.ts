import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import { actOnPart } from '#app/act-on-part.ts';
import { changedClocks } from '#app/clock-rows.ts';
import type { PartAddress } from '#app/act.ts';
import { deliverResult } from '#app/deliver-result.ts';
import { handInSupplement } from '#app/hand-in-supplement.ts';
import { ACTS_OF_STAGE, OFFICER_ACTS, type Act, type OfficerCommand } from '#core/cases/acts.ts';
import type { CaseEvent } from '#core/cases/events.ts';
import { evolve } from '#core/cases/evolve.ts';
import { caseRow, partRow } from '#store/cases.ts';
import type { ClockRow } from '#store/clocks.ts';
import { newbornDraft, stateOf, submitted } from '../support/journeys.ts';
import { sampleApp, START, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

const SEED = 20261122;
const INSTANTS = ['since', 'filed_at', 'next_due', 'due_at', 'ended_at'];
let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const window = clerk(PLACES.centre);
const tries = fc.array(fc.record({ part: fc.nat(1000), act: fc.nat(1000) }), {
  minLength: 60,
  maxLength: 90,
});
let done = 0;

type Tried = OfficerCommand['act'] | 'hand-in-supplement' | 'deliver';
function isTried(act: Act): act is Tried {
  return act === 'hand-in-supplement' || act === 'deliver' || OFFICER_ACTS.some((each) => each === act);
}

async function attempt(at: PartAddress, agency: string, act: Tried | undefined): Promise<boolean> {
  const { app } = sample;
  if (act === undefined) return false;
  if (act === 'deliver') return (await deliverResult(app, window, { ...at, to: '样母' })).ok;
  if (act === 'hand-in-supplement')
    return (await handInSupplement(app, window, { ...at, papers: [], note: '已说明' })).ok;
  return (await actOnPart(app, officer(PLACES.changning, agency), { ...at, command: commandOf(act) })).ok;
}

function commandOf(act: OfficerCommand['act']): OfficerCommand {
  switch (act) {
    case 'ask-supplement':
      return { act, materials: [], note: '请说明' };
    case 'refuse':
    case 'reject':
      return { act, reason: '不符合条件', ground: { law: '样法第一条（测试）' } };
    case 'review':
    case 'grant':
      return { act, opinion: '同意' };
    case 'issue':
      return { act, numbers: ['样-1'] };
    default:
      return { act };
  }
}

test('folding all events again gives exactly the rows of cases, parts and clocks, whatever happened', async () => {
  const { app } = sample;
  for (const life of fc.sample(tries, { seed: SEED, numRuns: 4 })) {
    const draft = await newbornDraft(
      app,
      window,
      citizen('样母', '1994-02-03', 31),
      citizen('样父', '1992-07-08', 32),
    );
    const number = await submitted(app, window, draft);
    for (const [day, draw] of life.entries()) {
      sample.at(
        Temporal.Instant.from(START)
          .add({ hours: 6 * day })
          .toString(),
      );
      const open = (await stateOf(app, number)).parts.filter(({ stage }) => ACTS_OF_STAGE[stage].length > 0);
      const part = open[draw.part % Math.max(1, open.length)];
      if (part === undefined) break;
      const acts = ACTS_OF_STAGE[part.stage].filter(isTried);
      const act = acts[draw.act % acts.length];
      const at = { number, part: part.part, version: part.version };
      const outcome = await attempt(at, part.agency, act);
      if (outcome) done += 1;
    }
  }
  assert.ok(done > 30, `only ${done} acts were done`);

  const { rows } = await app.pool.query<{
    events: CaseEvent[];
    row: Record<string, unknown>;
    parts: Record<string, unknown>[];
    clocks: Record<string, unknown>[];
  }>(
    `select (select jsonb_agg(e.event order by e.seq) from case_events e where e.case_id = c.id) as events,
      to_jsonb(c) as row, (select jsonb_agg(to_jsonb(p) order by p.part) from parts p where p.case_id = c.id) as parts,
      coalesce((select jsonb_agg(to_jsonb(k) order by k.part, k.kind, k.nth) from clocks k where k.case_id = c.id), '[]') as clocks
    from cases c`,
  );
  assert.equal(rows.length, 4);
  let ticking = 0;
  for (const { events, row, parts, clocks } of rows) {
    const state = evolve(events);
    assert.ok(state);
    const { updated_at: updatedAt, ...kept } = row;
    assert.deepEqual(comparable(kept), comparable(caseRow(state)));
    assert.equal(instant(updatedAt), instant(events.at(-1)?.at));
    const made = changedClocks(app, { after: state }).toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
    assert.deepEqual(
      parts.map(comparable),
      state.parts.map((part) => comparable({ ...partRow(part, state), ...nearestOf(made, part.part) })),
    );
    assert.deepEqual(
      clocks
        .map(({ division, case_id: _id, first_due: _first, fired_at: fired, late, ...clock }) => {
          assert.deepEqual([division, fired], [state.division, null]);
          assert.equal(late, clock['ended_at'] !== null && isLate(clock));
          return comparable(clock);
        })
        .toSorted((a, b) => keyOf(a).localeCompare(keyOf(b))),
      made.map(comparable),
    );
    ticking += clocks.length;
  }
  assert.ok(ticking > 10, `only ${ticking} clocks`);
});

test('every act leaves one message for the world, with no name and no answer in it', async () => {
  const { rows } = await sample.app.pool.query<{ messages: number; cases: number; leaks: number }>(
    `select (select count(*) from outbox) as messages, (select count(*) from cases) as cases,
      (select count(*) from outbox where payload::text like '%样%') as leaks`,
  );
  assert.deepEqual(rows, [{ messages: 4 + done, cases: 4, leaks: 0 }]);
});

function keyOf(clock: Readonly<Record<string, unknown>> | ClockRow): string {
  return `${String(clock.part)} ${String(clock.kind)} ${String(clock.nth)}`;
}

/** What an office's list goes by. */
function nearestOf(clocks: readonly ClockRow[], part: number): Readonly<Record<string, unknown>> {
  const [nearest] = clocks
    .filter((each) => each.part === part && each.status === 'running' && each.kind !== 'owed')
    .toSorted((a, b) => `${a.due_at} ${a.kind}`.localeCompare(`${b.due_at} ${b.kind}`));
  return {
    next_due: nearest?.due_at ?? null,
    next_kind: nearest?.kind ?? null,
    next_provisional: nearest?.provisional ?? null,
  };
}

function isLate({ ended_at: ended, due_at: due }: Readonly<Record<string, unknown>>): boolean {
  return due !== null && Temporal.Instant.compare(instant(ended), instant(due)) > 0;
}

/** JSON with instants spelled one way. */
function comparable(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(row).map(([key, value]) => [
    key,
    INSTANTS.includes(key) && value !== null ? instant(value) : value,
  ]);
  return JSON.parse(JSON.stringify(Object.fromEntries(entries)));
}

function instant(value: unknown): string {
  return Temporal.Instant.from(String(value)).toString();
}
