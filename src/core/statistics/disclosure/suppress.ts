// Which cells are not shown so that nobody behind the table can be found out. Sensitive cells first; then as many others
// as it takes that sums do not give them away; then the proof, by solving as a reader would.
import { ok, refuse, type Result } from '#base/result.ts';
import type { LinearProgram, SolveLinear } from '../analysis/linear-program.ts';
import { intervals, publishedAs, scaleOf, type Interval } from './audit.ts';
import {
  DISCLOSURE_RULES,
  type DisclosureCell,
  type DisclosureRules,
  type DisclosureTable,
  type Sensitivity,
} from './disclosure-table.ts';
import { sensitivityOf } from './sensitive.ts';

export type SuppressionReason = Sensitivity['why'] | 'secondary';

/** A table that may be published, and how much of it a reader still learns. */
export type Suppression = {
  /** Why each cell that is not shown is not. */
  readonly hidden: ReadonlyMap<string, SuppressionReason>;
  /** What a reader can work out of each hidden cell. */
  readonly intervals: ReadonlyMap<string, Interval>;
};

/** Sensitive cells that no choice of further cells protects: the table must not be published as it is. */
export type CannotProtect = { readonly code: 'cannot-protect'; readonly cells: readonly string[] };

/**
 * Linear-programming heuristic of cell suppression (Kelly, Golden & Assad 1992; Fischetti & Salazar 2000): for each sensitive
 * cell the cheapest other table is found that agrees with all sums and differs from the true one by the protection
 * level; the cells in which it differs are hidden too. A cell costs what it tells: its value. Every answer was audited.
 */
export function suppress(
  table: DisclosureTable,
  solve: SolveLinear,
  rules: DisclosureRules = DISCLOSURE_RULES,
): Result<Suppression, CannotProtect> {
  const sensitive = new Map<string, Sensitivity>();
  for (const cell of table.cells) {
    const found = sensitivityOf(cell, rules);
    if (found !== undefined && !(table.shown?.has(cell.id) ?? false)) sensitive.set(cell.id, found);
  }
  const hidden = new Map<string, SuppressionReason>([...sensitive].map(([id, { why }]) => [id, why]));
  const guarded = guards(table, sensitive);
  const lost: string[] = [];
  for (const { id, up, down, known } of guarded) {
    for (const shift of [up, -down]) {
      if (shift === 0) continue;
      const moved = otherTable({ table, hidden, solve }, { id, shift, known });
      if (moved === undefined) lost.push(id);
      else for (const each of moved) if (!hidden.has(each)) hidden.set(each, 'secondary');
    }
  }
  if (lost.length > 0) return refuse({ code: 'cannot-protect', cells: [...new Set(lost)] });
  const found = intervals(publishedAs(table, new Set(hidden.keys())), solve);
  const exposed = exposedCells(table, sensitive, found);
  return exposed.length > 0
    ? refuse({ code: 'cannot-protect', cells: exposed })
    : ok({ hidden, intervals: found });
}

type Guard = {
  readonly id: string;
  readonly up: number;
  readonly down: number;
  readonly known: string | undefined;
};

/**
 * Whom each sensitive cell is guarded against: every reader, and whoever alone stands behind another hidden cell, since he
 * knows that one. A cell of a single contributor is not guarded against himself.
 */
function guards(table: DisclosureTable, sensitive: ReadonlyMap<string, Sensitivity>): readonly Guard[] {
  const alone = table.cells.filter((cell) => sensitive.has(cell.id) && contributors(cell).length === 1);
  const bySize = table.cells
    .filter(({ id }) => sensitive.has(id))
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  return bySize.flatMap((cell) => {
    const protection = sensitive.get(cell.id);
    if (protection === undefined) return [];
    const { up, down } = protection;
    const own = contributors(cell);
    const insiders = alone.filter(
      (other) => other.id !== cell.id && !(own.length === 1 && own[0] === contributors(other)[0]),
    );
    return [undefined, ...insiders.map(({ id }) => id)].map((known) => ({ id: cell.id, up, down, known }));
  });
}

function contributors(cell: DisclosureCell): readonly string[] {
  return [...new Set(cell.contributions.filter(({ value }) => value !== 0).map(({ who }) => who))];
}

type Working = {
  readonly table: DisclosureTable;
  readonly hidden: ReadonlyMap<string, SuppressionReason>;
  readonly solve: SolveLinear;
};

/** The cells in which the cheapest other table differs, when `id` is moved by `shift` and `known` stays; none when there is no such table. */
function otherTable(
  { table, hidden, solve }: Working,
  move: { readonly id: string; readonly shift: number; readonly known: string | undefined },
): readonly string[] | undefined {
  const { cells } = table;
  const scale = scaleOf(cells.map(({ value }) => value));
  const index = new Map(cells.map(({ id }, at) => [id, at]));
  const nonNegative = table.nonNegative ?? true;
  const bounds = new Map<number, { readonly lower: number; readonly upper: number | undefined }>();
  const objective: [number, number][] = [];
  cells.forEach((cell, at) => {
    const fixed = cell.value === 0 || cell.id === move.known || (table.shown?.has(cell.id) ?? false);
    const [rise, fall] = [2 * at, 2 * at + 1];
    const value = cell.value / scale;
    if (cell.id === move.id) {
      const by = move.shift / scale;
      bounds.set(rise, { lower: Math.max(by, 0), upper: Math.max(by, 0) });
      bounds.set(fall, { lower: Math.max(-by, 0), upper: Math.max(-by, 0) });
      return;
    }
    bounds.set(rise, { lower: 0, upper: fixed ? 0 : undefined });
    bounds.set(fall, { lower: 0, upper: fixed ? 0 : nonNegative ? Math.max(value, 0) : undefined });
    if (!hidden.has(cell.id)) objective.push([rise, costOf(value)], [fall, costOf(value)]);
  });
  const constraints: LinearProgram['constraints'] = table.sums.map(({ total, parts }) => ({
    terms: [...parts.map((part) => [part, 1] as const), [total, -1] as const].flatMap(([id, sign]) => {
      const at = index.get(id);
      return at === undefined ? [] : [[2 * at, sign] as const, [2 * at + 1, -sign] as const];
    }),
    relation: '=',
    bound: 0,
  }));
  const solution = solve({ direction: 'min', variables: 2 * cells.length, objective, constraints, bounds });
  if (solution.status !== 'optimal') return undefined;
  return cells
    .filter((_, at) => Math.abs((solution.values[2 * at] ?? 0) - (solution.values[2 * at + 1] ?? 0)) > 1e-7)
    .map(({ id }) => id);
}

/** Hiding a large figure loses more, but not in proportion: else one large cell is traded for a hundred small ones. */
function costOf(value: number): number {
  return 1 + Math.log10(1 + Math.abs(value));
}

/** A reader must stay in doubt by the protection level on both sides, less what the solver's tolerance eats. */
function exposedCells(
  table: DisclosureTable,
  sensitive: ReadonlyMap<string, Sensitivity>,
  found: ReadonlyMap<string, Interval>,
): readonly string[] {
  const slack = scaleOf(table.cells.map(({ value }) => value)) * 1e-3;
  return table.cells.flatMap(({ id, value }) => {
    const protection = sensitive.get(id);
    const interval = found.get(id);
    if (protection === undefined) return [];
    if (interval === undefined) return [id]; // unproved is not protected
    const { from, to } = interval;
    const high = to === undefined || to >= value + protection.up - slack;
    const low = from === undefined || from <= value - protection.down + slack;
    return high && low ? [] : [id];
  });
}
