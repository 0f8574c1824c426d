import type { Pool, PoolClient } from 'pg';
import type { Language } from '#base/localised.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { PersonId } from '#core/identity/viewer.ts';

/** Where a person wants to be told. */
export type Contact = {
  readonly mail?: string;
  readonly phone?: string;
  readonly language?: Language;
  /** Absent: nobody chose; an SMS to the phone of the case. */
  readonly chosen?: { readonly byMail: boolean; readonly bySms: boolean };
};

/** What is known of these people, by citizen number: their own choice, else the phone they signed in with. */
export async function contactsOf(
  client: Pool | PoolClient,
  citizenNumbers: readonly string[],
): Promise<ReadonlyMap<string, Contact>> {
  if (citizenNumbers.length === 0) return new Map();
  const signedIn = await client.query<{ citizen_number: string; phone: string }>({
    name: 'phones-of-1',
    text: `select distinct on (citizen_number) citizen_number, phone from people
      where citizen_number = any ($1::text[]) and phone is not null order by citizen_number, changed_at desc`,
    values: [citizenNumbers],
  });
  const chosen = await client.query<ContactRow>({
    name: 'contacts-of-1',
    text: `select distinct on (citizen_number) citizen_number, mail, phone, language, by_mail, by_sms from contacts
      where citizen_number = any ($1::text[]) order by citizen_number, changed_at desc`,
    values: [citizenNumbers],
  });
  const phones = new Map(signedIn.rows.map((row) => [row.citizen_number, row.phone]));
  const contacts = new Map<string, Contact>(Array.from(phones, ([number, phone]) => [number, { phone }]));
  for (const row of chosen.rows) {
    const phone = row.phone ?? phones.get(row.citizen_number);
    contacts.set(row.citizen_number, {
      ...(row.mail === null ? {} : { mail: row.mail }),
      ...(phone === undefined ? {} : { phone }),
      language: row.language,
      chosen: { byMail: row.by_mail, bySms: row.by_sms },
    });
  }
  return contacts;
}

export type ContactWrite = {
  readonly person: PersonId;
  readonly citizenNumber: string;
  readonly mail: string | undefined;
  readonly phone: string | undefined;
  readonly language: Language;
  readonly byMail: boolean;
  readonly bySms: boolean;
};

/** Where this person's row is kept; the contact lies beside it. `undefined`: nobody signed in under this id. */
export async function divisionOfPerson(pool: Pool, person: PersonId): Promise<DivisionCode | undefined> {
  const { rows } = await pool.query<{ division: DivisionCode }>({
    name: 'division-of-person-1',
    text: `select division from people where id = $1`,
    values: [person],
  });
  return rows[0]?.division;
}

/** Writes the choice down, over the one before. */
export async function saveContact(
  pool: Pool,
  { division, now }: { readonly division: DivisionCode; readonly now: string },
  write: ContactWrite,
): Promise<void> {
  await pool.query({
    name: 'save-contact-1',
    text: `insert into contacts (division, person, citizen_number, mail, phone, language, by_mail, by_sms, changed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      on conflict (division, person) do update set citizen_number = excluded.citizen_number, mail = excluded.mail,
        phone = excluded.phone, language = excluded.language, by_mail = excluded.by_mail, by_sms = excluded.by_sms,
        changed_at = excluded.changed_at`,
    values: [
      division,
      write.person,
      write.citizenNumber,
      write.mail ?? null,
      write.phone ?? null,
      write.language,
      write.byMail,
      write.bySms,
      now,
    ],
  });
}

type ContactRow = {
  readonly citizen_number: string;
  readonly mail: string | null;
  readonly phone: string | null;
  readonly language: Language;
  readonly by_mail: boolean;
  readonly by_sms: boolean;
};
