import { ok, type Result } from '#base/result.ts';
import { plainText } from '#base/plain-text.ts';
import { checkAct, type ReturnHappening } from '#core/costs/return-acts.ts';
import { askedCodes, storedCell, type StoredCell } from '#core/costs/stored-cell.ts';
import { refuseReturn, type ReturnRefusal } from '#core/costs/return-refusal.ts';
import { cellsToTakeOver, type TakeOver } from '#core/costs/take-over.ts';
import { knownCell } from '#core/costs/ask-about-return.ts';
import { LONGEST_RETURN_TEXT } from '#core/costs/return-text.ts';
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
  /**
   * What was written, in any order; of a code that comes twice the last counts. An empty text is a blank. `was`: what stood
   * there when it was written over; where something else stands by now, it is left as it is.
   */
  readonly cells: readonly {
    readonly code: string;
    readonly text: string;
    readonly origin: Origin;
    readonly was?: string;
  }[];
  /** A whole workbook or pasted block: one event beside the cells. */
  readonly takenIn?: { readonly from: 'workbook' | 'paste'; readonly fileName?: string };
};

/** `kept`: the cells left as somebody else wrote them (see `was`). */
export type CellsSaved = ReturnChanged & { readonly kept: readonly string[] };

/**
 * Saves what was typed, readable or not, cell by cell: two people of one unit who type at once lose nothing. Answers what the
 * rules say now. A code that no basic form asks refuses the whole save, and so does a text longer than any cell holds.
 */
export async function saveCells(
  app: App,
  viewer: Viewer,
  { round, unit, cells, takenIn }: SaveCells,
): Promise<Outcome<CellsSaved>> {
  let kept: readonly string[] = [];
  const changed = await changeReturn(app, viewer, { round, unit, action: 'fill-return' }, (now) => {
    const there = new Map<string, string>(now.cells.map(({ code, typed }) => [code, typed ?? '']));
    const isKept = ({ code, text, was }: SaveCells['cells'][number]): boolean => {
      const theirs = there.get(code) ?? '';
      return was !== undefined && theirs !== was && theirs !== text;
    };
    kept = cells.filter(isKept).map(({ code }) => code);
    return cellsWritten(app, now, { cells: cells.filter((cell) => !isKept(cell)), takenIn });
  });
  return changed.ok ? ok({ ...changed.value, kept }) : changed;
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
  // What no form shows nobody would see who signs for it.
  const asked = new Set(askedCodes(now.round));
  const read = new Map<string, StoredCell>();
  for (const { code: typed, text, origin } of cells) {
    const code = knownCell(now.round, typed);
    const indicator = code && asked.has(code) ? now.round.indicators.get(code) : undefined;
    if (!indicator) return refuseReturn('return-cell-unknown', { cell: typed.slice(0, 40) });
    if (text.length > LONGEST_RETURN_TEXT)
      return refuseReturn('text-too-long', { limit: LONGEST_RETURN_TEXT, field: typed });
    read.set(typed, storedCell(indicator, { text: plainText(text), origin }, changed));
  }
  const before = new Map(now.cells.map((cell) => [cell.code, cell]));
  const differing = [...read.values()].filter((cell) => isOther(cell, before.get(cell.code)));
  return ok({
    happenings: takenIn ? [takenInEvent(takenIn, read.size)] : [],
    cells: differing,
  });
}

function takenInEvent({ from, fileName }: NonNullable<SaveCells['takenIn']>, cells: number): ReturnHappening {
  const head = { type: 'figures-taken-in', from, cells } as const;
  return fileName === undefined ? head : { ...head, fileName: plainText(fileName) };
}

/** What stands there already keeps its author and its origin. */
function isOther(cell: StoredCell, before: StoredCell | undefined): boolean {
  if (before === undefined) return true;
  return cell.typed !== before.typed || cell.scaled !== before.scaled || cell.state !== before.state;
}
