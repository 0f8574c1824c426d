import type { Viewer } from '#core/identity/viewer.ts';
import type { CaseLine, HandOutLine } from './case-lines.ts';
import type { Paged, Reads } from './reads.ts';

/** Cases taken in at the clerk's own centre, newest first. */
export async function takenHere(_viewer: Viewer, _from: Reads, _page = 1): Promise<Paged<CaseLine>> {
  throw new Error('being written');
}

/** Results that wait at the clerk's own centre to be handed out, oldest first. */
export async function toHandOut(_viewer: Viewer, _from: Reads, _page = 1): Promise<Paged<HandOutLine>> {
  throw new Error('being written');
}
