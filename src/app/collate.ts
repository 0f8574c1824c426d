import type { Viewer } from '#core/identity/viewer.ts';
import { decideCollation, type CollationAct } from '#core/consultation/collation/collation-act.ts';
import type { App } from './app.ts';
import { changeConsultation, type ConsultationChanged } from './change-consultation.ts';
import type { Outcome } from './refusal.ts';

/** Splits, merges, folds, sorts, names, undoes: one act of the desk. */
export async function collate(
  app: App,
  viewer: Viewer,
  consultation: string,
  act: CollationAct,
): Promise<Outcome<ConsultationChanged>> {
  return changeConsultation(app, viewer, { consultation, action: 'collate-opinions' }, (now) =>
    decideCollation(now.consultation, now.ledger, act),
  );
}
