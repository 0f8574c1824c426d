// A version of the plan from a file, or the next one from the last. The file is kept before anybody decides about it.
import { ok, refuse, type Result } from '#base/result.ts';
import { isConsultationId, type ConsultationId } from '#core/consultation/ids.ts';
import type { AlignmentDecision } from '#core/consultation/plan/clause-ids.ts';
import { openNextVersion, openVersionFromFile } from '#core/consultation/plan/open-version.ts';
import { parsePlan } from '#core/consultation/plan/parse-plan.ts';
import type { ParsedPlan } from '#core/consultation/plan/parsed-plan.ts';
import type { PlanSource, PlanStage } from '#core/consultation/plan/plan.ts';
import type { DocumentFault } from '#core/consultation/plan/raw-document.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeConsultation, type ConsultationChanged } from './change-consultation.ts';
import { opinionFileBytes, opinionFileKey } from './opinion-files.ts';
import { refuseUse, type Outcome } from './refusal.ts';
import { sha256 } from './uploads.ts';

/** A file read as a plan. */
export type PlanFile = { readonly plan: ParsedPlan; readonly source: PlanSource };

/** Keeps the file. Yields its SHA-256, by which the pages name it. */
export async function keepPlanFile(
  app: App,
  viewer: Viewer,
  { consultation, bytes }: { readonly consultation: string; readonly bytes: Uint8Array },
): Promise<Outcome<string>> {
  const id = mayEdit(app, viewer, consultation);
  if (id === undefined) return refuseUse('not-found');
  const hash = sha256(bytes);
  await app.files.put(opinionFileKey(id, hash), bytes);
  return ok(hash);
}

/** A file kept before, read as a plan. Absent: there is none, or it is not for this viewer. */
export async function readPlanFile(
  app: App,
  viewer: Viewer,
  {
    consultation,
    hash,
    name,
  }: { readonly consultation: string; readonly hash: string; readonly name: string },
): Promise<Result<PlanFile, DocumentFault> | undefined> {
  const id = mayEdit(app, viewer, consultation);
  const bytes = id && (await opinionFileBytes(app, id, hash));
  if (!bytes) return undefined;
  const document = await app.readDocument(bytes);
  if (!document.ok) return refuse(document.error);
  const { tracked, comments } = document.value;
  const trackedChanges = tracked.insertions + tracked.deletions;
  const source = { fileName: name.slice(-120), sha256: hash, trackedChanges, comments };
  return ok({ plan: parsePlan(document.value), source });
}

/** Opens the next version; `file`: what was read, with what a person said about the unsure places. */
export async function openPlanVersion(
  app: App,
  viewer: Viewer,
  request: {
    readonly consultation: string;
    readonly stage: PlanStage;
    readonly title: string;
    readonly file?: (PlanFile & { readonly decisions: ReadonlyMap<number, AlignmentDecision> }) | undefined;
  },
): Promise<Outcome<ConsultationChanged>> {
  const { consultation, stage, title, file } = request;
  return changeConsultation(app, viewer, { consultation, action: 'edit-plan' }, ({ ledger }) =>
    file ? openVersionFromFile(ledger, { stage, title, ...file }) : openNextVersion(ledger, { stage, title }),
  );
}

function mayEdit(app: App, viewer: Viewer, id: string): ConsultationId | undefined {
  const consultation = isConsultationId(id) ? app.consultations.consultations.get(id) : undefined;
  return consultation && may(viewer, 'edit-plan', { storedUnder: consultation.division })
    ? consultation.id
    : undefined;
}
