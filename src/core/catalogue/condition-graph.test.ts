import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Json } from '#base/canonical-json.ts';
import { parseCondition } from './condition.ts';
import { buildConditionGraph, evaluateAll, reevaluate } from './condition-graph.ts';
import { elementIdOf } from './ids.ts';
import type { Condition } from './model.ts';

const NAMES = new Set(['a', 'b', 'c', 'd', 'e', 'f']);
const condition = (text: string): Condition => {
  const parsed = parseCondition(text, {
    elements: NAMES,
    placeAt: () => ({ file: 'x', line: 1, column: 1 }),
  });
  assert.ok(parsed.condition, text);
  return parsed.condition;
};
const derived = (id: string, text: string) => ({ id: elementIdOf(id), derive: condition(text) });

test('a change re-evaluates only what reads it, directly or through a derived element', () => {
  const conditions = ['c > 3', 'd = 1', 'e = "x"', 'age("2000-01-01", today) > 3'].map(condition);
  const graph = buildConditionGraph([derived('c', 'b + 1'), derived('b', 'a + 1')], conditions);
  const first = evaluateAll(graph, { a: 1, d: 1, e: 'x' }, '2026-11-22');
  assert.equal(first.evaluated, 6);
  assert.deepEqual([...first.outcomes.values()], [false, true, true, true]);
  const second = reevaluate(graph, first, { a: 2 });
  assert.equal(second.evaluated, 3); // b, c, and the condition on c
  assert.deepEqual([...second.outcomes.values()], [true, true, true, true]);
  assert.equal(reevaluate(graph, second, { a: 2 }).evaluated, 0);
  assert.equal(reevaluate(graph, second, { d: 2 }).evaluated, 1);
  assert.equal(reevaluate(graph, second, { today: '2026-11-23' }).evaluated, 1);
});

test('a derived element that comes out the same wakes nobody', () => {
  const graph = buildConditionGraph([derived('b', 'a > 10')], [condition('b = true')]);
  const first = evaluateAll(graph, { a: 1 }, '2026-11-22');
  assert.equal(reevaluate(graph, first, { a: 2 }).evaluated, 1);
});

test('an answer taken back opens what it had settled', () => {
  const graph = buildConditionGraph([], [condition('a = 1')]);
  const first = evaluateAll(graph, { a: 1 }, '2026-11-22');
  assert.deepEqual([...reevaluate(graph, first, { a: undefined }).outcomes.values()], ['open']);
});

test('elements in a circle are named, those that only wait for the circle are not', () => {
  const graph = buildConditionGraph(
    [derived('a', 'b + 1'), derived('b', 'a + 1'), derived('c', 'a + 1')],
    [],
  );
  assert.deepEqual(graph.cyclic, ['a', 'b']);
  assert.deepEqual(graph.order, []);
});

test('step by step gives what one evaluation of everything gives', () => {
  const graph = buildConditionGraph(
    [derived('e', 'if a > 1 then b else c'), derived('f', 'e + 1')],
    ['f > 2 or a = 0', 'not(e = 1) and b < 3', 'c = 2'].map(condition),
  );
  const value = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
  const change = fc.record({ a: value, b: value, c: value }, { requiredKeys: [] });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      let answers: Record<string, Json | undefined> = {};
      let now = evaluateAll(graph, answers, '2026-11-22');
      for (const each of changes) {
        answers = { ...answers, ...each };
        now = reevaluate(graph, now, each);
      }
      const whole = evaluateAll(graph, answers, '2026-11-22');
      assert.deepEqual([...now.outcomes.values()], [...whole.outcomes.values()]);
    }),
    { seed: 20261122, numRuns: 200 },
  );
});
