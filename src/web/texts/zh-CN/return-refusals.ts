// Why an act on a return was not done, and what to do.
import type { ReturnRefusalCode } from '#core/costs/return-refusal.ts';
import { momentWords } from '../../elements/words.ts';

type Sentence = (p: Readonly<Record<string, string | number>>) => string;

export const returnRefusals: Readonly<Record<ReturnRefusalCode, Sentence>> = {
  'return-not-allowed-now': () =>
    '这份报表现在不能这样操作：可能别人已经办过这一步。请刷新页面，看它现在的状态。',
  'return-not-your-duty': (p) =>
    p['duty'] === 'head'
      ? '这一步由单位负责人办理。请用负责人的账号登录。'
      : p['duty'] === 'collector'
        ? '这一步由机关事务管理部门办理。'
        : '这一步由填表人办理。请用填表人的账号登录。',
  'return-same-person': () =>
    '填表人和单位负责人要由两个人分别签字（统计法实施条例第十七条）。请由负责人本人登录签字报送。',
  'return-own-review': () => '这份报表是您自己签字报送的，不能再由您审核。请由本部门的其他人审核。',
  'return-has-blocks': (p) => `还有 ${p['findings']} 处必须改正的差错，改正后才能签字。差错都列在检查页上。`,
  'return-unexplained': (p) =>
    `还有 ${p['findings']} 处需要说明的情况没有写说明。核对无误的，请逐条写明原因；有误的，请改正。`,
  'return-content-changed': () =>
    '签字的内容和现在的数据不一致：打开页面以后，或者填表人签字以后，数据或说明又有改动。请重新核对后再签字。',
  'return-changed-meanwhile': (p) =>
    `${p['who'] || '系统'}在${momentWords(String(p['when']), 'zh-CN')}先办了一步，这份报表已经变了。请看现在的情况后再决定。`,
  'return-not-open-yet': (p) => `这次调查从 ${p['from']} 开始填报。请到那一天再来。`,
  'return-closed': (p) =>
    `这次调查已于 ${p['since']} 截止，不能再首次报送。已填的内容都还在。请联系${p['office'] || '统计主管部门'}，由其延长截止日期后再报送。`,
  'return-not-filled-in': () => '这是已公开数据的汇集，不用填报。',
  'return-not-your-turn': (p) => `现在轮到${p['office'] || '其他单位'}办理。`,
  'return-questions-open': (p) =>
    `还有 ${p['questions']} 个提出的问题没有关闭。得到答复后请先关闭问题，再审核通过。`,
  'return-question-unknown': () => '没有找到这个问题。请刷新页面。',
  'return-question-closed': () => '这个问题已经关闭。需要的话请另提一个。',
  'return-finding-unknown': () =>
    '这一条现在不存在，或者是必须改正、不能用说明代替的差错。请看最新的检查结果。',
  'return-cell-unknown': (p) =>
    `报表里没有代码为“${p['cell']}”的单元格，什么都没有保存。请检查是否用了旧的模板。`,
  'return-nothing-to-take-over': () => '没有可以带入的数据：上年没有锁定的报表，或者单元格已经填过。',
};
