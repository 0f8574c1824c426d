// What people do with their notices: read them, and say where else they want to be told. The bureau sends again what
// did not arrive.
import { assert } from '#base/assert.ts';
import type { Language } from '#base/localised.ts';
import { ok } from '#base/result.ts';
import { isDivisionCode, type DivisionCode } from '#core/divisions/division.ts';
import { may, scopeOf } from '#core/identity/permission.ts';
import { parsePhoneNumber } from '#core/identity/phone-number.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { contactsOf, divisionOfPerson, saveContact } from '#store/contacts.ts';
import { reviveDelivery } from '#store/deliveries.ts';
import { readOfficeNotices, readPersonNotices } from '#store/notices.ts';
import type { App } from './app.ts';
import { queueMessage } from './notify.ts';
import { refuseUse, type Outcome } from './refusal.ts';

/** What this person, or this officer's office, could see up to `upTo` (RFC 9557 instant) is read. */
export async function markNoticesRead(app: App, viewer: Viewer, upTo: string): Promise<Outcome<true>> {
  const scope = scopeOf(viewer, 'list-notices');
  const now = app.now().toString();
  if (scope.kind === 'person') await readPersonNotices(app.pool, { holder: scope.citizenNumber, upTo, now });
  else if (scope.kind === 'decided-by')
    await readOfficeNotices(app.pool, { county: scope.county, agency: scope.agency, upTo, now });
  else return refuseUse('not-found');
  return ok(true);
}

/** As typed. */
export type RawContact = {
  readonly mail: string;
  readonly phone: string;
  readonly language: Language;
  readonly byMail: boolean;
  readonly bySms: boolean;
};

export const CONTACT_PROBLEMS = ['phone-wrong', 'mail-wrong', 'mail-needed'] as const;
export type ContactProblem = (typeof CONTACT_PROBLEMS)[number];

/** What is wrong with it; nothing: it can be saved. */
export function checkContact({ mail, phone, byMail }: RawContact): readonly ContactProblem[] {
  const typed = mail.trim();
  return [
    ...(phone.trim() !== '' && !parsePhoneNumber(phone).ok ? (['phone-wrong'] as const) : []),
    ...(typed !== '' && !isMail(typed) ? (['mail-wrong'] as const) : []),
    ...(typed === '' && byMail ? (['mail-needed'] as const) : []),
  ];
}

/** Saves where a citizen wants to be told; a new mail address gets a first word, so that a slip is noticed. */
export async function chooseContacts(app: App, viewer: Viewer, raw: RawContact): Promise<Outcome<true>> {
  if (viewer.role !== 'citizen' || scopeOf(viewer, 'choose-contacts').kind !== 'person')
    return refuseUse('not-found');
  assert(checkContact(raw).length === 0, 'a contact is checked before it is saved');
  const phone = parsePhoneNumber(raw.phone);
  const mail = raw.mail.trim() === '' ? undefined : raw.mail.trim();
  const division = (await divisionOfPerson(app.pool, viewer.person)) ?? cityOf(app);
  const { language, byMail, bySms } = raw;
  const write = {
    person: viewer.person,
    citizenNumber: viewer.citizenNumber,
    mail,
    phone: phone.ok ? phone.value : undefined,
    language,
    byMail,
    bySms,
  };
  const known = (await contactsOf(app.pool, [viewer.citizenNumber])).get(viewer.citizenNumber);
  await saveContact(app.pool, { division, now: app.now().toString() }, write);
  // Once an address: saving again must not fill somebody else's letter box.
  if (byMail && mail !== undefined && mail !== known?.mail)
    await queueMessage(app, {
      division,
      channel: 'mail',
      to: mail,
      code: 'contact-set',
      params: {},
      language,
    });
  return ok(true);
}

/** Sends once more what did not arrive. `not-found`: it is not of this city, or has been sent again already. */
export async function resendMessage(
  app: App,
  viewer: Viewer,
  { division, id }: { readonly division: string; readonly id: string },
): Promise<Outcome<true>> {
  if (!isDivisionCode(division) || !/^[\da-f-]{36}$/.test(id)) return refuseUse('not-found');
  if (!may(viewer, 'mend-messages', { storedUnder: division })) return refuseUse('not-found');
  const done = await reviveDelivery(app.pool, { division, id, now: app.now().toString() });
  return done ? ok(true) : refuseUse('not-found');
}

function cityOf({ divisions }: App): DivisionCode {
  const city = divisions.rows.find(({ level }) => level === 'city');
  assert(city, 'the tree has a city');
  return city.code;
}

/** One address, no name, no list, and nothing that would add a line to the mail. */
function isMail(text: string): boolean {
  return text.length <= 254 && /^[^\s@,;<>"()]+@[^\s@,;<>"()]+\.[^\s@,;<>"()]+$/.test(text);
}
