import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { RatioDefinition } from '#core/statistics/analysis/analysis-plan.ts';
import { comparePeers, type PeerComparison, type Standing } from '#core/statistics/analysis/compare-peers.ts';
import { ratioSet, type RatioSet } from '#core/statistics/analysis/ratios.ts';
import { figureText } from '#core/statistics/report/document.ts';
import { TableBox } from '../../elements/table-box.tsx';
import type { Chart } from '../charts/chart.ts';
import { MOST_RANKED, ratioRanking, ratioStrips, type RatioChartWords } from '../charts/ratio-charts.ts';
import { AnalysisFrame } from './analysis-frame.tsx';
import { ChartFigure, LeftOut, PeerNotes, UnitLink } from './analysis-pieces.tsx';
import { filterQuery, type AnalysisView } from './analysis-view.ts';
import { SimilarUnits } from './similar-units.tsx';
import {
  amountText,
  groupShort,
  groupWords,
  indicatorWords,
  measureWord,
  plainText,
  quantityWords,
  ratioMeasure,
  returnHref,
} from './analysis-words.ts';

export type ComparedRatio = {
  readonly definition: RatioDefinition;
  readonly set: RatioSet;
  readonly comparisons: readonly PeerComparison[];
};

/** A ratio of all units of the pool, compared within the peer groups. */
export function comparedRatio(
  definition: RatioDefinition,
  { pool, peers, round }: AnalysisView,
): ComparedRatio {
  const set = ratioSet(definition, pool, round.indicators);
  return { definition, set, comparisons: comparePeers(set, peers.groups) };
}

/** What charts of this ratio say in the reader's language. */
export function chartWords(definition: RatioDefinition, view: AnalysisView): RatioChartWords {
  const { t, language } = view.ctx;
  return {
    t,
    language,
    measure: ratioMeasure(definition, view),
    name: ({ group }) => groupShort(group, view),
  };
}

/** All ratios at once, as small multiples. */
export function RatiosPage({ view }: { readonly view: AnalysisView }): VNode {
  const { ctx, round, plan, filter } = view;
  const words = ctx.t.costsAnalysis;
  return (
    <AnalysisFrame view={view} here="ratios">
      <p>{words.ratiosLead}</p>
      <PeerNotes view={view} peers={view.peers} />
      <div class="cost-multiples">
        {plan.ratios.map((definition) => {
          const { set, comparisons } = comparedRatio(definition, view);
          const chart = ratioStrips(definition, comparisons, chartWords(definition, view));
          return (
            <section>
              <h2>
                <a href={`/costs/${round.id}/analysis/ratios/${definition.id}${filterQuery(filter)}`}>
                  {inLanguage(definition.name, ctx.language)}
                </a>{' '}
                <small>{ratioMeasure(definition, view)}</small>
              </h2>
              {set.with.length === 0 ? (
                <p class="empty">{words.noRatioValues}</p>
              ) : (
                <ChartFigure chart={chart} />
              )}
            </section>
          );
        })}
      </div>
      <SimilarUnits view={view} />
    </AnalysisFrame>
  );
}

/** One ratio: ranked within each group, with every numerator and denominator. */
export function RatioPage({
  view,
  definition,
}: {
  readonly view: AnalysisView;
  readonly definition: RatioDefinition;
}): VNode {
  const { ctx, round, filter, peers } = view;
  const words = ctx.t.costsAnalysis;
  const { set, comparisons } = comparedRatio(definition, view);
  const address = `/costs/${round.id}/analysis/ratios/${definition.id}`;
  const query = filterQuery(filter);
  const alone = peers.without.length;
  return (
    <AnalysisFrame view={view} here="ratios">
      <p>
        <a href={`/costs/${round.id}/analysis${query}`}>‹ {words.back}</a>
      </p>
      <h2>
        {inLanguage(definition.name, ctx.language)} <small>{ratioMeasure(definition, view)}</small>
      </h2>
      <Made view={view} set={set} />
      {comparisons.map((comparison) => (
        <Ranked view={view} comparison={comparison} definition={definition} />
      ))}
      {alone > 0 && <PeerNotes view={view} peers={view.peers} />}
      <LeftOut
        title={words.withoutRatio}
        rows={set.without.map(({ of, why }) => ({
          unit: <UnitLink view={view} of={of} />,
          reason: (
            <>
              {words.noRatio[why.state]}:{' '}
              {why.codes.map((code) => (
                <a href={returnHref(round, of.unit.id, code)}>{indicatorWords(code, view)} </a>
              ))}
            </>
          ),
        }))}
      />
      <p class="no-print">
        <a href={`${address}.svg${query}`}>{words.svg}</a> ·{' '}
        <a href={`${address}.csv${query}`}>{words.csv}</a>
      </p>
      <p class="hint">{words.method}</p>
    </AnalysisFrame>
  );
}

function Made({ view, set }: { readonly view: AnalysisView; readonly set: RatioSet }): VNode {
  const { ctx } = view;
  const words = ctx.t.costsAnalysis;
  const { definition, whole } = set;
  const above = quantityWords(definition.numerator, view);
  const below = quantityWords(definition.denominator, view);
  const measure = ratioMeasure(definition, view);
  return (
    <>
      <p>
        {words.made}:{' '}
        {definition.shownAs === 'percent' ? words.percentOf(above, below) : words.pair(above, below)}
        {definition.note !== undefined && ` ${inLanguage(definition.note, ctx.language)}`}
      </p>
      {whole !== undefined && (
        <p>
          {words.whole(
            `${figureText({ value: whole.value, digits: definition.decimals })} ${measure}`,
            amountText(whole.numerator, definition.numerator.measure, view),
            amountText(whole.denominator, definition.denominator.measure, view),
          )}
        </p>
      )}
    </>
  );
}

type RankedProps = {
  readonly view: AnalysisView;
  readonly definition: RatioDefinition;
  readonly comparison: PeerComparison;
};

function Ranked({ view, definition, comparison }: RankedProps): VNode {
  const words = view.ctx.t.costsAnalysis;
  const { group, standings, why } = comparison;
  const chart: Chart = ratioRanking(definition, comparison, chartWords(definition, view));
  return (
    <section>
      <h3>
        {groupWords(group, view)} <small>{words.groupCount(group.units.length)}</small>
      </h3>
      {why !== undefined && <p class="hint">{why === 'mad-zero' ? words.madZero : words.tooFew}</p>}
      {standings.length === 0 ? (
        <p class="empty">{words.noRatioValues}</p>
      ) : (
        <>
          {standings.length > MOST_RANKED && (
            <p class="hint">{words.firstOnly(MOST_RANKED, standings.length)}</p>
          )}
          <ChartFigure chart={chart} wide />
          <details class="why">
            <summary>{words.table}</summary>
            <RankedTable view={view} definition={definition} comparison={comparison} />
          </details>
        </>
      )}
    </section>
  );
}

function RankedTable({ view, definition, comparison }: RankedProps): VNode {
  const { ctx, round } = view;
  const words = ctx.t.costsAnalysis;
  const { numerator, denominator, decimals } = definition;
  const [above] = numerator.codes;
  const [below] = denominator.codes;
  return (
    <TableBox label={inLanguage(definition.name, ctx.language)}>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.unit}</th>
            <th scope="col" class="number">
              {words.rank}
            </th>
            <th scope="col" class="number">
              {words.value} ({ratioMeasure(definition, view)})
            </th>
            <th scope="col" class="number">
              {words.numerator} ({measureWord(numerator.measure, ctx)})
            </th>
            <th scope="col" class="number">
              {words.denominator} ({measureWord(denominator.measure, ctx)})
            </th>
            <th scope="col" class="number">
              {words.z}
            </th>
            <th scope="col">{words.place}</th>
          </tr>
        </thead>
        <tbody>
          {comparison.standings.slice(0, MOST_RANKED).map((standing) => (
            <tr>
              <th scope="row">
                <UnitLink view={view} of={standing.of} />
              </th>
              <td class="number">{standing.rank}</td>
              <td class="number">{figureText({ value: standing.ratio.value, digits: decimals })}</td>
              <td class="number">
                <a href={returnHref(round, standing.of.unit.id, above)}>
                  {plainText(standing.ratio.numerator)}
                </a>
              </td>
              <td class="number">
                <a href={returnHref(round, standing.of.unit.id, below)}>
                  {plainText(standing.ratio.denominator)}
                </a>
              </td>
              <td class="number">
                {standing.z === undefined ? '—' : figureText({ value: standing.z, digits: 2 })}
              </td>
              <td>{placeWords(standing, view)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function placeWords({ fence, outlier }: Standing, { ctx }: AnalysisView): string {
  const words = ctx.t.costsAnalysis;
  const far = outlier === undefined ? '' : outlier === 'high' ? words.outlierHigh : words.outlierLow;
  return (
    [far, fence === undefined ? '' : words.fences[fence]].filter((each) => each !== '').join(' · ') || '—'
  );
}
