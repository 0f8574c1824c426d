import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { id } from '../../../test/support/catalogue-builder.ts';
import { SAMPLE_QUESTIONNAIRE } from '../../../test/support/sample-city.ts';
import type { PersonId } from '#core/identity/viewer.ts';
import { followUpStage, recordStep, stepsAllowed, type FollowUpEntry } from './follow-up.ts';
import { GRADES, isLow, LONGEST_COMMENT, parseRating, reasonsOf } from './rating.ts';

const questionnaire = SAMPLE_QUESTIONNAIRE;
const SEED = 20261122;
const said = (grade: string, reasons: readonly string[] = [], comment = '') =>
  parseRating({ grade, reasons, comment, channel: 'web' }, questionnaire);

test('the questionnaire has five grades, and each has reasons whose first digit is the grade', () => {
  assert.deepEqual(
    questionnaire.grades.map(({ grade }) => grade),
    [...GRADES],
  );
  for (const grade of GRADES) assert.ok(reasonsOf(questionnaire, grade).length >= 7, `grade ${grade}`);
  assert.equal(new Set(questionnaire.reasons.map(({ code }) => code)).size, questionnaire.reasons.length);
});

test('a grade alone is a rating; without a grade it is none', () => {
  assert.equal(said('5').ok, true);
  for (const grade of ['', '0', '6', '2.5', 'x']) {
    const outcome = said(grade);
    assert.equal(outcome.ok ? '' : outcome.error.code, 'rating-grade-needed');
  }
});

test('a reason of another grade, or one that nobody wrote, is refused by its code', () => {
  for (const code of ['510', '999', '2 10', '-210', '']) {
    const outcome = said('2', ['210', code]);
    assert.deepEqual(outcome.ok ? '' : outcome.error, {
      code: 'rating-reason-not-of-grade',
      params: { code },
    });
  }
});

test('the same reason twice counts once, and a comment has a limit', () => {
  const twice = said('2', ['210', '210'], '  同一张证明要了两次 ');
  assert.deepEqual(twice.ok && [twice.value.reasons, twice.value.comment], [[210], '同一张证明要了两次']);
  assert.equal(said('2', [], '长'.repeat(LONGEST_COMMENT + 1)).ok, false);
});

test('only the two lowest grades open a follow-up', () => {
  assert.deepEqual(
    GRADES.filter((grade) => isLow({ grade })),
    [2, 1],
  );
});

const steps = fc.array(
  fc.record({
    by: fc.constantFrom<PersonId>(id('a'), id('b'), id('c')),
    step: fc.oneof(
      fc.record({
        step: fc.constant('contact' as const),
        way: fc.constant('phone' as const),
        reached: fc.boolean(),
        note: fc.constant('已联系'),
      }),
      fc.record({
        step: fc.constant('find' as const),
        outcome: fc.constantFrom('true' as const, 'partly' as const, 'mistaken' as const),
        note: fc.constant('核实'),
      }),
      fc.record({ step: fc.constant('correct' as const), note: fc.constant('已整改') }),
      fc.record({
        step: fc.constant('check' as const),
        agrees: fc.boolean(),
        note: fc.constant('复核'),
      }),
    ),
  }),
  { minLength: 1, maxLength: 30 },
);

test('a follow-up closes only after a contact, a finding, a correction where one was due, and an independent check', () => {
  const closed = { times: 0 };
  fc.assert(
    fc.property(steps, (tries) => {
      const entries: FollowUpEntry[] = [];
      for (const { step, by } of tries) {
        const outcome = recordStep(entries, step, by);
        if (!outcome.ok) continue;
        assert.ok(stepsAllowed(entries).includes(step.step));
        entries.push({ ...outcome.value, at: '2026-11-22T00:00:00Z', by, name: '' });
      }
      if (followUpStage(entries) !== 'closed') return;
      closed.times += 1;
      const checks = entries.filter(({ step }) => step === 'check');
      const checker = checks.at(-1)?.by;
      assert.ok(entries.some((entry) => entry.step === 'contact' && entry.reached));
      const found = entries.findLast((entry) => entry.step === 'find');
      assert.ok(found?.step === 'find');
      const after = entries.slice(entries.indexOf(found));
      assert.equal(
        after.some(({ step }) => step === 'correct'),
        found.outcome !== 'mistaken',
      );
      assert.equal(entries.filter(({ by }) => by === checker).length, 1, 'who checks did nothing before');
    }),
    { seed: SEED, numRuns: 3000 },
  );
  assert.ok(closed.times > 20, `only ${closed.times} closed`);
});
