import type { Pool } from 'pg';
import type { Draft, DraftId } from '#core/cases/draft.ts';
import type { CaseNumber, FileRef } from '#core/cases/events.ts';

type DraftRow = {
  readonly division: Draft['division'];
  readonly id: DraftId;
  readonly owner: Draft['owner'];
  readonly thing: Draft['thing'];
  readonly plan_version: NonNullable<Draft['planVersion']> | null;
  readonly channel: Draft['channel'];
  readonly centre: NonNullable<Draft['centre']> | null;
  readonly answers: Draft['answers'];
  readonly papers: Draft['papers'];
  readonly applicant: NonNullable<Draft['applicant']> | null;
  readonly mandate: NonNullable<Draft['mandate']> | null;
  readonly delivery: NonNullable<Draft['delivery']> | null;
  readonly refiles: NonNullable<Draft['refiles']> | null;
  readonly version: number;
  readonly updated_at: string;
  readonly files: readonly (FileRef & { readonly material: Draft['papers'][number]['material'] })[] | null;
  readonly submitted: CaseNumber | null;
};

/**
 * A new draft. `false`: the owner has `most` or more that are not submitted. Two at the very same moment may both still
 * find room: the limit spares the disk, it is nobody's right.
 */
export async function insertDraft(pool: Pool, draft: Draft, most: number | undefined): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'insert-draft-4',
    text: `insert into drafts (division, id, owner, thing, plan_version, channel, centre, answers, papers, applicant, mandate,
        delivery, version, created_at, updated_at, refiles)
      select $1, $2, $3::uuid, $4, $5, $6, $7, $8::jsonb, $9::jsonb, $10::jsonb, $11::jsonb, $12::jsonb, $13, $14, $14, $16::jsonb
      where $15::int is null or $15 > (select count(*) from drafts d where d.owner = $3 and d.division = $1
        and not exists (select from submissions s where s.owner = d.owner and s.key = d.id))`,
    values: [
      draft.division,
      draft.id,
      draft.owner,
      draft.thing,
      draft.planVersion ?? null,
      draft.channel,
      draft.centre ?? null,
      ...contentOf(draft),
      draft.version,
      draft.updatedAt,
      most ?? null,
      draft.refiles ? JSON.stringify(draft.refiles) : null,
    ],
  });
  return rowCount === 1;
}

/** Writes the draft's content. `false`: it was saved by another window since, or its division changed. */
export async function updateDraft(pool: Pool, draft: Draft, expected: number): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'update-draft-2',
    text: `update drafts set plan_version = $4, answers = $5::jsonb, papers = $6::jsonb, applicant = $7::jsonb,
        mandate = $8::jsonb, delivery = $9::jsonb, version = $10, updated_at = $11
      where division = $1 and id = $2 and version = $3`,
    values: [
      draft.division,
      draft.id,
      expected,
      draft.planVersion ?? null,
      ...contentOf(draft),
      draft.version,
      draft.updatedAt,
    ],
  });
  return rowCount === 1;
}

/** The draft with its files and the case it became, in one query. */
export async function draftOf(
  pool: Pool,
  { division, id }: Pick<Draft, 'division' | 'id'>,
): Promise<Draft | undefined> {
  const { rows } = await pool.query<DraftRow>({
    name: 'draft-of-3',
    text: `select d.division, d.id, d.owner, d.thing, d.plan_version, d.channel, d.centre, d.answers, d.papers, d.applicant,
        d.mandate, d.delivery, d.refiles, d.version, d.updated_at,
        (select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'mediaType', u.media_type, 'size', u.size,
            'sha256', u.sha256, 'material', u.material) order by u.id)
          from uploads u where u.division = d.division and u.draft_id = d.id) as files,
        (select s.number from submissions s where s.owner = d.owner and s.key = d.id) as submitted
      from drafts d where d.division = $1 and d.id = $2`,
    values: [division, id],
  });
  return rows[0] && toDraft(rows[0]);
}

function contentOf(draft: Draft): readonly (string | null)[] {
  return [
    JSON.stringify(draft.answers),
    JSON.stringify(draft.papers),
    draft.applicant ? JSON.stringify(draft.applicant) : null,
    draft.mandate ? JSON.stringify(draft.mandate) : null,
    draft.delivery ? JSON.stringify(draft.delivery) : null,
  ];
}

function toDraft(row: DraftRow): Draft {
  return {
    id: row.id,
    division: row.division,
    owner: row.owner,
    thing: row.thing,
    ...(row.plan_version === null ? {} : { planVersion: row.plan_version }),
    channel: row.channel,
    ...(row.centre === null ? {} : { centre: row.centre }),
    answers: row.answers,
    papers: row.papers,
    files: row.files ?? [],
    ...(row.applicant === null ? {} : { applicant: row.applicant }),
    ...(row.mandate === null ? {} : { mandate: row.mandate }),
    ...(row.delivery === null ? {} : { delivery: row.delivery }),
    ...(row.refiles === null ? {} : { refiles: row.refiles }),
    version: row.version,
    updatedAt: row.updated_at,
    ...(row.submitted === null ? {} : { submitted: row.submitted }),
  };
}
