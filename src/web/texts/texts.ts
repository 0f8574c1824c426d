// Sentences of the pages. Chinese is the model; English must have the same shape, so that a missing or left-over
// sentence does not compile. One file a module in each language.
import type { Language } from '#base/localised.ts';
import { bureau as zhBureau } from './zh-CN/bureau.ts';
import { citizen as zhCitizen } from './zh-CN/citizen.ts';
import { counter as zhCounter } from './zh-CN/counter.ts';
import { desk as zhDesk } from './zh-CN/desk.ts';
import { form as zhForm } from './zh-CN/form.ts';
import { frame as zhFrame } from './zh-CN/frame.ts';
import { bureau as enBureau } from './en/bureau.ts';
import { citizen as enCitizen } from './en/citizen.ts';
import { counter as enCounter } from './en/counter.ts';
import { desk as enDesk } from './en/desk.ts';
import { form as enForm } from './en/form.ts';
import { frame as enFrame } from './en/frame.ts';

export type FrameTexts = typeof zhFrame;
export type FormTexts = typeof zhForm;
export type CitizenTexts = typeof zhCitizen;
export type CounterTexts = typeof zhCounter;
export type DeskTexts = typeof zhDesk;
export type BureauTexts = typeof zhBureau;

export type Texts = {
  readonly frame: FrameTexts;
  readonly form: FormTexts;
  readonly citizen: CitizenTexts;
  readonly counter: CounterTexts;
  readonly desk: DeskTexts;
  readonly bureau: BureauTexts;
};

const TEXTS: Readonly<Record<Language, Texts>> = {
  'zh-CN': {
    frame: zhFrame,
    form: zhForm,
    citizen: zhCitizen,
    counter: zhCounter,
    desk: zhDesk,
    bureau: zhBureau,
  },
  en: {
    frame: enFrame,
    form: enForm,
    citizen: enCitizen,
    counter: enCounter,
    desk: enDesk,
    bureau: enBureau,
  },
};

/** All sentences in one language. */
export function textsFor(language: Language): Texts {
  return TEXTS[language];
}
