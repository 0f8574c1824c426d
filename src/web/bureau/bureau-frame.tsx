import type { ComponentChildren, VNode } from 'preact';
import { Frame, type FrameProps } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';

/** The bureau's pages by what they are for: a section is an entry of the head, its pages are the row below. */
const SECTIONS = {
  bureau: [
    { id: 'overview', href: '/bureau' },
    { id: 'findings', href: '/bureau/findings' },
    { id: 'counting', href: '/bureau/counting' },
  ],
  supervision: [
    { id: 'warnings', href: '/bureau/supervision' },
    { id: 'rankings', href: '/bureau/supervision/rankings' },
    { id: 'patterns', href: '/bureau/supervision/patterns' },
    { id: 'holdings', href: '/bureau/supervision/holdings' },
    { id: 'disputes', href: '/bureau/disputes' },
    { id: 'joint', href: '/bureau/extend-joint' },
    { id: 'credit', href: '/bureau/credit' },
  ],
  ratings: [{ id: 'ratings', href: '/bureau/ratings' }],
  running: [
    { id: 'hours', href: '/bureau/hours' },
    { id: 'calendar', href: '/bureau/calendar' },
    { id: 'messages', href: '/bureau/messages' },
    { id: 'lookUps', href: '/bureau/look-ups' },
  ],
} as const satisfies Partial<
  Record<NonNullable<FrameProps['section']>, readonly { readonly id: string; readonly href: string }[]>
>;

type Section = keyof typeof SECTIONS;
export type BureauPageId = (typeof SECTIONS)[Section][number]['id'];

const SECTION_IDS = ['bureau', 'supervision', 'ratings', 'running'] as const satisfies readonly Section[];

/** The frame of every page of the bureau. Without `here` the page lies below one of the catalogue. */
export function BureauFrame(props: {
  readonly ctx: PageContext;
  readonly title: string;
  readonly here?: BureauPageId;
  readonly children: ComponentChildren;
}): VNode {
  const { ctx, title, here, children } = props;
  const words = ctx.t.bureau;
  const section = SECTION_IDS.find((each) => SECTIONS[each].some(({ id }) => id === here)) ?? 'bureau';
  const pages = SECTIONS[section];
  return (
    <Frame ctx={ctx} title={title} section={section}>
      {pages.length > 1 && (
        <nav class="filters no-print" aria-label={words.menuLabel}>
          {pages.map(({ id, href }) => (
            <a href={href} aria-current={id === here ? 'page' : undefined}>
              {words.menu[id]}
            </a>
          ))}
        </nav>
      )}
      {children}
    </Frame>
  );
}
