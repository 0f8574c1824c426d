// Figures beside a return become its own only when the filler takes them over. Of last year's a figure is taken one by one;
// what describes the unit (names, telephone) may be taken over all at once, for it seldom changes and is seen at a glance.
import { ok, type Result } from '#base/result.ts';
import { plainAmount } from '#core/statistics/survey/amount.ts';
import type { Cells, IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import { refuseReturn, type ReturnRefusal } from './return-refusal.ts';
import { askedCodes, type StoredCell, type TypedCell } from './stored-cell.ts';

export type TakeOver = {
  readonly from: 'prior' | 'accounts';
  /** These cells, whatever stands in them; absent: of last year all texts, of the accounts all figures, into blank cells alone. */
  readonly codes?: readonly string[] | undefined;
};

type Standing = {
  readonly round: Round;
  readonly cells: readonly StoredCell[];
  readonly prior: readonly StoredCell[];
  readonly accounts?: Cells | undefined;
};

/** The cells as they are to be written; refused where there is nothing. */
export function cellsToTakeOver(
  { from, codes }: TakeOver,
  { round, cells, prior, accounts }: Standing,
): Result<readonly TypedCell[], ReturnRefusal> {
  const source = from === 'prior' ? priorTexts(prior) : accountTexts(accounts, round);
  const filled = new Set(cells.filter(({ state }) => state !== 'blank').map(({ code }) => code));
  const isText = (code: IndicatorCode): boolean => round.indicators.get(code)?.measure === undefined;
  const asked = askedCodes(round).filter((code) => {
    if (codes !== undefined) return codes.includes(code);
    return !filled.has(code) && (from === 'accounts' || isText(code));
  });
  const taken = asked.flatMap((code): readonly TypedCell[] => {
    const text = source.get(code);
    return text === undefined ? [] : [{ code, text, origin: from }];
  });
  return taken.length > 0 ? ok(taken) : refuseReturn('return-nothing-to-take-over');
}

function priorTexts(prior: readonly StoredCell[]): ReadonlyMap<IndicatorCode, string> {
  return new Map(prior.flatMap(({ code, typed }) => (typed === null ? [] : [[code, typed] as const])));
}

function accountTexts(accounts: Cells | undefined, round: Round): ReadonlyMap<IndicatorCode, string> {
  const texts = new Map<IndicatorCode, string>();
  for (const [code, cell] of accounts ?? []) {
    const measure = round.indicators.get(code)?.measure;
    if (cell.state === 'value' && measure !== undefined) texts.set(code, plainAmount(cell.amount, measure));
  }
  return texts;
}
