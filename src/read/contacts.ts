import type { Language } from '#base/localised.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Reads } from './reads.ts';

export type ContactView = {
  readonly mail: string;
  readonly phone: string;
  readonly language: Language;
  readonly byMail: boolean;
  readonly bySms: boolean;
};

/** Where the viewer chose to be told; `undefined` where nothing was chosen yet, or for anybody but a citizen. */
export async function myContacts(viewer: Viewer, from: Reads): Promise<ContactView | undefined> {
  const scope = scopeOf(viewer, 'choose-contacts');
  if (scope.kind !== 'person') return undefined;
  const { rows } = await from.pool.query<{
    mail: string | null;
    phone: string | null;
    language: Language;
    by_mail: boolean;
    by_sms: boolean;
  }>({
    name: 'my-contacts-1',
    text: `select mail, phone, language, by_mail, by_sms from contacts where citizen_number = $1
      order by changed_at desc limit 1`,
    values: [scope.citizenNumber],
  });
  const row = rows[0];
  return (
    row && {
      mail: row.mail ?? '',
      phone: row.phone ?? '',
      language: row.language,
      byMail: row.by_mail,
      bySms: row.by_sms,
    }
  );
}
