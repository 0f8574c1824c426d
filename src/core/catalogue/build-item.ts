import {
  buildCondition,
  buildFact,
  buildLocalised,
  buildTimeLimit,
  isYes,
  placeAt,
  type Building,
} from './build-context.ts';
import { defined } from '#base/defined.ts';
import { agencyKindOf, certificateTypeIdOf, elementIdOf, itemIdOf, materialIdOf } from './ids.ts';
import type { MARKABLE_KEYS, RawItem } from './item-schema.ts';
import type { Mark } from './fact.ts';
import type {
  Dependency,
  FieldAsk,
  Item,
  ItemId,
  ItemResult,
  MaterialAsk,
  Requirement,
  SpecialStep,
} from './model.ts';

/** The mark an item's key falls back on: named in one of the lists (`inferred: […]`), else the file's `mark`, else `read`. */
export function itemMarks(
  raw: Pick<RawItem, 'mark' | 'inferred' | 'derived' | 'remembered' | 'sample'>,
): (key: string) => Mark {
  const listed = new Map<string, Mark>();
  for (const mark of ['inferred', 'derived', 'remembered', 'sample'] as const) {
    for (const key of raw[mark] ?? []) listed.set(key, mark);
  }
  return (key) => listed.get(key) ?? raw.mark ?? 'read';
}

export function buildItem(building: Building, id: ItemId, raw: RawItem): Item {
  const { markOf } = building;
  const fact = <Raw extends string | number>(
    key: (typeof MARKABLE_KEYS)[number],
    value: Parameters<typeof buildFact<Raw, Raw>>[0],
  ) => buildFact<Raw, Raw>(value, { mark: markOf(key), parse: (each) => each });
  const limit = (key: 'statutory' | 'promised') =>
    buildFact(raw[key], { mark: markOf(key), parse: buildTimeLimit(building, [key]) });
  return defined({
    id,
    name: buildLocalised(raw.name),
    type: fact('type', raw.type),
    code: fact('code', raw.code),
    authority: agencyKindOf(raw.authority),
    authorityAsStated: fact('authority-as-stated', raw['authority-as-stated']),
    audience: raw.audience,
    keywords: raw.keywords ?? [],
    jurisdiction: elementIdOf(raw.jurisdiction),
    jurisdictionMark: markOf('jurisdiction'),
    legalBasis: fact('legal-basis', raw['legal-basis']),
    kind: fact('kind', raw.kind),
    statutory: limit('statutory'),
    promised: limit('promised'),
    visits: fact('visits', raw.visits),
    fee: fact('fee', raw.fee),
    feeAmount: fact('fee-amount', raw['fee-amount']),
    specialSteps: (raw['special-steps'] ?? []).map((each, index) => buildSpecialStep(building, each, index)),
    silenceGrants: fact('silence-grants', raw['silence-grants']),
    clockAfter: buildFact(raw['clock-after'], { mark: markOf('clock-after'), parse: elementIdOf }),
    nextMonth: buildFact(raw['next-month'], { mark: markOf('next-month'), parse: (each) => each }),
    batchDay: fact('batch-day', raw['batch-day']),
    commitmentExcluded: buildFact(raw['commitment-excluded'], {
      mark: markOf('commitment-excluded'),
      parse: (each) => each,
    }),
    appeal: fact('appeal', raw.appeal),
    crossRegion: fact('cross-region', raw['cross-region']),
    requirements: (raw.requirements ?? []).map((each, index) =>
      buildRequirement(building, each, ['requirements', index]),
    ),
    fields: (raw.fields ?? []).map((each, index) => buildField(building, each, index)),
    materials: (raw.materials ?? []).map((each, index) => buildMaterialAsk(building, each, index)),
    needs: (raw.needs ?? []).map((each, index) => buildDependency(building, each, index)),
    results: (raw.results ?? []).map((each) => buildResult(building, each)),
    note: raw.note,
    sources: raw.sources.map((each) => defined(each)),
    at: placeAt(building, []),
  });
}

function buildSpecialStep(
  building: Building,
  raw: NonNullable<RawItem['special-steps']>[number],
  index: number,
): SpecialStep {
  const mark = raw.mark ?? building.markOf('special-steps');
  const path = ['special-steps', index, 'longest'];
  return defined({
    step: raw.step,
    longest: buildFact(raw.longest, { mark, parse: buildTimeLimit(building, path) }),
    basis: raw.basis,
    mark,
  });
}

/** Used for items and, under `applicability`, for things. */
export function buildRequirement(
  building: Building,
  raw: NonNullable<RawItem['requirements']>[number],
  path: readonly (string | number)[],
): Requirement {
  return defined({
    id: raw.id,
    text: buildLocalised(raw.text),
    holds: buildCondition(building, raw.holds, [...path, 'holds']),
    field: raw.field === undefined ? undefined : elementIdOf(raw.field),
    mark: raw.mark ?? building.markOf(String(path[0])),
    at: placeAt(building, path),
  });
}

function buildField(
  building: Building,
  raw: NonNullable<RawItem['fields']>[number],
  index: number,
): FieldAsk {
  const path = ['fields', index];
  const ask = typeof raw === 'string' ? { element: raw } : raw;
  return defined({
    element: elementIdOf(ask.element),
    required: isYes(ask.required, true),
    when: buildCondition(building, ask.when, [...path, 'when']),
    name: ask.name === undefined ? undefined : buildLocalised(ask.name),
    unit: ask.unit,
    options: ask.options,
    pattern: ask.pattern,
    min: ask.min,
    max: ask.max,
    maxLength: ask['max-length'],
    mark: ask.mark ?? building.markOf('fields'),
    at: placeAt(building, path),
  });
}

function buildMaterialAsk(
  building: Building,
  raw: NonNullable<RawItem['materials']>[number],
  index: number,
): MaterialAsk {
  const path = ['materials', index];
  return defined({
    material: materialIdOf(raw.material),
    need: raw.need ?? 'required',
    source: raw.source,
    forms: raw.forms,
    copies: raw.copies,
    when: buildCondition(building, raw.when, [...path, 'when']),
    commitment: isYes(raw.commitment, false),
    modeMark: raw['mode-mark'] ?? raw.mark ?? building.markOf('materials'),
    alternatives: (raw.alternatives ?? []).map(materialIdOf),
    note: raw.note,
    mark: raw.mark ?? building.markOf('materials'),
    at: placeAt(building, path),
  });
}

function buildDependency(
  building: Building,
  raw: NonNullable<RawItem['needs']>[number],
  index: number,
): Dependency {
  const need = typeof raw === 'string' ? { 'any-of': [raw] } : raw;
  return defined({
    anyOf: need['any-of'].map(itemIdOf),
    mark: need.mark ?? building.markOf('needs'),
    note: need.note,
    at: placeAt(building, ['needs', index]),
  });
}

function buildResult(building: Building, raw: NonNullable<RawItem['results']>[number]): ItemResult {
  const mark = raw.mark ?? building.markOf('results');
  return defined({
    name: buildLocalised(raw.name),
    certificate: raw.certificate === undefined ? undefined : certificateTypeIdOf(raw.certificate),
    carrier: buildFact(raw.carrier, { mark, parse: (each) => each }),
    mark,
  });
}
