// Joins the parts: what is typed, how it is judged, shown and saved.
import { askWhose, isAsking, offerKept, stopAsking } from './asking.ts';
import { blockText, placeBlock, type CellText, type PasteRefusal, parseBlock } from './block.ts';
import { NO_HISTORY, redo, remember, undo, type Change, type Taken } from './history.ts';
import { startJudging, type Judge } from './judging.ts';
import { watchKeys, type Keyed } from './keys.ts';
import { keptInWindow, startSaving, type SaveState } from './saving.ts';
import { filledIn, isSheetRound, type FoundAt, type SheetAnswer, type SheetPage } from './sheet-data.ts';
import { cellLine, saidByCell, showCell } from './showing.ts';
import { answered, type Unsaved } from './unsaved.ts';
import { placeOf, type SheetGrid } from './grid.ts';

export function startSheet(form: HTMLFormElement, page: SheetPage): void {
  new Sheet(form, page).start();
}

class Sheet {
  readonly #form: HTMLFormElement;
  readonly #page: SheetPage;
  readonly #grid: SheetGrid;
  readonly #inputs = new Map<string, HTMLInputElement>();
  readonly #saver: ReturnType<typeof startSaving>;
  /** What the page before could not save. */
  readonly #offered: ReadonlyMap<string, string>;
  #history = NO_HISTORY;
  #judge: Judge | undefined;
  #found: readonly FoundAt[];
  #said: ReturnType<typeof saidByCell> = new Map();
  /** The text that stood in the cell when one came to it. */
  #before: { readonly code: string; readonly text: string } | undefined;

  constructor(form: HTMLFormElement, page: SheetPage) {
    this.#form = form;
    this.#page = page;
    this.#found = page.found;
    this.#grid = page.grid.map((codes) => codes.map((code) => code ?? undefined));
    for (const code of this.#grid.flat()) {
      const input = code === undefined ? null : form.querySelector<HTMLInputElement>(`#c-${code}`);
      if (code !== undefined && input) this.#inputs.set(code, input);
    }
    this.#offered = new Map(
      [...keptInWindow(page.key)].filter(([code, text]) => text !== (page.texts[code] ?? '')),
    );
    this.#saver = startSaving({
      offered: this.#offered,
      address: form.dataset['save'] ?? '',
      token: form.querySelector<HTMLInputElement>('[name="_csrf"]')?.value ?? '',
      form: page.form,
      key: page.key,
      known: new Map(Object.entries(page.texts)),
      onState: (state) => this.#tell(state),
      onAnswer: (before, answer) => this.#take(before, answer),
    });
  }

  start(): void {
    const kept = [...this.#offered].map(([code, text]) => ({ code, text }));
    this.#saver.keep();
    if (kept.length > 0)
      offerKept(this.#form, { words: this.#page.words, cells: kept.length }, (restore) => {
        if (restore) this.#act(kept);
        this.#saver.decided();
      });
    this.#takeTyped();
    watchKeys({
      form: this.#form,
      grid: this.#grid,
      inputOf: (code) => this.#inputs.get(code),
      keyed: this.#keyed(),
    });
    document.querySelector('#sheet-prior')?.addEventListener('click', () => this.#takeLastYear());
    this.#form.addEventListener('submit', (event) => {
      if (this.#saver.unsaved().size > 0 && this.#state === 'signed-out') return;
      event.preventDefault();
      this.#commit();
      this.#saver.saveNow();
      if (this.#saver.unsaved().size === 0) this.#tell('saved');
    });
    addEventListener('beforeunload', (event) => {
      this.#commit();
      // What is on its way when one leaves arrives; what cannot be sent is worth a question.
      const stuck = this.#state !== 'saving' && this.#state !== 'saved';
      if (isAsking() || (stuck && this.#saver.unsaved().size > 0)) event.preventDefault();
    });
    void this.#fetchRules();
  }

  #state: SaveState = 'saved';

  #keyed(): Keyed {
    return {
      came: (code, input) => {
        this.#before = { code, text: input.value };
        this.#showBar(code);
      },
      left: () => this.#commit(),
      typed: (code, text) => this.#change([{ code, text }], 'typed'),
      takeBack: (code, input) => {
        if (this.#before?.code !== code) return;
        input.value = this.#before.text;
        this.#change([{ code, text: input.value }], 'typed');
      },
      undo: () => this.#go(undo(this.#committed())),
      redo: () => this.#go(redo(this.#committed())),
      save: () => {
        this.#commit();
        this.#saver.saveNow();
      },
      asLastYear: () => this.#takeLastYear(),
      clear: (codes) => this.#act(codes.map((code) => ({ code, text: '' }))),
      copied: (block) =>
        blockText(block.map((codes) => codes.map((code) => (code && this.#inputs.get(code)?.value) ?? ''))),
      pasted: (at, text) => {
        this.#commit();
        const place = placeOf(this.#grid, at);
        if (!place) return;
        const placed = placeBlock(this.#grid, place, parseBlock(text));
        if (!placed.ok) {
          this.#say(pasteSentence(placed.error, this.#page))?.setAttribute('data-state', 'refused');
          return;
        }
        this.#act(placed.value, 'pasted');
        if (placed.value.length > 1) this.#say(filledIn(this.#page.words.pasted, { n: placed.value.length }));
      },
    };
  }

  /** What the cells held when the page was made and a key was quicker than this script, or the browser filled in again. */
  #takeTyped(): void {
    const changed = [...this.#inputs]
      .filter(([code, { value }]) => value !== (this.#page.texts[code] ?? ''))
      .map(([code, { value }]) => ({ code, text: value }));
    if (changed.length > 0) this.#change(changed, 'typed');
  }

  /** One act that can be taken back. */
  #act(cells: readonly CellText[], how: 'typed' | 'pasted' = 'typed'): void {
    const changes = cells.map(({ code, text }) => ({
      code,
      from: this.#inputs.get(code)?.value ?? '',
      to: text,
    }));
    this.#history = remember(this.#history, changes);
    this.#change(cells, how);
    const here = this.#before?.code;
    if (here !== undefined) this.#before = { code: here, text: this.#inputs.get(here)?.value ?? '' };
  }

  /** What was typed in the cell since one came to it becomes one act. */
  #commit(): void {
    const { code, text = '' } = this.#before ?? {};
    const now = code === undefined ? undefined : this.#inputs.get(code)?.value;
    if (code === undefined || now === undefined) return;
    this.#history = remember(this.#history, [{ code, from: text, to: now }]);
    this.#before = { code, text: now };
  }

  #committed(): typeof NO_HISTORY {
    this.#commit();
    return this.#history;
  }

  #go(taken: Taken | undefined): void {
    if (!taken) {
      this.#say(this.#page.words.nothingToUndo);
      return;
    }
    this.#history = taken.history;
    this.#change(
      taken.changes.map(({ code, to }: Change) => ({ code, text: to })),
      'typed',
    );
    const [first] = taken.changes;
    const input = first && this.#inputs.get(first.code);
    if (first) this.#before = { code: first.code, text: input?.value ?? '' };
    input?.focus();
    input?.select();
    this.#say(filledIn(this.#page.words.undone, { n: taken.changes.length }));
  }

  #change(cells: readonly CellText[], how: 'typed' | 'pasted'): void {
    const from = performance.now();
    for (const { code, text } of cells) {
      const input = this.#inputs.get(code);
      if (input && input.value !== text) input.value = text;
      this.#saver.change(code, text, how === 'pasted');
      stopAsking(code);
    }
    // What is not with the server yet is not called saved.
    if (this.#saver.unsaved().size === 0) this.#tell('saved');
    else if (this.#state === 'saved') this.#tell('saving');
    this.#judge?.change(new Map(cells.map(({ code, text }) => [code, text])));
    this.#show();
    performance.measure('sheet-change', { start: from, end: performance.now() });
  }

  #show(): void {
    const shown = { judge: this.#judge, found: this.#found, words: this.#page.words };
    this.#said = saidByCell(shown);
    for (const [code, input] of this.#inputs)
      showCell(input, code, { ...shown, said: this.#said.get(code) ?? [] });
    if (this.#before) this.#showBar(this.#before.code);
  }

  #showBar(code: string): void {
    const bar = document.querySelector('#sheet-cell');
    const input = this.#inputs.get(code);
    if (bar && input) bar.textContent = cellLine(input, this.#said.get(code) ?? [], this.#page.words);
    const offer = document.querySelector('#sheet-prior');
    const text = this.#lastYearFor(code);
    offer?.toggleAttribute('hidden', text === undefined);
    if (offer && text !== undefined) offer.textContent = filledIn(this.#page.words.asLastYear, { text });
  }

  /** Last year's figure for a cell that is blank: what stands there is never written over. */
  #lastYearFor(code: string): string | undefined {
    const text = this.#page.prior?.[code] ?? '';
    return text !== '' && this.#inputs.get(code)?.value === '' ? text : undefined;
  }

  /** One cell at a press. There is no key for all: a form of last year's figures would be no return. */
  #takeLastYear(): void {
    const { code } = this.#before ?? {};
    const text = code === undefined ? undefined : this.#lastYearFor(code);
    if (code === undefined || text === undefined) return;
    this.#act([{ code, text }]);
    this.#inputs.get(code)?.focus();
  }

  async #fetchRules(): Promise<void> {
    try {
      const response = await fetch(this.#form.dataset['round'] ?? '');
      const sheet: unknown = await response.json();
      if (!isSheetRound(sheet)) return;
      this.#judge = startJudging(sheet, this.#page, document.documentElement.lang);
      this.#judge?.change(new Map([...this.#inputs].map(([code, { value }]) => [code, value])));
      this.#show();
    } catch {
      // Without the rules the server judges at each save.
    }
    this.#form.dataset['ready'] = this.#judge ? 'rules' : 'no-rules';
  }

  #take(before: Unsaved, answer: Extract<SheetAnswer, { readonly saved: true }>): Unsaved {
    const { unsaved, changed, conflicts } = answered(
      before,
      new Map(Object.entries(answer.texts)),
      new Set(answer.kept),
    );
    this.#found = answer.found;
    const others: string[] = [];
    for (const [code, { now }] of changed) {
      const input = this.#inputs.get(code);
      if (!input) continue;
      input.value = now;
      others.push(input.getAttribute('aria-label') ?? code);
    }
    this.#judge?.change(new Map([...changed].map(([code, { now }]) => [code, now])));
    this.#show();
    const list = document.querySelector('#sheet-findings');
    const counts = document.querySelector('#sheet-counts');
    // Our own page's markup, made by the same component that made the page.
    if (list) list.innerHTML = answer.list;
    if (counts) counts.innerHTML = answer.counts;
    for (const conflict of conflicts)
      askWhose(conflict, this.#page.words, (text) => {
        this.#act([{ code: conflict.code, text }]);
        this.#inputs.get(conflict.code)?.focus();
      });
    const { changedByOther } = this.#page.words;
    if (others.length > 0)
      this.#note(filledIn(changedByOther, { n: others.length, cells: others.slice(0, 5).join('、') }));
    return unsaved;
  }

  #tell(state: SaveState): void {
    this.#state = state;
    const { words } = this.#page;
    const sentence =
      typeof state === 'object'
        ? `${words.refused}${state.refused}`
        : { saved: words.saved, saving: words.saving, offline: words.offline, 'signed-out': words.signedOut }[
            state
          ];
    const output = this.#say(sentence);
    output?.setAttribute('data-state', typeof state === 'object' ? 'refused' : state);
  }

  #say(sentence: string): Element | null {
    const output = document.querySelector('#sheet-state');
    if (output) output.textContent = sentence;
    return output;
  }

  /** Stays until something else is to be said of others' changes. */
  #note(sentence: string): void {
    const box = document.querySelector('#sheet-others');
    if (!box) return;
    box.textContent = sentence;
    box.toggleAttribute('hidden', false);
  }
}

function pasteSentence(refusal: PasteRefusal, { words }: SheetPage): string {
  switch (refusal.code) {
    case 'nothing-to-paste':
      return words.nothingToPaste;
    case 'block-too-wide':
      return filledIn(words.blockTooWide, refusal);
    case 'block-too-tall':
      return filledIn(words.blockTooTall, refusal);
    case 'block-on-heading':
      return filledIn(words.blockOnHeading, refusal);
    default:
      return filledIn(words.blockHasFormula, refusal);
  }
}
