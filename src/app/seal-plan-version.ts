import { sealVersion } from '#core/consultation/plan/open-version.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeConsultation, type ConsultationChanged } from './change-consultation.ts';
import type { Outcome } from './refusal.ts';

/** Ends the editing of a version: what is published and compared with does not change any more. */
export async function sealPlanVersion(
  app: App,
  viewer: Viewer,
  { consultation, nth }: { readonly consultation: string; readonly nth: number },
): Promise<Outcome<ConsultationChanged>> {
  return changeConsultation(app, viewer, { consultation, action: 'edit-plan' }, ({ ledger }) =>
    sealVersion(ledger, nth),
  );
}
