// What the spreadsheet shows at its cells and in its bar. Only what changed is written into the page.
import { plainAmount } from '#core/statistics/survey/amount.ts';
import { MEASURES } from '#core/statistics/survey/measure.ts';
import type { Finding } from '#core/statistics/rules/finding.ts';
import { RULE_LEVELS, type RuleLevel } from '#core/statistics/rules/rule.ts';
import { readingToTell, type Judge } from './judging.ts';
import { filledIn, type FoundAt, type SheetWords } from './sheet-data.ts';

/** One thing found at a cell: how grave, and in words. */
type Said = { readonly level: RuleLevel; readonly words: string };

export type Shown = {
  readonly judge: Judge | undefined;
  /** What the server said last; holds for rules that are not judged here. */
  readonly found: readonly FoundAt[];
  readonly words: SheetWords;
};

/** Everything found at each cell, by what is judged here and what the server said of the rest. */
export function saidByCell({ judge, found, words }: Shown): ReadonlyMap<string, readonly Said[]> {
  const said = new Map<string, Said[]>();
  const add = (code: string, one: Said): void => {
    const known = said.get(code);
    if (known) known.push(one);
    else said.set(code, [one]);
  };
  for (const finding of judge?.evaluation().findings ?? []) {
    const [code] = finding.cells;
    if (judge && code !== undefined)
      add(code, { level: finding.level, words: findingWords(finding, judge, words) });
  }
  for (const [code, level, rule] of found) {
    if (!judge?.knows(rule)) add(code, { level, words: '' });
  }
  return said;
}

/** Marks of one cell: levels as links to the list, sums, how a text was read. */
export function showCell(
  input: HTMLInputElement,
  code: string,
  { said, judge, words }: Omit<Shown, 'found'> & { readonly said: readonly Said[] },
): void {
  const notes = document.querySelector(`#m-${code}`);
  if (!notes) return;
  const levels = RULE_LEVELS.filter((level) => said.some((each) => each.level === level));
  const sums = judge?.sums().get(code) ?? [];
  const reading = judge?.read(code, input.value);
  const readAs = readingToTell(reading, judge?.indicator(code));
  const state = JSON.stringify([levels, judge ? sums : 'as-it-is', readAs]);
  if (levels.includes('block')) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
  if (notes.getAttribute('data-state') === state) return;
  notes.setAttribute('data-state', state);
  for (const old of notes.querySelectorAll(judge ? '.level, .sheet-sum, .sheet-read' : '.level'))
    old.remove();
  const marks = levels.map((level) => {
    const mark = document.createElement('a');
    mark.className = `level level--${level}`;
    mark.href = `#f-${code}`;
    mark.tabIndex = -1; // Tab goes from cell to cell
    mark.textContent = words.levels[level];
    return mark;
  });
  notes.prepend(...marks);
  if (readAs !== undefined) notes.append(small('sheet-read', filledIn(words.readAs, { text: readAs })));
  notes.append(...sums.map((text) => small('sheet-sum', filledIn(words.sum, { text }))));
}

/** The line in the bar about the cell one is in. */
export function cellLine(input: HTMLInputElement, said: readonly Said[], words: SheetWords): string {
  const name = input.getAttribute('aria-label') ?? '';
  const found = said.map((each) => `${words.levels[each.level]} ${each.words}`.trim());
  return [name, ...(found.length > 0 ? found : [words.clean])].join('\u00A0· ');
}

function small(name: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = name;
  element.textContent = text;
  return element;
}

/** Short, until the server has said it in a sentence. */
function findingWords({ rule, detail, cells }: Finding, judge: Judge, words: SheetWords): string {
  switch (detail.kind) {
    case 'required':
      return words.required;
    case 'unreadable': {
      const fault = judge.read(cells[0] ?? '', detail.text)?.fault;
      const why = fault === undefined ? '' : (words.faults[fault] ?? '');
      return filledIn(words.unreadable, { text: detail.text, why });
    }
    case 'too-fine':
      return words.faults['too-fine'] ?? '';
    case 'formula': {
      const name = judge.nameOf(rule) ?? rule;
      if (detail.measure === undefined || detail.relation === 'holds') return name;
      const by = plainAmount(
        { scaled: Math.abs(detail.difference), decimals: MEASURES[detail.measure].exponent },
        detail.measure,
      ).replace(/\.?0+$/, '');
      return `${name} (${filledIn(words.differs, { by })})`;
    }
    default:
      return judge.nameOf(rule) ?? rule;
  }
}
