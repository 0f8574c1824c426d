import type { PatternKind } from '#core/supervision/patterns/pattern.ts';
import type { WarningKind, WarningLevel } from '#core/supervision/warning.ts';

const level: Readonly<Record<WarningLevel, string>> = { yellow: '黄牌提醒', red: '红牌警示' };

const kind: Readonly<Record<WarningKind, string>> = {
  acceptance: '受理或一次告知的时限（行政许可法第三十二条）',
  promised: '承诺时限',
  statutory: '法定时限',
  joint: '联合办理的总时限',
  'special-step': '特殊环节的最长时间',
  issue: '制证送达的时限（行政许可法第四十四条）',
  owed: '后补材料的期限',
  'second-round': '一次告知之后又要材料',
};

const pattern: Readonly<Record<PatternKind, { readonly name: string; readonly why: string }>> = {
  'pause-just-before-due': {
    name: '快到期时暂停',
    why: '特殊环节多在期限快到时才开始。可能是真有需要，也可能是为了不超期。',
  },
  'refuse-and-refile': {
    name: '退回后重新提交再批准',
    why: '退回不久，同一个人就同一事项重新提交并获批准，时钟从头算起。',
  },
  'same-minute-decisions': {
    name: '一分钟内集中决定',
    why: '同一个人在一分钟内作出许多决定，没有时间看材料。',
  },
  'late-back-fill': {
    name: '事后补录',
    why: '时间是事后补录的，说的是什么时候就是什么时候，不能据此评价时限。',
  },
  'acceptance-delay': {
    name: '收件、受理拖延',
    why: '到了却迟迟不收件（受理时限照样在走），或拖到最后一天才受理，或一直没有答复。',
  },
};

export const supervision = {
  title: '预警',
  lead: '预警由时钟自动产生，黄牌是快到期，红牌是已超期或一次告知后又要材料。事后补录、其他系统同步来的时间不参加评价。',
  level,
  kind,
  all: '全部',
  only: { red: '红牌', yellow: '黄牌', unanswered: '还没反馈' },
  counts: (yellow: number, red: number, unanswered: number) =>
    `黄牌 ${yellow} 条，红牌 ${red} 条，还没反馈 ${unanswered} 条`,
  empty: '没有预警。',
  number: '办件编号',
  item: '事项',
  office: '办理机关',
  bundle: '整件事',
  what: '哪个时限',
  raisedAt: '预警时间',
  feedback: '反馈',
  feedbackDue: (date: string) => `最迟 ${date} 反馈`,
  feedbackSource: (source: string) => `反馈期限是样例城市的设定：${source}。`,
  mine: '预警与反馈',
  mineLead: '请写明原因和正在怎样处理。反馈提交后不能修改，审批服务局会看到。',
  say: '原因和处理情况',
  send: '提交反馈',
  sent: '反馈已提交。',
  rankings: {
    title: '排名',
    lead: '只看可以评价的承诺时限：按时办结数和办结总数放在一起看。办结少于 5 件的不排名次。',
    by: { agency: '按办理机关', item: '按事项', centre: '按收件中心' },
    from: '从',
    to: '到',
    show: '查看',
    rank: '名次',
    name: { agency: '办理机关', item: '事项', centre: '收件中心' },
    inTime: '按时',
    ended: '办结',
    share: '按时率',
    late: '正在超期',
    notRated: '不参加评价',
    red: '红牌',
    yellow: '黄牌',
    few: '件数少，不排名',
    empty: '这段时间没有可以统计的办件。',
  },
  patterns: {
    title: '异常规律',
    lead: '下面是按规则找出的规律。它们是要问一问的问题，不是结论：请点开具体办件核对。',
    county: '哪个县市区',
    anywhere: '全市',
    looked: (n: number) => `看了 ${n} 个办件环节。`,
    most: (n: number) => `这段时间的办件太多，只看了最近的 ${n} 个。请缩短时间或选一个县市区。`,
    empty: '没有发现异常规律。',
    pattern,
    here: (hits: number, of: number) => `这里 ${of} 个中有 ${hits} 个`,
    everywhere: (hits: number, of: number) => `所看的全部 ${of} 个中有 ${hits} 个`,
    cases: '涉及的办件',
    sample: '达到多少才提示，是样例城市的设定，没有全国统一规定。',
  },
  holdings: {
    title: '谁占了时间',
    lead: '按上班时间计算，一件事的每个环节每个小时在谁手里。',
    number: '办件编号',
    show: '查看',
    notFound: (number: string) => `没有找到办件 ${number}。`,
    part: '环节',
    holder: '在谁手里',
    hours: '上班小时',
    daysHead: '折合',
    days: (days: string) => `约 ${days} 个工作日`,
    hoursSource: '按样例城市的上班时间（每天 8 小时）计算。',
    holders: {
      applicant: '申请人',
      'third-person': '等第三人同意',
      platform: '平台（网上等领取）',
      part: '等前面的事项',
      way: (to: string) => `在途，寄往${to}`,
      centre: (place: string) => `${place}便民服务中心`,
    },
  },
};
