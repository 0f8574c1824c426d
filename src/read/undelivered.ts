import { divisionPrefix, type DivisionCode } from '#core/divisions/division.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Paged, Reads } from './reads.ts';
import { instantOf, paged, pageOf } from './rows.ts';

export type UndeliveredLine = {
  readonly division: DivisionCode;
  readonly id: string;
  readonly lane: string;
  /** Masked but for its ends: whom it is for stands with the case. */
  readonly address: string;
  readonly number?: string;
  readonly error: string;
  /** RFC 9557 instant of the last try. */
  readonly at: string;
  readonly tries: number;
  /** A code is never sent again. */
  readonly secret: boolean;
};

export type Undelivered = Paged<UndeliveredLine> & {
  readonly lanes: readonly {
    readonly lane: string;
    readonly waiting: number;
    /** RFC 9557 instant. */
    readonly oldest: string;
  }[];
  /** Messages of the outbox that could not be understood. */
  readonly stuck: number;
};

/** What in the end did not arrive in the viewer's city, newest first, and what waits. Empty for anybody but the bureau. */
export async function undelivered(viewer: Viewer, from: Reads, page = 1): Promise<Undelivered> {
  const scope = scopeOf(viewer, 'mend-messages');
  const at = pageOf(page);
  if (scope.kind !== 'city') return { ...paged<UndeliveredLine>([], 0, at.page), lanes: [], stuck: 0 };
  const { rows } = await from.pool.query<Row>({
    name: 'undelivered-1',
    text: `select
        (select coalesce(jsonb_agg(l order by l.lane), '[]') from (
          select lane, count(*)::int as waiting, min(created_at) as oldest from deliveries
          where division like $1 || '%' and status = 'waiting' group by lane) l) as lanes,
        (select count(*)::int from outbox where division like $1 || '%' and stuck is not null) as stuck,
        (select count(*)::int from deliveries where division like $1 || '%' and status = 'bounced') as total,
        (select coalesce(jsonb_agg(b order by b.ended_at desc, b.id), '[]') from (
          select division, id, lane, address, case_number, last_error, ended_at, tries, secret from deliveries
          where division like $1 || '%' and status = 'bounced' order by ended_at desc, id limit $2 offset $3) b) as bounced`,
    values: [divisionPrefix(scope.city), at.limit, at.offset],
  });
  const row = rows[0];
  if (row === undefined) return { ...paged<UndeliveredLine>([], 0, at.page), lanes: [], stuck: 0 };
  return {
    ...paged(row.bounced.map(lineOf), row.total, at.page),
    lanes: row.lanes.map(({ oldest, ...lane }) => ({ ...lane, oldest: instantOf(oldest) })),
    stuck: row.stuck,
  };
}

type Bounced = {
  readonly division: DivisionCode;
  readonly id: string;
  readonly lane: string;
  readonly address: string;
  readonly case_number: string | null;
  readonly last_error: string | null;
  readonly ended_at: string;
  readonly tries: number;
  readonly secret: boolean;
};

type Row = {
  readonly lanes: readonly { readonly lane: string; readonly waiting: number; readonly oldest: string }[];
  readonly stuck: number;
  readonly total: number;
  readonly bounced: readonly Bounced[];
};

function lineOf({
  address,
  case_number: number,
  last_error: error,
  ended_at: at,
  ...rest
}: Bounced): UndeliveredLine {
  return {
    ...rest,
    address: rest.lane.startsWith('hook:') ? address : masked(address),
    error: (error ?? '').replaceAll(address, masked(address)),
    at: instantOf(at),
    ...(number === null ? {} : { number }),
  };
}

/** 138****0000, a***@example.org. */
function masked(address: string): string {
  const at = address.lastIndexOf('@');
  if (at > 0) return `${address.slice(0, 1)}***${address.slice(at)}`;
  return `${address.slice(0, 3)}****${address.slice(-4)}`;
}
