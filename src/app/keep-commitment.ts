import { ok } from '#base/result.ts';
import { cityDay } from '#core/calendar/city-day.ts';
import { evaluationOf, type EvaluationPhase } from '#core/consultation/commitments/evaluation.ts';
import {
  giveEvidence,
  judgeCommitment,
  makeCommitment,
  type CommitmentWanted,
} from '#core/consultation/commitments/keep-commitment.ts';
import { isConsultationId, type CommitmentId } from '#core/consultation/ids.ts';
import { refuseConsultation } from '#core/consultation/refusal.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeConsultation, type ConsultationChanged } from './change-consultation.ts';
import { attachedFiles } from './opinion-files.ts';
import { refuseUse, type Outcome } from './refusal.ts';
import type { IncomingFile } from './uploads.ts';

type Changed = Promise<Outcome<ConsultationChanged>>;

/** The desk writes down what was promised. */
export async function promise(
  app: App,
  viewer: Viewer,
  consultation: string,
  wanted: CommitmentWanted,
): Changed {
  if (viewer.role !== 'planner') return refuseUse('not-found');
  return changeConsultation(app, viewer, { consultation, action: 'keep-commitment' }, (now) =>
    makeCommitment(now.consultation, now.ledger, wanted),
  );
}

/** What was done so far, by the department that answers for it or by the desk; with papers. */
export async function showProgress(
  app: App,
  viewer: Viewer,
  consultation: string,
  evidence: {
    readonly commitment: CommitmentId;
    readonly on: string;
    readonly text: string;
    readonly files: readonly IncomingFile[];
  },
): Changed {
  const department = viewer.role === 'department' ? viewer.department : undefined;
  const known = isConsultationId(consultation)
    ? app.consultations.consultations.get(consultation)
    : undefined;
  // Asked here too: nobody's file is kept who may not bring one.
  if (!known || !may(viewer, 'keep-commitment', { storedUnder: known.division, department }))
    return refuseUse('not-found');
  const files = await attachedFiles(app, known.id, { fresh: evidence.files, stored: [] });
  if (!files.ok) return files;
  return changeConsultation(app, viewer, { consultation, action: 'keep-commitment' }, ({ ledger }) =>
    giveEvidence(ledger, { ...evidence, files: files.value, department }),
  );
}

/** The desk judges one commitment, with its reason. */
export async function judge(
  app: App,
  viewer: Viewer,
  consultation: string,
  judgement: Parameters<typeof judgeCommitment>[1],
): Changed {
  if (viewer.role !== 'planner') return refuseUse('not-found');
  return changeConsultation(app, viewer, { consultation, action: 'keep-commitment' }, ({ ledger }) =>
    judgeCommitment(ledger, judgement),
  );
}

/** From this day every commitment is asked after once more. Begun once. */
export async function beginEvaluation(
  app: App,
  viewer: Viewer,
  consultation: string,
  phase: EvaluationPhase,
): Changed {
  if (viewer.role !== 'planner') return refuseUse('not-found');
  return changeConsultation(app, viewer, { consultation, action: 'keep-commitment' }, ({ ledger, now }) =>
    ok(
      evaluationOf(ledger, phase).on === undefined
        ? [
            {
              type: 'milestone-recorded',
              milestone: phase === 'mid-term' ? 'mid-term-evaluation' : 'final-evaluation',
              on: cityDay(now).toString(),
              note: '',
            },
          ]
        : [],
    ),
  );
}

/** Everybody whose commitment was judged and who was not told since is told: on the page where each follows his own opinion. */
export async function tellContributors(
  app: App,
  viewer: Viewer,
  consultation: string,
  phase: EvaluationPhase,
): Changed {
  if (viewer.role !== 'planner') return refuseUse('not-found');
  return changeConsultation(app, viewer, { consultation, action: 'keep-commitment' }, ({ ledger }) => {
    const submissions = evaluationOf(ledger, phase).toTell;
    return submissions.length === 0
      ? refuseConsultation('nobody-to-tell')
      : ok([{ type: 'contributors-told', submissions, about: phase, how: 'page' }]);
  });
}
