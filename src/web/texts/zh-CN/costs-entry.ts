import type { FigureFault } from '#core/statistics/survey/read-figure.ts';
import type { RuleLevel } from '#core/statistics/rules/rule.ts';
import type { ReturnStage } from '#core/costs/return-state.ts';

type NextStep =
  | 'open'
  | 'fill'
  | 'check-blocks'
  | 'check-explains'
  | 'sign'
  | 'await-head'
  | 'submit'
  | 'await-review'
  | 'correct'
  | 'done'
  | 'await-open'
  | 'await-filler';

const stages: Readonly<Record<ReturnStage, string>> = {
  'not-started': '还没有开始填',
  filling: '正在填报',
  signed: '填表人已签字，等单位负责人签字报送',
  submitted: '已经报送，等待审核',
  'sent-back': '已退回，请按意见改正后再报',
  approved: '已通过审核',
  locked: '已经锁定，不再变动',
};

const levels: Readonly<Record<RuleLevel, string>> = { block: '须更正', explain: '须说明', hint: '提示' };

const nexts: Readonly<Record<NextStep, string>> = {
  open: '开始填报',
  fill: '继续填写',
  'check-blocks': '查看须更正的地方',
  'check-explains': '查看须说明的地方',
  sign: '去签字',
  'await-head': '查看签字情况',
  submit: '去签字并报送',
  'await-review': '查看报送回执',
  correct: '按意见改正',
  done: '查看报送回执',
  'await-open': '',
  'await-filler': '看看填到哪里了',
};

const nextWhys: Readonly<Record<NextStep, string>> = {
  open: '打开后就可以填写，去年的数会显示在旁边。随时可以停下，填了的都会保存。',
  fill: '还有必填的格子空着。随时可以停下，填了的都会保存。',
  'check-blocks': '数都填了，但有的对不上。改好后才能签字。',
  'check-explains': '有的数变化大或不常见。数是对的，就写一句说明；不对就改。',
  sign: '都填好了。请填表人看过后签字，再由单位负责人签字报送。',
  'await-head': '填表人已经签字。请单位负责人登录，看过后签字报送。要再改，先撤回签字。',
  submit: '填表人已经签字。请您看过后签字，签字后就报送出去。',
  'await-review': '机关事务管理局正在审核。有问题会在这里告诉您；审核的人不会改您的数。',
  correct: '审核的人写了原因。改好后请重新签字报送。报过的那一版会原样保留。',
  done: '这份报表已经办完，不用再做什么。',
  'await-open': '填表人还没有打开这份报表。填好、签字后，再由您签字报送。',
  'await-filler': '填表人正在填。填好、签字后，再由您签字报送；现在您可以看，不能改数。',
};

const faults: Readonly<Record<FigureFault, string>> = {
  'not-a-number': '这不是一个数',
  separators: '逗号或空格的位置不对，看不出是多少',
  'two-signs': '有两个正负号，看不出是多少',
  'other-dimension': '写的计量单位不是这一格的',
  'ambiguous-unit': '看不出是元还是万元，请按表上的计量单位只写数字',
  'too-fine': '小数位数太多',
  'too-large': '数太大，放不下',
};

export const costsEntry = {
  title: '填报',
  stages,
  levels,
  nexts,
  nextWhys,
  faults,
  unitLine: (unit: string, year: number) => `${unit} · ${year} 年度`,
  stage: '状态',
  version: (n: number) => `第 ${n} 版`,
  due: '报送期限',
  daysLeft: (n: number) => (n > 0 ? `还剩 ${n} 天` : n === 0 ? '今天到期' : `已过期 ${-n} 天`),
  whoSigns: '谁签字',
  signers: {
    statistics: '填表人签字后，由单位负责人签字并报送（统计法实施条例第十七条）。两个人不能是同一个人。',
    appraisal: '填表人签字后，由单位负责人签字并报送。两个人不能是同一个人。',
  },
  nextTitle: '现在要做的',
  forms: '要填的表',
  formColumn: '表',
  filled: '已填',
  required: '必填',
  findings: '审核情况',
  figures: (n: number) => `${n} 个数`,
  filledOf: (filled: number, all: number) => `${filled} / ${all} 格`,
  requiredLeft: (left: number, of: number) =>
    of === 0 ? '没有必填格' : left === 0 ? '必填已齐' : `还缺 ${left} 格`,
  nothingYet: '还没有填',
  noFindings: '没有发现问题',
  otherPages: '这份报表的其他页面',
  links: {
    overview: '报表首页',
    check: '审核与说明',
    sign: '签字报送',
    print: '打印',
    receipt: '报送回执',
    workbook: '用 Excel 填报',
    questions: '提问和回复',
    versions: '各版比较',
  },
  sentBackTitle: '为什么退回',
  sentBackOn: (on: string) => `退回时间：${on}`,
  sentBackCells: '请看这些格子',
  openQuestions: (n: number) => `有 ${n} 个问题等您回答`,
  prefillTitle: '可以带入的内容',
  prefillHint:
    '只带入空着的格子。带入后仍要按今年的实际情况核对、改正。上年的数不会整批带入，它们一直显示在每一格旁边。',
  prefill: {
    prior: '带入上年填的单位信息（名称、电话等）',
    accounts: '带入本年决算里的数',
  },
  dones: {
    opened: '已经打开，可以填了。',
    taken: '已经带入，请逐格核对。',
    saved: '已保存。',
    signed: '签字已记下。请单位负责人登录后签字报送。',
    withdrawn: '签字已撤回，可以改了。',
    submitted: '已经报送。',
  },
  legal: {
    tableNumber: '表号',
    madeBy: '制定机关',
    approval: '批准文号',
    validUntil: '有效期限',
    absent: '来源未给出',
    until: (day: string) => `至${day}`,
  },
  reportingUnit: '填报单位',
  measureIs: (measure: string) => `计量单位：${measure}`,
  mixedMeasures: '计量单位：见各行',
  line: '行次',
  indicator: '指标',
  measureColumn: '计量单位',
  priorColumn: '上年',
  accountsColumn: '决算',
  cellLabel: (line: number, name: string, column: string, measure: string) =>
    `行次 ${line} ${name} ${column}${measure === '' ? '' : `（${measure}）`}`,
  noPrior: '—',
  sumOf: (text: string) => `各项相加 ${text}`,
  readAs: (text: string) => `读作 ${text}`,
  readOnly: {
    'not-started': '还没有打开，打开后才能填。',
    filling: '这里只能看。请填表人登录后填写。',
    signed: '已经签字，数不能再改。要改请先撤回签字。',
    submitted: '已经报送，数不能再改。',
    'sent-back': '这里只能看。请填表人登录后改正。',
    approved: '已经通过审核，数不能再改。',
    locked: '已经锁定，数不能再改。',
  } satisfies Readonly<Record<ReturnStage, string>>,
  keys: '方向键、回车和 Tab 换格；F2 改格子里的字；F8 照上年填这一格；Esc 恢复；Ctrl+Z 撤销；可以和 Excel 之间成块复制粘贴。',
  tableLabel: (title: string) => `${title}，可以左右滚动`,
  findingsHere: '这张表的审核情况',
  notEvaluable: (n: number) => `还有 ${n} 条规则因为缺数没有判断，见“审核与说明”。`,
  save: '保存',
  nextForm: (title: string) => `下一张：${title}`,
  toCheck: '填完了，去看审核情况',
  checkTitle: '审核与说明',
  checkLead: '“须更正”改好才能签字；“须说明”写一句原因就可以；“提示”看过就行。审核不会改您的数。',
  groupTitles: {
    block: '改好后才能签字',
    explain: '数对就写一句原因',
    hint: '看一看是不是填错',
  } satisfies Readonly<Record<RuleLevel, string>>,
  groupNone: '没有。',
  explained: (done: number, all: number) => `已说明 ${done} / ${all}`,
  explanation: '说明',
  explanationFor: (rule: string) => `对“${rule}”的说明`,
  explanationBy: (name: string, version: number) => `${name}写于第 ${version} 版`,
  explanationHint: '例如：今年搬迁，多付了半年房租。这句话会随报表一起报上去。',
  saveExplanations: '保存说明',
  rulesPassed: (n: number) => `另有 ${n} 条规则已经通过。`,
  signTitle: '签字报送',
  signWhat: '签的是什么',
  totals: '合计数',
  totalName: '指标',
  totalFigure: '本年',
  contentHash: '内容校验码',
  contentHashHint: '由全部数字和说明算出。内容变一个字，它就不一样。',
  fillerPart: '填表人',
  headPart: '单位负责人',
  signedAt: (name: string, at: string) => `${name}，${at}`,
  notSigned: '还没有签字',
  fillerPromise: '我填的数来自本单位的原始记录和账，真实、准确、完整。',
  headPromise: '我看过这份报表，对它的真实、准确、完整负责，同意报送。',
  sign: '签字',
  submit: '签字并报送',
  withdraw: '撤回签字，回去改',
  withdrawHint: '撤回后可以再改，改完要重新签字。',
  cannotSign: (blocks: number, unexplained: number, required: number) =>
    [
      required > 0 ? `还有 ${required} 个必填的格子没有填` : '',
      blocks > 0 ? `${required > 0 ? '另' : ''}有 ${blocks} 处须更正` : '',
      unexplained > 0 ? `有 ${unexplained} 处还没有说明` : '',
    ]
      .filter((part) => part !== '')
      .join('，'),
  cannotSignYet: '现在还不能签字：',
  waitHead: '您已经签字。请单位负责人登录后签字报送；您不能代他签。',
  waitFiller: '请填表人先签字，之后由您签字报送。',
  receiptTitle: '报送回执',
  receiptLead: '这份报表已经收到，内容如下。',
  receiptNone: '还没有报送，没有回执。',
  late: '迟报',
  onTime: '按时',
  submittedAt: '报送时间',
  roundName: '调查',
  unitName: '填报单位',
  versionName: '版本',
  roundVersion: '制度版本',
  fullHash: '内容校验码（SHA-256）',
  printedOn: (day: string) => `打印日期：${day}`,
  printHint: '用浏览器的打印，纸张选 A4。',
  printTitle: '打印报表',
  signatureOf: {
    head: '单位负责人（签字）：',
    filler: '填表人（签字）：',
    phone: '联系电话：',
    reported: '报出日期：',
    stamp: '（单位公章）',
  },
  draftMark: '草稿，尚未报送',
  island: {
    saved: '已保存',
    saving: '正在保存',
    offline: '没有连上，填的内容留在本页，连上后自动保存',
    signedOut: '登录已经过期，填的内容留在本页。请在新窗口登录，再点“保存”',
    refused: '没有保存：',
    restored: '上次离开时有 {n} 格没有保存。',
    restore: '填回来',
    forget: '不要了',
    blockTooWide:
      '粘贴的内容有 {columns} 列，从这里起表里只有 {room} 列。一格也没有粘贴。请只复制数字那几列。',
    blockTooTall: '粘贴的内容有 {rows} 行，从这里起表里只有 {room} 行。一格也没有粘贴。',
    blockOnHeading:
      '粘贴内容的第 {row} 行第 {column} 列“{text}”落在不能填的地方。一格也没有粘贴。请对齐行次再粘贴。',
    blockHasFormula:
      '粘贴内容的第 {row} 行第 {column} 列是公式“{text}”。一格也没有粘贴。请在 Excel 里先把公式变成数。',
    nothingToPaste: '剪贴板里没有可以粘贴的数。',
    pasted: '粘贴了 {n} 格',
    undone: '撤销了 {n} 格',
    nothingToUndo: '没有可以撤销的了',
    changedByOther: '同事刚改了 {n} 格，已经更新：{cells}',
    conflict: '同事刚把这一格改成“{theirs}”，您填的是“{mine}”。',
    useMine: '用我的',
    useTheirs: '用同事的',
    blank: '空',
    differs: '相差 {by}',
    unreadable: '看不懂“{text}”：{why}',
    required: '必填',
    clean: '这一格没有问题',
    asLastYear: '照上年填 {text}',
  },
};
