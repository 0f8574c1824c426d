// Linear programs as DEA and disclosure control need them solved. The solver itself comes from outside.

export type Relation = '<=' | '>=' | '=';

/** Variables by index from 0; a coefficient list holds [variable, coefficient], each variable at most once. */
export type LinearProgram = {
  readonly direction: 'min' | 'max';
  readonly variables: number;
  readonly objective: readonly (readonly [number, number])[];
  readonly constraints: readonly {
    readonly terms: readonly (readonly [number, number])[];
    readonly relation: Relation;
    readonly bound: number;
  }[];
  /** Default 0 and unbounded. `undefined` inside means free on that side. */
  readonly bounds?: ReadonlyMap<
    number,
    { readonly lower: number | undefined; readonly upper: number | undefined }
  >;
};

export type LinearSolution =
  | {
      readonly status: 'optimal';
      readonly objective: number;
      readonly values: readonly number[];
      /** Shadow prices by constraint. */
      readonly duals: readonly number[];
    }
  | { readonly status: 'infeasible' | 'unbounded' | 'failed' };

/** Any solver: synchronous, and the same answer to the same program. `failed`: it gave up, for whatever reason. */
export type SolveLinear = (program: LinearProgram) => LinearSolution;
