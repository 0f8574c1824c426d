// The versions of one return, each with who signed, sent, approved and sent it back.
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { ReturnActor, ReturnEvent } from './return-state.ts';
import type { StoredCell } from './stored-cell.ts';

type Stamp = { readonly by: ReturnActor; readonly at: Temporal.Instant };

export type ReturnVersion = {
  readonly version: number;
  readonly opened: Stamp;
  /** The signature that holds: withdrawn ones are in the history. */
  readonly signed?: Stamp & { readonly content: string };
  readonly submitted?: Stamp & { readonly content: string; readonly late: boolean };
  readonly sentBack?: Stamp & { readonly reason: string; readonly cells: readonly IndicatorCode[] };
  /** Approvals that hold, in order. */
  readonly approved: readonly (Stamp & { readonly office: string })[];
  readonly locked?: Stamp;
};

/** All versions, the first first. */
export function versionsOf(events: readonly ReturnEvent[]): readonly ReturnVersion[] {
  const versions: ReturnVersion[] = [];
  for (const event of events) {
    const { by, at } = event;
    if (event.type === 'return-opened') versions.push({ version: 1, opened: { by, at }, approved: [] });
    else if (event.type === 'version-opened')
      versions.push({ version: event.version, opened: { by, at }, approved: [] });
    else {
      const last = versions.at(-1);
      if (last) versions[versions.length - 1] = afterEvent(last, event);
    }
  }
  return versions;
}

function afterEvent(version: ReturnVersion, event: ReturnEvent): ReturnVersion {
  const stamp = { by: event.by, at: event.at };
  switch (event.type) {
    case 'return-signed':
      return { ...version, signed: { ...stamp, content: event.content } };
    case 'signature-withdrawn': {
      const { signed: _, ...rest } = version;
      return rest;
    }
    case 'return-submitted':
      return { ...version, submitted: { ...stamp, content: event.content, late: event.late } };
    case 'return-sent-back':
      return { ...version, sentBack: { ...stamp, reason: event.reason, cells: event.cells } };
    case 'return-approved':
      return { ...version, approved: [...version.approved, { ...stamp, office: event.office }] };
    case 'return-locked':
      return { ...version, locked: stamp };
    case 'return-unlocked': {
      const { locked: _, ...rest } = version;
      return { ...rest, approved: version.approved.slice(0, -1) };
    }
    default:
      return version;
  }
}

/** A cell that two versions hold differently; absent: not touched in that version. `right` says who changed it when. */
export type CellChange = {
  readonly code: IndicatorCode;
  readonly left?: StoredCell;
  readonly right?: StoredCell;
};

/** What differs, in the order of `codes`; how it was written does not count, what it was read as does. */
export function compareCells(
  left: readonly StoredCell[],
  right: readonly StoredCell[],
  codes: readonly IndicatorCode[],
): readonly CellChange[] {
  const [before, after] = [left, right].map((cells) => new Map(cells.map((cell) => [cell.code, cell])));
  return codes.flatMap((code) => {
    const [from, to] = [before?.get(code), after?.get(code)];
    if (readAs(from) === readAs(to)) return [];
    return [{ code, ...(from ? { left: from } : {}), ...(to ? { right: to } : {}) }];
  });
}

function readAs(cell: StoredCell | undefined): string {
  if (cell === undefined || cell.state === 'blank') return 'blank';
  return cell.state === 'value' ? `value ${cell.scaled} ${cell.decimals}` : `${cell.state} ${cell.typed}`;
}
