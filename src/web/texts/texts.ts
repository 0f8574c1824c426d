// Sentences of the pages. Chinese is the model; English must have the same shape, so that a missing or left-over
// sentence does not compile. One file a module in each language.
import type { Language } from '#base/localised.ts';
import { citizen as zhCitizen } from './zh-CN/citizen.ts';
import { form as zhForm } from './zh-CN/form.ts';
import { frame as zhFrame } from './zh-CN/frame.ts';
import { citizen as enCitizen } from './en/citizen.ts';
import { form as enForm } from './en/form.ts';
import { frame as enFrame } from './en/frame.ts';

export type FrameTexts = typeof zhFrame;
export type FormTexts = typeof zhForm;
export type CitizenTexts = typeof zhCitizen;

export type Texts = { readonly frame: FrameTexts; readonly form: FormTexts; readonly citizen: CitizenTexts };

const TEXTS: Readonly<Record<Language, Texts>> = {
  'zh-CN': { frame: zhFrame, form: zhForm, citizen: zhCitizen },
  en: { frame: enFrame, form: enForm, citizen: enCitizen },
};

/** All sentences in one language. */
export function textsFor(language: Language): Texts {
  return TEXTS[language];
}
