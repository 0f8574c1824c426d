// Whether the investments of a table of projects come to the total that is stated for it.
import {
  compareExact,
  fraction,
  plus,
  times,
  whole,
  ZERO,
  type Exact,
} from '#core/statistics/rules/exact.ts';
import type { ClauseId } from '../ids.ts';
import type { PlanClause } from './plan.ts';
import { planFigure, unitOf } from './plan-figure.ts';

export type ProjectFinding = {
  readonly code: 'total-differs';
  /** Where the total stands. */
  readonly clause: ClauseId;
  /** As written, with its unit. */
  readonly stated: string;
  /** In the unit of the stated total. */
  readonly sum: string;
  readonly projects: number;
  /** Rows without a figure that can be added: the sum is at least so much. */
  readonly unreadable: number;
};

const TOTAL_ROW = /^(合计|合計|总计|總計|小计|小計|总投资)$/u;
const TOTAL_WORDS =
  /(?:总投资|總投資|投资总额|计划投资|合计投资)(?:额|约|达到?|为)*\s*([\d,.，．]+)\s*((?:百|千|万|亿)*元)/u;

/** One finding for each total that is not the sum of its rows; rounding of the total as written is allowed for. */
export function checkProjects(clauses: readonly PlanClause[]): readonly ProjectFinding[] {
  return tablesOf(clauses).flatMap(({ rows, above, total }) => {
    const stated = total ?? above;
    if (!stated || rows.length === 0) return [];
    const finding = differs(rows, stated.value, stated.unit);
    return finding ? [{ code: 'total-differs' as const, clause: stated.clause, ...finding }] : [];
  });
}

type Stated = { readonly clause: ClauseId; readonly value: string; readonly unit: string };
type ProjectTable = {
  readonly rows: PlanClause[];
  /** The last total named in the text between the heading or box and the table. */
  readonly above: Stated | undefined;
  total: Stated | undefined;
};

function tablesOf(clauses: readonly PlanClause[]): readonly ProjectTable[] {
  const tables: ProjectTable[] = [];
  let open: ProjectTable | undefined;
  let above: Stated | undefined;
  for (const clause of clauses) {
    const { id, kind, project, text } = clause;
    if (project) {
      open ??= { rows: [], above, total: undefined };
      if (!tables.includes(open)) tables.push(open);
      if (TOTAL_ROW.test(project.name)) {
        if (project.investment) open.total = { clause: id, ...project.investment };
        open = undefined;
        above = undefined;
      } else open.rows.push(clause);
      continue;
    }
    if (open) [open, above] = [undefined, undefined];
    const found = kind === 'item' ? null : TOTAL_WORDS.exec(text.normalize('NFKC'));
    if (found?.[1] !== undefined && found[2] !== undefined)
      above = { clause: id, value: found[1], unit: found[2] };
    else if (kind !== 'text') above = undefined;
  }
  return tables;
}

function differs(
  rows: readonly PlanClause[],
  value: string,
  unit: string,
): Pick<ProjectFinding, 'stated' | 'sum' | 'projects' | 'unreadable'> | undefined {
  const total = planFigure(value);
  if (!total) return undefined;
  let sum: Exact = ZERO;
  let unreadable = 0;
  for (const { project } of rows) {
    const figure = project?.investment && planFigure(project.investment.value);
    if (!figure) {
      unreadable += 1;
      continue;
    }
    sum = plus(sum, times(figure.value, whole(unitOf(project.investment?.unit ?? unit).times)));
  }
  const scale = unitOf(unit).times;
  const inUnit: Exact = fraction(sum.of, sum.over * scale);
  const half = fraction(1n, 2n * 10n ** BigInt(total.places));
  const over = compareExact(inUnit, plus(total.value, half)) > 0;
  const under = compareExact(plus(inUnit, half), total.value) < 0;
  // With a row that has no figure the sum is only a lower end.
  if (!over && (!under || unreadable > 0)) return undefined;
  return { stated: `${value}${unit}`, sum: decimal(inUnit), projects: rows.length, unreadable };
}

/** Exact where it ends within four places, else rounded there. */
function decimal({ of, over }: Exact): string {
  const scaled = (of * 20_000n + over) / (over * 2n);
  const digits = scaled.toString().padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '');
}
