import { ok } from '#base/result.ts';
import { partAt, type ActContext, type Decided } from './act-context.ts';
import type { PartNumber } from './events.ts';
import { blockingPaper, owedNotice } from './owed.ts';
import { withPromisedDue } from './promised-due.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState } from './state.ts';

/** 受理: the clock of the promised limit starts. No limit stated: no date, never a made-up one. */
export function acceptPart(state: CaseState, part: PartNumber, context: ActContext): Decided {
  const found = partAt(state, part, 'accept');
  if (!found.ok) return found;
  const accepted = withPromisedDue(state, { kind: 'part-accepted', part }, context);
  const { due } = accepted;
  // Without a promised time there is no day until which a paper could be owed: it must come first.
  const owed = due === undefined ? blockingPaper(state, found.value) : undefined;
  if (owed !== undefined) return refuseAct('material-owed', { material: owed.material });
  return ok([accepted, ...owedNotice(state, found.value, due, context)]);
}
