// Ids of the clauses of a new version: what it had before, or a fresh one. No id is ever used for something else.
import { ok, refuse, type Result } from '#base/result.ts';
import { isClauseId, type ClauseId } from '../ids.ts';
import type { PlanAlignment } from './align-plan.ts';
import type { ParsedClause } from './parsed-plan.ts';
import type { PlanClause } from './plan.ts';

/** What a person said about an unsure place: the old clause it is, or a new one. */
export type AlignmentDecision = ClauseId | 'new';

/** Places that still have to be decided, or that claim an old clause which another place has. */
export type UnsettledAlignment = {
  readonly undecided: readonly number[];
  readonly claimedTwice: readonly number[];
};

/** The highest number among clause ids; 0 when there is none. Give it every id that was ever used. */
export function lastClauseNumber(ids: Iterable<string>): number {
  let last = 0;
  for (const id of ids) last = Math.max(last, Number(/^c([1-9]\d*)$/.exec(id)?.[1] ?? 0));
  return last;
}

/** The id after this number. */
export function clauseIdAfter(last: number): ClauseId {
  const id = `c${last + 1}`;
  if (!isClauseId(id)) throw new RangeError(`more clauses than ids: ${id}`);
  return id;
}

/** The clauses with their ids. `last`: the highest number ever used in this consultation. */
export function settleAlignment(
  fresh: readonly ParsedClause[],
  alignment: PlanAlignment,
  decisions: ReadonlyMap<number, AlignmentDecision>,
  last: number,
): Result<readonly PlanClause[], UnsettledAlignment> {
  const asked = [...new Set(alignment.unsure.map(({ at }) => at))];
  const offered = (at: number, id: ClauseId): boolean =>
    alignment.unsure.some((pair) => pair.at === at && pair.old === id);
  const undecided = asked.filter((at) => {
    const said = decisions.get(at);
    return said === undefined || (said !== 'new' && !offered(at, said));
  });
  const ids = new Map<number, ClauseId>([...alignment.matched].map(([at, { old }]) => [at, old] as const));
  const used = new Set(ids.values());
  const claimedTwice: number[] = [];
  for (const at of asked) {
    const said = decisions.get(at);
    if (said === undefined || said === 'new') continue;
    if (used.has(said)) claimedTwice.push(at);
    used.add(said);
    ids.set(at, said);
  }
  if (undecided.length > 0 || claimedTwice.length > 0) return refuse({ undecided, claimedTwice });
  let number = last;
  return ok(
    fresh.map(({ kind, no, text, indicator, project }, at): PlanClause => {
      const id = ids.get(at) ?? clauseIdAfter(number);
      if (!ids.has(at)) number += 1;
      return { id, kind, no, text, ...(indicator && { indicator }), ...(project && { project }) };
    }),
  );
}
