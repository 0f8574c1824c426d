// Which cells the server does not have yet. Pure: when something is sent, and how, is decided elsewhere.

/** By code. `pending`: typed and not sent; `sent`: on the way. `known`: what the server had when it was last heard. */
export type Unsaved = {
  readonly pending: ReadonlyMap<string, string>;
  readonly sent: ReadonlyMap<string, string>;
  readonly known: ReadonlyMap<string, string>;
};

/** A cell that somebody else changed while this one was being typed. */
export type Conflict = { readonly code: string; readonly mine: string; readonly theirs: string };

export function nothingUnsaved(known: ReadonlyMap<string, string>): Unsaved {
  return { pending: new Map(), sent: new Map(), known };
}

export function typed(unsaved: Unsaved, code: string, text: string): Unsaved {
  const pending = new Map(unsaved.pending);
  if (!unsaved.sent.has(code) && (unsaved.known.get(code) ?? '') === text) pending.delete(code);
  else pending.set(code, text);
  return { ...unsaved, pending };
}

/** Everything pending goes on its way. Only when nothing is on the way: one after the other. */
export function sending(unsaved: Unsaved): Unsaved {
  return { ...unsaved, pending: new Map(), sent: unsaved.pending };
}

/** It did not arrive: it is pending again, except what was typed anew meanwhile. */
export function failed({ pending, sent, known }: Unsaved): Unsaved {
  return { pending: new Map([...sent, ...pending]), sent: new Map(), known };
}

export type Answered = {
  readonly unsaved: Unsaved;
  /** Cells of others, changed there and not here: to be shown as they are now. */
  readonly changed: ReadonlyMap<string, { readonly was: string; readonly now: string }>;
  /** Cells changed there and here: who looks at the page decides. */
  readonly conflicts: readonly Conflict[];
};

/** The server has told all cells of the return as they are now, those of `kept` as somebody else left them. */
export function answered(
  { pending, sent, known }: Unsaved,
  now: ReadonlyMap<string, string>,
  kept: ReadonlySet<string>,
): Answered {
  const conflicts: Conflict[] = [];
  const changed = new Map<string, { readonly was: string; readonly now: string }>();
  for (const code of new Set([...known.keys(), ...now.keys()])) {
    const theirs = now.get(code) ?? '';
    const was = known.get(code) ?? '';
    const mine = pending.get(code) ?? sent.get(code);
    if (kept.has(code)) conflicts.push({ code, mine: mine ?? '', theirs });
    else if (mine === undefined && theirs !== was) changed.set(code, { was, now: theirs });
    else if (!sent.has(code) && mine !== undefined && theirs !== was && theirs !== mine)
      conflicts.push({ code, mine, theirs });
  }
  const open = new Set(conflicts.map(({ code }) => code));
  const left = new Map(
    [...pending].filter(([code, text]) => !open.has(code) && (now.get(code) ?? '') !== text),
  );
  return { unsaved: { pending: left, sent: new Map(), known: now }, changed, conflicts };
}

/** What would be lost if the page went away now. */
export function allUnsaved({ pending, sent }: Unsaved): ReadonlyMap<string, string> {
  return new Map([...sent, ...pending]);
}
