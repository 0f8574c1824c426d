import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { checkYearPlan } from '#core/calendar/check-year-plan.ts';
import { buildLawParameters, type LawParameters } from '#core/calendar/law-parameters.ts';
import { buildWorkCalendar, type WorkCalendar, type YearPlan } from '#core/calendar/work-calendar.ts';
import type { InstantLimit } from '#core/cases/clock-kinds.ts';
import type { ReminderDays } from '#core/cases/reminders.ts';
import type { LightThresholds } from '#core/cases/light.ts';
import type { PromiseTemplateId, PromiseTexts } from '#core/cases/promises.ts';
import type { SamplingRates } from '#core/cases/sampling.ts';
import type { AppointmentSettings } from '#core/appointments/appointment.ts';
import type { OpeningPlan } from '#core/appointments/opening-plan.ts';
import type { ConsultationBook } from '#core/consultation/consultation.ts';
import type { PublishedTable } from '#core/consultation/published/published-table.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { buildDivisionTree, type DivisionTree } from '#core/divisions/division-tree.ts';
import type { MandateLimits } from '#core/identity/mandate.ts';
import { readDivisionsFile } from '#core/divisions/divisions-file.ts';
import { appointmentSettingsShape, sampleHoursShape } from './appointment-shapes.ts';
import {
  draftRetentionShape,
  followUpFileShape,
  instantFileShape,
  lawFileShape,
  lightsFileShape,
  mandateLimitsShape,
  remindersFileShape,
  returnRemindersFileShape,
  patternsFileShape,
  questionnaireFileShape,
  warningsFileShape,
  yearFileShape,
} from './file-shapes.ts';
import type { FollowUpSettings, Questionnaire } from '#core/ratings/rating.ts';
import type { WarningSettings } from '#core/supervision/warning.ts';
import type { PatternSettings } from '#core/supervision/patterns/pattern.ts';
import type { ReturnReminderDays } from '#core/costs/remind-return.ts';
import type { SurveyBook } from '#core/statistics/survey/survey-book.ts';
import { loadConsultations } from '../consultation-files/load.ts';
import { loadPublished } from '../consultation-files/published.ts';
import { loadSurveys } from '../survey-files/load.ts';
import { ReferenceDataError } from './reference-data-error.ts';
import { owedNoticeFileShape, promiseFileShape, samplingFileShape } from './promise-shapes.ts';

/** Folders of the city's own, beside what came with the product. */
export type OwnFolders = {
  readonly surveys?: string | undefined;
  readonly consultations?: string | undefined;
};

/** Everything an `App` reads of `dataDir`: the places, the days, the law and the settings of the city; and the city's own surveys and consultations. Throws `ReferenceDataError`. */
export function loadReference(dataDir: string, own: OwnFolders = {}): Reference {
  return {
    divisions: loadDivisions(dataDir),
    calendar: loadCalendars(dataDir),
    law: loadLaw(dataDir),
    lights: loadLights(dataDir),
    instant: loadInstant(dataDir),
    mandates: loadMandateLimits(dataDir),
    appointments: loadAppointmentSettings(dataDir),
    promises: loadPromises(dataDir),
    sampling: loadSampling(dataDir),
    questionnaire: loadQuestionnaire(dataDir),
    followUp: loadFollowUp(dataDir),
    warnings: loadWarnings(dataDir),
    patterns: loadPatterns(dataDir),
    surveys: loadSurveys(
      join(dataDir, 'costs', 'rounds'),
      ...(own.surveys === undefined ? [] : [own.surveys]),
    ),
    consultations: loadConsultations(
      join(dataDir, 'consultations'),
      ...(own.consultations === undefined ? [] : [own.consultations]),
    ),
    published: loadPublished(dataDir),
  };
}

export type Reference = {
  readonly surveys: SurveyBook;
  readonly consultations: ConsultationBook;
  readonly published: readonly PublishedTable[];
  readonly divisions: DivisionTree;
  readonly calendar: WorkCalendar;
  readonly law: LawParameters;
  readonly lights: LightThresholds;
  readonly instant: InstantLimit;
  readonly mandates: MandateLimits;
  readonly appointments: AppointmentSettings;
  readonly promises: PromiseTexts;
  readonly sampling: SamplingRates;
  readonly questionnaire: Questionnaire;
  readonly followUp: FollowUpSettings;
  readonly warnings: WarningSettings;
  readonly patterns: PatternSettings;
};

/** The tree of every `divisions/*.csv` below `dataDir`. Throws `ReferenceDataError` with all findings. */
export function loadDivisions(dataDir: string): DivisionTree {
  const rows = filesIn(dataDir, 'divisions', '.csv').flatMap((file) => {
    const read = readDivisionsFile(readFileSync(file, 'utf8'));
    if (!read.ok) throw new ReferenceDataError(file, read.error);
    return read.value;
  });
  const tree = buildDivisionTree(rows);
  if (!tree.ok) throw new ReferenceDataError(join(dataDir, 'divisions'), tree.error);
  return tree.value;
}

/** The calendar of every `calendars/*.yaml` below `dataDir`. Throws `ReferenceDataError`. */
export function loadCalendars(dataDir: string): WorkCalendar {
  return buildWorkCalendar(loadYearPlans(dataDir));
}

/** The announced years with their notices and holidays, in order. Throws `ReferenceDataError`. */
export function loadYearPlans(dataDir: string): readonly YearPlan[] {
  return filesIn(dataDir, 'calendars', '.yaml').map((file) => {
    const plan = readYaml(file, yearFileShape);
    const findings = checkYearPlan(plan);
    if (findings.length > 0) throw new ReferenceDataError(file, findings);
    return plan;
  });
}

/** The law's numbers from every `law/*.yaml` below `dataDir`. Throws `ReferenceDataError`. */
export function loadLaw(dataDir: string): LawParameters {
  return buildLawParameters(filesIn(dataDir, 'law', '.yaml').flatMap((file) => readYaml(file, lawFileShape)));
}

/** From when a clock is yellow: a setting of the city. Throws `ReferenceDataError`. */
export function loadLights(dataDir: string): LightThresholds {
  return readYaml(join(dataDir, 'supervision', 'lights.yaml'), lightsFileShape);
}

/** How long an instant item (即办件) may take: a setting of the city. Throws `ReferenceDataError`. */
export function loadInstant(dataDir: string): InstantLimit {
  return readYaml(join(dataDir, 'supervision', 'instant-items.yaml'), instantFileShape);
}

/** From when on a pattern is told: settings of the city. Throws `ReferenceDataError`. */
export function loadPatterns(dataDir: string): PatternSettings {
  return readYaml(join(dataDir, 'supervision', 'patterns.yaml'), patternsFileShape);
}

/** The questionnaire of ratings (好差评). Throws `ReferenceDataError`. */
export function loadQuestionnaire(dataDir: string): Questionnaire {
  return readYaml(join(dataDir, 'ratings', 'reasons.yaml'), questionnaireFileShape);
}

/** How long the follow-up of a low rating may take. Throws `ReferenceDataError`. */
export function loadFollowUp(dataDir: string): FollowUpSettings {
  return readYaml(join(dataDir, 'ratings', 'follow-up.yaml'), followUpFileShape);
}

/** How long an office has to answer a warning. Throws `ReferenceDataError`. */
export function loadWarnings(dataDir: string): WarningSettings {
  return readYaml(join(dataDir, 'supervision', 'warnings.yaml'), warningsFileShape);
}

/** How many natural days a draft is kept that nobody touches: a setting of the city. Throws `ReferenceDataError`. */
export function loadDraftRetention(dataDir: string): { readonly untouchedDays: number } {
  return readYaml(join(dataDir, 'retention', 'drafts.yaml'), draftRetentionShape);
}

/** The words of promises and notices: `promises/*.yaml` below `dataDir`. Throws `ReferenceDataError`. */
export function loadPromises(dataDir: string): PromiseTexts {
  const read = (id: PromiseTemplateId) =>
    readYaml(join(dataDir, 'promises', `${id}.yaml`), promiseFileShape(id));
  const notice = readYaml(join(dataDir, 'promises', 'owed-notice.yaml'), owedNoticeFileShape);
  return {
    'owed-promise': read('owed-promise'),
    'owed-notice': notice.template,
    commitment: read('commitment'),
    lapsed: notice.lapsed,
  };
}

/** How many commitments are checked afterwards: a setting of the city. Throws `ReferenceDataError`. */
export function loadSampling(dataDir: string): SamplingRates {
  return readYaml(join(dataDir, 'promises', 'sampling.yaml'), samplingFileShape);
}

/** How long a mandate may run, and how its codes are limited: settings of the city. Throws `ReferenceDataError`. */
export function loadMandateLimits(dataDir: string): MandateLimits {
  return readYaml(join(dataDir, 'mandates', 'limits.yaml'), mandateLimitsShape);
}

/** Limits of appointments: settings of the city. Throws `ReferenceDataError`. */
export function loadAppointmentSettings(dataDir: string): AppointmentSettings {
  return readYaml(join(dataDir, 'appointments', 'settings.yaml'), appointmentSettingsShape);
}

/** Invented hours of a few places, for the demo. Throws `ReferenceDataError`. */
export function loadSamplePlans(
  dataDir: string,
): readonly { readonly place: DivisionCode; readonly plan: OpeningPlan }[] {
  return readYaml(join(dataDir, 'appointments', 'sample-hours.yaml'), sampleHoursShape);
}

/** When people are reminded: settings of the city. Throws `ReferenceDataError`. */
export function loadReminderDays(dataDir: string): ReminderDays {
  return readYaml(join(dataDir, 'notices', 'reminders.yaml'), remindersFileShape);
}

/** When units are reminded of a return that is due: a setting of the city. Throws `ReferenceDataError`. */
export function loadReturnReminders(dataDir: string): ReturnReminderDays {
  return readYaml(join(dataDir, 'costs', 'reminders.yaml'), returnRemindersFileShape);
}

function filesIn(dataDir: string, folder: string, ending: string): readonly string[] {
  const path = join(dataDir, folder);
  const names = readdirSync(path).filter((name) => name.endsWith(ending));
  if (names.length === 0) throw new ReferenceDataError(path, [{ code: 'no-files' }]);
  return names.toSorted().map((name) => join(path, name));
}

function readYaml<Shape extends z.ZodType>(file: string, shape: Shape): z.output<Shape> {
  const read = shape.safeParse(parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new ReferenceDataError(file, read.error.issues);
  return read.data;
}
