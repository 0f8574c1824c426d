// How every act on a part runs: read, the door, the page's version, the pure decision, one statement. Somebody else's
// write to another part only means reading again.
import { assert } from '#base/assert.ts';
import { ok } from '#base/result.ts';
import { stampEvents } from '#core/cases/act.ts';
import type { ActContext, Decided } from '#core/cases/act-context.ts';
import { subjectOfPart } from '#core/cases/acts-allowed.ts';
import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import type { CaseEvent, CaseNumber, PartNumber } from '#core/cases/events.ts';
import { applyEvent, evolve } from '#core/cases/evolve.ts';
import type { CaseState, PartState, Stage } from '#core/cases/state.ts';
import type { CertificateId, StoredCertificate } from '#core/certificates/certificate.ts';
import { issueCertificate } from '#core/certificates/issue-certificate.ts';
import { may, type Action } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { eventsOf, writeAct } from '#store/cases.ts';
import { actorOf } from './actor.ts';
import type { App } from './app.ts';
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
};

/** Parts of one case are few, so a race lost this often in a row is not a race. */
const TRIES = 8;

/** Runs one act. `decideOn` is pure and may run more than once. */
export async function act(
  app: App,
  viewer: Viewer,
  address: PartAddress & { readonly action: Action },
  decideOn: (state: CaseState, part: PartState, context: ActContext) => Decided,
): Promise<Outcome<Acted>> {
  const number = parseCaseNumber(address.number);
  if (!number.ok) return refuseUse('not-found');
  for (let round = 0; round < TRIES; round += 1) {
    const events = await eventsOf(app.pool, {
      division: divisionOfCaseNumber(number.value),
      number: number.value,
    });
    const state = events && evolve(events);
    const part = state?.parts.find((each) => each.part === address.part);
    if (!events || !state || !part || !may(viewer, address.action, subjectOfPart(state, part)))
      return refuseUse('not-found');
    if (part.version !== address.version) return changedMeanwhile(events, part);
    const { now, calendar, law, newId } = app;
    const at = now();
    const decided = decideOn(state, part, { now: at, calendar, law, newId });
    if (!decided.ok) return decided;
    const more = stampEvents(state, decided.value, { at, actor: actorOf(viewer), origin: 'live' });
    const after = more.reduce<CaseState>(applyEvent, state);
    const certificates = certificatesIn(app, after, more);
    if (
      await writeAct(app.pool, {
        expected: state.version,
        events: more,
        state: after,
        certificates,
        messageId: newId(),
      })
    ) {
      return ok(actedOn(after, address.part));
    }
  }
  throw new Error(`an act lost ${TRIES} races in a row`);
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
  const who = last.actor.role === 'system' ? '' : last.actor.name;
  return refuseUse('changed-meanwhile', { who, when: last.at, what: last.kind });
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
