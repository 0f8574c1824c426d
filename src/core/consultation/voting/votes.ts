// Votes on statements as a table: one row a participant, one column a statement. Labels of participants are dropped and rows
// are put in the order of what they hold, so that neither the order of votes nor a name can change any figure.

/** Agree, disagree, pass. A pass is a vote: the statement was seen. */
export type Vote = 1 | -1 | 0;

/** Participant → number of the statement → his latest vote. The participant's key says nothing but "the same one". */
export type VotesCast = ReadonlyMap<string, ReadonlyMap<number, Vote>>;

/** What one participant voted, in the order of `VoteTable.statements`; undefined: not voted on. */
export type VoteRow = readonly (Vote | undefined)[];

export type VoteTable = {
  /** Numbers of the statements. */
  readonly statements: readonly number[];
  /** Those who count, sorted by what they voted. */
  readonly rows: readonly VoteRow[];
  /** All who voted at least once on one of the statements. */
  readonly participants: number;
  /** Votes of all participants, counted or not. */
  readonly votes: number;
  /** Votes that were needed to count. Lower than the rule when the most active had to fill up. */
  readonly needed: number;
};

/** A participant counts after seven votes, or after all of them where there are fewer statements. */
export const VOTES_TO_COUNT = 7;
/** Where fewer than these qualify, the most active fill up to them. */
export const FEWEST_COUNTED = 15;

/**
 * The table of those who count. Where the most active fill up, all who voted equally often as the last one come in too: to
 * choose between them would need a name or an order of arrival.
 */
export function voteTable(cast: VotesCast, offered: readonly number[]): VoteTable {
  const statements = [...new Set(offered)].toSorted((a, b) => a - b);
  const all = [...cast.values()]
    .map((votes): VoteRow => statements.map((id) => votes.get(id)))
    .filter((row) => votesIn(row) > 0);
  const needed = votesNeeded(all.map(votesIn), statements.length);
  return {
    statements,
    rows: all.filter((row) => votesIn(row) >= needed).toSorted(byVotes),
    participants: all.length,
    votes: all.reduce((sum, row) => sum + votesIn(row), 0),
    needed,
  };
}

/** How many statements were voted on. */
export function votesIn(row: VoteRow): number {
  return row.filter((vote) => vote !== undefined).length;
}

function votesNeeded(counts: readonly number[], statements: number): number {
  const rule = Math.min(VOTES_TO_COUNT, statements);
  if (counts.filter((count) => count >= rule).length >= FEWEST_COUNTED) return rule;
  const mostActive = counts.toSorted((a, b) => b - a);
  return Math.min(rule, mostActive[FEWEST_COUNTED - 1] ?? 1);
}

function byVotes(a: VoteRow, b: VoteRow): number {
  for (const [at, vote] of a.entries()) {
    const difference = (vote ?? 2) - (b[at] ?? 2);
    if (difference !== 0) return difference;
  }
  return 0;
}
