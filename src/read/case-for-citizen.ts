import type { Viewer } from '#core/identity/viewer.ts';
import type { CaseView } from './case-lines.ts';
import type { Reads } from './reads.ts';

/**
 * One case with its progress, for its applicant, its filer and the centre that took it in. `number` as typed.
 * `undefined` where there is none or it may not be seen.
 */
export async function caseForCitizen(
  _viewer: Viewer,
  _from: Reads,
  _number: string,
): Promise<CaseView | undefined> {
  throw new Error('being written');
}
