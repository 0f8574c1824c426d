import { releaseNamedRows } from '#app/release-named-rows.ts';
import { inLanguage } from '#base/localised.ts';
import { NAMED_USES } from '#core/costs/purpose.ts';
import { may } from '#core/identity/permission.ts';
import { appraise } from '#core/statistics/appraisal/appraise.ts';
import { plainAmount } from '#core/statistics/survey/amount.ts';
import { makePool, type UnitFigures } from '#core/statistics/survey/figures.ts';
import { MEASURES } from '#core/statistics/survey/measure.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import { namedExports } from '#read/named-exports.ts';
import { surveyFigures } from '#read/survey-figures.ts';
import {
  answerDownload,
  answerNotFound,
  answerPage,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { AppraisalPage, NoAppraisalPage } from './appraisal/appraisal-page.tsx';
import { ExportPage } from './appraisal/export-page.tsx';
import { chartCsv, type ChartCell } from './charts/chart.ts';
import { namedFileNotice } from './named-file-notice.ts';
import { roundOf } from './round-of.ts';

/** Appraisal rounds: scores, grades, how firm the ranking is; and rows that name units, for their purpose alone. */
export function registerAppraisalRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const collector = staffOnly(deps, 'collector', '/costs');
  routes.get('/costs/:round/appraisal', collector, (c) => showAppraisal(c, deps));
  routes.get('/costs/:round/export', collector, (c) => showExport(c, deps));
  routes.post('/costs/:round/export', collector, (c) => exportRows(c, deps));
}

/** A round that the viewer's office collects. */
function ownRound(c: WebRequest, deps: StaffDeps): Round | undefined {
  const { viewer } = c.get('visit');
  const round = roundOf(c, deps);
  if (viewer.role !== 'collector' || !may(viewer, 'run-appraisal', { storedUnder: viewer.office }))
    return undefined;
  return round?.offices.some(({ division }) => division === viewer.office) ? round : undefined;
}

async function showAppraisal(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const round = ownRound(c, deps);
  if (round === undefined) return answerNotFound(c, deps);
  const ctx = contextOf(c, deps);
  const { appraisal } = round;
  if (round.purpose !== 'appraisal' || appraisal === undefined) {
    const others = [...deps.app.surveys.rounds.values()].filter(({ purpose }) => purpose === 'appraisal');
    return answerPage(c, <NoAppraisalPage ctx={ctx} round={round} others={others} />);
  }
  const stage = c.req.query('stage') === 'approved' ? 'approved' : 'submitted';
  const figures = await surveyFigures(ctx.viewer, deps.app, round.id, { stage, thisYearOnly: true });
  const pool = makePool(figures);
  const groups = pool.ok ? appraise(appraisal, pool.value, round.indicators) : [];
  return answerPage(
    c,
    <AppraisalPage
      ctx={ctx}
      round={round}
      appraisal={appraisal}
      groups={groups}
      units={figures.length}
      stage={stage}
    />,
  );
}

async function showExport(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const round = ownRound(c, deps);
  if (round === undefined) return answerNotFound(c, deps);
  const ctx = contextOf(c, deps);
  const log = await namedExports(ctx.viewer, deps.app, round.id);
  return answerPage(c, <ExportPage ctx={ctx} round={round} log={log} />);
}

async function exportRows(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const round = ownRound(c, deps);
  const typed = c.get('form').fields.get('use')?.[0];
  const use = NAMED_USES.find((each) => each === typed) ?? 'other';
  if (round === undefined) return answerNotFound(c, deps);
  const ctx = contextOf(c, deps);
  const figures = await surveyFigures(ctx.viewer, deps.app, round.id, {
    stage: 'submitted',
    thisYearOnly: true,
  });
  const released = await releaseNamedRows(deps.app, ctx.viewer, {
    round: round.id,
    use,
    units: figures.length,
  });
  if (!released.ok) {
    if (released.error.code === 'not-found') return answerNotFound(c, deps);
    const log = await namedExports(ctx.viewer, deps.app, round.id);
    const attempt = { use, refusal: refusalSentence(released.error, ctx.t) };
    return answerPage(c, <ExportPage ctx={ctx} round={round} log={log} attempt={attempt} />, 422);
  }
  const body = namedCsv(ctx, round, figures);
  return answerDownload(c, { name: `${round.id}-named.csv`, type: 'text/csv; charset=utf-8', body });
}

/** One line a figure, so that nothing is lost between forms. */
function namedCsv(ctx: PageContext, round: Round, figures: readonly UnitFigures[]): string {
  const { file, states } = ctx.t.costsAppraisal.export;
  const rows = figures.flatMap(({ unit, cells, version }) =>
    [...cells].map(([code, cell]): readonly ChartCell[] => {
      const indicator = round.indicators.get(code);
      const measure = indicator?.measure;
      const value = cell.state === 'value' && measure !== undefined ? plainAmount(cell.amount, measure) : '';
      const label = measure === undefined ? '' : inLanguage(MEASURES[measure].label, ctx.language);
      const name = indicator === undefined ? '' : inLanguage(indicator.name, ctx.language);
      return [unit.id, unit.name, version, code, name, label, value, states[cell.state]];
    }),
  );
  const head = [
    file.unit,
    file.name,
    file.version,
    file.code,
    file.indicator,
    file.measure,
    file.value,
    file.state,
  ];
  return chartCsv({ head, rows }, namedFileNotice(ctx, round));
}
