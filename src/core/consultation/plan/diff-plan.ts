// What changed from one version of the plan to another, clause by clause.
import type { ClauseId } from '../ids.ts';
import type { CutWords } from './atoms.ts';
import { diffClause, type DiffPiece } from './diff-clause.ts';
import { changedFields, type FieldChange } from './row-fields.ts';
import type { PlanClause } from './plan.ts';

/** One clause that is not as it was. `after`: the clause of the new version it stands behind; of a removed one, stood. */
export type ClauseDiff =
  | { readonly what: 'added'; readonly clause: PlanClause; readonly after: ClauseId | undefined }
  | { readonly what: 'removed'; readonly clause: PlanClause; readonly after: ClauseId | undefined }
  | {
      readonly what: 'changed';
      readonly old: PlanClause;
      readonly clause: PlanClause;
      readonly after: ClauseId | undefined;
      /** Another place among the clauses that both versions have. */
      readonly moved: boolean;
      /** Only the printed number is another one, or that too. */
      readonly renumbered: boolean;
      /** Empty when the words are the same. */
      readonly pieces: readonly DiffPiece[];
      /** Of rows. */
      readonly fields: readonly FieldChange[];
    };

/** In the order of the new version, removed clauses behind what stood before them. Unchanged clauses are left out. */
export function diffPlan(
  from: readonly PlanClause[],
  to: readonly PlanClause[],
  cutWords?: CutWords,
): readonly ClauseDiff[] {
  const olds = new Map(from.map((clause, at) => [clause.id, { clause, at }] as const));
  const news = new Set(to.map(({ id }) => id));
  const stays = inOrder(to.flatMap(({ id }) => olds.get(id)?.at ?? []));
  const removed = removedBehind(from, news);
  const diffs: ClauseDiff[] = [...(removed.get(undefined) ?? [])];
  let after: ClauseId | undefined;
  for (const clause of to) {
    const old = olds.get(clause.id);
    if (!old) diffs.push({ what: 'added', clause, after });
    else {
      const changed = changeOf(old.clause, clause, cutWords);
      const moved = !stays.has(old.at);
      if (moved || changed.renumbered || changed.pieces.length > 0 || changed.fields.length > 0) {
        diffs.push({ what: 'changed', old: old.clause, clause, after, moved, ...changed });
      }
    }
    after = clause.id;
    diffs.push(...(removed.get(clause.id) ?? []));
  }
  return diffs;
}

function changeOf(
  old: PlanClause,
  clause: PlanClause,
  cutWords: CutWords | undefined,
): {
  readonly renumbered: boolean;
  readonly pieces: readonly DiffPiece[];
  readonly fields: readonly FieldChange[];
} {
  return {
    renumbered: old.no !== clause.no || old.kind !== clause.kind,
    pieces: old.text === clause.text ? [] : diffClause(old.text, clause.text, cutWords),
    fields: changedFields(old, clause),
  };
}

function removedBehind(
  from: readonly PlanClause[],
  news: ReadonlySet<ClauseId>,
): ReadonlyMap<ClauseId | undefined, readonly ClauseDiff[]> {
  const removed = new Map<ClauseId | undefined, ClauseDiff[]>();
  let after: ClauseId | undefined;
  for (const clause of from) {
    if (news.has(clause.id)) after = clause.id;
    else removed.set(after, [...(removed.get(after) ?? []), { what: 'removed', clause, after }]);
  }
  return removed;
}

/** The longest run of places that stays in order (patience sorting): what is not in it has moved. */
function inOrder(places: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const place of places) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    before.set(place, tails[low - 1]);
    tails[low] = place;
  }
  const stays = new Set<number>();
  for (let place = tails.at(-1); place !== undefined; place = before.get(place)) stays.add(place);
  return stays;
}
