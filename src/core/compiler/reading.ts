// The first pass: which items, which county's variant of each, and whether it is offered there.
import type { LawParameters } from '#core/calendar/law-parameters.ts';
import type { Finding, Mark } from '#core/catalogue/fact.ts';
import type { Catalogue, ElementId, Item, Thing, ThingId, ThingItem } from '#core/catalogue/model.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { finding } from './codes.ts';
import type { PlanItem, Reason } from './plan.ts';

/** What to compile: a thing, the deciding counties by jurisdiction element (a missing one takes the unified item), the law's numbers. */
export type CompileRequest = {
  readonly thing: ThingId;
  readonly counties: Readonly<Record<string, DivisionCode>>;
  readonly law: LawParameters;
};

/** The inputs of the later passes, with every name resolved. Items are in the order of their ids. */
export type Reading = {
  readonly catalogue: Catalogue;
  readonly thing: Thing;
  readonly request: CompileRequest;
  readonly items: readonly PlanItem[];
  /** Those of `items` that are offered: only they ask, produce and take time. */
  readonly offered: readonly PlanItem[];
};

export type ReadOutcome =
  | { readonly ok: true; readonly reading: Reading; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

const NOWHERE = { file: '', line: 1, column: 1 } as const;

/** Resolves the thing and its items. Findings: names that the catalogue does not have, items not offered in the county. */
export function readThing(catalogue: Catalogue, request: CompileRequest): ReadOutcome {
  const thing = catalogue.things.get(request.thing);
  if (thing === undefined)
    return { ok: false, findings: [finding('thing-unknown', NOWHERE, { thing: request.thing })] };
  const findings: Finding[] = [];
  if (thing.items.length === 0) findings.push(finding('thing-without-items', thing.at, { thing: thing.id }));
  const items = onePerItem(thing).flatMap((entries): PlanItem[] => {
    const [entry] = entries;
    if (entry === undefined) return [];
    const item = catalogue.items.get(entry.item);
    if (item === undefined) {
      findings.push(finding('item-unknown', entry.at, { item: entry.item }));
      return [];
    }
    const read = readItem(catalogue, request, { thing, item, entries });
    findings.push(...read.findings, ...unknownNames(catalogue, item));
    return [read.item];
  });
  if (findings.some((each) => each.code.endsWith('-unknown') || each.code === 'thing-without-items')) {
    return { ok: false, findings };
  }
  const offered = items.filter((each) => each.offered);
  return { ok: true, reading: { catalogue, thing, request, items, offered }, findings };
}

/** A thing may list an item once only; a second mention adds its condition, so that no mention is lost. */
function onePerItem(thing: Thing): readonly (readonly ThingItem[])[] {
  const groups = Map.groupBy(thing.items, (entry) => entry.item);
  return [...groups.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entries]) => entries);
}

function readItem(
  catalogue: Catalogue,
  request: CompileRequest,
  {
    thing,
    item,
    entries,
  }: { readonly thing: Thing; readonly item: Item; readonly entries: readonly ThingItem[] },
): { readonly item: PlanItem; readonly findings: readonly Finding[] } {
  const county = request.counties[item.jurisdiction];
  const variant = county === undefined ? undefined : catalogue.implementations.get(county)?.get(item.id);
  const when = entries
    .flatMap((entry) => (entry.when === undefined ? [] : [entry.when]))
    .toSorted((a, b) => (a.text < b.text ? -1 : 1));
  const offered = variant?.offered ?? true;
  const findings: Finding[] = [];
  const params = { item: item.id, county: county ?? '' };
  if (!offered) {
    const code = when.length === 0 ? 'item-not-offered' : 'item-not-offered-conditional';
    findings.push(finding(code, variant?.at ?? item.at, params));
  }
  if (county !== undefined && variant === undefined)
    findings.push(finding('county-variant-not-stated', item.at, params));
  const because = entries.map((entry): Reason => ({
    by: thing.id,
    rule: entry.when === undefined ? 'unconditional-item' : 'conditional-item',
    at: entry.at,
    ...(entry.when === undefined ? {} : { params: { condition: entry.when.text } }),
  }));
  because.push(variantReason(item, county, variant === undefined ? undefined : variant.at));
  return {
    item: {
      item,
      agency: agencyOf(catalogue, item, variant),
      offered,
      when,
      promised: variant?.promised ?? item.promised,
      because,
      ...(county === undefined ? {} : { county }),
    },
    findings,
  };
}

function variantReason(item: Item, county: DivisionCode | undefined, at: Reason['at'] | undefined): Reason {
  if (county === undefined) return { by: item.id, rule: 'unified-item', at: item.at };
  if (at === undefined)
    return { by: item.id, rule: 'county-variant-not-stated', at: item.at, params: { county } };
  return { by: item.id, rule: 'county-variant', at, params: { county } };
}

function agencyOf(
  catalogue: Catalogue,
  item: Item,
  variant: { readonly agencyName: PlanItem['agency']['name']; readonly mark: Mark } | undefined,
): PlanItem['agency'] {
  if (variant !== undefined) return { kind: item.authority, name: variant.agencyName, mark: variant.mark };
  const name = catalogue.agencies.get(item.authority)?.name ?? { zh: item.authority };
  return {
    kind: item.authority,
    name,
    mark: item.authorityAsStated.stated ? item.authorityAsStated.mark : 'inferred',
  };
}

function unknownNames(catalogue: Catalogue, item: Item): readonly Finding[] {
  const findings: Finding[] = [];
  const knowElement = (element: ElementId, at: Item['at']): void => {
    if (!catalogue.elements.has(element))
      findings.push(finding('element-unknown', at, { item: item.id, element }));
  };
  knowElement(item.jurisdiction, item.at);
  for (const ask of item.fields) knowElement(ask.element, ask.at);
  for (const ask of item.materials) {
    const material = catalogue.materials.get(ask.material);
    if (material === undefined)
      findings.push(finding('material-unknown', ask.at, { item: item.id, material: ask.material }));
    else if (material.element !== undefined) knowElement(material.element, material.at);
  }
  return findings;
}
