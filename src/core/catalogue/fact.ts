import type { Mark } from '#base/mark.ts';

/** Where a fact was found. */
export type Source = {
  readonly title: string;
  readonly url?: string;
  readonly document?: string;
  readonly date?: string;
};

/** A value of the catalogue with its mark, or the statement that no source gives it. Never a made-up default. */
export type Fact<Value> =
  | { readonly stated: true; readonly value: Value; readonly mark: Mark; readonly note?: string }
  | { readonly stated: false; readonly note?: string };

export { LEVELS, type Finding, type Level, type Place } from '#base/documents/document-finding.ts';
export { MARKS, type Mark } from '#base/mark.ts';
export type { Localised } from '#base/localised.ts';
