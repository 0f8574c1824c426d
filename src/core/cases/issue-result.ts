import { cityDay } from '#core/calendar/city-day.ts';
import { plainText } from '#base/plain-text.ts';
import { ok } from '#base/result.ts';
import { LONGEST_NOTE, partAt, type ActContext, type Decided } from './act-context.ts';
import type { IssuedResult, PartEvent, PartNumber } from './events.ts';
import { handOverResults } from './hand-over.ts';
import { blockingPaper } from './owed.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState } from './state.ts';

/**
 * 制证: the results exist. They reach waiting siblings at once, and the applicant too where nothing of it is on
 * paper and he did not ask for a centre. Not before the fee is paid, where one was charged.
 */
export function issueResult(
  state: CaseState,
  part: PartNumber,
  command: { readonly numbers: readonly string[] },
  { now, newId }: ActContext,
): Decided {
  const found = partAt(state, part, 'issue');
  if (!found.ok) return found;
  // The decision should have stopped it; nothing final leaves the office while a paper is owed, whatever came before.
  const owed = blockingPaper(state, found.value);
  if (owed) return refuseAct('material-owed', { material: owed.material });
  const { fee } = found.value;
  if (fee !== undefined && fee.paid === undefined) return refuseAct('fee-unpaid', { fen: fee.fen });
  const issuedOn = cityDay(now).toString();
  const results: IssuedResult[] = [];
  for (const [at, result] of found.value.results.entries()) {
    const number = plainText(command.numbers[at] ?? '').trim();
    if (number === '' && isThing(result)) return refuseAct('result-number-needed', { result: at + 1 });
    if (number.length > LONGEST_NOTE) return refuseAct('text-too-long', { limit: LONGEST_NOTE });
    results.push({ ...result, id: newId(), number, issuedOn });
  }
  const events: PartEvent[] = [
    { kind: 'result-issued', part, results },
    ...handOverResults(state, part, results),
  ];
  // A parcel is for paper: what is electronic is there at once, also for him who asked for the post.
  if (state.delivery.how !== 'centre' && results.every(isWithoutPaper)) {
    events.push({ kind: 'result-delivered', part, how: { how: 'online' }, to: state.applicant.name });
  }
  return ok(events);
}

/** It can be delivered by showing it online. */
export function isWithoutPaper({ carrier }: Pick<IssuedResult, 'carrier'>): boolean {
  return carrier === 'e-certificate' || carrier === 'none';
}

/** A paper, a card or an electronic certificate bears a number; an entry in a register need not. */
function isThing({ carrier }: Pick<IssuedResult, 'carrier'>): boolean {
  return carrier === 'paper' || carrier === 'card' || carrier === 'e-certificate';
}
