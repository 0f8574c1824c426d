// Data envelopment analysis, input oriented: by how much a unit could shrink its inputs if it worked as its best peers do.
import { ok, refuse, type Result } from '#base/result.ts';
import { deaProgram, type DeaTable, type ReturnsToScale } from './dea-programs.ts';
import type { SolveLinear } from './linear-program.ts';

export type DeaInput = {
  readonly id: string;
  /** False: fixed from outside (a listed building), held but not asked to shrink (Banker & Morey 1986). */
  readonly controllable: boolean;
};

export type DeaModel = {
  readonly inputs: readonly DeaInput[];
  readonly outputs: readonly { readonly id: string }[];
  readonly returns: ReturnsToScale;
};

/** Values in the order of the model; undefined: no such figure. */
export type DeaUnit = {
  readonly id: string;
  readonly inputs: readonly (number | undefined)[];
  readonly outputs: readonly (number | undefined)[];
};

/** A unit that cannot be compared, with the first reason. */
export type DeaLeftOut = {
  readonly id: string;
  readonly reason: 'missing' | 'negative' | 'no-controllable-input' | 'no-output';
  /** The input or output concerned; absent where it is about all of them. */
  readonly of?: string;
};

export type DeaScore = {
  readonly id: string;
  /** θ of the model asked for, 0 < θ ≤ 1. */
  readonly theta: number;
  /** θ = 1 and no slack: nothing can shrink without something else growing (Pareto–Koopmans). */
  readonly efficient: boolean;
  /** Units it is measured by, λ > 0, largest first. */
  readonly peers: readonly { readonly id: string; readonly lambda: number }[];
  /** What remains to spare after shrinking to θ, in the measure of each input; of outputs, what is still lacking. */
  readonly inputSlacks: readonly number[];
  readonly outputSlacks: readonly number[];
  /** Andersen & Petersen 1993: θ against all others, above 1 for efficient units. It need not exist under variable returns. */
  readonly superEfficiency: number | 'infeasible';
  readonly ccr: number;
  readonly bcc: number;
  /** CCR / BCC; absent where an input is not controllable, for which the quotient is not defined. */
  readonly scale?: number;
  /** Inputs of zero: what is not used at all makes a unit look good, so the page says it. */
  readonly zeroInputs: readonly string[];
};

/** units ≥ max(m·s, 3(m + s)): a rule of thumb of the textbooks (Cooper, Seiford & Tone 2007), below which nearly all look efficient. */
export type DeaSample = { readonly units: number; readonly needed: number; readonly enough: boolean };

export type DeaReport = {
  readonly model: DeaModel;
  readonly sample: DeaSample;
  readonly scores: readonly DeaScore[];
  readonly leftOut: readonly DeaLeftOut[];
};

export type DeaRefusal =
  | ({ readonly code: 'dea-sample-small'; readonly leftOut: readonly DeaLeftOut[] } & DeaSample)
  | { readonly code: 'dea-nothing-controllable' }
  /** Four programs a unit, each as wide as there are units: beyond it an answer takes too long. */
  | { readonly code: 'dea-too-many'; readonly units: number; readonly most: number }
  /** The solver gave up: its answer is not shown. */
  | { readonly code: 'dea-unsolved'; readonly unit: string };

const MOST_UNITS = 300;

/** Fewest units for m inputs and s outputs. */
export function unitsNeeded({ inputs, outputs }: DeaModel): number {
  const m = inputs.length;
  const s = outputs.length;
  return Math.max(m * s, 3 * (m + s));
}

/**
 * Scores of all comparable units, in their order: min θ with Xλ ≤ θx₀ (x₀ itself for inputs that are not controllable), Yλ ≥ y₀,
 * λ ≥ 0, then the greatest slacks with θ held (two stages). Too few units are refused, unless `insist`: then
 * `sample.enough` is false and must be shown.
 */
export function measureEfficiency(
  units: readonly DeaUnit[],
  model: DeaModel,
  solve: SolveLinear,
  insist = false,
): Result<DeaReport, DeaRefusal> {
  if (!model.inputs.some(({ controllable }) => controllable))
    return refuse({ code: 'dea-nothing-controllable' });
  const leftOut: DeaLeftOut[] = [];
  const rows: Row[] = [];
  for (const unit of units) {
    const row = comparable(unit, model);
    if ('reason' in row) leftOut.push(row);
    else rows.push(row);
  }
  if (rows.length > MOST_UNITS) return refuse({ code: 'dea-too-many', units: rows.length, most: MOST_UNITS });
  const needed = unitsNeeded(model);
  const sample = { units: rows.length, needed, enough: rows.length >= needed };
  if (rows.length === 0 || (!sample.enough && !insist))
    return refuse({ code: 'dea-sample-small', ...sample, leftOut });
  const table = scaledTable(rows, model);
  const scores: DeaScore[] = [];
  for (const [at, row] of rows.entries()) {
    const score = scoreOf({ table, rows, row, at, model, solve });
    if (score === undefined) return refuse({ code: 'dea-unsolved', unit: row.id });
    scores.push(score);
  }
  return ok({ model, sample, scores, leftOut });
}

type Row = { readonly id: string; readonly inputs: readonly number[]; readonly outputs: readonly number[] };

function comparable({ id, inputs, outputs }: DeaUnit, model: DeaModel): Row | DeaLeftOut {
  const names = [...model.inputs, ...model.outputs].map((each) => each.id);
  const values: number[] = [];
  for (const [at, of] of names.entries()) {
    const value = at < model.inputs.length ? inputs[at] : outputs[at - model.inputs.length];
    if (value === undefined || !Number.isFinite(value)) return { id, reason: 'missing', of };
    if (value < 0) return { id, reason: 'negative', of };
    values.push(value);
  }
  const own = {
    id,
    inputs: values.slice(0, model.inputs.length),
    outputs: values.slice(model.inputs.length),
  };
  if (!model.inputs.some(({ controllable }, at) => controllable && (own.inputs[at] ?? 0) > 0))
    return { id, reason: 'no-controllable-input' };
  return own.outputs.some((value) => value > 0) ? own : { id, reason: 'no-output' };
}

/** Each column over its largest value: figures in 元 and in 人 weigh alike in the solver and in the sum of slacks. */
function scaledTable(rows: readonly Row[], { inputs, returns }: DeaModel): DeaTable & Scales {
  const largest = (side: 'inputs' | 'outputs'): readonly number[] =>
    (rows[0]?.[side] ?? []).map((_value, at) => Math.max(...rows.map((row) => row[side][at] ?? 0)) || 1);
  const inputScales = largest('inputs');
  const outputScales = largest('outputs');
  return {
    returns,
    controllable: inputs.map(({ controllable }) => controllable),
    inputs: rows.map((row) => row.inputs.map((value, at) => value / (inputScales[at] ?? 1))),
    outputs: rows.map((row) => row.outputs.map((value, at) => value / (outputScales[at] ?? 1))),
    inputScales,
    outputScales,
  };
}

type Scales = { readonly inputScales: readonly number[]; readonly outputScales: readonly number[] };

/** Below it a λ, a slack or a distance from 1 is the solver's tolerance, not a finding (columns are scaled to 1). */
const TOLERANCE = 1e-7;

function scoreOf(of: {
  readonly table: DeaTable & Scales;
  readonly rows: readonly Row[];
  readonly row: Row;
  readonly at: number;
  readonly model: DeaModel;
  readonly solve: SolveLinear;
}): DeaScore | undefined {
  const { table, rows, row, at, model, solve } = of;
  const ccr = thetaOf({ ...table, returns: 'constant' }, at, solve);
  const bcc = thetaOf({ ...table, returns: 'variable' }, at, solve);
  if (ccr === undefined || bcc === undefined) return undefined;
  const theta = model.returns === 'constant' ? ccr : bcc;
  const second = solve(deaProgram(table, at, { kind: 'slacks', theta }));
  if (second.status !== 'optimal') return undefined;
  const count = rows.length;
  const lambdas = second.values.slice(1, count + 1).map(cleaned);
  const slack = (from: number, scales: readonly number[]): readonly number[] =>
    scales.map((scale, index) => cleaned(second.values[from + index]) * scale);
  const inputSlacks = slack(count + 1, table.inputScales);
  const outputSlacks = slack(count + 1 + table.inputScales.length, table.outputScales);
  const efficient = theta === 1 && [...inputSlacks, ...outputSlacks].every((value) => value === 0);
  const allControllable = model.inputs.every(({ controllable }) => controllable);
  return {
    id: row.id,
    theta,
    efficient,
    // Of an efficient unit the peer is itself; where a twin stands beside it the solver may name the twin.
    peers: efficient ? [{ id: row.id, lambda: 1 }] : peersOf(lambdas, rows),
    inputSlacks,
    outputSlacks,
    superEfficiency: theta === 1 ? superEfficiency(table, at, solve) : theta,
    ccr,
    bcc,
    ...(allControllable ? { scale: Math.min(1, ccr / bcc) } : {}),
    zeroInputs: model.inputs.filter((_input, index) => row.inputs[index] === 0).map(({ id }) => id),
  };
}

function cleaned(value: number | undefined): number {
  return value === undefined || Math.abs(value) < TOLERANCE ? 0 : value;
}

function thetaOf(table: DeaTable, at: number, solve: SolveLinear): number | undefined {
  const first = solve(deaProgram(table, at, { kind: 'theta' }));
  if (first.status !== 'optimal') return undefined;
  return first.objective > 1 - TOLERANCE ? 1 : first.objective;
}

function superEfficiency(table: DeaTable, at: number, solve: SolveLinear): number | 'infeasible' {
  const found = solve(deaProgram(table, at, { kind: 'super' }));
  return found.status === 'optimal' ? found.objective : 'infeasible';
}

function peersOf(lambdas: readonly number[], rows: readonly Row[]): DeaScore['peers'] {
  return lambdas
    .flatMap((lambda, index) => {
      const id = rows[index]?.id;
      return lambda > 0 && id !== undefined ? [{ id, lambda }] : [];
    })
    .toSorted((a, b) => b.lambda - a.lambda);
}
