// What a department sees of a consultation: the demands that were sent to it, in their own words, and never who said them.
import { cityDay } from '#core/calendar/city-day.ts';
import type { Channel, Consultation, TextOutcome } from '#core/consultation/consultation.ts';
import type { ConsultationClock } from '#core/consultation/deadlines/clock.ts';
import { handBackUntil, viewClock, type ClockBench } from '#core/consultation/deadlines/clocks-of.ts';
import type { CountedPeriod } from '#core/consultation/deadlines/count-period.ts';
import type { Deadline } from '#core/consultation/deadlines/deadline.ts';
import {
  handedBackBy,
  partOf,
  viewsOpenTo,
  type DepartmentPart,
} from '#core/consultation/dispatch/whose-demand.ts';
import type { DemandId, DepartmentId, PointId } from '#core/consultation/ids.ts';
import type { Demand, DepartmentView, Dispatch, Ledger } from '#core/consultation/ledger.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { consultationOf } from './consultation.ts';
import type { Reads } from './reads.ts';

export type DemandToStudy = {
  readonly id: DemandId;
  readonly title: string | undefined;
  readonly points: readonly { readonly id: PointId; readonly text: string; readonly channel: Channel }[];
  /** Submissions that say it, folded copies among them. */
  readonly voices: number;
  readonly part: DepartmentPart;
  readonly dispatch: Pick<Dispatch, 'mode' | 'leads' | 'supports' | 'note' | 'due'>;
  readonly sentOn: Temporal.PlainDate;
  readonly handedBack: Dispatch['handedBack'][number] | undefined;
  /** The last day of handing it back, by the rule; absent where none limits it. */
  readonly handBack: { readonly rule: Deadline; readonly period: CountedPeriod } | undefined;
  readonly view: DepartmentView | undefined;
  /** Of the others that work on it together. */
  readonly otherViews: readonly DepartmentView[];
  /** Absent: no day presses. */
  readonly clock: ConsultationClock | undefined;
  /** How often this department was reminded of it. */
  readonly reminders: number;
  readonly decided: { readonly outcome: TextOutcome; readonly reason: string } | undefined;
};

export type Study = {
  readonly consultation: Consultation;
  readonly department: DepartmentId;
  /** Those that wait for this department first, the most pressing before the others. */
  readonly demands: readonly DemandToStudy[];
};

/** Everything that was sent to the viewer's department. Absent: it is not for this viewer. */
export async function demandsToStudy(viewer: Viewer, reads: Reads, id: string): Promise<Study | undefined> {
  const consultation = consultationOf(viewer, reads, { id, action: 'study-demand' });
  if (consultation === undefined || viewer.role !== 'department') return undefined;
  const { department } = viewer;
  const ledger = await reads.ledgers.latest({
    division: consultation.division,
    consultation: consultation.id,
  });
  const bench = {
    deadlines: reads.consultations.deadlines,
    calendar: reads.calendar,
    today: cityDay(reads.now()),
  };
  const sent = [...ledger.demands.values()].filter(
    ({ dispatch }) => partOf(dispatch, department) !== undefined,
  );
  const copies = copiesOf(ledger);
  const demands = sent.flatMap((demand) => seenBy(department, demand, { ledger, copies, bench }));
  return { consultation, department, demands: demands.toSorted(byPressure) };
}

type Around = {
  readonly ledger: Ledger;
  readonly copies: ReadonlyMap<number, number>;
  readonly bench: ClockBench;
};

function seenBy(
  department: DepartmentId,
  demand: Demand,
  { ledger, copies, bench }: Around,
): readonly DemandToStudy[] {
  const { id, title, dispatch, disposition } = demand;
  const part = partOf(dispatch, department);
  if (dispatch === undefined || part === undefined) return [];
  const points = demand.points.flatMap((each) => {
    const point = ledger.points.get(each);
    const submission = point && ledger.submissions.get(point.submission);
    return point && submission ? [{ point, submission }] : [];
  });
  const submissions = new Set(points.map(({ submission }) => submission.number));
  const { mode, leads, supports, note, due } = dispatch;
  const views = viewsOpenTo(demand, department);
  return [
    {
      id,
      title,
      points: points.map(({ point, submission }) => ({
        id: point.id,
        text: point.text,
        channel: submission.channel,
      })),
      voices: [...submissions].reduce((sum, number) => sum + 1 + (copies.get(number) ?? 0), 0),
      part,
      dispatch: { mode, leads, supports, note, due },
      sentOn: cityDay(dispatch.at),
      handedBack: handedBackBy(dispatch, department),
      handBack: handBackUntil(dispatch.at, bench),
      view: views.find((view) => view.department === department),
      otherViews: views.filter((view) => view.department !== department),
      clock: viewClock(demand, department, bench),
      reminders: demand.reminders.filter((each) => each.department === department).length,
      decided: disposition && { outcome: disposition.outcome, reason: disposition.reason },
    },
  ];
}

/** How many copies were folded onto a submission. */
function copiesOf(ledger: Ledger): ReadonlyMap<number, number> {
  const copies = new Map<number, number>();
  for (const { copyOf } of ledger.submissions.values()) {
    if (copyOf !== undefined) copies.set(copyOf, (copies.get(copyOf) ?? 0) + 1);
  }
  return copies;
}

function byPressure(a: DemandToStudy, b: DemandToStudy): number {
  const waits = Number(isWaiting(b)) - Number(isWaiting(a));
  if (waits !== 0) return waits;
  const [due, other] = [a.clock?.period.firstDayOut, b.clock?.period.firstDayOut];
  if (due !== undefined && other !== undefined) return Temporal.PlainDate.compare(due, other);
  return Number(due === undefined) - Number(other === undefined);
}

/** The department has it and has said nothing yet. */
function isWaiting({ view, handedBack, decided }: DemandToStudy): boolean {
  return view === undefined && handedBack === undefined && decided === undefined;
}
