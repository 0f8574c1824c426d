import type { Finding } from '#core/catalogue/fact.ts';
import type { Catalogue, ItemId, MaterialId } from '#core/catalogue/model.ts';
import type { Reason } from '#core/compiler/plan.ts';
import type { Localised } from '#base/localised.ts';
import { inLanguage } from '#base/localised.ts';
import type { App } from '#app/app.ts';
import { compilerFindingSentence, reasonSentences, type SaidReason } from '#app/compiler-texts.ts';
import { conditionWords } from '#app/condition-words.ts';
import { findingSentence } from '#app/finding-texts.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import type { PageContext } from '../frame/page-context.ts';

/** What bureau pages say codes with: sentences in the reader's language, names from the catalogue. */
export type Sentences = {
  readonly finding: (finding: Finding) => string;
  /** Each sentence once, with every place that says so. */
  readonly reasons: (because: readonly Reason[]) => readonly SaidReason[];
  /** A condition or derivation in words. */
  readonly condition: (condition: { readonly text: string }) => string;
};

/** Every code said in the reader's language, ids by their names and counties by theirs. */
export function sentencesFor(ctx: PageContext, app: Pick<App, 'catalogue' | 'divisions'>): Sentences {
  const names = namesOf(ctx, app.catalogue);
  const { language } = ctx;
  const county = (code: string): string | undefined =>
    isDivisionCode(code) ? app.divisions.get(code)?.name : undefined;
  const withCounty = (params: Finding['params'] = {}): Finding['params'] =>
    Object.fromEntries(
      Object.entries(params).map(([key, value]) => [
        key,
        key === 'county' && typeof value === 'string' ? (county(value) ?? value) : value,
      ]),
    );
  const named = (params: Finding['params']): Finding['params'] =>
    Object.fromEntries(
      Object.entries(withCounty(params)).map(([key, value]) => [
        key,
        NAMED.has(key) && typeof value === 'string' ? names.any(value) : value,
      ]),
    );
  const source = { elements: app.catalogue.elements, divisionName: county };
  const condition: Sentences['condition'] = (each) => conditionWords(each, source, language);
  const naming = { nameOf: names.any, conditionOf: (text: string) => condition({ text }) };
  return {
    finding: (finding) => {
      const said = { ...finding, params: withCounty(finding.params) };
      const compiled = compilerFindingSentence(said, language, naming);
      // A code that both know is told apart by its parameters: a sentence that could not be filled is the other's.
      return compiled === undefined || /\{\w+\}/.test(compiled)
        ? findingSentence({ ...finding, params: named(finding.params) }, language)
        : compiled;
    },
    reasons: (because) =>
      reasonSentences(
        because.map((reason) => ({ ...reason, params: withCounty(reason.params) })),
        language,
        naming,
      ),
    condition,
  };
}

/** Parameters that hold one id. */
const NAMED: ReadonlySet<string> = new Set(['id', 'item', 'thing', 'element', 'material', 'certificate']);

/** Names in the reader's language; a name the catalogue does not know shows its id, so that it can be found. */
export type Names = {
  readonly of: (text: Localised) => string;
  readonly item: (id: ItemId) => string;
  readonly items: (ids: readonly ItemId[]) => string;
  readonly material: (id: MaterialId) => string;
  /** An item, a paper or a thing. */
  readonly any: (id: string) => string;
};

export function namesOf(ctx: PageContext, catalogue: Catalogue): Names {
  const of = (text: Localised): string => inLanguage(text, ctx.language);
  const item = (id: ItemId): string => of(catalogue.items.get(id)?.name ?? { zh: id });
  return {
    of,
    item,
    items: (ids) => ids.map(item).join(ctx.t.frame.listSeparator),
    material: (id) => of(catalogue.materials.get(id)?.name ?? { zh: id }),
    any: (id) => of(nameOf(catalogue, id) ?? { zh: id }),
  };
}

function nameOf(catalogue: Catalogue, id: string): Localised | undefined {
  const maps: readonly ReadonlyMap<string, { readonly name: Localised }>[] = [
    catalogue.items,
    catalogue.things,
    catalogue.materials,
    catalogue.elements,
    catalogue.certificates,
  ];
  return maps.map((map) => map.get(id)?.name).find((name) => name !== undefined);
}
