// The texts that people sign or are handed: the promise of an owed paper (容缺受理承诺书), its notice (容缺受理通知书), and the
// commitment in place of a proof (告知承诺书). The words are data of the city, with a version; what was shown stays in the case.
import { assert } from '#base/assert.ts';
import type { Localised } from '#base/localised.ts';
import type { Mark } from '#base/mark.ts';

export const PROMISE_TEMPLATES = ['owed-promise', 'owed-notice', 'commitment'] as const;
export type PromiseTemplateId = (typeof PROMISE_TEMPLATES)[number];

export type PromiseTemplate = {
  readonly id: PromiseTemplateId;
  /** From 1; a change of the words is a new version. */
  readonly version: number;
  readonly mark: Mark;
  /** What the words go back to. */
  readonly source: string;
  readonly title: Localised;
  /** With `{name}` where something of the case stands. The Chinese text is the one that counts. */
  readonly text: { readonly zh: string; readonly en: string };
  /** One line of the list of papers, with its own `{name}`s. */
  readonly line: { readonly zh: string; readonly en: string };
};

export type PromiseTexts = Readonly<Record<PromiseTemplateId, PromiseTemplate>> & {
  /** Why a part ends whose owed papers did not come: `{papers}`. */
  readonly lapsed: string;
};

/** `owed-promise@1`: what a signature names. */
export function templateName({ id, version }: Pick<PromiseTemplate, 'id' | 'version'>): string {
  return `${id}@${version}`;
}

/** The text with every `{name}` filled in. A name without a value is a fault of the installation. */
export function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{([a-z]+)\}/g, (_all, name: string) => {
    const value = values[name];
    assert(value !== undefined, `a promise text names {${name}}`);
    return value;
  });
}

/** The names between braces, each once. */
export function namesIn(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(/\{([a-z]+)\}/g), ([, name = '']) => name))];
}

/** 2026年12月1日. */
export function dayInChinese(date: string): string {
  const { year, month, day } = Temporal.PlainDate.from(date);
  return `${year}年${month}月${day}日`;
}
