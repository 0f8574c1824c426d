import type { Flag } from '#core/consultation/disposition/flags.ts';
import type { Texts } from '../../texts/texts.ts';

/** What a careful reader would ask, in a sentence. */
export function flagSentence({ code, demands, words, nth }: Flag, t: Texts): string {
  return t.consultationDisposition.flagOf[code]({
    demands: demands.join('、'),
    words: words.join('、'),
    nth: nth ?? 0,
  });
}
