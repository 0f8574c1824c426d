import type { DraftId } from '#core/cases/draft.ts';
import type { ThingId } from '#core/catalogue/model.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Reads } from './reads.ts';
import { instantOf } from './rows.ts';

export type DraftLine = {
  readonly id: DraftId;
  readonly thing: ThingId;
  readonly updatedAt: string;
  /** Counter: whom it is for, as typed. */
  readonly applicantName?: string;
};

type DraftRow = {
  readonly id: DraftId;
  readonly thing: ThingId;
  readonly updated_at: string;
  readonly applicant_name: string | null;
};

/** What the viewer (citizen or clerk) has begun and not submitted, last touched first; at most 50. */
export async function myDrafts(viewer: Viewer, from: Reads): Promise<readonly DraftLine[]> {
  const scope = scopeOf(viewer, 'work-on-draft');
  if (scope.kind !== 'drafts-of') return [];
  const { rows } = await from.pool.query<DraftRow>({
    name: 'my-drafts-1',
    text: `select d.id, d.thing, d.updated_at, d.applicant ->> 'name' as applicant_name from drafts d
      where d.owner = $1 and not exists (select from submissions s where s.owner = d.owner and s.key = d.id)
      order by d.updated_at desc limit 50`,
    values: [scope.owner],
  });
  return rows.map(({ id, thing, updated_at: at, applicant_name: name }) => ({
    id,
    thing,
    updatedAt: instantOf(at),
    ...(name === null ? {} : { applicantName: name }),
  }));
}
