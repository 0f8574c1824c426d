// Sends what is not saved, a moment after the last key, one request at a time; keeps it in the window until it has arrived.
import { allUnsaved, failed, nothingUnsaved, sending, typed, type Unsaved } from './unsaved.ts';
import { isSheetAnswer, type SheetAnswer } from './sheet-data.ts';

export type SaveState = 'saved' | 'saving' | 'offline' | 'signed-out' | { readonly refused: string };

type Saving = {
  /** Where to; the token of the page. */
  readonly address: string;
  readonly token: string;
  readonly form: string;
  /** Under which the window keeps what is not saved. */
  readonly key: string;
  readonly known: ReadonlyMap<string, string>;
  /** Kept by the page before and offered: it stays kept until somebody has decided. */
  readonly offered: ReadonlyMap<string, string>;
  readonly onState: (state: SaveState) => void;
  readonly onAnswer: (before: Unsaved, answer: Extract<SheetAnswer, { readonly saved: true }>) => Unsaved;
};

export type Saver = {
  /** The cell was changed; `pasted` when not by typing. */
  readonly change: (code: string, text: string, pasted?: boolean) => void;
  readonly saveNow: () => void;
  readonly unsaved: () => ReadonlyMap<string, string>;
  readonly keep: () => void;
  /** What was offered is filled in again, or not wanted. */
  readonly decided: () => void;
};

/** Ours. After the last key; the server counts 600 forms in five minutes. */
const PAUSE_MS = 700;
const RETRY_MS = [2000, 5000, 15_000] as const;

export function startSaving(options: Saving): Saver {
  let state = nothingUnsaved(options.known);
  const pasted = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let { offered } = options;

  const keep = (): void => keepInWindow(options.key, new Map([...offered, ...allUnsaved(state)]));
  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), ms);
  };

  async function send(): Promise<void> {
    if (state.sent.size > 0 || state.pending.size === 0) return;
    clearTimeout(timer);
    state = sending(state);
    options.onState('saving');
    const outcome = await post(options, state, pasted);
    if (typeof outcome === 'string' || 'refused' in outcome) {
      state = failed(state);
      options.onState(outcome);
      // What a person must mend is not tried again by itself.
      if (outcome === 'offline') later(RETRY_MS[Math.min(tries, RETRY_MS.length - 1)] ?? PAUSE_MS);
      tries += 1;
    } else {
      tries = 0;
      for (const code of state.sent.keys()) pasted.delete(code);
      state = options.onAnswer(state, outcome);
      if (state.pending.size > 0) later(PAUSE_MS);
      else options.onState('saved');
    }
    keep();
  }

  addEventListener('online', () => void send());
  // A window that goes away sends what it still can; what does not arrive is offered again.
  addEventListener('pagehide', () => {
    const left = allUnsaved(state);
    if (left.size > 0)
      navigator.sendBeacon(options.address, bodyOf(options, { ...state, sent: left }, pasted));
  });

  return {
    change: (code, text, fromClipboard = false) => {
      if (fromClipboard) pasted.add(code);
      else pasted.delete(code);
      state = typed(state, code, text);
      keep();
      if (state.pending.size > 0) later(PAUSE_MS);
    },
    saveNow: () => void send(),
    unsaved: () => allUnsaved(state),
    keep,
    decided: () => {
      offered = new Map();
      keep();
    },
  };
}

async function post(
  options: Saving,
  state: Unsaved,
  pasted: ReadonlySet<string>,
): Promise<Extract<SheetAnswer, { readonly saved: true }> | Exclude<SaveState, 'saved' | 'saving'>> {
  try {
    const response = await fetch(options.address, { method: 'POST', body: bodyOf(options, state, pasted) });
    if (response.redirected || response.status === 403) return 'signed-out';
    if (!(response.headers.get('content-type') ?? '').includes('json'))
      return response.status >= 500 || response.status === 429 ? 'offline' : 'signed-out';
    const answer: unknown = await response.json();
    if (!isSheetAnswer(answer)) return 'offline';
    return answer.saved ? answer : { refused: answer.problem };
  } catch {
    return 'offline';
  }
}

function bodyOf(
  { token, form }: Saving,
  { sent, known }: Unsaved,
  pasted: ReadonlySet<string>,
): URLSearchParams {
  const body = new URLSearchParams({ _csrf: token, form });
  for (const [code, text] of sent) {
    body.append(`c:${code}`, text);
    body.append(`w:${code}`, known.get(code) ?? '');
    if (pasted.has(code)) body.append('pasted', code);
  }
  return body;
}

/** Nothing to keep, or a window that may not keep anything: then nothing is kept. */
function keepInWindow(key: string, texts: ReadonlyMap<string, string>): void {
  try {
    if (texts.size === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify([...texts]));
  } catch {
    // private windows without storage
  }
}

/** What was kept by the page that stood here before. */
export function keptInWindow(key: string): ReadonlyMap<string, string> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    if (!Array.isArray(kept)) return new Map();
    return new Map(
      kept.filter(
        (pair): pair is [string, string] =>
          Array.isArray(pair) && pair.length === 2 && pair.every((each) => typeof each === 'string'),
      ),
    );
  } catch {
    return new Map();
  }
}
