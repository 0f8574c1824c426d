import { ok, type Result } from '#base/result.ts';
import type { Decided } from './act-context.ts';
import type { ConsentId, HandedIn } from './events.ts';
import { partsWaitingFor, readyAfterConsent } from './hand-over.ts';
import { refuseAct, type ActRefusal } from './refusal.ts';
import type { CaseState, ConsentState } from './state.ts';

/** The consent, where it is still open and some part still waits for it: before that nobody looks at the certificate. */
export function openConsent(state: CaseState, id: ConsentId): Result<ConsentState, ActRefusal> {
  const consent = state.consents.find((each) => each.id === id);
  if (consent === undefined) return refuseAct('consent-not-needed');
  if (consent.status !== 'waiting') return refuseAct('consent-already-answered', { status: consent.status });
  return partsWaitingFor(state, id).length === 0 ? refuseAct('consent-not-needed') : ok(consent);
}

/** The third person agrees: his certificate, and what it says, comes into the case; parts that waited for it alone begin. */
export function giveConsent(
  state: CaseState,
  answer: {
    readonly consent: ConsentId;
    readonly how: 'online' | 'on-paper';
    /** What the certificate says; a signed consent on paper as its file. */
    readonly paper: Pick<HandedIn, 'certificate' | 'says' | 'files'>;
  },
): Decided {
  const found = openConsent(state, answer.consent);
  if (!found.ok) return found;
  const { id, material, materialName } = found.value;
  const paper: HandedIn = {
    material,
    name: materialName,
    way: 'e-certificate',
    ...answer.paper,
    items: state.materials.find((each) => each.material === material)?.items ?? [],
  };
  const parts = partsWaitingFor(state, id).map(({ part }) => part);
  return ok([
    { kind: 'consent-given', parts, consent: id, how: answer.how, paper },
    ...readyAfterConsent(state, id),
  ]);
}

/** The applicant hands in the paper himself: nobody is asked any more. */
export function replaceConsent(state: CaseState, id: ConsentId, paper: HandedIn): Decided {
  const found = openConsent(state, id);
  if (!found.ok) return found;
  if (paper.files.length === 0 && paper.way !== 'shown-at-counter')
    return refuseAct('material-missing', { material: found.value.material });
  const parts = partsWaitingFor(state, id).map(({ part }) => part);
  return ok([{ kind: 'consent-replaced', parts, consent: id, paper }, ...readyAfterConsent(state, id)]);
}
