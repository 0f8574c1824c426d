// What the public pages say about a thing in one line, from its plan; figures that no source states are not made up.
import type { Condition, Thing } from '#core/catalogue/model.ts';
import type { Plan, PlanMaterial, PromisedTime } from '#core/compiler/plan.ts';
import { tabulate } from '#core/compiler/truth-table.ts';

export type ThingState =
  | { readonly kind: 'open' }
  | { readonly kind: 'described' }
  | { readonly kind: 'closed'; readonly since: string }
  | { readonly kind: 'not-open-yet'; readonly from: string }
  /** Its files do not compile just now. */
  | { readonly kind: 'revising' };

export type ThingCard = {
  readonly thing: Thing;
  readonly state: ThingState;
  readonly figures?: {
    readonly items: number;
    readonly offices: number;
    /** Papers that have to be handed in by everybody. */
    readonly papers: number;
    readonly time: PromisedTime;
  };
};

/** Whether it can be begun today (ISO date order). */
export function stateOfThing(thing: Thing, plan: Plan | undefined, today: Temporal.PlainDate): ThingState {
  if (thing.status === 'described') return { kind: 'described' };
  const day = today.toString();
  if (thing.closedFrom !== undefined && thing.closedFrom <= day)
    return { kind: 'closed', since: thing.closedFrom };
  if (thing.openFrom !== undefined && thing.openFrom > day)
    return { kind: 'not-open-yet', from: thing.openFrom };
  return plan === undefined ? { kind: 'revising' } : { kind: 'open' };
}

export function cardOf(thing: Thing, plan: Plan | undefined, today: Temporal.PlainDate): ThingCard {
  const state = stateOfThing(thing, plan, today);
  if (plan === undefined) return { thing, state };
  return {
    thing,
    state,
    figures: {
      items: plan.items.length,
      offices: officesOf(plan).length,
      papers: plan.materials.filter(isHandedInByAll).length,
      time: plan.flow.computed,
    },
  };
}

/** The kinds of office that decide, each once. */
export function officesOf(plan: Plan): readonly Plan['items'][number]['agency'][] {
  const byKind = new Map(plan.items.map(({ agency }) => [agency.kind, agency]));
  return [...byKind.values()];
}

/** A paper that everybody brings: required, by hand, and in no item only under a condition. */
export function isHandedInByAll(material: PlanMaterial): boolean {
  return material.way === 'hand-in' && material.required && !onlySometimes(material);
}

/** Every item asks for it only under a condition. */
export function onlySometimes(material: PlanMaterial): boolean {
  return material.asks.length > 0 && material.asks.every(({ ask }) => ask.when !== undefined);
}

/**
 * The FEEL of when anybody asks for it, the item's own condition included; `undefined` where it is always asked for,
 * whatever the answers: by an item without conditions, or by some item in every case.
 */
export function whenAsked(plan: Plan, material: PlanMaterial): string | undefined {
  const conditions = material.asks.map(({ item, ask }) => [
    ...(plan.items.find((each) => each.item.id === item)?.when ?? []),
    ...(ask.when === undefined ? [] : [ask.when]),
  ]);
  const text = [...new Set(conditions.map(allOf))].map((each) => `(${each})`).join(' or ');
  if (text === '' || conditions.some((each) => each.length === 0)) return undefined;
  const reads = [...new Set(conditions.flat().flatMap((each) => each.reads))];
  const elements = new Map(
    plan.form.flatMap(({ fields }) => fields.map(({ element }) => [element.id, element] as const)),
  );
  const { rows } = tabulate({ text, reads, at: material.material.at }, elements);
  return rows?.every(({ outcome }) => outcome === true) === true ? undefined : text;
}

/** One FEEL text for all of them; empty for none. */
export function allOf(conditions: readonly Condition[]): string {
  return [...new Set(conditions.map(({ text }) => `(${text})`))].join(' and ');
}

/** The plan counts one visit, and what may be put into the applicant's hand can make it two: handed in, then collected. */
export function mayTakeTwoVisits({ items, savings }: Pick<Plan, 'items' | 'savings'>): boolean {
  return (
    savings.trips.after > 0 &&
    items.some(
      ({ offered, item }) =>
        offered &&
        item.results.some(({ carrier }) => !carrier.stated || ['paper', 'card'].includes(carrier.value)),
    )
  );
}

/**
 * Things whose name, summary, life event, keywords, or an item of theirs contains every word of the query; the name
 * counts first, then the keywords; what is only described comes after all that can be done.
 */
export function findThings(
  cards: readonly ThingCard[],
  query: string,
  itemNames: (thing: Thing) => readonly string[],
): readonly ThingCard[] {
  const words = query.normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return [];
  const ranked = cards.flatMap((card) => {
    const { name, summary, lifeEvent, keywords } = card.thing;
    const first = [name.zh, name.en ?? ''].join(' ').toLowerCase();
    const second = [first, ...keywords].join(' ').toLowerCase();
    const all = [second, summary.zh, summary.en ?? '', lifeEvent, ...itemNames(card.thing)]
      .join(' ')
      .toLowerCase();
    if (!words.every((word) => all.includes(word))) return [];
    const has = (text: string): boolean => words.every((word) => text.includes(word));
    const rank = has(first) ? 0 : has(second) ? 1 : 2;
    return [{ card, rank: card.state.kind === 'described' ? rank + 3 : rank }];
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ card }) => card);
}
