// What is told when time itself does something: a clock runs out, a change of the calendar moves a date.
import type { ClockKind } from './clock-kinds.ts';
import { hasEnded } from './stages.ts';
import type { CaseState, PartState } from './state.ts';
import type { Notice, NoticeParams } from './notice.ts';

/** Clocks whose date the applicant was promised or has to keep. The others are the office's own. */
const TOLD_TO_APPLICANT: readonly ClockKind[] = ['promised', 'joint', 'owed'];

export type ClockMove = {
  /** 0: the whole bundle. */
  readonly part: number;
  readonly kind: ClockKind;
  readonly from: string;
  readonly to: string;
  readonly provisional: boolean;
};

/** Moved dates: each that the applicant was promised or has to keep, with the date before. */
export function noticesOfMoves(moves: readonly ClockMove[], state: CaseState): readonly Notice[] {
  return moves
    .filter(({ kind }) => TOLD_TO_APPLICANT.includes(kind))
    .map(({ part: number, kind, from, to, provisional }) => ({
      code: 'clock-moved',
      params: {
        ...paramsOf(state, number),
        clock: { clock: kind },
        before: { date: from, provisional: false },
        due: { date: to, provisional },
      },
      to: { kind: 'applicant' },
      ...(number === 0 ? {} : { part: number }),
    }));
}

/** A clock ran out and nothing follows by itself: the office is told, for the bundle each that has not ended. */
export function noticesOfRunOut(
  { part: number, kind, day }: { readonly part: number; readonly kind: ClockKind; readonly day: string },
  state: CaseState,
): readonly Notice[] {
  const parts = state.parts.filter((part) => (number === 0 ? !hasEnded(part) : part.part === number));
  return parts.map((part) => ({
    code: 'office-clock-ran-out',
    params: {
      ...partParams(state, part),
      clock: { clock: kind },
      due: { date: day, provisional: false },
    },
    to: { kind: 'office', county: part.decidingCounty, agency: part.agency },
    part: part.part,
  }));
}

function paramsOf(state: CaseState, number: number): NoticeParams {
  const part = state.parts.find((each) => each.part === number);
  return part === undefined ? { number: state.number, item: state.thingName } : partParams(state, part);
}

function partParams({ number }: CaseState, { itemName, agencyName }: PartState): NoticeParams {
  return { number, item: itemName, agency: agencyName };
}
