// Votes on statements: one row a person and statement.
import type { Pool } from 'pg';
import type { LedgerKey } from '#core/consultation/stored-event.ts';
import type { Vote } from '#core/consultation/voting/votes.ts';

export type StatementVote = LedgerKey & {
  readonly voter: string;
  readonly statement: number;
  readonly vote: Vote;
  readonly at: Temporal.Instant;
};

/** Puts the vote in place of an earlier one of the same person. */
export async function putStatementVote(pool: Pool, write: StatementVote): Promise<void> {
  const { division, consultation, voter, statement, vote, at } = write;
  await pool.query({
    name: 'put-statement-vote-1',
    text: `insert into statement_votes (division, consultation, voter, statement, vote, at)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (division, consultation, voter, statement) do update set vote = excluded.vote, at = excluded.at`,
    values: [division, consultation, voter, statement, vote, at.toString()],
  });
}
