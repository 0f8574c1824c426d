import { z } from 'zod';
import {
  conditionText,
  factOf,
  isoDate,
  kebabId,
  localised,
  mark,
  requirement,
  source,
  timeLimitText,
  yesNo,
} from './schema-parts.ts';

const thingItem = z.union([kebabId, z.strictObject({ item: kebabId, when: conditionText.optional() })]);

const count = z.number().nonnegative().optional();

/** What a source published about before or after; kept apart from what the compiler counts. */
const figures = z.strictObject({
  items: count,
  departments: count,
  steps: count,
  materials: count,
  'materials-max': count,
  days: count,
  trips: count,
  forms: count,
  windows: count,
  place: z.string().optional(),
  note: z.string().optional(),
});

export const thingFile = z.strictObject({
  name: localised,
  summary: localised,
  audience: z.enum(['individual', 'enterprise']),
  'life-event': z.string().min(1),
  /** What people call it, where the name does not say it: words a search also finds it by. */
  keywords: z.array(z.string().min(1)).optional(),
  region: z.string().min(1),
  items: z.array(thingItem).min(1),
  sources: z.array(source),
  mark: mark.optional(),
  status: z.enum(['offered', 'described']),
  joint: yesNo.optional(),
  promised: factOf(timeLimitText).optional(),
  'open-from': isoDate.optional(),
  'closed-from': isoDate.optional(),
  applicability: z.array(requirement).optional(),
  'published-before': figures.optional(),
  'published-after': figures.optional(),
  completeness: z.string().optional(),
});

export type RawThing = z.infer<typeof thingFile>;
export type RawFigures = z.infer<typeof figures>;
