import {
  buildCondition,
  buildFact,
  buildLocalised,
  buildTimeLimit,
  isYes,
  placeAt,
  type Building,
} from './build-context.ts';
import { buildRequirement } from './build-item.ts';
import { defined } from '#base/defined.ts';
import { itemIdOf } from './ids.ts';
import type { PublishedFigures, Thing, ThingId, ThingItem } from './model.ts';
import type { RawFigures, RawThing } from './thing-schema.ts';

export function buildThing(building: Building, id: ThingId, raw: RawThing): Thing {
  return defined({
    id,
    name: buildLocalised(raw.name),
    summary: buildLocalised(raw.summary),
    audience: raw.audience,
    lifeEvent: raw['life-event'],
    keywords: raw.keywords ?? [],
    region: raw.region,
    items: raw.items.map((each, index) => buildThingItem(building, each, index)),
    applicability: (raw.applicability ?? []).map((each, index) =>
      buildRequirement(building, each, ['applicability', index]),
    ),
    promised: buildFact(raw.promised, {
      mark: building.markOf('promised'),
      parse: buildTimeLimit(building, ['promised']),
    }),
    joint: isYes(raw.joint, false),
    openFrom: raw['open-from'],
    closedFrom: raw['closed-from'],
    status: raw.status,
    publishedBefore: raw['published-before'] && buildFigures(raw['published-before']),
    publishedAfter: raw['published-after'] && buildFigures(raw['published-after']),
    completeness: raw.completeness,
    sources: raw.sources.map((each) => defined(each)),
    at: placeAt(building, []),
  });
}

function buildThingItem(building: Building, raw: RawThing['items'][number], index: number): ThingItem {
  const entry = typeof raw === 'string' ? { item: raw } : raw;
  return defined({
    item: itemIdOf(entry.item),
    when: buildCondition(building, entry.when, ['items', index, 'when']),
    at: placeAt(building, ['items', index]),
  });
}

function buildFigures({ 'materials-max': materialsMax, ...rest }: RawFigures): PublishedFigures {
  return defined({ ...rest, materialsMax });
}
