import { spreadOf } from '../analysis/robust.ts';
import type { Appraisal, Criterion, Grade } from './appraisal.ts';

/** What one unit brings: its value by criterion, and that of the year before. A criterion without a value is absent. */
export type AppraisedUnit<Id extends string> = {
  readonly unit: Id;
  readonly values: ReadonlyMap<string, number>;
  readonly before: ReadonlyMap<string, number>;
};

/** Points from 0 to 100 on one criterion with the two figures between which they were counted, or why there are none. */
export type CriterionScore =
  | {
      readonly scored: true;
      readonly points: number;
      readonly value: number;
      readonly full: number;
      readonly none: number;
    }
  | {
      readonly scored: false;
      readonly why: 'no-value' | 'no-past' | 'zero-past' | 'too-few-peers' | 'no-spread';
    };

/** What one unit came to, criterion by criterion. */
export type UnitScore<Id extends string> = {
  readonly unit: Id;
  readonly criteria: ReadonlyMap<string, CriterionScore>;
  /** Weight of the criteria that could be scored, of 100. */
  readonly coverage: number;
  /** Weighted mean over what could be scored, 0 to 100; absent when nothing could. */
  readonly total?: number;
  /** Absent below the least coverage: such a unit is neither graded nor ranked. */
  readonly grade?: Grade;
};

/** Weights are numbers like 33.3: their sum is 100 but for what a computer loses. */
const LOST = 1e-6;

/** All units of one peer group. Points fall in a straight line from `full` to `none`, and never leave 0 to 100. */
export function scoreUnits<Id extends string>(
  appraisal: Appraisal,
  units: readonly AppraisedUnit<Id>[],
): readonly UnitScore<Id>[] {
  const anchors = new Map(appraisal.criteria.map((each) => [each.id, peerAnchors(each, units)]));
  return units.map((unit) => {
    const criteria = new Map(
      appraisal.criteria.map((each) => [each.id, scoreOne(each, unit, anchors.get(each.id))]),
    );
    return { unit: unit.unit, criteria, ...totalOf(appraisal, criteria) };
  });
}

function totalOf(
  { criteria, grades, leastCoverage }: Appraisal,
  scores: ReadonlyMap<string, CriterionScore>,
): Pick<UnitScore<string>, 'coverage' | 'total' | 'grade'> {
  let coverage = 0;
  let points = 0;
  for (const { id, weight } of criteria) {
    const score = scores.get(id);
    if (!score?.scored) continue;
    coverage += weight;
    points += weight * score.points;
  }
  if (coverage === 0) return { coverage };
  const total = points / coverage;
  const grade = coverage + LOST >= leastCoverage ? grades.find(({ from }) => total >= from) : undefined;
  return { coverage, total, ...(grade === undefined ? {} : { grade }) };
}

type Anchors = { readonly full: number; readonly none: number };

function scoreOne(
  { id, yardstick }: Criterion,
  { values, before }: AppraisedUnit<string>,
  peers: Anchors | 'too-few-peers' | 'no-spread' | undefined,
): CriterionScore {
  const value = values.get(id);
  if (value === undefined) return { scored: false, why: 'no-value' };
  if (yardstick.kind === 'standard') return between(value, yardstick);
  if (yardstick.kind === 'peers') {
    return typeof peers === 'object'
      ? between(value, peers)
      : { scored: false, why: peers ?? 'too-few-peers' };
  }
  const past = before.get(id);
  if (past === undefined) return { scored: false, why: 'no-past' };
  if (past === 0) return { scored: false, why: 'zero-past' };
  return between((value - past) / Math.abs(past), yardstick);
}

function between(value: number, { full, none }: Anchors): CriterionScore {
  const share = (value - none) / (full - none);
  return { scored: true, points: 100 * Math.min(1, Math.max(0, share)), value, full, none };
}

function peerAnchors(
  { id, yardstick }: Criterion,
  units: readonly AppraisedUnit<string>[],
): Anchors | 'too-few-peers' | 'no-spread' | undefined {
  if (yardstick.kind !== 'peers') return undefined;
  const values = units.flatMap(({ values: own }) => own.get(id) ?? []);
  const spread = spreadOf(values);
  if (!spread.ok) return 'too-few-peers';
  const { q1, q3, inner } = spread.value;
  if (q1 === q3) return 'no-spread';
  return yardstick.better === 'less' ? { full: q1, none: inner.upper } : { full: q3, none: inner.lower };
}
