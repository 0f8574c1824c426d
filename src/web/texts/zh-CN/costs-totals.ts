import type { ReturnStage } from '#core/costs/return-state.ts';
import type { AccountBasis } from '#core/statistics/survey/round.ts';
import type { TableScope } from '#core/statistics/rollup/office-tree.ts';
import type { RollUpFinding } from '#core/statistics/rollup/counted-once.ts';

type Words = Readonly<Record<string, string | number>>;

const scopes: Readonly<Record<TableScope, string>> = { own: '本级', region: '区域' };

const stages: Readonly<Record<ReturnStage, string>> = {
  'not-started': '还没有开始填',
  filling: '正在填报',
  signed: '已签字，还没有报送',
  submitted: '已报送，还没有审核',
  'sent-back': '已退回更正',
  approved: '下级已审核，本级还没有',
  locked: '已锁定',
};

const findings: Readonly<Record<RollUpFinding['kind'], (p: Words) => string>> = {
  'unit-twice': (p) => `“${p['unit']}”有两份报表，只计算了最新一版。`,
  'not-in-register': (p) => `“${p['unit']}”不在调查单位名录内，没有计算。`,
  'inside-department': (p) =>
    `“${p['unit']}”的数已经包含在主管部门“${p['department']}”的汇总报表里，它自己的报表没有再计算。请核对后让其中一家退回更正。`,
  'same-organisation': (p) =>
    `“${p['unit']}”与“${p['other']}”在名录里是同一个统一社会信用代码，只计算了后者。请核对名录。`,
  'too-large': (p) => `“${p['indicator']}”的合计超出能精确计算的范围，没有列出。请检查各单位的数。`,
};

export const costsTotals = {
  title: '汇总',
  tableTitle: (office: string, scope: string) => `${office} · ${scope}综合表`,
  collectionTitle: '同年份、同口径的合计',
  collectionLead:
    '公开资料只有在年份和口径（预算、决算）都相同时才能相加。点指标可以看到由哪些单位的数组成。',
  lead: '综合表是名录内各单位报表的逐项合计，不能直接填写或修改。点指标可以看到由哪些单位的数组成。',
  scopes,
  scopeLabel: '汇总范围',
  scopeNotes: {
    own: '只含本局直接收表的单位',
    region: '含本局和下级各局收表的全部单位',
  } satisfies Readonly<Record<TableScope, string>>,
  countingLabel: '计入哪些报表',
  counting: { approved: '本局审核通过的', submitted: '已报送的（预汇总）' },
  countingNotes: {
    approved: '',
    submitted: '预汇总：含还没有审核的报表，数还会变，不能作为综合表上报。',
  },
  shownLabel: '金额显示为',
  shown: { 'wan-yuan': '万元', 'wan-yuan-whole': '万元（整数）', yuan: '元' },
  officeLabel: '哪个局的表',
  complete: (all: number) => `名录内 ${all} 家全部汇入。`,
  completeness: (all: number, counted: number) => `名录内 ${all} 家，已汇入 ${counted} 家。`,
  covered: (n: number) => `其中 ${n} 家由主管部门合并报送。`,
  missing: (n: number) => `未汇入 ${n} 家，下面的合计不包括它们。`,
  whoIsMissing: '是哪些单位',
  missingOf: (stage: string, n: number) => `${stage}（${n} 家）：`,
  listComma: '、',
  stages,
  findingsTitle: 'S19：有的数会重复计算',
  findings,
  nothing: '还没有可以汇总的报表。',
  seeSubmitted: '看已报送报表的预汇总',
  columns: {
    line: '行次',
    name: '指标',
    unit: '计量单位',
    total: '合计',
    share: '占比',
    filled: '填数单位',
  },
  noSum: '不相加',
  noSumNote: '“不相加”：各单位相加没有意义的指标，只看明细。',
  none: '—',
  noneNote: '“—”：没有单位填数，或分母为零。',
  blank: (n: number) => `空白 ${n}`,
  absent: (n: number) => `没有此格 ${n}`,
  invalid: (n: number) => `不是数 ${n}`,
  blankNote: '空白不加入合计，与填“0”分开计数。',
  shareOf: (part: string, whole: string, of: string) => `${part} ÷ ${of} ${whole}`,
  shareOfLine: (line: number) => `第 ${line} 行`,
  shareNote: '占比下面的小字是分子和分母；占比由准确数算出。',
  movedMark: '＊',
  movedNote: (n: number) =>
    `＊舍位平衡：有 ${n} 个数没有按四舍五入取，与准确数相差不到末位一个单位，使各分项相加正好等于合计。看“元”可见准确数。`,
  notAdding: (p: Words) =>
    `“${p['total']}”与各分项之和相差 ${p['difference']} ${p['unit']}：报表里就有差额，或有的单位没有填其中一项；汇总没有改动。`,
  cannotBalance: '这张表按万元取位后无法做到各分项相加等于合计，所以按元列出准确数。',
  drillDown: (name: string) => `${name}：看由哪些单位组成`,
  downloads: '下载',
  csv: 'CSV',
  sdmxCsv: 'SDMX-CSV 2.1',
  sdmxJson: 'SDMX-JSON 2.1',
  approvals: {
    title: '审核',
    none: '这张综合表还没有审核。',
    standing: (p: Words) =>
      `${p['by']} 已于 ${p['at']} 审核通过（第 ${p['nth']} 次），汇入 ${p['parts']} 家。`,
    withMissing: (p: Words) => `审核时名录内还缺 ${p['missing']} 家，说明：${p['note']}`,
    stale: (n: number) => `上次审核以后，有 ${n} 家的报表变了，需要重新审核：`,
    changed: (p: Words) => `${p['unit']}：第 ${p['before']} 版变为第 ${p['now']} 版`,
    left: (p: Words) => `${p['unit']}：第 ${p['before']} 版退出（已解锁或退回）`,
    joined: (p: Words) => `${p['unit']}：第 ${p['now']} 版新汇入`,
    note: (n: number) => `名录内还有 ${n} 家没有汇入，为什么现在就审核`,
    noteOptional: '说明（可以不填）',
    approve: '审核通过综合表',
    again: '重新审核综合表',
    notOwn: '这是下级局的综合表，由该局审核。',
    switchToApproved: '现在看的是预汇总。要审核，请先看本局审核通过的综合表。',
    done: '已审核通过。',
    below: '各局审核情况',
    office: '局',
    stateNone: '未审核',
    stateStanding: (at: string) => `${at} 审核`,
    stateStale: (n: number) => `${n} 家有变化，待重新审核`,
  },
  parts: {
    title: (name: string) => `${name}：由哪些单位组成`,
    back: '回到综合表',
    place: (p: Words) => `基层表“${p['form']}”第 ${p['line']} 行，${p['column']}`,
    unit: '单位',
    version: '报表',
    versionOf: (n: number) => `第 ${n} 版`,
    published: '公开资料',
    part: '数',
    share: '占合计',
    sum: '合计',
    blank: '空白',
    invalid: '不是数',
    absent: '没有此格',
    covered: (department: string) => `含在“${department}”的报表里`,
  },
  mixed: {
    title: '这些数不能直接相加',
    why: (p: Words) =>
      `资料来自 ${p['years']} 年，口径有${p['bases']}。不同年份、不同口径的数加在一起没有意义，所以不给合计。`,
    choose: '请先选一个年份和口径：',
    pool: (p: Words) => `${p['year']} 年${p['basis']}（${p['units']} 家）`,
    chosen: (p: Words) => `只含 ${p['year']} 年${p['basis']}数。`,
    other: '换一个年份或口径',
  },
  bases: { final: '决算', budget: '预算' } satisfies Readonly<Record<AccountBasis, string>>,
  listEnd: '和',
};
