// The clocks of a case. What each counts and from where is worked out in `clocks.ts`.
import type { Mark } from '#base/mark.ts';
import type { ClockBasis } from '#core/calendar/clock.ts';
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import type { SpecialStepKind } from '#core/catalogue/model.ts';
import type { PartNumber } from './events.ts';

export const CLOCK_KINDS = [
  /** 行政许可法 32: to accept or to tell everything that is missing; from the day the papers came, and again from the day an asked supplement came. */
  'acceptance',
  /** The item's own promise, with its extension; from acceptance to the decision (instant items: from receipt). */
  'promised',
  /** The limit of the law for the item, with its extension; from acceptance. */
  'statutory',
  /** 行政许可法 42(2): the ceiling of the whole bundle; part 0. */
  'joint',
  /** The longest time of a special step that stops the others. */
  'special-step',
  /** 行政许可法 44: from a grant to its result. Handing it out waits for the person and is not counted. */
  'issue',
  /** An owed paper (容缺) must have arrived. */
  'owed',
] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** 即办件: how long from receipt to decision. A setting of the city, `data/supervision/instant-items.yaml`. */
export type InstantLimit = TimeLimit & { readonly mark: Mark };

/** Where a clock's length comes from. */
export type ClockSource =
  | { readonly by: 'law'; readonly law: string; readonly clause: string; readonly mark: Mark }
  | { readonly by: 'item' }
  /** As the office told in writing. */
  | { readonly by: 'letter' }
  | { readonly by: 'city'; readonly mark: Mark };

export type CaseClock = {
  readonly kind: ClockKind;
  /** 0 for the whole bundle. */
  readonly part: PartNumber;
  /** Tells several of one kind apart: receipts, special steps, owed papers; from 1. */
  readonly nth: number;
  /** What it counts; the date follows from it and the calendar alone. */
  readonly basis: ClockBasis;
  /** `paused`: a special step stops it. `ended`: what it waited for happened, or the part ended. */
  readonly status: 'running' | 'paused' | 'ended';
  /** Of a special step: which. */
  readonly step?: SpecialStepKind;
  /** RFC 9557 instant. */
  readonly endedAt?: string;
  readonly source: ClockSource;
  /** A stamp it was made of was entered later or elsewhere: never rated. */
  readonly rated: boolean;
};
