// The nine-part report, in the way of final accounts: amount, change, percent; a cause only in a unit's own words; what is
// missing is said.
import type { ReportDocument } from '#core/statistics/report/document.ts';
import { numberFigures } from '#core/statistics/report/walk-document.ts';
import { appendixOf } from './parts/part-appendix.ts';
import { advicePart, problemsPart } from './parts/part-advice.ts';
import { basicsPart } from './parts/part-basics.ts';
import { changesPart } from './parts/part-changes.ts';
import { efficiencyPart } from './parts/part-efficiency.ts';
import { ratiosPart } from './parts/part-ratios.ts';
import { scalePart } from './parts/part-scale.ts';
import { sectionsPart } from './parts/part-sections.ts';
import { structurePart } from './parts/part-structure.ts';
import type { ReportInput } from './report-input.ts';

/** The finished document, figures numbered. The public edition has no unit in it; `namesIn` proves that before anything is published. */
export function buildReport(input: ReportInput): ReportDocument {
  const { round, edition, office, on, approved } = input;
  return numberFigures({
    title: `${round.year} 年度机关运行成本统计分析报告${round.mark === 'sample' ? '（样例）' : ''}`,
    subtitle: `${office}　${on.year} 年 ${on.month} 月 ${on.day} 日`,
    edition,
    editionName: edition === 'internal' ? '内部版（含单位名称，不得对外提供）' : '公开版',
    warnings: [
      ...(edition === 'internal' ? ['本文件含单位名称，只能用于统计（统计法（2024）第二十八条）。'] : []),
      ...(round.mark === 'sample' ? ['演示数据：单位和数字都是编造的，不是任何真实单位的数据。'] : []),
      ...(approved ? [] : ['汇总数尚未审定，本稿只供内部核对。']),
    ],
    parts: [
      { number: '一', title: '基本情况', blocks: basicsPart(input) },
      { number: '二', title: '总体规模', blocks: scalePart(input) },
      { number: '三', title: '结构分析', blocks: structurePart(input) },
      { number: '四', title: '人均与单位指标', blocks: ratiosPart(input) },
      { number: '五', title: '专项情况', blocks: sectionsPart(input) },
      { number: '六', title: '变动原因', blocks: changesPart(input) },
      { number: '七', title: '效率与考评', blocks: efficiencyPart(input) },
      { number: '八', title: '问题与薄弱环节', blocks: problemsPart(input) },
      { number: '九', title: '建议', blocks: advicePart(input) },
    ],
    appendix: appendixOf(input),
    about: aboutOf(input),
  });
}

/** 统计法实施条例 第二十七条: scope, definitions and method are published with the figures. */
function aboutOf({ round, edition, rollUp, amounts }: ReportInput): ReportDocument['about'] {
  return [
    { term: '调查名称', text: round.title.zh },
    {
      term: '调查范围',
      text: `调查单位名录内 ${rollUp.register.length} 家；全面调查，报告期 ${round.year} 年度。`,
    },
    {
      term: '依据',
      text: round.bases.map(({ title, clause }) => `${title}${clause ?? ''}`).join('；'),
    },
    {
      term: '表号等法定标识',
      text: [
        `表号：${round.header.tableNumber ?? '（没有公开来源，未填）'}`,
        `制定机关：${round.header.madeBy ?? '（未填）'}`,
        `批准或备案文号：${round.header.approval ?? '（未填）'}`,
        `有效期至：${round.header.validUntil?.toString() ?? '（未填）'}`,
      ].join('；'),
    },
    {
      term: '资金口径',
      text: '一般公共预算财政拨款，含当年和结转资金，不含政府性基金；按现金支出统计，不是权责发生制成本，购建大宗资产的年份会突出。',
    },
    {
      term: '金额显示',
      text: `金额以万元显示到 0.01，经舍位平衡，使分项之和等于合计；有 ${amounts.moved} 个数因此与四舍五入相差 0.01 万元。增长率和占比按原数计算。`,
    },
    { term: '符号', text: '“—”：基数为零或没有数据，不计算；“×”：按规定不公布。' },
    {
      term: '空白与零',
      text: '零是数值；空白是没有填；没有该项是没有调查。三者分开统计，空白和没有的不当作零参加比率计算。',
    },
    {
      term: '离群判断',
      text: '先分组，再看离同组中位数有多远：稳健 z = 0.6745 ×（数值 − 中位数）÷ 绝对中位差（MAD，组内一般的差距），绝对值超过 3.5 为离群；MAD 为零时看是否超出四分位数 1.5 倍四分位距以外。',
    },
    ...(edition === 'public'
      ? [
          {
            term: '不公布的数字',
            text: '有贡献的单位不超过三家，或者前两家单位之和超过 85% 的数字不公布；为防止由合计数推算，另有数字一并不公布，并经线性规划检验（统计法第二十八条，实施条例第二十九条）。',
          },
        ]
      : []),
    { term: '数据版本', text: `调查制度版本 ${round.version.slice(0, 16)}；各单位报表版本见单位名单。` },
  ];
}
