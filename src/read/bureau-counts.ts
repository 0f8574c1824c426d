import type { Viewer } from '#core/identity/viewer.ts';
import type { BureauCounts } from './case-lines.ts';
import type { Reads } from './reads.ts';

/** Counts of the whole city for the bureau; nothing personal. `undefined` for anybody else. */
export async function bureauCounts(_viewer: Viewer, _from: Reads): Promise<BureauCounts | undefined> {
  throw new Error('being written');
}
