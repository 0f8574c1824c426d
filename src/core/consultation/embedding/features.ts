// What of a text is compared: its words and its pairs of neighbouring characters (facts §3.1: pairs beat words on short texts, both together are steadiest).
import type { CutWords } from '../text/words.ts';
import { plainScript } from '../text/script.ts';
import { sentences } from '../text/sentences.ts';
import type { Synonyms } from './synonyms.ts';

/** How texts are read: the same for everything that is compared with one another. */
export type Reading = {
  readonly cut: CutWords;
  readonly synonyms: Synonyms;
  /** Features of texts read before: the same text always has the same. Filled while reading; absent: nothing is remembered. */
  readonly remembered?: Map<string, readonly Feature[]> | undefined;
};

export type Feature = {
  /** `w:园区`, `p:园区`, `s:工业园`: the kind is part of the key, so that a word and the same pair count on their own. */
  readonly key: string;
  /** What a person is shown of it; empty of a pair that only joins two words (报国 of 申报国家). */
  readonly shown: string;
  readonly times: number;
};

/** Words of asking and of grammar: they stand in every opinion and point to nothing. */
const EMPTY_WORDS = new Set(
  (
    '建议 希望 盼望 请求 恳请 应当 应该 需要 可以 能够 可否 能否 支持 同意 进一步 尽快 尽早 抓紧 加快 加强 加大 推动 推进 促进 提高 提升 增强 ' +
    '完善 健全 强化 深入 开展 实施 落实 做好 解决 问题 方面 工作 情况 目前 现在 我们 我市 我县 本市 本县 本镇 本乡 全市 全县 以及 或者 并且 ' +
    '但是 因为 所以 如果 就是 不是 没有 一个 一些 这个 那个 这些 那些 这样 进行 有关 相关 对于 关于 由于 为了 通过 按照 根据 一起 一下 一直 ' +
    '更加 更多 比较 非常 十分 特别 尤其 同时 此外 另外 其中 其他 之间 之后 以上 以下 左右 多次'
  ).split(' '),
);

/** Characters of grammar: a pair that holds one is noise. */
const EMPTY_CHARACTERS =
  /[的了和在是与及把也都就着过得地之其或者呢吗吧啊被让给从到对向于而且但因为所以这那哪我你他她它们]/u;
const HAN_RUN = /\p{Script=Han}+/gu;
const WORD = /^[\p{Script=Han}\p{L}\p{N}]{2,}$/u;

/** Every feature of a text (any script, any width) with how often it stands there, in the order of first meeting. */
export function featuresOf(text: string, reading: Reading): readonly Feature[] {
  const known = reading.remembered?.get(text) ?? readFeatures(text, reading);
  reading.remembered?.set(text, known);
  return known;
}

/** Cut sentence by sentence: one huge string is never handed to a segmenter. */
function readFeatures(written: string, reading: Reading): readonly Feature[] {
  const text = plainScript(written);
  const found = new Map<string, { readonly key: string; readonly shown: string; times: number }>();
  const add = (kind: 'w' | 'p' | 's', value: string, shown: string): void => {
    const key = `${kind}:${value}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { key, shown, times: 1 });
    else known.times += 1;
  };
  const words = sentences(text).flatMap((sentence) => reading.cut(sentence));
  for (const word of words) if (WORD.test(word) && !EMPTY_WORDS.has(word)) add('w', word, word);
  const joins = joinsOf(words);
  for (const pair of pairsOf(text)) add('p', pair, joins.has(pair) ? '' : pair);
  for (const { group, word } of reading.synonyms.find(text)) add('s', group, word);
  return [...found.values()];
}

/** Pairs that exist only where one word of two or more characters ends and another begins. */
function joinsOf(words: readonly string[]): ReadonlySet<string> {
  const joins = new Set<string>();
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    if (next !== undefined && word.length >= 2 && next.length >= 2)
      joins.add(word.slice(-1) + next.slice(0, 1));
  }
  for (const word of words) for (const join of joins) if (word.includes(join)) joins.delete(join);
  return joins;
}

function pairsOf(text: string): readonly string[] {
  const pairs: string[] = [];
  for (const run of text.match(HAN_RUN) ?? []) {
    for (let at = 0; at + 1 < run.length; at += 1) {
      const pair = run.slice(at, at + 2);
      if (!EMPTY_CHARACTERS.test(pair) && !EMPTY_WORDS.has(pair)) pairs.push(pair);
    }
  }
  return pairs;
}
