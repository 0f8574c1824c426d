import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { ratioOf } from '#core/statistics/analysis/ratios.ts';
import { groupSimilar, type Profile } from '#core/statistics/analysis/similar-units.ts';
import { UnitLink } from './analysis-pieces.tsx';
import type { AnalysisView } from './analysis-view.ts';

/** About ten units a group, two to five groups. */
const UNITS_A_GROUP = 10;
const MOST_GROUPS = 5;

/** Units grouped by likeness in the ratios that all of them have; nothing where there are too few of either. */
export function SimilarUnits({ view }: { readonly view: AnalysisView }): VNode | null {
  const { ctx, plan, pool, round } = view;
  const words = ctx.t.costsAnalysis;
  const columns = plan.ratios
    .filter(({ high }) => high === 'weak')
    .map((definition) => ({
      definition,
      values: pool.units.flatMap(({ cells }) => {
        const ratio = ratioOf(definition, cells, round.indicators);
        return ratio.state === 'value' ? [ratio.value] : [];
      }),
    }))
    .filter(({ values }) => values.length === pool.units.length);
  const profiles = pool.units.map(({ unit }, at): Profile => ({
    id: unit.id,
    values: columns.map(({ values }) => values[at] ?? 0),
  }));
  const k = Math.min(MOST_GROUPS, Math.max(2, Math.round(profiles.length / UNITS_A_GROUP)));
  const found = groupSimilar(profiles, k);
  if (!found.ok || columns.length < 2) return null;
  const byId = new Map(pool.units.map((each) => [String(each.unit.id), each]));
  const link = (id: string): VNode | null => {
    const of = byId.get(id);
    return of === undefined ? null : <UnitLink view={view} of={of} />;
  };
  const names = columns.map(({ definition }) => inLanguage(definition.name, ctx.language));
  return (
    <details class="why">
      <summary>{words.similarTitle}</summary>
      <p>{words.similarLead(names.join(ctx.language === 'en' ? ', ' : '、'))}</p>
      {found.value.map(({ medoid, units }) => (
        <section>
          <h3>
            {words.typical}: {link(medoid)} <small>{words.groupCount(units.length)}</small>
          </h3>
          <ul class="cost-names" aria-label={words.members}>
            {units
              .filter(({ id }) => id !== medoid)
              .map(({ id }) => (
                <li>{link(id)}</li>
              ))}
          </ul>
        </section>
      ))}
    </details>
  );
}
