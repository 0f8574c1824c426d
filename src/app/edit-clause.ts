// One clause of the open version is changed, added or taken out, by the desk.
import {
  addClause,
  changeClause,
  removeClause,
  type ClauseEdit,
} from '#core/consultation/plan/edit-clause.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeConsultation, type ConsultationChanged } from './change-consultation.ts';
import type { Outcome } from './refusal.ts';

/** What is to be done; the words are as typed. */
export type PlanEdit =
  | { readonly do: 'change'; readonly edit: ClauseEdit }
  | { readonly do: 'add'; readonly edit: Parameters<typeof addClause>[1] }
  | { readonly do: 'remove'; readonly edit: Parameters<typeof removeClause>[1] };

/** Refused when somebody else changed the clause since it was read: his text is in the ledger, ours in the form. */
export async function editClause(
  app: App,
  viewer: Viewer,
  { consultation, plan }: { readonly consultation: string; readonly plan: PlanEdit },
): Promise<Outcome<ConsultationChanged>> {
  return changeConsultation(app, viewer, { consultation, action: 'edit-plan' }, ({ ledger }) => {
    if (plan.do === 'change') return changeClause(ledger, plan.edit);
    return plan.do === 'add' ? addClause(ledger, plan.edit) : removeClause(ledger, plan.edit);
  });
}
