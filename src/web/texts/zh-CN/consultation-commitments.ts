import type { CommitmentState, EvaluationPhase } from '#core/consultation/commitments/evaluation.ts';
import type { CommitmentOutcome } from '#core/consultation/events.ts';

const outcomes: Readonly<Record<CommitmentOutcome, string>> = {
  done: '已完成',
  'on-course': '符合进度',
  behind: '滞后',
  dropped: '不再实施',
};
const states: Readonly<Record<CommitmentState, string>> = {
  open: '进行中',
  overdue: '过期未完成',
  done: '已完成',
  dropped: '不再实施',
};
const phases: Readonly<Record<EvaluationPhase, string>> = { 'mid-term': '中期评估', final: '总结评估' };

export const consultationCommitments = {
  outcomes,
  states,
  phases,
  judgedAt: { ...phases, any: '平时' },
  lead: '写了“列入计划”的、和合作方约定的，都在这里一直开着：谁负责、做什么、何时完成、有什么凭据。到中期评估和总结评估，逐项再问一遍，再告诉当初提出的人。',
  leadDepartment: '由你们负责的承诺。做了什么，请随时登记，附上凭据。',
  none: '还没有承诺。',
  notBegun: '还没有开始。开始后，每一项承诺都要再评一次。',
  begin: { 'mid-term': '开始中期评估', final: '开始总结评估' },
  begunOn: (day: string) => `${day}开始。`,
  sum: (count: number) => `共 ${count} 项 ＝ `,
  unjudged: '还没有评',
  tell: (count: number) => `告知 ${count} 件意见的提出人`,
  tellHint: '评估结果会出现在他们“查进展”的页面上。',
  ownerLine: (owner: string, due: string) => `${owner}负责，${due}前完成`,
  withPartner: (partner: string) => `与${partner}约定。`,
  answers: '回应的诉求：',
  addEvidence: '登记进展',
  on: '日期',
  done: '做了什么',
  paper: '凭据（可以不附）',
  save: '保存',
  judge: '评估',
  phase: '什么时候评',
  outcome: '结果',
  reason: '理由',
  fresh: '立一项承诺',
  demands: '回应哪些诉求',
  demandsHint: '写编号，如 D7、D12。与合作方约定的可以不填。',
  partner: '合作方（没有就不填）',
  title: '承诺什么',
  measure: '怎么做、做到什么程度',
  owner: '负责部门',
  due: '何时完成',
  make: '立下承诺',
};
