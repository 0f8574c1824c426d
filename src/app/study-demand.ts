// A department studies what was sent to it: gives its view, or hands the demand back. It cannot send it on.
import { cityDay } from '#core/calendar/city-day.ts';
import { giveView, type ViewRequest } from '#core/consultation/dispatch/give-view.ts';
import { handBack } from '#core/consultation/dispatch/hand-back.ts';
import type { DemandId } from '#core/consultation/ids.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeConsultation, type ConsultationChanged } from './change-consultation.ts';
import { refuseUse, type Outcome } from './refusal.ts';

/** The view of the viewer's own department, whatever was typed about another. */
export async function giveDepartmentView(
  app: App,
  viewer: Viewer,
  { consultation, ...view }: Omit<ViewRequest, 'department'> & { readonly consultation: string },
): Promise<Outcome<ConsultationChanged>> {
  if (viewer.role !== 'department') return refuseUse('not-found');
  const { department } = viewer;
  return changeConsultation(app, viewer, { consultation, action: 'study-demand' }, (now) =>
    giveView(now.consultation, now.ledger, { ...view, department }),
  );
}

/** Within the limit, with a reason; after it refused, and nothing typed is lost. */
export async function handDemandBack(
  app: App,
  viewer: Viewer,
  request: { readonly consultation: string; readonly demand: DemandId; readonly reason: string },
): Promise<Outcome<ConsultationChanged>> {
  if (viewer.role !== 'department') return refuseUse('not-found');
  const { department } = viewer;
  const { consultation, demand, reason } = request;
  const { deadlines } = app.consultations;
  return changeConsultation(app, viewer, { consultation, action: 'study-demand' }, ({ ledger, now }) =>
    handBack(
      ledger,
      { demand, department, reason },
      { deadlines, calendar: app.calendar, today: cityDay(now) },
    ),
  );
}
