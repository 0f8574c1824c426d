/** A table of doubles in memory. `sums`: of every column, in their order. */
export type OpenColumns = {
  readonly threads: number;
  readonly version: string;
  readonly sums: () => Promise<readonly number[]>;
  readonly close: () => void;
};

export function openColumns(columns: readonly Float64Array[], threads?: number): Promise<OpenColumns>;
