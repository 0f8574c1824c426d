// Who may act for whom: what one gave, what one was given, what was recorded at one's centre.
import { cityDay } from '#core/calendar/city-day.ts';
import type { ThingId } from '#core/catalogue/model.ts';
import { maskCitizenNumber, type CitizenNumber } from '#core/identity/citizen-number.ts';
import {
  statusOn,
  type Mandate,
  type MandateHelper,
  type MandateId,
  type MandateStatus,
} from '#core/identity/mandate.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { PersonId, Viewer } from '#core/identity/viewer.ts';
import type { Localised } from '#base/localised.ts';
import type { Reads } from './reads.ts';
import { instantOf } from './rows.ts';

export type MandateLine = Pick<Mandate, 'acts' | 'given' | 'until' | 'askedAt'> & {
  readonly id: MandateId;
  readonly thing: ThingId;
  /** `helper`: the viewer is the helper; `principal`: he gave it; `centre`: it was recorded at his. */
  readonly side: 'principal' | 'helper' | 'centre';
  readonly status: MandateStatus;
  readonly principalName: string;
  readonly principalNumber: string;
  readonly helperName: string;
  readonly helperKind: MandateHelper['kind'];
  /** Counter: whether this clerk may act on it. */
  readonly mine: boolean;
  /** What it was used for, newest first. */
  readonly used: readonly {
    readonly number: string;
    readonly thingName: Localised;
    readonly filedAt: string;
  }[];
};

type Row = {
  readonly id: MandateId;
  readonly principal_number: CitizenNumber;
  readonly principal_name: string;
  readonly helper_kind: MandateHelper['kind'];
  readonly helper_name: string;
  readonly helper_person: PersonId | null;
  readonly thing: ThingId;
  readonly acts: Mandate['acts'];
  readonly until: string;
  readonly given: Mandate['given'];
  readonly status: Mandate['status'];
  readonly asked_at: string;
  readonly used: MandateLine['used'] | null;
};

/** The viewer's mandates, newest first; at most 200. Citizen numbers are masked. Empty for whoever has none to do with. */
export async function myMandates(viewer: Viewer, from: Reads): Promise<readonly MandateLine[]> {
  const scope = scopeOf(viewer, 'manage-mandate');
  const where =
    scope.kind === 'person'
      ? { sql: '(m.principal_number = $1 or m.helper_number = $1)', value: scope.citizenNumber }
      : scope.kind === 'at-centre'
        ? { sql: 'm.centre = $1', value: scope.centre }
        : undefined;
  if (where === undefined || viewer.role === 'visitor') return [];
  const { rows } = await from.pool.query<Row>({
    name: `my-mandates-${scope.kind}-1`,
    text: `select m.id, m.principal_number, m.principal_name, m.helper_kind, m.helper_name, m.helper_person, m.thing,
        to_json(m.acts) as acts, m.until::text as until, m.given, m.status, m.asked_at,
        (select jsonb_agg(jsonb_build_object('number', c.number, 'thingName', c.thing_name, 'filedAt', c.filed_at)
          order by c.filed_at desc) from cases c where c.mandate_id = m.id) as used
      from mandates m where ${where.sql} order by m.asked_at desc, m.id desc limit 200`,
    values: [where.value],
  });
  const day = cityDay(from.now()).toString();
  return rows.map((row) => toLine(row, { viewer, day }));
}

function toLine(row: Row, { viewer, day }: { readonly viewer: Viewer; readonly day: string }): MandateLine {
  const side =
    viewer.role !== 'citizen'
      ? 'centre'
      : row.principal_number === viewer.citizenNumber
        ? 'principal'
        : 'helper';
  return {
    id: row.id,
    thing: row.thing,
    side,
    status: statusOn(row, day),
    principalName: row.principal_name,
    principalNumber: maskCitizenNumber(row.principal_number),
    helperName: row.helper_name,
    helperKind: row.helper_kind,
    mine:
      side === 'helper' ||
      (viewer.role === 'clerk' && (row.helper_person ?? viewer.person) === viewer.person),
    acts: row.acts,
    given: row.given,
    until: row.until,
    askedAt: instantOf(row.asked_at),
    used: (row.used ?? []).map((each) => ({ ...each, filedAt: instantOf(each.filedAt) })),
  };
}
