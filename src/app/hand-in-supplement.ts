import type { MaterialId } from '#core/catalogue/model.ts';
import type { PartNumber } from '#core/cases/events.ts';
import type { CaseState } from '#core/cases/state.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import type { Outcome } from './refusal.ts';
import type { IncomingFile } from './uploads.ts';

export type HandInSupplement = {
  readonly number: string;
  readonly part: PartNumber;
  readonly version: number;
  readonly papers: readonly {
    readonly material: MaterialId;
    readonly files: readonly IncomingFile[];
    /** Counter: the clerk saw the original. */
    readonly shownAtCounter?: boolean;
  }[];
  readonly note: string;
};

/** The applicant, the filer or the clerk of the receiving centre hands in what was asked for, or an owed paper. */
export async function handInSupplement(
  _app: App,
  _viewer: Viewer,
  _command: HandInSupplement,
): Promise<Outcome<CaseState>> {
  throw new Error('being written');
}
