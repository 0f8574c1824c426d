// What reading a document as a plan gives: clauses without ids, and what was noticed on the way.
import type { PlanClause } from './plan.ts';

/** A clause before it has an id: `alignPlan` gives it the one it had, or a fresh one. */
export type ParsedClause = Omit<PlanClause, 'id'> & {
  /** Of the document, from 1; rows of tables count as one each. */
  readonly paragraph: number;
};

export const PLAN_FINDING_CODES = [
  /** Insertions and deletions that were taken as accepted. `insertions`, `deletions`. */
  'tracked-changes-accepted',
  /** `count` comments of the file were left behind. */
  'comments-left-behind',
  /** `count` pictures: what stands in them was not read. */
  'pictures-not-read',
  /** A list of contents, kept as one text. `count` lines. */
  'contents-list',
  /** Numbers of headings jump or repeat. `no`, `expected`. */
  'number-out-of-order',
  /** A heading style on a paragraph that has no number we know. */
  'heading-without-number',
  /** A table whose heading words are not known: its rows stay text. */
  'table-not-understood',
  /** A column of a known table that was not understood. `heading`. */
  'column-not-understood',
  /** 属性 is neither 约束性 nor 预期性. `word`. */
  'nature-unknown',
  'title-missing',
  'no-headings',
] as const;
export type PlanFindingCode = (typeof PLAN_FINDING_CODES)[number];

export type PlanFinding = {
  readonly code: PlanFindingCode;
  /** 0: the whole document. */
  readonly paragraph: number;
  readonly params: Readonly<Record<string, string | number>>;
};

export type ParsedPlan = {
  readonly title: string | undefined;
  readonly clauses: readonly ParsedClause[];
  readonly findings: readonly PlanFinding[];
};
