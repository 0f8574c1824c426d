import type { Brand } from '#base/brand.ts';
import type { Json } from '#base/canonical-json.ts';
import type { Localised } from '#base/localised.ts';
import type { CertificateTypeId } from '#core/catalogue/model.ts';
import type { DivisionCode } from '#core/divisions/division.ts';

/** UUID v7. */
export type CertificateId = Brand<string, 'CertificateId'>;

/** What is stored of a certificate (电子证照): who holds it, what it says, who issued it. */
export type StoredCertificate = {
  readonly id: CertificateId;
  /** County under which the row is stored: that of the case it came from. */
  readonly division: DivisionCode;
  /** Citizen number of the holder. */
  readonly holder: string;
  readonly holderName: string;
  readonly type: CertificateTypeId;
  readonly name: Localised;
  readonly number: string;
  /** By the field ids of the certificate type. */
  readonly fields: Readonly<Record<string, Json>>;
  /** ISO date. */
  readonly issuedOn: string;
  /** ISO date; absent: not limited or not stated. */
  readonly validUntil?: string;
  readonly issuerName: Localised;
  readonly status: 'valid' | 'revoked';
  /** `sample`: made for the demo city by nobody. */
  readonly mark: 'issued-here' | 'sample';
};
