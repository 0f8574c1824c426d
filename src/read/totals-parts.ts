// What one total is made of: every unit's part and who is missing, so that Σ is the total that was shown.
import type { Viewer } from '#core/identity/viewer.ts';
import type { TableScope } from '#core/statistics/rollup/office-tree.ts';
import { partsOf, rollUp, type Part, type RollUp, type Total } from '#core/statistics/rollup/roll-up.ts';
import { makePool, type UnitFigures } from '#core/statistics/survey/figures.ts';
import type { CollectingOffice, Indicator, Round } from '#core/statistics/survey/round.ts';
import { indicatorParts } from './indicator-parts.ts';
import type { Reads } from './reads.ts';
import { officesSeen, type CountingStage, type MissingUnit } from './totals.ts';

export type TotalsPartsQuestion = {
  readonly round: string;
  readonly indicator: string;
  readonly office?: string | undefined;
  readonly scope: TableScope;
  readonly stage: CountingStage;
};

export type TotalsParts = {
  readonly round: Round;
  readonly indicator: Indicator;
  readonly office: CollectingOffice;
  readonly table: { readonly scope: TableScope; readonly stage: CountingStage };
  readonly total: Total;
  /** The largest first. */
  readonly parts: readonly Part[];
  readonly rollUp: RollUp;
  readonly missing: readonly MissingUnit[];
};

/** `undefined` for who does not collect there, for what cannot be added up, and for units of several years or bases. */
export async function totalsParts(
  viewer: Viewer,
  from: Reads,
  question: TotalsPartsQuestion,
): Promise<TotalsParts | undefined> {
  const seen = officesSeen(viewer, from, question);
  if (!seen) return undefined;
  const { office } = seen;
  const found = await indicatorParts(viewer, from, {
    round: question.round,
    indicator: question.indicator,
    stage: question.stage,
    approvedBy: question.stage === 'approved' ? office.id : undefined,
    office: office.id,
    own: question.scope === 'own',
  });
  if (!found) return undefined;
  const { round, indicator, parts } = found;
  const figures = parts.flatMap(({ unit, version, value }): readonly UnitFigures[] =>
    version === 0 ? [] : [{ unit, version, cells: new Map(value ? [[indicator.code, value]] : []) }],
  );
  const pool = makePool(figures);
  if (!pool.ok) return undefined;
  const one = { ...round, indicators: new Map([[indicator.code, indicator]]) };
  const summed = rollUp(one, { office: office.id, scope: question.scope }, pool.value);
  const total = summed.totals.get(indicator.code);
  if (!total) return undefined;
  const stages = new Map(parts.map(({ unit, stage }) => [unit.id, stage]));
  const missing = summed.missing.map((unit) => ({ unit, stage: stages.get(unit.id) ?? 'not-started' }));
  return {
    round,
    indicator,
    office,
    table: question,
    total,
    parts: partsOf(summed, indicator.code),
    rollUp: summed,
    missing,
  };
}
