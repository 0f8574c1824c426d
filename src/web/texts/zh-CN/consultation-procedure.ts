import type { Milestone } from '#core/consultation/events.ts';

const steps: Readonly<Record<Milestone, string>> = {
  'expert-review-held': '专家论证',
  'risk-assessed': '风险评估',
  'legality-review-begun': '送合法性审查',
  'legality-review-ended': '合法性审查结束',
  'submitted-to-meeting': '提请会议审议',
  'plan-issued': '规划印发',
  'plan-published': '规划公开',
  'mid-term-evaluation': '开始中期评估',
  'final-evaluation': '开始总结评估',
};

export const consultationProcedure = {
  steps,
  toClocks: '看各个时限',
  notices: '公开征求意见',
  noNotice: '还没有公开征求意见。',
  notice: (nth: number, from: string, to: string) => `第${nth}版：${from}至${to}`,
  counted: (firstDayIn: number, firstDayOut: number) =>
    `头一天算在内 ${firstDayIn} 日；头一天不算（民法典第二百零一条）${firstDayOut} 日。国令713 按哪种算，没有查到依据。`,
  shortBecause: (reason: string) => `不足三十日的理由：${reason}`,
  headOpens: '公开征求意见由规划编制办公室负责人办理。',
  open: '开始公开征求意见',
  version: '哪一版',
  from: '从',
  to: '到',
  shortReason: '不足三十日的，写明理由（国令713 第十五条）',
  milestones: '办了哪些步骤',
  noMilestone: '还没有登记。',
  step: '步骤',
  on: '日期',
  note: '备注',
  save: '登记',
};
