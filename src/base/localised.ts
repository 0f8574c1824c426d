/** A name or sentence that belongs to data, not to the interface: Chinese always, English where somebody wrote it. */
export type Localised = { readonly zh: string; readonly en?: string };

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The text in the reader's language, Chinese where there is no English. */
export function inLanguage(text: Localised, language: Language): string {
  return language === 'en' ? (text.en ?? text.zh) : text.zh;
}
