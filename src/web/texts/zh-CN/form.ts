import type { FormProblemCode } from '#app/visit.ts';
import type { ProblemCode } from '#app/problem.ts';
import type { RefusalCode } from '#app/refusal.ts';

type Params = Readonly<Record<string, string | number>>;
/** A sentence about one field: its label, and what the code carries. */
type FieldSentence = (label: string, p: Params) => string;
type Sentence = (p: Params) => string;

const problems: Readonly<Record<ProblemCode, FieldSentence>> = {
  required: (label) => `请填写“${label}”。`,
  'too-long': (label, p) => `“${label}”最多 ${p['limit']} 个字，现在是 ${p['length']} 个字。请写短一些。`,
  pattern: (label) => `“${label}”的写法不对，请对照提示检查。`,
  'not-a-number': (label) => `“${label}”要填数字，例如 3。`,
  'too-small': (label, p) => `“${label}”不能小于 ${p['min']}。`,
  'too-large': (label, p) => `“${label}”不能大于 ${p['max']}。`,
  'not-a-date': (label) => `“${label}”要填一个真实的日期，例如 1957 年 3 月 8 日。`,
  'not-an-option': (label) => `请从“${label}”下面的选项里选一个。`,
  'not-yes-or-no': (label) => `“${label}”请选“是”或“否”。`,
  'not-money': (label) => `“${label}”要填金额，最多两位小数，例如 1200.50。`,
  'phone-number-format': (label) => `“${label}”不像电话号码。手机号是 11 位数字，座机要写区号。`,
  'bank-account-format': (label) => `“${label}”不像银行账号。请照着银行卡正面的数字填写。`,
  'citizen-number-length': (label) => `“${label}”应是 18 位，请数一数有没有少填或多填。`,
  'citizen-number-characters': (label) => `“${label}”只能是数字，最后一位可以是 X。`,
  'citizen-number-birth-date': (label) => `“${label}”第 7 到 14 位不是真实的出生日期，请对照证件检查。`,
  'citizen-number-check-digit': (label) => `“${label}”有一位填错了，请对照证件逐位检查。`,
  'citizen-number-sample-range': (label) => `“${label}”是演示用的号码，不能用来真实办事。`,
  'organisation-code-length': (label) => `“${label}”应是 18 位，请对照营业执照检查。`,
  'organisation-code-characters': (label) => `“${label}”里有不该出现的字符（没有 I、O、S、V、Z）。`,
  'organisation-code-check-digit': (label) => `“${label}”有一位填错了，请对照营业执照逐位检查。`,
  'person-name-missing': (label) => `请填写“${label}”。`,
  'person-name-too-long': (label) => `“${label}”太长了，最多 50 个字。`,
  'person-name-characters': (label) => `“${label}”里有不能出现在姓名中的字符，请照证件上的写法填写。`,
  'outside-the-city': (label) => `“${label}”不在衡阳市，本平台暂时不能办理，请到当地办理。`,
  'division-unknown': (label) => `“${label}”还没有选定：请写地名，点“查找”，再从下面选一个。`,
  'division-too-high': (label) => `“${label}”选得太大了，请选到县市区或更小的地方。`,
  'division-level': (label, p) => `“${label}”要选到${levelName(p['level'])}。请把名字写全，再查找一次。`,
  'requirement-fails': (label) =>
    `“${label}”不符合。请检查有没有填错；没有填错的，可到就近的便民服务中心咨询。`,
  'item-not-offered': (label) => `“${label}”在您选的县市区还没有开办，请到当地政务服务中心咨询。`,
  'question-open': (label) => `还没有回答“${label}”。`,
  'nothing-to-file': () => '按您的回答，没有需要办理的事项。请检查前面的回答。',
  'paper-missing': (label) => `还缺“${label}”。请上传，或选择其他提供方式。`,
  'certificate-not-usable': (label) =>
    `“${label}”的这份电子证照不能用（不是您本人的，或已失效）。请换一种提供方式。`,
  'paper-choice-not-allowed': (label) => `“${label}”不能这样提供，请换一种方式。`,
  'delivery-place-needed': () => '有纸质或卡片的结果要领取，请选一个领取的便民服务中心。',
  'identity-not-checked': () => '请先核对申请人的身份证件，并勾选“已核对”。',
  'applicant-differs': (label) => `“${label}”和已核对身份的申请人不一致，请检查。`,
  'mandate-needed': () => '替别人办理，请写明您和申请人的关系和委托内容。',
};

const refusals: Readonly<Record<RefusalCode, Sentence>> = {
  'not-allowed-now': () => '现在不能做这一步，情况可能已经变化。请刷新页面看最新进度。',
  'changed-meanwhile': (p) => `${p['who'] ?? '别人'}刚刚处理了这一项。请看最新情况再继续。`,
  'not-your-part': () => '这一项不归您办理。',
  'waiting-for-sibling': () => '这一项要等前面的事项办好，不用您做什么。',
  'material-missing': () => '还有要求的材料没有交齐。',
  'material-owed': () => '后补的材料还没有交来，交齐后才能作出决定。',
  'supplement-needs-something': () => '请至少选一份要补的材料，或写明要补什么。',
  'supplement-was-asked-once': () => '补正要一次告知清楚，不能再增加新的材料。',
  'material-not-of-this-part': () => '这份材料不是这一项要的。',
  'reason-needed': () => '请写明理由。',
  'opinion-needed': () => '请写明意见。',
  'text-too-long': (p) => `文字太长了，最多 ${p['limit']} 个字。`,
  'result-number-needed': () => '请填写证件的编号。',
  'delivered-elsewhere': () => '结果在另一个地方领取。',
  'receiver-needed': () => '请填写领取人的姓名。',
  'no-such-part': () => '没有找到这一项。',
  'not-found': () => '没有找到，或者您没有查看它的权限。',
  'not-permitted': () => '您现在的身份不能做这一步，请换一个身份登录。',
  'thing-not-offered': () => '这件事还没有开办。',
  'thing-not-open-yet': (p) => `这件事从 ${p['from']} 起才能办理。`,
  'thing-closed': (p) => `这件事从 ${p['since']} 起停止办理。`,
  'plan-has-findings': () => '办理方案正在修订，暂时不能网上办理。请到就近的便民服务中心咨询。',
  'draft-has-problems': () => '还有内容要改，改好后才能提交。您填写的内容都还在。',
  'draft-already-submitted': () => '这张表已经提交过了，不用再提交。',
  'draft-changed-meanwhile': () => '这张表在另一个窗口里改过。下面是最新内容，请检查后继续。',
  'too-many-drafts': (p) =>
    `您已经有 ${p['limit'] ?? ''} 张没有提交的表，不能再开新的。请到“我的办件”接着填完，或删除不需要的，再来办这件事。`,
  'draft-of-another-centre': () =>
    '这张表是您在另一个便民服务中心开的，不能从现在的中心提交。请由那个中心的窗口接着办，或在这里重新开一张。',
  'draft-too-large': () => '填写的文字太多了，请写短一些。',
  'material-unknown': () => '这份材料不是这件事要的。',
  'file-empty': (p) => `“${p['name'] ?? '文件'}”是空的，请重新选择。`,
  'file-too-large': (p) =>
    `“${p['name'] ?? '文件'}”超过 10 MB，没有收下。请拍小一点，或分成几份。其他内容都还在。`,
  'file-type-not-allowed': (p) =>
    `“${p['name'] ?? '文件'}”不是 PDF、JPG 或 PNG，没有收下。请拍照或另存为 PDF 后再传。`,
  'file-type-mismatch': (p) =>
    `“${p['name'] ?? '文件'}”的内容和它的名字对不上，没有收下。请重新拍照或另存为 PDF 后再传。`,
  'too-many-files': () => '文件太多了，请去掉不需要的，或合成一份 PDF。',
  'plan-changed-meanwhile': () => '填表期间办理方案有更新，您填的都还在。请看一下变化，再提交一次。',
};

const received: Readonly<Record<FormProblemCode, (file: string) => string>> = {
  'file-too-large': (file) => `“${file}”超过 10 MB，没有收下。请拍小一点，或分成几份。其他内容都还在。`,
  'files-too-large-together': (file) => `这次一起传的文件超过 30 MB，“${file}”没有收下。请分几次上传。`,
  'too-many-files': (file) => `一次传的文件太多，“${file}”没有收下。请分几次上传。`,
  'file-empty': (file) => `“${file}”是空的，请重新选择。`,
  'value-too-long': () => '这里的文字太长，只保留了前面的部分，请检查。',
  'too-many-fields': () => '这张表的内容太多，后面的没有收下，请检查。',
  'body-too-large': () => '这次提交的内容太大，前面的已经保存，后面的没有收下。请把文件分几次上传。',
  'body-malformed': () => '提交时网络中断，前面的内容已经保存，请检查后面的内容。',
  'file-not-kept': (file) => `登录后才能上传文件，“${file}”没有收下。`,
};

function levelName(level: string | number | undefined): string {
  return level === 'village' ? '村或社区' : level === 'town' ? '乡镇或街道' : '县市区';
}

export const form = {
  problems,
  /** Instead of `problems.required` where nothing is typed but chosen. */
  requiredChoice: (label: string) => `请选择“${label}”。`,
  requiredPlace: (label: string) => `请选择“${label}”：写地名，点“查找”，再选一个。`,
  /** One place was found and is marked already. */
  confirmPlace: (label: string) => `请看一下“${label}”：已替您选上找到的地方，对的话再点一次“下一步”。`,
  requiredDate: (label: string) => `请填写“${label}”的年、月、日。`,
  refusals,
  received,
  /** The condition that does not hold, before what to do about it. */
  requirementFails: (condition: string) => `办理条件是：${condition}。`,
  /** Punctuation between pieces that are put together on a page. */
  colon: '：',
  stop: '。',
  comma: '，',
  semicolon: '；',
  inBrackets: (words: string) => `（${words}）`,
  problemsTitle: (n: number) => `有 ${n} 处需要您看一下`,
  /** Before the title of a page that has problems. */
  titleProblem: '有内容要改：',
  optional: '（可不填）',
  year: '年',
  month: '月',
  day: '日',
  dateHint: '例如 1957 年 3 月 8 日',
  money: '元',
  citizenNumberHint: '18 位，最后一位可以是 X',
  prefilledFrom: (source: string) => `来自${source}`,
  prefilledSignIn: '您的登录信息',
  prefilledCertificate: (certificate: string) => `您的${certificate}（电子证照）`,
  prefilledCorrect: '已替您填好。如果和实际不符，请直接改。',
  prefilledLocked: '已替您填好，不用再填。如果不对，请到就近的便民服务中心更正。',
  derived: '由上面的内容自动得出，不用填',
  stepOf: (n: number, of: number) => `第 ${n} 步，共 ${of} 步`,
  /** Steps in a row, for readers of the page. */
  steps: '填写步骤',
  next: '下一步',
  back: '上一步',
  saveForLater: '保存，稍后再办',
  notAnswered: '没有填写',
  division: {
    hint: '写地名或拼音首字母，例如“常宁 宜阳”或 cnyy，再点“查找”。',
    query: (label: string) => `${label}：地名`,
    find: '查找',
    chosen: '已选',
    hits: '找到这些地方，请选一个：',
    onlyHit: '找到这个地方，已替您选上：',
    none: (query: string) => `没有找到“${query}”。请换个写法，例如只写村或社区的名字。`,
    many: '地方太多，只列出一部分。请把县、乡镇的名字也写上，例如“常宁 宜阳”。',
    change: '换一个地方：',
  },
  papers: {
    way: {
      'hand-in': '上传照片或 PDF',
      'shown-at-counter': '在窗口出示原件',
      'e-certificate': '用电子证照，不用交',
      commit: '写一份承诺书代替',
      owe: '先办理，以后再补',
    },
    wayHint: {
      'hand-in': 'PDF、JPG 或 PNG，每个不超过 10 MB',
      'shown-at-counter': '窗口人员看过原件即可',
      'e-certificate': '由系统向发证机关取得',
      commit: '您对内容的真实性负责；承诺不实的，办理结果会被撤销',
      owe: '作出决定之前要补齐',
    },
    fromRegister: '已从电子证照取得',
    fromRegisterDetail: (name: string, number: string) => `${name}，编号 ${number}`,
    issuedBy: (issuer: string) => `${issuer}签发`,
    /** A certificate of the sample city. */
    sample: '样例',
    fromSibling: (items: string) => `由“${items}”办好后自动传来，您不用交`,
    asAnswer: '填表时已经回答，您不用交',
    optional: '可以不交',
    copies: (n: number) => `${n} 份`,
    askedBy: (items: string) => `用于：${items}`,
    alternatives: (names: string) => `也可以用：${names}`,
    choose: '怎么提供',
    upload: (name: string) => `选择“${name}”的文件`,
    uploadButton: '上传',
    uploaded: '已经上传：',
    remove: '去掉',
    removeNamed: (file: string) => `去掉“${file}”`,
    none: '这件事不用您交任何材料。',
    size: (kilobytes: number) =>
      kilobytes >= 1024 ? `${(kilobytes / 1024).toFixed(1)} MB` : `${kilobytes} KB`,
  },
};
