// 帮代办: `/my-mandates` for residents, `/counter/mandates` for clerks; `/helped` for what was filed; consents beside it.
import { confirmMandate } from '#app/confirm-mandate.ts';
import { giveMandate, resendMandateCode, type MandateField, type MandateProblem } from '#app/give-mandate.ts';
import { revokeMandate } from '#app/revoke-mandate.ts';
import { startDraft } from '#app/start-draft.ts';
import type { ReceivedForm } from '#app/visit.ts';
import { inLanguage } from '#base/localised.ts';
import { MANDATE_WAYS } from '#core/identity/mandate.ts';
import { helpedCases } from '#read/helped-cases.ts';
import { myMandates, type MandateLine } from '#read/mandates.ts';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  citizensOnly,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { answerFile } from '../citizen/draft-routes.tsx';
import { datePartName, joinDate } from '../form/names.ts';
import { receivedSentences, refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import type { PageContext } from '../frame/page-context.ts';
import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';
import { CodePage } from './code-page.tsx';
import { registerConsentRoutes } from './consent-routes.tsx';
import { registerHelpedRoutes } from './helped-routes.tsx';
import { MandateForm, type TypedMandate } from './mandate-form.tsx';
import { MandatesPage } from './mandates-page.tsx';
import { mandatesHome } from './shell.tsx';

/** Adds the pages of this module. */
export function registerMandatesRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.use('/my-mandates', citizensOnly(deps));
  routes.use('/my-mandates/*', citizensOnly(deps));
  for (const home of ['/my-mandates', '/counter/mandates']) {
    routes.get(home, (c) => listPage(c, deps, noteOf(c, deps)));
    routes.get(`${home}/new`, (c) => formPage(c, deps, { typed: blank(contextOf(c, deps)) }));
    routes.post(`${home}/new`, (c) => receiveForm(c, deps));
    routes.get(`${home}/:mandate/code`, (c) => codePage(c, deps));
    routes.post(`${home}/:mandate/code`, (c) => receiveCode(c, deps));
    routes.post(`${home}/:mandate/resend`, (c) => resend(c, deps));
    routes.post(`${home}/:mandate/start`, (c) => start(c, deps));
    routes.get(`${home}/:mandate/letter`, (c) =>
      answerFile(c, deps, { from: 'mandate', mandate: c.req.param('mandate') ?? '' }),
    );
    routes.post(`${home}/:mandate/revoke`, (c) => revoke(c, deps));
  }
  registerHelpedRoutes(routes, deps);
  registerConsentRoutes(routes, deps);
}

type Note = { readonly note?: string; readonly problem?: string };

function noteOf(c: WebRequest, deps: StaffDeps): Note {
  const { mandates } = contextOf(c, deps).t;
  const { done } = c.req.query();
  if (done === 'given') return { note: mandates.code.done };
  return done === 'revoked' ? { note: mandates.revoked } : {};
}

async function listPage(c: WebRequest, deps: StaffDeps, note: Note): Promise<Response> {
  const ctx = contextOf(c, deps);
  const [lines, helped] = await Promise.all([
    myMandates(ctx.viewer, deps.app),
    helpedCases(ctx.viewer, deps.app),
  ]);
  const page = (
    <MandatesPage
      ctx={ctx}
      divisions={deps.app.divisions}
      lines={lines}
      helped={helped}
      thingName={(id) => thingName(deps, id, ctx)}
      {...note}
    />
  );
  return answerPage(c, page, note.problem === undefined ? 200 : 422);
}

function thingName({ app }: StaffDeps, id: string, ctx: PageContext): string {
  const found = [...app.catalogue.things.values()].find((thing) => thing.id === id);
  return found === undefined ? id : inLanguage(found.name, ctx.language);
}

type Form = {
  readonly typed: TypedMandate;
  readonly problems?: ReadonlyMap<MandateField, string>;
  readonly whole?: string;
};

function formPage(c: WebRequest, deps: StaffDeps, form: Form): Response {
  const ctx = contextOf(c, deps);
  const day = ctx.today.toString();
  const things = [...deps.app.catalogue.things.values()]
    .filter(
      (thing) =>
        thing.status === 'offered' &&
        (thing.openFrom ?? day) <= day &&
        (thing.closedFrom === undefined || thing.closedFrom > day),
    )
    .map(({ id, name }) => ({ id, name: inLanguage(name, ctx.language) }));
  const { typed, problems = new Map(), whole } = form;
  const page = (
    <MandateForm
      ctx={ctx}
      divisions={deps.app.divisions}
      typed={typed}
      things={things}
      longestDays={deps.app.mandates.longestDays}
      problems={problems}
      {...(whole === undefined ? {} : { whole })}
    />
  );
  return answerPage(c, page, problems.size > 0 || whole !== undefined ? 422 : 200);
}

/** A month is most often enough; the person shortens or lengthens it. */
function blank({ today, viewer }: PageContext): TypedMandate {
  return {
    principal: { name: '', citizenNumber: '', phone: '' },
    thing: '',
    acts: ['fill-in', 'file', 'hand-in', 'collect'],
    until: today.add({ days: 30 }).toString(),
    given: viewer.role === 'clerk' ? 'face-to-face' : 'phone-code',
  };
}

async function receiveForm(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const ctx = contextOf(c, deps);
  const form = c.get('form');
  const typed = readMandate(form, ctx);
  const received = receivedSentences(form, ctx.t);
  const [broken] = received;
  if (broken !== undefined) return formPage(c, deps, { typed, whole: broken.sentence });
  const file = form.files.find(({ field }) => field === 'letter');
  const done = await giveMandate(deps.app, ctx.viewer, {
    ...typed,
    ...(file === undefined ? {} : { letter: { name: file.name, bytes: file.bytes } }),
  });
  if (done.ok) {
    const home = mandatesHome(ctx);
    const { mandate, status } = done.value;
    return c.redirect(status === 'asked' ? `${home}/${mandate}/code` : `${home}?done=given`, 303);
  }
  const problems = new Map<MandateField, string>();
  for (const problem of done.problems)
    if (!problems.has(problem.field)) problems.set(problem.field, problemWords(problem, ctx, deps));
  const whole = problems.size > 0 ? {} : { whole: refusalSentence(done.error, ctx.t) };
  return formPage(c, deps, { typed, problems, ...whole });
}

function readMandate(form: ReceivedForm, { viewer }: PageContext): TypedMandate {
  const text = (name: string): string => (fieldOf(form, name) ?? '').trim();
  const date = (part: 'year' | 'month' | 'day'): string => text(datePartName('until', part));
  const clerk = viewer.role === 'clerk';
  return {
    principal: { name: text('name'), citizenNumber: text('number'), phone: text('phone') },
    ...(clerk && text('helper') === 'resident'
      ? { helper: { name: text('helperName'), citizenNumber: text('helperNumber') } }
      : {}),
    thing: text('thing'),
    acts: form.fields.get('acts') ?? [],
    until: joinDate({ year: date('year'), month: date('month'), day: date('day') }),
    given: clerk ? (MANDATE_WAYS.find((way) => way === text('given')) ?? 'face-to-face') : 'phone-code',
    identityChecked: text('identity') === 'yes',
  };
}

function problemWords({ field, code }: MandateProblem, { t }: PageContext, { app }: StaffDeps): string {
  const { problems, form } = t.mandates;
  if (code === 'until-not-allowed') return problems[code](app.mandates.longestDays);
  if (code === 'helps-oneself' || code === 'letter-missing') return problems[code];
  if (field === 'acts' || field === 'thing') return problems[field];
  if (field === 'identityChecked') return problems.identity;
  const labels: Readonly<Record<MandateField, string>> = {
    name: form.name,
    citizenNumber: form.number,
    phone: form.phone,
    helperName: form.helperName,
    helperNumber: form.helperNumber,
    thing: form.thing,
    acts: form.acts,
    until: form.until,
    identityChecked: form.identity,
    letter: form.letter,
  };
  return t.form.problems[code](labels[field], {});
}

async function lineOf(c: WebRequest, deps: StaffDeps): Promise<MandateLine | undefined> {
  const lines = await myMandates(c.get('visit').viewer, deps.app);
  return lines.find(({ id, mine }) => mine && id === c.req.param('mandate'));
}

async function codePage(c: WebRequest, deps: StaffDeps, problem?: string): Promise<Response> {
  const ctx = contextOf(c, deps);
  const line = await lineOf(c, deps);
  if (line === undefined) return answerNotFound(c, deps);
  if (line.status !== 'asked') return c.redirect(mandatesHome(ctx), 303);
  const page = (
    <CodePage
      ctx={ctx}
      divisions={deps.app.divisions}
      line={line}
      minutes={deps.app.mandates.codeMinutes}
      {...(problem === undefined ? {} : { problem })}
    />
  );
  return answerPage(c, page, problem === undefined ? 200 : 422);
}

async function receiveCode(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const ctx = contextOf(c, deps);
  const code = fieldOf(c.get('form'), 'code') ?? '';
  const done = await confirmMandate(deps.app, ctx.viewer, { mandate: c.req.param('mandate') ?? '', code });
  if (done.ok) return c.redirect(`${mandatesHome(ctx)}?done=given`, 303);
  if (done.error.code === 'not-found') return answerNotFound(c, deps);
  return codePage(c, deps, refusalSentence(done.error, ctx.t));
}

async function resend(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const ctx = contextOf(c, deps);
  const mandate = c.req.param('mandate') ?? '';
  const done = await resendMandateCode(deps.app, ctx.viewer, { mandate });
  if (done.ok) return c.redirect(`${mandatesHome(ctx)}/${mandate}/code`, 303);
  if (done.error.code === 'not-found') return answerNotFound(c, deps);
  return codePage(c, deps, refusalSentence(done.error, ctx.t));
}

async function start(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const ctx = contextOf(c, deps);
  const line = await lineOf(c, deps);
  if (line === undefined) return answerNotFound(c, deps);
  const begun = await startDraft(deps.app, ctx.viewer, { thing: line.thing, mandate: line.id });
  if (!begun.ok) return answerRefusal(c, deps, begun.error, mandatesHome(ctx));
  return c.redirect(`/drafts/${begun.value.draft}?begun`, 303);
}

async function revoke(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const ctx = contextOf(c, deps);
  const present = fieldOf(c.get('form'), 'present') === 'yes';
  if (ctx.viewer.role === 'clerk' && !present)
    return listPage(c, deps, { problem: ctx.t.mandates.revokeNeedsCheck });
  const done = await revokeMandate(deps.app, ctx.viewer, { mandate: c.req.param('mandate') ?? '' });
  if (!done.ok) return answerRefusal(c, deps, done.error, mandatesHome(ctx));
  return c.redirect(`${mandatesHome(ctx)}?done=revoked`, 303);
}
