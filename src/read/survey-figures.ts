// The figures of a round's returns, as totals and analysis take them.
import { keptCells, askedCells, type FigureCell } from '#core/costs/stored-cell.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import { may, scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { UnitFigures } from '#core/statistics/survey/figures.ts';
import type { Round, RoundId } from '#core/statistics/survey/round.ts';
import { roundByVersion } from './kept-rounds.ts';
import type { Reads } from './reads.ts';
import { conditionOf } from './scope-condition.ts';

/** Which returns count: all that were handed in and not sent back, or only those that some office, or the named one, approved. */
export type FiguresQuestion = {
  readonly stage: 'submitted' | 'approved';
  readonly approvedBy?: string | undefined;
  /** Without last year's. */
  readonly thisYearOnly?: boolean;
};

/** Published figures are nobody's return: they are read from the collection's own file. */
function collectedFigures(viewer: Viewer, { surveys }: Reads, round: Round): readonly UnitFigures[] {
  const figures = surveys.collected?.get(round.id);
  const divisions = new Map(round.offices.map(({ id, division }) => [id, division]));
  return round.units.flatMap((unit): readonly UnitFigures[] => {
    const cells = figures?.get(unit.id);
    const division = divisions.get(unit.office) ?? '';
    const seen = isDivisionCode(division) && may(viewer, 'see-survey-totals', { storedUnder: division });
    return seen && cells ? [{ unit, cells, version: 0 }] : [];
  });
}

type Row = {
  readonly unit: string;
  readonly version: number;
  readonly round_version: string;
  readonly cells: readonly FigureCell[] | null;
  readonly prior: readonly FigureCell[] | null;
};

/** The units the viewer collects from whose returns count, in the order of the register; one query. Empty for everybody else. */
export async function surveyFigures(
  viewer: Viewer,
  from: Reads,
  id: RoundId,
  question: FiguresQuestion,
): Promise<readonly UnitFigures[]> {
  const loaded = from.surveys.rounds.get(id);
  const scope = scopeOf(viewer, 'see-survey-totals');
  if (!loaded || scope.kind === 'nothing') return [];
  if (loaded.kind === 'collection') return collectedFigures(viewer, from, loaded);
  const condition = conditionOf(scope, 6);
  const prior = question.thisYearOnly === true ? undefined : loaded.prior;
  const divisions = new Set(
    [loaded, prior === undefined ? undefined : from.surveys.rounds.get(prior)].flatMap((round) =>
      (round?.offices ?? []).map(({ division }) => division),
    ),
  );
  const { rows } = await from.pool.query<Row>({
    name: `survey-figures-${scope.kind}-1`,
    text: figuresText(condition.sql),
    values: [
      [...divisions],
      id,
      question.stage === 'submitted' ? ['submitted', 'approved', 'locked'] : ['approved', 'locked'],
      question.approvedBy ?? null,
      prior ?? null,
      ...condition.values,
    ],
  });
  const versions = [...new Set(rows.map((row) => row.round_version))];
  const rounds = new Map(
    await Promise.all(
      versions.map(async (version) => [version, await roundByVersion(from, loaded, version)] as const),
    ),
  );
  const found = new Map(rows.map((row) => [row.unit, row]));
  return loaded.units.flatMap((unit): readonly UnitFigures[] => {
    const row = found.get(unit.id);
    if (!row) return [];
    // What the return was not asked under its own version is missing, not blank.
    const cells = askedCells(rounds.get(row.round_version) ?? loaded, row.cells ?? []);
    const { version } = row;
    return [{ unit, cells, version, ...(row.prior ? { prior: keptCells(row.prior) } : {}) }];
  });
}

const CELLS = (
  where: string,
): string => `(select jsonb_agg(jsonb_build_object('code', c.indicator, 'state', c.state,
    'scaled', c.scaled, 'decimals', c.decimals, 'typed', case when c.state in ('invalid', 'text') then c.typed end))
  from ${where})`;

function figuresText(scope: string): string {
  const ofReturn = 'c.round = r.round and c.unit = r.unit and c.version = r.version';
  const own = `return_cells c where c.division = r.division and ${ofReturn}`;
  const before = `returns p join return_cells c on c.division = p.division and c.round = p.round and c.unit = p.unit
      and c.version = p.version where p.division = any($1::text[]) and p.round = $5 and p.unit = r.unit and p.stage = 'locked'`;
  return `with r as (
    select division, round, unit, version, round_version from returns
    where division = any($1::text[]) and round = $2 and stage = any($3::text[])
      and ($4::text is null or $4 = any(approved_by)) and ${scope})
  select r.unit, r.version, r.round_version, ${CELLS(own)} as cells, ${CELLS(before)} as prior from r`;
}
