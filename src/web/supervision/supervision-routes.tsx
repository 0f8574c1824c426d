import { answerWarning } from '#app/answer-warning.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { findPatterns } from '#core/supervision/patterns/find-patterns.ts';
import { holdings } from '#read/holdings.ts';
import { RANKED_BY, rankings } from '#read/rankings.ts';
import { MOST_TRACES, traces } from '#read/traces.ts';
import { warnings } from '#read/warnings.ts';
import { answerNotFound, answerPage, contextOf, todayIn, type WebRequest } from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import { pageOf, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { HoldingsPage } from './holdings-page.tsx';
import { PatternsPage } from './patterns-page.tsx';
import { periodOf } from './period.ts';
import { RankingsPage } from './rankings-page.tsx';
import {
  OwnWarningsPage,
  WARNING_FILTERS,
  WarningsPage,
  type OwnWarningsPageProps,
} from './warnings-page.tsx';

/** `/bureau/supervision` for the bureau, `/desk/warnings` for an office. Both lie behind their branch's door. */
export function registerSupervisionRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const { app } = deps;
  routes.get('/bureau/supervision', async (c) =>
    answerPage(c, <WarningsPage {...await warningsView(c, deps)} />),
  );
  routes.get('/bureau/supervision/rankings', async (c) => {
    const by = RANKED_BY.find((each) => each === c.req.query('by')) ?? 'agency';
    const period = periodOf(c, deps, 30);
    const lines = await rankings(c.get('visit').viewer, app, { by, ...period });
    return answerPage(
      c,
      <RankingsPage ctx={contextOf(c, deps)} by={by} period={period} lines={lines} names={app} />,
    );
  });
  routes.get('/bureau/supervision/patterns', (c) => showPatterns(c, deps));
  routes.get('/bureau/supervision/holdings', async (c) => {
    const typed = c.req.query('number')?.trim() ?? '';
    const found = typed === '' ? undefined : await holdings(c.get('visit').viewer, app, typed);
    return answerPage(c, <HoldingsPage ctx={contextOf(c, deps)} typed={typed} found={found} names={app} />);
  });
  routes.get('/desk/warnings', (c) => showOwn(c, deps));
  routes.post('/desk/warnings', async (c) => {
    const form = c.get('form');
    const id = fieldOf(form, 'id') ?? '';
    const text = fieldOf(form, 'feedback') ?? '';
    const division = fieldOf(form, 'division') ?? '';
    const outcome = await answerWarning(app, c.get('visit').viewer, { division, id, feedback: text });
    if (outcome.ok) return c.redirect('/desk/warnings?sent=1', 303);
    if (outcome.error.code === 'not-found') return answerNotFound(c, deps);
    const refusal = refusalSentence(outcome.error, contextOf(c, deps).t);
    return showOwn(c, deps, { id, text, refusal });
  });
}

async function warningsView(c: WebRequest, deps: StaffDeps): Promise<Omit<OwnWarningsPageProps, 'sent'>> {
  const { app } = deps;
  const only = WARNING_FILTERS.find((each) => each === c.req.query('only'));
  const view = await warnings(c.get('visit').viewer, app, { page: pageOf(c), ...(only ? { only } : {}) });
  return { ctx: contextOf(c, deps), view, only, names: app, source: app.warnings.source };
}

async function showOwn(
  c: WebRequest,
  deps: StaffDeps,
  attempt?: NonNullable<OwnWarningsPageProps['attempt']>,
): Promise<Response> {
  const props = await warningsView(c, deps);
  const sent = c.req.query('sent') !== undefined;
  const page = <OwnWarningsPage {...props} sent={sent} {...(attempt ? { attempt } : {})} />;
  return answerPage(c, page, attempt === undefined ? 200 : 422);
}

async function showPatterns(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { app } = deps;
  const counties = app.divisions.counties.map(({ code, name }) => ({ code, name }));
  const county = counties.find(({ code }) => code === c.req.query('county'))?.code;
  const period = periodOf(c, deps, 90);
  const question: { from: string; to: string; county?: DivisionCode } = { ...period };
  if (county !== undefined) question.county = county;
  const looked = await traces(c.get('visit').viewer, app, question);
  const window = app.law.get('supplement-notice', todayIn(app))?.value ?? 0;
  const findings = findPatterns(looked, { calendar: app.calendar, window }, app.patterns);
  return answerPage(
    c,
    <PatternsPage
      ctx={contextOf(c, deps)}
      findings={findings}
      looked={looked.length}
      cut={looked.length === MOST_TRACES ? MOST_TRACES : undefined}
      period={period}
      county={county}
      counties={counties}
      names={app}
    />,
  );
}
