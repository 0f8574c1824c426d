import { z } from 'zod';
import { MARKS } from '#base/mark.ts';
import type { AppointmentSettings } from '#core/appointments/appointment.ts';
import { checkPlan, type OpeningPlan, type TimeSpan } from '#core/appointments/opening-plan.ts';
import { isDivisionCode } from '#core/divisions/division.ts';

const setting = <Id extends string, Unit extends string>(id: Id, unit: Unit) =>
  z.strictObject({
    id: z.literal(id),
    value: z.int().positive(),
    unit: z.literal(unit),
    mark: z.enum(MARKS),
    meaning: z.string().min(1),
  });

/** The file `data/appointments/settings.yaml`. */
export const appointmentSettingsShape = z
  .strictObject({
    source: z.string().min(1),
    settings: z.tuple([
      setting('most-per-day-and-matter', 'appointment'),
      setting('no-show-grace', 'minute'),
      setting('days-ahead', 'natural-day'),
      setting('most-open', 'appointment'),
    ]),
  })
  .transform(({ settings: [most, grace, ahead, open] }): AppointmentSettings => ({
    mostPerDayAndMatter: most.value,
    graceMinutes: grace.value,
    daysAhead: ahead.value,
    mostOpen: open.value,
  }));

const span = z
  .string()
  .regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/)
  .transform((text): TimeSpan => ({ from: text.slice(0, 5), to: text.slice(6) }));

const place = z.strictObject({
  place: z.string().refine(isDivisionCode),
  windows: z.int(),
  'minutes-per-slot': z.int(),
  week: z.array(z.union([z.literal('closed').transform(() => null), span])).length(7),
  lunch: span,
});

/** The file `data/appointments/sample-hours.yaml`: sample places with their plans, each plan checked. */
export const sampleHoursShape = z
  .strictObject({ mark: z.literal('sample'), 'valid-from': z.string(), places: z.array(place) })
  .transform(({ places, 'valid-from': validFrom }, context) =>
    places.map(({ place: code, windows, week, lunch, 'minutes-per-slot': minutesPerSlot }) => {
      const plan: OpeningPlan = {
        validFrom,
        windows,
        minutesPerSlot,
        week,
        lunch,
        makeUpDays: 'open',
        special: [],
      };
      const checked = checkPlan(plan);
      if (!checked.ok)
        context.addIssue({ code: 'custom', message: `${code}: ${JSON.stringify(checked.error)}` });
      return { place: code, plan };
    }),
  );
