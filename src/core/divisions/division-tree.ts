import { ok, refuse, type Result } from '#base/result.ts';
import {
  codeAtLevel,
  DIVISION_LEVELS,
  isCodeWithin,
  levelOfCode,
  placeName,
  type Division,
  type DivisionCode,
  type DivisionLevel,
} from './division.ts';

/** The divisions of one province's files as a tree. Unknown codes give `undefined` or an empty list, never a throw. */
export type DivisionTree = {
  /** All rows, by code. */
  readonly rows: readonly Division[];
  /** Its counties, districts, cities of county rank and zones, by code: what rows are stored under. */
  readonly counties: readonly Division[];
  readonly get: (code: DivisionCode) => Division | undefined;
  /** The names from the city down, by the words people use: 衡阳市 蒸湘区 红湘街道 学院路社区. */
  readonly pathOf: (code: DivisionCode) => string;
  /** From the widest (the province) to the parent; not the division itself. */
  readonly ancestorsOf: (code: DivisionCode) => readonly Division[];
  /** The next narrower divisions, by code. */
  readonly childrenOf: (code: DivisionCode) => readonly Division[];
  /** The county, district, city of county rank or zone that holds the division (or is it). */
  readonly countyOf: (code: DivisionCode) => Division | undefined;
  readonly cityOf: (code: DivisionCode) => Division | undefined;
  /** True when both are in the tree and `code` is `ancestor` or inside it. */
  readonly isWithin: (code: DivisionCode, ancestor: DivisionCode) => boolean;
  readonly levelOf: (code: DivisionCode) => DivisionLevel | undefined;
};

export const DIVISION_FINDING_CODES = [
  'division-duplicate',
  'division-orphan',
  'division-level-mismatch',
  'division-parent-mismatch',
] as const;
export type DivisionFindingCode = (typeof DIVISION_FINDING_CODES)[number];

/** One thing wrong with the rows; `row` counts from 0. */
export type DivisionFinding = {
  readonly code: DivisionFindingCode;
  readonly row: number;
  readonly division: DivisionCode;
};

/** Builds the tree, or says everything that is wrong with the rows. */
export function buildDivisionTree(
  rows: readonly Division[],
): Result<DivisionTree, readonly DivisionFinding[]> {
  const findings = checkRows(rows);
  return findings.length > 0 ? refuse(findings) : ok(treeOf(rows));
}

function checkRows(rows: readonly Division[]): readonly DivisionFinding[] {
  const codes = new Set(rows.map((row) => row.code));
  const seen = new Set<DivisionCode>();
  const findings: DivisionFinding[] = [];
  for (const [row, division] of rows.entries()) {
    const report = (code: DivisionFindingCode) => findings.push({ code, row, division: division.code });
    if (seen.has(division.code)) report('division-duplicate');
    seen.add(division.code);
    if (division.level !== levelOfCode(division.code)) report('division-level-mismatch');
    else if (division.parent !== expectedParent(division)) report('division-parent-mismatch');
    if (division.parent !== undefined && !codes.has(division.parent)) report('division-orphan');
  }
  return findings;
}

function expectedParent(division: Division): DivisionCode | undefined {
  const wider = DIVISION_LEVELS[DIVISION_LEVELS.indexOf(division.level) - 1];
  return wider === undefined ? undefined : codeAtLevel(division.code, wider);
}

function treeOf(unsorted: readonly Division[]): DivisionTree {
  const rows = unsorted.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const children = Map.groupBy(rows, (row) => row.parent);

  const get = (code: DivisionCode) => byCode.get(code);
  const ancestorsOf = (code: DivisionCode): readonly Division[] => {
    const ancestors: Division[] = [];
    let parent = get(code)?.parent;
    while (parent !== undefined) {
      const division = get(parent);
      if (division === undefined) break;
      ancestors.unshift(division);
      parent = division.parent;
    }
    return ancestors;
  };
  const atLevel = (code: DivisionCode, level: DivisionLevel) => {
    const wider = byCode.has(code) ? codeAtLevel(code, level) : undefined;
    return wider === undefined ? undefined : get(wider);
  };

  return {
    rows,
    counties: rows.filter(({ level }) => level === 'county'),
    get,
    ancestorsOf,
    pathOf: (code) => {
      const division = get(code);
      if (division === undefined) return '';
      const path = [...ancestorsOf(code), division];
      const shown = path.filter((step) => step === division || step.level !== 'province');
      return shown.map(placeName).join(' ');
    },
    childrenOf: (code) => children.get(code) ?? [],
    countyOf: (code) => atLevel(code, 'county'),
    cityOf: (code) => atLevel(code, 'city'),
    isWithin: (code, ancestor) => byCode.has(code) && byCode.has(ancestor) && isCodeWithin(code, ancestor),
    levelOf: (code) => get(code)?.level,
  };
}
