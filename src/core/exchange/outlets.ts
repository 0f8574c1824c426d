// The ports through which messages leave the house, fulfilled by `connectors/messages`. `main.ts` joins them.
import type { Json } from '#base/canonical-json.ts';
import type { Language } from '#base/localised.ts';

/** What became of one attempt. `later`: it may work next time. `never`: this address will not take it. */
export type SendOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'later'; readonly error: string }
  | { readonly kind: 'never'; readonly error: string };

/** `id` is the same at every attempt: Message-ID, idempotency key. `signal` ends the attempt in time. */
export type MailOutlet = {
  readonly sendMail: (
    mail: { readonly id: string; readonly to: string; readonly subject: string; readonly text: string },
    signal: AbortSignal,
  ) => Promise<SendOutcome>;
};

export type SmsOutlet = {
  readonly sendSms: (
    sms: { readonly id: string; readonly to: string; readonly text: string },
    signal: AbortSignal,
  ) => Promise<SendOutcome>;
};

/** An agency's own system, told of what happens to the parts its office decides. */
export type AgencyHook = {
  /** Names its lane; letters, digits and hyphens. */
  readonly name: string;
  /** County and kind of the office. */
  readonly county: string;
  readonly agency: string;
  readonly post: (
    message: { readonly id: string; readonly body: Readonly<Record<string, Json>> },
    signal: AbortSignal,
  ) => Promise<SendOutcome>;
};

export type Outlets = {
  readonly mail?: MailOutlet;
  readonly sms?: SmsOutlet;
  readonly hooks: readonly AgencyHook[];
};

/** A message in words. `short` fits an SMS. */
export type MessageWords = { readonly subject: string; readonly text: string; readonly short: string };

/** Puts a message into words; `undefined` where nobody knows the code any more. */
export type WriteMessage = (message: {
  readonly code: string;
  readonly params: Readonly<Record<string, Json>>;
  readonly language: Language;
  readonly caseNumber: string | undefined;
}) => MessageWords | undefined;
