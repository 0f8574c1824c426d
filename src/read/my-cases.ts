import type { Viewer } from '#core/identity/viewer.ts';
import type { CaseLine } from './case-lines.ts';
import type { Paged, Reads } from './reads.ts';

/** The viewer's own cases, as applicant or filer, newest first. Empty for anybody but a citizen. */
export async function myCases(_viewer: Viewer, _from: Reads, _page = 1): Promise<Paged<CaseLine>> {
  throw new Error('being written');
}
