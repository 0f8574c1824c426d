import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCondition } from './condition.ts';
import { derivationCircles } from './derivation-circles.ts';
import { elementIdOf } from './ids.ts';

const NAMES = new Set(['a', 'b', 'c', 'd']);

function derived(
  id: string,
  text: string,
): Parameters<typeof derivationCircles>[0] extends Iterable<infer One> ? One : never {
  const { condition } = parseCondition(text, {
    elements: NAMES,
    placeAt: () => ({ file: 'x', line: 1, column: 1 }),
  });
  assert.ok(condition, text);
  return { id: elementIdOf(id), derive: condition };
}

test('elements in a circle are named, those that only wait for the circle are not', () => {
  assert.deepEqual(derivationCircles([derived('a', 'b + 1'), derived('b', 'a + 1'), derived('c', 'a + 1')]), [
    'a',
    'b',
  ]);
});

test('a chain of derivations, or two ways to the same element, is no circle', () => {
  assert.deepEqual(
    derivationCircles([derived('a', 'b + c'), derived('b', 'd + 1'), derived('c', 'd + 2')]),
    [],
  );
});
