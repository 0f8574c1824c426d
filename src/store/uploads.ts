import type { Pool } from 'pg';
import type { MaterialId } from '#core/catalogue/model.ts';
import type { Draft } from '#core/cases/draft.ts';
import type { FileRef } from '#core/cases/events.ts';

/** A draft as it was read: nothing is written once it was saved, given a file or submitted since. */
type DraftRead = Pick<Draft, 'division' | 'id' | 'version'>;

// A submission counts the version up too, so a file never comes or goes once the draft is a case.
const OPEN = (version: string) => `update drafts set version = version + 1
        where division = $1 and id = $3 and version = ${version} returning 1`;

/** Names a stored file in its draft. `false`: the draft has changed since. The limits are the caller's to check. */
export async function insertUpload(
  pool: Pool,
  upload: {
    readonly draft: DraftRead;
    readonly material: MaterialId;
    readonly file: FileRef;
    readonly at: string;
  },
): Promise<boolean> {
  const { draft, material, file, at } = upload;
  const { rowCount } = await pool.query({
    name: 'insert-upload-2',
    text: `with open as (${OPEN('$10')})
      insert into uploads (division, id, draft_id, material, name, media_type, size, sha256, uploaded_at)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9 where exists (select from open)`,
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
      draft.version,
    ],
  });
  return rowCount === 1;
}

/** Takes a file out of its draft. `false`: the draft has changed since. */
export async function deleteUpload(pool: Pool, draft: DraftRead, file: string): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'delete-upload-2',
    text: `with open as (${OPEN('$4')})
      delete from uploads where division = $1 and id = $2 and draft_id = $3 and exists (select from open)`,
    values: [draft.division, file, draft.id, draft.version],
  });
  return rowCount === 1;
}
