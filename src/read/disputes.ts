import { assert } from '#base/assert.ts';
import type { CaseEvent, CaseNumber, PartNumber } from '#core/cases/events.ts';
import { evolve } from '#core/cases/evolve.ts';
import { handOverLedger, type DisputeLine, type LedgerLine } from '#core/cases/hand-over-ledger.ts';
import type { CaseState } from '#core/cases/state.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Paged, Reads } from './reads.ts';
import { pageOf, paged } from './rows.ts';
import { conditionOf } from './scope-condition.ts';

/** A disputed hand-over with the ledger of its part; nothing of the person. */
export type DisputedLine = Pick<CaseState, 'delivery'> & {
  readonly number: CaseNumber;
  readonly receivingPlace?: NonNullable<CaseState['receivingPlace']>;
  readonly dispute: DisputeLine;
  readonly ledger: LedgerLine;
};

/** Disputed hand-overs of the bureau's city: the open ones, the longest open first; or those settled, newest first. */
export async function disputes(
  viewer: Viewer,
  from: Pick<Reads, 'pool'>,
  question: { readonly open: boolean; readonly page: number } = { open: true, page: 1 },
): Promise<Paged<DisputedLine>> {
  const scope = scopeOf(viewer, 'settle-dispute');
  const { page, limit, offset } = pageOf(question.page);
  const condition = conditionOf(scope, 3);
  const { open } = question;
  const { rows } = await from.pool.query<Row>({
    name: `disputes-${scope.kind}-${open ? 'open' : 'settled'}-1`,
    text: `with page as (
        select c.division, c.id, d.part, (d.event ->> 'dispute')::int as dispute, d.at, count(*) over () as total
        from case_events d join cases c on c.division = d.division and c.id = d.case_id
        where d.kind = 'hand-over-disputed' and ${open ? 'not' : ''} exists (
            select from case_events s where s.division = d.division and s.case_id = d.case_id
              and s.kind = 'dispute-settled' and s.part = d.part and s.event -> 'dispute' = d.event -> 'dispute')
          and ${condition.sql}
        order by d.at ${open ? '' : 'desc'}, c.id, d.part limit $1 offset $2)
      select page.part, page.dispute, page.total, (select jsonb_agg(e.event order by e.seq) from case_events e
        where e.division = page.division and e.case_id = page.id) as events
      from page order by page.at ${open ? '' : 'desc'}, page.id, page.part`,
    values: [limit, offset, ...condition.values],
  });
  return paged(rows.map(toLine), rows[0]?.total ?? 0, page);
}

type Row = {
  readonly part: PartNumber;
  readonly dispute: number;
  readonly total: number;
  readonly events: readonly CaseEvent[];
};

function toLine({ part, dispute, events }: Row): DisputedLine {
  const state = evolve(events);
  const ledger = handOverLedger(events).find((line) => line.part === part);
  const raised = ledger?.disputes.find((each) => each.dispute === dispute);
  assert(state && ledger && raised, 'a dispute is of a part');
  return {
    number: state.number,
    delivery: state.delivery,
    ...(state.receivingPlace === undefined ? {} : { receivingPlace: state.receivingPlace }),
    dispute: raised,
    ledger,
  };
}
