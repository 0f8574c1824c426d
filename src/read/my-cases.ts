import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { CaseLine } from './case-lines.ts';
import { caseList } from './case-list.ts';
import type { Paged, Reads } from './reads.ts';

/** The viewer's own cases, as applicant or filer, newest first. Empty for anybody but a citizen. */
export async function myCases(viewer: Viewer, from: Reads, page = 1): Promise<Paged<CaseLine>> {
  return caseList(scopeOf(viewer, 'list-my-cases'), from, page);
}
