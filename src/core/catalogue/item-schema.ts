import { z } from 'zod';
import { COMMITMENT_EXCLUDED_FIELDS, MATERIAL_FORMS, NEEDS, SPECIAL_STEPS } from './model.ts';
import {
  conditionText,
  elementId,
  factOf,
  kebabId,
  localised,
  mark,
  requirement,
  source,
  timeLimitText,
  yesNo,
} from './schema-parts.ts';

/** Keys of an item that a list such as `inferred: […]` may name. */
export const MARKABLE_KEYS = [
  'name',
  'type',
  'code',
  'authority',
  'authority-as-stated',
  'jurisdiction',
  'legal-basis',
  'kind',
  'statutory',
  'promised',
  'visits',
  'fee',
  'fee-amount',
  'special-steps',
  'silence-grants',
  'clock-after',
  'next-month',
  'batch-day',
  'commitment-excluded',
  'appeal',
  'cross-region',
  'requirements',
  'fields',
  'materials',
  'needs',
  'results',
] as const;

const markedKeys = z.array(z.enum(MARKABLE_KEYS)).optional();

const fieldAsk = z.union([
  elementId,
  z.strictObject({
    element: elementId,
    required: yesNo.optional(),
    when: conditionText.optional(),
    name: localised.optional(),
    unit: z.string().optional(),
    options: z.array(kebabId).optional(),
    pattern: z.string().max(200).optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    'max-length': z.int().positive().optional(),
    mark: mark.optional(),
  }),
]);

const materialAsk = z.strictObject({
  material: kebabId,
  need: z.enum(NEEDS).optional(),
  source: z.enum(['applicant', 'government', 'sibling-item']),
  forms: z.array(z.enum(MATERIAL_FORMS)).min(1),
  copies: z.int().positive().optional(),
  when: conditionText.optional(),
  commitment: yesNo.optional(),
  'mode-mark': mark.optional(),
  alternatives: z.array(kebabId).optional(),
  note: z.string().optional(),
  mark: mark.optional(),
});

const dependency = z.union([
  kebabId,
  z.strictObject({ 'any-of': z.array(kebabId).min(1), mark: mark.optional(), note: z.string().optional() }),
]);

const result = z.strictObject({
  name: localised,
  certificate: kebabId.optional(),
  carrier: factOf(z.enum(['paper', 'card', 'e-certificate', 'none'])).optional(),
  mark: mark.optional(),
});

const specialStep = z.strictObject({
  step: z.enum(SPECIAL_STEPS),
  longest: factOf(timeLimitText).optional(),
  basis: z.string().min(1).optional(),
  mark: mark.optional(),
});

/** One item, one file; fields follow the national implementation list (实施清单). Nothing but the first five keys must be known. */
export const itemFile = z.strictObject({
  name: localised,
  audience: z.enum(['individual', 'enterprise']),
  authority: kebabId,
  jurisdiction: elementId,
  /** What people call it, where the name does not say it: words a search also finds it by. */
  keywords: z.array(z.string().min(1)).optional(),
  sources: z.array(source),
  mark: mark.optional(),
  inferred: markedKeys,
  derived: markedKeys,
  remembered: markedKeys,
  sample: markedKeys,
  type: factOf(z.enum(['01', '05', '07', '08', '09', '20', '21'])).optional(),
  code: factOf(z.string().min(1)).optional(),
  'authority-as-stated': factOf(z.string().min(1)).optional(),
  'legal-basis': factOf(z.string().min(1)).optional(),
  kind: factOf(z.enum(['instant', 'promised'])).optional(),
  statutory: factOf(timeLimitText).optional(),
  promised: factOf(timeLimitText).optional(),
  visits: factOf(z.int().nonnegative()).optional(),
  fee: factOf(z.string().min(1)).optional(),
  /** In fen. */
  'fee-amount': factOf(z.int().positive()).optional(),
  'special-steps': z.array(specialStep).optional(),
  'silence-grants': factOf(z.string().min(1)).optional(),
  'clock-after': factOf(elementId).optional(),
  'next-month': factOf(z.literal('yes')).optional(),
  'batch-day': factOf(z.int().min(1).max(28)).optional(),
  'commitment-excluded': factOf(z.enum(COMMITMENT_EXCLUDED_FIELDS)).optional(),
  appeal: factOf(z.string().min(1)).optional(),
  'cross-region': factOf(z.enum(['online', 'received-elsewhere', 'joint'])).optional(),
  requirements: z.array(requirement).optional(),
  fields: z.array(fieldAsk).optional(),
  materials: z.array(materialAsk).optional(),
  needs: z.array(dependency).optional(),
  results: z.array(result).optional(),
  note: z.string().optional(),
});

export type RawItem = z.infer<typeof itemFile>;
