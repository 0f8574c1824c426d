// Consents: the person's own list, and the paper instead of waiting, for the applicant and at the counter.
import { answerConsent } from '#app/answer-consent.ts';
import { recordConsent, replaceConsentByPaper } from '#app/record-consent.ts';
import type { Outcome } from '#app/refusal.ts';
import type { ReceivedForm } from '#app/visit.ts';
import { inLanguage } from '#base/localised.ts';
import type { CaseState, ConsentState } from '#core/cases/state.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import type { CaseView } from '#read/case-lines.ts';
import { myConsents } from '#read/consents.ts';
import {
  answerNotFound,
  answerPage,
  citizensOnly,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { receivedSentences, refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';
import { ConsentPaperPage } from './consent-paper-page.tsx';
import { ConsentsPage } from './consents-page.tsx';
import { openConsents } from './waiting-consents.tsx';

export function registerConsentRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.use('/my-consents', citizensOnly(deps));
  routes.use('/my-consents/*', citizensOnly(deps));
  routes.get('/my-consents', (c) => listPage(c, deps));
  routes.post('/my-consents/:number/:consent', (c) => answer(c, deps));
  for (const home of ['/my-cases/:number', '/counter/taken/:number']) {
    routes.get(`${home}/consents/:consent`, (c) => showPaper(c, deps));
    routes.post(`${home}/consents/:consent`, (c) => receivePaper(c, deps));
  }
}

async function listPage(c: WebRequest, deps: StaffDeps, problem?: string): Promise<Response> {
  const ctx = contextOf(c, deps);
  const words = ctx.t.mandates.consents;
  const { done } = c.req.query();
  const note = done === 'given' ? words.given : done === 'declined' ? words.declined : undefined;
  const page = (
    <ConsentsPage
      ctx={ctx}
      lines={await myConsents(ctx.viewer, deps.app)}
      certificateName={({ certificate, materialName }) =>
        inLanguage(deps.app.catalogue.certificates.get(certificate)?.name ?? materialName, ctx.language)
      }
      {...(note === undefined ? {} : { note })}
      {...(problem === undefined ? {} : { problem })}
    />
  );
  return answerPage(c, page, problem === undefined ? 200 : 422);
}

async function answer(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const ctx = contextOf(c, deps);
  const form = c.get('form');
  const { number = '', consent = '' } = c.req.param();
  const agrees = fieldOf(form, 'answer') === 'agree';
  const done = await answerConsent(deps.app, ctx.viewer, {
    number,
    consent,
    ...(agrees
      ? { answer: 'agree' as const }
      : { answer: 'decline' as const, reason: fieldOf(form, 'reason') ?? '' }),
  });
  if (done.ok) return c.redirect(`/my-consents?done=${agrees ? 'given' : 'declined'}`, 303);
  if (done.error.code === 'not-found') return answerNotFound(c, deps);
  return listPage(c, deps, refusalSentence(done.error, ctx.t));
}

type Asked = { readonly found: CaseView; readonly consent: ConsentState };

async function askedOf(c: WebRequest, deps: StaffDeps): Promise<Asked | undefined> {
  const found = await caseForCitizen(c.get('visit').viewer, deps.app, c.req.param('number') ?? '');
  const consent = found && openConsents(found).find(({ id }) => id === c.req.param('consent'));
  return found === undefined || consent === undefined ? undefined : { found, consent };
}

async function showPaper(c: WebRequest, deps: StaffDeps, problem?: string): Promise<Response> {
  const asked = await askedOf(c, deps);
  // Answered meanwhile: the case says how.
  if (asked === undefined) return c.redirect(homeOf(c, deps), 303);
  const page = (
    <ConsentPaperPage
      ctx={contextOf(c, deps)}
      divisions={deps.app.divisions}
      {...asked}
      {...(problem === undefined ? {} : { problem })}
    />
  );
  return answerPage(c, page, problem === undefined ? 200 : 422);
}

function homeOf(c: WebRequest, deps: StaffDeps): string {
  const number = c.req.param('number') ?? '';
  return contextOf(c, deps).viewer.role === 'clerk' ? `/counter/slips/${number}` : `/my-cases/${number}`;
}

async function receivePaper(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { t } = contextOf(c, deps);
  const form = c.get('form');
  const [broken] = receivedSentences(form, t);
  if (broken !== undefined) return showPaper(c, deps, broken.sentence);
  const done = await handedIn(c, deps, form);
  if (done === undefined) return showPaper(c, deps, t.mandates.consents.choose);
  if (done.ok) return c.redirect(homeOf(c, deps), 303);
  if (done.error.code === 'not-found') return answerNotFound(c, deps);
  return showPaper(c, deps, refusalSentence(done.error, t));
}

/** `undefined`: nothing was chosen. */
async function handedIn(
  c: WebRequest,
  deps: StaffDeps,
  form: ReceivedForm,
): Promise<Outcome<CaseState> | undefined> {
  const { viewer } = c.get('visit');
  const { number = '', consent = '' } = c.req.param();
  const files = form.files.map(({ name, bytes }) => ({ name, bytes }));
  const [letter] = files;
  if (fieldOf(form, 'do') === 'record')
    return letter && recordConsent(deps.app, viewer, { number, consent, letter });
  const shownAtCounter = fieldOf(form, 'seen') === 'yes';
  if (files.length === 0 && !shownAtCounter) return undefined;
  return replaceConsentByPaper(deps.app, viewer, { number, consent, files, shownAtCounter });
}
