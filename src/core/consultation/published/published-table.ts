// Figures on opinions that a government has published, as they were printed.
import type { Mark } from '#base/mark.ts';

/** A class of the whole. Its own parts, where they were printed, add up to it. */
export type PublishedPart = {
  readonly name: string;
  readonly count: number;
  /** As printed, without the sign, so that its decimals are known: `38.6`. */
  readonly percent?: string | undefined;
  /** A share in words: `55%以上`, `近42%`. */
  readonly says?: string | undefined;
  readonly parts?: readonly PublishedPart[] | undefined;
};

/** A share of something that is no class of the whole: 立案率 224 of 274, 81.7. */
export type PublishedRate = {
  readonly name: string;
  readonly count: number;
  readonly of: number;
  readonly percent: string;
};

export type PublishedTable = {
  readonly id: string;
  readonly title: string;
  readonly period: string;
  /** Absent: the address was not noted. */
  readonly url?: string | undefined;
  readonly mark: Mark;
  readonly note?: string | undefined;
  readonly whole: { readonly name: string; readonly count: number; readonly unit: string };
  readonly parts: readonly PublishedPart[];
  readonly rates: readonly PublishedRate[];
};
