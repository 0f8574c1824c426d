import type { Localised } from '#base/localised.ts';
import type { CaseNumber, PartNumber } from '#core/cases/events.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Stage } from '#core/cases/state.ts';
import { instantOf, pageOf, paged } from './rows.ts';
import type { Paged, Reads } from './reads.ts';
import { conditionOf } from './scope-condition.ts';

/** A decision on a commitment that is to be checked. */
export type CheckLine = {
  readonly number: CaseNumber;
  readonly part: PartNumber;
  readonly itemName: Localised;
  readonly applicantName: string;
  readonly stage: Stage;
  /** Drawn by lot, or because of an earlier record. */
  readonly why: 'drawn' | 'record';
  readonly drawnAt: string;
};

type Row = {
  readonly number: CaseNumber;
  readonly part: PartNumber;
  readonly item_name: Localised;
  readonly applicant_name: string;
  readonly stage: Stage;
  readonly why: 'drawn' | 'record';
  readonly drawn_at: string;
  readonly total: number;
};

/** What the viewer's office is to check and has not yet, the oldest first. */
export async function commitmentChecks(viewer: Viewer, from: Reads, asked = 1): Promise<Paged<CheckLine>> {
  const scope = scopeOf(viewer, 'list-checks');
  const { page, limit, offset } = pageOf(asked);
  const condition = conditionOf(scope, 3);
  const { rows } = await from.pool.query<Row>({
    name: `commitment-checks-${scope.kind}-1`,
    text: `select c.number, k.part, p.item_name, c.applicant_name, p.stage, k.why, k.drawn_at, count(*) over () as total
      from commitment_checks k
      join parts p on p.division = k.division and p.case_id = k.case_id and p.part = k.part
      join cases c on c.division = k.division and c.id = k.case_id
      where k.checked_at is null and k.deciding_county = p.deciding_county and k.agency = p.agency
        and p.stage in ('granted', 'issued', 'delivered') and ${condition.sql}
      order by k.drawn_at, c.number, k.part limit $1 offset $2`,
    values: [limit, offset, ...condition.values],
  });
  return paged(
    rows.map((row) => ({
      number: row.number,
      part: row.part,
      itemName: row.item_name,
      applicantName: row.applicant_name,
      stage: row.stage,
      why: row.why,
      drawnAt: instantOf(row.drawn_at),
    })),
    rows[0]?.total ?? 0,
    page,
  );
}
