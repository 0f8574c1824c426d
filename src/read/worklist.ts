import type { Stage } from '#core/cases/state.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { WorkLine } from './case-lines.ts';
import type { Paged, Reads } from './reads.ts';

export type WorklistQuestion = { readonly stages?: readonly Stage[]; readonly page?: number };
export type Worklist = Paged<WorkLine> & { readonly counts: Readonly<Partial<Record<Stage, number>>> };

/** The parts of the officer's own agency and county, the most urgent first. Without `stages`: all that wait for the office. */
export async function worklist(
  _viewer: Viewer,
  _from: Reads,
  _question: WorklistQuestion = {},
): Promise<Worklist> {
  throw new Error('being written');
}
