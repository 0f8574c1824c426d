import { ok } from '#base/result.ts';
import { noteOf, type Decided } from './act-context.ts';
import type { ConsentId } from './events.ts';
import { openConsent } from './give-consent.ts';
import { partsWaitingFor, readyAfterConsent } from './hand-over.ts';
import type { CaseState } from './state.ts';

/** The third person does not agree, with or without a reason: the parts go on, the paper is missing in them. */
export function declineConsent(
  state: CaseState,
  answer: { readonly consent: ConsentId; readonly reason: string },
): Decided {
  const found = openConsent(state, answer.consent);
  if (!found.ok) return found;
  const reason = noteOf(answer.reason);
  if (!reason.ok) return reason;
  const { id } = found.value;
  const parts = partsWaitingFor(state, id).map(({ part }) => part);
  return ok([
    { kind: 'consent-declined', parts, consent: id, reason: reason.value },
    ...readyAfterConsent(state, id),
  ]);
}
