// What an event about the whole case changes.
import { unreachable } from '#base/assert.ts';
import type { CaseEvent, CaseWideEvent, HandedIn } from './events.ts';
import type { CaseState, PartState } from './state.ts';

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
    case 'consent-replaced':
      return {
        ...after,
        consents: answered(state, event, 'replaced'),
        materials: mergedPapers(state.materials, [event.paper]),
      };
    case 'consent-declined': {
      const asked = state.consents.find(({ id }) => id === event.consent);
      return {
        ...after,
        consents: answered(state, event, 'declined'),
        materials: state.materials.map((paper) =>
          paper.material === asked?.material ? { ...paper, way: 'consent-declined' } : paper,
        ),
      };
    }
    case 'form-corrected':
      return { ...after, answers: event.answers, form: event.form };
    case 'one-notice-issued':
      return { ...after, notices: event.round, parts: after.parts.map((part) => told(part, event)) };
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

/** What its office asked for is known to the applicant from now on. */
function told(
  part: PartState,
  { entries, round }: Extract<CaseWideEvent, { kind: 'one-notice-issued' }>,
): PartState {
  const isNamed = entries.some((entry) => entry.part === part.part);
  return isNamed && part.asked ? { ...part, asked: { ...part.asked, toldIn: round } } : part;
}

function answered(
  { consents }: CaseState,
  event: Extract<CaseEvent, { kind: 'consent-given' | 'consent-declined' | 'consent-replaced' }>,
  status: 'given' | 'declined' | 'replaced',
): CaseState['consents'] {
  return consents.map((consent) =>
    consent.id === event.consent ? { ...consent, status, at: event.at } : consent,
  );
}

/** A paper handed in later replaces what stood for it; files add up, the same file once. */
export function mergedPapers(before: readonly HandedIn[], later: readonly HandedIn[]): readonly HandedIn[] {
  const byMaterial = new Map(before.map((paper) => [paper.material, paper]));
  for (const paper of later) {
    const old = byMaterial.get(paper.material);
    byMaterial.set(
      paper.material,
      old
        ? { ...old, ...paper, files: unlike(old.files, paper.files), items: union(old.items, paper.items) }
        : paper,
    );
  }
  return [...byMaterial.values()];
}

function union<Member>(a: readonly Member[], b: readonly Member[]): readonly Member[] {
  return [...new Set([...a, ...b])];
}

/** Two offices asked for the same paper: it is handed in for both and kept once. */
function unlike(before: HandedIn['files'], later: HandedIn['files']): HandedIn['files'] {
  const known = new Set(before.map(({ sha256, name }) => `${sha256} ${name}`));
  return [...before, ...later.filter(({ sha256, name }) => !known.has(`${sha256} ${name}`))];
}
