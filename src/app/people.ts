// People as the identity provider vouches for them.
import { cityDay } from '#core/calendar/city-day.ts';
import { assert } from '#base/assert.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { parseCitizenNumber } from '#core/identity/citizen-number.ts';
import { parsePersonName } from '#core/identity/person-name.ts';
import { parsePhoneNumber } from '#core/identity/phone-number.ts';
import type { PersonId } from '#core/identity/viewer.ts';
import { recountUnread } from '#store/notices.ts';
import { insertPerson, updatePerson, type PersonRow } from '#store/people.ts';
import type { App } from './app.ts';
import type { IdentityClaims } from './identity-provider.ts';

type Ports = Pick<App, 'pool' | 'now' | 'newId' | 'allowSample' | 'divisions'>;

/**
 * Takes over what the provider says now; a new person gets an id. A citizen number or phone that is not well formed is
 * left out (the person then cannot act as a citizen). `household` is known for demo people only: it decides in which
 * county a new person's row is kept, else the city.
 */
export async function rememberPerson(
  app: Ports,
  claims: IdentityClaims,
  household?: DivisionCode,
): Promise<PersonRow> {
  const now = app.now();
  const today = cityDay(now);
  const name = parsePersonName(claims.name);
  const number = parseCitizenNumber(claims.citizenNumber ?? '', { today, allowSample: app.allowSample });
  const phone = parsePhoneNumber(claims.phone ?? '');
  const person = {
    issuer: claims.issuer,
    subject: claims.subject,
    name: name.ok ? name.value : claims.subject,
    citizenNumber: number.ok ? number.value.number : undefined,
    phone: phone.ok ? phone.value : undefined,
  };
  const known = await updatePerson(app.pool, person, now);
  if (known !== undefined) {
    await countAnew(app, known);
    return known;
  }
  const id = app.newId();
  assert(isPersonId(id), 'newId makes UUIDs');
  const added = await insertPerson(app.pool, { ...person, id, division: storedUnder(app, household) }, now);
  await countAnew(app, added);
  return added;
}

/** What came before this person had a row here, at a counter for example, waits unread. */
async function countAnew(app: Ports, { division, id, citizenNumber }: PersonRow): Promise<void> {
  if (citizenNumber !== undefined) await recountUnread(app.pool, { division, id, citizenNumber });
}

function storedUnder(app: Ports, household: DivisionCode | undefined): DivisionCode {
  const county = household === undefined ? undefined : app.divisions.countyOf(household);
  const place = county ?? app.divisions.rows.find(({ level }) => level === 'city');
  assert(place !== undefined, 'the tree has a city');
  return place.code;
}

function isPersonId(id: string): id is PersonId {
  return /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id);
}
