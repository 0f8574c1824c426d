import { inLanguage, type Localised } from '#base/localised.ts';
import type { AgencyKind, Catalogue } from '#core/catalogue/model.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import type { PageContext } from '../frame/page-context.ts';

export type OfficeNames = { readonly divisions: DivisionTree; readonly catalogue: Catalogue };

/** 常宁市 民政局, by the name it was filed under or the kind of office. */
export function officeName(
  office: { readonly county: DivisionCode; readonly agency?: AgencyKind; readonly name?: Localised },
  ctx: PageContext,
  { divisions, catalogue }: OfficeNames,
): string {
  // The name in English names its county itself; its Chinese one may not.
  if (ctx.language === 'en' && office.name?.en !== undefined) return office.name.en;
  const county = divisions.get(office.county)?.name ?? office.county;
  const kind = office.agency === undefined ? undefined : catalogue.agencies.get(office.agency)?.name;
  const name = office.name ?? kind;
  const words = name === undefined ? (office.agency ?? '') : inLanguage(name, ctx.language);
  return words.includes(county) ? words : `${county} ${words}`.trim();
}
