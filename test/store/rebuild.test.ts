import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import { actOnPart } from '#app/act-on-part.ts';
import type { PartAddress } from '#app/act.ts';
import { deliverResult } from '#app/deliver-result.ts';
import { handInSupplement } from '#app/hand-in-supplement.ts';
import { ACTS_OF_STAGE, OFFICER_ACTS, type Act, type OfficerCommand } from '#core/cases/acts.ts';
import type { CaseEvent } from '#core/cases/events.ts';
import { evolve } from '#core/cases/evolve.ts';
import { caseRow, partRow } from '#store/cases.ts';
import { newbornDraft, stateOf, submitted } from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

const SEED = 20261122;
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
      return { act, reason: '不符合条件' };
    case 'review':
    case 'grant':
      return { act, opinion: '同意' };
    case 'issue':
      return { act, numbers: ['样-1'] };
    default:
      return { act };
  }
}

test('folding all events again gives exactly the rows of cases and parts, whatever happened', async () => {
  const { app } = sample;
  for (const life of fc.sample(tries, { seed: SEED, numRuns: 4 })) {
    const draft = await newbornDraft(
      app,
      window,
      citizen('样母', '1994-02-03', 31),
      citizen('样父', '1992-07-08', 32),
    );
    const number = await submitted(app, window, draft);
    for (const draw of life) {
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
  }>(
    `select (select jsonb_agg(e.event order by e.seq) from case_events e where e.case_id = c.id) as events,
      to_jsonb(c) as row, (select jsonb_agg(to_jsonb(p) order by p.part) from parts p where p.case_id = c.id) as parts
    from cases c`,
  );
  assert.equal(rows.length, 4);
  for (const { events, row, parts } of rows) {
    const state = evolve(events);
    assert.ok(state);
    const { updated_at: updatedAt, ...kept } = row;
    assert.deepEqual(comparable(kept), comparable(caseRow(state)));
    assert.equal(instant(updatedAt), instant(events.at(-1)?.at));
    assert.deepEqual(
      parts.map(comparable),
      state.parts.map((part) => comparable(partRow(part, state))),
    );
  }
});

test('every act leaves one message for the world, with no name and no answer in it', async () => {
  const { rows } = await sample.app.pool.query<{ messages: number; cases: number; leaks: number }>(
    `select (select count(*) from outbox) as messages, (select count(*) from cases) as cases,
      (select count(*) from outbox where payload::text like '%样%') as leaks`,
  );
  assert.deepEqual(rows, [{ messages: 4 + done, cases: 4, leaks: 0 }]);
});

/** JSON with instants spelled one way. */
function comparable(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(row).map(([key, value]) => [
    key,
    key === 'since' || key === 'filed_at' ? instant(value) : value,
  ]);
  return JSON.parse(JSON.stringify(Object.fromEntries(entries)));
}

function instant(value: unknown): string {
  return Temporal.Instant.from(String(value)).toString();
}
