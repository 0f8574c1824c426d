// What the sample city's files say of calendar and supervision, for tests of the core: they may not load it themselves.
import { fileURLToPath } from 'node:url';
import { loadCalendars, loadPatterns, loadQuestionnaire } from '#connectors/reference-data/load.ts';

const DATA = fileURLToPath(new URL('../../data', import.meta.url));

export const SAMPLE_CALENDAR = loadCalendars(DATA);
export const SAMPLE_PATTERNS = loadPatterns(DATA);
export const SAMPLE_QUESTIONNAIRE = loadQuestionnaire(DATA);
