import type { TextOutcome } from '#core/consultation/consultation.ts';
import type { FlagCode } from '#core/consultation/disposition/flags.ts';
import type { LinkVerdict } from '#core/consultation/plan/verify-link.ts';

type FlagParams = { readonly demands: string; readonly words: string; readonly nth: number };

const flagOf: Readonly<Record<FlagCode, (p: FlagParams) => string>> = {
  'reason-reused': (p) => `理由和 ${p.demands} 的一样，是不是套话？`,
  'label-declines': (p) => `写的是采纳或已解决，理由里却说“${p.words}”。`,
  'label-adopts': (p) => `写的是不采纳，理由里却说“${p.words}”。`,
  'adopted-unproved': () => '写了采纳，规划里没有对应的改动。',
  'adopted-lost': (p) => `采纳过的改动，从第 ${p.nth} 版起不见了。`,
  'decided-without-view': () => '主办部门还没有意见，就定了处理意见。',
  'disagreement-without-reason': () =>
    '部门意见不一致，还没有写明规划编制办公室自己的理由（国令713 第十三条）。',
  'planned-without-commitment': () => '写了列入计划，还没有立下承诺：没有人跟着它到中期评估。',
};

const outcomeHint: Readonly<Record<TextOutcome, string>> = {
  adopted: '规划照提的改了；要指出改在哪里',
  partly: '改了一部分；要指出改在哪里，说明没改的为什么',
  declined: '没有改；要说明理由',
  already: '文本里原来就有；请说在哪里',
  'out-of-scope': '不是这份规划管的事；请说交给谁',
};

const verdicts: Readonly<Record<LinkVerdict['kind'], string>> = {
  holds: '现在还在',
  'not-a-change': '没有这处改动',
  'gone-in': '后来不见了',
  'clause-removed': '条款后来删了',
  're-anchored': '移到了别的条款',
};

export const consultationDisposition = {
  flagOf,
  outcomeHint,
  verdicts,
  lead: '文本改没改，问题解没解决，是两回事，分开写。意见多少不决定采不采纳。',
  shows: '看哪些',
  show: { ready: '可以定了', waiting: '等部门意见', flagged: '要再看一眼', decided: '已定' },
  empty: {
    ready: '没有等着定的。意见交办并收齐部门意见后会出现在这里。',
    waiting: '没有在等部门意见的。',
    flagged: '没有要再看的。',
    decided: '还没有定过处理意见。',
  },
  demand: '诉求',
  views: '部门意见',
  decision: '处理意见',
  flags: '再看一眼',
  noViews: '还没有部门意见。',
  viewCount: (count: number) => `${count} 份`,
  disagree: '不一致',
  open: '未定',
  title: (id: string) => `${id} 的处理`,
  voices: (count: number) => `${count} 件意见说到这件事。`,
  volume: '多少只作记录。',
  ownReason: '规划编制办公室的理由：',
  toDispatch: '看交办',
  flagsTitle: '请再看一眼',
  whyStands: '为什么可以这样',
  letStand: '说明并保留',
  stands: (reason: string) => `已说明：${reason}`,
  decide: '定处理意见',
  decideAgain: '改处理意见（原来的留作记录）',
  textAxis: '规划文本',
  problemAxis: '反映的问题（按本地办理类别）',
  noProblem: '不涉及',
  reason: '理由',
  reasonHint: '写给提出人看：因为什么、依据什么。采纳的可以不写，改动本身就是理由。',
  changes: '改在哪里（写采纳、部分采纳时必选）',
  changesHint: '只能从规划里真实的改动中选。',
  noChanges: '规划各版之间还没有改动。',
  toPlan: '先去改规划',
  otherChanges: (count: number) => `其他改动 ${count} 处`,
  moreChanges: (count: number) => `还有 ${count} 处没有列出：请先在条款页写明是应这项诉求改的。`,
  changeAt: (from: number, to: number, no: string, clause: string) =>
    `第${from}版→第${to}版 ${no === '' ? clause : no}`,
  forThis: '应这项诉求改的',
  save: '保存处理意见',
  decisions: '处理意见',
  replaced: '已被后来的代替',
  ledgerTitle: '说了什么，改了哪里',
  ledgerHint: '左边是意见，右边是因此改动的文字。采纳过又不见了的、改了却没有人提的，都在最上面。',
  alarms: (count: number) => `要查的（${count}）`,
  noAlarms: '没有对不上的。',
  alarmLost: (demand: string, words: string, to: number, nth: number) =>
    `${demand} 在第 ${to} 版采纳“${words}”，从第 ${nth} 版起不见了。`,
  alarmUnproved: (demand: string) => `${demand} 写了采纳，文本没有改。`,
  unasked: (from: number, to: number, clause: string, what: string) =>
    `${clause} 从第 ${from} 版到第 ${to} 版${what}，没有意见提过，也没有写编辑理由。`,
  whats: { added: '新增', removed: '删去', changed: '改了' },
  saidAndWritten: (count: number) => `采纳和部分采纳的 ${count} 项`,
  nothingAdopted: '还没有采纳的。',
  said: '说了什么',
  written: '改了哪里',
};
