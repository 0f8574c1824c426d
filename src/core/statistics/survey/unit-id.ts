import type { Brand } from '#base/brand.ts';
import { ok, refuse, type Result } from '#base/result.ts';

/** A unit that surveys ask (填报单位): `cz`, `pt-czj-2024`. Not its organisation code, which may be unknown. */
export type SurveyUnitId = Brand<string, 'SurveyUnitId'>;

export type SurveyUnitIdRefusal = { readonly code: 'survey-unit-id-malformed'; readonly text: string };

/** Checks the form only (2 to 40 small letters, digits and hyphens, a letter first); whether the unit exists is asked of the register. */
export function parseSurveyUnitId(text: string): Result<SurveyUnitId, SurveyUnitIdRefusal> {
  return isSurveyUnitId(text) ? ok(text) : refuse({ code: 'survey-unit-id-malformed', text });
}

/** Form only, as `parseSurveyUnitId`. */
export function isSurveyUnitId(text: string): text is SurveyUnitId {
  return /^[a-z][a-z0-9-]{1,39}$/.test(text);
}
