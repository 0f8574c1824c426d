import type { CaseNumber } from '#core/cases/events.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Reads } from './reads.ts';
import { conditionOf } from './scope-condition.ts';

/** The cases that file this one again, oldest first; only those the viewer may see. */
export async function refiledAs(
  viewer: Viewer,
  from: Pick<Reads, 'pool'>,
  number: CaseNumber,
): Promise<readonly CaseNumber[]> {
  const scope = scopeOf(viewer, 'see-case');
  const condition = conditionOf(scope, 2);
  const { rows } = await from.pool.query<{ number: CaseNumber }>({
    name: `refiled-as-${scope.kind}-1`,
    text: `select c.number from cases c where c.refiles = $1 and ${condition.sql} order by c.filed_at`,
    values: [number, ...condition.values],
  });
  return rows.map(({ number: found }) => found);
}
