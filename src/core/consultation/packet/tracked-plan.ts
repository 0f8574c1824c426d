// The plan from the version people commented on to the latest, as one text with everything that changed in it and who asked for it.
import { diffArrays } from 'diff';
import type { ClauseId, DemandId } from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import { diffClause } from '../plan/diff-clause.ts';
import type { PlanClause, PlanVersion } from '../plan/plan.ts';
import { outcomeOf } from './count-sides.ts';
import type { PacketVersion, PieceKind, TrackedParagraph, TrackedPlan } from './packet-content.ts';

/** The version that was open for comment, and the latest; nothing when there are not two. */
export function comparedVersions({
  versions,
  notices,
}: Ledger): { readonly from: PlanVersion; readonly to: PlanVersion } | undefined {
  const open = notices.at(-1)?.nth;
  const to = versions.at(-1);
  const from =
    versions.find(({ nth }) => nth === open) ??
    versions.find(({ stage }) => stage === 'for-comment') ??
    versions[0];
  return from === undefined || to === undefined || from.nth >= to.nth ? undefined : { from, to };
}

/** Every clause of both versions: what stayed where it was is compared within, what moved is taken out and put in. */
export function trackPlan(ledger: Ledger): TrackedPlan | null {
  const compared = comparedVersions(ledger);
  if (compared === undefined) return null;
  const { from, to } = compared;
  const olds = byId(from);
  const news = byId(to);
  const why = reasonsBetween(ledger, from.nth, to.nth);
  const paragraphs = diffArrays(idsOf(from), idsOf(to)).flatMap(({ value, added, removed }) =>
    value.map((id): TrackedParagraph => {
      const state: PieceKind = added ? 'inserted' : removed ? 'deleted' : 'kept';
      const [old, fresh] = [olds.get(id), news.get(id)];
      const clause = (state === 'deleted' ? old : fresh) ?? old ?? fresh;
      const pieces = piecesOf(state, old, fresh);
      const changed = pieces.some(({ kind }) => kind !== 'kept');
      return {
        clause: id,
        kind: clause?.kind ?? 'text',
        state,
        pieces,
        because: changed ? (why.because.get(id) ?? []) : [],
        editorial: changed ? (why.editorial.get(id) ?? []) : [],
      };
    }),
  );
  return { from: versionHead(from), to: versionHead(to), paragraphs };
}

/** The text of one of both versions, a clause a line: what accepting or refusing every change makes of it. */
export function textOfTracked(
  { paragraphs }: Pick<TrackedPlan, 'paragraphs'>,
  side: 'old' | 'new',
): readonly string[] {
  const gone: PieceKind = side === 'old' ? 'inserted' : 'deleted';
  return paragraphs
    .filter(({ state }) => state !== gone)
    .map(({ pieces }) => pieces.flatMap(({ kind, text }) => (kind === gone ? [] : [text])).join(''));
}

/** A clause as one line: its number, then its words. */
export function lineOf({ no, text }: Pick<PlanClause, 'no' | 'text'>): string {
  return no === undefined ? text : `${no}　${text}`;
}

export function versionHead({ nth, stage, title }: PlanVersion): PacketVersion {
  return { nth, stage, title };
}

function piecesOf(
  state: PieceKind,
  old: PlanClause | undefined,
  fresh: PlanClause | undefined,
): TrackedParagraph['pieces'] {
  if (state === 'inserted') return fresh ? [{ kind: 'inserted', text: lineOf(fresh) }] : [];
  if (state === 'deleted') return old ? [{ kind: 'deleted', text: lineOf(old) }] : [];
  if (!old || !fresh) return [];
  return diffClause(lineOf(old), lineOf(fresh)).map(({ kind, text }) => ({ kind, text }));
}

function idsOf({ clauses }: PlanVersion): ClauseId[] {
  return clauses.map(({ id }) => id);
}

function byId({ clauses }: PlanVersion): ReadonlyMap<ClauseId, PlanClause> {
  return new Map(clauses.map((clause) => [clause.id, clause] as const));
}

type Reasons = {
  readonly because: ReadonlyMap<ClauseId, TrackedParagraph['because']>;
  readonly editorial: ReadonlyMap<ClauseId, readonly string[]>;
};

/** Of edits made here, and of decisions that name the change as their proof. */
function reasonsBetween(ledger: Ledger, from: number, to: number): Reasons {
  const asked = new Map<ClauseId, Set<DemandId>>();
  const editorial = new Map<ClauseId, string[]>();
  const ask = (clause: ClauseId, demand: DemandId): void => {
    asked.set(clause, (asked.get(clause) ?? new Set()).add(demand));
  };
  for (const { clause, nth, because, editorial: words } of ledger.clauseChanges) {
    if (nth <= from || nth > to) continue;
    for (const demand of because) ask(clause, demand);
    if (words !== undefined && words !== '') editorial.set(clause, [...(editorial.get(clause) ?? []), words]);
  }
  for (const { id, disposition } of ledger.demands.values())
    for (const link of disposition?.links ?? []) if (link.to > from && link.from < to) ask(link.clause, id);
  const because = [...asked].map(
    ([clause, demands]) => [clause, [...demands].flatMap((id) => oneOf(ledger, id))] as const,
  );
  return { because: new Map(because), editorial };
}

function oneOf(ledger: Ledger, id: DemandId): TrackedParagraph['because'] {
  const demand = ledger.demands.get(id);
  return demand === undefined ? [] : [{ demand: id, points: demand.points, outcome: outcomeOf(demand) }];
}
