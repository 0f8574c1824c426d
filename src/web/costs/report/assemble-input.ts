// From returns to everything a report says: sums, what may be shown of them, and what the analysis found. Pure; it takes a
// while (see `bench`), so the thread that makes files does it, not the server's.
import { discloseAmounts, showEverything } from '#core/costs/report/disclose-amounts.ts';
import { reportAmounts } from '#core/costs/report/report-amounts.ts';
import { reportPlanOf } from '#core/costs/report/report-plan.ts';
import { changeOf } from '#core/statistics/analysis/change.ts';
import { comparePeers } from '#core/statistics/analysis/compare-peers.ts';
import { checkLimits } from '#core/statistics/analysis/limits.ts';
import type { SolveLinear } from '#core/statistics/analysis/linear-program.ts';
import { kindGroups, peerGroups } from '#core/statistics/analysis/peer-groups.ts';
import { ratioSet } from '#core/statistics/analysis/ratios.ts';
import { groupEfficiency } from '#core/statistics/analysis/unit-efficiency.ts';
import { weakSpots } from '#core/statistics/analysis/weak-spots.ts';
import { addingsOf, looseAddingsOf } from '#core/statistics/rollup/addings-of.ts';
import type { RollUp } from '#core/statistics/rollup/roll-up.ts';
import { makePool } from '#core/statistics/survey/figures.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import type { ReportAnalysis, ReportInput } from './report-input.ts';

export type ReportMaterial = Pick<
  ReportInput,
  'round' | 'edition' | 'office' | 'on' | 'approved' | 'rollUp' | 'late' | 'explanations'
>;

/** Everything for `buildReport`; absent where the round has no total to report on, or figures of several years or bases. */
export function assembleInput(material: ReportMaterial, solve: SolveLinear): ReportInput | undefined {
  const { round, edition, rollUp } = material;
  const plan = reportPlanOf(round);
  const analysis = analyse(round, rollUp, solve);
  if (plan === undefined || analysis === undefined) return undefined;
  const amounts = reportAmounts(round, rollUp.counted, {
    addings: addingsOf(round),
    loose: looseAddingsOf(round),
  });
  const disclosure = edition === 'public' ? discloseAmounts(amounts, plan, solve) : showEverything;
  return { ...material, plan, amounts, disclosure, analysis };
}

function analyse(round: Round, rollUp: RollUp, solve: SolveLinear): ReportAnalysis | undefined {
  const pool = makePool(rollUp.counted);
  if (!pool.ok) return undefined;
  const { indicators, analysis } = round;
  const checks = checkLimits(round, pool.value.units);
  if (analysis === undefined)
    return { ratios: [], checks, spots: weakSpots([], checks), changes: [], efficiency: [] };
  const { groups } = peerGroups(pool.value.units, analysis.peers, indicators);
  const { groups: kinds } = kindGroups(pool.value.units, analysis.peers, indicators);
  const ratios = analysis.ratios.map((definition) => ({
    definition,
    comparisons: comparePeers(ratioSet(definition, pool.value, indicators), groups),
  }));
  return {
    ratios,
    checks,
    spots: weakSpots(ratios, checks),
    changes: analysis.changes.map((chain) => ({ chain, result: changeOf(chain, pool.value, indicators) })),
    efficiency: analysis.efficiency.map((model) => ({
      model,
      groups: groupEfficiency(model, kinds, { indicators, solve, insist: false }),
    })),
  };
}
