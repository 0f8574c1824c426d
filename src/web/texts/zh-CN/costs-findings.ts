import type { Mark } from '#base/mark.ts';
import type { FigureNote } from '#core/statistics/survey/read-figure.ts';
import type { TermSource } from '#core/statistics/rules/finding.ts';
import type { RuleLevel } from '#core/statistics/rules/rule.ts';

/** Figures arrive written out with their measure: `171.07 万元`. */
type Compared = { readonly left: string; readonly right: string };

const next: Readonly<Record<RuleLevel, string>> = {
  block: '请对照账簿改正。改好之前不能签字报送。',
  explain: '请核对：数错了就改，数对就写一句原因，原因随报表一起上报。',
  hint: '请看一看是不是填错；数对就不用改。',
};

const marks: Readonly<Record<Mark, string>> = {
  read: '据原文',
  derived: '由原文推算',
  inferred: '推断，未见原文',
  remembered: '待核实',
  sample: '演示用',
};

const sources: Readonly<Record<TermSource, string>> = {
  own: '',
  prior: '上年',
  accounts: '决算',
  siblings: '同部门其他单位合计',
  children: '下属单位合计',
};

const relations = {
  '=': (s: Compared) => `${s.left}，${s.right}，两边应当相等`,
  '<=': (s: Compared) => `${s.left}，不应大于${s.right}`,
  '>=': (s: Compared) => `${s.left}，不应小于${s.right}`,
  '<': (s: Compared) => `${s.left}，应当小于${s.right}`,
  '>': (s: Compared) => `${s.left}，应当大于${s.right}`,
  '<>': (s: Compared) => `${s.left}，不应等于${s.right}`,
} as const;

const notes: {
  readonly [Code in FigureNote['code']]: (note: Extract<FigureNote, { code: Code }>) => string;
} = {
  'full-width': () => '全角字符按半角读',
  spaces: () => '去掉了空格',
  invisible: () => '去掉了看不见的字符',
  thousands: () => '去掉了千位分隔符',
  'bare-point': () => '补上了小数点旁的 0',
  'leading-zeros': () => '去掉了前面的 0',
  'trailing-zeros': () => '去掉了末尾多余的 0',
  'binary-noise': () => '按 Excel 显示的 15 位有效数字读',
  sign: (note) => `“${note.written}”读作${note.negative ? '负' : '正'}号`,
  'blank-mark': (note) => `“${note.written}”读作空白，不是 0`,
  'unit-word': (note) => `去掉了“${note.written}”`,
  converted: (note) => `“${note.written}”已换算成本格的计量单位`,
};

export const costsFindings = {
  /** Of what the form itself demands. */
  formRules: { required: '必填的格子空着', unreadable: '写的不是数', 'too-fine': '小数位数太多' },
  next,
  marks,
  sources,
  relations,
  notes,
  /** One cell in its table. `source`: 上年 … */
  place: (p: { form: string; line: number; label: string; column: string }) =>
    `《${p.form}》行次 ${p.line}“${p.label}”${p.column === '' ? '' : `（${p.column}）`}`,
  withSource: (source: string, label: string) => `${source}“${label}”`,
  label: (label: string) => `“${label}”`,
  figure: (name: string, amount: string) => `${name} ${amount}`,
  amount: (number: string, measure: string) => `${number} ${measure}`,
  thisLine: '本行',
  summed: (n: number) => `${n} 项相加`,
  combined: (n: number) => `${n} 项合计（有加有减）`,
  difference: (amount: string) => `相差 ${amount}`,
  within: (envelope: string) => `在四舍五入范围（±${envelope}）内，不算错`,
  beyond: (envelope: string) => `超出四舍五入范围（±${envelope}）`,
  holds: (rule: string) => `不符合“${rule}”`,
  list: (parts: readonly string[]) => parts.join('；'),
  end: (text: string) => `${text}。`,
  at: (place: string, text: string) => `${place}：${text}`,
  shiftLines: (by: number, from: string) =>
    `最迟从${from}起，数字比自己的科目${by < 0 ? '高' : '低'}出 ${Math.abs(by)} 行，像是整块错行`,
  shiftColumns: (by: number, from: string) =>
    `最迟从${from}起，数字比自己的栏目偏${by < 0 ? '左' : '右'} ${Math.abs(by)} 列，像是整行错列`,
  twiceParent: '各项相加正好是合计的 2 倍，其中一行填的就是合计数',
  shiftPair: (p: { amount: string; child: string; equals: string; foundAt: string }) =>
    `${p.equals}为 ${p.amount}，本表“${p.child}”却不是这个数，这个数填在“${p.foundAt}”`,
  shiftBalance: (amount: string, at: string) => `按移位后的位置读，“${at}”的 ${amount} 正好等于其余各项之和`,
  shiftNext: '请从这一行（列）起逐项核对位置，不要只改一个数。',
  slip: {
    'too-large': (p: { factor: string }) =>
      `像是多写了：大约是应有的 ${p.factor} 倍，可能把元当成了万元，或者错了小数点`,
    'too-small': (p: { factor: string }) =>
      `像是少写了：大约是应有的 1/${p.factor}，可能把万元当成了元，或者错了小数点`,
  },
  slipAgainst: {
    prior: (p: { value: string; expected: string }) => `本年 ${p.value}，上年 ${p.expected}`,
    accounts: (p: { value: string; expected: string }) => `本表 ${p.value}，决算 ${p.expected}`,
    peers: (p: { value: string; expected: string }) => `本单位 ${p.value}，同类单位的中位数 ${p.expected}`,
    quotient: (p: { value: string; expected: string; from: string; to: string }) =>
      `算出来是 ${p.value}，通常在 ${p.from} 到 ${p.to} 之间；换算后是 ${p.expected}`,
  },
  percentOf: { share: '占比', growth: '增长', fall: '下降' },
  percentage: (p: { of: string; stated: string; recomputed: string }) =>
    `写的是${p.of} ${p.stated}%，按数重算是 ${p.recomputed}%`,
  percentRounding: '差别来自四舍五入或截去尾数，不算错',
  percentWorking: {
    share: (p: { now: string; base: string }) => `${p.now} ÷ ${p.base}`,
    growth: (p: { now: string; base: string }) => `（${p.now} − ${p.base}）÷ ${p.base}`,
    fall: (p: { now: string; base: string }) => `（${p.base} − ${p.now}）÷ ${p.base}`,
  },
  zeroBase: (p: { stated: string; now: string }) =>
    `上年（基数）是 0，现在是 ${p.now}：没有增长百分比可言${p.stated === '' ? '' : `，不能写 ${p.stated}%`}`,
  zeroBaseNext: '请写“上年为 0，本年新增”，不写百分比。',
  yearOnYear: (p: { now: string; before: string; change: string; up: boolean }) =>
    `本年 ${p.now}，上年 ${p.before}，${p.up ? '增加' : '减少'} ${p.change}%`,
  yearFromZero: (p: { now: string }) => `本年 ${p.now}，上年是 0（不计算百分比）`,
  signChanged: '正负号变了',
  outlier: (p: { value: string; median: string; peers: number }) =>
    `算出来本单位是 ${p.value}，同类 ${p.peers} 家的中位数是 ${p.median}，差得很多`,
  robustZ: (z: string, threshold: string) => `稳健 z 值 ${z}，绝对值超过 ${threshold}`,
  madZero: '半数以上单位是同一个数，算不出离差，改按四分位距判断',
  fence: {
    inside: '在四分位距 1.5 倍以内',
    outside: '超出四分位距 1.5 倍',
    'far-outside': '超出四分位距 3 倍',
  },
  plainUnits: '比值按元、平方米、人、辆等基本单位计算',
  unreadable: (text: string) => `“${text}”读不成数，已原样保留`,
  unreadableNext: '请只写数字，计量单位按表头。',
  required: '必须填写，现在是空白；没有发生的请填 0',
  tooFine: (decimals: number) => (decimals === 0 ? '只能填整数' : `最多 ${decimals} 位小数`),
  working: '怎么算的',
  cells: '有关的格子',
  blankAsZero: '空白（按 0 计）',
  allBlank: (n: number) => `${n} 项都是空白（按 0 计）`,
  times: (factor: string) => ` × ${factor}`,
  basis: (clause: string, mark: string) => `依据：${clause}（${mark}）`,
  basisOnlyMark: (mark: string) => `依据：${mark}`,
  notEvaluableTitle: '没有判断的规则',
  notEvaluableLead: '下面的规则既不算通过，也不算不通过。',
  missing: (names: string) => `缺：${names}`,
  zeroDivisor: (name: string) => `${name}是 0，不能作除数`,
  tooFewPeers: '同类单位太少，不作比较',
  more: (n: number) => `等 ${n} 项`,
  comma: '、',
};
