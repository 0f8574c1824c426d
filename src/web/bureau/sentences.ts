import type { Finding } from '#core/catalogue/fact.ts';
import type { Catalogue, ItemId, MaterialId, ThingId } from '#core/catalogue/model.ts';
import type { Reason } from '#core/compiler/plan.ts';
import type { Localised } from '#base/localised.ts';
import { inLanguage } from '#base/localised.ts';
import type { PageContext } from '../frame/page-context.ts';

/** What bureau pages say codes with: sentences in the reader's language, names from the catalogue. */
export type Sentences = {
  readonly finding: (finding: Finding) => string;
  readonly reason: (reason: Reason) => string;
};

/** Names in the reader's language; a name the catalogue does not know shows its id, so that it can be found. */
export type Names = {
  readonly of: (text: Localised) => string;
  readonly item: (id: ItemId) => string;
  readonly items: (ids: readonly ItemId[]) => string;
  readonly material: (id: MaterialId) => string;
  readonly owner: (id: ItemId | ThingId) => string;
};

export function namesOf(ctx: PageContext, catalogue: Catalogue): Names {
  const of = (text: Localised): string => inLanguage(text, ctx.language);
  const item = (id: ItemId): string => of(catalogue.items.get(id)?.name ?? { zh: id });
  return {
    of,
    item,
    items: (ids) => ids.map(item).join(ctx.t.frame.listSeparator),
    material: (id) => of(catalogue.materials.get(id)?.name ?? { zh: id }),
    owner: (id) => of(nameOfOwner(catalogue, id) ?? { zh: id }),
  };
}

function nameOfOwner(catalogue: Catalogue, id: string): Localised | undefined {
  for (const known of [...catalogue.items.values(), ...catalogue.things.values()])
    if (known.id === id) return known.name;
  return undefined;
}
