// The two charts of a ratio: all groups on one scale, and one group ranked by name.
import { inLanguage, type Language } from '#base/localised.ts';
import type { RatioDefinition } from '#core/statistics/analysis/analysis-plan.ts';
import type { PeerComparison } from '#core/statistics/analysis/compare-peers.ts';
import { figureText } from '#core/statistics/report/document.ts';
import type { Texts } from '../../texts/texts.ts';
import { shortName, type Chart } from './chart.ts';
import { drawStrips } from './group-strips.ts';
import { drawRankedDots } from './ranked-dots.ts';

/** `measure`: 万元/人. `name`: of a group, short. */
export type RatioChartWords = {
  readonly t: Texts;
  readonly language: Language;
  readonly measure: string;
  readonly name: (comparison: PeerComparison) => string;
};

/** One strip for each group. */
export function ratioStrips(
  definition: RatioDefinition,
  comparisons: readonly PeerComparison[],
  { t, language, measure, name }: RatioChartWords,
): Chart {
  const words = t.costsAnalysis;
  const shown = comparisons.filter(({ standings }) => standings.length > 0);
  const { decimals } = definition;
  const units = shown.flatMap(({ standings }) => standings);
  const far = units.filter(({ outlier }) => outlier !== undefined);
  return {
    id: definition.id,
    title: `${inLanguage(definition.name, language)} (${measure})`,
    alternative: words.stripAlternative(shown.length, units.length, far.length),
    svg: (width) =>
      drawStrips(
        shown.map((comparison) => ({
          label: name(comparison),
          values: comparison.standings.map(({ ratio, outlier }) => ({
            value: ratio.value,
            outside: outlier !== undefined,
          })),
          ...comparison.spread,
        })),
        decimals,
        width,
      ),
    table: tableOf(definition, shown, { t, language, measure, name }),
  };
}

/** A ranking of more is no longer read, and makes a page of megabytes. */
export const MOST_RANKED = 100;

/** One group, highest first; of a large one the highest. The table holds all. */
export function ratioRanking(
  definition: RatioDefinition,
  comparison: PeerComparison,
  { t, language, measure, name }: RatioChartWords,
): Chart {
  const words = t.costsAnalysis;
  const { spread, standings } = comparison;
  const { decimals: digits } = definition;
  const median = spread === undefined ? '—' : figureText({ value: spread.median, digits });
  return {
    id: definition.id,
    title: `${inLanguage(definition.name, language)} (${measure}) · ${name(comparison)}`,
    alternative: words.dotsAlternative(standings.length, median),
    svg: (width) =>
      drawRankedDots(
        {
          rows: standings.slice(0, MOST_RANKED).map(({ of, ratio, outlier }) => ({
            label: shortName(of.unit),
            value: ratio.value,
            outside: outlier !== undefined,
          })),
          ...(spread === undefined
            ? {}
            : {
                median: { label: words.median, value: spread.median },
                fence: { label: words.upperFence, value: spread.inner.upper },
              }),
          digits,
        },
        width,
      ),
    table: tableOf(definition, [comparison], { t, language, measure, name }),
  };
}

function tableOf(
  definition: RatioDefinition,
  comparisons: readonly PeerComparison[],
  { t, measure, name }: RatioChartWords,
): Chart['table'] {
  const words = t.costsAnalysis;
  const { numerator, denominator } = definition;
  return {
    head: [
      words.unit,
      words.group,
      words.rank,
      `${words.value} (${measure})`,
      `${words.numerator} (${numerator.codes.join('+')}, ${numerator.measure})`,
      `${words.denominator} (${denominator.codes.join('+')}, ${denominator.measure})`,
      words.z,
      words.place,
    ],
    rows: comparisons.flatMap((comparison) => [
      ...comparison.standings.map(({ of, rank, ratio, z, fence }) => [
        of.unit.name,
        name(comparison),
        rank,
        rounded(ratio.value, definition.decimals + 2),
        ratio.numerator,
        ratio.denominator,
        z === undefined ? undefined : rounded(z, 2),
        fence === undefined ? undefined : words.fences[fence],
      ]),
      ...comparison.without.map(({ of, why }) => [
        of.unit.name,
        name(comparison),
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
        words.noRatio[why.state],
      ]),
    ]),
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
