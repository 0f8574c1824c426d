// Efficiency within each peer group: units of different kinds are never measured by one another.
import type { Result } from '#base/result.ts';
import type { UnitFigures } from '../survey/figures.ts';
import type { EfficiencyModel, NamedQuantity } from './analysis-plan.ts';
import { measureEfficiency, type DeaRefusal, type DeaReport, type DeaUnit } from './dea.ts';
import type { SolveLinear } from './linear-program.ts';
import type { PeerGroup } from './peer-groups.ts';
import { readSum, type Indicators } from './quantity.ts';

export type GroupEfficiency = { readonly group: PeerGroup; readonly outcome: Result<DeaReport, DeaRefusal> };

/** One report or refusal for each group. `insist`: also below the sample rule; the report then says so. */
export function groupEfficiency(
  model: EfficiencyModel,
  groups: readonly PeerGroup[],
  {
    indicators,
    solve,
    insist,
  }: { readonly indicators: Indicators; readonly solve: SolveLinear; readonly insist: boolean },
): readonly GroupEfficiency[] {
  return groups.map((group) => ({
    group,
    outcome: measureEfficiency(
      group.units.map((unit) => deaUnit(model, unit, indicators)),
      model,
      solve,
      insist,
    ),
  }));
}

function deaUnit(
  { inputs, outputs }: EfficiencyModel,
  { unit, cells }: UnitFigures,
  indicators: Indicators,
): DeaUnit {
  const value = (quantity: NamedQuantity): number | undefined => {
    const read = readSum(quantity, cells, indicators);
    return read.state === 'value' ? read.value : undefined;
  };
  return { id: unit.id, inputs: inputs.map(value), outputs: outputs.map(value) };
}
