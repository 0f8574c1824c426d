import { recordConsent, type ConsentGiven } from '#core/consultation/intake/meetings.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeConsultation, type ConsultationChanged } from './change-consultation.ts';
import type { Outcome } from './refusal.ts';

/** Whether text and name may be published, as the contributor said when asked afterwards. */
export async function recordConsentToPublish(
  app: App,
  viewer: Viewer,
  { consultation, ...given }: ConsentGiven & { readonly consultation: string },
): Promise<Outcome<ConsultationChanged>> {
  return changeConsultation(app, viewer, { consultation, action: 'take-in-opinions' }, ({ ledger }) =>
    recordConsent(ledger, given),
  );
}
