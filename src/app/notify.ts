// Something goes to a person by SMS or mail without being a notice of a case: a code for the phone, a first word to a new
// address. It is written down here and sent by the job, with its retries.
import { assert } from '#base/assert.ts';
import type { Language } from '#base/localised.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { insertDeliveries } from '#store/deliveries.ts';
import type { App } from './app.ts';

/** Codes of messages that are no notices; each has its sentence in `web/texts`. */
export const MESSAGE_CODES = [
  /** The code that gives a mandate (帮代办): `helper`, `thing`, `until`, `code`, `minutes`. */
  'mandate-code',
  /** To the principal: a mandate is in force. `helper`, `thing`, `until`. */
  'mandate-given',
  /** This address was entered for notices. */
  'contact-set',
] as const;
export type MessageCode = (typeof MESSAGE_CODES)[number];

export type QueuedMessage = {
  /** County under which it is kept: that of the case, the mandate or the centre. */
  readonly division: DivisionCode;
  readonly channel: 'sms' | 'mail';
  /** Phone number or mail address. */
  readonly to: string;
  readonly code: MessageCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** Absent: Chinese. */
  readonly language?: Language;
  /** Its parameters are emptied once it is sent, and nobody can send it again. */
  readonly secret?: boolean;
  /** After so many minutes nobody wants it any more. Absent: it never expires. */
  readonly expiresAfterMinutes?: number;
};

/** Writes a message down to be sent within seconds; its id. */
export async function queueMessage(
  app: Pick<App, 'pool' | 'now' | 'newId'>,
  message: QueuedMessage,
): Promise<string> {
  assert(message.to !== '', 'a message goes somewhere');
  const { division, channel, to, code, params, expiresAfterMinutes } = message;
  const now = app.now();
  const id = app.newId();
  const row = {
    division,
    id,
    lane: channel,
    address: to,
    code,
    params,
    language: message.language ?? ('zh-CN' as const),
    secret: message.secret ?? false,
    ...(expiresAfterMinutes === undefined
      ? {}
      : { expiresAt: now.add({ minutes: expiresAfterMinutes }).toString() }),
  };
  await insertDeliveries(app.pool, { division, at: now.toString(), rows: [row] });
  return id;
}
