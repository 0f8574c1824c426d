// Why a total changed, as a waterfall.
import { inLanguage, type Language } from '#base/localised.ts';
import type { Change } from '#core/statistics/analysis/change.ts';
import { figureText } from '#core/statistics/report/document.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Chart } from './chart.ts';
import { drawWaterfall } from './waterfall.ts';

const DIGITS = 2;

/** From the year before to this year; `measure`: of the total. The table holds every unit. */
export function changeWaterfall(
  { chain, decomposition, units }: Change,
  { t, language, measure }: { readonly t: Texts; readonly language: Language; readonly measure: string },
): Chart {
  const words = t.costsAnalysis;
  const steps = chain.effects.map((effect, at) => ({
    label: inLanguage(effect, language),
    value: decomposition.effects[at] ?? 0,
  }));
  const from = { label: words.lastYear, value: decomposition.before };
  const to = { label: words.thisYear, value: decomposition.after };
  const said = [from, ...steps, to].map(
    ({ label, value }) => `${label} ${figureText({ value, digits: DIGITS })}`,
  );
  return {
    id: chain.id,
    title: `${inLanguage(chain.name, language)} (${measure})`,
    alternative: words.waterfallAlternative(said.join(', ')),
    svg: (width) => drawWaterfall({ from, steps, to, digits: DIGITS }, width),
    table: {
      head: [
        words.unit,
        `${words.lastYear} (${measure})`,
        `${words.thisYear} (${measure})`,
        words.change,
        ...steps.map(({ label }) => label),
      ],
      rows: units.map(({ of, effects }) => [
        of.unit.name,
        rounded(effects.before),
        rounded(effects.after),
        rounded(effects.after - effects.before),
        ...effects.effects.map(rounded),
      ]),
    },
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
