// Small pieces that the file schemas share. The schemas describe the files as written; `build-*.ts` turn them into the model.
import { z } from 'zod';
import { MARKS } from './fact.ts';

export const mark = z.enum(MARKS);

/** Chinese alone, or Chinese with English beside it. */
export const localised = z.union([
  z.string().min(1),
  z.strictObject({ zh: z.string().min(1), en: z.string().min(1).optional() }),
]);

export const kebabId = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
export const elementId = z.string().regex(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/);

/** `yes`/`no` as people write them; YAML 1.2 reads these words as text. */
export const yesNo = z.union([z.boolean(), z.enum(['yes', 'no'])]);

/** FEEL. A number or yes/no alone is no condition, so text only. */
export const conditionText = z.string().min(1);

/** A value, the words `not stated`, or the long form with mark and note. */
export function factOf<Value extends z.ZodType>(value: Value) {
  return z.union([
    value,
    z.literal('not stated'),
    z.strictObject({
      value: z.union([value, z.literal('not stated')]),
      mark: mark.optional(),
      note: z.string().optional(),
    }),
  ]);
}

/** `3 working-days`, `1/8 working-day`, `0.5 hour`, `6 months`. */
export const timeLimitText = z
  .string()
  .regex(
    /^\d+(?:\.\d+)?(?:\/[1-9]\d*)? (?:working-day|natural-day|working-hour|hour|working-minute|month)s?$/,
  );

export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const source = z.strictObject({
  title: z.string().min(1),
  url: z.string().optional(),
  document: z.string().optional(),
  date: z.string().optional(),
});

export const requirement = z.strictObject({
  id: kebabId,
  text: localised,
  holds: conditionText.optional(),
  field: elementId.optional(),
  mark: mark.optional(),
});
