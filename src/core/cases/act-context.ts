import { plainText } from '#base/plain-text.ts';
import type { Result } from '#base/result.ts';
import type { LawParameters } from '#core/calendar/law-parameters.ts';
import type { WorkCalendar } from '#core/calendar/work-calendar.ts';
import type { Requirement } from '#core/catalogue/model.ts';
import type { InstantLimit } from './clock-kinds.ts';
import type { LaterEvent, PartNumber } from './events.ts';
import { refuseAct, type ActRefusal } from './refusal.ts';
import { ACTS_OF_STAGE, type Act } from './acts.ts';
import type { PromiseTexts } from './promises.ts';
import type { CaseState, PartState } from './state.ts';

/** What an act may know of the world besides the case. */
export type ActContext = {
  readonly now: Temporal.Instant;
  readonly calendar: WorkCalendar;
  readonly law: LawParameters;
  readonly instant: InstantLimit;
  /** The city's words for what is promised and told in writing. */
  readonly promises: PromiseTexts;
  /** What the guide of the case's day requires for this part's item. Absent: not known, or not asked for. */
  readonly requirements?: readonly Requirement[];
  /** UUID v7 for what the act makes. */
  readonly newId: () => string;
};

/** What an act makes happen, all at once and in order; or why it may not. */
export type Decided = Result<readonly LaterEvent[], ActRefusal>;

/** Longest reason, opinion or note, in characters. Ours, not the law's. */
export const LONGEST_NOTE = 2000;

/** The part, where its stage allows the act. */
export function partAt(state: CaseState, number: PartNumber, act: Act): Result<PartState, ActRefusal> {
  const part = state.parts.find((each) => each.part === number);
  if (part === undefined) return refuseAct('no-such-part', { part: number });
  if (ACTS_OF_STAGE[part.stage].includes(act)) return { ok: true, value: part };
  if (part.stage === 'waiting')
    return refuseAct('waiting-for-sibling', { for: part.waitsFor.flat().join(',') });
  return refuseAct('not-allowed-now', { act, stage: part.stage });
}

type NoteNeeded =
  | 'reason-needed'
  | 'ground-needed'
  | 'opinion-needed'
  | 'check-note-needed'
  | 'outcome-needed'
  | 'approver-needed';

/** A reason or an opinion: trimmed, not empty where it is needed, not longer than allowed. */
export function noteOf(text: string, missing?: NoteNeeded): Result<string, ActRefusal> {
  const note = plainText(text).trim();
  if (note === '' && missing) return refuseAct(missing);
  if (note.length > LONGEST_NOTE) return refuseAct('text-too-long', { limit: LONGEST_NOTE });
  return { ok: true, value: note };
}
