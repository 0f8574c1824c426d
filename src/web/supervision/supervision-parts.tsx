import type { ComponentChildren, VNode } from 'preact';
import { inLanguage, type Localised } from '#base/localised.ts';
import type { AgencyKind, Catalogue } from '#core/catalogue/model.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import { BureauMenu } from '../bureau/bureau-parts.tsx';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';

const PAGES = [
  { id: 'warnings', href: '/bureau/supervision' },
  { id: 'rankings', href: '/bureau/supervision/rankings' },
  { id: 'patterns', href: '/bureau/supervision/patterns' },
  { id: 'holdings', href: '/bureau/supervision/holdings' },
] as const;

/** The frame of the bureau's supervision pages, with their own row of links. */
export function SupervisionFrame(props: {
  readonly ctx: PageContext;
  readonly here: (typeof PAGES)[number]['id'];
  readonly title: string;
  readonly children: ComponentChildren;
}): VNode {
  const { ctx, here, title, children } = props;
  const words = ctx.t.supervision;
  return (
    <Frame ctx={ctx} title={title} section="bureau">
      <BureauMenu here="supervision" t={ctx.t} />
      <h1>{title}</h1>
      <nav class="filters no-print" aria-label={words.menuLabel}>
        {PAGES.map(({ id, href }) => (
          <a href={href} aria-current={id === here ? 'page' : undefined}>
            {words.menu[id]}
          </a>
        ))}
      </nav>
      {children}
    </Frame>
  );
}

export type OfficeNames = { readonly divisions: DivisionTree; readonly catalogue: Catalogue };

/** 常宁市 民政局, by the name it was filed under or the kind of office. */
export function officeName(
  office: { readonly county: DivisionCode; readonly agency?: AgencyKind; readonly name?: Localised },
  ctx: PageContext,
  { divisions, catalogue }: OfficeNames,
): string {
  const county = divisions.get(office.county)?.name ?? office.county;
  const kind = office.agency === undefined ? undefined : catalogue.agencies.get(office.agency)?.name;
  const name = office.name ?? kind;
  const words = name === undefined ? (office.agency ?? '') : inLanguage(name, ctx.language);
  return words.includes(county) ? words : `${county} ${words}`.trim();
}
