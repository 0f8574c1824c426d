// Solutions that are kept are those of the very same program.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LinearProgram } from '#core/statistics/analysis/linear-program.ts';
import { rememberSolutions } from '#web/costs/analysis/remembered-solutions.ts';

const program = (bound: number, upper?: number): LinearProgram => ({
  direction: 'max',
  variables: 1,
  objective: [[0, 1]],
  constraints: [{ terms: [[0, 1]], relation: '<=', bound }],
  bounds: new Map([[0, { lower: undefined, upper }]]),
});

/** Answers with how often it was asked. */
function counting(most?: number): { readonly solve: (of: LinearProgram) => number } {
  let asked = 0;
  const solve = rememberSolutions(() => {
    asked += 1;
    return { status: 'optimal', objective: asked, values: [], duals: [] };
  }, most);
  return {
    solve: (of) => {
      const solution = solve(of);
      return solution.status === 'optimal' ? solution.objective : NaN;
    },
  };
}

test('the same program is solved once, another one anew: also where only a limit of a variable differs', () => {
  const { solve } = counting();
  const all = [program(1), program(1), program(2), program(1, 5), program(1, Infinity), program(1, 5)];
  assert.deepEqual(all.map(solve), [1, 1, 2, 3, 4, 3]);
});

test('only so many are kept, those asked last', () => {
  const { solve } = counting(2);
  const asked = [1, 2, 1, 3, 1, 2].map((bound) => solve(program(bound)));
  assert.deepEqual(asked, [1, 2, 1, 3, 1, 4]);
});
