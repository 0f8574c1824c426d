// How every act on a consultation runs: the door, read, the pure decision, one statement; once more when somebody wrote in between.
import { ok, refuse, type Result } from '#base/result.ts';
import type { Consultation } from '#core/consultation/consultation.ts';
import type { LedgerActor, LedgerEvent, LedgerHappening } from '#core/consultation/events.ts';
import { foldLedger } from '#core/consultation/fold/fold-ledger.ts';
import { isConsultationId, type ContributorId } from '#core/consultation/ids.ts';
import type { Ledger } from '#core/consultation/ledger.ts';
import type { ConsultationRefusal } from '#core/consultation/refusal.ts';
import { asStored, type ContributorRow, type LedgerKey } from '#core/consultation/stored-event.ts';
import { may, type Action } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { appendToLedger } from '#store/consultation-ledgers.ts';
import type { App } from './app.ts';
import { refuseUse, type Outcome, type Refusal } from './refusal.ts';

/** What an act is decided from. */
export type ConsultationNow = {
  readonly consultation: Consultation;
  readonly ledger: Ledger;
  readonly actor: LedgerActor;
  readonly now: Temporal.Instant;
};

/** What is to happen, and the people behind it who are not known yet. */
export type ConsultationDecision = {
  readonly happenings: readonly LedgerHappening[];
  readonly contributors?: readonly ContributorRow[];
};

/** Pure; may run more than once. */
export type DecideOnConsultation = (
  now: ConsultationNow,
) => Result<ConsultationDecision | readonly LedgerHappening[], ConsultationRefusal | Refusal>;

export type ConsultationChanged = {
  readonly consultation: Consultation;
  readonly ledger: Ledger;
  /** What was written; empty when nothing needed to be. */
  readonly events: readonly LedgerEvent[];
};

/** `as`: whoever acts without a role of the desk or of a department, for himself. */
export type ConsultationAddress = {
  readonly consultation: string;
  readonly action: Action;
  readonly as?: ContributorId;
};

/** Other processes may write to the same journal: each reads again what the others wrote. */
const TRIES = 60;

/** Runs one act on a consultation. */
export async function changeConsultation(
  app: App,
  viewer: Viewer,
  { consultation: id, action, as }: ConsultationAddress,
  decideOn: DecideOnConsultation,
): Promise<Outcome<ConsultationChanged>> {
  const consultation = isConsultationId(id) ? app.consultations.consultations.get(id) : undefined;
  const actor = ledgerActor(viewer, as);
  if (!consultation || !actor) return refuseUse('not-found');
  const department = viewer.role === 'department' ? viewer.department : undefined;
  if (!may(viewer, action, { storedUnder: consultation.division, department })) return refuseUse('not-found');
  return runConsultation(app, { consultation, actor }, decideOn);
}

/** The same for who needs no door: the platform itself. */
export function runConsultation(
  app: App,
  who: Pick<ConsultationNow, 'consultation' | 'actor'>,
  decideOn: DecideOnConsultation,
): Promise<Outcome<ConsultationChanged>> {
  return inTurn(app, who.consultation, () => runNow(app, who, decideOn));
}

/** The last act on each consultation. */
const turns = new WeakMap<App['ledgers'], Map<string, Promise<unknown>>>();

/** Acts of this process on one consultation, one after another: however many send at once, none races the others. */
function inTurn<Value>(app: App, { id }: Consultation, act: () => Promise<Value>): Promise<Value> {
  const last = turns.get(app.ledgers) ?? new Map<string, Promise<unknown>>();
  turns.set(app.ledgers, last);
  const mine = (last.get(id) ?? Promise.resolve()).then(act);
  // The next waits for this one, whether it succeeds or not.
  last.set(
    id,
    mine.catch(() => undefined),
  );
  return mine;
}

async function runNow(
  app: App,
  { consultation, actor }: Pick<ConsultationNow, 'consultation' | 'actor'>,
  decideOn: DecideOnConsultation,
): Promise<Outcome<ConsultationChanged>> {
  const key: LedgerKey = { division: consultation.division, consultation: consultation.id };
  for (let round = 0; round < TRIES; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- what somebody else wrote is read before it is decided again
    const ledger = await app.ledgers.latest(key);
    const now = app.now();
    const decided = decideOn({ consultation, ledger, actor, now });
    if (!decided.ok) return refuse(decided.error);
    const { happenings, contributors = [] } =
      'happenings' in decided.value ? decided.value : { happenings: decided.value };
    if (happenings.length === 0) return ok({ consultation, ledger, events: [] });
    const events = asStored(
      happenings.map((happening, index): LedgerEvent => ({
        ...happening,
        seq: ledger.seq + index + 1,
        at: now,
        by: actor,
      })),
    );
    const after = foldLedger(events, ledger);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const written = await appendToLedger(app.pool, {
      ...key,
      expected: ledger.seq,
      events,
      contributors,
      at: now,
    });
    if (written) {
      app.ledgers.note(key, after);
      return ok({ consultation, ledger: after, events });
    }
  }
  throw new Error(`an act on a consultation lost ${TRIES} races in a row`);
}

/** Who acts, as the journal keeps it. */
function ledgerActor(viewer: Viewer, as: ContributorId | undefined): LedgerActor | undefined {
  if (as !== undefined) return { kind: 'contributor', contributor: as };
  if (viewer.role === 'planner') {
    const { person, name, duty } = viewer;
    return { kind: 'planner', person, name, head: duty === 'head' };
  }
  if (viewer.role !== 'department') return undefined;
  const { person, name, department } = viewer;
  return { kind: 'department', person, name, department };
}
