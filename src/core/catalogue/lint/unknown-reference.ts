import type { Place } from '../fact.ts';
import type { Catalogue } from '../model.ts';
import { nearestWord } from '#base/documents/nearest-word.ts';
import type { LintRule, Remark } from './lint-rule.ts';

type Reference = {
  readonly kind: string;
  readonly id: string;
  readonly at: Place;
  readonly known: { has(id: string): boolean; keys(): Iterable<string> };
};

/** Something speaks of an element, material, item, certificate, agency or form group that no file defines. */
export const unknownReference: LintRule = {
  code: 'unknown-reference',
  level: 'error',
  check: (catalogue) =>
    [...ofDefinitions(catalogue), ...ofItems(catalogue), ...ofThings(catalogue)]
      .filter(({ id, known }) => !known.has(id))
      .map(({ kind, id, at, known }): Remark => {
        const near = nearestWord(id, known.keys());
        return { at, params: near === undefined ? { kind, id } : { kind, id, near } };
      }),
};

function ofDefinitions({ elements, materials, certificates, groups }: Catalogue): Reference[] {
  const groupIds = new Set(groups.map(({ id }) => id));
  return [
    ...[...elements.values()].flatMap(({ group, prefill, at }): Reference[] => [
      { kind: 'group', id: group, at, known: groupIds },
      ...(prefill?.from === 'certificate' ? prefillReferences(certificates, prefill, at) : []),
    ]),
    ...[...materials.values()].flatMap(({ certificate, element, at }): Reference[] => [
      ...optional('certificate', certificate, at, certificates),
      ...optional('element', element, at, elements),
    ]),
    ...[...certificates.values()].flatMap(({ fields, at }) =>
      fields.flatMap(({ element }) => optional('element', element, at, elements)),
    ),
  ];
}

function prefillReferences(
  certificates: Catalogue['certificates'],
  {
    certificate,
    field,
  }: { readonly certificate: Parameters<Catalogue['certificates']['get']>[0]; readonly field: string },
  at: Place,
): Reference[] {
  const fields = new Set(certificates.get(certificate)?.fields.map(({ id }) => id));
  return certificates.has(certificate)
    ? [{ kind: 'certificate-field', id: field, at, known: fields }]
    : [{ kind: 'certificate', id: certificate, at, known: certificates }];
}

function ofItems({ items, elements, materials, certificates, agencies }: Catalogue): Reference[] {
  return [...items.values()].flatMap((item): Reference[] => [
    { kind: 'agency', id: item.authority, at: item.at, known: agencies },
    { kind: 'element', id: item.jurisdiction, at: item.at, known: elements },
    ...item.fields.map(({ element, at }) => ({ kind: 'element', id: element, at, known: elements })),
    ...item.requirements.flatMap(({ field, at }) => optional('element', field, at, elements)),
    ...item.materials.flatMap(({ material, alternatives, at }) =>
      [material, ...alternatives].map((id) => ({ kind: 'material', id, at, known: materials })),
    ),
    ...item.needs.flatMap(({ anyOf, at }) => anyOf.map((id) => ({ kind: 'item', id, at, known: items }))),
    ...item.results.flatMap(({ certificate }) => optional('certificate', certificate, item.at, certificates)),
  ]);
}

function ofThings({ things, items, elements }: Catalogue): Reference[] {
  return [...things.values()].flatMap((thing): Reference[] => [
    ...thing.items.map(({ item, at }) => ({ kind: 'item', id: item, at, known: items })),
    ...thing.applicability.flatMap(({ field, at }) => optional('element', field, at, elements)),
  ]);
}

function optional(kind: string, id: string | undefined, at: Place, known: Reference['known']): Reference[] {
  return id === undefined ? [] : [{ kind, id, at, known }];
}
