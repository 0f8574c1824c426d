import type { DeaLeftOut } from '#core/statistics/analysis/dea.ts';
import type { NotCompared } from '#core/statistics/analysis/change.ts';
import type { NoRatio } from '#core/statistics/analysis/ratios.ts';
import type { FencePlace } from '#core/statistics/analysis/robust.ts';
import type { AccountBasis, UnitLevel } from '#core/statistics/survey/round.ts';

const noRatio: Readonly<Record<NoRatio['state'], string>> = {
  missing: '缺数：没有填报',
  'zero-denominator': '分母是零，没有比率',
  negative: '分母是负数，没有比率',
};
const fences: Readonly<Record<FencePlace, string>> = {
  inside: '在通常范围内',
  outside: '超出 1.5 倍四分位距',
  'far-outside': '超出 3 倍四分位距',
};
const notCompared: Readonly<Record<NotCompared['why'], string>> = {
  'no-prior': '没有上年数',
  'missing-now': '本年缺数',
  'missing-before': '上年缺数',
  negative: '有负数，不能分解',
  'over-zero': '上一级数量是零，下一级不是零，不能分解',
};
const leftOut: Readonly<Record<DeaLeftOut['reason'], string>> = {
  missing: '缺数',
  negative: '是负数',
  'no-controllable-input': '可控的投入全部是零',
  'no-output': '产出全部是零',
};
const levels: Readonly<Record<UnitLevel, string>> = {
  central: '中央',
  province: '省级',
  city: '市级',
  county: '县级',
  town: '乡级',
};
const bases: Readonly<Record<AccountBasis, string>> = { final: '决算', budget: '预算' };

export const costsAnalysis = {
  title: '分析',
  menuLabel: '分析的页面',
  menu: {
    ratios: '单位指标',
    change: '变动原因',
    efficiency: '投入产出效率',
    limits: '对照限额',
    'weak-spots': '薄弱环节',
  },
  noPlan: '这一轮没有写分析方案，所以没有可以比较的指标。',
  noFigures: '还没有可以分析的报表。单位报送以后，这里就有数字。',
  ask: '这里的结果用来发现问题、提出询问，不是对单位的结论。指标由填报数直接相除，可以点进单位的报表核对。',
  askPublished:
    '这里的结果用来发现问题，不是对单位的结论。指标由公开的数直接相除，可以点进单位核对原文和来源。',
  /* 用哪些报表 */
  filter: {
    legend: '用哪些数字',
    stage: '报表',
    submitted: '已报送的（含已审定）',
    approved: '只用已审定的',
    year: '年份',
    basis: '口径',
    kind: '单位性质',
    all: '全部',
    apply: '按此查看',
  },
  levels,
  bases,
  countedPublished: (units: number, all: number) => `汇编 ${all} 家，这里用了 ${units} 家的公开数。`,
  counted: (units: number, asked: number) => `名录 ${asked} 家，用了 ${units} 家的报表。`,
  unapproved: '其中有的还没有审定，数字可能改变。',
  mixedTitle: '请先选一个年份和一个口径',
  mixed: '这些数字来自不同年份或不同口径（预算、决算），放在一起比较会得出错误结论，所以不合并。',
  mixedPick: (year: number, basis: AccountBasis, units: number) => `${year}年${bases[basis]}（${units} 家）`,
  /* 同类 */
  group: '同类组',
  peersTitle: '怎样分组',
  peersLead: (fewest: number) =>
    `先分组，再比较。级次、性质不同的不放在一起；往下细分时，只要有一部分不足 ${fewest} 家，就不再细分。`,
  peersNone: '没有写分组条件，全部放在一起看，不宜据此排名。',
  groupCount: (units: number) => `${units} 家`,
  notDivided: (criterion: string, smallest: number) =>
    `没有再按“${criterion}”细分：最小的一部分只有 ${smallest} 家。`,
  withoutPeers: '没有同类、不参加比较的单位',
  groupSmall: (criterion: string, alike: number, fewest: number) =>
    `按“${criterion}”同类只有 ${alike} 家，少于 ${fewest} 家`,
  unanswered: (criterion: string) => `报表没有回答“${criterion}”`,
  below: (bound: string) => `不足 ${bound}`,
  from: (bound: string) => `${bound} 及以上`,
  between: (low: string, high: string) => `${low} 至不足 ${high}`,
  some: '有',
  none: '无',
  unknown: '未填',
  allUnits: '全部单位',
  /* 单位指标 */
  ratiosLead:
    '每个圆点是一家单位，横条是中间一半单位所在的范围，竖线是中位数，红点明显偏离同类。横轴不一定从零开始，请看两端的数。点标题看排名和每家单位的分子、分母。',
  stripAlternative: (groups: number, units: number, outside: number) =>
    `${groups} 个同类组，${units} 家单位，其中 ${outside} 家明显偏离。`,
  noRatioValues: '没有一家单位能算出这个指标。',
  back: '返回全部指标',
  made: '怎么算的',
  pair: (above: string, below: string) => `${above} ÷ ${below}`,
  percentOf: (above: string, below: string) => `${above} ÷ ${below} × 100%`,
  whole: (value: string, above: string, below: string) =>
    `合计 ${value}：分子合计 ${above}，分母合计 ${below}。它不是各单位的平均数。`,
  method:
    '明显偏离：稳健 z 绝对值大于 3.5。它说明离同组中位数有多远，以组内一般的差距（绝对中位差 MAD）为一格：0.6745 ×（本单位 − 中位数）÷ MAD（Iglewicz、Hoaglin，1993）。通常上限是上四分位数加 1.5 倍四分位距。四分位数用第 7 种算法（Hyndman、Fan，1996）。',
  madZero: '这一组一半以上的单位数值相同，没有“一般的差距”（MAD 为零），稳健 z 没有意义；改看四分位距。',
  tooFew: '这一组能算出指标的单位太少，不计算四分位数。',
  median: '中位数',
  upperFence: '通常上限',
  rank: '名次',
  unit: '单位',
  value: '数值',
  numerator: '分子',
  denominator: '分母',
  z: '稳健 z',
  place: '位置',
  fences,
  outlierHigh: '明显偏高',
  outlierLow: '明显偏低',
  firstOnly: (shown: number, all: number) =>
    `只画出和列出最高的 ${shown} 家，共 ${all} 家；全部在可下载的数据里。`,
  withoutRatio: '算不出这个指标的单位',
  noRatio,
  reason: '原因',
  dotsAlternative: (units: number, median: string) => `${units} 家单位由高到低，中位数 ${median}。`,
  svg: '下载图（SVG）',
  csv: '下载数据（CSV）',
  table: '图后面的表',
  similarTitle: '按相似程度分的组',
  similarLead: (ratios: string) =>
    `没有现成条件时可以看谁和谁像：用 ${ratios} 算距离（差值除以四分位距，取平均），以一家真实单位为中心分组（k-medoids，Kaufman、Rousseeuw，1990）。`,
  typical: '典型单位',
  members: '同组单位',
  /* 变动 */
  changeLead:
    '总额变了多少，是因为哪个因素。算法（对数平均迪氏指数 LMDI-I，Ang 2005）把变动额逐项分给各因素，各项之和正好等于变动额，没有剩余。',
  changeOf: (from: string, to: string, change: string) => `由 ${from} 变为 ${to}，变动 ${change}。`,
  changeBase: (units: number) => `只比较两年都有数的 ${units} 家单位。`,
  changeGrowth: (percent: string) => `增减率 ${percent}。`,
  zeroBase: '上年是零，没有增减率。',
  nothingToCompare: '没有一家单位两年都有数，不能分解。',
  axis: '横轴不从零开始。',
  yearOnYear: '单位指标与上年比',
  yearOnYearNote: '两年都能算出该指标的单位，分子合计除以分母合计。上年是零时没有增减率，用“—”。',
  growth: '增减率',
  unitsCompared: '单位数',
  lastYear: '上年',
  thisYear: '本年',
  change: '变动额',
  effects: '各因素的影响',
  waterfallAlternative: (words: string) => `由上年到本年：${words}。`,
  notComparedTitle: '没有参加比较的单位',
  notCompared,
  /* 效率 */
  efficiencyLead:
    '数据包络分析（DEA，投入导向）：和同类中做得最好的单位相比，投入还能按多大比例减少。θ（西塔）= 1 表示同类中没有谁用更少的投入做到同样多；0.9 表示投入减到九成也应当够用。',
  model: '模型',
  modelNote: '说明',
  returns: {
    constant: '规模报酬不变（CCR，Charnes、Cooper、Rhodes，1978）',
    variable: '规模报酬可变（BCC，Banker、Charnes、Cooper，1984）',
  },
  inputs: '投入',
  outputs: '产出',
  held: '（固定，不要求减少）',
  sample: (units: number, needed: number, m: number, s: number) =>
    `单位太少时几乎家家都是满分，所以有最少家数：${m} 项投入、${s} 项产出至少要 ${needed} 家（${m} × ${s} 与 3 ×（${m} + ${s}）中较大的），这一组有 ${units} 家。`,
  sampleSmall: '单位太少，几乎每家都会显得有效率，所以不给结果。',
  insist: '仍要看一看（结果只作参考）',
  insisted: '单位数不够，以下结果只作参考，不能用来比较单位。',
  unsolved: (unit: string) => `求解 ${unit} 时没有得到可靠的结果，这一组不显示。`,
  tooMany: (units: number, most: number) =>
    `这一组有 ${units} 家，多于 ${most} 家，不在页面上求解。请先按单位性质缩小范围。`,
  nothingControllable: '这个模型里没有可以减少的投入。',
  theta: '效率 θ',
  ccr: '规模不变（CCR）',
  bcc: '规模可变（BCC）',
  scale: '规模效率',
  superEfficiency: '超效率',
  infeasible: '没有对照',
  infeasibleNote:
    '超效率用来给满分的单位排先后：去掉它自己，由其他单位来衡量。“没有对照”是其他单位都达不到它的产出规模（无可行解），并不是出错。',
  peers: '向谁看齐（占比 λ）',
  self: '自身',
  slacks: '按 θ 缩减后还多出或不足的',
  noSlack: '无',
  slackOver: (name: string, amount: string) => `${name}还多 ${amount}`,
  slackShort: (name: string, amount: string) => `${name}还差 ${amount}`,
  zeroInput: (name: string) => `${name}为零：没有投入会显得有效率，请核对`,
  leftOutTitle: '不能比较的单位',
  leftOut,
  leftOutOf: (name: string, reason: string) => `${name}${reason}`,
  /* 限额 */
  limitsLead:
    '按调查年度 12 月 31 日有效的限额对照。限额本身没有读到原文、是平均水平或外地标准的，只作参考，不算超标。',
  above: '高于',
  notAbove: '不高于',
  limitOver: '超过',
  limitReference: '参考',
  limitWithin: '未超过',
  limitUnknown: '缺数，不能对照',
  limit: '限额',
  measured: '实际',
  atMost: '上限',
  over: '超出',
  document: '依据',
  state: '结果',
  summaryTitle: '各项限额',
  overTitle: '超过限额的单位',
  overNone: '没有单位超过可以据以判断的限额。',
  referenceTitle: '高于参考值的单位（不算超标）',
  missingTitle: '缺数、不能对照的单位',
  noLimits: '这一轮调查没有适用的限额。',
  units: (n: number) => `${n} 家`,
  /* 薄弱环节 */
  weakLead:
    '把超过限额、明显高于同类、多项指标都偏高的单位放在一起，每条都有依据。稳健 z 说明离同类有多远，超过 3.5 才算明显。先看，再问，最后才下结论。',
  weakNone: '没有发现。',
  weakKinds: {
    'over-limit': '超过限额',
    outlier: '明显高于同类',
    'often-high': '多项偏高',
  },
  evidence: '依据',
  overEvidence: (limit: string, measured: string, atMost: string, document: string) =>
    `${limit}：实际 ${measured}，上限 ${atMost}（${document}）`,
  outlierEvidence: (ratio: string, value: string, median: string) =>
    `${ratio} ${value}，同类中位数 ${median}`,
  zEvidence: (z: string) => `，稳健 z ${z}`,
  oftenEvidence: (names: string) => `在同类最高的四分之一：${names}`,
  explanation: '单位的说明见其报表。',
  /** First line of a file that names units, by the purpose of its round. */
  namedFile: {
    statistics: '本文件含单位名称，只能用于统计（统计法（2024）第二十八条）',
    appraisal: '本文件含单位名称，只能用于本轮考评（机关事务管理条例（2012）第十六条）',
  },
};
