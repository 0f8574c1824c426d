// One vote on one statement: changeable, and nothing but a vote. It decides nothing about opinions.
import { ok } from '#base/result.ts';
import { cityDay } from '#core/calendar/city-day.ts';
import { isConsultationId } from '#core/consultation/ids.ts';
import { publicPhase } from '#core/consultation/public/public-phase.ts';
import type { LedgerKey } from '#core/consultation/stored-event.ts';
import { voterOf } from '#core/consultation/voting/voter.ts';
import type { Vote } from '#core/consultation/voting/votes.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { putStatementVote } from '#store/statement-votes.ts';
import type { App } from './app.ts';
import { refuseUse, type Outcome } from './refusal.ts';

export type VoteOnStatement = {
  readonly consultation: string;
  readonly statement: number;
  readonly vote: Vote;
};

/** Keeps the vote; an earlier one of the same person on the same statement gives way. */
export async function voteOnStatement(
  app: App,
  viewer: Viewer,
  { consultation: id, statement, vote }: VoteOnStatement,
): Promise<Outcome<{ readonly statement: number }>> {
  const consultation = isConsultationId(id) ? app.consultations.consultations.get(id) : undefined;
  if (!consultation || viewer.role !== 'citizen') return refuseUse('not-found');
  if (!may(viewer, 'vote-on-statements', { storedUnder: consultation.division }))
    return refuseUse('not-found');
  const key: LedgerKey = { division: consultation.division, consultation: consultation.id };
  const ledger = await app.ledgers.latest(key);
  const now = app.now();
  if (!consultation.voting || publicPhase(ledger, cityDay(now)) === 'issued')
    return refuseUse('voting-not-offered');
  const offered = ledger.statements.find(({ number }) => number === statement);
  if (offered === undefined || offered.withdrawn !== undefined) return refuseUse('statement-not-found');
  await putStatementVote(app.pool, { ...key, voter: voterOf(key, viewer.person), statement, vote, at: now });
  return ok({ statement });
}
