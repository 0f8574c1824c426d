import type { Brand } from '#base/brand.ts';
import { ok, refuse, type Result } from '#base/result.ts';

/** Short name of a surveyed unit within all surveys: `cz`, `pt-czj-2024`. Not its organisation code, which may be unknown. */
export type SurveyUnitId = Brand<string, 'SurveyUnitId'>;

export function isSurveyUnitId(text: string): text is SurveyUnitId {
  return /^[a-z][a-z0-9-]{1,39}$/.test(text);
}

export function parseSurveyUnitId(text: string): Result<SurveyUnitId, 'survey-unit-id-malformed'> {
  return isSurveyUnitId(text) ? ok(text) : refuse('survey-unit-id-malformed');
}
