// The last changes, so that they can be taken back one act at a time: a pasted block is one act.

export type Change = { readonly code: string; readonly from: string; readonly to: string };
export type History = {
  readonly done: readonly (readonly Change[])[];
  readonly undone: readonly (readonly Change[])[];
};

export const NO_HISTORY: History = { done: [], undone: [] };

/** Ours: so many acts can be taken back. */
const KEPT = 200;

/** With one act more; what was taken back before cannot come again. Changes that change nothing are none. */
export function remember(history: History, changes: readonly Change[]): History {
  const real = changes.filter(({ from, to }) => from !== to);
  if (real.length === 0) return history;
  return { done: [...history.done, real].slice(-KEPT), undone: [] };
}

export type Taken = { readonly history: History; readonly changes: readonly Change[] };

/** The changes that take the last act back, and the history after it; `undefined` when there is none. */
export function undo({ done, undone }: History): Taken | undefined {
  const last = done.at(-1);
  if (last === undefined) return undefined;
  return {
    history: { done: done.slice(0, -1), undone: [...undone, last] },
    changes: last.map(({ code, from, to }) => ({ code, from: to, to: from })).toReversed(),
  };
}

/** The act that was taken back last, once more. */
export function redo({ done, undone }: History): Taken | undefined {
  const last = undone.at(-1);
  if (last === undefined) return undefined;
  return { history: { done: [...done, last], undone: undone.slice(0, -1) }, changes: last };
}
