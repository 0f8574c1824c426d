import type { ClauseId, DemandId } from '../ids.ts';
import type { ClauseChange, Ledger } from '../ledger.ts';
import { diffClause, type DiffPiece } from './diff-clause.ts';
import { changedFields, type FieldChange } from './row-fields.ts';
import type { PlanClause, PlanVersion } from './plan.ts';

/** What happened to a clause from one version to the next, and why. */
export type ClauseChapter = {
  readonly version: PlanVersion;
  readonly what: 'added' | 'changed' | 'removed';
  /** As it stands in that version; of a removed one, as it stood before. */
  readonly clause: PlanClause;
  readonly pieces: readonly DiffPiece[];
  readonly fields: readonly FieldChange[];
  /** The edits that were made, with their reasons; empty when it came with a file. */
  readonly edits: readonly ClauseChange[];
  /** Demands whose 采纳 names a change of this clause in this version. */
  readonly adopted: readonly DemandId[];
};

/** Why a clause reads as it does, oldest first. The first version is its beginning and needs no reason. */
export function clauseStory(
  { versions, clauseChanges, demands }: Pick<Ledger, 'versions' | 'clauseChanges' | 'demands'>,
  id: ClauseId,
): readonly ClauseChapter[] {
  const clauseIn = (version: PlanVersion | undefined): PlanClause | undefined =>
    version?.clauses.find((clause) => clause.id === id);
  return versions.flatMap((version, at): ClauseChapter[] => {
    const before = clauseIn(versions[at - 1]);
    const now = clauseIn(version);
    const clause = now ?? before;
    if (at === 0 || !clause) return [];
    const what = !before ? 'added' : now ? 'changed' : 'removed';
    const fields = before && now ? changedFields(before, now) : [];
    const same = before && now && before.text === now.text && before.no === now.no && fields.length === 0;
    const edits = clauseChanges.filter((change) => change.nth === version.nth && change.clause === id);
    if (same && edits.length === 0) return [];
    const adopted = [...demands.values()]
      .filter(({ disposition }) =>
        disposition?.links.some((link) => link.clause === id && link.to === version.nth),
      )
      .map((demand) => demand.id);
    const pieces = diffClause(before?.text ?? '', now?.text ?? '');
    return [{ version, what, clause, pieces, fields, edits, adopted }];
  });
}
