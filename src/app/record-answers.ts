import { recordAnswers } from '#core/consultation/answers/answers.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeConsultation, type ConsultationChanged } from './change-consultation.ts';
import type { Outcome } from './refusal.ts';

/** The desk says that the answers went out. */
export async function sayAnswered(
  app: App,
  viewer: Viewer,
  consultation: string,
  how: string,
): Promise<Outcome<ConsultationChanged>> {
  return changeConsultation(app, viewer, { consultation, action: 'publish-consultation' }, ({ ledger }) =>
    recordAnswers(ledger, how),
  );
}
