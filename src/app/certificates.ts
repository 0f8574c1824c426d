import type { StoredCertificate } from '#core/certificates/certificate.ts';
import { certificatesHeldBy, insertCertificates } from '#store/certificates.ts';
import type { CertificatesLookUp } from '#store/look-ups.ts';
import type { App } from './app.ts';
import { todayOf } from './draft-access.ts';

/**
 * Valid certificates held by a person today, newest first. The caller has already been let through the door; `lookUp` says
 * which clerk looks and for which draft.
 */
export async function certificatesOf(
  app: App,
  holder: string,
  lookUp?: CertificatesLookUp,
): Promise<readonly StoredCertificate[]> {
  return certificatesHeldBy(app.pool, { holder, day: todayOf(app).toString(), lookUp });
}

/** Puts certificates of the sample city in place; a second time changes nothing. */
export async function importCertificates(
  app: Pick<App, 'pool'>,
  rows: readonly StoredCertificate[],
): Promise<void> {
  await insertCertificates(app.pool, rows);
}
