// Statements that people may vote on: offered and withdrawn by the desk.
import { ok } from '#base/result.ts';
import { isDemandId } from '#core/consultation/ids.ts';
import { refuseConsultation } from '#core/consultation/refusal.ts';
import { statementText } from '#core/consultation/voting/statement.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeConsultation, type ConsultationChanged } from './change-consultation.ts';
import type { Outcome } from './refusal.ts';

const LONGEST_REASON = 200;

export type OfferStatement = {
  readonly consultation: string;
  readonly text: string;
  /** The demand it was taken from, as typed; empty: none. */
  readonly demand: string;
  /** The desk saw a statement much like it, and says that it is another thought. */
  readonly differs: boolean;
};

/** Offers a statement; the same one is not offered twice. */
export async function offerStatement(
  app: App,
  viewer: Viewer,
  { consultation, text, demand: typed, differs }: OfferStatement,
): Promise<Outcome<ConsultationChanged>> {
  const address = { consultation, action: 'collate-opinions' } as const;
  return changeConsultation(app, viewer, address, ({ consultation: { voting }, ledger }) => {
    if (!voting) return refuseConsultation('voting-not-offered');
    const said = statementText(text, ledger.statements, differs);
    if (!said.ok) return said;
    const wanted = typed.trim().toUpperCase();
    const demand = isDemandId(wanted) ? ledger.demands.get(wanted)?.id : undefined;
    if (wanted !== '' && demand === undefined) return refuseConsultation('demand-not-found');
    return ok([{ type: 'statement-offered', text: said.value, demand }]);
  });
}

/** Takes a statement off; the votes on it are kept and counted no more. */
export async function withdrawStatement(
  app: App,
  viewer: Viewer,
  { consultation, statement, reason }: { consultation: string; statement: number; reason: string },
): Promise<Outcome<ConsultationChanged>> {
  const address = { consultation, action: 'collate-opinions' } as const;
  return changeConsultation(app, viewer, address, ({ ledger }) => {
    const found = ledger.statements.find(({ number }) => number === statement);
    if (found === undefined || found.withdrawn !== undefined)
      return refuseConsultation('statement-not-found');
    const why = reason.trim();
    if (why === '') return refuseConsultation('why-missing');
    if (why.length > LONGEST_REASON) return refuseConsultation('text-too-long', { limit: LONGEST_REASON });
    return ok([{ type: 'statement-withdrawn', statement, reason: why }]);
  });
}
