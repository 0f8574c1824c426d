// 七、效率与考评: DEA within peer groups. Appraisal results never come from a statistical round (统计法 第二十八条).
import type { EfficiencyModel } from '#core/statistics/analysis/analysis-plan.ts';
import type { DeaReport } from '#core/statistics/analysis/dea.ts';
import type { GroupEfficiency } from '#core/statistics/analysis/unit-efficiency.ts';
import type { ReportBlock } from '#core/statistics/report/document.ts';
import { placeOf, plainFigure, text } from '../report-cells.ts';
import type { ReportInput } from '../report-input.ts';
import { columnsOf, heading, row, say, table, wordColumn } from './block-makers.ts';
import { groupWords, slug } from './part-ratios.ts';

export function efficiencyPart(input: ReportInput): readonly ReportBlock[] {
  const { efficiency } = input.analysis;
  return [
    ...(efficiency.length === 0
      ? [say('本轮调查没有登记效率模型，不作效率测算。')]
      : efficiency.flatMap(({ model, groups }) => modelBlocks(input, model, groups))),
    heading('考评'),
    say(
      '本报告依据统计调查。能识别单个单位的统计资料不得用于统计以外的目的（统计法第二十八条、实施条例第三十条），因此本报告不含考评得分、等次和排名；考评由专门的考评轮次按其自己的数据来源和依据进行。',
    ),
  ];
}

function modelBlocks(
  input: ReportInput,
  model: EfficiencyModel,
  groups: readonly GroupEfficiency[],
): readonly ReportBlock[] {
  const returns = model.returns === 'constant' ? '规模报酬不变（CCR）' : '规模报酬可变（BCC）';
  const fixed = model.inputs.filter(({ controllable }) => !controllable);
  return [
    heading(model.name.zh),
    say(
      `数据包络分析，投入导向，${returns}；投入：${namesOf(model.inputs)}；产出：${namesOf(model.outputs)}。${fixed.length === 0 ? '' : `${namesOf(fixed)}不由单位控制，不要求压缩。`}先按级次和性质分组；每组单位数应不少于投入项数 × 产出项数和 3 ×（投入项数 + 产出项数）中较大的，不足的组不测算。θ 是与同组做得最好的单位相比，够用的投入占现有投入的比例，1 为最好。效率值只在同组内可比。`,
    ),
    ...groups.flatMap((each, index) => groupBlocks(input, model, each, index)),
  ];
}

// oxlint-disable-next-line max-params -- index makes the id of the table
function groupBlocks(
  input: ReportInput,
  model: EfficiencyModel,
  { group, outcome }: GroupEfficiency,
  index: number,
): readonly ReportBlock[] {
  const name = groupWords(input, { group });
  if (!outcome.ok)
    return [
      say(
        outcome.error.code === 'dea-sample-small'
          ? `${name}：可比单位 ${outcome.error.units} 家，少于所需的 ${outcome.error.needed} 家，不测算。`
          : `${name}：无法测算（${outcome.error.code === 'dea-unsolved' ? '求解没有得到结果' : '没有可控的投入'}）。`,
      ),
    ];
  const report = outcome.value;
  const { scores } = report;
  const mean = scores.reduce((sum, { theta }) => sum + theta, 0) / Math.max(1, scores.length);
  const efficient = scores.filter((score) => score.efficient).length;
  const summary = say(
    `${name}：测算 `,
    plainFigure(scores.length, { measure: '家', made: 'DEA 可比单位' }),
    '，其中有效（θ = 1，投入没有剩余、产出没有不足） ',
    plainFigure(efficient, { measure: '家', made: 'DEA 有效单位' }),
    '，平均效率值 ',
    plainFigure(mean, { digits: 3, measure: '', made: '各单位 θ 的算术平均' }),
    '。',
  );
  if (input.edition === 'public') return [summary];
  return [summary, scoreTable(input, model, { report, name, id: `dea-${slug(model.id)}-${index}` })];
}

function scoreTable(
  input: ReportInput,
  model: EfficiencyModel,
  { report, name, id }: { readonly report: DeaReport; readonly name: string; readonly id: string },
): ReportBlock {
  const names = new Map<string, string>(input.round.units.map((unit) => [unit.id, unit.name]));
  const unitOf = (unit: string): string => names.get(unit) ?? unit;
  const places = model.inputs.flatMap(({ codes }) => codes.map((code) => placeOf(input.round, code)));
  const over = model.outputs.flatMap(({ codes }) => codes.map((code) => placeOf(input.round, code)));
  return table(id, `${model.name.zh}：${name}`, {
    columns: [...columnsOf('单位', ['效率值 θ', ''], ['超效率', '']), wordColumn('对标单位（权重 λ）')],
    rows: report.scores
      .toSorted((a, b) => b.theta - a.theta)
      .map(({ id: unit, theta, superEfficiency, peers, efficient }) => {
        const score = plainFigure(theta, {
          digits: 3,
          measure: '',
          made: 'DEA 效率值（投入 ÷ 产出 见位置）',
          units: [unitOf(unit)],
        });
        return row(unitOf(unit), [
          { ...score, trace: { ...score.trace, places, over } },
          superEfficiency === 'infeasible'
            ? { kind: 'none', why: 'missing' }
            : plainFigure(superEfficiency, {
                digits: 3,
                measure: '',
                made: '超效率（Andersen–Petersen）',
                units: [unitOf(unit)],
              }),
          text(
            efficient
              ? '有效'
              : peers.map((peer) => `${unitOf(peer.id)}（${peer.lambda.toFixed(2)}）`).join('、'),
          ),
        ]);
      }),
    notes: [
      ...(report.sample.enough
        ? []
        : [`单位数 ${report.sample.units} 少于 ${report.sample.needed}，结果只作参考。`]),
      ...(report.leftOut.length === 0
        ? []
        : [`未纳入：${report.leftOut.map((each) => unitOf(each.id)).join('、')}。`]),
    ],
  });
}

function namesOf(quantities: EfficiencyModel['outputs']): string {
  return quantities.map(({ name }) => name.zh).join('、');
}
