// What became of what somebody said, for himself: by the receipt he was given, or signed in.
import { submissionNumber, type ContributorId } from '#core/consultation/ids.ts';
import { opinionProgress, type OpinionProgress } from '#core/consultation/public/opinion-progress.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { consultationOf } from './consultation.ts';
import type { Reads } from './reads.ts';

/** `followHash`: of the code that was typed. A wrong number and a wrong code are the same answer: nothing. */
export type FollowedBy = { readonly id: string; readonly number: string; readonly followHash: string };

/** The opinion with that number and that code. */
export async function followedOpinion(
  viewer: Viewer,
  reads: Reads,
  { id, number: typed, followHash }: FollowedBy,
): Promise<OpinionProgress | undefined> {
  const consultation = consultationOf(viewer, reads, { id, action: 'read-public-consultation' });
  const number = submissionNumber(typed);
  if (!consultation || number === undefined) return undefined;
  if (scopeOf(viewer, 'follow-own-opinion').kind === 'nothing') return undefined;
  const ledger = await reads.ledgers.latest({
    division: consultation.division,
    consultation: consultation.id,
  });
  const kept = ledger.submissions.get(number)?.followHash;
  return kept !== undefined && kept === followHash
    ? opinionProgress(consultation, ledger, number)
    : undefined;
}

/** All that a citizen who is signed in has said in this consultation, the latest first. */
export async function ownOpinions(
  viewer: Viewer,
  reads: Reads,
  id: string,
): Promise<readonly OpinionProgress[]> {
  const consultation = consultationOf(viewer, reads, { id, action: 'read-public-consultation' });
  const scope = scopeOf(viewer, 'follow-own-opinion');
  if (!consultation || scope.kind !== 'person') return [];
  const { rows } = await reads.pool.query<{ id: ContributorId }>({
    name: 'own-contributors-1',
    text: `select id from consultation_contributors
      where division = $1 and consultation = $2 and citizen_number = $3`,
    values: [consultation.division, consultation.id, scope.citizenNumber],
  });
  const own = new Set(rows.map((row) => row.id));
  if (own.size === 0) return [];
  const ledger = await reads.ledgers.latest({
    division: consultation.division,
    consultation: consultation.id,
  });
  return [...ledger.submissions.values()]
    .filter(({ contributor }) => own.has(contributor.id))
    .flatMap(({ number }) => opinionProgress(consultation, ledger, number) ?? [])
    .toReversed();
}
