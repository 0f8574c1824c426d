/** What somebody does for his unit: fills in (填表人), or signs for it (单位负责人). */
export const SURVEY_DUTIES = ['filler', 'head'] as const;
export type SurveyDuty = (typeof SURVEY_DUTIES)[number];
