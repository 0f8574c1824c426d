import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { checkLimits, isBinding, type LimitCheck } from '#core/statistics/analysis/limits.ts';
import type { Limit } from '#core/statistics/survey/round.ts';
import { TableBox } from '../../elements/table-box.tsx';
import type { ChartTable } from '../charts/chart.ts';
import { AnalysisFrame } from './analysis-frame.tsx';
import { LeftOut, UnitLink } from './analysis-pieces.tsx';
import { filterQuery, type AnalysisView } from './analysis-view.ts';
import { indicatorWords, measureWord, plainText, returnHref } from './analysis-words.ts';

export type Compared = Extract<LimitCheck, { readonly over: number }>;

export function isCompared(check: LimitCheck): check is Compared {
  return check.state !== 'not-evaluable';
}

/** Which limits apply, who is above one, and who is above a mere reference. */
export function LimitsPage({ view }: { readonly view: AnalysisView }): VNode {
  const { ctx, round, pool, filter } = view;
  const words = ctx.t.costsAnalysis;
  const checks = checkLimits(round, pool.units);
  const byLimit = Map.groupBy(checks, ({ limit }) => limit);
  const above = checks.filter(isCompared).filter(({ over }) => over > 0);
  const over = above.filter(({ state }) => state === 'over');
  const references = above.filter(({ state }) => state === 'reference');
  return (
    <AnalysisFrame view={view} here="limits">
      <p>{words.limitsLead}</p>
      {byLimit.size === 0 ? (
        <p class="empty">{words.noLimits}</p>
      ) : (
        <>
          <h2>{words.overTitle}</h2>
          {over.length === 0 ? <p class="empty">{words.overNone}</p> : <Checks view={view} checks={over} />}
          <h2>{words.summaryTitle}</h2>
          <Summary view={view} byLimit={byLimit} />
          {references.length > 0 && (
            <details class="why">
              <summary>
                {words.referenceTitle} ({references.length})
              </summary>
              <Checks view={view} checks={references} />
            </details>
          )}
          <LeftOut
            title={words.missingTitle}
            rows={checks.flatMap((check) =>
              check.state === 'not-evaluable'
                ? [
                    {
                      unit: <UnitLink view={view} of={check.of} />,
                      reason: [
                        inLanguage(check.limit.name, ctx.language),
                        ...new Set(check.missing.map(({ code }) => indicatorWords(code, view))),
                      ].join(' · '),
                    },
                  ]
                : [],
            )}
          />
          <p class="no-print">
            <a href={`/costs/${round.id}/analysis/limits.csv${filterQuery(filter)}`}>{words.csv}</a>
          </p>
        </>
      )}
    </AnalysisFrame>
  );
}

function Summary(props: {
  readonly view: AnalysisView;
  readonly byLimit: ReadonlyMap<Limit, readonly LimitCheck[]>;
}): VNode {
  const { view, byLimit } = props;
  const { ctx } = view;
  const words = ctx.t.costsAnalysis;
  return (
    <TableBox label={words.summaryTitle}>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.limit}</th>
            <th scope="col" class="number">
              {words.above}
            </th>
            <th scope="col" class="number">
              {words.notAbove}
            </th>
            <th scope="col" class="number">
              {words.limitUnknown}
            </th>
            <th scope="col">{words.document}</th>
          </tr>
        </thead>
        <tbody>
          {[...byLimit].map(([limit, checks]) => {
            const compared = checks.filter(isCompared);
            const above = compared.filter(({ over }) => over > 0).length;
            return (
              <tr>
                <th scope="row">
                  {inLanguage(limit.name, ctx.language)}
                  {!isBinding(limit) && <span class="cost-mark">{words.limitReference}</span>}
                </th>
                <td class="number">{above}</td>
                <td class="number">{compared.length - above}</td>
                <td class="number">{checks.length - compared.length}</td>
                <td>
                  {limit.document}
                  {limit.note !== undefined && (
                    <>
                      <br />
                      <span class="hint">{inLanguage(limit.note, ctx.language)}</span>
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableBox>
  );
}

function Checks({
  view,
  checks,
}: {
  readonly view: AnalysisView;
  readonly checks: readonly Compared[];
}): VNode {
  const { ctx, round } = view;
  const words = ctx.t.costsAnalysis;
  return (
    <TableBox label={words.overTitle}>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.limit}</th>
            <th scope="col" class="number">
              {words.measured}
            </th>
            <th scope="col" class="number">
              {words.atMost}
            </th>
            <th scope="col" class="number">
              {words.over}
            </th>
            <th scope="col">{words.document}</th>
          </tr>
        </thead>
        <tbody>
          {checks
            .toSorted((a, b) => b.over / Math.max(b.atMost, 1e-9) - a.over / Math.max(a.atMost, 1e-9))
            .map(({ of, limit, measured, atMost, over, terms }) => (
              <tr>
                <th scope="row">
                  <UnitLink view={view} of={of} />
                </th>
                <td>
                  {inLanguage(limit.name, ctx.language)} ({measureWord(limit.measure, ctx)})
                </td>
                <td class="number">
                  <a href={returnHref(round, of.unit.id, terms.measured[0]?.code)}>{plainText(measured)}</a>
                </td>
                <td class="number">
                  <a href={returnHref(round, of.unit.id, terms.atMost[0]?.code)}>{plainText(atMost)}</a>
                </td>
                <td class="number">{plainText(over)}</td>
                <td>{limit.document}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** Every comparison, to take away. */
export function limitsTable(view: AnalysisView): ChartTable {
  const { ctx, round, pool } = view;
  const words = ctx.t.costsAnalysis;
  const stateWords: Readonly<Record<LimitCheck['state'], string>> = {
    over: words.limitOver,
    within: words.limitWithin,
    reference: words.limitReference,
    'not-evaluable': words.limitUnknown,
  };
  return {
    head: [words.unit, words.limit, words.measured, words.atMost, words.over, words.state, words.document],
    rows: checkLimits(round, pool.units).map((check) => {
      const figures = isCompared(check)
        ? [check.measured, check.atMost, check.over].map((value) => Number(value.toFixed(4)))
        : [undefined, undefined, undefined];
      const name = `${inLanguage(check.limit.name, ctx.language)} (${measureWord(check.limit.measure, ctx)})`;
      return [check.of.unit.name, name, ...figures, stateWords[check.state], check.limit.document];
    }),
  };
}
