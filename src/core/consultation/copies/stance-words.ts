// A copy with one word turned round says the opposite. Words kept by hand that must agree before two texts may be folded unread.
const STANCES =
  '反对 赞成 同意 支持 取消 保留 停止 停办 停建 暂停 恢复 叫停 禁止 允许 撤销 撤并 拆除 拒绝 增加 减少 提高 降低 扩大 缩小 加快 放缓 延长 ' +
  '缩短 上调 下调 不 没 无 未 勿 莫 废 禁';
const TELLING = new RegExp(
  `${STANCES.replaceAll(' ', '|')}|\\d+(?:\\.\\d+)?[%‰]?|[二三四五六七八九十]+`,
  'g',
);

/** Which of a normalised text's words make another demand of it: every figure and every word for or against, in order. */
export function tellingWords(normalised: string): readonly string[] {
  return normalised.match(TELLING) ?? [];
}
