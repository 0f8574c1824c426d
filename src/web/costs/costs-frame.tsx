import type { ComponentChildren, VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { may, type Action } from '#core/identity/permission.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';

/** The pages of one round, each with the permission that opens it. What is not built is not here. */
const PAGES = [
  { id: 'wall', path: '', action: 'see-returns-wall' },
  { id: 'totals', path: '/totals', action: 'see-survey-totals' },
  { id: 'analysis', path: '/analysis', action: 'analyse-survey' },
  { id: 'appraisal', path: '/appraisal', action: 'run-appraisal' },
  { id: 'report', path: '/report', action: 'see-named-report' },
  { id: 'about', path: '/about', action: 'list-surveys' },
] as const satisfies readonly {
  readonly id: string;
  readonly path: string;
  readonly action: Action;
}[];
export type CostsPageId = (typeof PAGES)[number]['id'];

/** The frame of every page of a round: its name, what it is for, and the row of its pages. */
export function CostsFrame(props: {
  readonly ctx: PageContext;
  readonly round: Round;
  readonly title: string;
  readonly here?: CostsPageId;
  readonly island?: string;
  readonly children: ComponentChildren;
}): VNode {
  const { ctx, round, title, here, island, children } = props;
  const { t, viewer, language } = ctx;
  const scope = { storedUnder: viewer.role === 'collector' ? viewer.office : undefined };
  const pages = PAGES.filter(({ id, action }) => hasPage(round, id) && may(viewer, action, scope));
  return (
    <Frame ctx={ctx} title={title} section="costs" {...(island === undefined ? {} : { island })}>
      <p class="costs-round">
        <a href="/costs">{t.costs.title}</a> › {inLanguage(round.title, language)}
      </p>
      {round.mark === 'sample' && <p class="costs-sample">{t.costs.sample}</p>}
      {round.kind === 'collection' && <p class="costs-sample">{t.costs.collection}</p>}
      {pages.length > 1 && (
        <nav class="filters no-print" aria-label={t.costs.menuLabel}>
          {pages.map(({ id, path }) => (
            <a href={`/costs/${round.id}${path}`} aria-current={id === here ? 'page' : undefined}>
              {id === 'wall' && round.kind === 'collection' ? t.costs.bodies.title : t.costs.menu[id]}
            </a>
          ))}
        </nav>
      )}
      {children}
    </Frame>
  );
}

/** A collection is no survey: nothing is handed in, appraised or reported. An appraisal has its own page instead of the report. */
function hasPage({ kind, purpose, analysis }: Round, id: CostsPageId): boolean {
  if (id === 'report') return kind === 'survey' && purpose === 'statistics';
  if (id === 'analysis') return analysis !== undefined;
  return id !== 'appraisal' || kind === 'survey';
}
