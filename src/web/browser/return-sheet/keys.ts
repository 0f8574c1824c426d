// Keyboard, clipboard and focus of the cells, as in a spreadsheet. A cell one has come to is "ready": typing writes over it,
// arrows go on. Once one types, arrows still go on. After F2 or a click into the text, left and right move in the text.
import { blockBetween, codeAt, placeOf, stepFrom, type Place, type SheetGrid, type Step } from './grid.ts';

/** What the keys come to. */
export type Keyed = {
  readonly came: (code: string, input: HTMLInputElement) => void;
  readonly left: () => void;
  readonly typed: (code: string, text: string) => void;
  readonly takeBack: (code: string, input: HTMLInputElement) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly save: () => void;
  /** Last year's figure into the cell one is in. */
  readonly asLastYear: () => void;
  readonly clear: (codes: readonly string[]) => void;
  readonly copied: (block: SheetGrid) => string;
  readonly pasted: (at: string, text: string) => void;
};

type Watching = {
  readonly form: HTMLFormElement;
  readonly grid: SheetGrid;
  readonly inputOf: (code: string) => HTMLInputElement | undefined;
  readonly keyed: Keyed;
};

const ARROWS: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

export function watchKeys(watching: Watching): void {
  const { form } = watching;
  const cells = new CellKeys(watching);
  form.addEventListener('focusin', (event) => cells.came(event.target));
  form.addEventListener('focusout', (event) => cells.went(event.target));
  form.addEventListener('pointerdown', (event) => cells.pressed(event));
  form.addEventListener('dblclick', (event) => cells.edit(event.target));
  form.addEventListener('input', (event) => cells.typed(event.target));
  form.addEventListener('keydown', (event) => cells.key(event));
  form.addEventListener('copy', (event) => cells.copy(event));
  form.addEventListener('cut', (event) => cells.copy(event, true));
  form.addEventListener('paste', (event) => cells.paste(event));
}

class CellKeys {
  readonly #watching: Watching;
  #mode: 'ready' | 'typing' | 'editing' = 'ready';
  /** The other corner of the block that is chosen; the first is the cell one is in. */
  #corner: Place | undefined;

  constructor(watching: Watching) {
    this.#watching = watching;
  }

  came(target: EventTarget | null): void {
    const cell = this.#cellOf(target);
    if (!cell) return;
    this.#mode = 'ready';
    this.#choose(undefined);
    cell.input.select();
    this.#watching.keyed.came(cell.code, cell.input);
  }

  went(target: EventTarget | null): void {
    if (!this.#cellOf(target)) return;
    this.#watching.keyed.left();
    this.#choose(undefined);
  }

  /** A second press into the cell one is in goes into its text; with Shift a block is chosen. */
  pressed(event: PointerEvent): void {
    const cell = this.#cellOf(event.target);
    const here = this.#cellOf(document.activeElement);
    if (!cell) return;
    if (cell.input === document.activeElement) this.edit(event.target);
    else if (event.shiftKey && here) {
      event.preventDefault();
      this.#choose(placeOf(this.#watching.grid, cell.code));
    }
  }

  edit(target: EventTarget | null): void {
    if (this.#cellOf(target)) this.#mode = 'editing';
  }

  typed(target: EventTarget | null): void {
    const cell = this.#cellOf(target);
    if (!cell) return;
    if (this.#mode === 'ready') this.#mode = 'typing';
    this.#choose(undefined);
    this.#watching.keyed.typed(cell.code, cell.input.value);
  }

  key(event: KeyboardEvent): void {
    const cell = this.#cellOf(event.target);
    if (!cell || event.isComposing || event.altKey) return;
    const done = event.ctrlKey || event.metaKey ? this.#withControl(event, cell) : this.#plain(event, cell);
    if (done) event.preventDefault();
  }

  copy(event: ClipboardEvent, cut = false): void {
    const cell = this.#cellOf(event.target);
    if (!cell || this.#mode === 'editing') return;
    const { keyed } = this.#watching;
    const block = this.#block(cell.code);
    event.clipboardData?.setData('text/plain', keyed.copied(block));
    event.preventDefault();
    if (cut) keyed.clear(block.flat().filter((code) => code !== undefined));
  }

  paste(event: ClipboardEvent): void {
    const cell = this.#cellOf(event.target);
    const text = event.clipboardData?.getData('text/plain');
    if (!cell || text === undefined) return;
    // Within a text that is being edited a single figure goes where the caret is.
    if (this.#mode === 'editing' && !/[\t\r\n]/.test(text.trim())) return;
    event.preventDefault();
    const [top] = this.#block(cell.code);
    const first = top?.find((code) => code !== undefined);
    this.#watching.keyed.pasted(this.#corner && first !== undefined ? first : cell.code, text);
    this.#mode = 'ready';
    cell.input.select();
  }

  #withControl({ key, shiftKey }: KeyboardEvent, cell: Cell): boolean {
    const { keyed } = this.#watching;
    switch (key.toLowerCase()) {
      case 'z':
        if (shiftKey) keyed.redo();
        else keyed.undo();
        return true;
      case 'y':
        keyed.redo();
        return true;
      case 's':
        keyed.save();
        return true;
      case 'home':
        return this.#go(cell, 'first');
      case 'end':
        return this.#go(cell, 'last');
      default:
        return false;
    }
  }

  #plain({ key, shiftKey }: KeyboardEvent, cell: Cell): boolean {
    const { keyed } = this.#watching;
    const arrow = ARROWS[key];
    if (arrow !== undefined) {
      const inText = this.#mode === 'editing' && (arrow === 'left' || arrow === 'right');
      if (inText || (shiftKey && this.#mode !== 'ready')) return false;
      return shiftKey ? this.#extend(cell, arrow) : this.#go(cell, arrow);
    }
    switch (key) {
      case 'Enter':
        // At the last line one stays, and what was typed stands.
        return this.#go(cell, shiftKey ? 'up' : 'down');
      case 'Home':
        return this.#mode === 'editing' ? false : this.#go(cell, 'row-first');
      case 'End':
        return this.#mode === 'editing' ? false : this.#go(cell, 'row-last');
      case 'F2':
        this.#mode = 'editing';
        cell.input.setSelectionRange(cell.input.value.length, cell.input.value.length);
        return true;
      case 'F8':
        keyed.asLastYear();
        return true;
      case 'Escape':
        keyed.takeBack(cell.code, cell.input);
        this.#mode = 'ready';
        this.#choose(undefined);
        cell.input.select();
        return true;
      case 'Delete':
      case 'Backspace':
        if (this.#corner === undefined) return false;
        keyed.clear(
          this.#block(cell.code)
            .flat()
            .filter((code) => code !== undefined),
        );
        return true;
      default:
        return false;
    }
  }

  /** To the next cell that way; at the edge one stays, which is no reason to scroll or to send the form. */
  #go({ code, input }: Cell, step: Step): true {
    const { grid, inputOf, keyed } = this.#watching;
    const from = placeOf(grid, code);
    const to = from && stepFrom(grid, from, step);
    const goal = to && codeAt(grid, to);
    const next = goal === undefined ? undefined : inputOf(goal);
    if (next) {
      next.focus();
      next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else {
      keyed.left();
      this.#mode = 'ready';
      input.select();
    }
    return true;
  }

  #extend({ code }: Cell, step: Step): true {
    const { grid } = this.#watching;
    const here = this.#corner ?? placeOf(grid, code);
    const to = here && stepFrom(grid, here, step);
    if (to) this.#choose(to);
    return true;
  }

  #choose(corner: Place | undefined): void {
    const { form, inputOf } = this.#watching;
    for (const cell of form.querySelectorAll('.sheet-chosen')) cell.classList.remove('sheet-chosen');
    this.#corner = corner;
    const here = this.#cellOf(document.activeElement);
    if (!corner || !here) return;
    for (const code of this.#block(here.code).flat())
      if (code !== undefined) inputOf(code)?.closest('td')?.classList.add('sheet-chosen');
  }

  #block(code: string): SheetGrid {
    const { grid } = this.#watching;
    const here = placeOf(grid, code);
    return here ? blockBetween(grid, here, this.#corner ?? here) : [];
  }

  #cellOf(target: EventTarget | null): Cell | undefined {
    if (!(target instanceof HTMLInputElement) || !target.id.startsWith('c-')) return undefined;
    return { code: target.name, input: target };
  }
}

type Cell = { readonly code: string; readonly input: HTMLInputElement };
