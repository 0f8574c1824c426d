import { clockDue } from '#core/calendar/clock.ts';
import { actsAllowed } from '#core/cases/acts-allowed.ts';
import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import type { CaseEvent } from '#core/cases/events.ts';
import { evolve } from '#core/cases/evolve.ts';
import { holderOf as holderInLedger } from '#core/cases/hand-over-ledger.ts';
import { clocksOfPart } from '#core/cases/clocks.ts';
import { dueNow, type Due } from '#core/cases/light.ts';
import { asTold, toldEvents } from '#core/cases/one-notice.ts';
import type { CaseState, PartState } from '#core/cases/state.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { CaseView, PartProgress } from './case-lines.ts';
import { historyOf } from './history.ts';
import { dueOfPart } from './part-due.ts';
import type { Reads } from './reads.ts';
import { RUNNING_DATES, withRunningDates, type RunningDates } from './running-dates.ts';
import { conditionOf } from './scope-condition.ts';

/**
 * One case with its progress, for its applicant, its filer and the centre that took it in. `number` as typed.
 * `undefined` where there is none or it may not be seen.
 */
export async function caseForCitizen(
  viewer: Viewer,
  from: Reads,
  number: string,
): Promise<CaseView | undefined> {
  const parsed = parseCaseNumber(number);
  if (!parsed.ok) return undefined;
  const scope = scopeOf(viewer, 'see-case');
  const condition = conditionOf(scope, 3);
  const { rows } = await from.pool.query<{ event: CaseEvent; dates: RunningDates | null }>({
    name: `case-for-citizen-${scope.kind}-2`,
    text: `select e.event, ${RUNNING_DATES} as dates from cases c join case_events e on e.division = c.division and e.case_id = c.id
      where c.division = $1 and c.number = $2 and ${condition.sql} order by e.seq`,
    values: [divisionOfCaseNumber(parsed.value), parsed.value, ...condition.values],
  });
  const events = rows.map(({ event }) => event);
  const whole = evolve(events);
  if (whole === undefined) return undefined;
  const state = withRunningDates(asTold(whole), rows[0]?.dates ?? null);
  return {
    ...state,
    parts: state.parts.map((part) => progressOf(part, { state, viewer, from })),
    history: historyOf(toldEvents(events, whole), 'citizen', state.parts),
  };
}

function progressOf(
  part: PartState,
  { state, viewer, from }: { readonly state: CaseState; readonly viewer: Viewer; readonly from: Reads },
): PartProgress {
  const answerBy = answerByOf(part, from);
  const progress = {
    ...part,
    holder: holderOf(part, state),
    ...(answerBy ? { answerBy } : {}),
    acts: actsAllowed(state, part, viewer),
  };
  const due = dueOfPart(part, from);
  return due === undefined ? progress : { ...progress, dueNow: due };
}

/** By the stage as it was told: that the office has asked shows when the notice tells it. */
function answerByOf(part: PartState, from: Reads): Due | undefined {
  if (part.stage !== 'at-office' && part.stage !== 'received') return undefined;
  const clock = clocksOfPart(part, from).findLast(({ kind }) => kind === 'acceptance');
  const due = clock && clockDue(from.calendar, clock.basis);
  return due && dueNow({ date: due.date.toString(), provisional: due.provisional }, from);
}

/** Who has the part now. A result on paper is at the centre once the centre signed for it. */
export function holderOf(part: PartState, state: CaseState): PartProgress['holder'] {
  switch (part.stage) {
    case 'waiting':
      return 'sibling';
    case 'supplement-asked':
      return 'applicant';
    case 'issued':
      return holderInLedger(state, part)?.kind === 'centre' ? 'centre' : 'office';
    case 'delivered':
    case 'refused':
    case 'rejected':
    case 'blocked':
    case 'lapsed':
    case 'withdrawn':
    case 'revoked':
      return 'nobody';
    default:
      return 'office';
  }
}
