// What changed between two texts of a clause: pieces kept, taken out and put in. A figure is never cut.
import { diffArrays } from 'diff';
import { atomsOf, isFigure, type CutWords } from './atoms.ts';

export type DiffPiece = {
  readonly kind: 'kept' | 'deleted' | 'inserted';
  readonly text: string;
  /** Where it stands: in the old text of what was kept or deleted, in the new one of what was inserted. UTF-16 units. */
  readonly from: number;
  readonly to: number;
};

type Run = { readonly kind: DiffPiece['kind']; readonly text: string };

/** Between two changes, so few characters that stayed are no island a reader would see. */
const ISLAND = 2;

/** In reading order, what was taken out before what was put in. Kept and deleted together are the old text, kept and inserted the new one. */
export function diffClause(old: string, fresh: string, cutWords?: CutWords): readonly DiffPiece[] {
  if (old === fresh) return placed(old === '' ? [] : [{ kind: 'kept', text: old }]);
  const changes = diffArrays([...atomsOf(old, cutWords)], [...atomsOf(fresh, cutWords)]);
  const runs = changes.map(({ value, added, removed }): Run => ({
    kind: added ? 'inserted' : removed ? 'deleted' : 'kept',
    text: value.join(''),
  }));
  return placed(ordered(withoutIslands(runs)));
}

/** A word or two left between larger changes is read as changed with them: a sentence written anew does not fall to crumbs. */
function withoutIslands(runs: readonly Run[]): readonly Run[] {
  return runs.flatMap((run, at) => {
    const inside = at > 0 && at < runs.length - 1;
    const island = run.kind === 'kept' && inside && run.text.length <= ISLAND && !isFigure(run.text);
    const around = changedAround(runs, at, -1) + changedAround(runs, at, 1);
    return island && around >= 4 * run.text.length
      ? [
          { kind: 'deleted' as const, text: run.text },
          { kind: 'inserted' as const, text: run.text },
        ]
      : [run];
  });
}

/** Characters of the change beside it; 0 when there is none on that side. */
function changedAround(runs: readonly Run[], at: number, step: 1 | -1): number {
  let length = 0;
  for (let i = at + step; runs[i] !== undefined && runs[i]?.kind !== 'kept'; i += step) {
    length += runs[i]?.text.length ?? 0;
  }
  return length;
}

/** Changes that touch become one deletion and one insertion. */
function ordered(runs: readonly Run[]): readonly Run[] {
  const sorted: Run[] = [];
  let deleted = '';
  let inserted = '';
  const flush = (): void => {
    if (deleted !== '') sorted.push({ kind: 'deleted', text: deleted });
    if (inserted !== '') sorted.push({ kind: 'inserted', text: inserted });
    deleted = '';
    inserted = '';
  };
  for (const { kind, text } of runs) {
    if (kind === 'deleted') deleted += text;
    else if (kind === 'inserted') inserted += text;
    else {
      flush();
      const last = sorted.at(-1);
      if (last?.kind === 'kept') sorted[sorted.length - 1] = { kind, text: last.text + text };
      else sorted.push({ kind, text });
    }
  }
  flush();
  return sorted;
}

function placed(runs: readonly Run[]): readonly DiffPiece[] {
  let old = 0;
  let fresh = 0;
  return runs.map(({ kind, text }) => {
    const from = kind === 'inserted' ? fresh : old;
    if (kind !== 'inserted') old += text.length;
    if (kind !== 'deleted') fresh += text.length;
    return { kind, text, from, to: from + text.length };
  });
}
