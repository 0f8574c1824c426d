// What promises leave behind: decisions to be checked, records of false commitments, certificates made void. Written by the
// statement of the act itself; appeals and their decisions by statements of their own.
import type { Pool } from 'pg';
import { papersCommitted } from '#core/cases/check-commitment.ts';
import type { CaseEvent, PartNumber } from '#core/cases/events.ts';
import { partOf } from '#core/cases/stages.ts';
import type { CaseState } from '#core/cases/state.ts';
import type { DivisionCode } from '#core/divisions/division.ts';

/** Whether one row of an act's `aside` list is there for a check, an outcome, a record or certificates made void. */
export type AsideRow =
  | {
      readonly what: 'to-check';
      readonly part: PartNumber;
      readonly deciding_county: string;
      readonly agency: string;
      readonly drawn: boolean;
      readonly citizen_number: string;
      readonly at: string;
    }
  | {
      readonly what: 'checked';
      readonly part: PartNumber;
      readonly outcome: 'true' | 'false';
      readonly at: string;
    }
  | {
      readonly what: 'record';
      readonly part: PartNumber;
      readonly citizen_number: string;
      readonly name: string;
      readonly number: string;
      readonly item_name: unknown;
      readonly agency_name: unknown;
      readonly reason: string;
      readonly at: string;
    }
  | { readonly what: 'void'; readonly part: PartNumber; readonly certificate: string };

/** What the events leave behind. `drawn`: the parts that the lot chose to be checked. */
export function asideRows({
  state,
  events,
  drawn,
}: {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  readonly drawn: readonly PartNumber[];
}): readonly AsideRow[] {
  return events.flatMap((event): readonly AsideRow[] => {
    switch (event.kind) {
      case 'part-granted':
      case 'part-deemed-granted':
        return toCheck(state, event, drawn);
      case 'commitment-checked':
        return [{ what: 'checked', part: event.part, outcome: event.outcome, at: event.at }];
      case 'part-revoked':
        return revoked(state, event);
      default:
        return [];
    }
  });
}

function toCheck(
  state: CaseState,
  { part: number, at }: { readonly part: PartNumber; readonly at: string },
  drawn: readonly PartNumber[],
): readonly AsideRow[] {
  const part = partOf(state, number);
  if (papersCommitted(state, part).length === 0) return [];
  return [
    {
      what: 'to-check',
      part: number,
      deciding_county: part.decidingCounty,
      agency: part.agency,
      drawn: drawn.includes(number),
      citizen_number: state.applicant.citizenNumber,
      at,
    },
  ];
}

function revoked(
  state: CaseState,
  event: Extract<CaseEvent, { readonly kind: 'part-revoked' }>,
): readonly AsideRow[] {
  const part = partOf(state, event.part);
  const gone = part.issued
    .filter(({ certificate }) => certificate !== undefined)
    .map(({ id }) => ({ what: 'void', part: event.part, certificate: id }) as const);
  if (event.ground !== 'false-commitment') return gone;
  return [
    ...gone,
    {
      what: 'record',
      part: event.part,
      citizen_number: state.applicant.citizenNumber,
      name: state.applicant.name,
      number: state.number,
      item_name: part.itemName,
      agency_name: part.agencyName,
      reason: event.reason,
      at: event.at,
    },
  ];
}

/**
 * The steps of an act's statement that write what it leaves behind. `rows`: the parameter with the list, each with its
 * `case_id`. They hang on `moved`, as everything of the act does. Somebody with a record is checked without a lot.
 */
export function asideSteps(rows: string): string {
  return `aside as (
  select * from jsonb_to_recordset(${rows}::jsonb) as r(case_id uuid, what text, part int, deciding_county text, agency text,
    drawn boolean, citizen_number text, name text, number text, item_name jsonb, agency_name jsonb, reason text, outcome text,
    certificate uuid, at timestamptz) where r.case_id in (select id from moved)),
checks_drawn as (
  insert into commitment_checks (division, case_id, part, deciding_county, agency, why, drawn_at)
  select $1, r.case_id, r.part, r.deciding_county, r.agency, case when r.drawn then 'drawn' else 'record' end, r.at
  from aside r where r.what = 'to-check'
    and (r.drawn or exists (select from credit_records k where k.citizen_number = r.citizen_number and k.decision is distinct from 'removed'))
  on conflict (division, case_id, part) do nothing),
checks_done as (
  update commitment_checks k set checked_at = r.at, outcome = r.outcome from aside r
  where r.what = 'checked' and k.division = $1 and k.case_id = r.case_id and k.part = r.part),
records as (
  insert into credit_records (division, id, citizen_number, name, kind, case_id, number, part, item_name, agency_name, reason, recorded_at)
  select $1, gen_random_uuid(), r.citizen_number, r.name, 'false-commitment', r.case_id, r.number, r.part, r.item_name,
    r.agency_name, r.reason, r.at from aside r where r.what = 'record'
  on conflict (division, case_id, part) do nothing),
made_void as (
  update certificates c set status = 'revoked' from aside r
  where r.what = 'void' and c.division = $1 and c.id = r.certificate)`;
}

/** Whether a record that was neither removed nor repaired stands against this person. */
export async function isBarred(pool: Pool, citizenNumber: string): Promise<boolean> {
  const { rows } = await pool.query<{ barred: boolean }>({
    name: 'is-barred-1',
    text: `select exists (select from credit_records where citizen_number = $1 and repaired_at is null
      and decision is distinct from 'removed') as barred`,
    values: [citizenNumber],
  });
  return rows[0]?.barred === true;
}

export type CreditRow = {
  readonly id: string;
  readonly division: DivisionCode;
  readonly citizenNumber: string;
  readonly version: number;
  readonly appealed: boolean;
  readonly decision: 'upheld' | 'removed' | undefined;
  readonly repaired: boolean;
};

/** One record, as acts on it need it. */
export async function creditRow(
  pool: Pool,
  at: { readonly division: DivisionCode; readonly id: string },
): Promise<CreditRow | undefined> {
  const { rows } = await pool.query<{
    citizen_number: string;
    version: number;
    appealed: boolean;
    decision: 'upheld' | 'removed' | null;
    repaired: boolean;
  }>({
    name: 'credit-row-1',
    text: `select citizen_number, version, appealed_at is not null as appealed, decision, repaired_at is not null as repaired
      from credit_records where division = $1 and id = $2`,
    values: [at.division, at.id],
  });
  const [row] = rows;
  return (
    row && {
      ...at,
      citizenNumber: row.citizen_number,
      version: row.version,
      appealed: row.appealed,
      decision: row.decision ?? undefined,
      repaired: row.repaired,
    }
  );
}

export type CreditChange = Pick<CreditRow, 'division' | 'id' | 'version'> & {
  /** RFC 9557 instant. */
  readonly at: string;
  readonly text: string;
};

/** The person appeals. `false`: somebody changed the record since. */
export function writeAppeal(pool: Pool, change: CreditChange): Promise<boolean> {
  return changed(pool, 'credit-appeal-1', 'appealed_at = $4, appeal = $5', change);
}

/** The bureau decides on the appeal. */
export function writeAppealDecision(
  pool: Pool,
  change: CreditChange & { readonly decision: 'upheld' | 'removed' },
): Promise<boolean> {
  return changed(pool, 'credit-decision-1', 'decided_at = $4, decision_reason = $5, decision = $6', change, [
    change.decision,
  ]);
}

/** 修复: the record bars no longer. */
export function writeRepair(pool: Pool, change: CreditChange): Promise<boolean> {
  return changed(pool, 'credit-repair-1', 'repaired_at = $4, repair_reason = $5', change);
}

async function changed(
  pool: Pool,
  name: string,
  what: string,
  { division, id, version, at, text }: CreditChange,
  more: readonly string[] = [],
): Promise<boolean> {
  const { rowCount } = await pool.query({
    name,
    text: `update credit_records set ${what}, version = version + 1 where division = $1 and id = $2 and version = $3`,
    values: [division, id, version, at, text, ...more],
  });
  return rowCount === 1;
}
