import { cityDay } from '#core/calendar/city-day.ts';
import { openNotice, recordMilestone, type NoticeWanted } from '#core/consultation/procedure/procedure.ts';
import { refuseConsultation } from '#core/consultation/refusal.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeConsultation, type ConsultationChanged } from './change-consultation.ts';
import type { Outcome } from './refusal.ts';

/** The head of the planning office opens a draft to everybody's comments. */
export async function openForComment(
  app: App,
  viewer: Viewer,
  consultation: string,
  wanted: NoticeWanted,
): Promise<Outcome<ConsultationChanged>> {
  const { deadlines } = app.consultations;
  return changeConsultation(
    app,
    viewer,
    { consultation, action: 'publish-consultation' },
    ({ ledger, actor }) =>
      actor.kind === 'planner' && actor.head
        ? openNotice(ledger, deadlines, wanted)
        : refuseConsultation('only-the-head'),
  );
}

/** The desk writes down that a step of the procedure was taken. */
export async function noteMilestone(
  app: App,
  viewer: Viewer,
  consultation: string,
  step: { readonly milestone: string; readonly on: string; readonly note: string },
): Promise<Outcome<ConsultationChanged>> {
  return changeConsultation(app, viewer, { consultation, action: 'publish-consultation' }, ({ now }) =>
    recordMilestone({ ...step, today: cityDay(now) }),
  );
}
