// The desk sends demands to departments, and says why where departments disagree. There is no other way a demand comes to a department.
import type { DemandId } from '#core/consultation/ids.ts';
import { cityDay } from '#core/calendar/city-day.ts';
import { dispatchDemands, type Dispatching } from '#core/consultation/dispatch/dispatch-demands.ts';
import { noteDisagreement } from '#core/consultation/dispatch/give-view.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeConsultation, type ConsultationChanged } from './change-consultation.ts';
import type { Outcome } from './refusal.ts';

/** Sends demands to departments, many in one act: all or none. */
export async function dispatchDemand(
  app: App,
  viewer: Viewer,
  { consultation, requests }: { readonly consultation: string; readonly requests: readonly Dispatching[] },
): Promise<Outcome<ConsultationChanged>> {
  const address = { consultation, action: 'dispatch-demands' } as const;
  return changeConsultation(app, viewer, address, ({ consultation: set, ledger, now }) =>
    dispatchDemands(set, ledger, requests, cityDay(now)),
  );
}

/** The desk's own reason beside views that differ (国令713 第十三条). */
export async function explainDisagreement(
  app: App,
  viewer: Viewer,
  request: { readonly consultation: string; readonly demand: DemandId; readonly reason: string },
): Promise<Outcome<ConsultationChanged>> {
  const address = { consultation: request.consultation, action: 'dispatch-demands' } as const;
  return changeConsultation(app, viewer, address, ({ ledger }) =>
    noteDisagreement(ledger, request.demand, request.reason),
  );
}
