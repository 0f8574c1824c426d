// All clocks of a consultation, from its journal alone and a day.
import { cityDay } from '#core/calendar/city-day.ts';
import type { WorkCalendar } from '#core/calendar/work-calendar.ts';
import type { DemandId, DepartmentId } from '../ids.ts';
import type { Demand, Ledger, Submission } from '../ledger.ts';
import { CLOCK_STATES, clockState, type ClockSubject, type ConsultationClock } from './clock.ts';
import { countBack, countPeriod, type CountedPeriod } from './count-period.ts';
import { deadlineOn, type DeadlineId, type Deadlines } from './deadline.ts';

/** What the clocks are counted with. */
export type ClockBench = {
  readonly deadlines: Deadlines;
  readonly calendar: WorkCalendar;
  readonly today: Temporal.PlainDate;
};

/** Every clock that a rule or the desk has set running, the most pressing first; a rule missing from the file sets none. */
export function clocksOf(ledger: Ledger, bench: ClockBench): readonly ConsultationClock[] {
  const done = whatWasDone(ledger);
  const clocks = [
    ...noticeClocks(ledger, bench),
    ...hearingClocks(ledger, bench),
    ...milestoneClocks(ledger, bench),
    ...[...ledger.submissions.values()].flatMap((each) => submissionClocks(ledger, each, { bench, done })),
    ...[...ledger.demands.values()].flatMap((each) => departmentClocks(each, { bench, done })),
  ];
  return clocks.toSorted(byPressure);
}

/** Until when a department must give its view of a demand, and how that stands; `undefined`: nothing presses. */
export function viewClock(
  demand: Demand,
  department: DepartmentId,
  bench: ClockBench,
): ConsultationClock | undefined {
  const viewed = new Map(demand.views.map((view) => [`${demand.id} ${view.department}`, cityDay(view.at)]));
  const done: Done = { routed: new Map(), viewed, told: new Map() };
  return departmentClocks(demand, { bench, done }).find(
    ({ about }) => about.kind === 'demand' && about.department === department,
  );
}

/** The last day on which a demand sent on that day may be handed back; `undefined` where no rule limits it. */
export function handBackUntil(
  dispatchedAt: Temporal.Instant,
  bench: ClockBench,
): { readonly rule: NonNullable<ReturnType<typeof deadlineOn>>; readonly period: CountedPeriod } | undefined {
  const start = cityDay(dispatchedAt);
  const rule = deadlineOn(bench.deadlines, 'hand-back', start);
  return rule === undefined ? undefined : { rule, period: countPeriod(bench.calendar, start, rule) };
}

type Done = {
  /** When a demand was first sent to a department or decided. */
  readonly routed: ReadonlyMap<DemandId, Temporal.PlainDate>;
  /** When a department first gave its view: by `D7 gxj`. */
  readonly viewed: ReadonlyMap<string, Temporal.PlainDate>;
  /** When who sent it was first told what became of it. */
  readonly told: ReadonlyMap<number, Temporal.PlainDate>;
};

type Material = { readonly bench: ClockBench; readonly done: Done };

function whatWasDone(ledger: Ledger): Done {
  const routed = new Map<DemandId, Temporal.PlainDate>();
  const viewed = new Map<string, Temporal.PlainDate>();
  for (const { event } of ledger.journal) {
    if (event.type === 'demand-dispatched' || event.type === 'demand-disposed') {
      if (!routed.has(event.demand)) routed.set(event.demand, cityDay(event.at));
    } else if (event.type === 'view-given') {
      const key = `${event.demand} ${event.department}`;
      if (!viewed.has(key)) viewed.set(key, cityDay(event.at));
    }
  }
  const told = new Map<number, Temporal.PlainDate>();
  for (const { submissions, about, at } of ledger.told) {
    if (about !== 'disposition') continue;
    for (const each of submissions) if (!told.has(each)) told.set(each, cityDay(at));
  }
  return { routed, viewed, told };
}

type Running = {
  readonly id: DeadlineId;
  readonly about: ClockSubject;
  readonly start: Temporal.PlainDate;
  readonly ended: Temporal.PlainDate | undefined;
};

function clockBy({ id, about, start, ended }: Running, bench: ClockBench): readonly ConsultationClock[] {
  const rule = deadlineOn(bench.deadlines, id, start);
  if (rule === undefined) return [];
  const period =
    rule.shape === 'before' ? countBack(start, rule.value) : countPeriod(bench.calendar, start, rule);
  const { shape } = rule;
  const { today } = bench;
  return [
    {
      about,
      rule,
      start,
      period,
      ended,
      state: clockState({ shape, due: period.firstDayOut, ended, today }),
      stateFirstDayIn: clockState({ shape, due: period.firstDayIn, ended, today }),
    },
  ];
}

function noticeClocks(ledger: Ledger, bench: ClockBench): readonly ConsultationClock[] {
  return ledger.notices.flatMap(({ nth, from, to, shortReason }) =>
    clockBy(
      {
        id: 'notice-period',
        about: { kind: 'notice', nth, reason: shortReason },
        start: from,
        ended: to,
      },
      bench,
    ),
  );
}

function hearingClocks(ledger: Ledger, bench: ClockBench): readonly ConsultationClock[] {
  return ledger.meetings
    .filter(({ kind }) => kind === 'hearing')
    .flatMap(({ number, title, on, papersSentOn }) =>
      clockBy(
        { id: 'hearing-papers', about: { kind: 'meeting', number, title }, start: on, ended: papersSentOn },
        bench,
      ),
    );
}

function milestoneClocks(ledger: Ledger, bench: ClockBench): readonly ConsultationClock[] {
  const { milestones } = ledger;
  const after = (index: number, milestone: string) =>
    milestones.slice(index + 1).find((each) => each.milestone === milestone)?.on;
  return milestones.flatMap(({ milestone, on }, index) => {
    if (milestone === 'legality-review-begun') {
      const ended = after(index, 'legality-review-ended');
      return clockBy({ id: 'legality-review', about: { kind: 'legality-review' }, start: on, ended }, bench);
    }
    if (milestone === 'plan-issued') {
      const ended = after(index, 'plan-published');
      return clockBy({ id: 'publication', about: { kind: 'publication' }, start: on, ended }, bench);
    }
    return [];
  });
}

function submissionClocks(
  ledger: Ledger,
  submission: Submission,
  { bench, done }: Material,
): readonly ConsultationClock[] {
  const about: ClockSubject = { kind: 'submission', submission: submission.number };
  const start = submission.receivedOn;
  const isFor = (id: DeadlineId) =>
    deadlineOn(bench.deadlines, id, start)?.channels.includes(submission.channel) === true;
  const answer = submission.broadOrHard ? 'deputy-answer-hard' : 'deputy-answer';
  return [
    ...(isFor('letter-routing')
      ? clockBy(
          { id: 'letter-routing', about, start, ended: routedOn(ledger, submission, done.routed) },
          bench,
        )
      : []),
    ...(isFor(answer)
      ? clockBy({ id: answer, about, start, ended: done.told.get(submission.number) }, bench)
      : []),
  ];
}

/** The day on which the last of its demands was first sent or decided; a copy goes with its original. */
function routedOn(
  ledger: Ledger,
  submission: Submission,
  routed: Done['routed'],
): Temporal.PlainDate | undefined {
  const bearer = submission.copyOf === undefined ? submission : ledger.submissions.get(submission.copyOf);
  let last: Temporal.PlainDate | undefined;
  for (const id of bearer?.points ?? []) {
    const demand = ledger.points.get(id)?.demand;
    const day = demand === undefined ? undefined : routed.get(demand);
    if (day === undefined) return undefined;
    if (last === undefined || Temporal.PlainDate.compare(day, last) > 0) last = day;
  }
  return last;
}

/** Of each department that a demand lies with: the desk's own day, or the places' rule for those who support. */
function departmentClocks(demand: Demand, { bench, done }: Material): readonly ConsultationClock[] {
  const { dispatch } = demand;
  if (dispatch === undefined) return [];
  const back = new Set(dispatch.handedBack.map(({ department }) => department));
  const start = cityDay(dispatch.at);
  return [...dispatch.leads, ...dispatch.supports].flatMap((department): readonly ConsultationClock[] => {
    if (back.has(department)) return [];
    const about: ClockSubject = { kind: 'demand', demand: demand.id, department };
    const ended = done.viewed.get(`${demand.id} ${department}`);
    // Decided without its view: nobody waits for it any more.
    if (demand.disposition !== undefined && ended === undefined) return [];
    if (dispatch.due !== undefined)
      return [deskClock({ about, start, due: dispatch.due, ended }, bench.today)];
    return dispatch.supports.includes(department)
      ? clockBy({ id: 'support-view', about, start, ended }, bench)
      : [];
  });
}

/** A day that a person named is that day: nothing is counted, nothing moves. */
function deskClock(
  {
    due,
    ...clock
  }: Pick<ConsultationClock, 'about' | 'start' | 'ended'> & { readonly due: Temporal.PlainDate },
  today: Temporal.PlainDate,
): ConsultationClock {
  const state = clockState({ shape: 'at-most', due, ended: clock.ended, today });
  const period = { firstDayOut: due, firstDayIn: due, movedFrom: undefined, provisional: false };
  return { ...clock, rule: undefined, period, state, stateFirstDayIn: state };
}

function byPressure(a: ConsultationClock, b: ConsultationClock): number {
  return (
    CLOCK_STATES.indexOf(a.state) - CLOCK_STATES.indexOf(b.state) ||
    Temporal.PlainDate.compare(a.period.firstDayOut, b.period.firstDayOut)
  );
}
