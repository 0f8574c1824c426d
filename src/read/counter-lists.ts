import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { CaseLine, HandedOutLine, HandOutLine } from './case-lines.ts';
import { caseList } from './case-list.ts';
import type { Paged, Reads } from './reads.ts';
import { instantOf, pageOf, paged } from './rows.ts';
import { conditionOf } from './scope-condition.ts';

/** Cases taken in at the clerk's own centre, newest first. */
export async function takenHere(viewer: Viewer, from: Reads, page = 1): Promise<Paged<CaseLine>> {
  return caseList(scopeOf(viewer, 'list-taken-here'), from, page);
}

type HandOutRow = {
  readonly number: HandOutLine['number'];
  readonly part: number;
  readonly item_name: HandOutLine['itemName'];
  readonly applicant_name: string;
  readonly issued: HandOutLine['results'];
  readonly agency_name: HandOutLine['agencyName'];
  readonly deciding_county: HandOutLine['decidingCounty'];
  readonly since: string;
  readonly version: number;
  readonly total: number;
};

/** Results that wait at the clerk's own centre to be handed out, oldest first. */
export async function toHandOut(viewer: Viewer, from: Reads, asked = 1): Promise<Paged<HandOutLine>> {
  const scope = scopeOf(viewer, 'list-to-hand-out');
  const { page, limit, offset } = pageOf(asked);
  const condition = conditionOf(scope, 3);
  const { rows } = await from.pool.query<HandOutRow>({
    name: `to-hand-out-${scope.kind}-1`,
    text: `select c.number, p.part, p.item_name, c.applicant_name, p.issued, p.agency_name, p.deciding_county, p.since, p.version,
        count(*) over () as total
      from parts p join cases c on c.division = p.division and c.id = p.case_id
      where p.stage = 'issued' and ${condition.sql}
      order by p.since, p.case_id, p.part limit $1 offset $2`,
    values: [limit, offset, ...condition.values],
  });
  return paged(rows.map(toHandOutLine), rows[0]?.total ?? 0, page);
}

/** Results that were handed out at the clerk's own centre, newest first: whose, what, to whom. */
export async function handedOut(viewer: Viewer, from: Reads, asked = 1): Promise<Paged<HandedOutLine>> {
  const scope = scopeOf(viewer, 'list-to-hand-out');
  const { page, limit, offset } = pageOf(asked);
  const condition = conditionOf(scope, 3);
  const { rows } = await from.pool.query<HandedOutRow>({
    name: `handed-out-${scope.kind}-1`,
    text: `with page as (
        select p.division, p.case_id, p.part, p.item_name, p.issued, p.since, p.version, c.number, c.applicant_name,
          count(*) over () as total
        from parts p join cases c on c.division = p.division and c.id = p.case_id
        where p.stage = 'delivered' and ${condition.sql}
        order by p.since desc, p.case_id, p.part limit $1 offset $2)
      select page.*, e.event -> 'to' as "to", e.event -> 'proof' as proof
      from page join case_events e on e.division = page.division and e.case_id = page.case_id and e.seq = page.version
      order by page.since desc, page.case_id, page.part`,
    values: [limit, offset, ...condition.values],
  });
  return paged(rows.map(toHandedOutLine), rows[0]?.total ?? 0, page);
}

type HandedOutRow = Pick<
  HandOutRow,
  'number' | 'part' | 'item_name' | 'applicant_name' | 'issued' | 'since' | 'total'
> & {
  readonly to: string;
  readonly proof: string | null;
};

function toHandedOutLine(row: HandedOutRow): HandedOutLine {
  return {
    number: row.number,
    part: row.part,
    itemName: row.item_name,
    applicantName: row.applicant_name,
    results: row.issued,
    to: row.proof === null ? row.to : `${row.to}（${row.proof}）`,
    at: instantOf(row.since),
  };
}

function toHandOutLine(row: HandOutRow): HandOutLine {
  return {
    number: row.number,
    part: row.part,
    itemName: row.item_name,
    applicantName: row.applicant_name,
    results: row.issued,
    agencyName: row.agency_name,
    decidingCounty: row.deciding_county,
    since: instantOf(row.since),
    version: row.version,
  };
}
