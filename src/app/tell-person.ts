// Tells one person something that belongs to no case: an appointment, for example.
import type { NoticeCode, NoticeParams } from '#core/cases/notice.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { contactsOf } from '#store/contacts.ts';
import { tell } from '#store/outbox-plan.ts';
import { deliveriesTo, type Channels } from './address-notices.ts';
import type { App } from './app.ts';

export type PersonNotice = {
  /** County under which it is kept. */
  readonly division: DivisionCode;
  readonly citizenNumber: string;
  readonly code: NoticeCode;
  readonly params: NoticeParams;
  /** What it is about: told once. Absent: told each time. */
  readonly once?: string;
};

/** A notice in the app, and by the channels the person chose; both or neither. */
export async function tellPerson(
  app: Pick<App, 'pool' | 'now' | 'newId'>,
  channels: Channels,
  { division, citizenNumber, code, params, once }: PersonNotice,
): Promise<void> {
  const contacts = await contactsOf(app.pool, [citizenNumber]);
  const at = app.now().toString();
  const id = app.newId();
  const notice = {
    id,
    reader: { holder: citizenNumber },
    code,
    params,
    at,
    ...(once === undefined ? {} : { once }),
  };
  const contact = contacts.get(citizenNumber);
  const to = { division, citizenNumber, contact, language: contact?.language ?? ('zh-CN' as const) };
  const deliveries = deliveriesTo(to, { app, channels, notice });
  await tell(app.pool, { division, at }, { notices: [notice], deliveries });
}
