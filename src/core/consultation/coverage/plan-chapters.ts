// A plan cut into pages that a phone can carry: one chapter each, or one part where there are no chapters.
import type { ClauseId } from '../ids.ts';
import type { ClauseKind, PlanClause } from '../plan/plan.ts';

export type PlanChapter = {
  /** Its first clause: the address of the page. Stable as clauses are. */
  readonly start: ClauseId;
  /** The part it stands in, where the plan has parts above chapters. */
  readonly part: PlanClause | undefined;
  /** Absent: what stands before the first heading. */
  readonly heading: PlanClause | undefined;
  readonly clauses: readonly PlanClause[];
};

const LEVELS = ['chapter', 'part', 'section', 'item'] as const satisfies readonly ClauseKind[];

/** The chapters in the order of the plan; every clause stands in exactly one. A part's bare heading goes with what follows it. */
export function planChapters(clauses: readonly PlanClause[]): PlanChapter[] {
  const level = LEVELS.find((kind) => clauses.some((clause) => clause.kind === kind));
  const chapters: PlanClause[][] = [];
  for (const clause of clauses) {
    const last = chapters.at(-1);
    const begins = clause.kind === level || (clause.kind === 'part' && level === 'chapter');
    if (last === undefined || (begins && !isBareHeading(last))) chapters.push([clause]);
    else last.push(clause);
  }
  let part: PlanClause | undefined;
  return chapters.flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    part = own.find(({ kind }) => kind === 'part') ?? part;
    const heading = own.find(({ kind }) => kind === level) ?? own.find(({ kind }) => kind === 'part');
    return [{ start: first.id, part: heading === part ? undefined : part, heading, clauses: own }];
  });
}

/** Clause → place of its chapter in `planChapters`. */
export function chapterPlaces(chapters: readonly PlanChapter[]): ReadonlyMap<ClauseId, number> {
  return new Map(chapters.flatMap(({ clauses }, at) => clauses.map(({ id }) => [id, at] as const)));
}

/** A title or a part's heading with nothing under it yet. */
function isBareHeading(clauses: readonly PlanClause[]): boolean {
  return clauses.every(({ kind }) => kind === 'title' || kind === 'part');
}
