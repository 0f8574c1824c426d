import type { Pool } from 'pg';
import type { MaterialId } from '#core/catalogue/model.ts';
import type { Draft } from '#core/cases/draft.ts';
import type { FileRef } from '#core/cases/events.ts';

/** Names a stored file in its draft, unless that would exceed a limit. `false`: it would. */
export async function insertUpload(
  pool: Pool,
  upload: {
    readonly draft: Pick<Draft, 'division' | 'id'>;
    readonly material: MaterialId;
    readonly file: FileRef;
    readonly at: string;
    readonly mostOfPaper: number;
    readonly mostOfDraft: number;
  },
): Promise<boolean> {
  const { draft, material, file, at, mostOfPaper, mostOfDraft } = upload;
  const { rowCount } = await pool.query({
    name: 'insert-upload-1',
    // Two uploads at once may go one over: a limit against abuse, not a promise.
    text: `insert into uploads (division, id, draft_id, material, name, media_type, size, sha256, uploaded_at)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9
      where (select count(*) from uploads where division = $1 and draft_id = $3) < $11
        and (select count(*) from uploads where division = $1 and draft_id = $3 and material = $4) < $10`,
    values: [
      draft.division,
      file.id,
      draft.id,
      material,
      file.name,
      file.mediaType,
      file.size,
      file.sha256,
      at,
      mostOfPaper,
      mostOfDraft,
    ],
  });
  return rowCount === 1;
}

/** Takes a file out of its draft. */
export async function deleteUpload(
  pool: Pool,
  draft: Pick<Draft, 'division' | 'id'>,
  file: string,
): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'delete-upload-1',
    text: `delete from uploads where division = $1 and draft_id = $2 and id = $3`,
    values: [draft.division, draft.id, file],
  });
  return rowCount === 1;
}
