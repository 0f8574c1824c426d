// The 综合表 of an office as it stands, with who is missing, and what the offices approved.
import { approvedReturns, partsIn, totalsContent, totalsState } from '#core/costs/totals-approval.ts';
import type { ApprovedTotals, TotalsState } from '#core/costs/totals-approval.ts';
import type { ReturnStage } from '#core/costs/return-state.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import { isWithin, scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { officesWithin, TABLE_SCOPES, type TableScope } from '#core/statistics/rollup/office-tree.ts';
import { rollUp, type RollUp } from '#core/statistics/rollup/roll-up.ts';
import {
  makePool,
  type MixedPool,
  type PoolFilter,
  type UnitFigures,
} from '#core/statistics/survey/figures.ts';
import type {
  AccountBasis,
  CollectingOffice,
  RegisterUnit,
  Round,
  RoundId,
} from '#core/statistics/survey/round.ts';
import { isSurveyUnitId } from '#core/statistics/survey/unit-id.ts';
import type { Reads } from './reads.ts';
import { returnsWall, type WallLine } from './returns-wall.ts';
import { instantOf } from './rows.ts';
import { conditionOf } from './scope-condition.ts';
import { surveyFigures } from './survey-figures.ts';

/** `submitted`: all that was handed in, a first look; `approved`: what the office approved, what its 综合表 is. */
export const COUNTING_STAGES = ['approved', 'submitted'] as const;
export type CountingStage = (typeof COUNTING_STAGES)[number];

export type TotalsQuestion = {
  readonly round: RoundId;
  /** Absent: the viewer's own, or the first he sees. */
  readonly office?: string | undefined;
  readonly scope: TableScope;
  readonly stage: CountingStage;
  /** Of a collection: which figures make one pool. */
  readonly filter?: PoolFilter | undefined;
};

/** Approvals of one office, of its own level and its region. */
export type OfficeApprovals = {
  readonly office: CollectingOffice;
  readonly states: Readonly<Record<TableScope, TotalsState>>;
};

export type TotalsView = {
  readonly round: Round;
  readonly office: CollectingOffice;
  /** All offices the viewer sees, in the order of the files. */
  readonly offices: readonly CollectingOffice[];
  /** Whether it is the viewer's own office, which alone approves its table. */
  readonly isOwn: boolean;
  readonly table: { readonly scope: TableScope; readonly stage: CountingStage };
  readonly sums:
    | { readonly kind: 'table'; readonly rollUp: RollUp; readonly missing: readonly MissingUnit[] }
    /** Figures of several years or bases make no sum. */
    | { readonly kind: 'mixed'; readonly mixed: MixedPool; readonly pools: readonly PoolChoice[] };
  /** Of the office itself and of those below it, itself first. */
  readonly approvals: readonly OfficeApprovals[];
  /** What an approval of this table would name. */
  readonly content: string;
};

export type MissingUnit = { readonly unit: RegisterUnit; readonly stage: ReturnStage };

/** A filter that makes one pool, and how many units are in it. */
export type PoolChoice = {
  readonly year: number;
  readonly basis: AccountBasis;
  readonly units: number;
};

/** `undefined`: no such round or office, or none of the viewer's. */
export async function totalsTable(
  viewer: Viewer,
  from: Reads,
  question: TotalsQuestion,
): Promise<TotalsView | undefined> {
  const seen = officesSeen(viewer, from, question);
  if (!seen) return undefined;
  const { round, office, offices, own } = seen;
  const table = { office: office.id, scope: question.scope };
  const [figures, wall, approved] = await Promise.all([
    surveyFigures(viewer, from, round.id, {
      stage: question.stage,
      approvedBy: question.stage === 'approved' ? office.id : undefined,
      thisYearOnly: true,
    }),
    returnsWall(viewer, from, { round: round.id }),
    approvedTotals(viewer, from, round),
  ]);
  const lines = wall?.lines ?? [];
  const below = offices.filter(({ id }) => officesWithin(round, office.id).includes(id));
  return {
    round,
    office,
    offices,
    isOwn: office === own,
    table: question,
    sums: sumsOf(round, table, { figures, lines, filter: question.filter }),
    approvals: below.map((each) => ({ office: each, states: statesOf(round, each, { lines, approved }) })),
    content: totalsContent(round, table, partsIn(approvedReturns(round, table, lines))),
  };
}

/** The offices of a round that the viewer sees, his own, and the one that was asked for. */
export function officesSeen(
  viewer: Viewer,
  { surveys }: Reads,
  question: Pick<TotalsQuestion, 'round' | 'office'>,
):
  | {
      readonly round: Round;
      readonly offices: readonly CollectingOffice[];
      readonly office: CollectingOffice;
      readonly own: CollectingOffice | undefined;
    }
  | undefined {
  const round = surveys.rounds.get(question.round);
  const scope = scopeOf(viewer, 'see-survey-totals');
  const offices =
    round?.offices.filter(
      ({ division }) => isDivisionCode(division) && isWithin(scope, { storedUnder: division }),
    ) ?? [];
  const own = offices.find(({ division }) => viewer.role === 'collector' && division === viewer.office);
  const office =
    question.office === undefined ? (own ?? offices[0]) : offices.find(({ id }) => id === question.office);
  return round && office ? { round, offices, office, own } : undefined;
}

function sumsOf(
  round: Round,
  table: { readonly office: string; readonly scope: TableScope },
  {
    figures,
    lines,
    filter,
  }: {
    readonly figures: readonly UnitFigures[];
    readonly lines: readonly WallLine[];
    readonly filter: PoolFilter | undefined;
  },
): TotalsView['sums'] {
  const pool = makePool(figures, filter);
  if (!pool.ok) return { kind: 'mixed', mixed: pool.error, pools: poolsOf(figures) };
  const summed = rollUp(round, table, pool.value);
  const stages = new Map(lines.map(({ unit, stage }) => [unit.id, stage]));
  const missing = summed.missing.map((unit) => ({ unit, stage: stages.get(unit.id) ?? 'not-started' }));
  return { kind: 'table', rollUp: summed, missing };
}

/** The years and bases that figures are of, most units first. */
function poolsOf(figures: readonly UnitFigures[]): readonly PoolChoice[] {
  const pools = Map.groupBy(figures, ({ unit }) => `${unit.year} ${unit.basis}`);
  return [...pools.values()]
    .flatMap((list) => {
      const [first] = list;
      return first ? [{ year: first.unit.year, basis: first.unit.basis, units: list.length }] : [];
    })
    .toSorted((a, b) => b.units - a.units || b.year - a.year);
}

type Approvals = ReadonlyMap<string, ApprovedTotals>;

function statesOf(
  round: Round,
  office: CollectingOffice,
  { lines, approved }: { readonly lines: readonly WallLine[]; readonly approved: Approvals },
): Readonly<Record<TableScope, TotalsState>> {
  const [own, region] = TABLE_SCOPES.map((scope) => {
    const table = { office: office.id, scope };
    const parts = partsIn(approvedReturns(round, table, lines));
    return totalsState(approved.get(`${office.id} ${scope}`), parts);
  });
  return { own: own ?? { kind: 'none' }, region: region ?? { kind: 'none' } };
}

type Row = {
  readonly office: string;
  readonly scope: string;
  readonly nth: number;
  readonly approved_at: string;
  readonly approved_name: string;
  readonly content: string;
  readonly parts: readonly (readonly [unit: string, version: number])[];
  readonly missing: number;
  readonly note: string;
};

/** The last approval of every table in the viewer's region, by office and scope. */
async function approvedTotals(viewer: Viewer, from: Reads, round: Round): Promise<Approvals> {
  const condition = conditionOf(scopeOf(viewer, 'see-survey-totals'), 3);
  const { rows } = await from.pool.query<Row>({
    name: `approved-totals-${viewer.role}-1`,
    text: `select distinct on (division, office, scope) office, scope, nth, approved_at, approved_name, content, parts, missing, note
      from survey_totals where division = any($1::text[]) and round = $2 and ${condition.sql}
      order by division, office, scope, nth desc`,
    values: [round.offices.map(({ division }) => division), round.id, ...condition.values],
  });
  return new Map(
    rows.map(({ office, scope, nth, approved_at, approved_name, content, parts, missing, note }) => [
      `${office} ${scope}`,
      {
        nth,
        at: instantOf(approved_at),
        by: approved_name,
        content,
        parts: parts.flatMap(([unit, version]) => (isSurveyUnitId(unit) ? [{ unit, version }] : [])),
        missing,
        note,
      },
    ]),
  );
}
