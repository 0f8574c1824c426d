import { approveTotals } from '#app/approve-totals.ts';
import { ACCOUNT_BASES, type Round } from '#core/statistics/survey/round.ts';
import { SDMX_CSV_TYPE, writeSdmxCsv } from '#core/statistics/exchange/sdmx-csv.ts';
import { SDMX_JSON_TYPE, writeSdmxJson } from '#core/statistics/exchange/sdmx-json.ts';
import { totalsMessage, type DataMessage } from '#core/statistics/exchange/observation.ts';
import { TABLE_SCOPES } from '#core/statistics/rollup/office-tree.ts';
import type { PoolFilter } from '#core/statistics/survey/figures.ts';
import { COUNTING_STAGES, totalsTable, type TotalsView } from '#read/totals.ts';
import { totalsParts } from '#read/totals-parts.ts';
import {
  answerDownload,
  answerNotFound,
  answerPage,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { PartsPage } from './totals/parts-page.tsx';
import { totalsCsv } from './totals/totals-csv.ts';
import { isMoneyShown } from './totals/totals-lines.ts';
import { totalsHref, type TotalsAsked } from './totals/totals-links.ts';
import { TotalsPage } from './totals/totals-page.tsx';

const BASE = '/costs/:round';

/** Totals of an office and its region, each figure down to its parts; CSV and SDMX of the same. */
export function registerTotalsRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  for (const path of ['totals', 'totals/*', 'totals.csv', 'export.sdmx.csv', 'export.sdmx.json'])
    routes.use(`${BASE}/${path}`, staffOnly(deps, 'collector', '/costs'));
  routes.get(`${BASE}/totals`, async (c) => {
    const view = await viewOf(c, deps);
    if (!view) return answerNotFound(c, deps);
    const done = c.req.query('done') !== undefined;
    return answerPage(
      c,
      <TotalsPage ctx={contextOf(c, deps)} view={view} asked={askedOf(c, view)} done={done} />,
    );
  });
  routes.post(`${BASE}/totals/approve`, (c) => approve(c, deps));
  routes.get(`${BASE}/totals/:indicator`, (c) => showParts(c, deps));
  routes.get(`${BASE}/totals.csv`, async (c) => {
    const view = await viewOf(c, deps);
    if (view?.sums.kind !== 'table') return answerNotFound(c, deps);
    const text = totalsCsv(contextOf(c, deps), view, askedOf(c, view).shown);
    const name = `${view.round.id}-totals.csv`;
    return answerDownload(c, { name, type: 'text/csv; charset=utf-8', body: text });
  });
  routes.get(`${BASE}/export.sdmx.csv`, async (c) => {
    const sent = await messageOf(c, deps);
    if (!sent) return answerNotFound(c, deps);
    const name = `${sent.round.id}.sdmx.csv`;
    return answerDownload(c, { name, type: SDMX_CSV_TYPE, body: writeSdmxCsv(sent.message) });
  });
  routes.get(`${BASE}/export.sdmx.json`, async (c) => {
    const sent = await messageOf(c, deps);
    if (!sent) return answerNotFound(c, deps);
    const { round, message, sender } = sent;
    const made = writeSdmxJson(message, {
      id: `${round.id}-totals`,
      prepared: deps.app.now().toString({ smallestUnit: 'second' }),
      test: round.mark === 'sample',
      sender: { id: sender.id, name: { zh: sender.name } },
    });
    const name = `${round.id}.sdmx.json`;
    return answerDownload(c, { name, type: SDMX_JSON_TYPE, body: JSON.stringify(made) });
  });
}

/** What the address asks for, read tolerantly; office and round are checked by the read. */
function questionOf(c: WebRequest): Omit<TotalsAsked, 'office'> & { readonly office: string | undefined } {
  const [scope, stage, shown] = ['scope', 'stage', 'shown'].map((name) => c.req.query(name) ?? '');
  return {
    round: c.req.param('round') ?? '',
    office: c.req.query('office'),
    scope: TABLE_SCOPES.find((each) => each === scope) ?? 'own',
    stage: COUNTING_STAGES.find((each) => each === stage) ?? 'approved',
    shown: shown !== undefined && isMoneyShown(shown) ? shown : 'wan-yuan',
    filter: filterOf(c),
  };
}

function filterOf(c: WebRequest): PoolFilter {
  const year = c.req.query('year') ?? '';
  const basis = ACCOUNT_BASES.find((each) => each === c.req.query('basis'));
  return { ...(/^\d{4}$/.test(year) ? { year: Number(year) } : {}), ...(basis ? { basis } : {}) };
}

async function viewOf(c: WebRequest, { app }: StaffDeps): Promise<TotalsView | undefined> {
  return totalsTable(c.get('visit').viewer, app, questionOf(c));
}

function askedOf(c: WebRequest, { office }: Pick<TotalsView, 'office'>): TotalsAsked {
  return { ...questionOf(c), office: office.id };
}

async function showParts(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const question = { ...questionOf(c), indicator: c.req.param('indicator') ?? '' };
  const found = await totalsParts(c.get('visit').viewer, deps.app, question);
  if (!found) {
    const view = await viewOf(c, deps);
    // Without a choice of year and basis there is no total to take apart: the table says why.
    return view?.sums.kind === 'mixed'
      ? c.redirect(totalsHref(askedOf(c, view)), 303)
      : answerNotFound(c, deps);
  }
  return answerPage(c, <PartsPage ctx={contextOf(c, deps)} found={found} asked={askedOf(c, found)} />);
}

async function approve(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { fields } = c.get('form');
  const [content = ''] = fields.get('content') ?? [];
  const [note = ''] = fields.get('note') ?? [];
  const { round, scope } = questionOf(c);
  const done = await approveTotals(deps.app, c.get('visit').viewer, { round, scope, content, note });
  const view = done.ok || done.error.code !== 'not-found' ? await viewOf(c, deps) : undefined;
  if (!view) return answerNotFound(c, deps);
  const asked = { ...askedOf(c, view), stage: 'approved' } as const;
  if (done.ok) return c.redirect(`${totalsHref(asked)}&done`, 303);
  const ctx = contextOf(c, deps);
  const attempt = { note, refusal: refusalSentence(done.error, ctx.t) };
  return answerPage(c, <TotalsPage ctx={ctx} view={view} asked={asked} attempt={attempt} />, 409);
}

type Sent = {
  readonly round: Round;
  readonly message: DataMessage;
  readonly sender: { readonly id: string; readonly name: string };
};

/** The own level and the region of the office that is asked for, as one message. Totals only: no unit is named. */
async function messageOf(c: WebRequest, { app }: StaffDeps): Promise<Sent | undefined> {
  const question = questionOf(c);
  const { viewer } = c.get('visit');
  const views = await Promise.all(
    TABLE_SCOPES.map(async (scope) => totalsTable(viewer, app, { ...question, scope })),
  );
  const tables = views.flatMap((view) =>
    view?.sums.kind === 'table'
      ? [{ area: view.office.division, areaName: { zh: view.office.name }, rollUp: view.sums.rollUp }]
      : [],
  );
  const [view] = views;
  if (!view || tables.length < views.length) return undefined;
  const { round, office } = view;
  const dataflow = { agency: 'YICI', id: 'OPERATING_COST', version: '1.0.0', name: round.title };
  const message = totalsMessage(round, tables, dataflow);
  return { round, message, sender: { id: office.id, name: office.name } };
}
