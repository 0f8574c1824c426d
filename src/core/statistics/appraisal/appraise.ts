// An appraisal of many units, kind by kind: nobody is ranked beside another kind.
import { ratioOf } from '../analysis/ratios.ts';
import type { Indicators } from '../analysis/quantity.ts';
import type { Pool, UnitFigures } from '../survey/figures.ts';
import type { SurveyUnitId } from '../survey/unit-id.ts';
import type { Appraisal } from './appraisal.ts';
import { scoreUnits, type AppraisedUnit, type UnitScore } from './score.ts';
import { ranking, rankRanges, tippingPoints, type RankRange, type TippingPoint } from './sensitivity.ts';

export type GroupAppraisal = {
  /** Id of the kind of unit. */
  readonly kind: string;
  readonly scores: readonly UnitScore<SurveyUnitId>[];
  readonly ranks: ReturnType<typeof ranking<SurveyUnitId>>;
  readonly ranges: readonly RankRange<SurveyUnitId>[];
  readonly tipping: readonly TippingPoint<SurveyUnitId>[];
};

/** How far each weight is moved to see how firm the ranking is: a fifth of itself, up and down. Ours, no source. */
export const WEIGHT_SHARE = 0.2;

/** The kinds in the order in which they first come in the pool. */
export function appraise(
  appraisal: Appraisal,
  pool: Pool,
  indicators: Indicators,
): readonly GroupAppraisal[] {
  const groups = Map.groupBy(pool.units, ({ unit }) => unit.kind);
  return [...groups].map(([kind, units]) => {
    const scores = scoreUnits(
      appraisal,
      units.map((each) => appraisedUnit(appraisal, each, indicators)),
    );
    return {
      kind,
      scores,
      ranks: ranking(scores),
      ranges: rankRanges(appraisal, scores, WEIGHT_SHARE),
      tipping: tippingPoints(appraisal, scores),
    };
  });
}

function appraisedUnit(
  { criteria }: Appraisal,
  { unit, cells }: UnitFigures,
  indicators: Indicators,
): AppraisedUnit<SurveyUnitId> {
  const values = new Map<string, number>();
  const before = new Map<string, number>();
  for (const { id, ratio, before: past } of criteria) {
    const now = ratioOf(ratio, cells, indicators);
    if (now.state === 'value') values.set(id, now.value);
    const then = past && ratioOf(past, cells, indicators);
    if (then?.state === 'value') before.set(id, then.value);
  }
  return { unit: unit.id, values, before };
}
