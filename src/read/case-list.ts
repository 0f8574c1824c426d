import type { Scope } from '#core/identity/permission.ts';
import type { CaseLine } from './case-lines.ts';
import type { Paged, Reads } from './reads.ts';
import { CASE_COLUMNS, PART_JSON, pageOf, paged, toCaseLine, type CaseRow } from './rows.ts';
import { conditionOf } from './scope-condition.ts';

/** The cases within a scope, newest first, with their parts: one query, no events. */
export async function caseList(scope: Scope, from: Reads, asked: number): Promise<Paged<CaseLine>> {
  const { page, limit, offset } = pageOf(asked);
  const condition = conditionOf(scope, 3);
  const { rows } = await from.pool.query<CaseRow & { readonly total: number }>({
    name: `case-list-${scope.kind}-1`,
    text: `with page as (
        select ${CASE_COLUMNS}, count(*) over () as total from cases c where ${condition.sql}
        order by c.filed_at desc, c.id desc limit $1 offset $2)
      select c.*, (select jsonb_agg(${PART_JSON} order by p.part) from parts p
        where p.division = c.division and p.case_id = c.id) as parts
      from page c order by c.filed_at desc, c.id desc`,
    values: [limit, offset, ...condition.values],
  });
  return paged(
    rows.map((row) => toCaseLine(row, from)),
    rows[0]?.total ?? 0,
    page,
  );
}
