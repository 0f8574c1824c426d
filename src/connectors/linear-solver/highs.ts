// Linear programs solved by HiGHS, compiled to WebAssembly: nothing native, one program at a time, in this process.
import highsModule, { type Highs, type Model, type ModelData } from 'highs';
import { assert } from '#base/assert.ts';
import type { LinearProgram, LinearSolution, SolveLinear } from '#core/statistics/analysis/linear-program.ts';

/** HiGHS's own codes of how a run ended; anything else is told as `failed`. */
const OPTIMAL = 7;
const INFEASIBLE = 8;
const UNBOUNDED = 10;

/** Loads the solver once; the answer solves synchronously and keeps nothing between programs. */
export async function loadLinearSolver(): Promise<SolveLinear> {
  const load: unknown = highsModule; // its types call the module CommonJS, which for `import` it is not
  assert(isLoader(load), 'the package highs is a function that loads it');
  const highs = await load();
  return (program) =>
    highs.withModel((model): LinearSolution => {
      // Presolve may end with "infeasible or unbounded"; what we ask is small enough without it.
      model.options.set({ output_flag: false, presolve: 'off' });
      model.passModel(modelOf(program, highs));
      model.run();
      return solutionOf(model);
    });
}

function isLoader(value: unknown): value is () => Promise<Highs> {
  return typeof value === 'function';
}

function modelOf(program: LinearProgram, { constants }: Highs): ModelData {
  const { minimize, maximize } = constants.objectiveSense;
  const { variables, constraints, bounds } = program;
  const colCost = new Float64Array(variables);
  for (const [variable, cost] of program.objective) colCost[variable] = cost;
  const colLower = new Float64Array(variables);
  const colUpper = new Float64Array(variables).fill(Infinity);
  for (const [variable, { lower, upper }] of bounds ?? []) {
    colLower[variable] = lower ?? -Infinity;
    colUpper[variable] = upper ?? Infinity;
  }
  const terms = constraints.flatMap((each) => each.terms);
  const starts = [0];
  for (const each of constraints) starts.push((starts.at(-1) ?? 0) + each.terms.length);
  return {
    numCols: variables,
    numRows: constraints.length,
    sense: program.direction === 'min' ? minimize : maximize,
    colCost,
    colLower,
    colUpper,
    rowLower: constraints.map(({ relation, bound }) => (relation === '<=' ? -Infinity : bound)),
    rowUpper: constraints.map(({ relation, bound }) => (relation === '>=' ? Infinity : bound)),
    matrix: {
      format: 'csr',
      numRows: constraints.length,
      numCols: variables,
      starts,
      indices: terms.map(([variable]) => variable),
      values: terms.map(([, coefficient]) => coefficient),
    },
  };
}

function solutionOf(model: Model): LinearSolution {
  const status: number = model.getModelStatus();
  if (status === INFEASIBLE) return { status: 'infeasible' };
  if (status === UNBOUNDED) return { status: 'unbounded' };
  if (status !== OPTIMAL) return { status: 'failed' };
  const { colValue, rowDual } = model.getSolution();
  return {
    status: 'optimal',
    objective: model.getObjectiveValue(),
    values: [...colValue],
    duals: [...rowDual],
  };
}
