// The periods of open-door planning as dated parameters with their clause: `data/consultations/deadlines.yaml`.
import type { Localised } from '#base/localised.ts';
import type { Mark } from '#base/mark.ts';

export const DEADLINE_IDS = [
  'notice-period', // 公开征求意见期限
  'hearing-papers', // 听证材料送达
  'legality-review', // 合法性审查
  'letter-routing', // 登记转送
  'hand-back', // 退回
  'support-view', // 会办意见
  'deputy-answer', // 代表建议答复
  'deputy-answer-hard', // 涉及面广或者处理难度大的
  'publication', // 主动公开
] as const;
export type DeadlineId = (typeof DEADLINE_IDS)[number];

/**
 * `at-most`: be done by then. `at-least`: must not end before. `before`: counted back from the day it is for.
 * `window`: a right that ends then, and nobody is late.
 */
export const DEADLINE_SHAPES = ['at-most', 'at-least', 'before', 'window'] as const;
export type DeadlineShape = (typeof DEADLINE_SHAPES)[number];

export const DEADLINE_UNITS = ['natural-day', 'working-day', 'month'] as const;
export type DeadlineUnit = (typeof DEADLINE_UNITS)[number];

export type Deadline = {
  readonly id: DeadlineId;
  readonly shape: DeadlineShape;
  readonly value: number;
  readonly unit: DeadlineUnit;
  readonly law: string;
  readonly clause: string;
  /** `law`: national law. `places`: read in rules of some places; the own place's rule is to be put in its stead. */
  readonly scope: 'law' | 'places';
  readonly mark: Mark;
  readonly meaning: Localised;
  /** The channels (`consultation.ts`) whose submissions it is for; empty where it is for none. */
  readonly channels: readonly string[];
  /** The first day it holds; absent where the facts do not state it. */
  readonly from: Temporal.PlainDate | undefined;
};

/** All parameters of the file; several of one id follow each other in time. */
export type Deadlines = readonly Deadline[];

/** The parameter in force on that day; `undefined` when the file names none. One without a stated start is the oldest. */
export function deadlineOn(
  deadlines: Deadlines,
  id: DeadlineId,
  day: Temporal.PlainDate,
): Deadline | undefined {
  const inForce = deadlines.filter(
    (each) => each.id === id && (each.from === undefined || Temporal.PlainDate.compare(each.from, day) <= 0),
  );
  return inForce.toSorted(byStart).at(-1);
}

function byStart(a: Deadline, b: Deadline): number {
  if (a.from === undefined || b.from === undefined)
    return Number(a.from !== undefined) - Number(b.from !== undefined);
  return Temporal.PlainDate.compare(a.from, b.from);
}
