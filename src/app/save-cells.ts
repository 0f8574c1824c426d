import { ok } from '#base/result.ts';
import { plainText } from '#base/plain-text.ts';
import { checkAct } from '#core/costs/return-acts.ts';
import { storedCell, type StoredCell } from '#core/costs/stored-cell.ts';
import { refuseReturn } from '#core/costs/return-refusal.ts';
import { knownCell } from '#core/costs/ask-about-return.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Origin } from '#core/statistics/survey/cell-value.ts';
import type { App } from './app.ts';
import { changeReturn, type ReturnAddress, type ReturnChanged } from './change-return.ts';
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
  return changeReturn(app, viewer, { round, unit, action: 'fill-return' }, (now) => {
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
  });
}

/** What stands there already keeps its author and its origin. */
function isOther(cell: StoredCell, before: StoredCell | undefined): boolean {
  if (before === undefined) return true;
  return cell.typed !== before.typed || cell.scaled !== before.scaled || cell.state !== before.state;
}
