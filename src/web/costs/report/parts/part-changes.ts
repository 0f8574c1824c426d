// 六、变动原因: what of the change comes from which factor (LMDI, exact), and what units said themselves.
import { differenceTells, type Contributions } from '#core/costs/report/subset-tells.ts';
import type { Change } from '#core/statistics/analysis/change.ts';
import type { ReportBlock } from '#core/statistics/report/document.ts';
import { drawWaterfall } from '#core/statistics/report/draw-charts.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import { MEASURES } from '#core/statistics/survey/measure.ts';
import { placeOf, plainFigure, text } from '../report-cells.ts';
import type { ReportInput } from '../report-input.ts';
import { columnsOf, heading, row, say, table, wordColumn } from './block-makers.ts';
import { round, slug } from './part-ratios.ts';

export function changesPart(input: ReportInput): readonly ReportBlock[] {
  const { changes } = input.analysis;
  return [
    ...(changes.length === 0
      ? [say('本轮调查没有可以分解的指标。')]
      : [
          say(
            '以下用对数平均迪氏分解（LMDI，加法形式）把支出的变动分到各个因素，各因素之和等于总变动，没有残差。分解说明变动来自哪里，不说明为什么。',
          ),
          ...changes.flatMap(({ chain, result }) =>
            result.ok
              ? changeBlocks(input, result.value)
              : [heading(chain.name.zh), say('没有单位两年都有所需的全部指标，不作分解。')],
          ),
        ]),
    ...explanationBlocks(input),
  ];
}

function changeBlocks(input: ReportInput, change: Change): readonly ReportBlock[] {
  const { chain, decomposition, units, notCompared } = change;
  const id = `change-${slug(chain.id)}`;
  // Two years of a few units tell about each of them.
  if (
    input.edition === 'public' &&
    (units.length <= 3 || hiddenChain(input, change) || tellsOthers(input, change))
  )
    return [heading(chain.name.zh), say('这一分解涉及不公布的数字，公开版不列。')];
  const last = chain.quantities.at(-1);
  const measure = last === undefined ? '' : MEASURES[last.measure].label.zh;
  const { before, after, effects } = decomposition;
  const places = chain.quantities.flatMap(({ codes }) => codes.map((code) => placeOf(input.round, code)));
  const figure = (value: number, made: string): ReturnType<typeof plainFigure> => {
    const plain = plainFigure(value, { digits: 2, measure, made: `${made}，${units.length} 家单位` });
    return { ...plain, trace: { ...plain.trace, places } };
  };
  const steps = chain.effects.map(({ zh }, at) => ({ label: zh, value: round(effects[at] ?? 0, 2) }));
  const change2 = after - before;
  return [
    heading(chain.name.zh),
    say(
      `${units.length} 家两年都有数的单位，${last?.name.zh ?? ''}由 `,
      figure(before, '上年'),
      '变为 ',
      figure(after, '本年'),
      `，${change2 < 0 ? '减少' : '增加'} `,
      figure(Math.abs(change2), '本年减上年'),
      '。其中：',
      ...steps.flatMap(({ label, value }, at) =>
        value === 0
          ? [`${at === 0 ? '' : '；'}${label}没有影响`]
          : [
              `${at === 0 ? '' : '；'}${label}使其${value < 0 ? '减少' : '增加'} `,
              figure(Math.abs(value), `LMDI：${label}`),
            ],
      ),
      '。',
    ),
    {
      kind: 'chart',
      id,
      caption: `${chain.name.zh}（${measure}；横轴不从零开始）`,
      svg: drawWaterfall({
        from: { label: '上年', value: round(before, 2) },
        steps,
        to: { label: '本年', value: round(after, 2) },
        digits: 2,
      }),
      alternative: `上年 ${round(before, 2)}；${steps.map(({ label, value }) => `${label} ${value}`).join('；')}；本年 ${round(after, 2)}`,
      table: table(`${id}-data`, `${chain.name.zh}的分解`, {
        columns: columnsOf('项目', ['数额', measure]),
        rows: [
          row('上年', [figure(before, '上年')]),
          ...steps.map(({ label, value }) => row(label, [figure(value, `LMDI：${label}`)], { indent: 1 })),
          row('本年', [figure(after, '本年')], { kind: 'total' }),
        ],
        notes: [
          '各因素按未舍位的数计算，显示到 0.01，相加可能与总变动差 0.01。',
          ...(notCompared.length === 0
            ? []
            : [
                input.edition === 'public'
                  ? `另有 ${notCompared.length} 家单位缺少所需指标，未纳入。`
                  : `未纳入：${notCompared.map(({ of }) => of.unit.name).join('、')}。`,
              ]),
        ],
      }),
    },
  ];
}

function hiddenChain(input: ReportInput, { chain }: Change): boolean {
  return chain.quantities.some(({ codes }) =>
    codes.some((code) =>
      (['now', 'comparable', 'before'] as const).some(
        (when) => input.disclosure({ code, group: '*', when }) !== undefined,
      ),
    ),
  );
}

/** Beside the total of all units, or that of another chain, the units of this one may tell those that are not in it. */
function tellsOthers(input: ReportInput, change: Change): boolean {
  const codes = lastCodes(change);
  const others = input.analysis.changes.flatMap(({ result }) =>
    result.ok && lastCodes(result.value).join(' ') === codes.join(' ') ? [result.value] : [],
  );
  return (['before', 'after'] as const).some((year) => {
    const own = given(change, year);
    return [allUnits(input, codes, year), ...others.map((other) => given(other, year))].some((whole) =>
      differenceTells(own, whole),
    );
  });
}

function lastCodes({ chain }: Change): readonly IndicatorCode[] {
  return chain.quantities.at(-1)?.codes ?? [];
}

function given({ units }: Change, year: 'before' | 'after'): Contributions {
  return new Map(units.map((unit) => [unit.of.unit.id, unit[year].at(-1) ?? 0]));
}

/** Only who stands apart counts, so the measure does not matter. */
function allUnits(
  { amounts }: ReportInput,
  codes: readonly IndicatorCode[],
  year: 'before' | 'after',
): Contributions {
  const sums = new Map<string, number>();
  for (const code of codes)
    for (const { unit, scaled } of amounts.get({
      code,
      group: '*',
      when: year === 'before' ? 'before' : 'comparable',
    })?.contributions ?? [])
      sums.set(unit.id, (sums.get(unit.id) ?? 0) + scaled);
  return sums;
}

function explanationBlocks(input: ReportInput): readonly ReportBlock[] {
  const { explanations, edition, round: survey } = input;
  if (edition === 'public') return [];
  if (explanations.length === 0) return [heading('单位说明的原因'), say('没有单位提交说明。')];
  return [
    heading('单位说明的原因'),
    table('explanations', '单位对审核意见的说明（原文）', {
      columns: [...columnsOf('单位'), wordColumn('指标'), wordColumn('审核规则'), wordColumn('说明')],
      rows: explanations.map(({ unit, rule, cells, text: words }) =>
        row(unit.name, [
          text(cells.map((code) => `${code} ${survey.indicators.get(code)?.name.zh ?? ''}`).join('、')),
          text(rule),
          text(words),
        ]),
      ),
    }),
  ];
}
