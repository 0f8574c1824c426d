import type { PartNumber } from '#core/cases/events.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { PartView } from './case-lines.ts';
import type { Reads } from './reads.ts';

/** One part with only its own answers and papers. `undefined` where there is none or another office decides it. */
export async function partForOfficer(
  _viewer: Viewer,
  _from: Reads,
  _question: { readonly number: string; readonly part: PartNumber },
): Promise<PartView | undefined> {
  throw new Error('being written');
}
