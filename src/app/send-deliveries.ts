// Sends what waits in one lane of one county: claims some, tries each within its time, writes down what became of it.
import { settingsOf, waitAfter, type LaneSettings } from '#core/exchange/retry.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import {
  claimDeliveries,
  dueLanes,
  settleDelivery,
  type Attempt,
  type ClaimedDelivery,
} from '#store/deliveries.ts';
import type { App } from './app.ts';
import type { MessageWords, Outlets, SendOutcome, WriteMessage } from '#core/exchange/outlets.ts';

/** What sending needs besides the App. */
export type Sending = {
  readonly app: Pick<App, 'pool' | 'now'>;
  readonly outlets: Outlets;
  readonly write: WriteMessage;
  /** Absent: `settingsOf`. */
  readonly settings?: (lane: string) => LaneSettings;
  /** The words of a secret message are kept too: only where all people are invented. */
  readonly keepSecrets?: boolean;
};

/** Lanes that have something due and a way out, each with its counties. */
export async function lanesDue({
  app,
  outlets,
}: Sending): Promise<ReadonlyMap<string, readonly DivisionCode[]>> {
  const due = await dueLanes(app.pool, app.now().toString());
  const open = due.filter(({ lane }) => outletOf(lane, outlets) !== undefined);
  const lanes = Map.groupBy(open, ({ lane }) => lane);
  return new Map(Array.from(lanes, ([lane, of]) => [lane, of.map(({ division }) => division)]));
}

/** How a batch fared. `through`: sent, or refused for good by a system that is well. */
export type Batch = { readonly claimed: number; readonly through: number; readonly failed: number };

/** Claims and sends at most `limit`, all at once. Never throws for what an outside system does. */
export async function sendBatch(
  sending: Sending,
  {
    division,
    lane,
    limit,
  }: { readonly division: DivisionCode; readonly lane: string; readonly limit: number },
): Promise<Batch> {
  const { app } = sending;
  const { timeoutSeconds } = (sending.settings ?? settingsOf)(lane);
  const now = app.now();
  // Twice the time: a sender that is alive has reported by then.
  const until = now.add({ seconds: Math.ceil(timeoutSeconds * 2) + 1 }).toString();
  const claimed = await claimDeliveries(app.pool, { division, lane, now: now.toString(), until, limit });
  const kinds = await Promise.all(claimed.map((row) => sendOne(sending, row)));
  const failed = kinds.filter((kind) => kind === 'later').length;
  const through = kinds.filter((kind) => kind === 'sent' || kind === 'never').length;
  return { claimed: claimed.length, through, failed };
}

async function sendOne(sending: Sending, row: ClaimedDelivery): Promise<SendOutcome['kind'] | 'expired'> {
  const { app } = sending;
  const settings = (sending.settings ?? settingsOf)(row.lane);
  if (row.expiresAt !== undefined && Temporal.Instant.compare(row.expiresAt, app.now()) < 0) {
    await settleDelivery(app.pool, row, { attempt: { kind: 'expired' }, now: app.now().toString() });
    return 'expired';
  }
  const words = row.lane.startsWith('hook:')
    ? undefined
    : sending.write({ ...row, caseNumber: row.caseNumber });
  const outcome = await withinTime(settings.timeoutSeconds, (signal) =>
    deliver(sending.outlets, { row, words }, signal),
  );
  const now = app.now();
  await settleDelivery(app.pool, row, { attempt: attemptOf(outcome), now: now.toString() });
  return outcome.kind;

  function attemptOf(done: SendOutcome): Attempt {
    if (done.kind === 'sent') {
      const kept = row.secret && sending.keepSecrets !== true ? undefined : textOf(row, words);
      return { kind: 'sent', text: kept };
    }
    if (done.kind === 'never') return { kind: 'bounced', error: done.error };
    const wait = waitAfter(row.tries, settings);
    return wait === undefined
      ? { kind: 'bounced', error: done.error }
      : {
          kind: 'again',
          error: done.error,
          at: now.add({ milliseconds: Math.round(wait * 1000) }).toString(),
        };
  }
}

function textOf({ lane }: ClaimedDelivery, words: MessageWords | undefined): string | undefined {
  return lane === 'sms' ? words?.short : words && `${words.subject}\n\n${words.text}`;
}

type Ready = { readonly row: ClaimedDelivery; readonly words: MessageWords | undefined };

async function deliver(outlets: Outlets, { row, words }: Ready, signal: AbortSignal): Promise<SendOutcome> {
  const send = outletOf(row.lane, outlets);
  if (send === undefined) return { kind: 'later', error: 'no outlet' };
  return send({ row, words }, signal);
}

type Send = (ready: Ready, signal: AbortSignal) => Promise<SendOutcome>;

function outletOf(lane: string, { mail, sms, hooks }: Outlets): Send | undefined {
  if (lane === 'mail') {
    return (
      mail &&
      needingWords(({ id, to, words }, signal) =>
        mail.sendMail({ id, to, subject: words.subject, text: words.text }, signal),
      )
    );
  }
  if (lane === 'sms') {
    return (
      sms && needingWords(({ id, to, words }, signal) => sms.sendSms({ id, to, text: words.short }, signal))
    );
  }
  const hook = hooks.find(({ name }) => lane === `hook:${name}`);
  return (
    hook && (({ row }, signal) => hook.post({ id: row.id, body: { ...row.params, id: row.id } }, signal))
  );
}

function needingWords(
  send: (
    message: { readonly id: string; readonly to: string; readonly words: MessageWords },
    signal: AbortSignal,
  ) => Promise<SendOutcome>,
): Send {
  return ({ row, words }, signal) =>
    words === undefined
      ? Promise.resolve({ kind: 'never', error: `no words for ${row.code}` })
      : send({ id: row.id, to: row.address, words }, signal);
}

/** An outlet that neither answers nor minds the signal is left behind. */
async function withinTime(
  seconds: number,
  work: (signal: AbortSignal) => Promise<SendOutcome>,
): Promise<SendOutcome> {
  const late = new AbortController();
  const { promise: tooLate, resolve } = Promise.withResolvers<SendOutcome>();
  const timer = setTimeout(() => {
    late.abort();
    resolve({ kind: 'later', error: `no answer within ${seconds} s` });
  }, seconds * 1000);
  try {
    return await Promise.race([work(late.signal), tooLate]);
  } catch (error) {
    return { kind: 'later', error: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
