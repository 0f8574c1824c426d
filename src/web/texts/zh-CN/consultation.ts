// Words that all pages of a consultation share.
import type { CollationAct } from '#core/consultation/collation/collation-act.ts';
import type { Channel, ClassGroup, TextOutcome } from '#core/consultation/consultation.ts';
import type { DemandState } from '#core/consultation/counts.ts';
import type { Consent, DemandKind } from '#core/consultation/events.ts';
import type { PlanStage } from '#core/consultation/plan/plan.ts';

const channels: Readonly<Record<Channel, string>> = {
  meeting: '座谈会',
  hearing: '听证会',
  visit: '走访调研',
  letter: '来信',
  phone: '来电',
  web: '网上意见',
  hotline: '12345热线',
  'message-board': '留言板',
  questionnaire: '问卷',
  deputy: '人大代表建议',
  cppcc: '政协提案',
  'social-opinion': '政协社情民意',
  'cppcc-talk': '政协协商',
  'legislative-point': '基层立法联系点',
  written: '书面征求意见',
  'expert-review': '专家论证',
};

const classGroups: Readonly<Record<ClassGroup, string>> = {
  expert: '专家',
  enterprise: '企业',
  deputy: '代表委员',
  public: '公众',
  department: '部门',
};

const outcomes: Readonly<Record<TextOutcome, string>> = {
  adopted: '采纳',
  partly: '部分采纳',
  declined: '不采纳',
  already: '已有',
  'out-of-scope': '非本规划',
};

const states: Readonly<Record<DemandState, string>> = {
  unsorted: '待分类',
  sorted: '待交办',
  'in-study': '研究中',
  decided: '已处理',
};

const kinds: Readonly<Record<DemandKind, string>> = {
  proposal: '提出要求',
  support: '表态支持',
  complaint: '反映问题',
  question: '询问',
};

const consents: Readonly<Record<Consent, string>> = { yes: '同意', no: '不同意', 'not-asked': '未征求' };

const stages: Readonly<Record<PlanStage, string>> = {
  'for-comment': '征求意见稿',
  'for-review': '送审稿',
  bill: '草案',
  issued: '印发稿',
};

export const consultation = {
  title: '开门编规划',
  menuLabel: '这次征求意见的各页',
  sample: '样例：意见摘自各地公开材料，规划文本和会议为构造，不是衡阳市的意见和规划。',
  channels,
  classGroups,
  outcomes,
  states,
  kinds,
  consents,
  stages,
  submissionNo: (number: number) => `第${number}件`,
  unconfirmed: '未经发言人确认',
  noTopic: '未分类',
  did: {
    fold: '已折叠。人数和件数照算，可以在“记录”里撤销。',
    unfold: '已单独列出。',
    split: '已拆分。各条都留着原文的位置，可以撤销。',
    merge: '已合并。原件一件不少，可以撤销。',
    divide: '已分出去，成为另一项诉求。',
    sort: '已分类。',
    title: '标题已保存。',
    kind: '性质已保存。',
    undo: '已撤销，记录都留着。',
  } satisfies Record<CollationAct['act'], string>,
  groups: { 'take-in': '收', study: '理', write: '改', answer: '办' },
  menu: {
    home: '总览',
    intake: '收意见',
    meetings: '座谈会',
    submissions: '原件',
    demands: '诉求',
    copies: '重复件',
    sorting: '分类',
    dispatch: '交办',
    disposition: '处理',
    plan: '规划文本',
    ledger: '对照',
    procedure: '程序',
    clocks: '时限',
    coverage: '谁没说话',
    commitments: '承诺',
    statements: '表决',
    packet: '成套材料',
    journal: '记录',
    study: '交办给我们的',
  },
};
