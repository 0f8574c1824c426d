// All units of a round by where their returns stand. Units without a row have not started: everybody on the register is there
// (应统尽统).
import { cityDay } from '#core/calendar/city-day.ts';
import { approvalChain } from '#core/costs/return-acts.ts';
import { RETURN_STAGES, type ReturnStage } from '#core/costs/return-state.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import { isWithin, scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { CollectingOffice, RegisterUnit, Round, RoundId } from '#core/statistics/survey/round.ts';
import type { Reads } from './reads.ts';
import { conditionOf } from './scope-condition.ts';

export type WallLine = {
  readonly unit: RegisterUnit;
  readonly stage: ReturnStage;
  readonly version: number;
  readonly seq: number;
  /** Handed in after the due day, or not handed in though it has passed. */
  readonly late: boolean;
  readonly submittedAt?: string;
  /** Code of the last event, name of who did it (empty: the platform), RFC 9557 instant of the last change of any kind. */
  readonly last?: { readonly type: string; readonly by: string; readonly at: string };
  readonly blocks: number;
  readonly explains: number;
  /** Of those to be explained, how many are. */
  readonly explained: number;
  readonly hints: number;
  readonly notEvaluable: number;
  readonly openQuestions: number;
  readonly filled: number;
  readonly asked: number;
  /** Offices that approved this version, in order. */
  readonly approvedBy: readonly string[];
  /** Handed in, and the viewer's office is the next to approve it. */
  readonly mine: boolean;
};

export type WallQuestion = {
  readonly round: RoundId;
  readonly stage?: ReturnStage | undefined;
  readonly kind?: string | undefined;
  readonly office?: string | undefined;
  readonly late?: boolean | undefined;
  readonly mine?: boolean | undefined;
};

export type ReturnsWall = {
  readonly round: Round;
  /** Those asked for, in the order of the register. */
  readonly lines: readonly WallLine[];
  /** Of all units the viewer collects from, whatever was asked. */
  readonly total: number;
  readonly late: number;
  /** Those that wait for the viewer's own office. */
  readonly mine: number;
  readonly byStage: Readonly<Record<ReturnStage, number>>;
  /** Days until the due day; negative after it. */
  readonly daysLeft: number;
};

/** One return as a list: thousands of rows with names at each would take three times as long. */
type Row = readonly [
  unit: string,
  stage: ReturnStage,
  version: number,
  seq: number,
  late: boolean | null,
  submittedAt: string | null,
  changedAt: string,
  lastType: string,
  lastBy: string,
  blocks: number,
  explains: number,
  unexplained: number,
  hints: number,
  notEvaluable: number,
  openQuestions: number,
  filled: number,
  asked: number,
  approvedBy: readonly string[],
];

/** The wall of a collector's units; one query. `undefined`: no such round, or none of its units are his. */
export async function returnsWall(
  viewer: Viewer,
  from: Reads,
  question: WallQuestion,
): Promise<ReturnsWall | undefined> {
  const round = from.surveys.rounds.get(question.round);
  const scope = scopeOf(viewer, 'see-returns-wall');
  const offices = (round?.offices ?? []).filter(
    ({ division }) => isDivisionCode(division) && isWithin(scope, { storedUnder: division }),
  );
  const ids = new Set(offices.map(({ id }) => id));
  const units = round?.units.filter(({ office }) => ids.has(office));
  if (!round || !units || units.length === 0) return undefined;
  const condition = conditionOf(scope, 3);
  const { rows } = await from.pool.query<{ rows: readonly Row[] | null }>({
    name: `returns-wall-${scope.kind}-3`,
    text: `select json_agg(json_build_array(unit, stage, version, seq, late, ${moment('submitted_at')}, ${moment('changed_at')},
        last_type, last_by, blocks, explains, unexplained, hints, not_evaluable, open_questions, filled, asked, approved_by)) as rows
      from returns where division = any($1::text[]) and round = $2 and ${condition.sql}`,
    values: [offices.map(({ division }) => division), round.id, ...condition.values],
  });
  const daysLeft = cityDay(from.now()).until(round.period.dueOn).days;
  const found = new Map((rows[0]?.rows ?? []).map((row) => [row[0], row]));
  const own =
    viewer.role === 'collector'
      ? round.offices.find(({ division }) => division === viewer.office)
      : undefined;
  const chains = new Map(offices.map(({ id }) => [id, approvalChain(round, id)]));
  const all = units.map((unit): WallLine => {
    const line = toLine(unit, found.get(unit.id), daysLeft);
    return isTurnOf(own?.id, line, chains.get(unit.office) ?? []) ? { ...line, mine: true } : line;
  });
  return {
    round,
    lines: all.filter((line) => isAskedFor(line, question)),
    total: all.length,
    late: all.filter(({ late }) => late).length,
    mine: all.filter(({ mine }) => mine).length,
    byStage: countStages(all),
    daysLeft,
  };
}

/** An instant as text, made where there are thousands of them. */
function moment(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}

function toLine(unit: RegisterUnit, row: Row | undefined, daysLeft: number): WallLine {
  if (!row) return { ...UNTOUCHED, unit, late: daysLeft < 0 };
  const [, stage, version, seq, late, submittedAt, changedAt, lastType, lastBy, blocks, explains, ...rest] =
    row;
  const [unexplained, hints, notEvaluable, openQuestions, filled, asked, approvedBy] = rest;
  return {
    unit,
    stage,
    version,
    seq,
    late: late ?? daysLeft < 0,
    ...(submittedAt === null ? {} : { submittedAt }),
    last: { type: lastType, by: lastBy, at: changedAt },
    blocks,
    explains,
    explained: explains - unexplained,
    hints,
    notEvaluable,
    openQuestions,
    filled,
    asked,
    approvedBy,
    mine: false,
  };
}

function isTurnOf(
  office: string | undefined,
  { stage, approvedBy }: WallLine,
  chain: readonly CollectingOffice[],
): boolean {
  const waits = stage === 'submitted' || stage === 'approved';
  return office !== undefined && waits && chain[approvedBy.length]?.id === office;
}

const UNTOUCHED: Omit<WallLine, 'unit' | 'late'> = {
  stage: 'not-started',
  version: 0,
  seq: 0,
  blocks: 0,
  explains: 0,
  explained: 0,
  hints: 0,
  notEvaluable: 0,
  openQuestions: 0,
  filled: 0,
  asked: 0,
  approvedBy: [],
  mine: false,
};

function isAskedFor({ unit, stage, late, mine }: WallLine, asked: WallQuestion): boolean {
  return (
    (asked.stage === undefined || asked.stage === stage) &&
    (asked.kind === undefined || asked.kind === unit.kind) &&
    (asked.office === undefined || asked.office === unit.office) &&
    (asked.late === undefined || asked.late === late) &&
    (asked.mine === undefined || asked.mine === mine)
  );
}

function countStages(lines: readonly WallLine[]): Readonly<Record<ReturnStage, number>> {
  const counts: Record<ReturnStage, number> = {
    'not-started': 0,
    filling: 0,
    signed: 0,
    submitted: 0,
    'sent-back': 0,
    approved: 0,
    locked: 0,
  };
  for (const { stage } of lines) counts[stage] += 1;
  return counts;
}

/** A stage as an address names it. */
export function readStage(text: string | undefined): ReturnStage | undefined {
  return RETURN_STAGES.find((stage) => stage === text);
}
