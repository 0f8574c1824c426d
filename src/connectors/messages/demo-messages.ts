import type { MailOutlet, SmsOutlet } from '#core/exchange/outlets.ts';

/** Sends nothing: what would have been sent is kept with its delivery, and the demo shows it. */
export function makeDemoMessages(): { readonly mail: MailOutlet; readonly sms: SmsOutlet } {
  return {
    mail: { sendMail: () => Promise.resolve({ kind: 'sent' }) },
    sms: { sendSms: () => Promise.resolve({ kind: 'sent' }) },
  };
}
