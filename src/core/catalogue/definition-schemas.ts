// Files that define what items speak about: groups, elements, materials, certificates, agencies.
import { z } from 'zod';
import { ELEMENT_TYPES, TRUST_GRADES } from './model.ts';
import {
  conditionText,
  elementId,
  factOf,
  kebabId,
  localised,
  mark,
  timeLimitText,
  yesNo,
} from './schema-parts.ts';

export const groupsFile = z.strictObject({ groups: z.record(kebabId, localised) });

const prefill = z.union([
  z.strictObject({ from: z.literal('sign-in'), claim: z.enum(['name', 'citizen-number', 'phone']) }),
  z.strictObject({ from: z.literal('certificate'), certificate: kebabId, field: z.string().min(1) }),
]);

export const elementEntry = z.strictObject({
  name: localised,
  hint: localised.optional(),
  type: z.enum(ELEMENT_TYPES),
  group: kebabId,
  options: z.record(kebabId, localised).optional(),
  unit: z.string().optional(),
  pattern: z.string().max(200).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  'max-length': z.int().positive().optional(),
  'division-level': z.enum(['county', 'town', 'village']).optional(),
  prefill: prefill.optional(),
  derive: conditionText.optional(),
  sensitive: yesNo.optional(),
});

export const elementsFile = z.strictObject({ elements: z.record(elementId, elementEntry) });

export const materialEntry = z.strictObject({
  name: localised,
  kind: z.enum(['certificate', 'form', 'other']),
  certificate: kebabId.optional(),
  element: elementId.optional(),
  trust: factOf(z.enum(TRUST_GRADES)).optional(),
  validity: factOf(timeLimitText).optional(),
  holder: elementId.optional(),
  'holder-name': elementId.optional(),
  hint: localised.optional(),
});

export const materialsFile = z.strictObject({
  mark: mark.optional(),
  materials: z.record(kebabId, materialEntry),
});

const certificateField = z.strictObject({ name: localised, element: elementId.optional() });

export const certificateEntry = z.strictObject({
  name: localised,
  holder: z.enum(['person', 'organisation']),
  fields: z.record(kebabId, certificateField).optional(),
  validity: factOf(timeLimitText).optional(),
});

export const certificatesFile = z.strictObject({
  mark: mark.optional(),
  certificates: z.record(kebabId, certificateEntry),
});

export const agenciesFile = z.strictObject({ agencies: z.record(kebabId, localised) });

const offer = z.union([
  kebabId,
  z.strictObject({
    item: kebabId,
    offered: yesNo.optional(),
    agency: localised.optional(),
    promised: factOf(timeLimitText).optional(),
  }),
]);

/** One county's variants: its offices by kind, and the items it offers. */
export const countyFile = z.strictObject({
  county: z.string().regex(/^[1-9]\d{5}0{6}$/),
  name: localised,
  mark: mark.optional(),
  agencies: z.record(kebabId, localised),
  offers: z.array(offer),
});
