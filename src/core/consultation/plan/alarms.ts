// What does not fit between what was promised and what the plan says. Pure: versions and links in, alarms out.
import type { ClauseId, DemandId } from '../ids.ts';
import { diffPlan } from './diff-plan.ts';
import type { ChangeLink, PlanVersion } from './plan.ts';
import { verifyLink, type LinkVerdict } from './verify-link.ts';

/** A demand that was adopted, wholly or in part, with the changes named as its proof. */
export type AdoptionClaim = { readonly demand: DemandId; readonly links: readonly ChangeLink[] };

/** `unproved`: claimed adopted and the text unchanged. `lost`: adopted, and gone in a later version. */
export type AdoptionAlarm = {
  readonly kind: 'unproved' | 'lost';
  readonly demand: DemandId;
  /** Absent: it names no change at all. */
  readonly link: ChangeLink | undefined;
  readonly verdict: LinkVerdict | undefined;
};

/** Every link that does not hold; a link whose words moved to another clause is no alarm. */
export function adoptionAlarms(
  claims: readonly AdoptionClaim[],
  versions: readonly PlanVersion[],
): readonly AdoptionAlarm[] {
  return claims.flatMap(({ demand, links }): AdoptionAlarm[] => {
    if (links.length === 0) return [{ kind: 'unproved', demand, link: undefined, verdict: undefined }];
    return links.flatMap((link): AdoptionAlarm[] => {
      const verdict = verifyLink(link, versions);
      if (verdict.kind === 'holds' || verdict.kind === 're-anchored') return [];
      return [{ kind: verdict.kind === 'not-a-change' ? 'unproved' : 'lost', demand, link, verdict }];
    });
  });
}

/** A change of words or figures between two versions that no opinion asked for and nobody gave a reason for. */
export type UnaskedChange = {
  readonly from: number;
  readonly to: number;
  readonly clause: ClauseId;
  readonly what: 'added' | 'removed' | 'changed';
};

/** What was said about the changes of a version: by link, by the demands of an edit, or by an editorial reason. */
export type ExplainedChange = { readonly nth: number; readonly clause: ClauseId };

/** Between each version and the next. A clause that only moved or got another number needs no reason. */
export function unaskedChanges(
  versions: readonly PlanVersion[],
  links: readonly ChangeLink[],
  explained: readonly ExplainedChange[],
): readonly UnaskedChange[] {
  const ordered = versions.toSorted((a, b) => a.nth - b.nth);
  const told = new Set(explained.map(({ nth, clause }) => `${nth} ${clause}`));
  return ordered.slice(1).flatMap((to, i): UnaskedChange[] => {
    const from = ordered[i];
    if (!from) return [];
    return diffPlan(from.clauses, to.clauses).flatMap((diff): UnaskedChange[] => {
      if (diff.what === 'changed' && diff.pieces.length === 0 && diff.fields.length === 0) return [];
      const { id } = diff.clause;
      const linked = links.some((link) => link.clause === id && link.from <= from.nth && link.to >= to.nth);
      return linked || told.has(`${to.nth} ${id}`)
        ? []
        : [{ from: from.nth, to: to.nth, clause: id, what: diff.what }];
    });
  });
}
