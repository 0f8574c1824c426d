// How every act on a case runs: read, the door, the page's version, the pure decision, one statement. Somebody else's
// write to another part only means reading again.
import { assert } from '#base/assert.ts';
import { ok } from '#base/result.ts';
import { stampEvents } from '#core/cases/act.ts';
import type { ActContext, Decided } from '#core/cases/act-context.ts';
import { subjectOfPart } from '#core/cases/acts-allowed.ts';
import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import type { Actor, CaseEvent, CaseNumber, LaterEvent, PartNumber } from '#core/cases/events.ts';
import { applyEvent, evolve } from '#core/cases/evolve.ts';
import type { RefusalParams } from '#core/cases/refusal.ts';
import type { CaseState, PartState, Stage } from '#core/cases/state.ts';
import { whatFollows } from '#core/cases/what-follows.ts';
import type { CertificateId, StoredCertificate } from '#core/certificates/certificate.ts';
import { issueCertificate } from '#core/certificates/issue-certificate.ts';
import { may, type Action } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { eventsOf, writeAct, type ActWrite } from '#store/cases.ts';
import { actorOf } from './actor.ts';
import type { App } from './app.ts';
import { changedClocks, type DueOf } from './clock-rows.ts';
import { drawnChecks } from './drawn-checks.ts';
import { notBeforeLast, readHappenedAt } from './happened-at.ts';
import { refuseUse, type Outcome } from './refusal.ts';

/** What became of the part; nothing of the rest of the case. */
export type Acted = {
  readonly number: CaseNumber;
  readonly part: PartNumber;
  readonly stage: Stage;
  readonly version: number;
};

export type PartAddress = {
  /** Case number as the address or a person writes it. */
  readonly number: string;
  readonly part: PartNumber;
  /** `part.version` of the page that was acted from. */
  readonly version: number;
  /** 事后补录: when it happened, or as typed in the city's time; absent or empty: now. */
  readonly happenedAt?: Temporal.Instant | string;
};

/** Parts of one case are few, so a race lost this often in a row is not a race. */
const TRIES = 8;

/** Runs one act on a part. `decideOn` is pure and may run more than once. */
export async function act(
  app: App,
  viewer: Viewer,
  address: PartAddress & { readonly action: Action },
  decideOn: (
    state: CaseState,
    part: PartState,
    context: ActContext,
  ) => Decided | Outcome<readonly LaterEvent[]>,
): Promise<Outcome<Acted>> {
  const happened = readHappenedAt(address.happenedAt, app.now());
  const run = {
    number: address.number,
    actor: () => actorOf(viewer),
    ...(happened.ok && happened.value ? { happenedAt: happened.value } : {}),
  };
  const done = await runAct(app, run, (now, context) => {
    const part = now.state.parts.find((each) => each.part === address.part);
    if (!part || !may(viewer, address.action, subjectOfPart(now.state, part))) return refuseUse('not-found');
    if (part.version !== address.version) return changedMeanwhile(now.events, part);
    if (!happened.ok) return happened;
    const inOrder = notBeforeLast(part, happened.value);
    if (!inOrder.ok) return inOrder;
    return decideOn(now.state, part, context);
  });
  return done.ok ? ok(actedOn(done.value, address.part)) : done;
}

export type CaseAddress = {
  readonly number: string;
  /** `version` of the case that was acted from; absent where the act holds whatever else happened meanwhile. */
  readonly version?: number;
};

/** Runs one act on a whole case. `maySee` is the door: false is `not-found`. */
export async function actOnCase(
  app: App,
  viewer: Viewer,
  address: CaseAddress & { readonly maySee: (state: CaseState) => boolean },
  decideOn: (state: CaseState, context: ActContext) => Decided | Outcome<readonly LaterEvent[]>,
): Promise<Outcome<CaseState>> {
  return runAct(
    app,
    { number: address.number, actor: () => actorOf(viewer) },
    ({ state, events }, context) => {
      if (!address.maySee(state)) return refuseUse('not-found');
      if (address.version !== undefined && address.version !== state.version) {
        const last = events.at(-1);
        assert(last, 'a case has events');
        return refuseUse('changed-meanwhile', changeOf(last));
      }
      return decideOn(state, context);
    },
  );
}

type Run = {
  readonly number: string;
  readonly actor: () => Actor;
  /** It happened then and is entered now. */
  readonly happenedAt?: Temporal.Instant;
};
type Read = { readonly state: CaseState; readonly events: readonly CaseEvent[] };

/**
 * Reads, decides and writes until nobody else wrote in between, with what follows from it by itself. Where nothing was
 * decided and nothing follows, nothing is written.
 */
export async function runAct(
  app: App,
  { number, actor, happenedAt }: Run,
  decideOn: (read: Read, context: ActContext) => Outcome<readonly LaterEvent[]>,
): Promise<Outcome<CaseState>> {
  const parsed = parseCaseNumber(number);
  if (!parsed.ok) return refuseUse('not-found');
  const at = { division: divisionOfCaseNumber(parsed.value), number: parsed.value };
  for (let round = 0; round < TRIES; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- what somebody else wrote is read before it is decided again
    const events = await eventsOf(app.pool, at);
    const state = events && evolve(events);
    if (!events || !state) return refuseUse('not-found');
    const context = actContextOf(app, happenedAt ?? app.now());
    const decided = decideOn({ state, events }, context);
    if (!decided.ok) return decided;
    const done = carryOut(state, decided.value, {
      context,
      actor: actor(),
      ...(happenedAt === undefined ? {} : { recordedAt: app.now() }),
    });
    if (done.events.length === 0) return ok(state);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const written = await writeAct(app.pool, actWriteOf(app, { before: state, ...done }));
    if (written) return ok(done.after);
  }
  throw new Error(`an act lost ${TRIES} races in a row`);
}

/** What an act may know of the world. */
export function actContextOf(
  { calendar, law, instant, promises, newId }: App,
  now: Temporal.Instant,
): ActContext {
  return { now, calendar, law, instant, promises, newId };
}

type CarriedBy = {
  readonly context: ActContext;
  readonly actor: Actor;
  /** When it is entered, where it happened before (`context.now`). */
  readonly recordedAt?: Temporal.Instant;
};
type CarriedOut = { readonly events: readonly CaseEvent[]; readonly after: CaseState };

/** What was decided, with what follows from it by itself, as events and the state they lead to. */
export function carryOut(
  state: CaseState,
  decided: readonly LaterEvent[],
  { context, actor, recordedAt }: CarriedBy,
): CarriedOut {
  const now = recordedAt ?? context.now;
  const stamp = { at: now, actor, origin: 'live' } as const;
  const acted = stampEvents(
    state,
    decided,
    recordedAt === undefined ? stamp : { at: context.now, recordedAt, actor, origin: 'back-filled' },
  );
  const between = acted.reduce<CaseState>(applyEvent, state);
  const followed = stampEvents(between, whatFollows(between, { ...context, now }), stamp);
  const after = followed.reduce<CaseState>(applyEvent, between);
  return { events: [...acted, ...followed], after };
}

/** Everything an act writes beside its events: clocks, certificates, the message. */
export function actWriteOf(
  app: App,
  { before, events, after }: CarriedOut & { readonly before: CaseState },
  dueOf?: DueOf,
): ActWrite {
  return {
    expected: before.version,
    events,
    state: after,
    clocks: changedClocks(app, { before, after }, dueOf),
    drawn: drawnChecks(app, after, events),
    certificates: certificatesIn(app, after, events),
    messageId: app.newId(),
  };
}

function actedOn(state: CaseState, number: PartNumber): Acted {
  const part = state.parts.find((each) => each.part === number);
  assert(part, 'an act keeps its part');
  return { number: state.number, part: number, stage: part.stage, version: part.version };
}

/** Who acted on the part since the page was made, when and how. */
function changedMeanwhile(events: readonly CaseEvent[], part: PartState): Outcome<never> {
  const last = events.find(({ seq }) => seq === part.version);
  assert(last, 'a part was last changed by an event');
  return refuseUse('changed-meanwhile', changeOf(last));
}

function changeOf({ actor, at, kind }: CaseEvent): RefusalParams {
  return { who: actor.role === 'system' ? '' : actor.name, when: at, what: kind };
}

/** The certificates that were issued in these events. */
function certificatesIn(
  app: App,
  state: CaseState,
  events: readonly CaseEvent[],
): readonly StoredCertificate[] {
  return events.flatMap((event) => {
    if (event.kind !== 'result-issued') return [];
    const part = state.parts.find((each) => each.part === event.part);
    assert(part, 'a result is of a part');
    return event.results.flatMap((result) => {
      const type =
        result.certificate === undefined ? undefined : app.catalogue.certificates.get(result.certificate);
      if (type === undefined || !isCertificateId(result.id)) return [];
      return issueCertificate({
        id: result.id,
        type,
        number: result.number,
        issuedOn: result.issuedOn,
        division: state.division,
        issuerName: part.agencyName,
        answers: state.answers,
        elements: app.catalogue.elements,
        applicant: state.applicant,
        calendar: app.calendar,
      });
    });
  });
}

function isCertificateId(id: string): id is CertificateId {
  return id.length === 36;
}
