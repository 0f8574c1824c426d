// What one total is made of: every unit's part and who is missing, so that Σ is the total that was shown.
import type { ReturnStage } from '#core/costs/return-state.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { TableScope } from '#core/statistics/rollup/office-tree.ts';
import { partsOf, rollUp, type Part, type RollUp, type Total } from '#core/statistics/rollup/roll-up.ts';
import { isIndicatorCode } from '#core/statistics/survey/cell-value.ts';
import { makePool, type PoolFilter, type UnitFigures } from '#core/statistics/survey/figures.ts';
import type { CollectingOffice, Indicator, Round } from '#core/statistics/survey/round.ts';
import { indicatorParts } from './indicator-parts.ts';
import type { SurveyUnitId } from '#core/statistics/survey/unit-id.ts';
import type { Reads } from './reads.ts';
import { surveyFigures } from './survey-figures.ts';
import { officesSeen, type CountingStage, type MissingUnit } from './totals.ts';

export type TotalsPartsQuestion = {
  readonly round: string;
  readonly indicator: string;
  readonly office?: string | undefined;
  readonly scope: TableScope;
  readonly stage: CountingStage;
  /** Of a collection: which figures make one pool. */
  readonly filter?: PoolFilter | undefined;
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
  const { office, round } = seen;
  const indicator = isIndicatorCode(question.indicator)
    ? round.indicators.get(question.indicator)
    : undefined;
  if (!indicator) return undefined;
  const found =
    round.kind === 'collection'
      ? await publishedParts(viewer, from, question)
      : await returnedParts(viewer, from, { ...question, office: office.id });
  const pool = makePool(found?.figures ?? [], question.filter);
  if (!found || !pool.ok) return undefined;
  const one = { ...round, indicators: new Map([[indicator.code, indicator]]) };
  const summed = rollUp(one, { office: office.id, scope: question.scope }, pool.value);
  const total = summed.totals.get(indicator.code);
  if (!total) return undefined;
  const missing = summed.missing.map((unit) => ({
    unit,
    stage: found.stages.get(unit.id) ?? 'not-started',
  }));
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

type Found = {
  readonly figures: readonly UnitFigures[];
  readonly stages: ReadonlyMap<SurveyUnitId, ReturnStage>;
};

async function publishedParts(viewer: Viewer, from: Reads, question: TotalsPartsQuestion): Promise<Found> {
  const { round, stage } = question;
  return {
    figures: await surveyFigures(viewer, from, round, { stage, thisYearOnly: true }),
    stages: new Map(),
  };
}

async function returnedParts(
  viewer: Viewer,
  from: Reads,
  question: TotalsPartsQuestion & { readonly office: string },
): Promise<Found | undefined> {
  const { round, indicator, stage, office, scope } = question;
  const found = await indicatorParts(viewer, from, {
    round,
    indicator,
    stage,
    approvedBy: stage === 'approved' ? office : undefined,
    office,
    own: scope === 'own',
  });
  if (!found) return undefined;
  // Version 0: no return that counts.
  const figures = found.parts
    .filter(({ version }) => version > 0)
    .map(({ unit, version, value }): UnitFigures => ({
      unit,
      version,
      cells: new Map(value ? [[found.indicator.code, value]] : []),
    }));
  return { figures, stages: new Map(found.parts.map((part) => [part.unit.id, part.stage])) };
}
