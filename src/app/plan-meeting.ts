import { cityDay } from '#core/calendar/city-day.ts';
import { planMeeting, sendMeetingPapers, type PlannedMeeting } from '#core/consultation/intake/meetings.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeConsultation, type ConsultationChanged } from './change-consultation.ts';
import type { Outcome } from './refusal.ts';

type Of = { readonly consultation: string };

/** A meeting, a hearing, a visit: planned, or recorded afterwards. */
export async function planConsultationMeeting(
  app: App,
  viewer: Viewer,
  { consultation, ...planned }: Of & PlannedMeeting,
): Promise<Outcome<ConsultationChanged>> {
  return changeConsultation(app, viewer, { consultation, action: 'take-in-opinions' }, (now) =>
    planMeeting(now.consultation, planned),
  );
}

/** The day its papers went out. */
export async function recordPapersSent(
  app: App,
  viewer: Viewer,
  { consultation, ...sent }: Of & { readonly meeting: number; readonly on: string },
): Promise<Outcome<ConsultationChanged>> {
  return changeConsultation(app, viewer, { consultation, action: 'take-in-opinions' }, ({ ledger, now }) =>
    sendMeetingPapers(ledger, { ...sent, today: cityDay(now) }),
  );
}
