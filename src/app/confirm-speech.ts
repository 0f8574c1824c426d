import { cityDay } from '#core/calendar/city-day.ts';
import { confirmSpeech, type SpeechConfirmation } from '#core/consultation/intake/meetings.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeConsultation, type ConsultationChanged } from './change-consultation.ts';
import type { Outcome } from './refusal.ts';

/** The speaker said that the record is right, or how it should read; who took that down is in the journal. */
export async function recordSpeechConfirmed(
  app: App,
  viewer: Viewer,
  { consultation, ...command }: SpeechConfirmation & { readonly consultation: string },
): Promise<Outcome<ConsultationChanged>> {
  return changeConsultation(app, viewer, { consultation, action: 'take-in-opinions' }, ({ ledger, now }) =>
    confirmSpeech(ledger, command, cityDay(now)),
  );
}
