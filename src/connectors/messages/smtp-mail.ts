import { createTransport } from 'nodemailer';
import type { MailOutlet, SendOutcome } from '#core/exchange/outlets.ts';

export type SmtpSettings = {
  /** `smtps://user:secret@mail.example.gov.cn` or `smtp://…`; holds a password: never log it. */
  readonly url: string;
  /** As in the From line. */
  readonly from: string;
  /** Right side of the Message-ID: our own host. */
  readonly host: string;
};

/** Mail by SMTP. The id is the Message-ID, so that a mail sent twice after a crash shows once. */
export function openSmtpMail({ url, from, host }: SmtpSettings): MailOutlet & { readonly close: () => void } {
  const transport = createTransport({ url, pool: true, maxConnections: 8 });
  return {
    close: () => transport.close(),
    sendMail: async ({ id, to, subject, text }) => {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${id}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

/** 5xx to this recipient: never. Everything else (no connection, greylisting, our own login refused): later. */
function outcomeOf(error: unknown): SendOutcome {
  const message = error instanceof Error ? error.message : String(error);
  const code = numberIn(error, 'responseCode');
  const about = error instanceof Error && 'code' in error ? error.code : undefined;
  const recipient = about === 'EENVELOPE' || about === 'EMESSAGE';
  return recipient && code !== undefined && code >= 500
    ? { kind: 'never', error: message }
    : { kind: 'later', error: message };
}

function numberIn(error: unknown, key: string): number | undefined {
  if (typeof error !== 'object' || error === null || !(key in error)) return undefined;
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'number' ? value : undefined;
}
