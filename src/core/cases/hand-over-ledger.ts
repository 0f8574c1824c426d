// Who held each part from when to when. Read from the events alone; at each moment exactly one holder.
import { CITY_ZONE, type WorkCalendar } from '#core/calendar/work-calendar.ts';
import { secondsLeft, type OfficeHours } from '#core/calendar/office-hours.ts';
import { assert } from '#base/assert.ts';
import type { AgencyKind, ItemId } from '#core/catalogue/model.ts';
import type { Localised } from '#base/localised.ts';
import type { PlanVersion } from '#core/compiler/plan.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { Actor, CaseEvent, PartNumber } from './events.ts';
import { applyEvent } from './evolve.ts';
import { isWithoutPaper } from './issue-result.ts';
import { isUntold } from './one-notice.ts';
import { regionFlow, type FlowOfPart } from './region-flow.ts';
import { hasEnded, hasResult, partOf } from './stages.ts';
import type { CaseState, Dispute, PaperLegState, PartState } from './state.ts';

/**
 * Who has the next step in hand. `third-person`: whose consent is waited for. `platform`: it gathers what offices found
 * missing into one notice, or shows the result online.
 */
export type Holder =
  | { readonly kind: 'applicant' | 'third-person' }
  | { readonly kind: 'platform'; readonly does: 'gather-notice' | 'show-result' }
  | { readonly kind: 'centre'; readonly place: DivisionCode }
  | {
      readonly kind: 'office';
      readonly county: DivisionCode;
      readonly agency: AgencyKind;
      readonly name: Localised;
    }
  | { readonly kind: 'on-the-way'; readonly leg: number; readonly to: string }
  | { readonly kind: 'part'; readonly parts: readonly PartNumber[] };

/** One holder, from the moment responsibility came to him to the moment it left. */
export type Stretch = {
  readonly holder: Holder;
  /** RFC 9557 instants; no `to`: still. */
  readonly from: string;
  readonly to?: string;
  /** The event that brought it here. */
  readonly by: CaseEvent['kind'];
};

/** A paper leg with both receipts. */
export type LegReceipt = PaperLegState & { readonly sentBy: Actor; readonly takenBy?: Actor };

/** A dispute with who raised and who settled it. */
export type DisputeLine = Dispute & { readonly raisedBy: Actor; readonly settledBy?: Actor };

export type LedgerLine = {
  readonly part: PartNumber;
  readonly itemName: Localised;
  /** Whose variant of the item applied, under which version of the plan. */
  readonly variant: {
    readonly item: ItemId;
    readonly county: DivisionCode;
    readonly agencyName: Localised;
    readonly planVersion: PlanVersion;
  };
  readonly flow: FlowOfPart;
  /** In order, each beginning where the one before ended; never empty. */
  readonly stretches: readonly Stretch[];
  /** When nobody had anything to do any more. */
  readonly endedAt?: string;
  readonly legs: readonly LegReceipt[];
  readonly disputes: readonly DisputeLine[];
};

/** One line for each part of the case, in their order. Throws where nothing was filed. */
export function handOverLedger(events: readonly CaseEvent[]): readonly LedgerLine[] {
  const tracks = new Map<PartNumber, Track>();
  let state: CaseState | undefined;
  for (const event of events) {
    state = applyEvent(state, event);
    for (const part of state.parts) {
      const track = tracks.get(part.part) ?? { stretches: [], endedAt: undefined };
      tracks.set(part.part, moved(track, holderOf(state, part), event));
    }
  }
  assert(state, 'a case was filed');
  const last = state;
  return last.parts.map((part) => ledgerLine(last, part, { track: tracks.get(part.part), events }));
}

/** The line as the applicant may see it: what an office asked and the one notice has not told yet is still with the office. */
export function asToldLine(line: LedgerLine): LedgerLine {
  const last = line.stretches.at(-1);
  if (last?.to !== undefined || last?.holder.kind !== 'platform' || last.holder.does !== 'gather-notice')
    return line;
  const told = line.stretches.slice(0, -1);
  return {
    ...line,
    stretches: told.map((stretch, at) => (at < told.length - 1 ? stretch : stillOpen(stretch))),
  };
}

function stillOpen({ holder, from, by }: Stretch): Stretch {
  return { holder, from, by };
}

/** Who holds the part now; `undefined`: it has ended. */
export function holderOf(state: CaseState, part: PartState): Holder | undefined {
  if (hasEnded(part)) return undefined;
  switch (part.stage) {
    case 'waiting':
      return waitedFor(state, part);
    case 'supplement-asked':
      return isUntold(part) ? { kind: 'platform', does: 'gather-notice' } : { kind: 'applicant' };
    case 'at-office': {
      const leg = part.legs.findLast(({ to, arrivedAt }) => to === 'office' && arrivedAt === undefined);
      return leg ? { kind: 'on-the-way', leg: leg.leg, to: leg.toName } : officeOf(part);
    }
    case 'issued':
      return resultHolder(state, part);
    default:
      return officeOf(part);
  }
}

/** Working seconds that each holder had a part in hand, up to `until` (RFC 9557 instant) where he has it still. */
export function heldBy(
  ledger: readonly LedgerLine[],
  calendar: WorkCalendar,
  { hours, until }: { readonly hours: OfficeHours; readonly until: string },
): readonly { readonly part: PartNumber; readonly holder: Holder; readonly seconds: number }[] {
  return ledger.flatMap(({ part, stretches }) => {
    const sums = new Map<
      string,
      { readonly part: PartNumber; readonly holder: Holder; readonly seconds: number }
    >();
    for (const { holder, from, to } of stretches) {
      const key = keyOf(holder);
      const before = sums.get(key)?.seconds ?? 0;
      const seconds = before + workingSeconds({ from, to: to ?? until }, calendar, hours);
      sums.set(key, { part, holder, seconds });
    }
    return [...sums.values()];
  });
}

/** Office seconds between two instants. */
export function workingSeconds(
  span: { readonly from: string; readonly to: string },
  calendar: WorkCalendar,
  hours: OfficeHours,
): number {
  const from = Temporal.Instant.from(span.from).toZonedDateTimeISO(CITY_ZONE);
  const to = Temporal.Instant.from(span.to).toZonedDateTimeISO(CITY_ZONE);
  const last = to.toPlainDate();
  const midnight = Temporal.PlainTime.from('00:00');
  let sum = 0;
  for (let day = from.toPlainDate(); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (!calendar.kindOf(day).working) continue;
    const begin = day.equals(from.toPlainDate()) ? from.toPlainTime() : midnight;
    const after = day.equals(last) ? secondsLeft(hours, to.toPlainTime()) : 0;
    sum += Math.max(0, secondsLeft(hours, begin) - after);
  }
  return sum;
}

type Track = { readonly stretches: readonly Stretch[]; readonly endedAt: string | undefined };

function moved(track: Track, holder: Holder | undefined, { at, kind }: CaseEvent): Track {
  if (track.endedAt !== undefined) return track;
  const open = track.stretches.at(-1);
  if (open !== undefined && holder !== undefined && keyOf(open.holder) === keyOf(holder)) return track;
  const closed = open === undefined ? [] : [...track.stretches.slice(0, -1), { ...open, to: at }];
  return holder === undefined
    ? { stretches: closed, endedAt: at }
    : { stretches: [...closed, { holder, from: at, by: kind }], endedAt: undefined };
}

function ledgerLine(
  state: CaseState,
  part: PartState,
  { track, events }: { readonly track: Track | undefined; readonly events: readonly CaseEvent[] },
): LedgerLine {
  const { item, itemName, decidingCounty: county, agencyName } = part;
  const own = events.filter((event) => 'part' in event && event.part === part.part);
  return {
    part: part.part,
    itemName,
    variant: { item, county, agencyName, planVersion: state.planVersion },
    flow: regionFlow(state, part.part),
    stretches: track?.stretches ?? [],
    ...(track?.endedAt === undefined ? {} : { endedAt: track.endedAt }),
    legs: part.legs.map((leg) => withReceipts(leg, own)),
    disputes: part.disputes.map((dispute) => withNames(dispute, own)),
  };
}

const PLATFORM: Actor = { role: 'system' };

function withReceipts(leg: PaperLegState, events: readonly CaseEvent[]): LegReceipt {
  const sent = events.find((event) => event.kind === 'paper-sent' && event.leg === leg.leg);
  const taken = events.find((event) => event.kind === 'paper-arrived' && event.leg === leg.leg);
  return { ...leg, sentBy: sent?.actor ?? PLATFORM, ...(taken ? { takenBy: taken.actor } : {}) };
}

function withNames(dispute: Dispute, events: readonly CaseEvent[]): DisputeLine {
  const mine = (kind: CaseEvent['kind']) =>
    events.find((event) => event.kind === kind && 'dispute' in event && event.dispute === dispute.dispute);
  const settled = mine('dispute-settled');
  return {
    ...dispute,
    raisedBy: mine('hand-over-disputed')?.actor ?? PLATFORM,
    ...(settled ? { settledBy: settled.actor } : {}),
  };
}

function officeOf({ decidingCounty, agency, agencyName }: PartState): Holder {
  return { kind: 'office', county: decidingCounty, agency, name: agencyName };
}

/** Siblings first: a consent that is still open is waited for when they are there. */
function waitedFor(state: CaseState, part: PartState): Holder {
  const open = part.waitsFor.filter((anyOf) => !anyOf.some((number) => hasResult(partOf(state, number))));
  return open.length > 0 || (part.waitsForConsents ?? []).length === 0
    ? { kind: 'part', parts: [...new Set(open.flat())] }
    : { kind: 'third-person' };
}

/**
 * The result is made. What is on paper is with the office until it sends it; the chosen centre holds it once it signed,
 * and from the start where nothing has to travel.
 */
function resultHolder({ delivery }: CaseState, part: PartState): Holder {
  const issuedAt = part.stamps.issued?.at ?? part.since;
  const leg = part.legs.findLast(
    ({ to, sentAt }) => to !== 'office' && Temporal.Instant.compare(sentAt, issuedAt) >= 0,
  );
  if (leg !== undefined && leg.arrivedAt === undefined)
    return { kind: 'on-the-way', leg: leg.leg, to: leg.toName };
  if (leg?.to === 'applicant') return { kind: 'applicant' };
  if (delivery.how === 'online' && part.issued.every(isWithoutPaper))
    return { kind: 'platform', does: 'show-result' };
  if (delivery.how !== 'centre') return officeOf(part);
  const travels = part.issued.some(({ carrier }) => carrier === 'paper' || carrier === 'card');
  return travels && leg === undefined
    ? officeOf(part)
    : { kind: 'centre', place: leg?.place ?? delivery.place };
}

function keyOf(holder: Holder): string {
  switch (holder.kind) {
    case 'on-the-way':
      return `on-the-way ${holder.leg}`;
    case 'part':
      return `part ${holder.parts.join(',')}`;
    case 'platform':
      return `platform ${holder.does}`;
    case 'centre':
      return `centre ${holder.place}`;
    default:
      return holder.kind;
  }
}
