// 更正: whatever is put right, what is done, by whom and with which papers stays as it was filed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { id, jointLaw } from '../../../test/support/catalogue-builder.ts';
import { COUNTY, randomAnswers, randomCatalogue } from '../../../test/support/random-catalogue.ts';
import { named } from '../../../test/support/random-lives.ts';
import { compile } from '#core/compiler/compile.ts';
import type { Answers, Plan, Settled } from '#core/compiler/plan.ts';
import { settle } from '#core/compiler/settle.ts';
import { stampEvents } from './act.ts';
import { correctForm } from './correct-form.ts';
import { applyEvent } from './evolve.ts';
import { fileCase } from './file-case.ts';
import type { CaseState } from './state.ts';

const SEED = 20261122;
const TODAY = Temporal.PlainDate.from('2026-11-22');
const AT = Temporal.Instant.from('2026-11-23T01:00:00Z');
const SYSTEM = { role: 'system' } as const;

function settledOf(plan: Plan, answers: Answers): Settled {
  return settle(plan, answers, TODAY);
}

function filed(settled: Settled): CaseState {
  const body = fileCase({
    id: named('case'),
    number: named('number'),
    channel: 'online',
    applicant: { name: '样本', citizenNumber: '0' },
    delivery: { how: 'online' },
    materials: settled.materials.map(({ material, asks }) => ({
      material: material.id,
      name: material.name,
      way: 'uploaded',
      files: [],
      items: asks.map(({ item }) => item),
    })),
    settled,
    countyOf: () => COUNTY,
    resultsOf: () => [],
    placeName: (code) => code,
  });
  return applyEvent(undefined, { ...body, seq: 1, at: AT.toString(), origin: 'live', actor: SYSTEM });
}

/** The parts without what says that something happened to them. */
function shapeOf({ parts }: CaseState): readonly unknown[] {
  return parts.map(({ version: _version, ...part }) => part);
}

test('a correction changes answers alone: the same parts, offices, waiting and papers, or it is refused', () => {
  let done = 0;
  let refused = 0;
  fc.assert(
    fc.property(randomCatalogue, randomAnswers, randomAnswers, ({ made }, first, later) => {
      const outcome = compile(made, {
        thing: id('thing'),
        counties: { household: COUNTY },
        law: jointLaw(),
      });
      if (!outcome.ok) return;
      const before = settledOf(outcome.plan, first);
      if (before.included.length === 0 || before.open.length > 0) return;
      const state = filed(before);
      const after = settledOf(outcome.plan, { ...before.answers, ...later });
      const correction = { settled: after, countyOf: () => COUNTY, placeName: String, reason: '' };
      const decided = correctForm(state, correction);
      if (!decided.ok) {
        refused += 1;
        return;
      }
      done += 1;
      const stamp = { at: AT, actor: SYSTEM, origin: 'live' } as const;
      const now = stampEvents(state, decided.value, stamp).reduce<CaseState>(applyEvent, state);
      assert.deepEqual(shapeOf(now), shapeOf(state));
      assert.deepEqual(now.materials, state.materials);
      assert.deepEqual(
        after.included.map(({ item }) => item.id),
        before.included.map(({ item }) => item.id),
      );
      const read = decided.value.flatMap((event) => (event.kind === 'form-corrected' ? event.parts : []));
      assert.ok(read.length > 0, 'somebody reads what was corrected');
      for (const part of now.parts) {
        const moved = part.version !== state.parts[part.part - 1]?.version;
        assert.equal(moved, read.includes(part.part), 'a page made before it decides nothing');
      }
    }),
    { seed: SEED, numRuns: 300 },
  );
  assert.ok(done > 10 && refused > 20, `corrections done: ${done}, refused: ${refused}`);
});

test('another county is another office: refused, whatever else is right', () => {
  fc.assert(
    fc.property(randomCatalogue, randomAnswers, ({ made }, answers) => {
      const outcome = compile(made, {
        thing: id('thing'),
        counties: { household: COUNTY },
        law: jointLaw(),
      });
      if (!outcome.ok) return;
      const settled = settledOf(outcome.plan, answers);
      if (settled.included.length === 0 || settled.open.length > 0 || settled.notOffered.length > 0) return;
      const decided = correctForm(filed(settled), {
        settled,
        countyOf: () => undefined,
        placeName: String,
        reason: '',
      });
      assert.ok(!decided.ok);
      assert.deepEqual(decided.error, { code: 'correction-changes-case', params: { what: 'offices' } });
    }),
    { seed: SEED, numRuns: 100 },
  );
});
