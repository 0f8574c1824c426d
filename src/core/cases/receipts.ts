// 收到材料: from when on the papers of a part are at its office, whatever the office clicks (行政许可法 32). Without a parcel that
// is the day the part was ready; a parcel sent before 收件 makes it the day on which it came.
import { dayOf } from '#core/calendar/city-day.ts';
import type { CaseEvent, PartEvent } from './events.ts';
import type { PartState, Stamped } from './state.ts';

/** The papers are there from this moment on: what the office's time to answer counts from. */
export function papersThere({ at, origin }: Stamped): Pick<PartState, 'receivedOn' | 'receipts'> {
  const on = dayOf(at);
  return { receivedOn: on, receipts: [{ at, origin, on }] };
}

/** Before 收件 a paper goes to the office: its time stands until all that was sent has come. Afterwards nothing changes. */
export function afterSending(
  part: PartState,
  { to, at }: Extract<PartEvent & CaseEvent, { kind: 'paper-sent' }>,
): PartState {
  if (part.stage !== 'at-office' || to !== 'office') return part;
  const { receivedOn: _receivedOn, ...rest } = part;
  return { ...rest, receipts: part.receipts.map((each) => ({ ...each, awaited: each.awaited ?? at })) };
}

/** The last parcel on its way to the office has come, complete: the papers are there from now on. */
export function afterArrival(
  part: PartState,
  { leg, complete, at, origin }: Extract<PartEvent & CaseEvent, { kind: 'paper-arrived' }>,
): PartState {
  const toOffice = part.legs.filter(({ to }) => to === 'office');
  const isThere = complete && toOffice.every(({ arrivedAt }) => arrivedAt !== undefined);
  const isOwn = toOffice.some((each) => each.leg === leg);
  return part.stage === 'at-office' && isOwn && isThere ? { ...part, ...papersThere({ at, origin }) } : part;
}

/** 收件: the office signs that it has the papers. Never later than they were there. */
export function afterReceiving(part: PartState, { at, origin }: Stamped): PartState {
  const [first] = part.receipts;
  const isLater =
    first !== undefined &&
    first.awaited === undefined &&
    Temporal.Instant.compare(Temporal.Instant.from(first.at), Temporal.Instant.from(at)) <= 0;
  return isLater ? part : { ...part, ...papersThere({ at, origin }) };
}
