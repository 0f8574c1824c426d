// What the server gives the spreadsheet of a return: on the page, once per round, and as the answer to each save.
import type { Rule, RuleLevel } from '#core/statistics/rules/rule.ts';
import type { Indicator, RegisterUnit } from '#core/statistics/survey/round.ts';

/** By indicator code. Plain objects, because it comes as JSON. */
export type TextsByCode = Readonly<Record<string, string>>;

/** Sentences of the spreadsheet; `{name}` is filled in. */
export type SheetWords = {
  readonly saved: string;
  readonly saving: string;
  readonly offline: string;
  readonly signedOut: string;
  readonly refused: string;
  readonly restored: string;
  readonly restore: string;
  readonly forget: string;
  readonly blockTooWide: string;
  readonly blockTooTall: string;
  readonly blockOnHeading: string;
  readonly blockHasFormula: string;
  readonly nothingToPaste: string;
  readonly pasted: string;
  readonly undone: string;
  readonly nothingToUndo: string;
  readonly changedByOther: string;
  readonly conflict: string;
  readonly useMine: string;
  readonly useTheirs: string;
  readonly blank: string;
  readonly sum: string;
  readonly differs: string;
  readonly unreadable: string;
  readonly required: string;
  readonly readAs: string;
  readonly clean: string;
  readonly asLastYear: string;
  readonly levels: Readonly<Record<RuleLevel, string>>;
  readonly faults: Readonly<Record<string, string>>;
};

/** On the page. */
export type SheetPage = {
  /** Under which what is not saved is kept in this window. */
  readonly key: string;
  readonly form: string;
  /** Codes by printed line and column; `null` where nothing is filled in, a heading is empty. */
  readonly grid: readonly (readonly (string | null)[])[];
  /** What is typed in all forms of the return: rules reach across forms. */
  readonly texts: TextsByCode;
  readonly prior?: TextsByCode;
  readonly accounts?: TextsByCode;
  readonly found: readonly FoundAt[];
  readonly words: SheetWords;
};

/** Of a round what the rules need, in force for one unit, without dates; the same until the round's files change. */
export type SheetRound = {
  readonly version: string;
  readonly year: number;
  readonly unit: Pick<RegisterUnit, 'id' | 'kind' | 'level'>;
  readonly indicators: readonly (Pick<Indicator, 'code' | 'decimals' | 'blank' | 'required'> &
    Partial<Pick<Indicator, 'measure'>>)[];
  readonly rules: readonly Rule[];
};

/** A finding by its first cell, and the rule that found it. */
export type FoundAt = readonly [code: string, level: RuleLevel, rule: string];

/** What a save answers: how the return stands now. */
export type SheetAnswer =
  | {
      readonly saved: true;
      readonly texts: TextsByCode;
      /** Not written, because somebody else had changed them meanwhile. */
      readonly kept: readonly string[];
      readonly found: readonly FoundAt[];
      /** The list of findings and its heading line, as HTML of our own pages. */
      readonly list: string;
      readonly counts: string;
    }
  | { readonly saved: false; readonly problem: string };

/** The text with its places filled in. */
export function filledIn(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}

/** Checks the shape of what came back: a page of a proxy or of signing in is no answer. */
export function isSheetAnswer(value: unknown): value is SheetAnswer {
  return typeof value === 'object' && value !== null && 'saved' in value && typeof value.saved === 'boolean';
}

export function isSheetRound(value: unknown): value is SheetRound {
  return typeof value === 'object' && value !== null && 'rules' in value && Array.isArray(value.rules);
}

export function isSheetPage(value: unknown): value is SheetPage {
  return typeof value === 'object' && value !== null && 'grid' in value && Array.isArray(value.grid);
}
