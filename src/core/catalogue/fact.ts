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

/** A place in a catalogue file: path below `catalogue/`, line and column from 1. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

export const LEVELS = ['error', 'warning', 'hint'] as const;
export type Level = (typeof LEVELS)[number];

/** What a check found: the place, a code that never changes its meaning, and the facts for the sentence. */
export type Finding = {
  readonly code: string;
  readonly level: Level;
  readonly at: Place;
  readonly params: Readonly<Record<string, string | number>>;
  /** The clause or standard that makes this a finding, where one does. */
  readonly basis?: string;
};

export { MARKS, type Mark } from '#base/mark.ts';
export type { Localised } from '#base/localised.ts';
