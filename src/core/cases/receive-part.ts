import { ok } from '#base/result.ts';
import { partAt, type Decided } from './act-context.ts';
import type { PartNumber } from './events.ts';
import type { CaseState } from './state.ts';

/** 收件: the office has the papers before it. */
export function receivePart(state: CaseState, part: PartNumber): Decided {
  const found = partAt(state, part, 'receive');
  return found.ok ? ok([{ kind: 'part-received', part }]) : found;
}
