import { ok } from '#base/result.ts';
import { noteOf, partAt, type Decided } from './act-context.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { PartNumber } from './events.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState, PaperLegState } from './state.ts';

export type TakePaper = {
  readonly leg: number;
  /** Nothing is missing or damaged. */
  readonly complete: boolean;
  readonly note: string;
};

/** The other side signs for a paper: complete, or with what is missing or damaged. Responsibility moves here. */
export function takePaper(state: CaseState, part: PartNumber, command: TakePaper, taker: Taker): Decided {
  const found = partAt(state, part, 'take-paper');
  if (!found.ok) return found;
  const leg = found.value.legs.find((each) => each.leg === command.leg);
  if (leg === undefined) return refuseAct('no-such-leg');
  if (leg.arrivedAt !== undefined) return refuseAct('leg-taken-already');
  if (!mayTake(leg, taker)) return refuseAct('leg-for-another-place', { place: leg.toName });
  const note = noteOf(command.note);
  if (!note.ok) return note;
  if (!command.complete && note.value === '') return refuseAct('shortfall-needed');
  return ok([{ kind: 'paper-arrived', part, leg: leg.leg, complete: command.complete, note: note.value }]);
}

/** Who signs, and at which centre. */
export type Taker = { readonly role: Viewer['role'] | 'system'; readonly place?: DivisionCode | undefined };

/** An office takes what goes to the office; a centre what goes to it. */
export function mayTake(leg: Pick<PaperLegState, 'to' | 'place'>, taker: Taker): boolean {
  if (taker.role === 'officer') return leg.to === 'office';
  return (
    taker.role === 'clerk' && leg.to === 'centre' && (leg.place === undefined || leg.place === taker.place)
  );
}
