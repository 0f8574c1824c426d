// From a notice to its readers and their channels: who gets it in the app, and where it goes outside.
import { dayOf } from '#core/calendar/city-day.ts';
import type { Json } from '#base/canonical-json.ts';
import type { Language } from '#base/localised.ts';
import { FREE_PARAMS, type Notice, type NoticeParams } from '#core/cases/notice.ts';
import { readersOf } from '#core/cases/notices.ts';
import type { CaseState } from '#core/cases/state.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { Contact } from '#store/contacts.ts';
import type { DeliveryRow } from '#store/deliveries.ts';
import type { NoticeRow } from '#store/notices.ts';
import type { Contacts, Telling } from '#store/outbox-plan.ts';
import type { App } from './app.ts';

/** Which ways out there are; what has none is told in the app alone. */
export type Channels = { readonly mail: boolean; readonly sms: boolean };

export type Addressing = {
  readonly app: Pick<App, 'newId'>;
  readonly channels: Channels;
  readonly contacts: Contacts;
  /** RFC 9557 instant. */
  readonly at: string;
};

/** `once`: what a reminder reminds of. */
export type ToAddress = {
  readonly notice: Notice;
  readonly state: CaseState;
  readonly once?: string;
};

/** Citizen numbers whose contacts are needed to address these. */
export function readersToLookUp(notices: readonly Notice[], state: CaseState): readonly string[] {
  return notices.flatMap(({ to }) => readersOf(to, state).map(({ citizenNumber }) => citizenNumber));
}

/** One row for each reader, and for each channel of a person one delivery without anything typed by hand. */
export function addressed({ notice, state, once }: ToAddress, how: Addressing): Telling {
  const { app, contacts, at } = how;
  const { to, code, params, part } = notice;
  const shared = { code, params, caseNumber: state.number, at, ...(part === undefined ? {} : { part }) };
  if (to.kind === 'office') {
    const reader = { county: to.county, agency: to.agency };
    const key = once === undefined ? {} : { once: `${once}:${to.county}:${to.agency}` };
    return { notices: [{ ...shared, id: app.newId(), reader, ...key }], deliveries: [] };
  }
  const notices: NoticeRow[] = [];
  const deliveries: DeliveryRow[] = [];
  for (const { citizenNumber, phone, helping } of readersOf(to, state)) {
    if (helping && isOver(state, at)) continue;
    const id = app.newId();
    const key = once === undefined ? {} : { once: `${once}:${citizenNumber}` };
    const told = helping ? { ...withoutFree(params), applicant: state.applicant.name } : params;
    notices.push({ ...shared, params: told, id, reader: { holder: citizenNumber }, ...key });
    const contact = contacts.get(citizenNumber);
    const language = contact?.language ?? state.language ?? 'zh-CN';
    const person = {
      division: state.division,
      citizenNumber,
      contact,
      language,
      ...(phone === undefined ? {} : { phone }),
    };
    const row = { id, code, params, caseNumber: state.number };
    deliveries.push(...deliveriesTo(person, { app, channels: how.channels, notice: row }));
  }
  return { notices, deliveries };
}

/** The last day of the mandate has passed: whoever filed on it sees no more of the case. */
function isOver({ mandate }: CaseState, at: string): boolean {
  return mandate !== undefined && mandate.until < dayOf(at);
}

export type PersonToReach = {
  readonly division: DivisionCode;
  readonly citizenNumber: string;
  readonly contact: Contact | undefined;
  /** As given with the case. */
  readonly phone?: string;
  readonly language: Language;
};

/** One delivery for each channel this person has. */
export function deliveriesTo(
  { division, citizenNumber, contact, phone, language }: PersonToReach,
  {
    app,
    channels,
    notice,
  }: Pick<Addressing, 'app' | 'channels'> & {
    readonly notice: Pick<NoticeRow, 'id' | 'code' | 'params' | 'caseNumber'>;
  },
): readonly DeliveryRow[] {
  return waysOf(contact, phone, channels).map(({ lane, address }) => ({
    division,
    id: app.newId(),
    lane,
    address,
    holder: citizenNumber,
    notice: notice.id,
    ...(notice.caseNumber === undefined ? {} : { caseNumber: notice.caseNumber }),
    code: notice.code,
    params: outsideParams(notice.params),
    language,
    secret: false,
  }));
}

/** Nobody's typed words go by mail or SMS, or to a helper. */
function withoutFree(params: NoticeParams): NoticeParams {
  const kept = { ...params };
  for (const name of FREE_PARAMS) delete kept[name];
  return kept;
}

function outsideParams(params: NoticeParams): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(withoutFree(params)).map(([name, value]) => [name, jsonOf(value)]),
  );
}

function jsonOf(value: NonNullable<NoticeParams[keyof NoticeParams]>): Json {
  if (typeof value !== 'object') return value;
  const plain: Json = JSON.parse(JSON.stringify(value));
  return plain;
}

function waysOf(
  contact: Contact | undefined,
  phoneOfCase: string | undefined,
  channels: Channels,
): readonly { readonly lane: 'mail' | 'sms'; readonly address: string }[] {
  const chosen = contact?.chosen ?? { byMail: false, bySms: true };
  const phone = contact?.chosen ? (contact.phone ?? phoneOfCase) : (phoneOfCase ?? contact?.phone);
  const mail = contact?.mail;
  return [
    ...(channels.mail && chosen.byMail && mail !== undefined
      ? [{ lane: 'mail' as const, address: mail }]
      : []),
    ...(channels.sms && chosen.bySms && phone !== undefined
      ? [{ lane: 'sms' as const, address: phone }]
      : []),
  ];
}
