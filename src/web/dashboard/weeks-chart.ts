// Bars by week, drawn on the server by ECharts as SVG without script and without inline styles, which our policy forbids.
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, GridComponent, LegendComponent, SVGRenderer]);

export type WeeksChart = {
  readonly weeks: readonly { readonly week: string; readonly filed: number; readonly finished: number }[];
  readonly filed: string;
  readonly finished: string;
};

/** The SVG as text, narrow enough that its words can be read on a phone. Colours are classes of our style sheet, so that dark pages and print have their own. */
export function drawWeeks({ weeks, filed, finished }: WeeksChart): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 400, height: 220 });
  chart.setOption({
    animation: false,
    color: [FILED, FINISHED],
    textStyle: { fontFamily: 'inherit', fontSize: 13, color: INK },
    grid: { left: 36, right: 8, top: 36, bottom: 24 },
    legend: { top: 0, left: 0, textStyle: { color: INK, fontSize: 13 }, data: [filed, finished] },
    xAxis: {
      type: 'category',
      data: weeks.map(({ week }) => week.slice(5).replace('-', '/')),
      axisLabel: { color: INK, fontSize: 13, hideOverlap: true },
      axisLine: { lineStyle: { color: LINE } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: INK, fontSize: 13 },
      splitLine: { lineStyle: { color: LINE } },
    },
    series: [
      { name: filed, type: 'bar', data: weeks.map((each) => each.filed) },
      { name: finished, type: 'bar', data: weeks.map((each) => each.finished) },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return withoutStyles(svg);
}

/** Stand for our tokens: replaced below, because an attribute cannot name a custom property. */
const FILED = '#000001';
const FINISHED = '#000002';
const INK = '#000003';
const LINE = '#000004';
const CLASS_OF: Readonly<Record<string, string>> = {
  [FILED]: 'chart-first',
  [FINISHED]: 'chart-second',
  [INK]: 'chart-ink',
  [LINE]: 'chart-line',
};

function withoutStyles(svg: string): string {
  return svg
    .replaceAll(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replaceAll(/ (?:style|class)="[^"]*"/g, '')
    .replaceAll(/ (fill|stroke)="(#00000[1-4])"/g, (_all, paint: string, colour: string) => {
      const name = CLASS_OF[colour] ?? '';
      return ` class="${name}-${paint}"`;
    });
}
