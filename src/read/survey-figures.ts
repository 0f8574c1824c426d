// The figures of a round's returns, as totals and analysis take them.
import { priorRound } from '#core/costs/return-place.ts';
import { blanksFilled } from '#core/costs/stored-cell.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import { may, scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { isIndicatorCode, type CellValue, type IndicatorCode } from '#core/statistics/survey/cell-value.ts';
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
  /** `A01=120000/2 A02`: value in smallest parts and digits after the point; a code alone is a blank. */
  readonly figures: string | null;
  /** What is no figure: code and what was typed. */
  readonly others: Readonly<Record<string, string>> | null;
  readonly prior: string | null;
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
  const before = question.thisYearOnly === true ? undefined : priorRound(from.surveys, loaded);
  const offices = [...loaded.offices, ...(before?.offices ?? [])];
  const divisions = new Set(offices.map(({ division }) => division));
  const { rows } = await from.pool.query<Row>({
    name: `survey-figures-${scope.kind}-2`,
    text: figuresText(condition.sql),
    values: [
      [...divisions],
      id,
      question.stage === 'submitted' ? ['submitted', 'approved', 'locked'] : ['approved', 'locked'],
      question.approvedBy ?? null,
      before?.id ?? null,
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
    const cells = blanksFilled(rounds.get(row.round_version) ?? loaded, cellsOf(row));
    const prior = row.prior === null ? {} : { prior: cellsOf({ figures: row.prior, others: null }) };
    return [{ unit, cells, version: row.version, ...prior }];
  });
}

/** Hundreds of thousands of cells come as text: as JSON they would take ten times as long. */
const FIGURES = `string_agg(c.indicator || case when c.state = 'value' then '=' || c.scaled || '/' || c.decimals else '' end, ' ')
    filter (where c.state in ('value', 'blank'))`;

function figuresText(scope: string): string {
  return `with r as (
    select division, round, unit, version, round_version from returns
    where division = any($1::text[]) and round = $2 and stage = any($3::text[])
      and ($4::text is null or $4 = any(approved_by)) and ${scope})
  select r.unit, r.version, r.round_version, f.figures, f.others, p.prior from r
  cross join lateral (select ${FIGURES} as figures,
      jsonb_object_agg(c.indicator, c.typed) filter (where c.state in ('invalid', 'text')) as others
    from return_cells c where c.division = r.division and c.round = r.round and c.unit = r.unit and c.version = r.version) f
  cross join lateral (select ${FIGURES} as prior
    from returns b join return_cells c on c.division = b.division and c.round = b.round and c.unit = b.unit and c.version = b.version
    where b.division = any($1::text[]) and b.round = $5 and b.unit = r.unit and b.stage = 'locked') p`;
}

const BLANK: CellValue = { state: 'blank' };

function cellsOf({ figures, others }: Pick<Row, 'figures' | 'others'>): Map<IndicatorCode, CellValue> {
  const cells = new Map<IndicatorCode, CellValue>();
  for (const text of figures === null ? [] : figures.split(' ')) {
    // Cut by place: lists of parts would take twice as long, and there are hundreds of thousands.
    const equals = text.indexOf('=');
    const slash = text.indexOf('/', equals);
    const code = equals === -1 ? text : text.slice(0, equals);
    if (!isIndicatorCode(code)) continue;
    if (equals === -1) {
      cells.set(code, BLANK);
      continue;
    }
    const amount = { scaled: Number(text.slice(equals + 1, slash)), decimals: Number(text.slice(slash + 1)) };
    cells.set(code, { state: 'value', amount });
  }
  for (const [code, text] of Object.entries(others ?? {}))
    if (isIndicatorCode(code)) cells.set(code, { state: 'invalid', text });
  return cells;
}
