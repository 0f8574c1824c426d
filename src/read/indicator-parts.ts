// One indicator over all units of an office or its region: what a total is made of.
import type { ReturnStage } from '#core/costs/return-state.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import { isWithin, scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { officesWithin } from '#core/statistics/rollup/office-tree.ts';
import { isIndicatorCode, type CellValue } from '#core/statistics/survey/cell-value.ts';
import type { Indicator, RegisterUnit, Round, RoundId } from '#core/statistics/survey/round.ts';
import type { Reads } from './reads.ts';
import { conditionOf } from './scope-condition.ts';

export type IndicatorPart = {
  readonly unit: RegisterUnit;
  readonly stage: ReturnStage;
  /** Version of the return the value is from; 0 where there is none. */
  readonly version: number;
  /** Absent: no return that counts. */
  readonly value?: CellValue;
};

export type IndicatorParts = {
  readonly round: Round;
  readonly indicator: Indicator;
  /** Every unit of the register there, in its order. */
  readonly parts: readonly IndicatorPart[];
};

export type PartsQuestion = {
  readonly round: RoundId;
  readonly indicator: string;
  readonly stage: 'submitted' | 'approved';
  /** Only what this office approved. */
  readonly approvedBy?: string | undefined;
  /** Id of an office, with `own`: only the units it collects from itself (本级), else its region (区域). Absent: all the viewer's. */
  readonly office?: string | undefined;
  readonly own?: boolean;
};

type Row = {
  readonly unit: string;
  readonly stage: ReturnStage;
  readonly version: number;
  readonly approved_by: readonly string[];
  readonly state: 'value' | 'blank' | 'invalid' | 'text' | null;
  readonly scaled: number | null;
  readonly decimals: number | null;
};

/** The parts of one indicator; one query. `undefined` for who does not collect there, and for what is not asked. */
export async function indicatorParts(
  viewer: Viewer,
  from: Reads,
  question: PartsQuestion,
): Promise<IndicatorParts | undefined> {
  const round = from.surveys.rounds.get(question.round);
  const code = question.indicator;
  const indicator = isIndicatorCode(code) ? round?.indicators.get(code) : undefined;
  if (!round || !indicator) return undefined;
  const scope = scopeOf(viewer, 'see-survey-totals');
  const divisions = officesAsked(round, question).filter(
    ({ division }) => isDivisionCode(division) && isWithin(scope, { storedUnder: division }),
  );
  const units = round.units.filter(({ office }) => divisions.some(({ id }) => id === office));
  if (units.length === 0) return undefined;
  const condition = conditionOf(scope, 4);
  const { rows } = await from.pool.query<Row>({
    name: `indicator-parts-${scope.kind}-2`,
    text: `select r.unit, r.stage, r.version, r.approved_by, c.state, c.scaled, c.decimals
      from (select division, round, unit, stage, version, approved_by from returns
        where division = any($1::text[]) and round = $2 and ${condition.sql}) r
      left join return_cells c on c.division = r.division and c.round = r.round and c.unit = r.unit and c.version = r.version
        and c.division = any($1::text[]) and c.round = $2 and c.indicator = $3`,
    values: [divisions.map(({ division }) => division), round.id, code, ...condition.values],
  });
  const found = new Map(rows.map((row) => [row.unit, row]));
  const parts = units.map((unit) => toPart(unit, found.get(unit.id), question));
  return { round, indicator, parts };
}

function officesAsked(round: Round, { office, own }: PartsQuestion): Round['offices'] {
  if (office === undefined) return round.offices;
  const ids = own === true ? [office] : officesWithin(round, office);
  return round.offices.filter(({ id }) => ids.includes(id));
}

const COUNTING: Readonly<Record<PartsQuestion['stage'], readonly ReturnStage[]>> = {
  submitted: ['submitted', 'approved', 'locked'],
  approved: ['approved', 'locked'],
};

function toPart(unit: RegisterUnit, row: Row | undefined, asked: PartsQuestion): IndicatorPart {
  if (!row) return { unit, stage: 'not-started', version: 0 };
  const { stage, version, state, scaled, decimals } = row;
  const isApproved = asked.approvedBy === undefined || row.approved_by.includes(asked.approvedBy);
  if (!COUNTING[asked.stage].includes(stage) || !isApproved) return { unit, stage, version: 0 };
  if (state === 'value' && scaled !== null && decimals !== null)
    return { unit, stage, version, value: { state, amount: { scaled, decimals } } };
  const value: CellValue =
    state === null || state === 'blank' ? { state: 'blank' } : { state: 'invalid', text: '' };
  return { unit, stage, version, value };
}
