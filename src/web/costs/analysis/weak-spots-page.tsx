import type { VNode } from 'preact';
import { unreachable } from '#base/assert.ts';
import { inLanguage } from '#base/localised.ts';
import { checkLimits } from '#core/statistics/analysis/limits.ts';
import { weakSpots, type WeakSpot } from '#core/statistics/analysis/weak-spots.ts';
import { figureText } from '#core/statistics/report/document.ts';
import { TableBox } from '../../elements/table-box.tsx';
import type { ChartTable } from '../charts/chart.ts';
import { AnalysisFrame } from './analysis-frame.tsx';
import { UnitLink } from './analysis-pieces.tsx';
import { filterQuery, type AnalysisView } from './analysis-view.ts';
import { amountText, ratioMeasure } from './analysis-words.ts';
import { comparedRatio } from './ratio-pages.tsx';

/** All weak spots of the view, gravest first. */
function spotsOf(view: AnalysisView): readonly WeakSpot[] {
  const { plan, round, pool } = view;
  return weakSpots(
    plan.ratios.map((definition) => comparedRatio(definition, view)),
    checkLimits(round, pool.units),
  );
}

/** The list, each line with its evidence and where to look. */
export function WeakSpotsPage({ view }: { readonly view: AnalysisView }): VNode {
  const { ctx, round, filter } = view;
  const words = ctx.t.costsAnalysis;
  const spots = spotsOf(view);
  return (
    <AnalysisFrame view={view} here="weak-spots">
      <p>{words.weakLead}</p>
      {spots.length === 0 ? (
        <p class="empty">{words.weakNone}</p>
      ) : (
        <>
          <TableBox label={words.menu['weak-spots']}>
            <table class="plain-table plain-table--stack">
              <thead>
                <tr>
                  <th scope="col">{words.unit}</th>
                  <th scope="col">{words.state}</th>
                  <th scope="col">{words.evidence}</th>
                </tr>
              </thead>
              <tbody>
                {spots.map((spot) => (
                  <tr>
                    <th scope="row">
                      <UnitLink view={view} of={spot.of} />
                    </th>
                    <td>
                      <strong class={`cost-weak cost-weak--${spot.kind}`}>
                        {words.weakKinds[spot.kind]}
                      </strong>
                    </td>
                    <td>
                      <a href={evidenceHref(spot, view)}>{evidenceWords(spot, view)}</a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
          <p class="no-print">
            <a href={`/costs/${round.id}/analysis/weak-spots.csv${filterQuery(filter)}`}>{words.csv}</a>
          </p>
          <p class="hint">{words.explanation}</p>
        </>
      )}
    </AnalysisFrame>
  );
}

function evidenceHref(spot: WeakSpot, { round, filter }: AnalysisView): string {
  const base = `/costs/${round.id}/analysis`;
  const query = filterQuery(filter);
  if (spot.kind === 'over-limit') return `${base}/limits${query}`;
  const ratio = spot.kind === 'outlier' ? spot.definition : spot.definitions[0];
  return ratio === undefined ? `${base}${query}` : `${base}/ratios/${ratio.id}${query}`;
}

function evidenceWords(spot: WeakSpot, view: AnalysisView): string {
  const { ctx } = view;
  const words = ctx.t.costsAnalysis;
  switch (spot.kind) {
    case 'over-limit': {
      const { limit, measured, atMost } = spot.check;
      return words.overEvidence(
        inLanguage(limit.name, ctx.language),
        amountText(measured, limit.measure, view),
        amountText(atMost, limit.measure, view),
        limit.document,
      );
    }
    case 'outlier': {
      const { definition, standing, comparison } = spot;
      const measure = ratioMeasure(definition, view);
      const text = (value: number): string =>
        `${figureText({ value, digits: definition.decimals })} ${measure}`;
      const said = words.outlierEvidence(
        inLanguage(definition.name, ctx.language),
        text(standing.ratio.value),
        text(comparison.spread?.median ?? 0),
      );
      return standing.z === undefined
        ? said
        : said + words.zEvidence(figureText({ value: standing.z, digits: 1 }));
    }
    case 'often-high':
      return words.oftenEvidence(
        spot.definitions
          .map(({ name }) => inLanguage(name, ctx.language))
          .join(ctx.language === 'en' ? ', ' : '、'),
      );
    default:
      return unreachable(spot);
  }
}

/** The same list, to take away. */
export function weakSpotsTable(view: AnalysisView): ChartTable {
  const words = view.ctx.t.costsAnalysis;
  return {
    head: [words.unit, words.state, words.evidence],
    rows: spotsOf(view).map((spot) => [
      spot.of.unit.name,
      words.weakKinds[spot.kind],
      evidenceWords(spot, view),
    ]),
  };
}
