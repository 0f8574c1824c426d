import { may, type Action, type Subject } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { ACTS_OF_STAGE, type Act } from './acts.ts';
import type { CaseState, PartState } from './state.ts';

/** What ties people to a case. */
export function subjectOfCase(
  state: Pick<CaseState, 'applicant' | 'filedFor' | 'receivingPlace' | 'delivery'>,
): Subject {
  return {
    applicantNumber: state.applicant.citizenNumber,
    filerNumber: state.filedFor?.by.citizenNumber,
    receivingPlace: state.receivingPlace,
    deliveryPlace: state.delivery.how === 'centre' ? state.delivery.place : undefined,
  };
}

/** What ties people to one part: its office too. */
export function subjectOfPart(
  state: Pick<CaseState, 'applicant' | 'filedFor' | 'receivingPlace' | 'delivery'>,
  { decidingCounty, agency }: Pick<PartState, 'decidingCounty' | 'agency'>,
): Subject {
  return { ...subjectOfCase(state), decidingCounty, agency };
}

/** The acts this viewer may do on this part now: what its stage allows and the door lets him. */
export function actsAllowed(
  state: Pick<CaseState, 'applicant' | 'filedFor' | 'receivingPlace' | 'delivery' | 'materials'>,
  part: PartState,
  viewer: Viewer,
): readonly Act[] {
  const subject = subjectOfPart(state, part);
  return ACTS_OF_STAGE[part.stage].filter((act) => {
    if (!may(viewer, actionOf(act), subject)) return false;
    return act !== 'hand-in-supplement' || part.stage === 'supplement-asked' || owesPaper(state, part);
  });
}

/** A paper of this part may still come later (容缺). */
export function owesPaper(
  { materials }: Pick<CaseState, 'materials'>,
  { item }: Pick<PartState, 'item'>,
): boolean {
  return materials.some(({ way, items }) => way === 'owed' && items.includes(item));
}

function actionOf(act: Act): Action {
  if (act === 'hand-in-supplement') return 'hand-in-supplement';
  return act === 'deliver' ? 'deliver-result' : 'act-on-part';
}
