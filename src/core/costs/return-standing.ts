// What can be said of a return as it stands now: what the rules find, how much is open, and the hash one signs for.
import { canonicalJson } from '#base/canonical-json.ts';
import { sha256Hex } from '#base/sha256.ts';
import { evaluateReturn } from '#core/statistics/rules/evaluate-return.ts';
import type { Evaluation, Finding } from '#core/statistics/rules/finding.ts';
import type { RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import { evidenceOf, type Beside } from './return-evidence.ts';
import type { ReturnState } from './return-state.ts';
import { askedCodes, type StoredCell } from './stored-cell.ts';

/** `unexplained`: those that must be explained and are not. `filled` of `asked` cells are not blank. */
export type ReturnCounts = {
  readonly blocks: number;
  readonly explains: number;
  readonly hints: number;
  readonly notEvaluable: number;
  readonly unexplained: number;
  readonly openQuestions: number;
  readonly filled: number;
  readonly asked: number;
};

export type ReturnStanding = {
  readonly evaluation: Evaluation;
  readonly counts: ReturnCounts;
  /** SHA-256 of the canonical figures and explanations. */
  readonly content: string;
};

export type ReturnNow = {
  readonly round: Round;
  readonly unit: RegisterUnit;
  readonly state: ReturnState;
  /** Of the current version. */
  readonly cells: readonly StoredCell[];
  readonly beside: Beside;
};

export function standingOf(now: ReturnNow): ReturnStanding {
  const { round, unit, state, cells, beside } = now;
  // An empty form that nobody opened has no errors yet.
  const evaluation =
    state.stage === 'not-started'
      ? NOTHING
      : evaluateReturn(round, evidenceOf({ round, unit, own: cells }, beside));
  const of = (level: Finding['level']): readonly Finding[] =>
    evaluation.findings.filter((finding) => finding.level === level);
  const asked = askedCodes(round);
  const filled = new Set(cells.filter((cell) => cell.state !== 'blank').map(({ code }) => code));
  return {
    evaluation,
    counts: {
      blocks: of('block').length,
      explains: of('explain').length,
      hints: of('hint').length,
      notEvaluable: evaluation.notEvaluable.length,
      unexplained: of('explain').filter(({ key }) => !state.explanations.has(key)).length,
      openQuestions: state.questions.filter(({ open }) => open).length,
      filled: asked.filter((code) => filled.has(code)).length,
      asked: asked.length,
    },
    content: contentOf(now),
  };
}

const NOTHING: Evaluation = { findings: [], notEvaluable: [], passed: [] };

/**
 * The hash that filler and head sign for: unit, version, every cell that is not blank, every explanation, and the version of
 * the round. The order in which people typed does not matter, nor whether a blank was never touched.
 */
function contentOf({ round, unit, state, cells }: ReturnNow): string {
  const figures = cells
    .filter((cell) => cell.state !== 'blank')
    .map(({ code, state: kind, scaled, decimals, typed }) =>
      kind === 'value' ? [code, scaled, decimals] : [code, kind, typed],
    )
    .toSorted(byFirst);
  const explanations = [...state.explanations].map(([key, { text }]) => [key, text]).toSorted(byFirst);
  return sha256Hex(
    canonicalJson({
      round: round.id,
      roundVersion: round.version,
      unit: unit.id,
      version: state.version,
      figures,
      explanations,
    }),
  );
}

type Row = readonly (string | number | null | undefined)[];

function byFirst(a: Row, b: Row): number {
  return String(a[0]) < String(b[0]) ? -1 : 1;
}
