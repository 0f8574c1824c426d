// What units said about findings in their returns, in their own words: the only causes a report may give.
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { isIndicatorCode, type IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { RegisterUnit, RoundId } from '#core/statistics/survey/round.ts';
import type { Reads } from './reads.ts';
import { conditionOf } from './scope-condition.ts';

export type ReturnExplanation = {
  readonly unit: RegisterUnit;
  /** Id of the rule. */
  readonly rule: string;
  /** The cell the finding was at, where its key names one. */
  readonly cells: readonly IndicatorCode[];
  readonly text: string;
};

/** The last word on every finding, in the order of the register; one query. Empty for who does not collect there. */
export async function returnExplanations(
  viewer: Viewer,
  from: Reads,
  id: RoundId,
): Promise<readonly ReturnExplanation[]> {
  const round = from.surveys.rounds.get(id);
  const scope = scopeOf(viewer, 'see-named-report');
  if (!round || scope.kind === 'nothing') return [];
  const condition = conditionOf(scope, 3);
  const { rows } = await from.pool.query<{ unit: string; finding: string; text: string }>({
    name: `return-explanations-${scope.kind}-1`,
    text: `select distinct on (unit, data->>'finding') unit, data->>'finding' as finding, data->>'text' as text
      from return_events where division = any($1::text[]) and round = $2 and type = 'finding-explained' and ${condition.sql}
      order by unit, data->>'finding', seq desc`,
    values: [round.offices.map(({ division }) => division), id, ...condition.values],
  });
  const byUnit = Map.groupBy(rows, ({ unit }) => unit);
  return round.units.flatMap((unit) =>
    (byUnit.get(unit.id) ?? []).flatMap(({ finding, text }): readonly ReturnExplanation[] => {
      // `S17:C02`, `S17:C02:2`; taken back again: empty.
      const [rule = '', code = ''] = finding.split(':');
      return text === '' ? [] : [{ unit, rule, cells: isIndicatorCode(code) ? [code] : [], text }];
    }),
  );
}
