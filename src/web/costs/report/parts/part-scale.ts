// 二、总体规模: what it cost, against the year before.
import type { ReportBlock, ReportRow } from '#core/statistics/report/document.ts';
import { drawBars } from '#core/statistics/report/draw-charts.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import { MEASURES } from '#core/statistics/survey/measure.ts';
import { amountCell, differenceCell, growthCell, shareCell } from '../report-cells.ts';
import type { ReportInput } from '../report-input.ts';
import { columnsOf, note, row, say, table } from './block-makers.ts';
import { causeWords, changeWords } from './change-words.ts';

export function scalePart(input: ReportInput): readonly ReportBlock[] {
  const { plan, round } = input;
  const { total } = plan;
  const name = round.indicators.get(total)?.name.zh ?? total;
  const causes = causeWords(input, [total]);
  const own = plan.scale.find((code) => code !== total && code === 'C01');
  return [
    say(`${round.year} 年度，${name} `, amountCell(input, total), ...changeWords(input, total), '。'),
    ...(own === undefined
      ? []
      : [
          say(
            '财政拨款总额 ',
            amountCell(input, own),
            '，',
            `${name}占财政拨款总额的 `,
            shareCell(input, total, own),
            '。',
          ),
        ]),
    causes.length === 0
      ? say(input.edition === 'public' ? '' : '各单位没有就总额的变动提交说明，报告不推断原因。')
      : say(`主要原因（单位说明原文）：${causes.join('；')}。`),
    ...scaleTable(input),
    note(
      '“机关运行经费支出（调查口径）”含基本支出和项目支出；“机关运行经费（公开口径）”只含行政单位和参公单位的基本支出公用经费，二者不是同一个数。',
    ),
  ].filter(
    (block) => block.kind !== 'paragraph' || block.runs.some((run) => run.kind !== 'text' || run.text !== ''),
  );
}

function scaleTable(input: ReportInput): readonly ReportBlock[] {
  const { plan, round } = input;
  const money = MEASURES[round.moneyShownIn].label.zh;
  const columns = columnsOf('指标', ['本年', money], ['上年', money], ['增减', money], ['增长率', '%']);
  const rows = plan.scale.map((code) => yearRow(input, code));
  const scale = table('scale', '机关运行成本总体规模', {
    columns,
    rows,
    notes: ['上年、增减和增长率只按两年都有数的单位计算；因此上年加增减不一定等于本年。'],
  });
  const bars = plan.scale.flatMap((code) => {
    const [now, before] = [
      amountCell(input, code, { when: 'comparable' }),
      amountCell(input, code, { when: 'before' }),
    ];
    if (now.kind !== 'figure' || before.kind !== 'figure') return [];
    return [{ label: round.indicators.get(code)?.name.zh ?? code, value: now.value, before: before.value }];
  });
  if (bars.length === 0) return [scale];
  return [
    scale,
    {
      kind: 'chart',
      id: 'scale-chart',
      caption: `两年对比（可比单位，${money}；粗条为本年，细条为上年）`,
      svg: drawBars(bars, 2),
      alternative: bars
        .map(({ label, value, before }) => `${label}：本年 ${value}，上年 ${before}`)
        .join('；'),
      table: table('scale-chart-data', '两年对比', {
        columns: columnsOf('指标', ['本年（可比单位）', money], ['上年', money]),
        rows: plan.scale.map((code) =>
          row(round.indicators.get(code)?.name.zh ?? code, [
            amountCell(input, code, { when: 'comparable' }),
            amountCell(input, code, { when: 'before' }),
          ]),
        ),
      }),
    },
  ];
}

/** Now, before, difference, growth of one indicator. */
export function yearRow(
  input: ReportInput,
  code: IndicatorCode,
  look: Partial<Omit<ReportRow, 'cells'>> = {},
): ReportRow {
  const name = input.round.indicators.get(code)?.name.zh ?? code;
  return row(
    name,
    [
      amountCell(input, code),
      amountCell(input, code, { when: 'before' }),
      differenceCell(input, code),
      growthCell(input, code),
    ],
    look,
  );
}
