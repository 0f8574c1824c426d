import type { Pool } from 'pg';
import type { StoredCertificate } from '#core/certificates/certificate.ts';
import type { CertificatesLookUp } from './look-ups.ts';

/** Certificates of a person valid on `day` (ISO date), newest first. A clerk's look is noted by the same statement. */
export async function certificatesHeldBy(
  pool: Pool,
  {
    holder,
    day,
    lookUp,
  }: { readonly holder: string; readonly day: string; readonly lookUp?: CertificatesLookUp | undefined },
): Promise<readonly StoredCertificate[]> {
  const { rows } = await pool.query<CertificateRow & { division: StoredCertificate['division'] }>(
    lookUp === undefined
      ? { name: 'certificates-held-1', text: HELD, values: [holder, day] }
      : {
          name: 'certificates-looked-up-2',
          text: LOOKED_UP,
          values: [
            holder,
            day,
            lookUp.division,
            lookUp.at,
            lookUp.clerk,
            lookUp.clerkName,
            lookUp.centre,
            lookUp.draft ?? null,
          ],
        },
  );
  return rows.map(toCertificate);
}

const HELD = `select division, id, holder, holder_name, type, name, number, fields, issued_on, valid_until, issuer_name, status, mark
      from certificates where holder = $1 and status = 'valid' and (valid_until is null or valid_until >= $2::date)
      order by issued_on desc, id desc limit 200`;

// Once a draft: every page of the form looks again.
const LOOKED_UP = `with noted as (
        insert into look_ups (division, at, purpose, clerk, clerk_name, centre, citizen_number, draft_id)
        values ($3, $4, case when $8::uuid is null then 'use-consent' else 'use-certificates' end, $5, $6, $7, $1, $8) on conflict (division, draft_id, clerk, citizen_number) do nothing)
      ${HELD}`;

/** Inserts certificates that no act issued (the sample city's); those already there stay as they are. */
export async function insertCertificates(
  pool: Pool,
  certificates: readonly StoredCertificate[],
): Promise<void> {
  for (const [division, group] of Map.groupBy(certificates, (each) => each.division)) {
    await pool.query({
      name: 'insert-certificates-1',
      text: `insert into certificates (division, id, holder, holder_name, type, name, number, fields, issued_on, valid_until,
          issuer_name, status, mark)
        select $1, r.* from jsonb_to_recordset($2::jsonb) as r(id uuid, holder text, holder_name text, type text, name jsonb,
          number text, fields jsonb, issued_on date, valid_until date, issuer_name jsonb, status text, mark text)
        on conflict (division, id) do nothing`,
      values: [division, JSON.stringify(certificateRows(group))],
    });
  }
}

type CertificateRow = {
  readonly id: StoredCertificate['id'];
  readonly holder: string;
  readonly holder_name: string;
  readonly type: StoredCertificate['type'];
  readonly name: StoredCertificate['name'];
  readonly number: string;
  readonly fields: StoredCertificate['fields'];
  readonly issued_on: string;
  readonly valid_until: string | null;
  readonly issuer_name: StoredCertificate['issuerName'];
  readonly status: StoredCertificate['status'];
  readonly mark: StoredCertificate['mark'];
};

/** As the statements take them, without the division. */
export function certificateRows(certificates: readonly StoredCertificate[]): readonly CertificateRow[] {
  return certificates.map((each) => ({
    id: each.id,
    holder: each.holder,
    holder_name: each.holderName,
    type: each.type,
    name: each.name,
    number: each.number,
    fields: each.fields,
    issued_on: each.issuedOn,
    valid_until: each.validUntil ?? null,
    issuer_name: each.issuerName,
    status: each.status,
    mark: each.mark,
  }));
}

function toCertificate(
  row: CertificateRow & { readonly division: StoredCertificate['division'] },
): StoredCertificate {
  const certificate = {
    id: row.id,
    division: row.division,
    holder: row.holder,
    holderName: row.holder_name,
    type: row.type,
    name: row.name,
    number: row.number,
    fields: row.fields,
    issuedOn: row.issued_on,
    issuerName: row.issuer_name,
    status: row.status,
    mark: row.mark,
  };
  return row.valid_until === null ? certificate : { ...certificate, validUntil: row.valid_until };
}
