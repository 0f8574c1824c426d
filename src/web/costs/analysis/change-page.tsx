import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { ChangeChain } from '#core/statistics/analysis/analysis-plan.ts';
import { changeOf, type Change, type NotCompared } from '#core/statistics/analysis/change.ts';
import { ratioChange } from '#core/statistics/analysis/ratios.ts';
import { figureText } from '#core/statistics/report/document.ts';
import { TableBox } from '../../elements/table-box.tsx';
import { changeWaterfall } from '../charts/change-chart.ts';
import type { Chart } from '../charts/chart.ts';
import { AnalysisFrame } from './analysis-frame.tsx';
import { ChartFigure, LeftOut, UnitLink } from './analysis-pieces.tsx';
import { filterQuery, type AnalysisView } from './analysis-view.ts';
import { indicatorWords, measureWord, ratioMeasure, returnHref } from './analysis-words.ts';

/** The waterfall of a chain; undefined where no unit has both years. */
export function changeChart(chain: ChangeChain, view: AnalysisView): Chart | undefined {
  const change = changeOf(chain, view.pool, view.round.indicators);
  return change.ok ? waterfallOf(change.value, view) : undefined;
}

function waterfallOf(change: Change, { ctx }: AnalysisView): Chart {
  const measure = measureWord(lastMeasure(change.chain), ctx);
  return changeWaterfall(change, { t: ctx.t, language: ctx.language, measure });
}

function lastMeasure({ quantities }: ChangeChain): ChangeChain['quantities'][number]['measure'] {
  return quantities.at(-1)?.measure ?? 'wan-yuan';
}

/** Year on year, and through which factor, chain by chain. */
export function ChangePage({ view }: { readonly view: AnalysisView }): VNode {
  const { ctx, plan } = view;
  const words = ctx.t.costsAnalysis;
  return (
    <AnalysisFrame view={view} here="change">
      <p>{words.changeLead}</p>
      <YearOnYear view={view} />
      {plan.changes.map((chain) => {
        const change = changeOf(chain, view.pool, view.round.indicators);
        return (
          <section>
            <h2>{inLanguage(chain.name, ctx.language)}</h2>
            {change.ok ? (
              <Changed view={view} change={change.value} />
            ) : (
              <p class="empty">{words.nothingToCompare}</p>
            )}
            <NotComparedList
              view={view}
              rows={change.ok ? change.value.notCompared : change.error.notCompared}
            />
          </section>
        );
      })}
    </AnalysisFrame>
  );
}

/** Every ratio of the whole, both years. */
function YearOnYear({ view }: { readonly view: AnalysisView }): VNode | null {
  const { ctx, plan, pool, round, filter } = view;
  const words = ctx.t.costsAnalysis;
  const changes = plan.ratios.flatMap((definition) => ratioChange(definition, pool, round.indicators) ?? []);
  if (changes.length === 0) return null;
  return (
    <section>
      <h2>{words.yearOnYear}</h2>
      <p class="hint">{words.yearOnYearNote}</p>
      <TableBox label={words.yearOnYear}>
        <table class="plain-table figures-table">
          <thead>
            <tr>
              <th scope="col">{words.menu.ratios}</th>
              {[words.lastYear, words.thisYear, words.growth, words.unitsCompared].map((head) => (
                <th scope="col" class="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changes.map(({ definition, units, before, now }) => {
              const { decimals: digits } = definition;
              const rate = (100 * (now.value - before.value)) / before.value;
              return (
                <tr>
                  <th scope="row">
                    <a href={`/costs/${round.id}/analysis/ratios/${definition.id}${filterQuery(filter)}`}>
                      {inLanguage(definition.name, ctx.language)}
                    </a>{' '}
                    ({ratioMeasure(definition, view)})
                  </th>
                  <td class="number">{figureText({ value: before.value, digits })}</td>
                  <td class="number">{figureText({ value: now.value, digits })}</td>
                  <td class="number">
                    {before.value === 0 ? '—' : `${figureText({ value: rate, digits: 2 })}%`}
                  </td>
                  <td class="number">{units}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}

function Changed({ view, change }: { readonly view: AnalysisView; readonly change: Change }): VNode {
  const { ctx, round, filter } = view;
  const words = ctx.t.costsAnalysis;
  const { chain, decomposition, units } = change;
  const measure = measureWord(lastMeasure(chain), ctx);
  const { before, after } = decomposition;
  const text = (value: number): string => `${figureText({ value, digits: 2 })} ${measure}`;
  const address = `/costs/${round.id}/analysis/change/${chain.id}`;
  const query = filterQuery(filter);
  const rate =
    before === 0
      ? words.zeroBase
      : words.changeGrowth(`${figureText({ value: (100 * (after - before)) / before, digits: 2 })}%`);
  return (
    <>
      <p>
        {words.changeOf(text(before), text(after), text(after - before))} {rate}{' '}
        {words.changeBase(units.length)}
      </p>
      <ChartFigure chart={waterfallOf(change, view)} wide />
      <p class="hint">{words.axis}</p>
      <details class="why">
        <summary>{words.table}</summary>
        <ChangeTable view={view} change={change} />
      </details>
      <p class="no-print">
        <a href={`${address}.svg${query}`}>{words.svg}</a> ·{' '}
        <a href={`${address}.csv${query}`}>{words.csv}</a>
      </p>
    </>
  );
}

function ChangeTable({ view, change }: { readonly view: AnalysisView; readonly change: Change }): VNode {
  const { ctx, round } = view;
  const words = ctx.t.costsAnalysis;
  const { chain, units, decomposition } = change;
  const measure = measureWord(lastMeasure(chain), ctx);
  const code = chain.quantities.at(-1)?.codes[0];
  return (
    <TableBox label={inLanguage(chain.name, ctx.language)}>
      <table class="plain-table figures-table">
        <thead>
          <tr>
            <th scope="col">{words.unit}</th>
            {[words.lastYear, words.thisYear, words.change].map((head) => (
              <th scope="col" class="number">
                {head} ({measure})
              </th>
            ))}
            {chain.effects.map((effect) => (
              <th scope="col" class="number">
                {inLanguage(effect, ctx.language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map(({ of, effects }) => (
            <tr>
              <th scope="row">
                <UnitLink view={view} of={of} />
              </th>
              {numberCell(effects.before)}
              <td class="number">
                <a href={returnHref(round, of.unit.id, code)}>
                  {figureText({ value: effects.after, digits: 2 })}
                </a>
              </td>
              {numberCell(effects.after - effects.before)}
              {effects.effects.map(numberCell)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.allUnits}</th>
            {numberCell(decomposition.before)}
            {numberCell(decomposition.after)}
            {numberCell(decomposition.after - decomposition.before)}
            {decomposition.effects.map(numberCell)}
          </tr>
        </tfoot>
      </table>
    </TableBox>
  );
}

function numberCell(value: number): VNode {
  return <td class="number">{figureText({ value, digits: 2 })}</td>;
}

function NotComparedList(props: {
  readonly view: AnalysisView;
  readonly rows: readonly NotCompared[];
}): VNode {
  const { view, rows } = props;
  const words = view.ctx.t.costsAnalysis;
  return (
    <LeftOut
      title={words.notComparedTitle}
      rows={rows.map(({ of, why, codes }) => ({
        unit: <UnitLink view={view} of={of} />,
        reason: [words.notCompared[why], ...codes.map((code) => indicatorWords(code, view))].join(' · '),
      }))}
    />
  );
}
