// What a survey's figures may be used for. What identifies a respondent serves statistics alone (统计法 (2024) 第二十八条,
// 统计法实施条例 第三十条); appraisal takes its own declared source (机关事务管理条例 第十六条).
import { ok, refuse, type Result } from '#base/result.ts';
import type { Round } from '#core/statistics/survey/round.ts';

/** What somebody wants named rows for, as he declares it before they leave. */
export const NAMED_USES = ['statistics', 'appraisal', 'quota', 'inspection', 'other'] as const;
export type NamedUse = (typeof NAMED_USES)[number];

export type PurposeRefusal = {
  readonly code: 'outside-purpose';
  readonly use: NamedUse;
  readonly purpose: Round['purpose'];
  /** The clauses that refuse it, as a reader looks them up. */
  readonly clauses: readonly string[];
};

const SURVEY_CLAUSES = ['《统计法》（2024）第二十八条', '《统计法实施条例》（2017）第三十条'] as const;
const APPRAISAL_CLAUSES = ['《机关事务管理条例》（2012）第十六条', '本轮考评制度声明的用途'] as const;

/**
 * Whether rows that name units may leave the round for this use. Published figures (a collection) are anybody's; survey
 * figures go to statistics alone, such as the summary office above; an appraisal's figures to that appraisal alone.
 */
export function mayLeave(
  round: Pick<Round, 'purpose' | 'kind'>,
  use: NamedUse,
): Result<true, PurposeRefusal> {
  if (round.kind === 'collection' || use === round.purpose) return ok(true);
  const clauses = round.purpose === 'statistics' ? SURVEY_CLAUSES : APPRAISAL_CLAUSES;
  return refuse({ code: 'outside-purpose', use, purpose: round.purpose, clauses });
}
