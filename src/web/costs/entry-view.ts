// One return as its unit sees it while filling in, and what follows from it for every page: how far it is, what is next.
import { plainAmount } from '#core/statistics/survey/amount.ts';
import type { CellValue, IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { Form, Indicator, Round } from '#core/statistics/survey/round.ts';
import type { Finding } from '#core/statistics/rules/finding.ts';
import { RULE_LEVELS, type RuleLevel } from '#core/statistics/rules/rule.ts';
import type { SurveyDuty } from '#core/identity/survey-unit.ts';
import type { ReturnView } from '#read/return-for.ts';

export type EntryView = ReturnView & {
  /** What was typed, exactly, by code; nothing where the cell is blank. */
  readonly texts: ReadonlyMap<IndicatorCode, string>;
  /** Of who looks. */
  readonly duty: SurveyDuty;
};

export function entryView(read: ReturnView, duty: SurveyDuty): EntryView {
  const texts = new Map([...read.typed].map(([code, { typed }]) => [code, typed ?? ''] as const));
  return { ...read, texts, duty };
}

/** The forms that a unit fills in, in their order. */
export function basicForms(round: Round): readonly Form[] {
  return round.forms.filter(({ kind }) => kind === 'basic');
}

/** Codes of a form in the order in which they are filled in. */
export function codesOf(form: Form): readonly IndicatorCode[] {
  return form.lines.flatMap(({ cells }) => cells.filter((code) => code !== undefined));
}

/** A figure as it is written in its indicator's measure; nothing where there is none. */
export function cellText(cell: CellValue | undefined, indicator: Indicator | undefined): string {
  if (cell === undefined || cell.state === 'blank') return '';
  if (cell.state === 'invalid') return cell.text;
  return indicator?.measure === undefined ? '' : plainAmount(cell.amount, indicator.measure);
}

/** What stands beside a cell: last year's figure or text, or that of the accounts. */
export function besideText(view: EntryView, from: 'prior' | 'accounts', code: IndicatorCode): string {
  const indicator = view.round.indicators.get(code);
  if (from === 'prior' && indicator?.measure === undefined) return view.priorTyped.get(code)?.typed ?? '';
  return cellText(view[from]?.get(code), indicator);
}

/** Whether figures may be typed now by who looks. */
export function mayFill({ acts }: Pick<EntryView, 'acts'>): boolean {
  return acts.includes('save');
}

export type FindingCounts = Readonly<Record<RuleLevel, number>>;

export function countFindings(findings: readonly Finding[]): FindingCounts {
  const of = (wanted: RuleLevel): number => findings.filter(({ level }) => level === wanted).length;
  const [block, explain, hint] = RULE_LEVELS.map(of);
  return { block: block ?? 0, explain: explain ?? 0, hint: hint ?? 0 };
}

/** Findings that name a cell of the form, in its order of lines. */
export function findingsOf(form: Form, findings: readonly Finding[]): readonly Finding[] {
  const codes = codesOf(form);
  const place = ({ cells }: Finding): number => codes.findIndex((code) => code === cells[0]);
  return findings.filter((each) => place(each) >= 0).toSorted((a, b) => place(a) - place(b));
}

export type Progress = {
  readonly all: number;
  readonly filled: number;
  readonly required: number;
  readonly requiredLeft: number;
  readonly counts: FindingCounts;
};

export function progressOf(form: Form, view: EntryView): Progress {
  const codes = codesOf(form);
  const isFilled = (code: IndicatorCode): boolean => (view.texts.get(code) ?? '') !== '';
  const required = codes.filter((code) => view.round.indicators.get(code)?.required);
  return {
    all: codes.length,
    filled: codes.filter(isFilled).length,
    required: required.length,
    requiredLeft: required.filter((code) => !isFilled(code)).length,
    counts: countFindings(findingsOf(form, view.evaluation.findings)),
  };
}

/** Explain-level findings that nobody has explained yet. */
export function unexplained({ evaluation, state }: EntryView): readonly Finding[] {
  return evaluation.findings.filter(({ level, key }) => level === 'explain' && !state.explanations.has(key));
}

export function blocking({ evaluation }: EntryView): readonly Finding[] {
  return evaluation.findings.filter(({ level }) => level === 'block');
}

export const NEXT_STEPS = [
  'open',
  'fill',
  'check-blocks',
  'check-explains',
  'sign',
  'await-head',
  'submit',
  'await-review',
  'correct',
  'done',
  'await-open',
  'await-filler',
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** The one thing to do now. */
export function nextStep(view: EntryView): NextStep {
  const head = view.duty === 'head';
  switch (view.state.stage) {
    case 'not-started':
      return head ? 'await-open' : 'open';
    case 'sent-back':
      return head ? 'await-filler' : 'correct';
    case 'signed':
      return head ? 'submit' : 'await-head';
    case 'submitted':
      return 'await-review';
    case 'approved':
    case 'locked':
      return 'done';
    default:
      return head ? 'await-filler' : stepWhileFilling(view);
  }
}

function stepWhileFilling(view: EntryView): NextStep {
  const left = basicForms(view.round).some((form) => progressOf(form, view).requiredLeft > 0);
  if (left) return 'fill';
  if (blocking(view).length > 0) return 'check-blocks';
  return unexplained(view).length > 0 ? 'check-explains' : 'sign';
}

/** The form to go on with: the first that lacks something required, else the first of all. */
export function formToFill(view: EntryView): Form | undefined {
  const forms = basicForms(view.round);
  return forms.find((form) => progressOf(form, view).requiredLeft > 0) ?? forms[0];
}

/** Where a code stands: its form, its line and its column. */
export type CellPlace = {
  readonly form: Form;
  readonly line: Form['lines'][number];
  readonly column: number;
};

export function cellPlace(round: Round, code: IndicatorCode): CellPlace | undefined {
  for (const form of basicForms(round)) {
    for (const line of form.lines) {
      const column = line.cells.indexOf(code);
      if (column >= 0) return { form, line, column };
    }
  }
  return undefined;
}
