// What a collection holds: published figures of bodies, and where they do not agree. Nobody fills in a return for them.
import { isDivisionCode } from '#core/divisions/division.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { evaluateReturn } from '#core/statistics/rules/evaluate-return.ts';
import type { Evaluation } from '#core/statistics/rules/finding.ts';
import type { Cells } from '#core/statistics/survey/cell-value.ts';
import type { RegisterUnit, Round, RoundId } from '#core/statistics/survey/round.ts';
import type { Reads } from './reads.ts';

export type CollectedBody = {
  readonly unit: RegisterUnit;
  /** As published; what the source does not print is absent. */
  readonly cells: Cells;
  readonly evaluation: Evaluation;
};

export type CollectedBodies = { readonly round: Round; readonly bodies: readonly CollectedBody[] };

/** The bodies of a collection, in the order of its register; `undefined`: no such collection, or not for the viewer. */
export async function collectedBodies(
  viewer: Viewer,
  { surveys }: Pick<Reads, 'surveys'>,
  id: RoundId,
): Promise<CollectedBodies | undefined> {
  const round = surveys.rounds.get(id);
  const figures = surveys.collected?.get(id);
  if (round?.kind !== 'collection' || !figures) return undefined;
  const divisions = new Map(round.offices.map(({ id: office, division }) => [office, division]));
  const seen = round.units.filter(({ office }) => {
    const division = divisions.get(office) ?? '';
    return isDivisionCode(division) && may(viewer, 'see-survey-totals', { storedUnder: division });
  });
  if (seen.length === 0) return undefined;
  return {
    round,
    bodies: seen.map((unit) => {
      const cells: Cells = figures.get(unit.id) ?? new Map();
      return { unit, cells, evaluation: evaluateReturn(round, { unit, own: cells }) };
    }),
  };
}
