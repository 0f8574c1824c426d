// Behind each national reason code of 好差评: the behaviour of the platform, proved by a test of that name, or the reason why
// nothing is claimed. `docs/reason-codes*.md` is made from here.
import { test } from 'node:test';
import { assert } from '#base/assert.ts';

type Both = { readonly zh: string; readonly en: string };

/** A code whose complaint cannot arise, or whose praise comes true, as far as the sentence says. */
export type Claim = Both & { readonly code: number };

/** A code on which no behaviour is claimed, and why. */
export type Unclaimed = Both & { readonly code: number };

export const CLAIMS: readonly Claim[] = [
  {
    code: 108,
    zh: '受理条件以办事指南为准：部门办理页上列出的，就是申请人在指南上看到的那几条；不指明依据哪一条、不写理由，不能不予受理，申请人都看得到',
    en: 'the conditions before the office are those of the guide, and nothing is refused without one of them (or a clause of law) and a reason, both of which the applicant reads',
  },
  {
    code: 109,
    zh: '部门只能要本事项写明、这次用得到的材料，要别的系统不接受；附的话原样告诉申请人并留存',
    en: 'an office can ask only for papers that its item names and that this applicant needs; another one is refused, and words beside it are told and kept as they are',
  },
  {
    code: 110,
    zh: '法定时限一到就有结果：该答复未答复的视为受理，告诉申请人；该发证未发的亮红灯、出红色预警，截止日期逐日可查',
    en: 'when the time of the law runs out it shows: silence counts as acceptance and is told, a result not issued is red and warned of, the date proved day by day',
  },
  {
    code: 111,
    zh: '指南上没有编造的样本：来源没写的写“未说明”，样例和推断都有标记',
    en: 'nothing in a guide is a made-up sample: what no source states is said to be not stated, samples and inferences are marked',
  },
  {
    code: 112,
    zh: '页面上开放的事，每一件都能在网上一直办到提交，拿到办件编号',
    en: 'everything that is offered can be filed online to the end, to a number',
  },
  {
    code: 113,
    zh: '一次申请，几个县市区的部门各办各的；申请人只面对一个地方：在那里交，在那里领',
    en: 'one filing reaches the offices of several counties; one place takes it in and hands everything out',
  },
  {
    code: 114,
    zh: '来源没写跑几次的，指南不承诺次数；写了的，说明到窗口交、又到窗口领的最多两次；实际到窗口几次，按日统计，数据局看得到',
    en: 'the guide promises no number of visits that no source states, and says that handing in and collecting at a counter are two where one is counted; visits that were made are counted for the bureau',
  },
  {
    code: 115,
    zh: '态度软件管不了；每个差评都有人管：单独的时限、回访、核实、整改，由没参与的人复核，窗口看不到是谁评的',
    en: 'manners are beyond software; each low rating gets a follow-up with its own date, contact, finding, correction and a check by somebody else, out of the clerk’s sight',
  },
  {
    code: 208,
    zh: '每件事的指南页上有完整的材料清单，一样材料只列一行',
    en: 'the page of each thing lists all of its papers, each in one row',
  },
  {
    code: 209,
    zh: '承诺的日期受理时就告诉申请人；临近黄灯，过期红灯、预警，部门要限期说明；不能悄悄改日期',
    en: 'the promised date is told at acceptance; near it is yellow, past it red, warned of and to be answered; it is not moved in silence',
  },
  {
    code: 210,
    zh: '同一份材料不会要第二次：一件事里各事项合并只收一次；补正告知后没有法定理由不能再要；重新申请自动带上',
    en: 'the same proof is asked once: over all items of a thing, in one notice, and not again when one files again',
  },
  {
    code: 211,
    zh: '网上申请之后也能在网上办完：补正、更正、查询、撤回都不用到窗口',
    en: 'what was filed online is finished online: what is missing is handed in, answers are put right, the case is read and withdrawn without a counter',
  },
  {
    code: 212,
    zh: '预约了的人到场先叫号，排在没预约的人前面',
    en: 'who booked a time is called before those who came without, although they came earlier',
  },
  {
    code: 213,
    zh: '业务不熟的差评同样进入核实整改；窗口手边有清单：有一份没看过就收不了件，系统说明是哪一份',
    en: 'the clerk is led through the papers and cannot take in what was not looked at; a complaint of this kind is followed up',
  },
  {
    code: 214,
    zh: '说话生硬软件管不了；这样的差评由没参与的人复核后才能了结',
    en: 'a curt word is beyond software; a complaint of it is not closed by whoever handled it',
  },
  {
    code: 307,
    zh: '各部门要补正的，合成一张清单，一次告知',
    en: 'what several offices miss reaches the applicant as one list',
  },
  {
    code: 309,
    zh: '按时没按时，由每一步的实际时间得出，不由谁填写',
    en: 'what is done in time is recorded as in time by its own stamps',
  },
  {
    code: 310,
    zh: '办件照申请那天的指南办：材料、条件、部门、承诺时间都随办件保存，之后改指南不影响',
    en: 'a case keeps the guide it was filed under: papers, conditions, offices and promised time',
  },
  {
    code: 311,
    zh: '不管怎么回答，要的材料都在指南的清单上',
    en: 'whatever is answered, every paper asked for stands on the list of the guide',
  },
  {
    code: 312,
    zh: '结果可以寄到家，有快递单号，本人看得到',
    en: 'the result comes by post, with its parcel number for the person to read',
  },
  {
    code: 313,
    zh: '指南算一次的，网上交、窗口领，或窗口交、寄到家，实际就是一次',
    en: 'where the guide counts one visit, filing online and collecting, or filing at a counter and getting it by post, is one',
  },
  {
    code: 406,
    zh: '几个事项一张表，同一个问题只问一次',
    en: 'all items of a thing share one form, and each question stands on it once',
  },
  {
    code: 407,
    zh: '网上先传，领结果时窗口核验证件，核对了哪几份材料的原件，逐份写进记录',
    en: 'papers are uploaded online, and which originals were seen at the window when the result is fetched is on record, paper by paper',
  },
  {
    code: 408,
    zh: '几个事项一份材料清单，几个部门都要的只列一次',
    en: 'several items have one list of papers, and what several of them ask for stands on it once',
  },
  {
    code: 409,
    zh: '允许承诺的材料，签了告知承诺书就不用交，照样办下来',
    en: 'a signed commitment replaces the paper where the item allows it, and the case goes through',
  },
  {
    code: 410,
    zh: '可以预约：选地方、日期和时段，一个时段不会给两个人',
    en: 'a time can be booked at a centre, and one seat is never given twice',
  },
  {
    code: 411,
    zh: '跑一次：窗口交齐，结果寄到家',
    en: 'one visit is enough: handed in at a counter, the result comes by post',
  },
  {
    code: 510,
    zh: '一个窗口一次办好：几个部门的事在一个窗口一次交',
    en: 'one window takes in the matters of several offices at once',
  },
  {
    code: 511,
    zh: '先受理，材料后补：差的材料约定日期补，补齐才发结果',
    en: 'accepted first, the paper later: told until when, and the result follows once it has come',
  },
  {
    code: 512,
    zh: '免证办：有电子证照的自动调取，不用交证明（可以承诺的见 409）',
    en: 'no proof is handed in where certificates are on record (for commitments see 409)',
  },
  {
    code: 513,
    zh: '全程网上办：网上申请、部门在线办、结果寄到，一次窗口都不用去',
    en: 'wholly online: filed, decided and received without one day at a counter',
  },
  {
    code: 515,
    zh: '就近办：全市任何一个县市区的村、社区窗口都能收、都能领，到的是同一个部门',
    en: 'any centre of any county takes the matter in and hands the result out; the same office decides',
  },
  {
    code: 516,
    zh: '一份材料都不交：材料就是表单上的回答和部门之间自动传的结果',
    en: 'no papers at all, where the papers are answers and results that flow by themselves',
  },
];

export const UNCLAIMED: readonly Unclaimed[] = [
  {
    code: 207,
    zh: '读到的指南来源没有给出材料样本，编造样本会误导人，所以没有样本。由部门提供后再加',
    en: 'no source that was read gives samples, and a made-up sample would mislead; there are none until an office provides them',
  },
  {
    code: 308,
    zh: '同 207：没有样本可提供',
    en: 'as 207: there are no samples to give',
  },
  {
    code: 314,
    zh: '服务一般说的是感受，平台只如实记录',
    en: 'an impression; the platform only records it',
  },
  {
    code: 412,
    zh: '没有做自助终端',
    en: 'terminals are not built',
  },
  {
    code: 413,
    zh: '服务好说的是人，平台只如实记录',
    en: 'praise of people; the platform only records it',
  },
  {
    code: 514,
    zh: '手机上办由浏览器测试证明（test/web/journeys/，360 像素宽、不用脚本），这里不重复',
    en: 'proved in a browser, 360 pixels wide and without script (test/web/journeys/), not here',
  },
  {
    code: 517,
    zh: '服务热情说的是人，平台只如实记录；办得快见 209、309',
    en: 'warmth is of people, the platform only records it; for quickness see 209 and 309',
  },
];

const claims = new Map(CLAIMS.map((claim) => [claim.code, claim]));

/** A test under the name of the code: what is claimed of it holds. Throws for a code of which nothing is claimed. */
export function proves(code: number, run: () => Promise<void> | void): void {
  const claim = claims.get(code);
  assert(claim, `nothing is claimed of ${code}`);
  void test(`${code}: ${claim.en}`, run);
}
