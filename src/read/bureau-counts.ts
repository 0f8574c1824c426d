import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { BureauCounts } from './case-lines.ts';
import type { Reads } from './reads.ts';
import { conditionOf } from './scope-condition.ts';

/** Counts of the whole city for the bureau; nothing personal. `undefined` for anybody else. */
export async function bureauCounts(viewer: Viewer, from: Reads): Promise<BureauCounts | undefined> {
  const scope = scopeOf(viewer, 'see-counts');
  if (scope.kind !== 'city') return undefined;
  const condition = conditionOf(scope, 2);
  const { rows } = await from.pool.query<{
    things: BureauCounts['byThing'] | null;
    offices: BureauCounts['byOffice'] | null;
  }>({
    name: 'bureau-counts-2',
    text: `with things as (
        select c.thing, (array_agg(c.thing_name order by c.filed_at desc))[1] as "thingName", count(*) as filed,
          count(*) filter (where c.status = 'finished') as finished
        from cases c where ${condition.sql} group by c.thing),
      offices as (
        select p.deciding_county as county, p.agency, count(*) filter (where p.stage in (${OPEN})) as open,
          count(*) filter (where p.next_due < $1) as late,
          count(*) filter (where p.stage not in (${OPEN})) as ended
        from parts p join cases c on c.division = p.division and c.id = p.case_id
        where ${condition.sql} group by p.deciding_county, p.agency)
      select (select jsonb_agg(things order by filed desc, thing) from things) as things,
        (select jsonb_agg(offices order by county, agency) from offices) as offices`,
    values: [from.now().toString(), ...condition.values],
  });
  const byThing = rows[0]?.things ?? [];
  return {
    filed: byThing.reduce((sum, { filed }) => sum + filed, 0),
    finished: byThing.reduce((sum, { finished }) => sum + finished, 0),
    byThing,
    byOffice: rows[0]?.offices ?? [],
  };
}

const OPEN = `'waiting', 'at-office', 'received', 'supplement-asked', 'accepted', 'reviewed', 'granted', 'issued'`;
