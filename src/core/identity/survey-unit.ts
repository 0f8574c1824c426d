import type { Brand } from '#base/brand.ts';
import { ok, refuse, type Result } from '#base/result.ts';

/** A unit that a survey asks (填报单位): a short word, not its organisation code. */
export type SurveyUnitId = Brand<string, 'SurveyUnitId'>;

export type SurveyUnitIdRefusal = { readonly code: 'survey-unit-id-malformed'; readonly text: string };

/** What somebody does for his unit: fills in (填表人), or signs for it (单位负责人). */
export const SURVEY_DUTIES = ['filler', 'head'] as const;
export type SurveyDuty = (typeof SURVEY_DUTIES)[number];

/** Checks the form only (2 to 40 small letters, digits and hyphens, a letter first); whether the unit exists is asked of the survey. */
export function parseSurveyUnitId(text: string): Result<SurveyUnitId, SurveyUnitIdRefusal> {
  return isSurveyUnitId(text) ? ok(text) : refuse({ code: 'survey-unit-id-malformed', text });
}

export function isSurveyUnitId(text: string): text is SurveyUnitId {
  return /^[a-z][a-z0-9-]{1,39}$/.test(text);
}
