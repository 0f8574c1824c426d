import type { AgainReason } from '#core/cases/ask-supplement.ts';

const again: Readonly<Record<AgainReason, string>> = {
  'not-as-asked': '补来的材料和上次要求的不符（只能再要同样的材料）',
  'revealed-by-what-came': '看了补来的材料才发现还需要别的',
  'application-changed': '申请人改变了申请的内容',
  'rules-changed': '申请之后规定有变化',
};

export const afterwards = {
  again: {
    label: '第二次要材料的理由',
    hint: '补正要一次告知。再次告知会写给申请人看，也会列入监督。',
    reasons: again,
  },
  heldBack:
    '申请人还没有看到：等这件事的各部门都看完，合成一张清单一次告知；最迟在告知期限的最后一个工作日下班时发出。',
  supplement: {
    title: '补材料',
    intro: (n: number) =>
      n === 1
        ? '要补的都在这里，一次说清。补齐后会接着办，不用重新申请。'
        : `${n} 个部门要补的都在这一张清单上，一次说清。补齐后会接着办，不用重新申请。`,
    partAsks: (office: string) => `${office}要您补：`,
    partOwes: (office: string) => `您说好以后补给${office}的：`,
    again: (reason: string) => `这是再次告知。理由：${reason}`,
    sharedHint: '几个部门都要，交一份就行',
    note: '要对这个部门说明的话',
    noteHint: '没有可以不写，最多 500 字',
    submit: '交给办理机关',
    /** Some parts were handed in, others lack something. */
    partly: (done: string, left: string) => `“${done}”的已经交了。“${left}”的还没有交齐，请看下面。`,
    lacking: (names: string) => `还缺：${names}。请选好文件再交；浏览器不会记住上次选的文件，要重选。`,
    nothing: '请至少选一个文件，或写几句说明。',
  },
  withdraw: {
    link: '撤回',
    linkCase: '撤回整件',
    onePart: '只撤回其中一项',
    linkPart: (item: string) => `撤回“${item}”`,
    title: '确定要撤回吗？',
    whole: '整件撤回',
    effects: '撤回以后：',
    ends: (items: string) => `不再办：${items}`,
    blocks: (items: string) => `要等它的结果的，也跟着办不成：${items}`,
    stays: (items: string) => `已经作出决定的不受影响：${items}`,
    goesOn: (items: string) => `照常接着办：${items}`,
    fee: '已经缴的费用不会自动退回，请问办理机关。',
    later: '以后还想办，可以用这一件的内容再交一次，交过的材料不用重交。',
    noUndo: '撤回了就不能恢复。',
    reason: '为什么撤回',
    reasonHint: '不写也可以',
    confirm: '确定撤回',
    keep: '不撤回，回到进度',
    done: '已经撤回。',
  },
  correct: {
    link: '更正填错的内容',
    title: '更正填错的内容',
    intro: '这里只列出还能改的内容。已经作出决定的事项用到的，和核对身份用的，不能改。',
    limits: '要办的事项、办理的地方和要交的材料会因此改变的，不能在这里改；请撤回后改好再交一次。',
    none: '现在没有可以更正的内容：有关的事项都已经作出决定。',
    reason: '说明（可以不写）',
    submit: '提交更正',
    done: '已经更正，办理机关会看到改了什么。',
    changed: '申请人更正过内容',
    change: (label: string, before: string, after: string) =>
      `${label}：“${before === '' ? '没有填' : before}”改为“${after === '' ? '不填' : after}”`,
  },
  refile: {
    button: '改好再交一次',
    hint: '开一张新表，上次填的和交过的材料都带过去，不用重填重交。该改的地方改好，再提交。',
    identity: '看过申请人本人的身份证原件',
    identityNeeded: '请先核对申请人的身份证件，并勾选。',
    of: '这是再次提交的，原来的一件是',
    as: '已经改好再交，新的一件是',
  },
  appeal: {
    title: '不同意这个结果，怎么办',
    stated: '办事指南写明：',
    notStated: '救济的途径和期限：办事指南未说明。',
    askOffice: (office: string) =>
      `作出这个结果的是${office}，可以向它询问，也可以到就近的便民服务中心询问。`,
  },
  post: {
    choose: '邮寄到家',
    chooseHint: '纸质或卡片的结果寄到您写的地址，寄出后能看到快递单号。',
    address: '邮寄地址',
    addressHint: '选“邮寄到家”的，请填写；不邮寄可以不管。',
    receiver: '收件人',
    phone: '收件人电话',
    where: '详细地址',
    send: '寄出结果',
    sendTo: '寄给',
    carrier: '快递公司',
    parcel: '快递单号',
    sent: '寄出了',
    parcelIs: (proof: string) => `已寄出：${proof}`,
  },
  fee: {
    due: (yuan: string) => `应缴 ${yuan} 元`,
    paid: (yuan: string) => `已缴 ${yuan} 元`,
    basis: (basis: string) => `收费依据：${basis}`,
    before: '缴费以后才能制作结果。',
    pay: '去缴费',
    atOffice: '这里暂时不能网上缴费，请到办理机关缴。',
    done: '缴费成功，已经记到这一件上。',
  },
  demoPay: {
    title: '演示缴费',
    warning: '这是演示，不会扣钱。真实的平台会转到银行或支付机构的页面。',
    purpose: '缴费事项',
    amount: '金额',
    yuan: (amount: string) => `${amount} 元`,
    pay: '演示：付款成功',
    cancel: '不付了，回到办件',
  },
  more: '查看和更改',
};
