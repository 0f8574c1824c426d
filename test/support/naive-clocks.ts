// An oracle for the clocks of a case. It walks day by day over the raw events and a raw table of days, in whole numbers, and uses
// nothing of the calendar, of `clocks.ts` or of the folding of events. Slow and plain on purpose: it is read, not trusted.
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import type { ClockKind } from '#core/cases/clock-kinds.ts';
import type { CaseEvent, FiledPart } from '#core/cases/events.ts';

/** Days since 1970-01-01 in the city, which is eight hours ahead and has no summer time. */
export type RawTable = {
  /** `true`: worked though a weekend; `false`: a holiday. */
  readonly named: ReadonlyMap<number, boolean>;
  readonly announced: readonly number[];
};

/** The law's numbers, as the test writes them. */
export type RawLaw = { readonly notice: number; readonly issue: number; readonly instantMinutes: number };

export type NaiveClock = {
  readonly kind: ClockKind;
  readonly part: number;
  readonly nth: number;
  /** Last moment in time, in seconds since 1970 in the city; `undefined`: it stands. */
  readonly due: number | undefined;
  readonly provisional: boolean;
  readonly pausedDays: number;
  readonly late: boolean;
  readonly rated: boolean;
};

const DAY = 86_400;
const SPANS = [
  { from: 9 * 3600, to: 12 * 3600 },
  { from: 13 * 3600, to: 18 * 3600 },
];
const OFFICE_DAY = 8 * 3600;

const known = new Map<string, number>();
export function secondsOf(instant: string): number {
  const found = known.get(instant);
  if (found !== undefined) return found;
  if (known.size > 1000) known.clear();
  const seconds = Math.floor(Date.parse(instant) / 1000) + 8 * 3600;
  known.set(instant, seconds);
  return seconds;
}
export function dayNumber(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 1000 / DAY;
}
const dayAt = (seconds: number): number => Math.floor(seconds / DAY);

type Start = { readonly day: number; readonly moment?: number };
type Counted = { readonly t: number; readonly precision: 'day' | 'moment' };
type Paused = (day: number) => boolean;
class Never extends Error {}

/** Counts limits of one clock. Throws `Never` where the clock stands and nothing ends that. */
class Counter {
  readonly table: RawTable;
  readonly paused: Paused;
  readonly last: number;
  constructor(table: RawTable, paused: Paused, last: number) {
    this.table = table;
    this.paused = paused;
    this.last = last;
  }

  works(day: number): boolean {
    const named = this.table.named.get(day);
    const weekday = (((day + 4) % 7) + 7) % 7;
    return named ?? (weekday !== 0 && weekday !== 6);
  }

  stands(day: number): boolean {
    const paused = this.paused(day);
    if (paused && day > this.last) throw new Never();
    return paused;
  }

  walk(start: number, n: number, counts: (day: number) => boolean): number {
    let day = start;
    for (let left = n; left > 0;) {
      day += 1;
      if (!this.stands(day) && counts(day)) left -= 1;
    }
    return day;
  }

  office(from: number, seconds: number): number {
    let t = from;
    let left = seconds;
    for (;;) {
      const day = dayAt(t);
      const second = t - day * DAY;
      const span = SPANS.find(({ to }) => second < to);
      if (this.stands(day) || !this.works(day) || span === undefined) {
        t = (day + 1) * DAY;
        continue;
      }
      if (second < span.from) t = day * DAY + span.from;
      const here = day * DAY + span.to - t;
      if (left <= here) return t + left;
      left -= here;
      t += here;
    }
  }

  elapsed(from: number, seconds: number): number {
    let t = from;
    let left = seconds;
    for (;;) {
      const midnight = (dayAt(t) + 1) * DAY;
      const here = this.stands(dayAt(t)) ? 0 : midnight - t;
      if (left <= here) return t + left;
      left -= here;
      t = midnight;
    }
  }

  firstRunning(end: Counted): Counted {
    let { t } = end;
    while (end.precision === 'day' && this.stands(dayAt(t))) t += DAY;
    return { ...end, t };
  }

  one({ day, moment }: Start, { amount, unit }: TimeLimit): Counted {
    const whole = Math.floor(amount + 1e-9);
    const part = amount - whole > 1e-9 ? amount - whole : 0;
    const from = moment ?? (day + 1) * DAY;
    const natural = unit === 'natural-day';
    if (natural || unit === 'working-day') {
      const end = this.walk(day, whole, natural ? () => true : (each) => this.works(each));
      if (part === 0) return { t: (end + 1) * DAY - 1, precision: 'day' };
      const rest = whole === 0 ? from : (end + 1) * DAY;
      const t = natural
        ? this.elapsed(rest, Math.round(part * DAY))
        : this.office(rest, Math.round(part * OFFICE_DAY));
      return { t, precision: 'moment' };
    }
    if (unit === 'month') {
      const end = this.walk(day, monthsLater(day, whole) - day, () => true);
      return { t: (end + 1) * DAY - 1, precision: 'day' };
    }
    if (unit === 'hour') return { t: this.elapsed(from, Math.round(amount * 3600)), precision: 'moment' };
    const seconds = Math.round(amount * (unit === 'working-hour' ? 3600 : 60));
    return { t: this.office(from, seconds), precision: 'moment' };
  }
}

function monthsLater(day: number, months: number): number {
  const date = new Date(day * DAY * 1000);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + months;
  const longest = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), longest)) / 1000 / DAY;
}

type Asked = {
  readonly start: Start;
  readonly limits: readonly TimeLimit[];
  readonly paused: Paused;
  readonly batchDay?: number | undefined;
};
type Answer = Pick<NaiveClock, 'due' | 'provisional' | 'pausedDays'>;

function answer(table: RawTable, last: number, { start, limits, paused, batchDay }: Asked): Answer {
  const counter = new Counter(table, paused, last);
  try {
    let at = start;
    let end: Counted = { t: 0, precision: 'day' };
    let shown = start.day;
    for (const [index, limit] of limits.entries()) {
      end = counter.one(at, limit);
      shown = dayAt(end.t);
      // Zero days on a day on which the clock stands: the first day on which it runs.
      if (index === 0) end = counter.firstRunning(end);
      at = end.precision === 'day' ? { day: dayAt(end.t) } : { day: dayAt(end.t), moment: end.t };
    }
    if (limits.length > 1) shown = dayAt(end.t);
    const provisional = someDay(start.day, shown, (day) => isUnknown(table, day));
    if (batchDay !== undefined) {
      let day = dayAt(end.t);
      while (!isBatch(day, batchDay) || counter.stands(day)) day += 1;
      end = { t: (day + 1) * DAY - 1, precision: 'day' };
    }
    let pausedDays = 0;
    for (let day = start.day + 1; day <= dayAt(end.t); day += 1) if (paused(day)) pausedDays += 1;
    return { due: end.t, provisional, pausedDays };
  } catch (error) {
    if (!(error instanceof Never)) throw error;
    return { due: undefined, provisional: false, pausedDays: 0 };
  }
}

function isBatch(day: number, batchDay: number): boolean {
  const date = new Date(day * DAY * 1000);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.getUTCDate() === Math.min(batchDay, last);
}

function isUnknown({ announced, named }: RawTable, day: number): boolean {
  return !named.has(day) && !announced.includes(new Date(day * DAY * 1000).getUTCFullYear());
}

function someDay(from: number, to: number, is: (day: number) => boolean): boolean {
  for (let day = from; day <= to; day += 1) if (is(day)) return true;
  return false;
}

type Moment = { readonly t: number; readonly live: boolean };
const momentOf = (event: CaseEvent | undefined): Moment | undefined =>
  event && { t: secondsOf(event.at), live: event.origin === 'live' };
const isShort = ({ unit, amount }: TimeLimit): boolean =>
  ['hour', 'working-hour', 'working-minute'].includes(unit) || amount % 1 !== 0;

type World = {
  readonly table: RawTable;
  readonly law: RawLaw;
  readonly now: number;
};

type NaiveReceipt = {
  readonly day: number;
  readonly t: number;
  readonly live: boolean;
  readonly answered: Moment | undefined;
  /** The day on which papers were sent that have not all come. */
  readonly awaitedFrom: number | undefined;
};

/**
 * The event that brought the papers to the office, signed for or not: the filing or the result the part waited for, or the last
 * parcel sent before 收件, or 收件 itself where that came first. And since when parcels are awaited, where they are.
 */
function firstReceipt(
  part: FiledPart,
  events: readonly CaseEvent[],
  own: readonly CaseEvent[],
): { readonly there: CaseEvent; readonly awaitedFrom: number | undefined } | undefined {
  const ready = part.waitsFor.length > 0 ? own.find(({ kind }) => kind === 'part-ready') : events[0];
  const signed = own.find(({ kind }) => kind === 'part-received');
  const closing = own.find(({ kind }) =>
    ['part-received', 'part-deemed-accepted', 'part-withdrawn'].includes(kind),
  );
  if (ready === undefined) return signed && { there: signed, awaitedFrom: undefined };
  const until = closing?.seq ?? Infinity;
  // The parcels that count, one after the other: how many are out, and whether what came last was whole.
  const out = new Set<number>();
  let there: CaseEvent | undefined = ready;
  let before: CaseEvent = ready;
  let firstSent: CaseEvent | undefined;
  for (const event of own.filter(({ seq }) => seq < until)) {
    if (event.kind === 'paper-sent' && event.to === 'office') {
      out.add(event.leg);
      before = there ?? before;
      firstSent = there === undefined ? firstSent : event;
      there = undefined;
    }
    if (event.kind !== 'paper-arrived' || !out.delete(event.leg)) continue;
    if (out.size === 0 && event.complete) there = event;
  }
  if (there && signed) there = Date.parse(there.at) <= Date.parse(signed.at) ? there : signed;
  there ??= signed;
  if (there) return { there, awaitedFrom: undefined };
  return { there: before, awaitedFrom: firstSent && dayAt(secondsOf(firstSent.at)) };
}

/** Everything one part's events say, found by looking through them again and again. */
function lookAt(part: FiledPart, events: readonly CaseEvent[]) {
  const own = events.filter((event) => 'part' in event && event.part === part.part);
  const find = (...kinds: readonly CaseEvent['kind'][]) => own.find(({ kind }) => kinds.includes(kind));
  const receipts: NaiveReceipt[] = [];
  const answerAfter = (seq: number) =>
    own.find(
      (event) =>
        event.seq > seq && ['supplement-asked', 'part-accepted', 'part-deemed-accepted'].includes(event.kind),
    );
  const first = firstReceipt(part, events, own);
  if (first) {
    const t = secondsOf(first.there.at);
    const live = first.there.origin === 'live';
    const answered = momentOf(answerAfter(0));
    receipts.push({ day: dayAt(t), t, live, answered, awaitedFrom: first.awaitedFrom });
  }
  let asked = false;
  for (const event of own) {
    if (event.kind === 'supplement-asked') asked = true;
    if (event.kind !== 'supplement-handed-in' || !asked) continue;
    asked = false;
    const t = secondsOf(event.at);
    const day = event.arrived === undefined ? dayAt(t) : dayNumber(event.arrived.on);
    const answered = momentOf(answerAfter(event.seq));
    receipts.push({ day, t, live: event.origin === 'live', answered, awaitedFrom: undefined });
  }
  const told = momentOf(find('part-accepted'));
  const lastReceipt = receipts.at(-1);
  const accepted = told ? { ...told, day: dayAt(told.t) } : find('part-deemed-accepted') && lastReceipt;
  const decided = momentOf(find('part-granted', 'part-deemed-granted', 'part-rejected'));
  const ended = momentOf(
    find('part-rejected', 'part-refused', 'part-lapsed', 'part-withdrawn', 'part-revoked'),
  );
  const steps = own.filter(({ kind }) => kind === 'clock-suspended' || kind === 'clock-resumed');
  const standsAtEnd = (day: number): boolean => {
    let stands = false;
    for (const step of steps) if (dayAt(secondsOf(step.at)) <= day) stands = step.kind === 'clock-suspended';
    return stands;
  };
  const standsAllDay = (day: number): boolean =>
    standsAtEnd(day - 1) &&
    standsAtEnd(day) &&
    !steps.some((step) => dayAt(secondsOf(step.at)) === day && step.kind === 'clock-resumed');
  const extension = find('part-extended');
  const more = extension?.kind === 'part-extended' ? [extension.by] : [];
  const liveSteps = steps.every(({ origin }) => origin === 'live');
  // What moved the date of the part's own clocks.
  const liveMoves = liveSteps && (extension === undefined || extension.origin === 'live');
  return {
    own,
    find,
    receipts,
    accepted,
    decided,
    ended,
    steps,
    standsAtEnd,
    standsAllDay,
    more,
    liveSteps,
    liveMoves,
  };
}
type Look = ReturnType<typeof lookAt>;

/** All clocks of the case that these events lead to. */
export function naiveClocks(events: readonly CaseEvent[], world: World): readonly NaiveClock[] {
  const [filed] = events;
  if (filed?.kind !== 'case-filed') throw new Error('a case begins with its filing');
  const looks = filed.parts.map((part) => ({ part, look: lookAt(part, events) }));
  const last = dayAt(secondsOf(events.at(-1)?.at ?? filed.at));
  const make = naiveMaker(world, last);
  const clocks = looks.flatMap(({ part, look }) => [
    ...acceptances(part, look, make, world.law),
    ...promises(part, look, make, world.law),
    ...specials(part, look, make),
    ...issues(part, look, make, world.law),
    ...owed(part, look, make),
  ]);
  return [...clocks, ...joint(filed, events, looks, make)];
}

type Made = Asked & {
  readonly kind: ClockKind;
  readonly part: number;
  readonly nth: number;
  readonly end: Moment | undefined;
  readonly live: boolean;
  /** Where the clock stands: the step that may overrun. */
  readonly overrun?: Pick<Asked, 'start' | 'limits'> | undefined;
};
type Make = (made: Made) => NaiveClock;

function naiveMaker({ table, now }: World, last: number): Make {
  return ({ kind, part, nth, end, live, overrun, ...asked }) => {
    const found = answer(table, last, asked);
    const limit = found.due ?? (overrun && answer(table, last, { ...overrun, paused: () => false }).due);
    const late = limit !== undefined && (end?.t ?? now) > limit;
    return { kind, part, nth, ...found, late, rated: live && end?.live !== false };
  };
}

const never = (): boolean => false;
const days = (amount: number): TimeLimit => ({ amount, unit: 'working-day' });

function startAt(
  limit: TimeLimit | undefined,
  { day, t }: { readonly day: number; readonly t: number },
): Start {
  return limit && isShort(limit) && dayAt(t) === day ? { day, moment: t } : { day };
}

function isAwaited({ awaitedFrom }: Pick<NaiveReceipt, 'awaitedFrom'>, day: number): boolean {
  return awaitedFrom !== undefined && day >= awaitedFrom;
}

function acceptances({ part }: FiledPart, look: Look, make: Make, law: RawLaw): readonly NaiveClock[] {
  return look.receipts.map(({ day, live, answered, awaitedFrom }, at) =>
    make({
      kind: 'acceptance',
      part,
      nth: at + 1,
      start: { day },
      limits: [days(law.notice)],
      paused: (each) => isAwaited({ awaitedFrom }, each),
      end: answered ?? look.ended,
      live,
    }),
  );
}

/** The step that stands now, with its own limit. */
function openStep(look: Look): Made['overrun'] {
  const step = look.steps.at(-1);
  if (step?.kind !== 'clock-suspended' || step.longest === undefined) return undefined;
  const t = secondsOf(step.at);
  return { start: startAt(step.longest, { day: dayAt(t), t }), limits: [step.longest] };
}

function isUnit(unit: string): unit is TimeLimit['unit'] {
  return unit !== '';
}

function promises(filed: FiledPart, look: Look, make: Make, law: RawLaw): readonly NaiveClock[] {
  const { part, terms } = filed;
  const end = look.decided ?? look.ended;
  const overrun = openStep(look);
  const stands = (limit: TimeLimit): Paused => (isShort(limit) ? look.standsAllDay : look.standsAtEnd);
  const { promised } = filed;
  const own: TimeLimit | undefined =
    promised && isUnit(promised.unit) ? { amount: promised.amount, unit: promised.unit } : undefined;
  const clocks: NaiveClock[] = [];
  if (terms?.instant) {
    const mine = own !== undefined && ['working-minute', 'working-hour'].includes(own.unit);
    const limit: TimeLimit = mine ? own : { amount: law.instantMinutes, unit: 'working-minute' };
    for (const [at, receipt] of look.receipts.entries()) {
      const isLast = at === look.receipts.length - 1;
      const isAsked =
        look.own.findLast(({ kind }) => kind.startsWith('supplement-'))?.kind === 'supplement-asked';
      clocks.push(
        make({
          kind: 'promised',
          part,
          nth: at + 1,
          start: startAt(limit, receipt),
          limits: [limit, ...(isLast ? look.more : [])],
          paused: (day) => isLast && (isAwaited(receipt, day) || stands(limit)(day)),
          end: isLast && !(isAsked && !end) ? end : receipt.answered,
          live: receipt.live && (!isLast || look.liveMoves),
          overrun: isLast ? overrun : undefined,
        }),
      );
    }
  }
  const { accepted } = look;
  if (accepted === undefined) return clocks;
  const since = (kind: 'promised' | 'statutory', limit: TimeLimit): void => {
    const after = terms?.startsAfter && dayNumber(terms.startsAfter.date);
    const start = after !== undefined && after > accepted.day ? { day: after } : startAt(limit, accepted);
    const limits = [limit, ...look.more];
    const batchDay = kind === 'promised' ? terms?.batchDay : undefined;
    const live = accepted.live && look.liveMoves;
    clocks.push(
      make({ kind, part, nth: 1, start, limits, paused: stands(limit), end, live, overrun, batchDay }),
    );
  };
  if (!terms?.instant && own) since('promised', own);
  else if (!terms?.instant && terms?.batchDay !== undefined) since('promised', days(0));
  if (terms?.statutory) since('statutory', terms.statutory);
  return clocks;
}

function specials({ part }: FiledPart, look: Look, make: Make): readonly NaiveClock[] {
  const begun = look.steps.filter((step) => step.kind === 'clock-suspended');
  return begun.flatMap((step, at) => {
    if (step.longest === undefined) return [];
    const over = look.steps[look.steps.indexOf(step) + 1];
    const t = secondsOf(step.at);
    return make({
      kind: 'special-step',
      part,
      nth: at + 1,
      start: startAt(step.longest, { day: dayAt(t), t }),
      limits: [step.longest],
      paused: never,
      end: momentOf(over) ?? look.ended,
      live: step.origin === 'live',
    });
  });
}

function issues({ part }: FiledPart, look: Look, make: Make, law: RawLaw): readonly NaiveClock[] {
  const granted = momentOf(look.find('part-granted', 'part-deemed-granted'));
  if (granted === undefined) return [];
  const end = momentOf(look.find('result-issued')) ?? look.ended;
  const start = { day: dayAt(granted.t) };
  return [
    make({
      kind: 'issue',
      part,
      nth: 1,
      start,
      limits: [days(law.issue)],
      paused: never,
      end,
      live: granted.live,
    }),
  ];
}

function owed({ part }: FiledPart, look: Look, make: Make): readonly NaiveClock[] {
  const told = look.find('owed-notice-issued');
  if (told?.kind !== 'owed-notice-issued') return [];
  return told.materials.map(({ material, date }, at) => {
    let until = date;
    let arrived: Moment | undefined;
    for (const event of look.own) {
      if (event.kind === 'owed-time-extended' && event.materials.includes(material)) until = event.until;
      if (event.kind !== 'supplement-handed-in' || event.seq < told.seq) continue;
      if (!event.materials.some((paper) => paper.material === material)) continue;
      const day = event.arrived ? dayNumber(event.arrived.on) : dayAt(secondsOf(event.at));
      arrived = { t: day * DAY, live: true };
    }
    const end = arrived ?? look.decided ?? look.ended;
    const start = { day: dayNumber(until) };
    const live = look.accepted?.live === true;
    return make({ kind: 'owed', part, nth: at + 1, start, limits: [days(0)], paused: never, end, live });
  });
}

type Looked = readonly { readonly part: FiledPart; readonly look: Look }[];

function joint(
  filed: Extract<CaseEvent, { kind: 'case-filed' }>,
  events: readonly CaseEvent[],
  looks: Looked,
  make: Make,
): readonly NaiveClock[] {
  const { ceiling } = filed;
  const starts = looks.flatMap(({ look }) => look.accepted?.day ?? []);
  if (ceiling === undefined || starts.length === 0) return [];
  const extended = events.find(({ kind }) => kind === 'joint-extended');
  const more = extended?.kind === 'joint-extended' ? [days(extended.workingDays)] : [];
  /** A day is left out only when nobody who has it can work on it. */
  const paused: Paused = (day) => {
    const atWork = looks.filter(({ look: { accepted, decided, ended } }) => {
      const over = decided ?? ended;
      return accepted !== undefined && accepted.day <= day && (over === undefined || dayAt(over.t) > day);
    });
    return atWork.length > 0 && atWork.every(({ look }) => look.standsAtEnd(day));
  };
  const overs = looks.map(({ look }) => look.decided ?? look.ended);
  const done = overs.every((over) => over !== undefined);
  const end = done ? overs.reduce((a, b) => (a && b && a.t > b.t ? a : b)) : undefined;
  const live = looks.every(
    ({ look: { accepted, decided, ended, liveSteps } }) =>
      liveSteps && [accepted, decided, ended].every((each) => each?.live !== false),
  );
  const start = { day: Math.min(...starts) };
  const limits = [days(ceiling.workingDays), ...more];
  return [
    make({ kind: 'joint', part: 0, nth: 1, start, limits, paused, end: end && { ...end, live }, live }),
  ];
}
