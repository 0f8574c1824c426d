import type { ThingId } from '#core/catalogue/model.ts';
import type { DraftId } from '#core/cases/draft.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Reads } from './reads.ts';

export type DraftLine = {
  readonly id: DraftId;
  readonly thing: ThingId;
  readonly updatedAt: string;
  readonly applicantName?: string;
};

/** What the viewer (citizen or clerk) has begun and not submitted, last touched first; at most 50. */
export async function myDrafts(_viewer: Viewer, _from: Reads): Promise<readonly DraftLine[]> {
  throw new Error('being written');
}
