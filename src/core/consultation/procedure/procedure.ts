// The steps a plan goes through before and after it is decided: opening the draft for comment, and the days of each further step.
import { ok, type Result } from '#base/result.ts';
import { dayTyped } from '../day-typed.ts';
import { daysOpen } from '../deadlines/count-period.ts';
import { deadlineOn, type Deadlines } from '../deadlines/deadline.ts';
import { MILESTONES, type LedgerHappening, type Milestone } from '../events.ts';
import type { Ledger } from '../ledger.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';

type Decided = Result<readonly LedgerHappening[], ConsultationRefusal>;

export type NoticeWanted = {
  readonly nth: number;
  /** Days as typed, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly shortReason: string;
};

/**
 * Opens a draft for comment. 一般不少于 30 日; shorter only with a stated reason (国令713 第十五条). Whether the first day counts is not
 * established: the stricter counting, without it, decides whether a reason is asked for.
 */
export function openNotice(ledger: Ledger, deadlines: Deadlines, wanted: NoticeWanted): Decided {
  const [from, to] = [dayTyped(wanted.from), dayTyped(wanted.to)];
  if (!ledger.versions.some(({ nth }) => nth === wanted.nth))
    return refuseConsultation('plan-version-not-found');
  if (!from || !to || Temporal.PlainDate.compare(from, to) > 0) return refuseConsultation('date-unreadable');
  const limit = deadlineOn(deadlines, 'notice-period', from)?.value ?? 0;
  const shortReason = wanted.shortReason.trim();
  if (daysOpen(from, to).firstDayOut < limit && shortReason === '')
    return refuseConsultation('notice-needs-reason', { limit });
  return ok([
    {
      type: 'notice-opened',
      nth: wanted.nth,
      from: from.toString(),
      to: to.toString(),
      shortReason: shortReason === '' ? undefined : shortReason,
    },
  ]);
}

/** Writes down that a step was taken, and on which day: what the clocks of the procedure begin and end with. */
export function recordMilestone(wanted: {
  readonly milestone: string;
  readonly on: string;
  readonly note: string;
  readonly today: Temporal.PlainDate;
}): Decided {
  const milestone = MILESTONES.find((known): known is Milestone => known === wanted.milestone);
  const on = dayTyped(wanted.on);
  if (milestone === undefined) return refuseConsultation('milestone-unknown');
  if (!on || Temporal.PlainDate.compare(on, wanted.today) > 0) return refuseConsultation('date-unreadable');
  return ok([{ type: 'milestone-recorded', milestone, on: on.toString(), note: wanted.note.trim() }]);
}
