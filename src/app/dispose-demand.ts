import type { Viewer } from '#core/identity/viewer.ts';
import { answerFlag, disposeDemand, type Disposing } from '#core/consultation/disposition/dispose-demand.ts';
import type { DemandId } from '#core/consultation/ids.ts';
import type { App } from './app.ts';
import { changeConsultation, type ConsultationChanged } from './change-consultation.ts';
import type { Outcome } from './refusal.ts';

/** The desk decides what becomes of the text and of the problem. */
export async function decideDemand(
  app: App,
  viewer: Viewer,
  consultation: string,
  disposing: Disposing,
): Promise<Outcome<ConsultationChanged>> {
  return changeConsultation(app, viewer, { consultation, action: 'decide-disposition' }, (now) =>
    disposeDemand(now.consultation, now.ledger, disposing),
  );
}

/** The desk says why a flag may stand. */
export async function letFlagStand(
  app: App,
  viewer: Viewer,
  consultation: string,
  answer: { readonly demand: DemandId; readonly flag: string; readonly reason: string },
): Promise<Outcome<ConsultationChanged>> {
  return changeConsultation(app, viewer, { consultation, action: 'decide-disposition' }, ({ ledger }) =>
    answerFlag(ledger, answer),
  );
}
