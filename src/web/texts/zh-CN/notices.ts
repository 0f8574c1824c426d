import type { MessageCode } from '#app/notify.ts';
import type { ClockKind } from '#core/cases/clock-kinds.ts';
import type { NoticeCode, ParamName } from '#core/cases/notice.ts';
import type { SpecialStepKind } from '#core/catalogue/model.ts';

/** The parameters of a notice in words; empty where there is none. */
export type NoticeWords = Readonly<Record<ParamName, string>>;
/** What happened; what to do; what somebody typed, for the signed-in reader alone. */
export type NoticeSentences = {
  readonly title: (w: NoticeWords) => string;
  readonly todo?: (w: NoticeWords) => string;
  readonly detail?: (w: NoticeWords) => string;
};

const reason = (w: NoticeWords) => (w.reason === '' ? '' : `理由：${w.reason}`);
const by = (w: NoticeWords) => (w.due === '' ? '' : `预计 ${w.due} 前办结。`);

const codes: Readonly<Record<NoticeCode, NoticeSentences>> = {
  'case-filed': {
    title: (w) => `“${w.thing}”已提交`,
    todo: () => '有进展会告诉您。',
  },
  'consent-asked': {
    title: (w) => `${w.applicant}办理“${w.thing}”，请您同意用您的证照作${w.materials}`,
    todo: () => '请决定同意还是不同意。您不同意，就不会用。',
  },
  'consent-given': { title: (w) => `${w.materials}的本人已同意使用，办理继续` },
  'consent-declined': {
    title: (w) => `${w.materials}的本人不同意使用`,
    todo: () => '请改用您自己的材料，或撤回申请。',
    detail: reason,
  },
  'part-accepted': { title: (w) => `“${w.item}”已受理`, todo: by },
  'part-deemed-accepted': {
    title: (w) => `“${w.item}”视为已受理`,
    todo: (w) => `${w.agency}没有在法定时间内答复，自收到申请之日起即为受理。${by(w)}`,
  },
  'one-notice-issued': {
    title: (w) => `需要您补充材料，${w.count} 个事项的要求已合成一份清单`,
    todo: () => '请按清单一次补齐。可以在网上补，也可以到窗口补。',
  },
  'part-extended': {
    title: (w) => `“${w.item}”的办理时间延长 ${w.longest}`,
    todo: by,
    detail: reason,
  },
  'joint-extended': {
    title: (w) => `整件事的办理时间延长 ${w.longest}`,
    todo: () => '各事项的新日期在办件里。',
    detail: reason,
  },
  'clock-suspended': {
    title: (w) => `“${w.item}”进入${w.step}，这段时间不计入办理时间`,
    todo: (w) => `${w.longest === '' ? '' : `最长 ${w.longest}。`}想了解进展，请问${w.agency}。`,
    detail: reason,
  },
  'clock-resumed': { title: (w) => `“${w.item}”的${w.step}已结束，继续办理`, todo: by },
  'clock-moved': {
    title: (w) => `“${w.item}”的${w.clock}从 ${w.before} 改到 ${w.due}`,
    todo: () => '原因：放假安排有变化，日期重新计算过。',
  },
  'part-deemed-granted': {
    title: (w) => `“${w.item}”视为已同意`,
    todo: () => '承诺的时间已过，按该事项的规定视为同意。证照随后办理。',
  },
  'owed-notice-issued': {
    title: (w) => `“${w.item}”先行受理，还差：${w.materials}`,
    todo: (w) => `请在 ${w.due} 前补齐。到期没补齐，这一项会终止。`,
  },
  'owed-time-extended': {
    title: (w) => `“${w.item}”补材料的时间延到 ${w.due}`,
    todo: (w) => `还差：${w.materials}。`,
    detail: reason,
  },
  'part-lapsed': {
    title: (w) => `“${w.item}”已终止：${w.materials}到期没有补齐`,
    todo: () => '材料备齐后可以重新申请，填过的内容不用重填。',
    detail: reason,
  },
  'part-withdrawn': { title: (w) => `“${w.item}”的申请已撤回`, todo: () => '需要时可以重新申请。' },
  'commitment-false': {
    title: (w) => `“${w.item}”的承诺经核查与实际不符：${w.materials}`,
    todo: (w) => `有异议请尽快联系${w.agency}。`,
    detail: (w) => (w.reason === '' ? '' : `核查情况：${w.reason}`),
  },
  'part-revoked': {
    title: (w) => `“${w.item}”的决定已被撤销`,
    todo: () => '您可以申请行政复议或提起行政诉讼，办法在办件里。',
    detail: reason,
  },
  'fee-charged': {
    title: (w) => `“${w.item}”需要缴费 ${w.amount}`,
    todo: () => '请在网上或窗口缴费。我们不会用短信发付款链接。',
  },
  'fee-paid': { title: (w) => `“${w.item}”已收到缴费 ${w.amount}` },
  'paper-sent': {
    title: (w) => `“${w.item}”的结果已寄出`,
    todo: (w) => (w.parcel === '' ? '' : `${w.carrier} ${w.parcel}。`),
  },
  'part-refused': {
    title: (w) => `“${w.item}”不予受理`,
    todo: () => '您不服可以申请行政复议或提起行政诉讼，办法在办件里。',
    detail: reason,
  },
  'part-rejected': {
    title: (w) => `“${w.item}”没有通过`,
    todo: () => '您不服可以申请行政复议或提起行政诉讼，办法在办件里。',
    detail: reason,
  },
  'part-blocked': {
    title: (w) => `“${w.item}”办不下去了：它要用的前一项没有办成`,
    todo: () => '可以补正后重新申请。',
  },
  'result-ready': {
    title: (w) => `“${w.item}”已办好`,
    todo: (w) => `请带身份证到${w.place}领取。`,
  },
  'result-online': { title: (w) => `“${w.item}”已办好`, todo: () => '结果在网上，随时可以看。' },
  'result-to-post': { title: (w) => `“${w.item}”已办好`, todo: () => '会寄到您留的地址，寄出时再告诉您。' },
  'result-to-centre': {
    title: (w) => `“${w.item}”已办好`,
    todo: (w) => `办理机关会送到${w.place}，送到了再告诉您去领。`,
  },
  'result-delivered': {
    title: (w) => `“${w.item}”的结果已送达`,
    todo: (w) => `如果您没有收到，请马上联系${w.agency}。`,
  },
  'mandate-revoked': { title: () => '委托人已收回委托，您不能再查看这件办件' },
  'remind-owed': {
    title: (w) => `提醒：${w.due} 前要补齐“${w.item}”的${w.materials}`,
    todo: () => '到期没补齐，这一项会终止。网上、窗口、邮寄都可以补。',
  },
  'remind-supplement': {
    title: (w) => `提醒：“${w.item}”还等着您补充材料`,
    todo: () => '补齐之前，办理时间还没有开始计算。',
  },
  'remind-result': {
    title: (w) => `提醒：“${w.item}”的结果还没有领`,
    todo: (w) => `请带身份证到${w.place}领取。`,
  },
  'remind-appointment': {
    title: (w) => `提醒：您预约了 ${w.slot}`,
    todo: (w) => `地点：${w.place}。去不了请提前取消，把时间留给别人。`,
  },
  'appointment-outside-hours': {
    title: (w) => `您预约的 ${w.slot} 不再开放，请改时间`,
    todo: (w) => `${w.place}改了开放时间。请到“预约”里选别的时间；改约之前，原来的预约还为您保留。`,
  },
  'office-part-arrived': { title: (w) => `新办件：${w.item}`, todo: () => '请收件。' },
  'office-supplement-handed-in': { title: (w) => `已补交材料：${w.item}`, todo: () => '请审核。' },
  'office-part-withdrawn': { title: (w) => `申请人撤回：${w.item}`, todo: () => '不用再办。' },
  'office-form-corrected': {
    title: (w) => `申请人更正了填写内容：${w.item}`,
    todo: () => '请看更正前后的对比。',
  },
  'office-paper-on-its-way': { title: (w) => `纸质材料已寄出：${w.item}`, todo: () => '收到后请登记。' },
  'office-hand-over-disputed': {
    title: (w) => `交接有争议：${w.item}`,
    todo: () => '由行政审批服务局裁定。',
    detail: (w) => (w.reason === '' ? '' : `情况：${w.reason}`),
  },
  'office-dispute-settled': {
    title: (w) => `交接争议已裁定：${w.item}`,
    detail: (w) => (w.reason === '' ? '' : `结论：${w.reason}`),
  },
  'office-clock-ran-out': {
    title: (w) => `${w.clock}已到期：${w.item}`,
    todo: (w) => (w.due === '' ? '请马上处理。' : `到期日：${w.due}。请马上处理。`),
  },
};

const messages: Readonly<Record<MessageCode, (w: Readonly<Record<string, string>>) => string>> = {
  'mandate-code': (w) =>
    `验证码 ${w['code'] ?? ''}，${w['minutes'] ?? ''} 分钟内有效。把它告诉${w['helper'] ?? ''}，就是委托他在 ${w['until'] ?? ''} 前帮您办“${w['thing'] ?? ''}”。不想委托，不要告诉任何人。`,
  'mandate-given': (w) =>
    `您已委托${w['helper'] ?? ''}帮您办“${w['thing'] ?? ''}”，到 ${w['until'] ?? ''} 为止。随时可以收回：登录后打开“帮代办”，或到窗口。`,
  'contact-set': () => '以后的办件通知会发到这里。不是您本人设置的，请不要理会，或联系就近的便民服务中心。',
};

const steps: Readonly<Record<SpecialStepKind, string>> = {
  hearing: '听证',
  bidding: '招标',
  auction: '拍卖',
  inspection: '检验',
  testing: '检测',
  quarantine: '检疫',
  appraisal: '鉴定',
  'expert-review': '专家评审',
  'public-notice': '公示',
};

const clocks: Readonly<Record<ClockKind, string>> = {
  acceptance: '受理期限',
  promised: '承诺办结日期',
  statutory: '法定办结期限',
  joint: '整件事的办结期限',
  'special-step': '特殊环节期限',
  issue: '制证送达期限',
  owed: '补齐材料的日期',
};

export const notices = {
  codes,
  messages,
  steps,
  clocks,
  unknown: '有一条新消息，请查看办件进度。',
  joined: '、',
  fen: (yuan: string) => `${yuan} 元`,
  /** Ends a mail or SMS about a case. */
  signIn: '登录可看详情',
  /** Of a mail that is about no case. */
  plainSubject: '办件通知',
  /** An SMS begins with who sends it. */
  sender: '【一次办】',
  subject: (title: string) => `【一次办】${title}`,
  caseNumber: (number: string) => `办件编号 ${number}`,
  mailFoot: '这封邮件由系统发出，请不要回复。要换收信地址或不再接收，请登录后打开“我的消息”→“通知方式”。',
  list: {
    title: '我的消息',
    nav: '消息',
    unread: (n: number) => `${n} 条未读`,
    none: '还没有消息。办件有进展时，会在这里告诉您。',
    new: '新',
    helping: (name: string) => `您帮${name}办的`,
    open: '查看办件',
    consent: '去答复',
    contacts: '通知方式',
    contactsHint: '短信、邮件发到哪里，用哪种语言。',
    bounced: (lane: 'sms' | 'mail', to: string) => (lane === 'sms' ? `短信没送到 ${to}` : `邮件没送到 ${to}`),
    bouncedTodo: '请改号码或邮箱。消息都在下面，没有丢。',
    change: '改号码',
  },
  contacts: {
    title: '通知方式',
    lead: '消息总会出现在“我的消息”里。下面决定还往哪里发。',
    phone: '手机号码',
    phoneHint: '不填就用办件时留的号码。',
    mail: '电子邮箱',
    mailHint: '填了会先发一封邮件，请看看有没有收到。',
    ways: '除了“我的消息”，还发到',
    bySms: '短信',
    byMail: '电子邮件',
    language: '短信和邮件用的语言',
    languages: { 'zh-CN': '中文', en: 'English' },
    save: '保存',
    saved: '已保存。以后的消息按这里的设置发。',
    phoneWrong: '手机号码不对，请填 11 位号码，如 13800000000。',
    mailWrong: '邮箱地址不对，请检查 @ 前后。',
    mailNeeded: '选了电子邮件，请填邮箱地址。',
    back: '回到我的消息',
  },
  office: {
    title: '本部门的消息',
    lead: '本部门的新办件、补交材料、撤回、更正和到期。',
    none: '没有提醒。',
    seen: '全部标为已看',
    seenBy: '已看',
    columns: { what: '事由', number: '办件编号', when: '时间' },
  },
  bureau: {
    title: '没送到的消息',
    nav: '消息',
    lead: '短信、邮件和部门系统接口里最终没有送到的。本人在“我的消息”里照样看得到。',
    none: '没有送不到的消息。',
    lanes: '各通道',
    lane: { mail: '邮件', sms: '短信', hook: (name: string) => `部门接口 ${name}` },
    waiting: (n: number) => `等待发出 ${n} 条`,
    oldest: (when: string) => `最早的从 ${when} 起`,
    stuck: (n: number) => `有 ${n} 条事件看不懂，没有变成消息。请联系系统维护人员。`,
    columns: {
      lane: '通道',
      to: '发往',
      number: '办件编号',
      error: '对方的答复',
      when: '最后一次',
      tries: '次数',
    },
    retry: '再发',
    retried: '已重新排队，几秒后再发。',
    gone: '这条已经不在列表里了：可能别人刚重发过。',
  },
  demo: {
    title: '会发出的短信和邮件',
    lead: '演示环境什么也不真发。真实环境里，这些会发到下面的号码和邮箱。',
    none: '还没有。',
    status: { waiting: '等待发出', sent: '已发（演示）', bounced: '没送到', expired: '过期未发' },
    link: '看会发出的短信和邮件',
  },
};
