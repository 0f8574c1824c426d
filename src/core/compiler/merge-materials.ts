// One list of papers for all items, and which sibling's result brings which paper to whom.
import type { Finding } from '#core/catalogue/fact.ts';
import type { Item, ItemId, Material, MaterialAsk, MaterialId } from '#core/catalogue/model.ts';
import { finding } from './codes.ts';
import { compareAsks, mergeMaterial } from './merge-material.ts';
import type { PlanMaterial } from './plan.ts';
import type { Reading } from './reading.ts';

type Asking = { readonly item: Item; readonly ask: MaterialAsk };

/** The list in the catalogue's order of materials. */
export function mergeMaterials(reading: Reading): {
  readonly materials: readonly PlanMaterial[];
  readonly findings: readonly Finding[];
} {
  const items = reading.offered.map((each) => each.item);
  const askings = Map.groupBy(
    items.flatMap((item) => item.materials.map((ask): Asking => ({ item, ask }))),
    ({ ask }) => ask.material,
  );
  const upstream = upstreamOf(items, reading.catalogue.materials);
  const findings: Finding[] = [];
  const materials: PlanMaterial[] = [];
  for (const material of reading.catalogue.materials.values()) {
    const asking = askings.get(material.id);
    if (asking === undefined) continue;
    const feeders = feedersOf(material, asking, items, upstream);
    const asks = asking.map(({ item, ask }) => ({ item: item.id, ask, fedBy: feeders(item, ask) }));
    const merged = mergeMaterial(material, asks);
    materials.push(merged);
    findings.push(...compareAsks(material, asks), ...undelivered(material, asks));
  }
  return { materials, findings };
}

/**
 * Who brings `material` to an asking item. Where the item itself says `sibling-item`: every other item whose result it
 * is. Otherwise a sibling whose result is the same certificate, unless that sibling asks for the paper itself or might
 * wait for an asking item: then what is asked is a paper the applicant must already have (the parents' household book
 * is not the newborn's).
 */
function feedersOf(
  material: Material,
  asking: readonly Asking[],
  items: readonly Item[],
  upstream: Upstream,
): (item: Item, ask: MaterialAsk) => readonly ItemId[] {
  const producers = producersAmong(items, material);
  const implied = producers.filter(
    (producer) =>
      material.certificate !== undefined &&
      asking.every(({ item }) => item.id !== producer && upstream.get(producer)?.has(item.id) !== true),
  );
  return (item, ask) =>
    (ask.source === 'sibling-item' ? producers : implied).filter((id) => id !== item.id).toSorted();
}

/** The paper is the result: the same certificate type or, where no certificate is named, the same name. */
function isResult(material: Material, result: Item['results'][number]): boolean {
  if (material.certificate !== undefined) return result.certificate === material.certificate;
  return result.certificate === undefined && result.name.zh === material.name.zh;
}

/**
 * For each item, what it waits for or might wait for, directly or through others: by its own statement, by asking a
 * sibling's paper, and by asking a paper of the kind that a sibling makes.
 */
function upstreamOf(items: readonly Item[], materials: ReadonlyMap<MaterialId, Material>): Upstream {
  const producersOf = (item: Item): readonly ItemId[] =>
    item.materials.flatMap((ask) => {
      const material = materials.get(ask.material);
      return material === undefined ? [] : producersAmong(items, material).filter((id) => id !== item.id);
    });
  const direct = new Map(
    items.map((item) => [item.id, [...item.needs.flatMap((need) => need.anyOf), ...producersOf(item)]]),
  );
  return new Map(
    items.map((item) => {
      const seen = new Set<ItemId>();
      const walk = (id: ItemId): void => {
        for (const next of direct.get(id) ?? []) {
          if (seen.has(next)) continue;
          seen.add(next);
          walk(next);
        }
      };
      walk(item.id);
      return [item.id, seen];
    }),
  );
}

type Upstream = ReadonlyMap<ItemId, ReadonlySet<ItemId>>;

function producersAmong(items: readonly Item[], material: Material): readonly ItemId[] {
  return items
    .filter((item) => item.results.some((result) => isResult(material, result)))
    .map((item) => item.id);
}

/** An item counts on a sibling that this thing does not have: the applicant brings the paper, if it can be brought at all. */
function undelivered(material: Material, asks: PlanMaterial['asks']): readonly Finding[] {
  return asks
    .filter(({ ask, fedBy }) => ask.source === 'sibling-item' && fedBy.length === 0)
    .map(({ item, ask }) => {
      const onlyData = ask.forms.length > 0 && ask.forms.every((form) => form === 'data');
      const lost = onlyData && material.element === undefined && ask.need !== 'optional';
      return finding(lost ? 'material-not-delivered' : 'sibling-not-in-thing', ask.at, {
        item,
        material: material.id,
      });
    });
}
