import { createHmac } from 'node:crypto';
import type { AgencyHook, SendOutcome } from '#core/exchange/outlets.ts';

export type HookSettings = Pick<AgencyHook, 'name' | 'county' | 'agency'> & {
  readonly url: string;
  /** Shared with the agency; never logged. */
  readonly secret: string;
};

/** More of an answer is of no use to anybody. */
const ERROR_LENGTH = 200;

/**
 * POSTs to an agency's own system. The receiver checks `Yici-Signature: sha256=` HMAC-SHA256 over `<Yici-Timestamp>.<body>` and
 * keeps `Idempotency-Key`: the same message may come more than once. 2xx is taken; 410 is never again; all else later.
 */
export function makeAgencyHook({ url, secret, name, county, agency }: HookSettings): AgencyHook {
  return {
    name,
    county,
    agency,
    post: async ({ id, body }, signal) => {
      const text = JSON.stringify(body);
      const timestamp = String(Math.floor(Temporal.Now.instant().epochMilliseconds / 1000));
      const response = await fetch(url, {
        method: 'POST',
        body: text,
        signal,
        redirect: 'error',
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': id,
          'Yici-Timestamp': timestamp,
          'Yici-Signature': `sha256=${signatureOf(secret, `${timestamp}.${text}`)}`,
        },
      });
      return outcomeOf(response);
    },
  };
}

/** Hex HMAC-SHA256, as the receiver computes it. */
export function signatureOf(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

async function outcomeOf(response: Response): Promise<SendOutcome> {
  await response.body?.cancel();
  if (response.ok) return { kind: 'sent' };
  const error = `${response.status} ${response.statusText}`.slice(0, ERROR_LENGTH);
  return response.status === 410 ? { kind: 'never', error } : { kind: 'later', error };
}
