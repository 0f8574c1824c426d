// What an event about the whole case changes.
import { unreachable } from '#base/assert.ts';
import type { CaseEvent, CaseWideEvent, HandedIn } from './events.ts';
import type { CaseState } from './state.ts';

/** The state after one more event about the whole case. */
export function applyCaseWide(state: CaseState, event: CaseWideEvent & CaseEvent): CaseState {
  const parts = state.parts.map((part) =>
    event.parts.includes(part.part) ? { ...part, version: event.seq } : part,
  );
  const after = { ...state, version: event.seq, parts };
  switch (event.kind) {
    case 'consent-given':
      return {
        ...after,
        consents: answered(state, event, 'given'),
        materials: mergedPapers(state.materials, [event.paper]),
      };
    case 'consent-declined':
      return { ...after, consents: answered(state, event, 'declined') };
    case 'form-corrected':
      return { ...after, answers: event.answers, form: event.form };
    case 'one-notice-issued':
      return { ...after, notices: state.notices + 1 };
    case 'joint-extended': {
      const { workingDays, approvedBy, reason } = event;
      return { ...after, jointExtension: { workingDays, approvedBy, reason } };
    }
    case 'mandate-revoked':
      return { ...after, mandateRevoked: true };
    default:
      return unreachable(event);
  }
}

function answered(
  { consents }: CaseState,
  event: Extract<CaseEvent, { kind: 'consent-given' | 'consent-declined' }>,
  status: 'given' | 'declined',
): CaseState['consents'] {
  return consents.map((consent) =>
    consent.id === event.consent ? { ...consent, status, at: event.at } : consent,
  );
}

/** A paper handed in later replaces what stood for it; files add up. */
export function mergedPapers(before: readonly HandedIn[], later: readonly HandedIn[]): readonly HandedIn[] {
  const byMaterial = new Map(before.map((paper) => [paper.material, paper]));
  for (const paper of later) {
    const old = byMaterial.get(paper.material);
    byMaterial.set(
      paper.material,
      old
        ? { ...old, ...paper, files: [...old.files, ...paper.files], items: union(old.items, paper.items) }
        : paper,
    );
  }
  return [...byMaterial.values()];
}

function union<Member>(a: readonly Member[], b: readonly Member[]): readonly Member[] {
  return [...new Set([...a, ...b])];
}
