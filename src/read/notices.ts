import type { Json } from '#base/canonical-json.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Paged, Reads } from './reads.ts';
import { instantOf, paged, pageOf } from './rows.ts';

export type NoticeLine = {
  readonly code: string;
  readonly params: Readonly<Record<string, Json>>;
  readonly number?: string;
  readonly part?: number;
  /** RFC 9557 instant. */
  readonly at: string;
  readonly unread: boolean;
};

/** The channel by which something did not reach the person, and where it went. */
export type NotReached = { readonly lane: 'mail' | 'sms'; readonly address: string };

export type MyNotices = Paged<NoticeLine> & {
  /** Since the person last changed where they want to be told. */
  readonly notReached: readonly NotReached[];
};

/** The viewer's own notices, newest first, and where none got through to them. Empty for anybody but a citizen. */
export async function myNotices(viewer: Viewer, from: Reads, page = 1): Promise<MyNotices> {
  const scope = scopeOf(viewer, 'list-notices');
  const at = pageOf(page);
  if (scope.kind !== 'person') return { ...paged<NoticeLine>([], 0, at.page), notReached: [] };
  const { rows } = await from.pool.query<NoticeRow & { not_reached: readonly NotReached[] | null }>({
    name: 'my-notices-1',
    text: `select l.*, b.not_reached from (select jsonb_agg(distinct jsonb_build_object('lane', d.lane, 'address', d.address))
          as not_reached from deliveries d
        where d.holder = $1 and d.status = 'bounced' and d.lane in ('mail', 'sms')
          and d.ended_at > coalesce((select max(k.changed_at) from contacts k where k.citizen_number = $1), '-infinity')) b
      left join (select ${COLUMNS} from notices n where n.holder = $1 order by n.at desc, n.id desc limit $2 offset $3) l on true
      order by l.at desc, l.id desc`,
    values: [scope.citizenNumber, at.limit, at.offset],
  });
  const lines = rows.filter(({ code }) => code !== null).map(lineOf);
  return { ...paged(lines, rows[0]?.total ?? 0, at.page), notReached: rows[0]?.not_reached ?? [] };
}

/** What the viewer's office is told, unseen first, newest first. Empty for anybody but an officer. */
export async function officeNotices(viewer: Viewer, from: Reads, page = 1): Promise<Paged<NoticeLine>> {
  const scope = scopeOf(viewer, 'list-notices');
  const at = pageOf(page);
  if (scope.kind !== 'decided-by') return paged<NoticeLine>([], 0, at.page);
  const { rows } = await from.pool.query<NoticeRow>({
    name: 'office-notices-1',
    text: `select ${COLUMNS} from notices n where n.county = $1 and n.agency = $2
      order by n.read_at is not null, n.at desc, n.id desc limit $3 offset $4`,
    values: [scope.county, scope.agency, at.limit, at.offset],
  });
  return paged(rows.map(lineOf), rows[0]?.total ?? 0, at.page);
}

const COLUMNS = `n.id, n.code, n.params, n.case_number, n.part, n.at, n.read_at is null as unread, count(*) over ()::int as total`;

type NoticeRow = {
  readonly code: string;
  readonly params: Readonly<Record<string, Json>>;
  readonly case_number: string | null;
  readonly part: number | null;
  readonly at: string;
  readonly unread: boolean;
  readonly total: number | null;
};

function lineOf({ code, params, case_number: number, part, at, unread }: NoticeRow): NoticeLine {
  return {
    code,
    params,
    at: instantOf(at),
    unread,
    ...(number === null ? {} : { number }),
    ...(part === null ? {} : { part }),
  };
}
