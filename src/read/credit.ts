import type { Localised } from '#base/localised.ts';
import type { CaseNumber, PartNumber } from '#core/cases/events.ts';
import { divisionPrefix, type DivisionCode } from '#core/divisions/division.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { pageOf, paged, instantOf } from './rows.ts';
import type { Paged, Reads } from './reads.ts';

/** A record of a false commitment as its person and the bureau see it. */
export type CreditLine = {
  readonly id: string;
  readonly division: DivisionCode;
  readonly name: string;
  readonly number: CaseNumber;
  readonly part: PartNumber;
  readonly itemName: Localised;
  readonly agencyName: Localised;
  readonly reason: string;
  /** RFC 9557 instants. */
  readonly recordedAt: string;
  readonly appeal?: { readonly at: string; readonly text: string };
  readonly decision?: {
    readonly at: string;
    readonly what: 'upheld' | 'removed';
    readonly reason: string;
  };
  readonly repair?: { readonly at: string; readonly reason: string };
  /** Nothing can be owed or committed while it stands so. */
  readonly bars: boolean;
};

type Row = {
  readonly id: string;
  readonly division: DivisionCode;
  readonly name: string;
  readonly number: CaseNumber;
  readonly part: PartNumber;
  readonly item_name: Localised;
  readonly agency_name: Localised;
  readonly reason: string;
  readonly recorded_at: string;
  readonly appealed_at: string | null;
  readonly appeal: string | null;
  readonly decided_at: string | null;
  readonly decision: 'upheld' | 'removed' | null;
  readonly decision_reason: string | null;
  readonly repaired_at: string | null;
  readonly repair_reason: string | null;
  readonly total: number;
};

const COLUMNS = `id, division, name, number, part, item_name, agency_name, reason, recorded_at, appealed_at, appeal, decided_at,
  decision, decision_reason, repaired_at, repair_reason`;

/** What was recorded of the viewer himself, newest first; at most 100. */
export async function myCredit(viewer: Viewer, from: Reads): Promise<readonly CreditLine[]> {
  const scope = scopeOf(viewer, 'see-own-credit');
  if (scope.kind !== 'person') return [];
  const { rows } = await from.pool.query<Row>({
    name: 'my-credit-1',
    text: `select ${COLUMNS}, 0 as total from credit_records where citizen_number = $1 order by recorded_at desc limit 100`,
    values: [scope.citizenNumber],
  });
  return rows.map(toLine);
}

/** The records of the bureau's city: undecided appeals first, then the newest. */
export async function creditRecords(viewer: Viewer, from: Reads, asked = 1): Promise<Paged<CreditLine>> {
  const scope = scopeOf(viewer, 'see-credit');
  const { page, limit, offset } = pageOf(asked);
  if (scope.kind !== 'city') return paged([], 0, page);
  const { rows } = await from.pool.query<Row>({
    name: 'credit-records-1',
    text: `select ${COLUMNS}, count(*) over () as total from credit_records where division like $1 || '%'
      order by (appealed_at is not null and decided_at is null) desc, recorded_at desc, id limit $2 offset $3`,
    values: [divisionPrefix(scope.city), limit, offset],
  });
  return paged(rows.map(toLine), rows[0]?.total ?? 0, page);
}

function toLine(row: Row): CreditLine {
  const { appealed_at: appealedAt, appeal, decided_at: decidedAt, decision, decision_reason: why } = row;
  const { repaired_at: repairedAt, repair_reason: repair } = row;
  return {
    id: row.id,
    division: row.division,
    name: row.name,
    number: row.number,
    part: row.part,
    itemName: row.item_name,
    agencyName: row.agency_name,
    reason: row.reason,
    recordedAt: instantOf(row.recorded_at),
    ...(appealedAt === null || appeal === null
      ? {}
      : { appeal: { at: instantOf(appealedAt), text: appeal } }),
    ...(decidedAt === null || decision === null || why === null
      ? {}
      : { decision: { at: instantOf(decidedAt), what: decision, reason: why } }),
    ...(repairedAt === null || repair === null
      ? {}
      : { repair: { at: instantOf(repairedAt), reason: repair } }),
    bars: repairedAt === null && decision !== 'removed',
  };
}
