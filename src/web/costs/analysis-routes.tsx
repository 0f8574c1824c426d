import type { VNode } from 'preact';
import type { SolveLinear } from '#core/statistics/analysis/linear-program.ts';
import { answerDownload, answerNotFound, answerPage, type WebRequest } from '../citizen/route-tools.ts';
import { staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { NoAnalysisPage, type AnalysisPageId } from './analysis/analysis-frame.tsx';
import { analysisView, type AnalysisView } from './analysis/analysis-view.ts';
import { ChangePage, changeChart } from './analysis/change-page.tsx';
import { EfficiencyPage, efficiencyTable } from './analysis/efficiency-page.tsx';
import { LimitsPage, limitsTable } from './analysis/limits-page.tsx';
import { chartWords, comparedRatio, RatioPage, RatiosPage } from './analysis/ratio-pages.tsx';
import { rememberSolutions } from './analysis/remembered-solutions.ts';
import { WeakSpotsPage, weakSpotsTable } from './analysis/weak-spots-page.tsx';
import { chartCsv, type Chart, type ChartTable } from './charts/chart.ts';
import { ratioStrips } from './charts/ratio-charts.ts';
import { namedFileNotice } from './named-file-notice.ts';

const BASE = '/costs/:round/analysis';
const SVG_WIDTH = 720;

/** Ratios, peers, decomposition, efficiency, limits. */
export function registerAnalysisRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  for (const path of [BASE, `${BASE}/*`]) routes.use(path, staffOnly(deps, 'collector', '/costs'));
  const solve = rememberSolutions(deps.app.solveLinear);
  const page = (path: string, here: AnalysisPageId, show: (view: AnalysisView) => VNode): void => {
    routes.get(`${BASE}${path}`, async (c) => {
      const view = await analysisView(c, deps);
      if (view === undefined) return answerNotFound(c, deps);
      if ('why' in view) return answerPage(c, <NoAnalysisPage view={view} here={here} />);
      return answerPage(c, show(view));
    });
  };
  page('', 'ratios', (view) => <RatiosPage view={view} />);
  page('/change', 'change', (view) => <ChangePage view={view} />);
  page('/efficiency', 'efficiency', (view) => <EfficiencyPage view={view} solve={solve} />);
  page('/limits', 'limits', (view) => <LimitsPage view={view} />);
  page('/weak-spots', 'weak-spots', (view) => <WeakSpotsPage view={view} />);
  registerTables(routes, deps, solve);
  registerCharts(routes, deps);
}

/** `limits.csv`, `weak-spots.csv`, `efficiency/<model>.csv`. */
function registerTables(routes: StaffRoutes, deps: StaffDeps, solve: SolveLinear): void {
  routes.get(`${BASE}/limits.csv`, async (c) =>
    answerFile(c, deps, (view) => csvFile(view, 'limits', limitsTable(view))),
  );
  routes.get(`${BASE}/weak-spots.csv`, async (c) =>
    answerFile(c, deps, (view) => csvFile(view, 'weak-spots', weakSpotsTable(view))),
  );
  routes.get(`${BASE}/efficiency/:file`, async (c) =>
    answerFile(c, deps, (view) => {
      const model = view.plan.efficiency.find(({ id }) => `${id}.csv` === c.req.param('file'));
      return model && csvFile(view, `efficiency-${model.id}`, efficiencyTable(model, view, solve));
    }),
  );
}

/** `ratios/<ratio>` as a page, `.svg` or `.csv`; `change/<chain>.svg` or `.csv`. */
function registerCharts(routes: StaffRoutes, deps: StaffDeps): void {
  routes.get(`${BASE}/ratios/:file`, async (c) => {
    const view = await analysisView(c, deps);
    if (view === undefined) return answerNotFound(c, deps);
    const { id, ending } = fileOf(c);
    if ('why' in view)
      return ending === ''
        ? answerPage(c, <NoAnalysisPage view={view} here="ratios" />)
        : answerNotFound(c, deps);
    const definition = view.plan.ratios.find((each) => each.id === id);
    if (definition === undefined) return answerNotFound(c, deps);
    if (ending === '') return answerPage(c, <RatioPage view={view} definition={definition} />);
    const { comparisons } = comparedRatio(definition, view);
    const file = chartFile(view, ratioStrips(definition, comparisons, chartWords(definition, view)), ending);
    if (file === undefined) return answerNotFound(c, deps);
    const { name, type, text } = file;
    return answerDownload(c, { name: `yici-${view.round.id}-${name}`, type, body: text });
  });
  routes.get(`${BASE}/change/:file`, async (c) =>
    answerFile(c, deps, (view) => {
      const { id, ending } = fileOf(c);
      const chain = view.plan.changes.find((each) => each.id === id);
      const chart = chain && changeChart(chain, view);
      return chart && chartFile(view, chart, ending);
    }),
  );
}

function fileOf(c: WebRequest): { readonly id: string; readonly ending: string } {
  const [id = '', ending = '', ...more] = (c.req.param('file') ?? '').split('.');
  return more.length > 0 ? { id: '', ending: '' } : { id, ending };
}

type File = { readonly name: string; readonly type: string; readonly text: string };

function csvFile(view: AnalysisView, name: string, table: ChartTable): File {
  const text = chartCsv(table, namedFileNotice(view.ctx, view.round));
  return { name: `${name}.csv`, type: 'text/csv; charset=utf-8', text };
}

function chartFile(view: AnalysisView, chart: Chart, ending: string): File | undefined {
  if (ending === 'csv') return csvFile(view, chart.id, chart.table);
  if (ending !== 'svg') return undefined;
  const notice = namedFileNotice(view.ctx, view.round);
  const drawn = chart.svg(SVG_WIDTH);
  const text = notice === undefined ? drawn : drawn.replace(/^<svg\b[^>]*>/, `$&<desc>${notice}</desc>`);
  return { name: `${chart.id}.svg`, type: 'image/svg+xml; charset=utf-8', text };
}

async function answerFile(
  c: WebRequest,
  deps: StaffDeps,
  make: (view: AnalysisView) => File | undefined,
): Promise<Response> {
  const view = await analysisView(c, deps);
  if (view === undefined || 'why' in view) return answerNotFound(c, deps);
  const file = make(view);
  if (file === undefined) return answerNotFound(c, deps);
  const { name, type, text } = file;
  return answerDownload(c, { name: `yici-${view.round.id}-${name}`, type, body: text });
}
