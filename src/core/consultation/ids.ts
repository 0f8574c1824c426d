// The ids of open-door planning. Numbers of submissions, points and demands are given by the journal's order and never used twice.
import { assert } from '#base/assert.ts';
import type { Brand } from '#base/brand.ts';

/** A responsible department (责任部门); named further down, because people hold offices in it. */
export { isDepartmentId, type DepartmentId } from '#core/identity/department.ts';

/** One round of consultation on one plan: `hengyang-155`. 2 to 40 small letters, digits and hyphens, a letter first. */
export type ConsultationId = Brand<string, 'ConsultationId'>;
/** A topic of a consultation: `park`. */
export type TopicId = Brand<string, 'TopicId'>;
/** Who said it: UUID v7. Name and contact are kept apart, in `consultation_contributors`. */
export type ContributorId = Brand<string, 'ContributorId'>;
/** A submission (件): its place in the order of reception, from 1. */
export type SubmissionNumber = Brand<number, 'SubmissionNumber'>;
/** A point (条) of a submission: `12-1`. */
export type PointId = Brand<string, 'PointId'>;
/** A demand (诉求): `D7`. */
export type DemandId = Brand<string, 'DemandId'>;
/** A clause of the plan; the same through all versions, whatever its number: `c12`. */
export type ClauseId = Brand<string, 'ClauseId'>;
/** A commitment: `K3`. */
export type CommitmentId = Brand<string, 'CommitmentId'>;

const WORD = /^[a-z][a-z0-9-]{1,39}$/;

/** Form only; whether there is one is asked of the book. */
export function isConsultationId(text: string): text is ConsultationId {
  return WORD.test(text);
}

/** Form only. */
export function isTopicId(text: string): text is TopicId {
  return WORD.test(text);
}

/** `12-1`. */
export function isPointId(text: string): text is PointId {
  return /^[1-9]\d{0,6}-[1-9]\d{0,3}$/.test(text);
}

/** `D7`. */
export function isDemandId(text: string): text is DemandId {
  return /^D[1-9]\d{0,6}$/.test(text);
}

/** `c12`. */
export function isClauseId(text: string): text is ClauseId {
  return /^c[1-9]\d{0,6}$/.test(text);
}

/** `K3`. */
export function isCommitmentId(text: string): text is CommitmentId {
  return /^K[1-9]\d{0,6}$/.test(text);
}

/** Form only: a UUID in small letters. */
export function isContributorId(text: string): text is ContributorId {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** From our own address or form; anything else is no number. */
export function submissionNumber(text: string): SubmissionNumber | undefined {
  const number = Number(text);
  return /^[1-9]\d{0,6}$/.test(text) && isSubmissionNumber(number) ? number : undefined;
}

/** The `nth` submission, from 1. */
export function nthSubmission(nth: number): SubmissionNumber {
  assert(isSubmissionNumber(nth), `${nth} counts a submission`);
  return nth;
}

/** The `nth` point of a submission, from 1. */
export function nthPoint(submission: SubmissionNumber, nth: number): PointId {
  const id = `${submission}-${nth}`;
  assert(isPointId(id), `${id} is a point`);
  return id;
}

/** The `nth` demand, from 1. */
export function nthDemand(nth: number): DemandId {
  const id = `D${nth}`;
  assert(isDemandId(id), `${id} is a demand`);
  return id;
}

/** The `nth` commitment, from 1. */
export function nthCommitment(nth: number): CommitmentId {
  const id = `K${nth}`;
  assert(isCommitmentId(id), `${id} is a commitment`);
  return id;
}

function isSubmissionNumber(number: number): number is SubmissionNumber {
  return Number.isSafeInteger(number) && number >= 1;
}
