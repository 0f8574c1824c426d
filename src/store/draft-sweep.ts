// Takes away drafts, and files that nothing names. A file's bytes are named in `files_to_delete` by the same statement
// that takes its row, and forgotten there once they are gone.
import type { Pool } from 'pg';
import type { Draft } from '#core/cases/draft.ts';
import type { DivisionCode } from '#core/divisions/division.ts';

/** So many rows a statement: a long lock would keep people waiting. */
const AT_ONCE = 200;

/** Deletes a draft with its rows of files. `undefined`: it has changed since, and nothing happened; else the files' ids. */
export async function deleteDraft(
  pool: Pool,
  draft: Pick<Draft, 'division' | 'id' | 'version'>,
  at: string,
): Promise<readonly string[] | undefined> {
  const { rows } = await pool.query<{ gone: boolean; files: readonly string[] | null }>({
    name: 'delete-draft-1',
    text: `with open as (select id from drafts where division = $1 and id = $2 and version = $3 for update),
      files as (delete from uploads where division = $1 and draft_id in (select id from open) returning id),
      noted as (insert into files_to_delete (division, id, since) select $1, id, $4 from files on conflict do nothing),
      gone as (delete from drafts where division = $1 and id in (select id from open) returning 1)
      select exists (select from gone) as gone, (select jsonb_agg(id) from files) as files`,
    values: [draft.division, draft.id, draft.version, at],
  });
  return rows[0]?.gone === true ? (rows[0].files ?? []) : undefined;
}

/** A file of a draft that became a case which names it: its bytes are the case's. */
const NAMED_BY_CASE = (owner: string, draft: string, file: string) => `exists (
        select from submissions s join case_events e on e.division = s.division and e.case_id = s.case_id
        where s.owner = ${owner} and s.key = ${draft} and e.event::text like '%' || ${file} || '%')`;

/** Deletes some drafts of a county that nobody touched since `before`, filed or not. How many; fewer than asked: no more. */
export async function deleteUntouchedDrafts(
  pool: Pool,
  at: { readonly division: DivisionCode; readonly before: string; readonly now: string },
): Promise<{ readonly deleted: number; readonly more: boolean }> {
  const { rowCount } = await pool.query({
    name: 'delete-untouched-drafts-1',
    text: `with old as (
        select d.id, d.owner from drafts d where d.division = $1 and d.updated_at < $2
          and not exists (select from uploads u where u.division = $1 and u.draft_id = d.id and u.uploaded_at >= $2)
        order by d.updated_at limit ${AT_ONCE} for update skip locked),
      files as (
        delete from uploads u using old where u.division = $1 and u.draft_id = old.id
        returning u.id, old.id as draft, old.owner as owner),
      noted as (
        insert into files_to_delete (division, id, since) select $1, f.id, $3 from files f
        where not ${NAMED_BY_CASE('f.owner', 'f.draft', 'f.id')} on conflict do nothing)
      delete from drafts d using old where d.division = $1 and d.id = old.id`,
    values: [at.division, at.before, at.now],
  });
  return { deleted: rowCount ?? 0, more: rowCount === AT_ONCE };
}

/** Takes away some files older than `before` whose draft became a case that does not name them. How many. */
export async function deleteUnnamedUploads(
  pool: Pool,
  at: { readonly division: DivisionCode; readonly before: string; readonly now: string },
): Promise<{ readonly deleted: number; readonly more: boolean }> {
  const { rowCount } = await pool.query({
    name: 'delete-unnamed-uploads-1',
    text: `with loose as (
        select u.id from uploads u join drafts d on d.division = u.division and d.id = u.draft_id
        where u.division = $1 and u.uploaded_at < $2
          and exists (select from submissions s where s.owner = d.owner and s.key = d.id)
          and not ${NAMED_BY_CASE('d.owner', 'd.id', 'u.id')}
        limit ${AT_ONCE} for update of u skip locked),
      noted as (insert into files_to_delete (division, id, since) select $1, id, $3 from loose on conflict do nothing)
      delete from uploads u using loose where u.division = $1 and u.id = loose.id`,
    values: [at.division, at.before, at.now],
  });
  return { deleted: rowCount ?? 0, more: rowCount === AT_ONCE };
}

/** Some files of a county whose bytes are to go. */
export async function filesToDelete(pool: Pool, division: DivisionCode): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'files-to-delete-1',
    text: `select id from files_to_delete where division = $1 order by since, id limit ${AT_ONCE}`,
    values: [division],
  });
  return rows.map(({ id }) => id);
}

/** Their bytes are gone. Telling twice is no error. */
export async function forgetFiles(pool: Pool, division: DivisionCode, ids: readonly string[]): Promise<void> {
  await pool.query({
    name: 'forget-files-1',
    text: `delete from files_to_delete where division = $1 and id = any ($2::uuid[])`,
    values: [division, ids],
  });
}
