// Statements, one's own votes on them, and what all votes say together.
import type { Consultation } from '#core/consultation/consultation.ts';
import type { Statement } from '#core/consultation/ledger.ts';
import { voterOf } from '#core/consultation/voting/voter.ts';
import { voteResults, type VoteResults } from '#core/consultation/voting/vote-results.ts';
import type { Vote, VotesCast } from '#core/consultation/voting/votes.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { consultationOf } from './consultation.ts';
import type { Reads } from './reads.ts';

export type StatementsSeen = {
  readonly consultation: Consultation;
  /** On offer, in the order they were offered. */
  readonly statements: readonly Statement[];
  /** Of a citizen who is signed in. */
  readonly own: ReadonlyMap<number, Vote>;
};

/** The statements on offer; absent where none may be voted on. */
export async function statementsToVote(
  viewer: Viewer,
  reads: Reads,
  id: string,
): Promise<StatementsSeen | undefined> {
  const found = await offered(viewer, reads, id);
  if (found === undefined) return undefined;
  const { consultation, statements } = found;
  const isVoter = viewer.role === 'citizen' && may(viewer, 'vote-on-statements');
  if (!isVoter) return { consultation, statements, own: new Map() };
  const key = { division: consultation.division, consultation: consultation.id };
  const { rows } = await reads.pool.query<{ statement: number; vote: Vote }>({
    name: 'own-statement-votes-1',
    text: `select statement, vote from statement_votes where division = $1 and consultation = $2 and voter = $3`,
    values: [key.division, key.consultation, voterOf(key, viewer.person)],
  });
  return { consultation, statements, own: new Map(rows.map((row) => [row.statement, row.vote])) };
}

export type VotesSeen = {
  readonly consultation: Consultation;
  readonly statements: readonly Statement[];
  readonly results: VoteResults;
  /** When they were counted. */
  readonly at: Temporal.Instant;
};

/** With more participants than these the groups are looked for once a minute, not after every vote. */
const MANY = 200;
const A_MINUTE = 60_000;
/** What was counted last, for each database. */
const counted = new WeakMap<object, Map<string, { readonly stamp: string; readonly seen: VotesSeen }>>();

/** What the votes say together; nobody's own vote can be told from it. */
export async function votesTogether(
  viewer: Viewer,
  reads: Reads,
  id: string,
): Promise<VotesSeen | undefined> {
  const found = await offered(viewer, reads, id);
  if (found === undefined) return undefined;
  const { consultation, statements } = found;
  const kept =
    counted.get(reads.pool) ?? new Map<string, { readonly stamp: string; readonly seen: VotesSeen }>();
  counted.set(reads.pool, kept);
  const known = kept.get(consultation.id);
  const now = reads.now();
  const stamp = `${statements.map(({ number }) => number).join()} ${await stampOfVotes(reads, consultation)}`;
  if (known !== undefined) {
    const age = now.epochMilliseconds - known.seen.at.epochMilliseconds;
    const isFresh = known.seen.results.participants > MANY && age >= 0 && age < A_MINUTE;
    if (known.stamp === stamp || isFresh) return known.seen;
  }
  const cast = await votesOf(reads, consultation);
  const results = voteResults(
    cast,
    statements.map(({ number }) => number),
  );
  const seen = { consultation, statements, results, at: now };
  kept.set(consultation.id, { stamp, seen });
  return seen;
}

async function offered(
  viewer: Viewer,
  reads: Reads,
  id: string,
): Promise<{ readonly consultation: Consultation; readonly statements: readonly Statement[] } | undefined> {
  const consultation = consultationOf(viewer, reads, { id, action: 'read-public-consultation' });
  if (consultation?.voting !== true) return undefined;
  const ledger = await reads.ledgers.latest({
    division: consultation.division,
    consultation: consultation.id,
  });
  return { consultation, statements: ledger.statements.filter(({ withdrawn }) => withdrawn === undefined) };
}

async function stampOfVotes(reads: Reads, { division, id }: Consultation): Promise<string> {
  const { rows } = await reads.pool.query<{ stamp: string }>({
    name: 'stamp-of-statement-votes-1',
    text: `select count(*) || ' ' || coalesce(sum(vote * statement), 0) || ' ' || coalesce(max(at)::text, '') as stamp
      from statement_votes where division = $1 and consultation = $2`,
    values: [division, id],
  });
  return rows[0]?.stamp ?? '';
}

async function votesOf(reads: Reads, { division, id }: Consultation): Promise<VotesCast> {
  const { rows } = await reads.pool.query<{ voter: string; statement: number; vote: Vote }>({
    name: 'statement-votes-1',
    text: `select voter, statement, vote from statement_votes where division = $1 and consultation = $2`,
    values: [division, id],
  });
  const cast = new Map<string, Map<number, Vote>>();
  for (const { voter, statement, vote } of rows) {
    const own = cast.get(voter) ?? new Map<number, Vote>();
    own.set(statement, vote);
    cast.set(voter, own);
  }
  return cast;
}
