// Consents a case waits for, as steps of the statements that write cases. The rows follow the events.

/** Of a filing: `$1` division, `$2` case, `$6` instant, `$9` its events; once `filed` yields a row. */
export const CONSENTS_ASKED = `consent_rows as (
  insert into consents (division, case_id, consent, holder_number, status, asked_at)
  select $1, $2, k ->> 'id', k -> 'of' ->> 'citizenNumber', 'waiting', $6
  from jsonb_to_recordset($9::jsonb) as r(event jsonb), jsonb_array_elements(r.event -> 'consents') as k
  where exists (select from filed))`;

/** Of acts: `$1` division, `$3` their events; for the cases in `moved`. An answer's kind ends with what it was. */
export const CONSENTS_ANSWERED = `consent_rows as (
  update consents k set status = substr(r.kind, length('consent-') + 1), answered_at = r.at
  from jsonb_to_recordset($3::jsonb) as r(case_id uuid, kind text, at timestamptz, event jsonb)
  where r.kind in ('consent-given', 'consent-declined', 'consent-replaced') and k.division = $1 and k.case_id = r.case_id
    and k.consent = r.event ->> 'consent' and r.case_id in (select id from moved))`;

/** The mandate that a draft is filed on, held until the filing is written: taken back before, there is no row. */
export const MANDATE_HELD = `mandate_held as (
  select m.id from drafts d join mandates m on m.division = d.mandate ->> 'division' and m.id = (d.mandate ->> 'id')::uuid
  where d.division = $12 and d.id = $5 and m.status = 'active' for share of m)`;
