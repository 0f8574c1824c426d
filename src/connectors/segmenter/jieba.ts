// Chinese words by the Jieba dictionary and the words a planning office added. Everything is in the package; nothing is downloaded.
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { sentences } from '#core/consultation/text/sentences.ts';
import type { CutWords } from '#core/consultation/text/words.ts';

/** More than any word of the dictionary, so that a word of the lexicon is never cut. */
const SURE = 10_000_000;
const loaded = new Map<string, Jieba>();

/**
 * Cuts text into words, sentence by sentence; the words of `lexicon` stay whole. The dictionary (some 0.3 s) is read at the first cut and
 * once for each lexicon, whatever its order. Same text and lexicon, same words.
 */
export function openSegmenter(lexicon: readonly string[]): CutWords {
  const entries = [...new Set(lexicon.map((word) => word.trim()))]
    .filter((word) => word !== '' && !/\s/.test(word))
    .toSorted()
    .map((word) => `${word} ${SURE} n\n`)
    .join('');
  return (text) => {
    const jieba = loaded.get(entries) ?? load(entries);
    return sentences(text).flatMap((sentence) => jieba.cut(sentence, true));
  };
}

function load(entries: string): Jieba {
  const jieba = Jieba.withDict(dict);
  if (entries !== '') jieba.loadDict(Buffer.from(entries));
  loaded.set(entries, jieba);
  return jieba;
}
