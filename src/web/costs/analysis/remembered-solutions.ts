import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import type { LinearSolution, SolveLinear } from '#core/statistics/analysis/linear-program.ts';

/** A page of efficiency asks under 200 programs of some hundred numbers each. */
const MOST = 2_000;

/** Solves each program once, and answers the same program again from memory: figures change seldom, pages are opened often. */
export function rememberSolutions(solve: SolveLinear, most = MOST): SolveLinear {
  const known = new Map<string, LinearSolution>();
  return (program) => {
    // Not JSON: that loses infinite bounds and maps.
    const key = createHash('sha256').update(serialize(program)).digest('base64');
    const solution = known.get(key) ?? solve(program);
    known.delete(key); // what was asked last goes last
    known.set(key, solution);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return solution;
  };
}
