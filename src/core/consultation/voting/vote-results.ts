// What a vote on statements says. It speaks of those who voted on these statements, never of letters, meetings or the city.
import {
  consensusOf,
  representative,
  tallyOf,
  type Consensus,
  type Representative,
  type Tally,
} from './consensus.ts';
import { findGroups, type OpinionGroups } from './opinion-groups.ts';
import { voteTable, type VoteRow, type VotesCast } from './votes.ts';

export type StatementResult = {
  readonly statement: number;
  /** All who voted, counted for groups or not. */
  readonly everyone: Tally;
  /** Of those who count, one for each group; without groups one alone. */
  readonly groups: readonly Tally[];
  readonly agreement: Consensus;
  readonly rejection: Consensus;
  /** Where a group differs from all others (90 %), by its number. */
  readonly typical: readonly { readonly group: number; readonly how: Representative }[];
};

export type VoteResults = {
  /** All who voted at least once; those who count for groups; votes needed to count. */
  readonly participants: number;
  readonly counted: number;
  readonly needed: number;
  readonly votes: number;
  readonly groups: OpinionGroups;
  /** Shared most first; equal ones by number. The order decides nothing: it is an order of reading. */
  readonly statements: readonly StatementResult[];
};

/** The group-informed view. Neither the order of votes nor who is who changes it. */
export function voteResults(cast: VotesCast, offered: readonly number[]): VoteResults {
  const table = voteTable(cast, offered);
  const groups = findGroups(table.rows);
  const parts = groups.found ? partsOf(table.rows, groups.groupOf, groups.sizes.length) : [table.rows];
  const statements = table.statements.map((id, column) => {
    const tallies = parts.map((rows) => tallyOf(rows, column));
    return {
      statement: id,
      everyone: everyonesTally(cast, id),
      groups: tallies,
      agreement: consensusOf(tallies, 'agreed'),
      rejection: consensusOf(tallies, 'disagreed'),
      typical: groups.found ? typicalOf(tallies) : [],
    };
  });
  return {
    participants: table.participants,
    counted: table.rows.length,
    needed: table.needed,
    votes: table.votes,
    groups,
    statements: statements.toSorted((a, b) => b.agreement.product - a.agreement.product),
  };
}

function partsOf(rows: readonly VoteRow[], groupOf: readonly number[], count: number): VoteRow[][] {
  return Array.from({ length: count }, (_, group) => rows.filter((_row, at) => groupOf[at] === group));
}

function everyonesTally(cast: VotesCast, id: number): Tally {
  return tallyOf(
    [...cast.values()].map((votes) => [votes.get(id)]),
    0,
  );
}

function typicalOf(tallies: readonly Tally[]): { group: number; how: Representative }[] {
  return tallies.flatMap((inside, group) => {
    const others = tallies.filter((_, at) => at !== group);
    const outside = others.reduce(
      (sum, each) => ({
        agreed: sum.agreed + each.agreed,
        disagreed: sum.disagreed + each.disagreed,
        saw: sum.saw + each.saw,
      }),
      { agreed: 0, disagreed: 0, saw: 0 },
    );
    const how = representative(inside, outside);
    return how === undefined ? [] : [{ group, how }];
  });
}
