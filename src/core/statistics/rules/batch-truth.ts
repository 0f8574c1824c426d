// Truth of many rows at once: a code a row, joined by table. The tables say what `evaluate-expression.ts` says of one row.

export const FAILS = 0;
export const WITHIN = 1;
export const HOLDS = 2;
export const UNKNOWN = 3;

export type TruthOperator = 'and' | 'or' | '=>' | '<=>' | 'worst';

/** Looked up at left × 4 + right. `worst`: of parts judged one by one, where a finding counts more than an open part. */
export function truthTable(operator: TruthOperator): Uint8Array {
  return Uint8Array.from({ length: 16 }, (_, at) => join(operator, at >> 2, at & 3));
}

export function oppositeOf(truth: number): number {
  return truth === HOLDS ? FAILS : truth === FAILS ? HOLDS : truth;
}

function join(operator: TruthOperator, left: number, right: number): number {
  switch (operator) {
    case 'or':
      return either(left, right);
    case 'and':
      return both(left, right);
    case '=>':
      return either(oppositeOf(left), right);
    case '<=>':
      return both(either(oppositeOf(left), right), either(oppositeOf(right), left));
    default: // 'worst'
      return [FAILS, WITHIN, UNKNOWN].find((each) => each === left || each === right) ?? HOLDS;
  }
}

function either(left: number, right: number): number {
  if (left === HOLDS || right === HOLDS) return HOLDS;
  return left === UNKNOWN || right === UNKNOWN ? UNKNOWN : Math.max(left, right);
}

function both(left: number, right: number): number {
  return oppositeOf(either(oppositeOf(left), oppositeOf(right)));
}
