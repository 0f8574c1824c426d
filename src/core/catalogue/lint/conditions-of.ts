import type { Catalogue, Condition, Item, Thing } from '../model.ts';

/** Every condition an item states: when a field or paper is asked, what must hold. */
export function conditionsOfItem(item: Item): readonly Condition[] {
  return [
    ...item.fields.flatMap(({ when }) => when ?? []),
    ...item.materials.flatMap(({ when }) => when ?? []),
    ...item.requirements.flatMap(({ holds }) => holds ?? []),
  ];
}

/** Every condition a thing states: which items belong, whom it is for. */
export function conditionsOfThing(thing: Thing): readonly Condition[] {
  return [
    ...thing.items.flatMap(({ when }) => when ?? []),
    ...thing.applicability.flatMap(({ holds }) => holds ?? []),
  ];
}

/** All conditions and derivations of the catalogue. */
export function everyCondition(catalogue: Catalogue): readonly Condition[] {
  return [
    ...[...catalogue.elements.values()].flatMap(({ derive }) => derive ?? []),
    ...[...catalogue.items.values()].flatMap(conditionsOfItem),
    ...[...catalogue.things.values()].flatMap(conditionsOfThing),
  ];
}
