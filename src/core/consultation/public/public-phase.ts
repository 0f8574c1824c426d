// Where a consultation stands for those outside: which draft they may read, and until when they are asked.
import type { Ledger, Notice } from '../ledger.ts';
import type { PlanVersion } from '../plan/plan.ts';

/** Asked without a draft (问计求策); a draft is open for comment; it closed; the plan is issued and published. */
export const PUBLIC_PHASES = ['asking', 'open', 'closed', 'issued'] as const;
export type PublicPhase = (typeof PUBLIC_PHASES)[number];

export type PublicDraft = {
  readonly version: PlanVersion;
  /** The public version before this one: what changed since. */
  readonly previous: PlanVersion | undefined;
  /** The latest period of comment, of this version or an earlier one. */
  readonly notice: Notice | undefined;
};

/** The newest version that was put out for comment, or the issued plan once it is published. Drafts in between stay inside. */
export function publicDraft(ledger: Ledger): PublicDraft | undefined {
  const versions = publicVersions(ledger);
  const version = versions.at(-1);
  return version && { version, previous: versions.at(-2), notice: ledger.notices.at(-1) };
}

/** Versions that anybody may read, oldest first. */
export function publicVersions(ledger: Ledger): PlanVersion[] {
  const published = isPublished(ledger);
  const noticed = new Set(ledger.notices.map(({ nth }) => nth));
  return ledger.versions.filter(({ nth, stage }) => noticed.has(nth) || (published && stage === 'issued'));
}

/** Where it stands on that day. A period counts from its first to its last day, both included. */
export function publicPhase(ledger: Ledger, today: Temporal.PlainDate): PublicPhase {
  if (isPublished(ledger)) return 'issued';
  const notice = ledger.notices.at(-1);
  if (notice === undefined) return 'asking';
  return Temporal.PlainDate.compare(today, notice.to) > 0 ? 'closed' : 'open';
}

function isPublished(ledger: Ledger): boolean {
  return ledger.milestones.some(({ milestone }) => milestone === 'plan-published');
}
