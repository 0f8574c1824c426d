import type { ComponentChildren, VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { CostsFrame } from '../costs-frame.tsx';
import { filterQuery, type AnalysisView, type NoAnalysis } from './analysis-view.ts';

export const ANALYSIS_PAGES = [
  { id: 'ratios', path: '' },
  { id: 'change', path: '/change' },
  { id: 'efficiency', path: '/efficiency' },
  { id: 'limits', path: '/limits' },
  { id: 'weak-spots', path: '/weak-spots' },
] as const;
export type AnalysisPageId = (typeof ANALYSIS_PAGES)[number]['id'];

type Shown = Pick<AnalysisView, 'ctx' | 'round' | 'filter' | 'figures'>;

/** Heading, the five pages of the analysis, which figures are used, and what they are good for. */
export function AnalysisFrame(props: {
  readonly view: Shown & Partial<Pick<AnalysisView, 'pool'>>;
  readonly here: AnalysisPageId;
  readonly children: ComponentChildren;
}): VNode {
  const { view, here, children } = props;
  const { ctx, round, filter, pool } = view;
  const words = ctx.t.costsAnalysis;
  const title = `${words.title} · ${words.menu[here]}`;
  return (
    <CostsFrame ctx={ctx} round={round} title={title} here="analysis">
      <h1>{title}</h1>
      <nav class="filters no-print" aria-label={words.menuLabel}>
        {ANALYSIS_PAGES.map(({ id, path }) => (
          <a
            href={`/costs/${round.id}/analysis${path}${filterQuery(filter, { insist: false })}`}
            aria-current={id === here ? 'page' : undefined}
          >
            {words.menu[id]}
          </a>
        ))}
      </nav>
      {pool !== undefined && (
        <p>
          {round.kind === 'survey'
            ? words.counted(pool.units.length, round.units.length)
            : words.countedPublished(pool.units.length, round.units.length)}{' '}
          {filter.stage === 'submitted' && round.kind === 'survey' && words.unapproved}
        </p>
      )}
      <FilterForm {...view} />
      {children}
      <p class="hint">{round.kind === 'survey' ? words.ask : words.askPublished}</p>
    </CostsFrame>
  );
}

function FilterForm({ ctx, round, filter, figures }: Shown): VNode {
  const words = ctx.t.costsAnalysis;
  const { filter: labels } = words;
  const years = [...new Set(figures.map(({ unit }) => unit.year))].toSorted((a, b) => b - a);
  const bases = [...new Set(figures.map(({ unit }) => unit.basis))].toSorted();
  const kinds = round.kinds.filter(({ id }) => figures.some(({ unit }) => unit.kind === id));
  return (
    <form method="get" class="costs-filter no-print" aria-label={labels.legend}>
      {round.kind === 'survey' && (
        <Select
          name="stage"
          label={labels.stage}
          value={filter.stage}
          options={[
            ['submitted', labels.submitted],
            ['approved', labels.approved],
          ]}
        />
      )}
      {years.length > 1 && (
        <Select
          name="year"
          label={labels.year}
          value={String(filter.year ?? '')}
          options={[['', labels.all], ...years.map((year) => [String(year), String(year)] as const)]}
        />
      )}
      {bases.length > 1 && (
        <Select
          name="basis"
          label={labels.basis}
          value={filter.basis ?? ''}
          options={[['', labels.all], ...bases.map((basis) => [basis, words.bases[basis]] as const)]}
        />
      )}
      {kinds.length > 1 && (
        <Select
          name="kind"
          label={labels.kind}
          value={filter.kind ?? ''}
          options={[
            ['', labels.all],
            ...kinds.map(({ id, name }) => [id, inLanguage(name, ctx.language)] as const),
          ]}
        />
      )}
      <button type="submit" class="ds-button" data-variant="secondary">
        {labels.apply}
      </button>
    </form>
  );
}

function Select(props: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}): VNode {
  const { name, label, value, options } = props;
  return (
    <label>
      <span>{label}</span>
      <select name={name} class="ds-input">
        {options.map(([id, text]) => (
          <option value={id} selected={id === value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Why there is nothing to show; of mixed figures, the choices that there are. */
export function NoAnalysisPage({
  view,
  here,
}: {
  readonly view: NoAnalysis;
  readonly here: AnalysisPageId;
}): VNode {
  const { ctx, round, filter, figures, why } = view;
  const words = ctx.t.costsAnalysis;
  if (why === 'no-plan' || why === 'no-figures') {
    return (
      <AnalysisFrame view={view} here={here}>
        <p class="empty">{why === 'no-plan' ? words.noPlan : words.noFigures}</p>
      </AnalysisFrame>
    );
  }
  const choices = Map.groupBy(figures, ({ unit }) => `${unit.year} ${unit.basis}`);
  const path = ANALYSIS_PAGES.find(({ id }) => id === here)?.path ?? '';
  return (
    <AnalysisFrame view={view} here={here}>
      <h2>{words.mixedTitle}</h2>
      <p>{words.mixed}</p>
      <ul>
        {[...choices.values()]
          .toSorted(([a], [b]) => (b?.unit.year ?? 0) - (a?.unit.year ?? 0))
          .map(([first, ...more]) => {
            if (first === undefined) return null;
            const { year, basis } = first.unit;
            const href = `/costs/${round.id}/analysis${path}${filterQuery(filter, { year, basis })}`;
            return (
              <li>
                <a href={href}>{words.mixedPick(year, basis, more.length + 1)}</a>
              </li>
            );
          })}
      </ul>
    </AnalysisFrame>
  );
}
