import type { CertificateField, CertificateType, DataElement, ElementId } from '#core/catalogue/model.ts';
import { dueAt } from '#core/calendar/due-at.ts';
import type { WorkCalendar } from '#core/calendar/work-calendar.ts';
import type { Answers } from '#core/compiler/plan.ts';
import type { Localised } from '#base/localised.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { CertificateId, StoredCertificate } from './certificate.ts';

export type Issue = {
  readonly id: CertificateId;
  readonly type: CertificateType;
  readonly number: string;
  /** ISO date. */
  readonly issuedOn: string;
  readonly division: DivisionCode;
  readonly issuerName: Localised;
  readonly answers: Answers;
  readonly elements: ReadonlyMap<ElementId, DataElement>;
  /** Who holds it where the certificate's own fields name nobody. */
  readonly applicant: { readonly name: string; readonly citizenNumber: string };
  readonly calendar: WorkCalendar;
};

/**
 * The certificate that a result is, filled from the answers its fields are tied to. Its holder is the person its fields
 * name (a mother's card applied for by her daughter is the mother's), else the applicant.
 */
export function issueCertificate(issue: Issue): StoredCertificate {
  const { type, answers, applicant } = issue;
  const fields = Object.fromEntries(
    type.fields.flatMap(({ id, element }) => {
      const value = element === undefined ? undefined : answers[element];
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
  const number = answerOfType(issue, 'citizen-number');
  const name = answerOfType(issue, 'person-name');
  const holder =
    number === undefined
      ? applicant
      : { citizenNumber: number, name: name ?? (number === applicant.citizenNumber ? applicant.name : '') };
  const validUntil = lastDay(issue);
  return {
    id: issue.id,
    division: issue.division,
    holder: holder.citizenNumber,
    holderName: holder.name,
    type: type.id,
    name: type.name,
    number: issue.number,
    fields,
    issuedOn: issue.issuedOn,
    ...(validUntil === undefined ? {} : { validUntil }),
    issuerName: issue.issuerName,
    status: 'valid',
    mark: 'issued-here',
  };
}

/** The answer behind the first field of the certificate that is of this type. */
function answerOfType({ type, elements, answers }: Issue, kind: DataElement['type']): string | undefined {
  for (const { element } of type.fields satisfies readonly CertificateField[]) {
    if (element === undefined || elements.get(element)?.type !== kind) continue;
    const value = answers[element];
    if (typeof value === 'string') return value;
  }
  return undefined;
}

function lastDay({ type, issuedOn, calendar }: Issue): string | undefined {
  if (!type.validity.stated) return undefined;
  return dueAt(calendar, Temporal.PlainDate.from(issuedOn), type.validity.value).date.toString();
}
