// Words in a reason that say yes or no. A list of ours, read from the published tables and replies that the facts name; it warns, it
// decides nothing.

/** The reason declines. */
const DECLINING = [
  '不予采纳',
  '未予采纳',
  '未采纳',
  '不采纳',
  '暂不',
  '暂缓',
  '暂无',
  '不具备',
  '不宜',
  '不符合',
  '难以',
  '无法',
  '不能满足',
  '留作参考',
  '时机成熟',
  '条件成熟',
  '待条件具备',
  '资金缺口',
  '财力有限',
  '无此项资金',
  '没有专项资金',
  '今后研究',
  '再研究',
] as const;

/** The reason says it was taken in. */
const ADOPTING = [
  '已采纳',
  '予以采纳',
  '已吸收',
  '吸收采纳',
  '已写入',
  '已纳入',
  '已增加',
  '已修改',
] as const;

/** Words behind these turn their meaning: 并非无法, 不再暂缓. */
const TURNING = ['并非', '不再', '不是'] as const;

/** The words of a reason that decline and that adopt, in the order of the lists. */
export function wordsAgainst(reason: string): {
  readonly declining: readonly string[];
  readonly adopting: readonly string[];
} {
  const isSaid = (word: string): boolean => {
    for (let at = reason.indexOf(word); at >= 0; at = reason.indexOf(word, at + 1))
      if (!TURNING.some((turn) => reason.slice(0, at).endsWith(turn))) return true;
    return false;
  };
  return { declining: DECLINING.filter(isSaid), adopting: ADOPTING.filter(isSaid) };
}
