// Two counties' variants of one item side by side, for the clerk who takes in for another county.
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { Fact } from './fact.ts';
import type { Catalogue, Implementation, Item, ItemId } from './model.ts';
import type { Localised } from '#base/localised.ts';

/** What one county can state by itself; everything else of an item is unified over the city. */
const VARIANT_ASPECTS = ['offered', 'agency', 'promised'] as const;
export type VariantAspect = (typeof VARIANT_ASPECTS)[number];

export type VariantValue =
  | { readonly aspect: 'offered'; readonly value: boolean }
  | { readonly aspect: 'agency'; readonly value: Localised }
  /** `unified`: the county states none of its own, the item's promise holds. */
  | { readonly aspect: 'promised'; readonly value: TimeLimit; readonly unified: boolean };

/** One aspect in both counties. `not-stated` where one of the two states nothing: then nothing is compared. */
export type VariantRow = {
  readonly aspect: VariantAspect;
  readonly a: Fact<VariantValue>;
  readonly b: Fact<VariantValue>;
  readonly outcome: 'equal' | 'different' | 'not-stated';
};

export type VariantDifference = {
  readonly item: Item;
  readonly rows: readonly VariantRow[];
};

/** What two counties say about one item, aspect by aspect; `undefined`: there is no such item. */
export function variantDifference(
  catalogue: Pick<Catalogue, 'items' | 'implementations'>,
  id: ItemId,
  { a, b }: { readonly a: DivisionCode; readonly b: DivisionCode },
): VariantDifference | undefined {
  const item = catalogue.items.get(id);
  if (item === undefined) return undefined;
  const of = (county: DivisionCode): Implementation | undefined =>
    catalogue.implementations.get(county)?.get(id);
  const rows = VARIANT_ASPECTS.map((aspect) => {
    const left = valueOf(aspect, item, of(a));
    const right = valueOf(aspect, item, of(b));
    return { aspect, a: left, b: right, outcome: compared(left, right) };
  });
  return { item, rows };
}

function valueOf(aspect: VariantAspect, item: Item, variant: Implementation | undefined): Fact<VariantValue> {
  if (variant === undefined) return { stated: false };
  const { mark } = variant;
  switch (aspect) {
    case 'offered':
      return { stated: true, value: { aspect, value: variant.offered }, mark };
    case 'agency':
      return { stated: true, value: { aspect, value: variant.agencyName }, mark };
    default:
      return promisedBy(item, variant);
  }
}

function promisedBy({ promised }: Item, variant: Implementation): Fact<VariantValue> {
  const own = variant.promised;
  if (own?.stated === true)
    return { ...own, value: { aspect: 'promised', value: own.value, unified: false } };
  return promised.stated
    ? { ...promised, value: { aspect: 'promised', value: promised.value, unified: true } }
    : { stated: false };
}

function compared(a: Fact<VariantValue>, b: Fact<VariantValue>): VariantRow['outcome'] {
  if (!a.stated || !b.stated) return 'not-stated';
  return sameWords(a.value, b.value) ? 'equal' : 'different';
}

function sameWords(a: VariantValue, b: VariantValue): boolean {
  if (a.aspect === 'promised' && b.aspect === 'promised')
    return a.value.amount === b.value.amount && a.value.unit === b.value.unit;
  if (a.aspect === 'agency' && b.aspect === 'agency') return a.value.zh === b.value.zh;
  return a.value === b.value;
}
