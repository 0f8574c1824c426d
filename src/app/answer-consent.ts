import { ok } from '#base/result.ts';
import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import { declineConsent } from '#core/cases/decline-consent.ts';
import type { HandedIn } from '#core/cases/events.ts';
import { evolve } from '#core/cases/evolve.ts';
import { giveConsent, openConsent } from '#core/cases/give-consent.ts';
import type { CaseState, ConsentState } from '#core/cases/state.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { eventsOf } from '#store/cases.ts';
import type { CertificatesLookUp } from '#store/look-ups.ts';
import { actOnCase } from './act.ts';
import type { App } from './app.ts';
import { certificatesOf } from './certificates.ts';
import { inWords } from './papers.ts';
import { refuseUse, type Outcome } from './refusal.ts';

export type AnswerConsent = {
  /** Case number as the page says it. */
  readonly number: string;
  /** `c1` … */
  readonly consent: string;
} & ({ readonly answer: 'agree' } | { readonly answer: 'decline'; readonly reason: string });

/** The third person agrees or declines. Only when he agrees is his certificate looked for. */
export async function answerConsent(
  app: App,
  viewer: Viewer,
  command: AnswerConsent,
): Promise<Outcome<CaseState>> {
  const maySee = (state: CaseState): boolean => mayAnswer(viewer, consentIn(state, command.consent));
  const found = await consentBehind(app, { ...command, maySee });
  if (!found.ok) return found;
  const { id } = found.value.consent;
  if (command.answer === 'decline') {
    return actOnCase(app, viewer, { number: command.number, maySee }, (state) =>
      declineConsent(state, { consent: id, reason: command.reason }),
    );
  }
  const paper = await certificateFor(app, found.value);
  if (!paper.ok) return paper;
  return actOnCase(app, viewer, { number: command.number, maySee }, (state) =>
    giveConsent(state, { consent: id, how: 'online', paper: { ...paper.value, files: [] } }),
  );
}

export type Found = { readonly state: CaseState; readonly consent: ConsentState };

/** The open consent, where the case may be seen for it. */
export async function consentBehind(
  app: App,
  wanted: {
    readonly number: string;
    readonly consent: string;
    readonly maySee: (state: CaseState) => boolean;
  },
): Promise<Outcome<Found>> {
  const parsed = parseCaseNumber(wanted.number);
  if (!parsed.ok) return refuseUse('not-found');
  const at = { division: divisionOfCaseNumber(parsed.value), number: parsed.value };
  const state = evolve((await eventsOf(app.pool, at)) ?? []);
  const asked = state && consentIn(state, wanted.consent);
  if (state === undefined || asked === undefined || !wanted.maySee(state)) return refuseUse('not-found');
  const open = openConsent(state, asked.id);
  return open.ok ? ok({ state, consent: open.value }) : open;
}

/** What the certificate says, of the newest valid one; a clerk's look leaves its row. */
export async function certificateFor(
  app: App,
  { consent }: Found,
  lookUp?: CertificatesLookUp,
): Promise<Outcome<Pick<HandedIn, 'certificate' | 'says'>>> {
  const held = await certificatesOf(app, consent.of.citizenNumber, lookUp);
  const certificate = held.find(({ type }) => type === consent.certificate);
  if (certificate === undefined) return refuseUse('certificate-not-held');
  return ok({ certificate: certificate.id, says: inWords(app, certificate) });
}

function consentIn({ consents }: CaseState, id: string): ConsentState | undefined {
  return consents.find((each) => each.id === id);
}

function mayAnswer(viewer: Viewer, consent: ConsentState | undefined): boolean {
  return (
    consent !== undefined && may(viewer, 'answer-consent', { applicantNumber: consent.of.citizenNumber })
  );
}
