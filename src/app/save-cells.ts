import { ok, type Result } from '#base/result.ts';
import { plainText } from '#base/plain-text.ts';
import { checkAct } from '#core/costs/return-acts.ts';
import { storedCell, type StoredCell } from '#core/costs/stored-cell.ts';
import { refuseReturn, type ReturnRefusal } from '#core/costs/return-refusal.ts';
import { cellsToTakeOver, type TakeOver } from '#core/costs/take-over.ts';
import { knownCell } from '#core/costs/ask-about-return.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Origin } from '#core/statistics/survey/cell-value.ts';
import type { App } from './app.ts';
import {
  changeReturn,
  type ReturnAddress,
  type ReturnChanged,
  type ReturnDecision,
  type ReturnRead,
} from './change-return.ts';
import type { Outcome } from './refusal.ts';

export type SaveCells = ReturnAddress & {
  /** What was written, in any order; of a code that comes twice the last counts. An empty text is a blank. */
  readonly cells: readonly { readonly code: string; readonly text: string; readonly origin: Origin }[];
  /** A whole workbook or pasted block: one event beside the cells. */
  readonly takenIn?: { readonly from: 'workbook' | 'paste'; readonly fileName?: string };
};

/**
 * Saves what was typed, readable or not, cell by cell: two people of one unit who type at once lose nothing. Answers what the
 * rules say now. A code that the round does not ask refuses the whole save.
 */
export async function saveCells(
  app: App,
  viewer: Viewer,
  { round, unit, cells, takenIn }: SaveCells,
): Promise<Outcome<ReturnChanged>> {
  return changeReturn(app, viewer, { round, unit, action: 'fill-return' }, (now) =>
    cellsWritten(app, now, { cells, takenIn }),
  );
}

export type TakeOverCells = ReturnAddress & TakeOver;

/** Takes over what stands beside the return (`returnFor(…).prior`, `.accounts`), cell by cell or what is safe to take at once. */
export async function takeOverCells(
  app: App,
  viewer: Viewer,
  { from, codes, ...address }: TakeOverCells,
): Promise<Outcome<ReturnChanged>> {
  return changeReturn(app, viewer, { ...address, action: 'fill-return' }, (now) => {
    const { round, cells, beside } = now;
    const allowed = checkAct('save', now.state, now.actor);
    if (!allowed.ok) return allowed;
    const { prior, accounts } = beside;
    const taken = cellsToTakeOver({ from, codes }, { round, cells, prior, accounts });
    return taken.ok ? cellsWritten(app, now, { cells: taken.value }) : taken;
  });
}

function cellsWritten(
  app: Pick<App, 'now'>,
  now: ReturnRead,
  { cells, takenIn }: Pick<SaveCells, 'cells'> & { readonly takenIn?: SaveCells['takenIn'] | undefined },
): Result<ReturnDecision, ReturnRefusal> {
  const allowed = checkAct('save', now.state, now.actor);
  if (!allowed.ok) return allowed;
  const changed = { at: app.now().toString(), by: now.actor.kind === 'platform' ? '' : now.actor.name };
  const read = new Map<string, StoredCell>();
  for (const { code: typed, text, origin } of cells) {
    const code = knownCell(now.round, typed);
    const indicator = code && now.round.indicators.get(code);
    if (!indicator) return refuseReturn('return-cell-unknown', { cell: typed });
    read.set(typed, storedCell(indicator, { text: plainText(text), origin }, changed));
  }
  const before = new Map(now.cells.map((cell) => [cell.code, cell]));
  const differing = [...read.values()].filter((cell) => isOther(cell, before.get(cell.code)));
  return ok({
    happenings: takenIn ? [{ type: 'figures-taken-in', cells: read.size, ...takenIn }] : [],
    cells: differing,
  });
}

/** What stands there already keeps its author and its origin. */
function isOther(cell: StoredCell, before: StoredCell | undefined): boolean {
  if (before === undefined) return true;
  return cell.typed !== before.typed || cell.scaled !== before.scaled || cell.state !== before.state;
}
