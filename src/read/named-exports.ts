import { NAMED_USES, type NamedUse } from '#core/costs/purpose.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Reads } from './reads.ts';
import { instantOf } from './rows.ts';
import { conditionOf } from './scope-condition.ts';

export type NamedExport = {
  /** RFC 9557. */
  readonly at: string;
  readonly name: string;
  readonly use: NamedUse;
  readonly left: boolean;
  readonly units: number;
};

const LINES = 50;

/** The last requests for named rows of a round, the newest first. */
export async function namedExports(
  viewer: Viewer,
  from: Reads,
  round: string,
): Promise<readonly NamedExport[]> {
  const scope = conditionOf(scopeOf(viewer, 'export-named-rows'), 2);
  const { rows } = await from.pool.query<{
    at: string;
    name: string;
    use: string;
    left_house: boolean;
    units: number;
  }>({
    name: `named-exports-${viewer.role}-1`,
    text: `select at, name, use, left_house, units from named_exports
      where round = $1 and ${scope.sql} order by at desc limit ${LINES}`,
    values: [round, ...scope.values],
  });
  return rows.flatMap(({ at, name, use, left_house: left, units }) => {
    const known = NAMED_USES.find((each) => each === use);
    return known === undefined ? [] : [{ at: instantOf(at), name, use: known, left, units }];
  });
}
