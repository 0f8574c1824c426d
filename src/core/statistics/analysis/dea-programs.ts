// The linear programs of data envelopment analysis in envelopment form. Variables: θ, then λ of every unit, then slacks.
import type { LinearProgram } from './linear-program.ts';

/** `constant`: CCR (Charnes, Cooper & Rhodes 1978). `variable`: BCC (Banker, Charnes & Cooper 1984), Σλ = 1. */
export type ReturnsToScale = 'constant' | 'variable';

/** Rows are units, columns inputs or outputs, none negative. */
export type DeaTable = {
  readonly inputs: readonly (readonly number[])[];
  readonly outputs: readonly (readonly number[])[];
  readonly controllable: readonly boolean[];
  readonly returns: ReturnsToScale;
};

export type DeaQuestion =
  /** Stage one: min θ. */
  | { readonly kind: 'theta' }
  /** Stage two: θ held, most slack; variables after the λ: slacks of inputs, then of outputs. */
  | { readonly kind: 'slacks'; readonly theta: number }
  /** Min θ with the unit itself out of its reference set. */
  | { readonly kind: 'super' };

type Constraint = LinearProgram['constraints'][number];
const THETA = 0;

/** The program that answers the question for unit `at`. */
export function deaProgram(table: DeaTable, at: number, question: DeaQuestion): LinearProgram {
  const count = table.inputs.length;
  const inputs = table.controllable.length;
  const outputs = table.outputs[at]?.length ?? 0;
  const slacks = question.kind === 'slacks';
  const total = 1 + count + (slacks ? inputs + outputs : 0);
  const constraints: Constraint[] = [
    ...table.controllable.map((controllable, input) =>
      inputRow({ table, at, input, controllable, question, slack: slacks ? 1 + count + input : undefined }),
    ),
    ...Array.from({ length: outputs }, (_none, output) =>
      outputRow({ table, at, output, question, slack: slacks ? 1 + count + inputs + output : undefined }),
    ),
  ];
  if (table.returns === 'variable')
    constraints.push({ terms: lambdas(table, at, question, () => 1), relation: '=', bound: 1 });
  return {
    direction: slacks ? 'max' : 'min',
    variables: total,
    objective: slacks
      ? Array.from({ length: inputs + outputs }, (_none, slack) => [1 + count + slack, 1] as const)
      : [[THETA, 1]],
    constraints,
    ...(slacks ? { bounds: new Map([[THETA, { lower: question.theta, upper: question.theta }]]) } : {}),
  };
}

/** Xλ − θx₀ (+ slack) ≤ 0, or for what is not controllable Xλ (+ slack) ≤ x₀. */
function inputRow(of: {
  readonly table: DeaTable;
  readonly at: number;
  readonly input: number;
  readonly controllable: boolean;
  readonly question: DeaQuestion;
  readonly slack: number | undefined;
}): Constraint {
  const { table, at, input, controllable, question, slack } = of;
  const own = table.inputs[at]?.[input] ?? 0;
  const terms = lambdas(table, at, question, (unit) => table.inputs[unit]?.[input] ?? 0);
  return {
    terms: [
      ...(controllable ? [[THETA, -own] as const] : []),
      ...terms,
      ...(slack === undefined ? [] : [[slack, 1] as const]),
    ],
    relation: slack === undefined ? '<=' : '=',
    bound: controllable ? 0 : own,
  };
}

/** Yλ (− slack) ≥ y₀. */
function outputRow(of: {
  readonly table: DeaTable;
  readonly at: number;
  readonly output: number;
  readonly question: DeaQuestion;
  readonly slack: number | undefined;
}): Constraint {
  const { table, at, output, question, slack } = of;
  return {
    terms: [
      ...lambdas(table, at, question, (unit) => table.outputs[unit]?.[output] ?? 0),
      ...(slack === undefined ? [] : [[slack, -1] as const]),
    ],
    relation: slack === undefined ? '>=' : '=',
    bound: table.outputs[at]?.[output] ?? 0,
  };
}

function lambdas(
  table: DeaTable,
  at: number,
  question: DeaQuestion,
  value: (unit: number) => number,
): readonly (readonly [number, number])[] {
  return table.inputs.flatMap((_row, unit) =>
    question.kind === 'super' && unit === at ? [] : [[1 + unit, value(unit)] as const],
  );
}
