import type { Consultation } from '#core/consultation/consultation.ts';
import type { Commitment, Ledger } from '#core/consultation/ledger.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { consultationOf } from './consultation.ts';
import type { Reads } from './reads.ts';

export type CommitmentsSeen = {
  readonly consultation: Consultation;
  /** In the order in which they were made. */
  readonly commitments: readonly Commitment[];
  /** The whole ledger, for the desk alone. */
  readonly ledger: Ledger | undefined;
};

/** All commitments for the desk; for a department those it answers for, and nothing else of the ledger. */
export async function commitmentsFor(
  viewer: Viewer,
  reads: Reads,
  id: string,
): Promise<CommitmentsSeen | undefined> {
  const consultation = consultationOf(viewer, reads, { id, action: 'keep-commitment' });
  if (consultation === undefined) return undefined;
  const { division } = consultation;
  const ledger = await reads.ledgers.latest({ division, consultation: consultation.id });
  const all = [...ledger.commitments.values()];
  return viewer.role === 'department'
    ? { consultation, commitments: all.filter(({ owner }) => owner === viewer.department), ledger: undefined }
    : { consultation, commitments: all, ledger };
}
