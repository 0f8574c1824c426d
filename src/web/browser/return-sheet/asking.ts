// What the spreadsheet cannot decide by itself it asks, beside the cell or above the form.
import { filledIn, type SheetWords } from './sheet-data.ts';
import type { Conflict } from './unsaved.ts';

/** Two hands at one cell: whoever looks decides, and sees both. `choose` gets the text that is to stand. */
export function askWhose(
  { code, mine, theirs }: Conflict,
  words: SheetWords,
  choose: (text: string) => void,
): void {
  const notes = document.querySelector(`#m-${code}`);
  if (!notes) return;
  stopAsking(code);
  const box = document.createElement('span');
  box.className = 'sheet-conflict';
  box.setAttribute('role', 'alert');
  box.append(filledIn(words.conflict, { theirs: theirs || words.blank, mine: mine || words.blank }));
  const choice = (label: string, text: string): HTMLButtonElement =>
    button(label, () => {
      box.remove();
      choose(text);
    });
  box.append(choice(words.useMine, mine), choice(words.useTheirs, theirs));
  notes.append(box);
}

/** Whoever writes into the cell has decided. */
export function stopAsking(code: string): void {
  document.querySelector(`#m-${code} .sheet-conflict`)?.remove();
}

/** Whether some cell still waits for a decision. */
export function isAsking(): boolean {
  return document.querySelector('.sheet-conflict') !== null;
}

/** What the page that stood here before could not save is offered, never filled in by itself. */
export function offerKept(
  form: HTMLFormElement,
  { words, cells }: { readonly words: SheetWords; readonly cells: number },
  decided: (restore: boolean) => void,
): void {
  const box = document.createElement('div');
  box.className = 'notice notice--wait sheet-kept';
  box.setAttribute('role', 'status');
  const choice = (label: string, restore: boolean): HTMLButtonElement => {
    const made = button(label, () => {
      box.remove();
      decided(restore);
    });
    made.className = 'ds-button';
    made.dataset['variant'] = 'secondary';
    return made;
  };
  box.append(
    `${filledIn(words.restored, { n: cells })} `,
    choice(words.restore, true),
    ' ',
    choice(words.forget, false),
  );
  form.prepend(box);
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}
