import type { JudgedClock } from '#core/cases/clocks.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { PartView } from '#read/case-lines.ts';
import type { PageContext } from '../frame/page-context.ts';

/** What the page adds to the read: names of places, its clocks. */
export type PartExtras = {
  readonly placeName: (code: DivisionCode) => string;
  readonly clocks: readonly JudgedClock[];
  /** The promise in words, where one is stated. */
  readonly promised?: string;
};

export type PartProps = { readonly ctx: PageContext; readonly part: PartView; readonly extras: PartExtras };
