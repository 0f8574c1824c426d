import type { ComponentChildren, VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { PeerGroups } from '#core/statistics/analysis/peer-groups.ts';
import type { UnitFigures } from '#core/statistics/survey/figures.ts';
import type { Chart } from '../charts/chart.ts';
import type { AnalysisView } from './analysis-view.ts';
import { groupWords, returnHref } from './analysis-words.ts';

/** A unit by name, leading to its return. */
export function UnitLink({ view, of }: { readonly view: AnalysisView; readonly of: UnitFigures }): VNode {
  return <a href={returnHref(view.round, of.unit.id)}>{of.unit.name}</a>;
}

/** On a phone's width; the page lays several side by side. */
const ON_PAGES = 360;

/** The drawing with its sentence for those who do not see it; `wide` for a chart that has the page to itself. */
export function ChartFigure({
  chart,
  wide = false,
}: {
  readonly chart: Chart;
  readonly wide?: boolean;
}): VNode {
  return (
    <figure
      class={wide ? 'chart cost-chart cost-chart--wide' : 'chart cost-chart'}
      aria-label={`${chart.title}. ${chart.alternative}`}
    >
      <div
        class={wide ? 'cost-chart__narrow' : undefined}
        // oxlint-disable-next-line react/no-danger -- drawn by us; every word in it is escaped
        dangerouslySetInnerHTML={{ __html: chart.svg(ON_PAGES) }}
      />
      {wide && (
        <div
          class="cost-chart__broad"
          aria-hidden="true"
          // oxlint-disable-next-line react/no-danger -- the same, drawn for a broad screen
          dangerouslySetInnerHTML={{ __html: chart.svg(720) }}
        />
      )}
    </figure>
  );
}

/** The peer groups, by which criteria they are apart, and who has no peers. */
export function PeerNotes({
  view,
  peers,
}: {
  readonly view: AnalysisView;
  readonly peers: PeerGroups;
}): VNode {
  const { ctx } = view;
  const words = ctx.t.costsAnalysis;
  return (
    <details class="why">
      <summary>{words.peersTitle}</summary>
      <p>{view.plan.peers.criteria.length === 0 ? words.peersNone : words.peersLead(peers.fewest)}</p>
      <ul>
        {peers.groups.map((group) => (
          <li>
            {groupWords(group, view)}: {words.groupCount(group.units.length)}
            {group.notDividedBy.map(({ criterion, smallest }) => (
              <>
                <br />
                <span class="hint">
                  {words.notDivided(inLanguage(criterion.name, ctx.language), smallest)}
                </span>
              </>
            ))}
          </li>
        ))}
      </ul>
      {peers.without.length > 0 && (
        <>
          <h3>{words.withoutPeers}</h3>
          <ul>
            {peers.without.map(({ of, criterion, why, alike }) => {
              const name = inLanguage(criterion.name, ctx.language);
              return (
                <li>
                  <UnitLink view={view} of={of} />:{' '}
                  {why === 'missing' ? words.unanswered(name) : words.groupSmall(name, alike, peers.fewest)}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </details>
  );
}

/** Units that fell out, each with its reason. */
export function LeftOut(props: {
  readonly title: string;
  readonly rows: readonly { readonly unit: VNode; readonly reason: ComponentChildren }[];
}): VNode | null {
  const { title, rows } = props;
  if (rows.length === 0) return null;
  return (
    <details class="why">
      <summary>
        {title} ({rows.length})
      </summary>
      <ul>
        {rows.map(({ unit, reason }) => (
          <li>
            {unit}: {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
