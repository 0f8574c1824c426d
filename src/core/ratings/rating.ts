// 好差评: five grades, reasons by code, once per case. Source: facts §2.5 (a deployed code table; one city's 15 working days).
import type { Localised } from '#base/localised.ts';
import type { Mark } from '#base/mark.ts';
import { plainText } from '#base/plain-text.ts';
import { ok, refuse, type Result } from '#base/result.ts';
import type { TimeLimit } from '#core/calendar/time-limit.ts';

export const GRADES = [5, 4, 3, 2, 1] as const;
/** 5 非常满意 … 1 非常不满意. */
export type Grade = (typeof GRADES)[number];

/** A reason belongs to one grade: its first digit. */
export type RatingReason = { readonly code: number; readonly text: Localised };

/** The questionnaire as published: its words are not changed locally. */
export type Questionnaire = {
  readonly version: number;
  readonly source: string;
  readonly mark: Mark;
  readonly grades: readonly { readonly grade: Grade; readonly name: Localised }[];
  readonly reasons: readonly RatingReason[];
};

/** Over which way the rating came. */
export const RATING_CHANNELS = ['web', 'qr-code'] as const;
export type RatingChannel = (typeof RATING_CHANNELS)[number];

export type Rating = {
  readonly grade: Grade;
  readonly reasons: readonly number[];
  readonly comment: string;
  readonly channel: RatingChannel;
  /** Version of the questionnaire it answers. */
  readonly questionnaire: number;
};

/** Longest comment, in characters. Ours. */
export const LONGEST_COMMENT = 1000;

export const RATING_REFUSAL_CODES = [
  /** No grade was chosen. */
  'rating-grade-needed',
  /** A reason belongs to another grade, or there is none with this code. `code`. */
  'rating-reason-not-of-grade',
  /** `limit`. */
  'rating-comment-too-long',
] as const;
export type RatingRefusal = {
  readonly code: (typeof RATING_REFUSAL_CODES)[number];
  readonly params: Readonly<Record<string, string | number>>;
};

/** The reasons that may be chosen with a grade. */
export function reasonsOf({ reasons }: Questionnaire, grade: Grade): readonly RatingReason[] {
  return reasons.filter(({ code }) => Math.floor(code / 100) === grade);
}

/** What a person says of a case, checked. A grade alone is enough; nobody is made to give reasons. */
export function parseRating(
  said: {
    readonly grade: string;
    readonly reasons: readonly string[];
    readonly comment: string;
    readonly channel: RatingChannel;
  },
  questionnaire: Questionnaire,
): Result<Rating, RatingRefusal> {
  const grade = GRADES.find((each) => String(each) === said.grade);
  if (grade === undefined) return refuse({ code: 'rating-grade-needed', params: {} });
  const allowed = reasonsOf(questionnaire, grade).map(({ code }) => code);
  const reasons = [...new Set(said.reasons)].map(Number);
  const foreign = said.reasons.find((code) => !allowed.some((each) => String(each) === code));
  if (foreign !== undefined) return refuse({ code: 'rating-reason-not-of-grade', params: { code: foreign } });
  const comment = plainText(said.comment).trim();
  if (comment.length > LONGEST_COMMENT)
    return refuse({ code: 'rating-comment-too-long', params: { limit: LONGEST_COMMENT } });
  return ok({ grade, reasons, comment, channel: said.channel, questionnaire: questionnaire.version });
}

/** A low rating opens a follow-up (整改): call back, verify, correct, check independently. */
export function isLow({ grade }: Pick<Rating, 'grade'>): boolean {
  return grade <= 2;
}

/** How long a follow-up may take: a setting of the city, seen in one city. */
export type FollowUpSettings = { readonly limit: TimeLimit; readonly mark: Mark; readonly source: string };
