// Sentences of the pages. Chinese is the model; English must have the same shape, so that a missing or left-over
// sentence does not compile. One file a module in each language.
import type { Language } from '#base/localised.ts';
import { frame as zhFrame } from './zh-CN/frame.ts';
import { frame as enFrame } from './en/frame.ts';

export type FrameTexts = typeof zhFrame;

export type Texts = { readonly frame: FrameTexts };

const TEXTS: Readonly<Record<Language, Texts>> = {
  'zh-CN': { frame: zhFrame },
  en: { frame: enFrame },
};

/** All sentences in one language. */
export function textsFor(language: Language): Texts {
  return TEXTS[language];
}
