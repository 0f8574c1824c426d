import { isDivisionCode, type DivisionCode } from '#core/divisions/division.ts';
import type { CollectingOffice, RegisterUnit, Round, RoundId } from '#core/statistics/survey/round.ts';
import type { SurveyBook } from '#core/statistics/survey/survey-book.ts';
import { isSurveyUnitId, type SurveyUnitId } from '#core/statistics/survey/unit-id.ts';
import { approvalChain } from './return-acts.ts';

/** Where a return belongs: its round as loaded now, its unit, the division its rows are under, and who approves, in order. */
export type ReturnPlace = {
  readonly round: Round;
  readonly unit: RegisterUnit;
  readonly division: DivisionCode;
  readonly chain: readonly CollectingOffice[];
};

/** How an address names a return. */
export type ReturnAddress = { readonly round: RoundId; readonly unit: string };

/** The place of a return; `undefined` where the round or its register knows no such unit. */
export function returnPlace(
  book: SurveyBook,
  { round: id, unit: text }: ReturnAddress,
): ReturnPlace | undefined {
  const round = book.rounds.get(id);
  const unit = isSurveyUnitId(text) ? registerOf(round)?.get(text) : undefined;
  if (!round || !unit) return undefined;
  const chain = approvalChain(round, unit.office);
  const division = chain[0]?.division;
  return division !== undefined && isDivisionCode(division) ? { round, unit, division, chain } : undefined;
}

/**
 * Where the unit's return of the year before is. Only of a round for the same purpose: statistics are not used for appraisal
 * (统计法 第二十八条, 实施条例 第三十条).
 */
export function priorPlace(
  book: SurveyBook,
  { round, unit, division }: Pick<ReturnPlace, 'round' | 'unit' | 'division'>,
): { readonly round: RoundId; readonly division: DivisionCode } | undefined {
  const before = priorRound(book, round);
  if (!before) return undefined;
  const place = returnPlace(book, { round: before.id, unit: unit.id });
  return { round: before.id, division: place?.division ?? division };
}

/** The round of the year before, where it is loaded and for the same purpose. */
export function priorRound(book: SurveyBook, { prior, purpose }: Round): Round | undefined {
  const before = prior === undefined ? undefined : book.rounds.get(prior);
  return before?.purpose === purpose ? before : undefined;
}

const registers = new WeakMap<Round, ReadonlyMap<SurveyUnitId, RegisterUnit>>();

function registerOf(round: Round | undefined): ReadonlyMap<SurveyUnitId, RegisterUnit> | undefined {
  if (!round) return undefined;
  const known = registers.get(round);
  if (known) return known;
  const register = new Map(round.units.map((unit) => [unit.id, unit]));
  registers.set(round, register);
  return register;
}
