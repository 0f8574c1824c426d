import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { LinearProgram, SolveLinear } from '#core/statistics/analysis/linear-program.ts';
import { loadLinearSolver } from './highs.ts';

let solve: SolveLinear;
before(async () => {
  solve = await loadLinearSolver();
});

const workshop: LinearProgram = {
  direction: 'max',
  variables: 2,
  objective: [
    [0, 3],
    [1, 5],
  ],
  constraints: [
    { terms: [[0, 1]], relation: '<=', bound: 4 },
    { terms: [[1, 2]], relation: '<=', bound: 12 },
    {
      terms: [
        [0, 3],
        [1, 2],
      ],
      relation: '<=',
      bound: 18,
    },
  ],
};

test('a maximum is found with its values and its shadow prices', () => {
  const solution = solve(workshop);
  assert.equal(solution.status, 'optimal');
  if (solution.status !== 'optimal') return;
  assert.ok(Math.abs(solution.objective - 36) < 1e-9);
  assert.deepEqual(solution.values.map(Math.round), [2, 6]);
  assert.deepEqual(
    solution.duals.map((dual) => Math.round(dual * 10) / 10),
    [0, 1.5, 1],
  );
});

test('what cannot be met, and what has no end, is told apart', () => {
  const infeasible = solve({
    ...workshop,
    constraints: [...workshop.constraints, { terms: [[0, 1]], relation: '>=', bound: 5 }],
  });
  assert.equal(infeasible.status, 'infeasible');
  assert.equal(solve({ ...workshop, constraints: [] }).status, 'unbounded');
});

test('a variable may be free, or held between bounds', () => {
  const free = solve({
    direction: 'min',
    variables: 1,
    objective: [[0, 1]],
    constraints: [],
    bounds: new Map([[0, { lower: -7, upper: 3 }]]),
  });
  assert.equal(free.status === 'optimal' && free.objective, -7);
});
