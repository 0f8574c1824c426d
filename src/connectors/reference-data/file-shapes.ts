import { z } from 'zod';
import { MARKS } from '#base/mark.ts';
import type { InstantLimit } from '#core/cases/clock-kinds.ts';
import type { ReminderDays } from '#core/cases/reminders.ts';
import type { ReturnReminderDays } from '#core/costs/remind-return.ts';
import type { LightThresholds } from '#core/cases/light.ts';
import { GRADES, type FollowUpSettings, type Questionnaire } from '#core/ratings/rating.ts';
import type { WarningSettings } from '#core/supervision/warning.ts';
import type { PatternSettings } from '#core/supervision/patterns/pattern.ts';
import type { LawParameter } from '#core/calendar/law-parameters.ts';
import { TIME_UNITS } from '#core/calendar/time-limit.ts';
import type { YearPlan } from '#core/calendar/work-calendar.ts';

const day = z.string().transform((text, context) => {
  // Only the calendar form with all its digits; Temporal alone would take other forms too.
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    try {
      return Temporal.PlainDate.from(text, { overflow: 'reject' });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  context.addIssue({ code: 'custom', message: `not a day: ${text}` });
  return z.NEVER;
});

const holiday = z.strictObject({
  name: z.string().min(1),
  en: z.string().min(1),
  from: day,
  to: day,
  'make-up': z.array(day),
});

const notice = z.strictObject({
  title: z.string().min(1),
  number: z.string().min(1),
  date: day,
  source: z.string().min(1),
  mark: z.enum(MARKS),
});

/** A file of `data/calendars/`, read into a year plan. */
export const yearFileShape = z
  .strictObject({
    year: z.int().min(1950).max(2200),
    notices: z.array(notice).min(1),
    holidays: z.array(holiday).min(1),
  })
  .transform(({ year, notices, holidays }): YearPlan => ({
    year,
    notices,
    holidays: holidays.map(({ name, en, from, to, 'make-up': makeUp }) => ({
      name: { zh: name, en },
      from,
      to,
      makeUp,
    })),
  }));

const parameter = z.strictObject({
  id: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  value: z.number().nonnegative(),
  unit: z.enum(TIME_UNITS),
  clause: z.string().min(1),
  mark: z.enum(MARKS),
  meaning: z.string().min(1),
  from: day.optional(),
});

/** The file `data/supervision/lights.yaml`, read into the thresholds that lights use. */
export const lightsFileShape = z
  .strictObject({
    source: z.string().min(1),
    lights: z.tuple([
      z.strictObject({
        id: z.literal('yellow-from'),
        value: z.int().nonnegative(),
        unit: z.literal('working-day'),
        mark: z.enum(MARKS),
      }),
    ]),
  })
  .transform(({ source, lights: [yellow] }): LightThresholds => ({
    yellow: yellow.value,
    mark: yellow.mark,
    source,
  }));

/** The file `data/supervision/instant-items.yaml`, read into the limit of 即办件. */
export const instantFileShape = z
  .strictObject({
    source: z.string().min(1),
    limit: z.strictObject({
      value: z.int().positive(),
      unit: z.enum(['working-minute', 'working-hour']),
      mark: z.enum(MARKS),
    }),
  })
  .transform(({ limit: { value, unit, mark } }): InstantLimit => ({ amount: value, unit, mark }));

const localisedText = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** The file `data/ratings/reasons.yaml`. */
export const questionnaireFileShape = z.strictObject({
  source: z.string().min(1),
  mark: z.enum(MARKS),
  version: z.int().positive(),
  grades: z.array(z.strictObject({ grade: z.literal(GRADES), name: localisedText })).length(5),
  reasons: z.array(z.strictObject({ code: z.int().min(100).max(599), text: localisedText })).min(1),
}) satisfies z.ZodType<Questionnaire>;

/** The file `data/ratings/follow-up.yaml`. */
export const followUpFileShape = z.strictObject({
  source: z.string().min(1),
  mark: z.enum(MARKS),
  limit: z.strictObject({ amount: z.number().positive(), unit: z.enum(TIME_UNITS) }),
}) satisfies z.ZodType<FollowUpSettings>;

/** The file `data/supervision/warnings.yaml`. */
export const warningsFileShape = z.strictObject({
  source: z.string().min(1),
  mark: z.enum(MARKS),
  feedback: z.strictObject({ amount: z.number().positive(), unit: z.enum(TIME_UNITS) }),
}) satisfies z.ZodType<WarningSettings>;

const threshold = { hits: z.int().positive(), share: z.number().min(0).max(1) };

/** The file `data/supervision/patterns.yaml`. */
export const patternsFileShape = z
  .strictObject({
    source: z.string().min(1),
    mark: z.enum(MARKS),
    pause: z.strictObject({ 'days-left': z.int().nonnegative(), ...threshold }),
    refile: z.strictObject({ 'within-days': z.int().positive(), ...threshold }),
    bulk: z.strictObject({ size: z.int().min(2), seconds: z.int().positive() }),
    'back-fill': z.strictObject({ 'after-days': z.int().nonnegative(), ...threshold }),
    acceptance: z.strictObject({ 'after-days': z.int().positive(), ...threshold }),
  })
  .transform(({ pause, refile, bulk, acceptance, ...rest }): PatternSettings => {
    const backFill = rest['back-fill'];
    return {
      pause: { daysLeft: pause['days-left'], hits: pause.hits, share: pause.share },
      refile: { withinDays: refile['within-days'], hits: refile.hits, share: refile.share },
      bulk,
      backFill: { afterDays: backFill['after-days'], hits: backFill.hits, share: backFill.share },
      acceptance: { afterDays: acceptance['after-days'], hits: acceptance.hits, share: acceptance.share },
    };
  });

/** The file `data/retention/drafts.yaml`, read into natural days. */
export const draftRetentionShape = z
  .strictObject({
    source: z.string().min(1),
    retention: z.tuple([
      z.strictObject({
        id: z.literal('untouched-draft'),
        value: z.int().positive(),
        unit: z.literal('natural-day'),
        mark: z.enum(MARKS),
      }),
    ]),
  })
  .transform(({ retention: [untouched] }) => ({ untouchedDays: untouched.value }));

/** A file of `data/law/`, read into its parameters, each with the law's name. */
export const lawFileShape = z
  .strictObject({ law: z.string().min(1), parameters: z.array(parameter).min(1) })
  .transform(({ law, parameters }): readonly LawParameter[] =>
    parameters.map(({ from, ...rest }) => ({ ...rest, law, ...(from === undefined ? {} : { from }) })),
  );

export const mandateLimitsShape = z
  .strictObject({
    source: z.string().min(1),
    mark: z.enum(MARKS),
    limits: z.strictObject({
      'longest-days': z.int().positive(),
      'code-minutes': z.int().positive(),
      'code-tries': z.int().positive(),
      'codes-per-hour': z.int().positive(),
    }),
  })
  .transform(({ limits }) => ({
    longestDays: limits['longest-days'],
    codeMinutes: limits['code-minutes'],
    codeTries: limits['code-tries'],
    codesPerHour: limits['codes-per-hour'],
  }));

function reminder<Id extends string>(id: Id) {
  return z.strictObject({
    id: z.literal(id),
    value: z.int().positive(),
    unit: z.literal('working-day'),
    mark: z.enum(MARKS),
  });
}

/** The file `data/notices/reminders.yaml`, read into working days. */
/** When units are reminded of a return that is due. */
export const returnRemindersFileShape = z
  .strictObject({
    source: z.string().min(1),
    mark: z.enum(MARKS),
    'days-left': z.array(z.int().min(-60).max(60)).min(1),
  })
  .transform(({ 'days-left': daysLeft }): ReturnReminderDays => ({ daysLeft }));

export const remindersFileShape = z
  .strictObject({
    source: z.string().min(1),
    reminders: z.tuple([reminder('owed-paper'), reminder('supplement'), reminder('result')]),
  })
  .transform(({ source, reminders: [owed, supplement, result] }): ReminderDays => ({
    owedPaper: owed.value,
    supplement: supplement.value,
    result: result.value,
    mark: owed.mark,
    source,
  }));
