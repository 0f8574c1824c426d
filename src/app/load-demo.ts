// Puts the invented people of the sample city in place: who they are, what offices they hold, which certificates.
import type { CertificateId } from '#core/certificates/certificate.ts';
import type { Localised } from '#base/localised.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { DepartmentId } from '#core/identity/department.ts';
import type { PlannerDuty } from '#core/identity/planner-duty.ts';
import type { SurveyDuty } from '#core/identity/survey-unit.ts';
import type { SurveyUnitId } from '#core/statistics/survey/unit-id.ts';
import { insertGrant, type OfficeGrant } from '#store/people.ts';
import type { App } from './app.ts';
import { importCertificates } from './certificates.ts';
import { rememberPerson } from './people.ts';

export type DemoPerson = {
  readonly subject: string;
  readonly name: string;
  readonly citizenNumber: string;
  readonly phone: string;
  /** Village or community of the household register. */
  readonly household: DivisionCode;
  readonly roles: readonly {
    readonly role: OfficeGrant['role'];
    readonly division: DivisionCode;
    readonly agency?: string;
    readonly unit?: SurveyUnitId;
    readonly duty?: SurveyDuty | PlannerDuty;
    readonly department?: DepartmentId;
  }[];
  readonly certificates: readonly {
    readonly id: string;
    readonly type: string;
    readonly number: string;
    readonly 'issued-on': string;
    readonly 'valid-until'?: string | undefined;
    readonly fields: Readonly<Record<string, string>>;
    readonly issuer: Localised;
  }[];
};

/** The name our demo provider's people are stored under, whatever address it runs on. */
export const DEMO_ISSUER = 'demo';

/** Idempotent: a second time changes nothing. Certificates of a type that the catalogue does not know are left out. */
export async function loadDemo(
  app: App,
  demo: { readonly rolesValidFrom: Temporal.PlainDate; readonly people: readonly DemoPerson[] },
): Promise<void> {
  for (const person of demo.people) {
    const { subject, name, citizenNumber, phone, household } = person;
    const claims = { issuer: DEMO_ISSUER, subject, name, citizenNumber, phone };
    // oxlint-disable-next-line no-await-in-loop -- a few rows, once; in order, so that ids follow the file
    await rememberPerson(app, claims, household);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await Promise.all(person.roles.map((role) => giveOffice(app, subject, role, demo.rolesValidFrom)));
  }
  await importCertificates(
    app,
    demo.people.flatMap((person) => certificatesOf(app, person)),
  );
}

async function giveOffice(
  app: App,
  subject: string,
  { role, division, agency, unit, duty, department }: DemoPerson['roles'][number],
  validFrom: Temporal.PlainDate,
): Promise<void> {
  const id = app.newId();
  const issuer = DEMO_ISSUER;
  await insertGrant(app.pool, {
    id,
    issuer,
    subject,
    role,
    division,
    agency,
    unit,
    duty,
    department,
    validFrom,
    validUntil: undefined,
  });
}

function certificatesOf(app: App, person: DemoPerson) {
  const county = app.divisions.countyOf(person.household)?.code ?? person.household;
  return person.certificates.flatMap((certificate) => {
    const type = [...app.catalogue.certificates.values()].find(({ id }) => id === certificate.type);
    if (type === undefined || !isCertificateId(certificate.id)) return [];
    const until = certificate['valid-until'];
    return {
      id: certificate.id,
      division: county,
      holder: person.citizenNumber,
      holderName: person.name,
      type: type.id,
      name: type.name,
      number: certificate.number,
      fields: certificate.fields,
      issuedOn: certificate['issued-on'],
      ...(until === undefined ? {} : { validUntil: until }),
      issuerName: certificate.issuer,
      status: 'valid' as const,
      mark: 'sample' as const,
    };
  });
}

function isCertificateId(id: string): id is CertificateId {
  return /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/.test(id);
}
