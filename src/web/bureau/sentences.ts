import type { Finding } from '#core/catalogue/fact.ts';
import type { Catalogue, ItemId, MaterialId } from '#core/catalogue/model.ts';
import type { Reason } from '#core/compiler/plan.ts';
import type { Localised } from '#base/localised.ts';
import { inLanguage } from '#base/localised.ts';
import type { App } from '#app/app.ts';
import { compilerFindingSentence, reasonSentence } from '#app/compiler-texts.ts';
import { findingSentence } from '#app/finding-texts.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import type { PageContext } from '../frame/page-context.ts';

/** What bureau pages say codes with: sentences in the reader's language, names from the catalogue. */
export type Sentences = {
  readonly finding: (finding: Finding) => string;
  readonly reason: (reason: Reason) => string;
};

/** Every code said in the reader's language, ids by their names and counties by theirs. */
export function sentencesFor(ctx: PageContext, app: Pick<App, 'catalogue' | 'divisions'>): Sentences {
  const names = namesOf(ctx, app.catalogue);
  const { language } = ctx;
  const county = (code: string): string | undefined =>
    isDivisionCode(code) ? app.divisions.get(code)?.name : undefined;
  const spoken = (params: Finding['params'] = {}): Finding['params'] =>
    Object.fromEntries(
      Object.entries(params).map(([key, value]) => {
        if (typeof value !== 'string') return [key, value];
        if (key === 'county') return [key, county(value) ?? value];
        return [key, NAMED.has(key) ? names.any(value) : value];
      }),
    );
  return {
    finding: (finding) => {
      const said = { ...finding, params: spoken(finding.params) };
      const compiled = compilerFindingSentence(said, language, names.any);
      // A code that both know is told apart by its parameters: a sentence that could not be filled is the other's.
      return compiled === undefined || /\{\w+\}/.test(compiled) ? findingSentence(said, language) : compiled;
    },
    reason: (reason) => reasonSentence({ ...reason, params: spoken(reason.params) }, language, names.any),
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
