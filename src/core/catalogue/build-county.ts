import type { z } from 'zod';
import { isDivisionCode, type DivisionCode } from '#core/divisions/division.ts';
import { buildFact, buildLocalised, buildTimeLimit, isYes, placeAt, type Building } from './build-context.ts';
import { defined } from '#base/defined.ts';
import type { countyFile } from './definition-schemas.ts';
import type { Finding } from './fact.ts';
import { itemIdOf } from './ids.ts';
import type { Implementation, Item, ItemId } from './model.ts';

/**
 * The county's variants. Its office for an item is its agency of the item's kind; an offer of an unknown item or of a
 * kind the county names no office for is a finding.
 */
export function buildCounty(
  building: Building,
  raw: z.infer<typeof countyFile>,
  { items, files }: { readonly items: ReadonlyMap<ItemId, Item>; readonly files: ReadonlySet<string> },
):
  | { readonly county: DivisionCode; readonly implementations: ReadonlyMap<ItemId, Implementation> }
  | undefined {
  if (!isDivisionCode(raw.county)) return undefined;
  const county = raw.county;
  const implementations = new Map<ItemId, Implementation>();
  const note = (code: string, path: readonly (string | number)[], params: Finding['params']): void => {
    building.findings.push({ code, level: 'error', at: placeAt(building, path), params });
  };
  for (const [index, each] of raw.offers.entries()) {
    const offer = typeof each === 'string' ? { item: each } : each;
    const path = ['offers', index];
    const id = itemIdOf(offer.item);
    const item = items.get(id);
    const agency = offer.agency ?? (item && raw.agencies[item.authority]);
    if (item === undefined) {
      // An item whose own file is broken has its findings there.
      if (!files.has(id)) note('unknown-reference', path, { kind: 'item', id });
    } else if (agency === undefined) note('county-agency-missing', path, { id, kind: item.authority });
    if (implementations.has(id)) note('duplicate-id', path, { id });
    if (item === undefined || agency === undefined) continue;
    const promised =
      offer.promised === undefined
        ? undefined
        : buildFact(offer.promised, {
            mark: building.markOf('promised'),
            parse: buildTimeLimit(building, [...path, 'promised']),
          });
    implementations.set(
      id,
      defined({
        county,
        item: id,
        offered: isYes(offer.offered, true),
        agencyName: buildLocalised(agency),
        promised,
        mark: raw.mark ?? 'read',
        at: placeAt(building, path),
      }),
    );
  }
  return { county, implementations };
}
