// A consultation for whoever may see it. The whole of it is one ledger; what a viewer sees of it is decided here.
import type { Consultation } from '#core/consultation/consultation.ts';
import { isConsultationId } from '#core/consultation/ids.ts';
import type { Ledger } from '#core/consultation/ledger.ts';
import { may, type Action } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Reads } from './reads.ts';

export type ConsultationSeen = { readonly consultation: Consultation; readonly ledger: Ledger };

/** The whole ledger, for the desk alone. Absent: there is none, or it is not for this viewer. */
export async function consultationForDesk(
  viewer: Viewer,
  reads: Reads,
  id: string,
): Promise<ConsultationSeen | undefined> {
  const consultation = consultationOf(viewer, reads, { id, action: 'see-consultation-desk' });
  return consultation && { consultation, ledger: await latest(reads, consultation) };
}

/** Those of the desk, each with its ledger. */
export async function consultationsForDesk(
  viewer: Viewer,
  reads: Reads,
): Promise<readonly ConsultationSeen[]> {
  const listed = [...reads.consultations.consultations.values()].filter((consultation) =>
    may(viewer, 'see-consultation-desk', subjectOf(viewer, consultation)),
  );
  return Promise.all(
    listed.map(async (consultation) => ({ consultation, ledger: await latest(reads, consultation) })),
  );
}

/** The consultations this viewer works on, in the order of their ids. */
export function consultationsListed(viewer: Viewer, reads: Reads): readonly Consultation[] {
  return [...reads.consultations.consultations.values()].filter((consultation) =>
    may(viewer, 'list-consultations', subjectOf(viewer, consultation)),
  );
}

/** The consultation of that id, if the viewer may do this to it. */
export function consultationOf(
  viewer: Viewer,
  reads: Reads,
  { id, action }: { readonly id: string; readonly action: Action },
): Consultation | undefined {
  const consultation = isConsultationId(id) ? reads.consultations.consultations.get(id) : undefined;
  return consultation && may(viewer, action, subjectOf(viewer, consultation)) ? consultation : undefined;
}

/** What ties a viewer to a consultation: its place, and a department to itself. */
function subjectOf(viewer: Viewer, { division }: Consultation): Parameters<typeof may>[2] {
  return {
    storedUnder: division,
    department: viewer.role === 'department' ? viewer.department : undefined,
  };
}

function latest(reads: Reads, { division, id }: Consultation): Promise<Ledger> {
  return reads.ledgers.latest({ division, consultation: id });
}
