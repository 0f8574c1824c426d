import writeExcel from 'write-excel-file/node';
import type { MiddlewareHandler } from 'hono';
import type { VisitEnv } from '#app/visit.ts';
import { inLanguage } from '#base/localised.ts';
import { dashboard } from '#read/dashboard.ts';
import {
  answerDownload,
  answerNotFound,
  answerPage,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { ProblemPage } from '../problem/problem-page.tsx';
import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';
import { periodOf } from '../supervision/period.ts';
import { DashboardPage, type DashboardPageProps } from './dashboard-page.tsx';
import { asCsv, figureTables } from './figure-tables.ts';

const WEEKS = 12;

/** `/dashboard` and its downloads, for the bureau and the mayor. */
export function registerDashboardRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  for (const path of ['/dashboard', '/dashboard.csv', '/dashboard.xlsx']) routes.use(path, cityOnly(deps));
  routes.get('/dashboard', async (c) => {
    const props = await propsOf(c, deps);
    return props === undefined ? answerNotFound(c, deps) : answerPage(c, <DashboardPage {...props} />);
  });
  routes.get('/dashboard.csv', async (c) => {
    const props = await propsOf(c, deps);
    if (props === undefined) return answerNotFound(c, deps);
    const text = asCsv(figureTables(props), props.ctx.t.dashboard.sheets);
    return answerDownload(c, { name: fileName(props, 'csv'), type: 'text/csv; charset=utf-8', body: text });
  });
  routes.get('/dashboard.xlsx', async (c) => {
    const props = await propsOf(c, deps);
    if (props === undefined) return answerNotFound(c, deps);
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return answerDownload(c, { name: fileName(props, 'xlsx'), type, body: await workbook(props) });
  });
}

/** The bureau and the mayor; others sign in, or pick that office. */
function cityOnly(deps: StaffDeps): MiddlewareHandler<VisitEnv> {
  return async (c, next) => {
    const { viewer, otherRoles } = c.get('visit');
    if (viewer.role === 'bureau' || viewer.role === 'mayor') {
      await next();
      return undefined;
    }
    if (otherRoles > 0) return c.redirect('/sign-in/role?return_to=%2Fdashboard', 303);
    if (viewer.role === 'visitor') return c.redirect('/sign-in?return_to=%2Fdashboard', 303);
    return answerPage(c, <ProblemPage ctx={contextOf(c, deps)} kind="no-right" />, 403);
  };
}

async function propsOf(c: WebRequest, deps: StaffDeps): Promise<DashboardPageProps | undefined> {
  const { app } = deps;
  const ctx = contextOf(c, deps);
  const period = periodOf(c, deps, WEEKS * 7);
  const figures = await dashboard(ctx.viewer, app, period);
  if (figures === undefined) return undefined;
  const villages = Map.groupBy(
    app.divisions.rows.filter(({ level }) => level === 'village'),
    ({ code }) => app.divisions.countyOf(code)?.code,
  );
  const counties = app.divisions.counties.map(({ code, name }) => ({
    code,
    name,
    centres: villages.get(code)?.length ?? 0,
  }));
  const things = [...app.catalogue.things.values()]
    .filter(({ status }) => status === 'offered')
    .map(({ id, name }) => ({ id, name: inLanguage(name, ctx.language) }));
  const centres = counties.reduce((sum, each) => sum + each.centres, 0);
  return { ctx, figures, counties, things, questionnaire: app.questionnaire, period, centres };
}

function fileName({ period: { from, to } }: DashboardPageProps, ending: 'csv' | 'xlsx'): string {
  return `yici-${from}-${to}.${ending}`;
}

/** One sheet a table; numbers are numbers. */
async function workbook(props: DashboardPageProps): Promise<Uint8Array> {
  const names = props.ctx.t.dashboard.sheets;
  const sheets = figureTables(props).map(({ id, head, rows }) => ({
    sheet: names[id],
    data: [
      head.map((value) => ({ value, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((value) => (value === undefined ? null : { value }))),
    ],
  }));
  return writeExcel(sheets).toBuffer();
}
