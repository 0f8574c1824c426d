import type { Mark } from '#base/mark.ts';
import { plainText } from '#base/plain-text.ts';
import { ok, refuse, type Result } from '#base/result.ts';
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import { CLOCK_KINDS } from '#core/cases/clock-kinds.ts';

/** Yellow: the date is near. Red: it has passed, or more was asked for than the one notice named. */
export const WARNING_LEVELS = ['yellow', 'red'] as const;
export type WarningLevel = (typeof WARNING_LEVELS)[number];

/** What a warning is raised from: a clock, or a second round of asking. */
export const WARNING_KINDS = [...CLOCK_KINDS, 'second-round'] as const;
export type WarningKind = (typeof WARNING_KINDS)[number];

/** How long an office has to answer a warning: a setting of the city. */
export type WarningSettings = {
  readonly feedback: TimeLimit;
  readonly mark: Mark;
  readonly source: string;
};

/** Longest answer, in characters. Ours. */
export const LONGEST_FEEDBACK = 1000;

export const WARNING_REFUSAL_CODES = [
  /** An answer says why, and what is done. */
  'feedback-needed',
  /** `limit`. */
  'feedback-too-long',
  /** Answered before; an answer stands. */
  'feedback-given',
] as const;
export type WarningRefusal = {
  readonly code: (typeof WARNING_REFUSAL_CODES)[number];
  readonly params: Readonly<Record<string, string | number>>;
};

/** An office's answer, trimmed. */
export function parseFeedback(text: string): Result<string, WarningRefusal> {
  const feedback = plainText(text).trim();
  if (feedback === '') return refuse({ code: 'feedback-needed', params: {} });
  if (feedback.length > LONGEST_FEEDBACK)
    return refuse({ code: 'feedback-too-long', params: { limit: LONGEST_FEEDBACK } });
  return ok(feedback);
}
