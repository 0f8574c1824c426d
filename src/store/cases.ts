// Writes cases. Every write is one statement, one round trip: events, what they fold to, messages and certificates
// together or not at all. The division is the same parameter for every row, so that one shard gets it all; only the
// draft that a filing ends may lie under another county.
import { DatabaseError, type Pool } from 'pg';
import type { StoredCertificate } from '#core/certificates/certificate.ts';
import {
  partsOfEvent,
  type CaseEvent,
  type CaseId,
  type CaseNumber,
  type PartNumber,
} from '#core/cases/events.ts';
import type { Draft, DraftId } from '#core/cases/draft.ts';
import type { CaseState, PartState } from '#core/cases/state.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { PersonId } from '#core/identity/viewer.ts';
import { isUntold } from '#core/cases/one-notice.ts';
import { hasEnded, openSuspension } from '#core/cases/stages.ts';
import { certificateRows } from './certificates.ts';
import { CLOCK_COLUMNS, ENDED_SECOND, OFFICE_CLOCK, ON_CLOCK_THERE, type ClockRow } from './clocks.ts';
import { asideRows, asideSteps } from './credit.ts';
import { CONSENTS_ANSWERED, CONSENTS_ASKED, MANDATE_HELD } from './consents.ts';
import { messageOf } from './outbox.ts';

export type FilingWrite = {
  readonly events: readonly CaseEvent[];
  readonly state: CaseState;
  /** Idempotency: the same owner and key never make a second case. */
  readonly owner: PersonId;
  readonly key: DraftId;
  /** The draft as it was read: what was saved, uploaded, removed or submitted since stops the filing. */
  readonly draft: Pick<Draft, 'division' | 'version'>;
  /** The clocks that run from the filing on. */
  readonly clocks: readonly ClockRow[];
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
  const { state, events, owner, key, draft, clocks, messageId } = write;
  try {
    const { rows } = await pool.query<{ written: boolean }>({
      name: 'insert-case-4',
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
        JSON.stringify(clocks),
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
  /** The clocks that the events changed. */
  readonly clocks: readonly ClockRow[];
  readonly certificates: readonly StoredCertificate[];
  /** Parts decided on a commitment that are to be checked afterwards. */
  readonly drawn: readonly PartNumber[];
  readonly messageId: string;
};

/** Writes an act. `false`: somebody else wrote to the case since, and nothing happened. */
export async function writeAct(pool: Pool, write: ActWrite): Promise<boolean> {
  const { rows } = await pool.query<{ id: CaseId }>({
    name: 'write-act-3',
    text: WRITE_ACT,
    values: [...actValues(write.state.division, [write])],
  });
  return rows.length > 0;
}

/**
 * Writes acts on many cases of one county, one act a case: those that were written. The others were written to by somebody
 * since, or are at this moment: nothing happened to them.
 */
export async function writeActs(
  pool: Pool,
  division: DivisionCode,
  writes: readonly ActWrite[],
): Promise<ReadonlySet<CaseId>> {
  const { rows } = await pool.query<{ id: CaseId }>({
    name: 'write-acts-2',
    text: WRITE_ACTS,
    values: [...actValues(division, writes)],
  });
  return new Set(rows.map(({ id }) => id));
}

function actValues(division: DivisionCode, writes: readonly ActWrite[]): readonly string[] {
  const of = (rows: (write: ActWrite) => readonly object[]): string =>
    JSON.stringify(
      writes.flatMap((write) => rows(write).map((row) => ({ case_id: write.state.id, ...row }))),
    );
  return [
    division,
    of((write) => [actRow(write)]),
    of(({ events }) => events.map(eventRow)),
    of(partRowsOf),
    of(({ clocks }) => clocks),
    of(({ certificates }) => certificateRows(certificates)),
    of(asideRows),
  ];
}

function actRow({ state, events, expected, messageId }: ActWrite): object {
  const at = events.at(-1)?.at ?? state.filedAt;
  const { version, status } = state;
  return { expected, version, status, at, message_id: messageId, ...messageOf(state, events) };
}

/** The parts that the act or a clock changed. */
function partRowsOf({ state, events, clocks }: ActWrite): readonly object[] {
  const touched = new Set([...events.flatMap(partsOfEvent), ...clocks.map(({ part }) => part)]);
  return state.parts.filter(({ part }) => touched.has(part)).map((part) => partRow(part, state));
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
    mandate_id: state.mandate?.id ?? null,
    mandate_until: state.mandate?.until ?? null,
    helper_person: state.mandate?.helper.kind === 'staff' ? state.mandate.helper.person : null,
    refiles: state.refiles ?? null,
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
    standing: hasEnded(part) ? null : (openSuspension(part)?.step ?? null),
    untold: isUntold(part),
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
  issued jsonb, since timestamptz, standing text, untold boolean`;

// The draft first: its row is the one place where submissions from two windows meet, whatever counties they would be
// stored under, and where a save or a file meets a submission. Where its version moved on it yields no row, and
// everything else hangs on that row.
const INSERT_CASE = `with
clock_values as (select * from jsonb_to_recordset($14::jsonb) as k(${CLOCK_COLUMNS})),
${MANDATE_HELD},
ended as (
  update drafts set version = version + 1
  where division = $12 and id = $5 and owner = $4 and version = $13
    and (mandate is null or exists (select from mandate_held)) returning 1),
submitted as (
  insert into submissions (division, owner, key, case_id, number, at)
  select $1, $4, $5, $2, $3, $6 where exists (select from ended)
  on conflict (division, owner, key) do nothing returning 1),
filed as (
  insert into cases (division, id, number, thing, thing_name, plan_version, channel, receiving_place, delivery_place,
    applicant_number, applicant_name, filer_number, mandate_id, mandate_until, helper_person, refiles, status, version, filed_at, updated_at)
  select $1, $2, $3, r.thing, r.thing_name, r.plan_version, r.channel, r.receiving_place, r.delivery_place,
    r.applicant_number, r.applicant_name, r.filer_number, r.mandate_id, r.mandate_until, r.helper_person, r.refiles, r.status, r.version, $6, $6
  from jsonb_to_record($7::jsonb) as r(thing text, thing_name jsonb, plan_version text, channel text, receiving_place text,
    delivery_place text, applicant_number text, applicant_name text, filer_number text, mandate_id uuid, mandate_until date,
    helper_person uuid, refiles text, status text, version int)
  where exists (select from submitted) returning 1),
part_rows as (
  insert into parts (division, case_id, part, item, item_name, deciding_county, agency, agency_name, delivery_place, stage,
    version, received_on, accepted_on, due, due_provisional, issued, since, standing, untold, next_due, next_kind, next_provisional)
  select $1, $2, r.*, n.due_at, n.kind, n.provisional from jsonb_to_recordset($8::jsonb) as r(${PART_COLUMNS})
  left join lateral (
    select k.due_at, k.kind, k.provisional from clock_values k where k.part = r.part and ${OFFICE_CLOCK('k')}
    order by k.due_at, k.kind limit 1) as n on true
  where exists (select from filed)),
clock_rows as (
  insert into clocks (division, case_id, part, kind, nth, basis, due_at, due, provisional, status, ended_at, rated, act,
    deciding_county, agency, first_due)
  select $1, $2, k.*, k.due from clock_values k where exists (select from filed)),
event_rows as (
  insert into case_events (division, case_id, seq, part, kind, at, event)
  select $1, $2, r.* from jsonb_to_recordset($9::jsonb) as r(seq int, part int, kind text, at timestamptz, event jsonb)
  where exists (select from filed)),
message as (
  insert into outbox (division, id, topic, payload, created_at)
  select $1, $10::uuid, m.topic, m.payload, $6 from jsonb_to_record($11::jsonb) as m(topic text, payload jsonb)
  where exists (select from filed)),
${CONSENTS_ASKED}
select exists (select from filed) as written`;

// The version first: where it moved on it yields no row, and everything else hangs on that row. Of an office's clocks those
// that were just written count as written, the others as they are stored.
const ACTS = (moved: string): string => `with
acts as (
  select * from jsonb_to_recordset($2::jsonb) as a(case_id uuid, expected int, version int, status text, at timestamptz,
    message_id uuid, topic text, payload jsonb)),
${moved},
event_rows as (
  insert into case_events (division, case_id, seq, part, kind, at, event)
  select $1, r.* from jsonb_to_recordset($3::jsonb) as r(case_id uuid, seq int, part int, kind text, at timestamptz, event jsonb)
  where r.case_id in (select id from moved)),
clock_rows as (
  insert into clocks as k (case_id, part, kind, nth, basis, due_at, due, provisional, status, ended_at, rated, act,
    deciding_county, agency, division, first_due, late)
  select r.*, $1, r.due, coalesce(${ENDED_SECOND('r')} > r.due_at, false)
  from jsonb_to_recordset($5::jsonb) as r(case_id uuid, ${CLOCK_COLUMNS}) where r.case_id in (select id from moved)
  ${ON_CLOCK_THERE} returning k.*),
part_values as (
  select * from jsonb_to_recordset($4::jsonb) as r(case_id uuid, ${PART_COLUMNS}) where r.case_id in (select id from moved)),
part_rows as (
  update parts p set stage = r.stage, version = r.version, received_on = r.received_on, accepted_on = r.accepted_on,
    due = r.due, due_provisional = r.due_provisional, issued = r.issued, since = r.since, standing = r.standing, untold = r.untold,
    next_due = n.due_at, next_kind = n.kind, next_provisional = n.provisional
  from part_values r left join lateral (
    select k.due_at, k.kind, k.provisional from (
      select * from clock_rows w where w.case_id = r.case_id and w.part = r.part
      union all
      select * from clocks o where o.division = $1 and o.case_id = r.case_id and o.part = r.part and not exists (
        select from clock_rows w where w.case_id = o.case_id and w.part = o.part and w.kind = o.kind and w.nth = o.nth)) k
    where ${OFFICE_CLOCK('k')} order by k.due_at, k.kind limit 1) as n on true
  where p.division = $1 and p.case_id = r.case_id and p.part = r.part),
messages as (
  insert into outbox (division, id, topic, payload, created_at)
  select $1, a.message_id, a.topic, a.payload, a.at from acts a where a.case_id in (select id from moved)),
certificate_rows as (
  insert into certificates (division, case_id, id, holder, holder_name, type, name, number, fields, issued_on, valid_until,
    issuer_name, status, mark)
  select $1, r.* from jsonb_to_recordset($6::jsonb) as r(case_id uuid, id uuid, holder text, holder_name text, type text,
    name jsonb, number text, fields jsonb, issued_on date, valid_until date, issuer_name jsonb, status text, mark text)
  where r.case_id in (select id from moved)),
${asideSteps('$7')},
${CONSENTS_ANSWERED}
select id from moved`;

const WRITE_ACT = ACTS(`moved as (
  update cases c set version = a.version, status = a.status, updated_at = a.at from acts a
  where c.division = $1 and c.id = a.case_id and c.version = a.expected returning c.id)`);

// Nobody is waited for: two that write many cases at once would wait for each other in a circle.
const WRITE_ACTS = ACTS(`free as (
  select c.id from cases c join acts a on c.id = a.case_id
  where c.division = $1 and c.version = a.expected for no key update of c skip locked),
moved as (
  update cases c set version = a.version, status = a.status, updated_at = a.at from acts a join free on free.id = a.case_id
  where c.division = $1 and c.id = a.case_id and c.version = a.expected returning c.id)`);
