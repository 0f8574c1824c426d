import type { Scope } from '#core/identity/permission.ts';
import type { CaseLine } from './case-lines.ts';
import type { Paged, Reads } from './reads.ts';
import { CASE_COLUMNS, PART_JSON, pageOf, paged, toCaseLine, type CaseRow } from './rows.ts';
import { conditionOf } from './scope-condition.ts';

/** The cases within a scope, newest first, with their parts and what is still owed: one query. */
export async function caseList(scope: Scope, from: Reads, asked: number): Promise<Paged<CaseLine>> {
  const { page, limit, offset } = pageOf(asked);
  const condition = conditionOf(scope, 3);
  const { rows } = await from.pool.query<CaseRow & { readonly total: number }>({
    name: `case-list-${scope.kind}-3`,
    text: `with page as (
        select ${CASE_COLUMNS}, count(*) over () as total from cases c where ${condition.sql}
        order by c.filed_at desc, c.id desc limit $1 offset $2)
      select c.*, (select jsonb_agg(${PART_JSON} order by p.part) from parts p
        where p.division = c.division and p.case_id = c.id) as parts, (${OWED}) as owed
      from page c order by c.filed_at desc, c.id desc`,
    values: [limit, offset, ...condition.values],
  });
  return paged(
    rows.map((row) => toCaseLine(row, from)),
    rows[0]?.total ?? 0,
    page,
  );
}

/** Names of the papers that were owed at filing (the first event) and that no later event hands in. */
const OWED = `select jsonb_agg(m -> 'name') from case_events f, jsonb_array_elements(f.event -> 'materials') m
  where f.division = c.division and f.case_id = c.id and f.seq = 1 and m ->> 'way' = 'owed'
    and not exists (select from case_events s, jsonb_array_elements(s.event -> 'materials') h
      where s.division = c.division and s.case_id = c.id and s.event ->> 'kind' = 'supplement-handed-in'
        and h ->> 'material' = m ->> 'material' and h ->> 'way' <> 'owed')`;
