import type { PartNumber } from '#core/cases/events.ts';
import type { CaseState } from '#core/cases/state.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import type { Outcome } from './refusal.ts';

export type DeliverResult = {
  readonly number: string;
  readonly part: PartNumber;
  readonly version: number;
  /** Name of the person who took it. */
  readonly to: string;
  /** What was looked at, e.g. the identity document. */
  readonly proof?: string;
};

/** The clerk of the chosen centre hands the result out. */
export async function deliverResult(
  _app: App,
  _viewer: Viewer,
  _command: DeliverResult,
): Promise<Outcome<CaseState>> {
  throw new Error('being written');
}
