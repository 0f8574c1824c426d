// Writes cases. Every write is one statement, one round trip: events, what they fold to, messages and certificates
// together or not at all. The division is the same parameter for every row, so that one shard gets it all; only the
// draft that a filing ends may lie under another county.
import { DatabaseError, type Pool } from 'pg';
import type { StoredCertificate } from '#core/certificates/certificate.ts';
import { partsOfEvent, type CaseEvent, type CaseId, type CaseNumber } from '#core/cases/events.ts';
import type { Draft, DraftId } from '#core/cases/draft.ts';
import type { CaseState, PartState } from '#core/cases/state.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { PersonId } from '#core/identity/viewer.ts';
import { certificateRows } from './certificates.ts';
import { messageOf } from './outbox.ts';

export type FilingWrite = {
  readonly events: readonly CaseEvent[];
  readonly state: CaseState;
  /** Idempotency: the same owner and key never make a second case. */
  readonly owner: PersonId;
  readonly key: DraftId;
  /** The draft as it was read: what was saved, uploaded, removed or submitted since stops the filing. */
  readonly draft: Pick<Draft, 'division' | 'version'>;
  /** UUID v7 of the outbox row. */
  readonly messageId: string;
};

export type FilingOutcome =
  | { readonly kind: 'written' }
  | { readonly kind: 'already'; readonly number: CaseNumber }
  /** The public number is taken: draw another. */
  | { readonly kind: 'number-taken' }
  /** The draft is not what was read any more: read it again. */
  | { readonly kind: 'draft-changed' };

/** Writes a filed case, unless its key was used before or its draft has changed. */
export async function insertCase(pool: Pool, write: FilingWrite): Promise<FilingOutcome> {
  const { state, events, owner, key, draft, messageId } = write;
  try {
    const { rows } = await pool.query<{ written: boolean }>({
      name: 'insert-case-2',
      text: INSERT_CASE,
      values: [
        state.division,
        state.id,
        state.number,
        owner,
        key,
        state.filedAt,
        JSON.stringify(caseRow(state)),
        JSON.stringify(state.parts.map((part) => partRow(part, state))),
        JSON.stringify(events.map(eventRow)),
        messageId,
        JSON.stringify(messageOf(state, events)),
        draft.division,
        draft.version,
      ],
    });
    if (rows[0]?.written === true) return { kind: 'written' };
  } catch (error) {
    if (isNumberTaken(error)) return { kind: 'number-taken' };
    throw error;
  }
  const number = await submissionOf(pool, { owner, key });
  return number === undefined ? { kind: 'draft-changed' } : { kind: 'already', number };
}

/** The number of the case that this key became. */
export async function submissionOf(
  pool: Pool,
  { owner, key }: { readonly owner: PersonId; readonly key: DraftId },
): Promise<CaseNumber | undefined> {
  const { rows } = await pool.query<{ number: CaseNumber }>({
    name: 'submission-of-1',
    text: `select number from submissions where owner = $1 and key = $2`,
    values: [owner, key],
  });
  return rows[0]?.number;
}

export type ActWrite = {
  /** The version the act was decided on; nothing is written when the case has moved on. */
  readonly expected: number;
  readonly events: readonly CaseEvent[];
  /** After the events. */
  readonly state: CaseState;
  readonly certificates: readonly StoredCertificate[];
  readonly messageId: string;
};

/** Writes an act. `false`: somebody else wrote to the case since, and nothing happened. */
export async function writeAct(pool: Pool, write: ActWrite): Promise<boolean> {
  const { state, events, expected, certificates, messageId } = write;
  const touched = new Set(events.flatMap(partsOfEvent));
  const parts = state.parts.filter(({ part }) => touched.has(part)).map((part) => partRow(part, state));
  const { rows } = await pool.query<{ written: boolean }>({
    name: 'write-act-1',
    text: WRITE_ACT,
    values: [
      state.division,
      state.id,
      expected,
      state.version,
      state.status,
      events.at(-1)?.at ?? state.filedAt,
      JSON.stringify(events.map(eventRow)),
      JSON.stringify(parts),
      messageId,
      JSON.stringify(messageOf(state, events)),
      JSON.stringify(certificateRows(certificates)),
    ],
  });
  return rows[0]?.written === true;
}

/** All events of a case in order; `undefined` where there is no such case. */
export async function eventsOf(
  pool: Pool,
  at: { readonly division: DivisionCode; readonly number: CaseNumber },
): Promise<readonly CaseEvent[] | undefined> {
  const { rows } = await pool.query<{ event: CaseEvent }>({
    name: 'events-of-1',
    text: `select e.event from cases c join case_events e on e.division = c.division and e.case_id = c.id
      where c.division = $1 and c.number = $2 and e.division = $1 order by e.seq`,
    values: [at.division, at.number],
  });
  return rows.length === 0 ? undefined : rows.map(({ event }) => event);
}

/** The row of `cases` that a state folds to. */
export function caseRow(state: CaseState): Readonly<Record<string, unknown>> & { readonly id: CaseId } {
  return {
    division: state.division,
    id: state.id,
    number: state.number,
    thing: state.thing,
    thing_name: state.thingName,
    plan_version: state.planVersion,
    channel: state.channel,
    receiving_place: state.receivingPlace ?? null,
    delivery_place: deliveryPlaceOf(state),
    applicant_number: state.applicant.citizenNumber,
    applicant_name: state.applicant.name,
    filer_number: state.filedFor?.by.citizenNumber ?? null,
    status: state.status,
    version: state.version,
    filed_at: state.filedAt,
  };
}

/** The row of `parts` that a part folds to. */
export function partRow(part: PartState, state: CaseState): Readonly<Record<string, unknown>> {
  return {
    division: state.division,
    case_id: state.id,
    part: part.part,
    item: part.item,
    item_name: part.itemName,
    deciding_county: part.decidingCounty,
    agency: part.agency,
    agency_name: part.agencyName,
    delivery_place: deliveryPlaceOf(state),
    stage: part.stage,
    version: part.version,
    received_on: part.receivedOn ?? null,
    accepted_on: part.acceptedOn ?? null,
    due: part.due?.date ?? null,
    due_provisional: part.due?.provisional ?? null,
    issued: part.issued,
    since: part.since,
  };
}

function eventRow(event: CaseEvent): Readonly<Record<string, unknown>> {
  const part = 'part' in event ? event.part : null;
  return { seq: event.seq, part, kind: event.kind, at: event.at, event };
}

function deliveryPlaceOf({ delivery }: CaseState): DivisionCode | null {
  return delivery.how === 'centre' ? delivery.place : null;
}

function isNumberTaken(error: unknown): boolean {
  return (
    error instanceof DatabaseError && error.code === '23505' && error.constraint === 'cases_number_unique'
  );
}

const PART_COLUMNS = `part int, item text, item_name jsonb, deciding_county text, agency text, agency_name jsonb,
  delivery_place text, stage text, version int, received_on date, accepted_on date, due date, due_provisional boolean,
  issued jsonb, since timestamptz`;

// The draft first: its row is the one place where submissions from two windows meet, whatever counties they would be
// stored under, and where a save or a file meets a submission. Where its version moved on it yields no row, and
// everything else hangs on that row.
const INSERT_CASE = `with
ended as (
  update drafts set version = version + 1
  where division = $12 and id = $5 and owner = $4 and version = $13 returning 1),
submitted as (
  insert into submissions (division, owner, key, case_id, number, at)
  select $1, $4, $5, $2, $3, $6 where exists (select from ended)
  on conflict (division, owner, key) do nothing returning 1),
filed as (
  insert into cases (division, id, number, thing, thing_name, plan_version, channel, receiving_place, delivery_place,
    applicant_number, applicant_name, filer_number, status, version, filed_at, updated_at)
  select $1, $2, $3, r.thing, r.thing_name, r.plan_version, r.channel, r.receiving_place, r.delivery_place,
    r.applicant_number, r.applicant_name, r.filer_number, r.status, r.version, $6, $6
  from jsonb_to_record($7::jsonb) as r(thing text, thing_name jsonb, plan_version text, channel text, receiving_place text,
    delivery_place text, applicant_number text, applicant_name text, filer_number text, status text, version int)
  where exists (select from submitted) returning 1),
part_rows as (
  insert into parts (division, case_id, part, item, item_name, deciding_county, agency, agency_name, delivery_place, stage,
    version, received_on, accepted_on, due, due_provisional, issued, since)
  select $1, $2, r.* from jsonb_to_recordset($8::jsonb) as r(${PART_COLUMNS}) where exists (select from filed)),
event_rows as (
  insert into case_events (division, case_id, seq, part, kind, at, event)
  select $1, $2, r.* from jsonb_to_recordset($9::jsonb) as r(seq int, part int, kind text, at timestamptz, event jsonb)
  where exists (select from filed)),
message as (
  insert into outbox (division, id, topic, payload, created_at)
  select $1, $10::uuid, m.topic, m.payload, $6 from jsonb_to_record($11::jsonb) as m(topic text, payload jsonb)
  where exists (select from filed))
select exists (select from filed) as written`;

// The version first: where it moved on it yields no row, and everything else hangs on that row.
const WRITE_ACT = `with
moved as (
  update cases set version = $4, status = $5, updated_at = $6
  where division = $1 and id = $2 and version = $3 returning 1),
event_rows as (
  insert into case_events (division, case_id, seq, part, kind, at, event)
  select $1, $2, r.* from jsonb_to_recordset($7::jsonb) as r(seq int, part int, kind text, at timestamptz, event jsonb)
  where exists (select from moved)),
part_rows as (
  update parts p set stage = r.stage, version = r.version, received_on = r.received_on, accepted_on = r.accepted_on,
    due = r.due, due_provisional = r.due_provisional, issued = r.issued, since = r.since
  from jsonb_to_recordset($8::jsonb) as r(${PART_COLUMNS})
  where p.division = $1 and p.case_id = $2 and p.part = r.part and exists (select from moved)),
message as (
  insert into outbox (division, id, topic, payload, created_at)
  select $1, $9::uuid, m.topic, m.payload, $6 from jsonb_to_record($10::jsonb) as m(topic text, payload jsonb)
  where exists (select from moved)),
certificate_rows as (
  insert into certificates (division, id, holder, holder_name, type, name, number, fields, issued_on, valid_until,
    issuer_name, status, mark, case_id)
  select $1, r.*, $2 from jsonb_to_recordset($11::jsonb) as r(id uuid, holder text, holder_name text, type text,
    name jsonb, number text, fields jsonb, issued_on date, valid_until date, issuer_name jsonb, status text, mark text)
  where exists (select from moved))
select exists (select from moved) as written`;
