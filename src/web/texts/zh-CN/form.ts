import type { FormProblemCode } from '#app/visit.ts';
import type { ProblemCode } from '#app/problem.ts';
import type { RefusalCode } from '#app/refusal.ts';
import { consultationRefusals } from './consultation-refusals.ts';
import { returnRefusals } from './return-refusals.ts';
import { momentWords } from '../../elements/words.ts';
import { frame } from './frame.ts';
import { yuanWords } from '../../afterwards/yuan.ts';

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
  'delivery-address-needed': (_label, p) =>
    p['field'] === 'receiver'
      ? '请填写收件人的姓名。'
      : p['field'] === 'phone'
        ? '收件人的电话不对。手机号是 11 位数字，座机要写区号。'
        : '请把收件地址写全：县市区、街道（乡镇）、门牌号，最多 200 字。',
  'barred-from-promising': (label) =>
    `您有一条还没有修复的失信记录，现在不能对“${label}”作承诺或者以后再补。请直接提供这份材料；可以在“我的信用记录”里查看和申诉。`,
  'delivery-place-needed': () => '有纸质或卡片的结果要领取，请选一个领取的便民服务中心。',
  'identity-not-checked': () => '请先核对申请人的身份证件，并勾选“已核对”。',
  'applicant-differs': (label) => `“${label}”和已核对身份的申请人不一致，请检查。`,
  'mandate-not-given-yet': () => '委托人还没有确认委托，确认后才能提交。您填的都还在。',
  'mandate-revoked': () =>
    '委托人已经撤销委托，这张表不能再提交。请委托人自己办，或重新办委托。您填的都还在。',
  'mandate-expired': () => '委托已经到期，这张表不能再提交。请重新办委托。您填的都还在。',
  'mandate-for-other-thing': () => '这份委托不是办这件事的。请另办委托。',
  'mandate-without-act': () => '这份委托不包括提交申请。请委托人重新办委托，选上“提交申请”。',
};

const correctionWords: Readonly<Record<string, string>> = {
  items: '这样改，要办的事项就不一样了，不能只作更正。请撤回这一件，改好再交一次；交过的材料都会带过去。',
  offices:
    '这样改，就要换一个地方的部门来办，不能只作更正。请撤回这一件，改好再交一次；交过的材料都会带过去。',
  papers: '这样改，要交的材料就不一样了，不能只作更正。请撤回这一件，改好再交一次；交过的材料都会带过去。',
  questions: '这样改，还要回答别的问题，不能只作更正。请撤回这一件，改好再交一次；交过的材料都会带过去。',
  requirement: '这样改，就不符合办理条件了。请检查有没有填错；没有填错的，请撤回这一件。',
};

function wordOf(words: Readonly<Record<string, string>>, key: Params[string] | undefined): string {
  return words[String(key)] ?? String(key ?? '');
}

function limitOf(p: Params): string {
  const unit = Object.entries(frame.unit).find(([name]) => name === p['unit'])?.[1];
  return unit ? unit(String(p['limit'])) : String(p['limit']);
}

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
  'ground-needed': () => '请选依据的是哪一条条件；选“其他依据”的，请写明法律条款。',
  'opinion-needed': () => '请写明意见。',
  'text-too-long': (p) => `文字太长了，最多 ${p['limit']} 个字。`,
  'result-number-needed': () => '请填写证件的编号。',
  'delivered-elsewhere': () => '结果在另一个地方领取。',
  'receiver-needed': () => '请填写领取人的姓名。',
  'consent-already-answered': () => '这一份已经答复过了，不用再答。',
  'consent-not-needed': () => '这件事已经不需要这份同意了。',
  'certificate-not-held': () =>
    '没有查到您名下有效的这种电子证照，所以不能同意使用。请把原件交给申请人，由申请人补交；或到发证机关办理电子证照。',
  'again-needed': () => '这是第二次要材料。请选一个再次告知的理由。',
  'nothing-corrected': () => '没有改动。请先改，再提交。',
  'fee-differs': () =>
    '付的金额和应缴的不一样，没有入账。请重新缴一次；已经扣了款的，请凭支付记录问办理机关。',
  'no-fee-due': () => '这一项现在没有要缴的费用。',
  'parcel-needed': () => '请填写快递公司和单号。',
  'not-by-post': () => '申请人没有选邮寄，不能寄出。',
  'answer-not-correctable': () => '这一项内容现在不能改了：有的部门已经作出决定，或它是核对身份用的。',
  'payment-not-genuine': () => '这条缴费通知没有通过核对，没有入账。请回到办件页面重新缴费。',
  'payments-not-offered': () => '这里暂时不能网上缴费。请到办理机关缴费。',
  'nothing-to-refile': () =>
    '这一件还在办，或已经办成，不用重新交。要改内容，请用“更正”；不想办了，请用“撤回”。',
  'refile-by-applicant': () => '只有申请人本人可以重新提交这一件。',
  'fee-unpaid': (p) => `应缴的 ${yuanWords(Number(p['fen']))} 元还没有缴，缴了以后才能制证。`,
  'correction-changes-case': (p) =>
    correctionWords[String(p['what'])] ?? '这样改会改变要办的事项，请撤回后重新提交。',
  'clock-suspended': (p) =>
    `“${wordOf(frame.specialStep, p['step'])}”还没有结束，计时停着。请先结束这个环节，再办这一步。`,
  'clock-not-suspended': () => '现在没有特殊环节在进行，计时没有停。',
  'step-not-of-this-item': () => '这一事项没有这个特殊环节，不能因此停止计时。',
  'duration-needed': () => '请写明这个环节需要多长时间。依法要书面告知申请人。',
  'step-too-long': (p) => `比这一事项规定的时间长，最多 ${limitOf(p)}。`,
  'outcome-needed': () => '请写明这个环节的结果。',
  'approver-needed': () => '请写明批准的人或机关。',
  'extended-already': (p) => `已经延长过一次（${p['by']} 个工作日），不能再延长。`,
  'nothing-to-extend': () => '这里没有可以延长的期限。',
  'time-has-run-out': () => '期限已经过了，过了才办的延长不作数。请尽快作出决定。',
  'extension-too-long': (p) => `请填 1 到 ${p['limit']} 之间的整数，单位是工作日。`,
  'clock-still-runs': () => '期限还没有到，不能按到期处理。',
  'happened-in-future': () => '补录的时间不能晚于现在。',
  'happened-before-last': (p) =>
    `补录的时间不能早于这一项上一次变动（${momentWords(String(p['last']), 'zh-CN')}）。`,
  'happened-not-read': () => '补录的时间看不明白。请填日期和时间，例如 2026-11-20 09:30。',
  'not-overdue': () => '后补的材料还没有过期，或者已经交来了，不能按逾期终止。',
  'paper-not-chosen': () => '请先勾选材料，再继续。',
  'date-not-read': () => '日期没有看懂。请填写完整的年月日，例如 2026-12-01。',
  'material-not-owed': () => '勾选的材料没有欠，或者已经交来了。请刷新页面看最新情况。',
  'owed-date-not-later': (p) => `新的日期要晚于原来的 ${p['date']}，也不能是过去的日子。请重新选择。`,
  'owed-too-late': (p) =>
    `这份材料是在最晚日期 ${p['date']} 之后送到的，不能再补。可以重新提交申请；遇到不可抗力的，请和办理机关联系。`,
  'arrival-in-future': () => '送到的日期不能晚于今天，请检查。',
  'arrival-before-filing': (p) => `送到的日期不能早于提交申请的 ${p['filed']}，请检查。`,
  'material-not-committed': () => '勾选的材料没有用承诺代替，不用核查。',
  'check-note-needed': () => '请写明核查了什么、怎么核查的。',
  'commitment-not-found-false': () => '还没有核查出承诺不实，不能以这个理由撤销。请先登记核查结果。',
  'promise-not-signed': (p) =>
    p['kind'] === 'owed'
      ? '容缺受理承诺书还没有签。请看完全文，写上姓名；不愿意承诺的，可以回到“材料”改成直接提供。'
      : '告知承诺书还没有签。请看完全文，写上姓名；不愿意承诺的，可以回到“材料”改成直接提供。',
  'promise-signed-otherwise': (p) => `签名和申请人的姓名不一样。请写“${p['name']}”。`,
  'promise-text-changed': () => '承诺书的内容刚才有变化。请再看一遍，重新签名后提交。',
  'credit-not-now': () => '这条记录的情况刚刚有变化，现在不能这样做。请刷新页面看最新情况。',
  'no-such-part': () => '没有找到这一项。',
  'mandate-not-given-yet': () => '委托人还没有确认委托。请先请委托人把手机上收到的确认码告诉您。',
  'mandate-revoked': () =>
    '委托人已经撤销委托，您不能再替他办。已经填写的内容都还在。请委托人自己办，或重新办委托。',
  'mandate-expired': (p) => `委托到 ${p['until'] ?? ''} 为止，已经到期。已经填写的内容都还在。请重新办委托。`,
  'mandate-for-other-thing': () => '这份委托不是办这件事的。请另办委托。',
  'mandate-without-act': () => '这份委托不包括这一步。请委托人重新办委托。',
  'mandate-has-problems': () => '委托还有内容要改。您填写的内容都还在。',
  'mandate-phone-differs': () =>
    '这个号码和委托人在平台登记的手机号对不上，不能用确认码。请两人一起到便民服务中心当面办，或交一份签名的委托书。',
  'mandate-codes-too-many': (p) =>
    `一小时内最多发 ${p['limit']} 次确认码。请过一会儿再试，或到便民服务中心当面办委托。`,
  'mandate-code-wrong': (p) => `确认码不对，还可以试 ${p['left']} 次。请向委托人再核对一遍。`,
  'mandate-code-used-up': () => '确认码已经失效（超过时间或试的次数太多）。请重新发一次。',
  'contents-needed': () => '请写明寄送的是什么材料、几份。',
  'parcel-incomplete': () => '快递公司和单号要一起填；专人送的，两项都不填。',
  'no-such-leg': () => '没有找到这一次交接。请刷新页面看最新记录。',
  'leg-taken-already': () => '这一次已经有人签收了。请刷新页面看最新记录。',
  'leg-for-another-place': (p) => `这份材料是交给${p['place'] ?? '别处'}的，要由那边签收。`,
  'shortfall-needed': () => '签收时有缺件或破损，请写明缺什么、坏在哪里。',
  'dispute-open': () => '这一次交接已经提出了争议，等数据局认定，不用再提。',
  'no-such-dispute': () => '这个争议没有找到，或已经认定过了。请刷新页面。',
  'finding-needed': () => '请写明查到的情况，双方都会看到。',
  'feedback-needed': () => '请写明原因和正在怎样处理。',
  'feedback-given': () => '这条预警已经反馈过了。',
  'feedback-too-long': (p) => `写得太长了，最多 ${p['limit']} 个字。`,
  'rated-before': () => '这件事您已经评价过了，每件事只评价一次。谢谢您。',
  'case-not-finished': () => '这件事还没有全部办完，办完以后再来评价。',
  'rating-grade-needed': () => '请先选一个评价等级。',
  'rating-reason-not-of-grade': () => '选的原因和评价等级对不上，请重新选择。',
  'follow-up-not-now': () => '现在还不能记这一步，请按页面上的顺序记录。',
  'follow-up-note-needed': () => '请写明做了什么、结果怎样。',
  'follow-up-check-not-independent': () => '复核要由没有参与前面各步的人来做，请换一位同事。',
  'rating-comment-too-long': ({ limit }) => `意见太长了，最多 ${limit} 个字。`,
  'follow-up-note-too-long': ({ limit }) => `写得太长了，最多 ${limit} 个字。`,
  'not-found': () => '没有找到，或者您没有查看它的权限。',
  'not-permitted': () => '您现在的身份不能做这一步，请换一个身份登录。',
  'thing-not-offered': () => '这件事还没有开办。',
  'thing-not-open-yet': (p) => `这件事从 ${p['from']} 起才能办理。`,
  'thing-closed': (p) => `这件事从 ${p['since']} 起停止办理。`,
  'plan-has-findings': () => '办理方案正在修订，暂时不能网上办理。请到就近的便民服务中心咨询。',
  'form-review-incomplete': () => '还有材料没有确认齐全、清楚、与原件一致。请逐份看过后勾选，再提交。',
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
  'slot-taken': () => '这个时间刚被约走。请从下面选一个还有空的时间，您填写的都还在。',
  'slot-begun': () => '这个时间已经开始，不能再预约、改约或取消。可以选别的时间，或直接到窗口取号。',
  'slot-not-offered': () => '这个地方没有这个时间。请重新选日期和时间。',
  'too-many-appointments': (p) =>
    `同一天同一件事最多约 ${p['limit']} 次，您已经约过了。请到“我的预约”查看或改约。`,
  'too-many-open-appointments': (p) =>
    `您还有 ${p['limit']} 个没到时间的预约，这是一个人最多能有的。请先到“我的预约”取消用不上的。`,
  'appointment-closed': () => '这个预约已经取消，或者您已经到了窗口，不能再改。请到“我的预约”看最新情况。',
  'not-todays-appointment': () => '这不是今天的预约，不能登记到场。可以请他取一个现场号。',
  'no-show-too-early': (p) => `还没到时候：再过 ${p['minutes']} 分钟才能记为未到。`,
  'nobody-waiting': () => '现在没有人在等。',
  ...returnRefusals,
  ...consultationRefusals,
  'hours-have-problems': () => '开放时间还有内容要改，改好后才能发布。您填写的内容都还在。',
  'outside-purpose': (p) =>
    `这些数是为另一个目的收集的，不能带单位名称用于这个用途（${p['clauses']}）。可以用汇总数，或者为这个用途另行收集。`,
  'totals-changed-meanwhile': () => '汇总的报表刚刚有变化，请看过现在的综合表再审核。',
  'totals-have-findings': (p) => `综合表有 ${p['findings']} 处重复计算或不在名录内的问题，处理后才能审核。`,
  'totals-empty': () => '还没有本单位审核通过的报表，没有可以审核的综合表。',
  'totals-note-needed': (p) => `名录内还有 ${p['missing']} 家没有汇入。请写明原因，再审核。`,
  'totals-approved-before': () => '这张综合表已经审核过，汇入的报表没有变化，不用再审核。',
  'totals-not-approved': () => '区域综合表还没有审核，或者审核以后报表有变化。请先审核综合表，再公布报告。',
  'report-not-public': () => '只能公布公开版。内部版含单位名称，不能对外提供。',
  'report-names-units': (p) => `报告里出现了 ${p['units']} 家调查单位的名称，不能公布。`,
  'report-tells-units-apart': (p) =>
    `和已经公布的报告相减，会透露 ${p['units']} 家单位的数字（统计法实施条例第二十九条），现在不能公布。请等增加、减少或更正的单位超过三家时一并公布。`,
  'report-published-before': () => '同样的报告已经公布过了。',
  'revision-reason-needed': () => '已公布的数字要修订，请写明修订的原因（统计法实施条例第二十六条）。',
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
      'as-before': '上次已经交过，不用再交',
      'hand-in': '上传照片或 PDF',
      'shown-at-counter': '在窗口出示原件',
      'e-certificate': '用电子证照，不用交',
      'ask-consent': '请本人同意使用电子证照',
      commit: '写一份承诺书代替',
      owe: '先办理，以后再补',
    },
    wayHint: {
      'as-before': '随上一件一起交的，部门可以直接看；要换，请选别的方式',
      'hand-in': 'PDF、JPG 或 PNG，每个不超过 10 MB',
      'shown-at-counter': '窗口人员看过原件即可',
      'e-certificate': '由系统向发证机关取得',
      'ask-consent': '提交后通知持证人本人，本人同意后系统才取得证照；在这之前，要用它的事项先等着',
      commit: '您对内容的真实性负责；承诺不实的，办理结果会被撤销',
      owe: '要签承诺书；受理后在承诺办结时限内补齐，逾期这一项就终止',
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
