import type { Localised } from '#base/localised.ts';
import type { CertificateTypeId } from '#core/catalogue/model.ts';
import { codeAtLevel } from '#core/divisions/division.ts';
import { may } from '#core/identity/permission.ts';
import { maskPersonName, parsePersonName } from '#core/identity/person-name.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Reads } from './reads.ts';

/** What the counter may know of a person before the identity document is read: masked. */
export type KnownPerson = {
  readonly maskedName: string;
  readonly certificates: readonly { readonly type: CertificateTypeId; readonly name: Localised }[];
};

/**
 * Whether a person with this citizen number is known here. `undefined`: not known, or the viewer is no clerk. The look is
 * noted by the same statement, whether anybody was found or not.
 */
export async function findPersonForCounter(
  viewer: Viewer,
  from: Reads,
  citizenNumber: string,
): Promise<KnownPerson | undefined> {
  const number = citizenNumber.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
  if (viewer.role !== 'clerk' || !may(viewer, 'find-person') || !/^\d{17}[\dX]$/.test(number))
    return undefined;
  const { rows } = await from.pool.query<{
    name: string | null;
    certificates: KnownPerson['certificates'] | null;
  }>({
    name: 'find-person-2',
    text: `with noted as (
          insert into look_ups (division, at, purpose, clerk, clerk_name, centre, citizen_number)
          values ($2, $3, 'find-person', $4, $5, $6, $1))
        select
        coalesce((select holder_name from certificates where holder = $1 order by issued_on desc limit 1),
          (select applicant_name from cases where applicant_number = $1 order by filed_at desc limit 1)) as name,
        (select jsonb_agg(distinct jsonb_build_object('type', type, 'name', name)) from certificates
          where holder = $1 and status = 'valid') as certificates`,
    values: [
      number,
      codeAtLevel(viewer.centre, 'county'),
      from.now().toString(),
      viewer.person,
      viewer.name,
      viewer.centre,
    ],
  });
  const [row] = rows;
  const name = row?.name ? parsePersonName(row.name) : undefined;
  if (!name?.ok) return undefined;
  return { maskedName: maskPersonName(name.value), certificates: row?.certificates ?? [] };
}
