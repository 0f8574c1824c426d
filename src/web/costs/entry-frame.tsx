import type { ComponentChildren, VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { PageContext } from '../frame/page-context.ts';
import { CostsFrame } from './costs-frame.tsx';
import { basicForms, type EntryView } from './entry-view.ts';
import { formPath, returnPath, shortTitle } from './entry-words.ts';

/** The pages of one return, in the order of the work; the forms stand between the first and the second. */
const PAGES = ['check', 'sign', 'workbook', 'questions', 'versions', 'print'] as const;
export type EntryPageId = 'overview' | (typeof PAGES)[number] | `form:${string}`;

/** What the frame needs to know of a return. */
type FrameView = Pick<EntryView, 'round' | 'unit' | 'state'>;

/** The frame of every page of one return: whose it is, where it stands, and the way to its other pages. */
export function EntryFrame(props: {
  readonly ctx: PageContext;
  readonly view: FrameView;
  readonly title: string;
  readonly here: EntryPageId;
  readonly island?: string;
  readonly children: ComponentChildren;
}): VNode {
  const { ctx, view, title, here, island, children } = props;
  const { t, language } = ctx;
  const { round, unit, state } = view;
  const words = t.costsEntry;
  const current = (id: EntryPageId): 'page' | undefined => (id === here ? 'page' : undefined);
  const links = state.stage === 'not-started' ? [] : PAGES;
  return (
    <CostsFrame
      ctx={ctx}
      round={round}
      title={`${title} · ${unit.name}`}
      {...(island === undefined ? {} : { island })}
    >
      <p class="entry-unit">
        <strong>{words.unitLine(unit.name, unit.year)}</strong>
        <StageMark ctx={ctx} view={view} />
        {state.version > 0 && <span class="unbroken">{words.version(state.version)}</span>}
      </p>
      <nav class="filters entry-pages no-print" aria-label={words.otherPages}>
        <a href={returnPath(round.id, unit.id)} aria-current={current('overview')}>
          {words.links.overview}
        </a>
        {basicForms(round).map((form) => (
          <a href={formPath(round.id, unit.id, form.code)} aria-current={current(`form:${form.code}`)}>
            {shortTitle(inLanguage(form.title, language))}
          </a>
        ))}
        {links.map((id) => (
          <a href={returnPath(round.id, unit.id, id)} aria-current={current(id)}>
            {words.links[id]}
          </a>
        ))}
      </nav>
      <h1>{title}</h1>
      {children}
    </CostsFrame>
  );
}

const STAGE_LIGHT: Readonly<Record<EntryView['state']['stage'], string>> = {
  'not-started': 'none',
  filling: 'amber',
  signed: 'amber',
  submitted: 'green',
  'sent-back': 'red',
  approved: 'green',
  locked: 'green',
};

/** Where the return stands, by shape and word. */
export function StageMark(props: { readonly ctx: PageContext; readonly view: FrameView }): VNode {
  const { stage } = props.view.state;
  return <span class={`light light--${STAGE_LIGHT[stage]}`}>{props.ctx.t.costsEntry.stages[stage]}</span>;
}
