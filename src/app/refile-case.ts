import { subjectOfCase } from '#core/cases/acts-allowed.ts';
import type { DraftId } from '#core/cases/draft.ts';
import type { HandedIn } from '#core/cases/events.ts';
import { hasFailed } from '#core/cases/stages.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { caseThrough } from './case-through.ts';
import { rawAnswers } from './raw-answers.ts';
import { refuseUse, type Outcome } from './refusal.ts';
import { startDraft } from './start-draft.ts';

/** What is taken over as it lies there: nobody is asked twice for the same proof (好差评 210). */
const KEPT: readonly HandedIn['way'][] = ['uploaded', 'shown-at-counter'];

/**
 * 改好再交一次: a new draft with the answers and the papers of a case of which something came to nothing. Online by the
 * applicant; at the counter that took the case by its clerk, who checks the identity anew.
 */
export async function refileCase(
  app: App,
  viewer: Viewer,
  command: {
    readonly number: string;
    /** Counter: the clerk has looked at the identity document now. */
    readonly identityChecked?: boolean;
  },
): Promise<Outcome<{ readonly draft: DraftId }>> {
  const state = await caseThrough(app, command.number, (each) =>
    may(viewer, 'see-case', subjectOfCase(each)),
  );
  if (state === undefined) return refuseUse('not-found');
  const { applicant, number, thing } = state;
  if (viewer.role === 'citizen' && viewer.citizenNumber !== applicant.citizenNumber)
    return refuseUse('refile-by-applicant');
  if (!state.parts.some(hasFailed)) return refuseUse('nothing-to-refile', { number });
  return startDraft(app, viewer, {
    thing,
    ...(viewer.role === 'clerk'
      ? {
          applicant: {
            name: applicant.name,
            citizenNumber: applicant.citizenNumber,
            phone: applicant.phone ?? '',
            identityChecked: command.identityChecked === true,
          },
        }
      : {}),
    again: {
      answers: rawAnswers([...app.catalogue.elements.values()], state.answers),
      refiles: {
        number,
        applicantNumber: applicant.citizenNumber,
        papers: state.materials.filter(({ way }) => KEPT.includes(way)),
      },
    },
  });
}
