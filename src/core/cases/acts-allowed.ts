import { may, type Action, type Subject } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { ACTS_OF_STAGE, type Act } from './acts.ts';
import { isUntold } from './one-notice.ts';
import { openSuspension } from './stages.ts';
import type { CaseState, PartState } from './state.ts';
import { mayTake } from './take-paper.ts';

/** The parts of a case that tie people to it. */
export type CaseTies = Pick<
  CaseState,
  'division' | 'applicant' | 'filedFor' | 'receivingPlace' | 'delivery' | 'mandate' | 'mandateRevoked'
>;

/** What ties people to a case. */
export function subjectOfCase(state: CaseTies): Subject {
  return {
    storedUnder: state.division,
    applicantNumber: state.applicant.citizenNumber,
    // Who files on a mandate reaches as far as the mandate, and no further than its end.
    filerNumber: state.mandate ? undefined : state.filedFor?.by.citizenNumber,
    ...helperOf(state),
    receivingPlace: state.receivingPlace,
    deliveryPlace: state.delivery.how === 'centre' ? state.delivery.place : undefined,
  };
}

function helperOf({ mandate, mandateRevoked }: CaseTies): Subject {
  if (mandate === undefined || mandateRevoked === true) return {};
  const { helper } = mandate;
  return helper.kind === 'resident'
    ? { helperNumber: helper.citizenNumber }
    : { helperPerson: helper.person };
}

/** What ties people to one part: its office too. */
export function subjectOfPart(
  state: CaseTies,
  { decidingCounty, agency }: Pick<PartState, 'decidingCounty' | 'agency'>,
): Subject {
  return { ...subjectOfCase(state), decidingCounty, agency };
}

/** The acts this viewer may do on this part now: what its stage allows and the door lets him. */
export function actsAllowed(
  state: CaseTies & Pick<CaseState, 'materials'>,
  part: PartState,
  viewer: Viewer,
): readonly Act[] {
  const subject = subjectOfPart(state, part);
  return ACTS_OF_STAGE[part.stage].filter((act) => {
    const action = actionOf(act);
    return action !== undefined && may(viewer, action, subject) && hasGround(act, { state, part, viewer });
  });
}

/** Besides the stage: whether there is anything for the act to be about. */
function hasGround(
  act: Act,
  {
    state,
    part,
    viewer,
  }: {
    readonly state: Pick<CaseState, 'materials'>;
    readonly part: PartState;
    readonly viewer: Viewer;
  },
): boolean {
  const suspended = openSuspension(part) !== undefined;
  switch (act) {
    case 'hand-in-supplement':
      return (part.stage === 'supplement-asked' && !isUntold(part)) || owesPaper(state, part);
    case 'suspend':
    case 'review':
    case 'grant':
    case 'reject':
      return !suspended;
    case 'resume':
      return suspended;
    case 'extend':
      return part.extension === undefined && !suspended;
    case 'extend-owed':
      return part.owed.some(({ arrivedOn }) => arrivedOn === undefined);
    case 'check-commitment':
      return state.materials.some(({ way, items }) => way === 'committed' && items.includes(part.item));
    case 'take-paper':
      return legsToTake(part, viewer).length > 0;
    case 'settle-dispute':
      return part.disputes.some(({ settled }) => settled === undefined);
    case 'pay':
      return part.fee !== undefined && part.fee.paid === undefined;
    default:
      return true;
  }
}

/** The papers of a part on their way to the viewer's own place. */
export function legsToTake({ legs }: Pick<PartState, 'legs'>, viewer: Viewer): PartState['legs'] {
  const taker = { role: viewer.role, place: viewer.role === 'clerk' ? viewer.centre : undefined };
  return legs.filter((leg) => leg.arrivedAt === undefined && mayTake(leg, taker));
}

/** A paper of this part may still come later (容缺). */
export function owesPaper(
  { materials }: Pick<CaseState, 'materials'>,
  { item }: Pick<PartState, 'item'>,
): boolean {
  return materials.some(({ way, items }) => way === 'owed' && items.includes(item));
}

/** What the door is asked for an act; `undefined`: the platform alone does it. */
export function actionOf(act: Act): Action | undefined {
  switch (act) {
    case 'hand-in-supplement':
    case 'send-paper':
    case 'take-paper':
    case 'settle-dispute':
      return act;
    case 'deliver':
      return 'deliver-result';
    case 'dispute':
      return 'dispute-hand-over';
    case 'withdraw':
      return 'withdraw-part';
    case 'pay':
      return 'pay-fee';
    case 'deem-accepted':
    case 'deem-granted':
    case 'lapse':
      return undefined;
    default:
      return 'act-on-part';
  }
}
