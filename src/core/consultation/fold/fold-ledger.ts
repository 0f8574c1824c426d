// The state of a consultation is a fold over its journal, and nothing else.
import { assert } from '#base/assert.ts';
import type { LedgerEvent } from '../events.ts';
import { EMPTY_LEDGER, type BeforeImage, type Ledger } from '../ledger.ts';
import { AFTERWARDS_EVENTS, foldAfterwards } from './fold-afterwards.ts';
import { foldCollation } from './fold-collation.ts';
import { foldHandling, HANDLING_EVENTS } from './fold-handling.ts';
import { foldIntake, INTAKE_EVENTS } from './fold-intake.ts';
import { foldPlan, PLAN_EVENTS } from './fold-plan.ts';
import { draftOf, type LedgerDraft } from './ledger-draft.ts';

/**
 * What a ledger is after these events, which begin right after its last one. The ledger given stays as it was. Throws at a gap
 * in the numbers or an event that cannot follow: then the journal itself is broken.
 */
export function foldLedger(events: readonly LedgerEvent[], before: Ledger = EMPTY_LEDGER): Ledger {
  if (events.length === 0) return before;
  const draft = draftOf(before);
  for (const event of events) {
    assert(event.seq === draft.seq + 1, `event ${event.seq} follows ${draft.seq}`);
    const { touched, before: image } = foldOne(draft, event);
    draft.seq = event.seq;
    draft.journal.push({ event, touched, before: image, undoneBy: undefined });
  }
  return draft;
}

type Folded = { readonly touched: readonly string[]; readonly before: BeforeImage | undefined };

function foldOne(draft: LedgerDraft, event: LedgerEvent): Folded {
  if (isOf(INTAKE_EVENTS, event)) return { touched: foldIntake(draft, event), before: undefined };
  if (isOf(HANDLING_EVENTS, event)) return { touched: foldHandling(draft, event), before: undefined };
  if (isOf(PLAN_EVENTS, event)) return { touched: foldPlan(draft, event), before: undefined };
  if (isOf(AFTERWARDS_EVENTS, event)) return { touched: foldAfterwards(draft, event), before: undefined };
  return foldCollation(draft, event);
}

function isOf<Type extends LedgerEvent['type']>(
  types: readonly Type[],
  event: LedgerEvent,
): event is Extract<LedgerEvent, { readonly type: Type }> {
  return types.some((type) => type === event.type);
}
