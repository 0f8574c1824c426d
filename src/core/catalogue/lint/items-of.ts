import type { Catalogue, Item, Thing } from '../model.ts';

/** The items of a thing that exist, in its order. */
export function itemsOf(catalogue: Catalogue, thing: Thing): readonly Item[] {
  return thing.items.flatMap(({ item }) => catalogue.items.get(item) ?? []);
}
