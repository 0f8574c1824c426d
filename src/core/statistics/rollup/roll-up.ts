// 综合表 = Σ 基层表: register-complete, nothing counted twice, every figure a sum of whole smallest parts.
import type { CellValue, IndicatorCode } from '../survey/cell-value.ts';
import type { Pool, UnitFigures } from '../survey/figures.ts';
import type { AccountBasis, Indicator, RegisterUnit, Round } from '../survey/round.ts';
import { registerOf, type TableScope } from './office-tree.ts';
import { countedOnce, type Arrived, type Covered, type RollUpFinding } from './counted-once.ts';

/** How the cells of the units stand that a total is made of; together they are all units counted. */
export type CellCounts = {
  /** Figures that were added, zero among them. */
  readonly figures: number;
  /** Asked and left empty: adds nothing; whether that says "none" is told by `Indicator.blank`. */
  readonly blank: number;
  /** The unit's return has no such cell. */
  readonly missing: number;
  /** What was written is not a figure. */
  readonly invalid: number;
};

/** `scaled`: exact, in smallest parts; absent where the sum is beyond a safe integer. `decimals`: the most that were written. */
export type Total = CellCounts & {
  readonly code: IndicatorCode;
  readonly scaled?: number;
  readonly decimals: number;
};

/** Whose returns a table is the sum of. */
export type Counting<Figures extends Arrived = Arrived> = {
  /** All that should be in it. */
  readonly register: readonly RegisterUnit[];
  /** What is added up, in the order of the register. */
  readonly counted: readonly Figures[];
  /** In the table through the return of their department. */
  readonly covered: readonly Covered[];
  /** Of the register, and neither counted nor covered: the total says so. */
  readonly missing: readonly RegisterUnit[];
  /** S19; the figures they are about were left out. */
  readonly findings: readonly RollUpFinding[];
};

/** A table: whose returns it is the sum of, and its totals. Not complete, it says who is missing and what was left out. */
export type RollUp = Counting<UnitFigures> & {
  readonly office: string;
  readonly scope: TableScope;
  readonly year: number;
  readonly basis: AccountBasis;
  /** By indicator, in the order of the round; only what can be added up (`Indicator.additive`). */
  readonly totals: ReadonlyMap<IndicatorCode, Total>;
};

/** One unit's part of a total. */
export type Part = {
  readonly unit: RegisterUnit;
  readonly version: number;
  /** Absent: the return has no such cell. */
  readonly value?: CellValue;
};

/** The figures that a roll-up asks a round for. */
export type RollUpRound = Pick<Round, 'offices' | 'units' | 'indicators'>;
/** Which table: an office of the round, and whether of its own units or of its whole region. */
export type TableOf = { readonly office: string; readonly scope: TableScope };

/** Adds up the basic returns of an office's own level or its region. The order in which figures come does not matter. */
export function rollUp(round: RollUpRound, table: TableOf, pool: Pool): RollUp {
  const counting = countReturns(round, table, pool.units);
  const totals = [...round.indicators.values()]
    .filter(addsUp)
    .map(({ code }) => [code, totalOf(counting.counted, code)] as const);
  const tooLarge = totals.flatMap(([code, { scaled }]): readonly RollUpFinding[] =>
    scaled === undefined ? [{ rule: 'S19', level: 'block', kind: 'too-large', code }] : [],
  );
  return {
    ...table,
    ...yearAndBasis(pool, counting.register),
    ...counting,
    findings: [...counting.findings, ...tooLarge],
    totals: new Map(totals),
  };
}

/** Who is in a table, before anything is added: the same for its figures and for its approval. */
export function countReturns<Figures extends Arrived>(
  round: Pick<RollUpRound, 'offices' | 'units'>,
  { office, scope }: TableOf,
  arrived: readonly Figures[],
): Counting<Figures> {
  const register = registerOf(round, office, scope);
  const { counted, covered, findings } = countedOnce(register, round.units, arrived);
  // Who came under another's organisation code is no missing unit: the finding names it.
  const named = findings.flatMap((each) => (each.kind === 'same-organisation' ? [each.unit] : []));
  const known = new Set([...[...counted, ...covered].map(({ unit }) => unit.id), ...named]);
  return { register, counted, covered, missing: register.filter(({ id }) => !known.has(id)), findings };
}

/** Whether the indicator has a total at all: a measured figure that the round calls additive. */
export function addsUp({ measure, additive }: Indicator): boolean {
  return measure !== undefined && additive;
}

/** Nothing missing and nothing wrong: only then is the sum the whole. */
export function isComplete({ missing, findings }: Pick<Counting, 'missing' | 'findings'>): boolean {
  return missing.length === 0 && findings.length === 0;
}

/** What a total is made of: every unit counted, the largest figure first, those without a figure last, else as registered. */
export function partsOf({ counted }: RollUp, code: IndicatorCode): readonly Part[] {
  return counted
    .map(({ unit, version, cells }) => {
      const value = cells.get(code);
      return { unit, version, ...(value === undefined ? {} : { value }) };
    })
    .toSorted((a, b) => sizeOf(b) - sizeOf(a) || 0);
}

/** Of the figures; of the register as long as none came. */
function yearAndBasis(pool: Pool, register: readonly RegisterUnit[]): Pick<RollUp, 'year' | 'basis'> {
  const { year, basis } = pool.units.length === 0 ? (register[0] ?? pool) : pool;
  return { year, basis };
}

function sizeOf({ value }: Part): number {
  return value?.state === 'value' ? Math.abs(value.amount.scaled) : -1;
}

function totalOf(counted: readonly UnitFigures[], code: IndicatorCode): Total {
  let [scaled, size, decimals, figures, blank, missing] = [0, 0, 0, 0, 0, 0];
  for (const { cells } of counted) {
    const value = cells.get(code);
    if (value?.state === 'value') {
      const { amount } = value;
      scaled += amount.scaled;
      size += Math.abs(amount.scaled);
      if (amount.decimals > decimals) ({ decimals } = amount);
      figures += 1;
    } else if (value === undefined) missing += 1;
    else if (value.state === 'blank') blank += 1;
  }
  const invalid = counted.length - figures - blank - missing;
  // The sum of sizes, so that whether a total is exact does not hang on the order of the units.
  const sum = Number.isSafeInteger(size) ? { scaled: scaled === 0 ? 0 : scaled } : {};
  return { code, ...sum, decimals, figures, blank, missing, invalid };
}
