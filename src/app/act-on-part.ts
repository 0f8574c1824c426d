import type { OfficerCommand } from '#core/cases/acts.ts';
import type { PartNumber } from '#core/cases/events.ts';
import type { CaseState } from '#core/cases/state.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import type { Outcome } from './refusal.ts';

export type ActOnPart = {
  /** Case number as the address or a person writes it. */
  readonly number: string;
  readonly part: PartNumber;
  /** `part.version` of the page the officer acted from. */
  readonly version: number;
  readonly command: OfficerCommand;
};

/** Every act of an office. A race on another part is tried again by itself; on the same part it is `changed-meanwhile`. */
export async function actOnPart(
  _app: App,
  _viewer: Viewer,
  _command: ActOnPart,
): Promise<Outcome<CaseState>> {
  throw new Error('being written');
}
