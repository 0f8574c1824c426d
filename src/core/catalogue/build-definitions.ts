import type { z } from 'zod';
import {
  buildCondition,
  buildFact,
  buildLocalised,
  buildTimeLimit,
  isYes,
  type Building,
} from './build-context.ts';
import { defined } from '#base/defined.ts';
import type { certificateEntry, elementEntry, materialEntry } from './definition-schemas.ts';
import { certificateTypeIdOf, elementIdOf, materialIdOf } from './ids.ts';
import type { CertificateType, DataElement, ElementId, Material, Option } from './model.ts';

/** Types whose values say who someone is or where money goes; shown masked where not needed. */
const SENSITIVE_TYPES: readonly string[] = ['citizen-number', 'bank-account', 'phone'];

export function buildElement(
  building: Building,
  id: ElementId,
  raw: z.infer<typeof elementEntry>,
): DataElement {
  const path = ['elements', id];
  const prefill = raw.prefill;
  return defined({
    id,
    name: buildLocalised(raw.name),
    hint: raw.hint === undefined ? undefined : buildLocalised(raw.hint),
    type: raw.type,
    group: raw.group,
    options: raw.options && buildOptions(raw.options),
    unit: raw.unit,
    pattern: raw.pattern,
    min: raw.min,
    max: raw.max,
    maxLength: raw['max-length'],
    divisionLevel: raw['division-level'],
    prefill:
      prefill?.from === 'certificate'
        ? { ...prefill, certificate: certificateTypeIdOf(prefill.certificate) }
        : prefill,
    derive: buildCondition(building, raw.derive, [...path, 'derive']),
    sensitive: isYes(raw.sensitive, SENSITIVE_TYPES.includes(raw.type)),
    at: building.file.placeOfKey(path.slice(0, 1), id),
  });
}

function buildOptions(raw: NonNullable<z.infer<typeof elementEntry>['options']>): Option[] {
  return Object.entries(raw).map(([code, name]) => ({ code, name: buildLocalised(name) }));
}

export function buildMaterial(building: Building, id: string, raw: z.infer<typeof materialEntry>): Material {
  const path = ['materials', id];
  return defined({
    id: materialIdOf(id),
    name: buildLocalised(raw.name),
    kind: raw.kind,
    certificate: raw.certificate === undefined ? undefined : certificateTypeIdOf(raw.certificate),
    element: raw.element === undefined ? undefined : elementIdOf(raw.element),
    trust: buildFact(raw.trust, { mark: building.markOf('trust'), parse: (grade) => grade }),
    validity: buildFact(raw.validity, {
      mark: building.markOf('validity'),
      parse: buildTimeLimit(building, [...path, 'validity']),
    }),
    holder: raw.holder === undefined ? undefined : elementIdOf(raw.holder),
    holderName: raw['holder-name'] === undefined ? undefined : elementIdOf(raw['holder-name']),
    hint: raw.hint === undefined ? undefined : buildLocalised(raw.hint),
    at: building.file.placeOfKey(path.slice(0, 1), id),
  });
}

export function buildCertificate(
  building: Building,
  id: string,
  raw: z.infer<typeof certificateEntry>,
): CertificateType {
  const path = ['certificates', id];
  return {
    id: certificateTypeIdOf(id),
    name: buildLocalised(raw.name),
    holder: raw.holder,
    fields: Object.entries(raw.fields ?? {}).map(([field, { name, element }]) =>
      defined({
        id: field,
        name: buildLocalised(name),
        element: element === undefined ? undefined : elementIdOf(element),
      }),
    ),
    validity: buildFact(raw.validity, {
      mark: building.markOf('validity'),
      parse: buildTimeLimit(building, [...path, 'validity']),
    }),
    at: building.file.placeOfKey(path.slice(0, 1), id),
  };
}
