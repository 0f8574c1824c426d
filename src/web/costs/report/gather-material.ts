// What a report is written from, out of the store, for the office that asks.
import { canonicalJson } from '#base/canonical-json.ts';
import { sha256Hex } from '#base/sha256.ts';
import type { App } from '#app/app.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { cityDay } from '#core/calendar/city-day.ts';
import type { ReportEdition } from '#core/statistics/report/document.ts';
import { rollUp } from '#core/statistics/rollup/roll-up.ts';
import type { Cells } from '#core/statistics/survey/cell-value.ts';
import { makePool } from '#core/statistics/survey/figures.ts';
import { returnExplanations } from '#read/return-explanations.ts';
import { returnsWall } from '#read/returns-wall.ts';
import { surveyFigures } from '#read/survey-figures.ts';
import { totalsTable } from '#read/totals.ts';
import type { ReportMaterial } from './assemble-input.ts';

export type GatheredMaterial = {
  readonly material: ReportMaterial;
  /** Names the material: the same is written once. */
  readonly key: string;
  /** `TotalsView.content` of the regional table: what a publication names. */
  readonly totals: string;
  readonly isOwn: boolean;
};

/** For the collector's own office and its region. `undefined`: no such round, none of his, or one that has no statistical report. */
export async function gatherMaterial(
  app: App,
  viewer: Viewer,
  { round: id, edition }: { readonly round: string; readonly edition: ReportEdition },
): Promise<GatheredMaterial | undefined> {
  const round = app.surveys.rounds.get(id);
  if (round?.kind !== 'survey' || round.purpose !== 'statistics') return undefined;
  const view = await totalsTable(viewer, app, { round: id, scope: 'region', stage: 'approved' });
  if (view === undefined) return undefined;
  const { office, isOwn, content } = view;
  const state = view.approvals.find((each) => each.office === office)?.states.region.kind;
  const approved = state === 'standing';
  const [figures, wall, explanations] = await Promise.all([
    surveyFigures(
      viewer,
      app,
      id,
      approved ? { stage: 'approved', approvedBy: office.id } : { stage: 'submitted' },
    ),
    returnsWall(viewer, app, { round: id }),
    returnExplanations(viewer, app, id),
  ]);
  const pool = makePool(figures);
  if (!pool.ok) return undefined;
  const summed = rollUp(round, { office: office.id, scope: 'region' }, pool.value);
  const late = wall?.lines.filter((line) => line.late).map(({ unit }) => unit) ?? [];
  const inRegister = new Set(summed.register.map((unit) => unit.id));
  const material: ReportMaterial = {
    round,
    edition,
    office: office.name,
    on: cityDay(app.now()),
    approved,
    rollUp: summed,
    late: late.filter((unit) => inRegister.has(unit.id) && !summed.missing.includes(unit)),
    explanations: explanations.filter(({ unit }) => inRegister.has(unit.id)),
  };
  return { material, key: keyOf(material), totals: content, isOwn };
}

function keyOf({ round, approved, rollUp: { office, counted }, late, explanations }: ReportMaterial): string {
  return sha256Hex(
    canonicalJson({
      version: round.version,
      round: round.id,
      approved,
      office,
      counted: counted.map(({ unit, version, prior }) => [unit.id, version, priorText(prior)]),
      late: late?.map(({ id }) => id),
      explanations: explanations.map(({ unit, rule, text }) => [unit.id, rule, text]),
    }),
  );
}

/** Last year's return can be unlocked and corrected while this year's stays as it is. */
function priorText(prior: Cells | undefined): string {
  return [...(prior ?? [])]
    .map(([code, cell]) => (cell.state === 'value' ? `${code}=${cell.amount.scaled}` : code))
    .join(' ');
}
