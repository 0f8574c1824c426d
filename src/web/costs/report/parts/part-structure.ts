// 三、结构分析: by function subject, by economic subject; every share with its numerator and denominator.
import type { ReportBlock, ReportTable } from '#core/statistics/report/document.ts';
import { drawBars } from '#core/statistics/report/draw-charts.ts';
import { addingsOf } from '#core/statistics/rollup/addings-of.ts';
import { wholeOf } from '#core/statistics/rollup/share.ts';
import type { Indicator } from '#core/statistics/survey/round.ts';
import { MEASURES } from '#core/statistics/survey/measure.ts';
import { amountCell, growthCell, shareCell } from '../report-cells.ts';
import type { ReportInput } from '../report-input.ts';
import { columnsOf, heading, row, say, table } from './block-makers.ts';

type Structure = {
  readonly id: string;
  readonly name: string;
  readonly members: readonly Indicator[];
};

export function structurePart(input: ReportInput): readonly ReportBlock[] {
  const { indicators } = input.round;
  const measured = [...indicators.values()].filter(
    ({ measure, additive }) => measure !== undefined && additive,
  );
  const structures: readonly Structure[] = [
    {
      id: 'functions',
      name: '按支出功能分类',
      members: measured.filter(({ functionSubject }) => functionSubject !== undefined),
    },
    {
      id: 'subjects',
      name: '按支出经济分类',
      members: measured.filter(({ economicSubject }) => economicSubject !== undefined),
    },
  ];
  return structures.flatMap((structure, index) => [
    heading(`（${index === 0 ? '一' : '二'}）${structure.name}`),
    ...structureBlocks(input, structure),
  ]);
}

function structureBlocks(input: ReportInput, { id, name, members }: Structure): readonly ReportBlock[] {
  const addings = addingsOf(input.round);
  const withWhole = members.map((indicator) => ({
    indicator,
    whole: wholeOf(indicator.code, addings) ?? input.plan.total,
  }));
  const lines = withWhole.map(({ indicator, whole }) => ({
    name: indicator.name.zh,
    code: indicator.code,
    amount: amountCell(input, indicator.code),
    share: shareCell(input, indicator.code, whole),
    whole,
    /** A block of subjects: its parts are listed too. */
    isBlock: addings.some(({ total, parts }) => total === indicator.code && parts.length > 1),
  }));
  if (lines.length === 0) return [say(`本轮调查没有${name}的指标。`)];
  const largest = lines
    .flatMap((line) =>
      !line.isBlock && line.amount.kind === 'figure' && line.share.kind === 'figure'
        ? [{ ...line, value: line.amount.value }]
        : [],
    )
    .toSorted((a, b) => b.value - a.value);
  const wholes = [...new Set(lines.map(({ whole }) => whole))];
  const money = MEASURES[input.round.moneyShownIn].label.zh;
  const hidden = lines.some(({ amount }) => amount.kind === 'withheld');
  const told = largest.filter(({ value }) => value > 0).slice(0, 4);
  const shares: ReportTable = table(id, `${name}的支出结构`, {
    columns: columnsOf('科目', ['金额', money], ['占比', '%'], ['比上年', '%']),
    rows: [
      ...lines.map(({ code, name: label, amount, share, isBlock }) =>
        row(label, [amount, share, growthCell(input, code)], { indent: isBlock ? 1 : 2 }),
      ),
      ...wholes.map((code) =>
        row(
          input.round.indicators.get(code)?.name.zh ?? code,
          [amountCell(input, code), shareCell(input, code, code), growthCell(input, code)],
          {
            kind: 'total',
          },
        ),
      ),
    ],
    notes: [
      `占比的分子是本科目金额，分母是${wholes.map((code) => `“${input.round.indicators.get(code)?.name.zh ?? code}”`).join('、')}；金额经舍位平衡，分项之和等于合计；占比按未舍位的数计算，分项占比之和可能与 100% 差 0.01。`,
    ],
  });
  return [
    ...(told.length === 0
      ? []
      : [
          say(
            `${name}，${hidden ? '在可以公布的科目中' : ''}占比最高的依次为：`,
            ...told.flatMap(({ name: label, amount, share }, index) => [
              `${index === 0 ? '' : '；'}${label} `,
              amount,
              '，占 ',
              share,
            ]),
            '。',
          ),
        ]),
    ...(largest.length < 2
      ? [shares]
      : [
          {
            kind: 'chart' as const,
            id: `${id}-chart`,
            caption: `${name}的金额（${money}${largest.length > 12 ? '，前 12 项' : ''}）`,
            svg: drawBars(
              largest.slice(0, 12).map(({ name: label, value }) => ({ label, value, before: undefined })),
              2,
            ),
            alternative: largest
              .slice(0, 12)
              .map(({ name: label, value }) => `${label} ${value}`)
              .join('，'),
            table: shares,
          },
        ]),
  ];
}
