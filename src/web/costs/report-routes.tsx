import { publishReport } from '#app/publish-report.ts';
import type { Refusal } from '#app/refusal.ts';
import type { ReportDocument, ReportEdition } from '#core/statistics/report/document.ts';
import { publishedReport, publishedReports, type Published } from '#read/published-reports.ts';
import {
  answerDownload,
  answerNotFound,
  answerPage,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { gatherMaterial, type GatheredMaterial } from './report/gather-material.ts';
import { isMedium, MEDIA } from './report/media.ts';
import { PublishedListPage, PublishedReportPage } from './report/published-page.tsx';
import { renderFile, writeReport } from './report/render-file.ts';
import { ReportPage } from './report/report-page.tsx';

const EDITIONS = [
  { edition: 'internal', path: '/costs/:round/report' },
  { edition: 'public', path: '/costs/:round/report/public' },
] as const satisfies readonly { readonly edition: ReportEdition; readonly path: string }[];

/** The nine-part report in two editions, for the office that collects. */
export function registerReportRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const collector = staffOnly(deps, 'collector', '/costs');
  for (const { edition, path } of EDITIONS) {
    routes.get(path, collector, (c) => showReport(c, deps, edition));
    for (const medium of ['docx', 'pdf', 'xlsx'])
      routes.get(`${path}.${medium}`, collector, (c) => downloadReport(c, deps, { edition, medium }));
  }
  routes.post('/costs/:round/report/public', collector, (c) => publish(c, deps));
}

/** What was published, for everybody; before the pages of rounds, because `published` stands where a round's id would. */
export function registerPublishedRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.get('/costs/published', async (c) => {
    const lines = await publishedReports(c.get('visit').viewer, deps.app);
    return answerPage(c, <PublishedListPage ctx={contextOf(c, deps)} lines={lines} />);
  });
  routes.get('/costs/published/:round', async (c) => {
    const published = await publishedOf(c, deps);
    if (published === undefined) return answerNotFound(c, deps);
    return answerPage(c, <PublishedReportPage ctx={contextOf(c, deps)} published={published} />);
  });
  for (const medium of ['docx', 'pdf', 'xlsx'])
    routes.get(`/costs/published/:round/report.${medium}`, async (c) => {
      const published = await publishedOf(c, deps);
      if (published === undefined) return answerNotFound(c, deps);
      const { report, round, office, nth } = published;
      return answerFile(c, deps, { report, medium, name: `${round}-${office}-${nth}` });
    });
}

type Written = { readonly gathered: GatheredMaterial; readonly report: ReportDocument | undefined };

async function writtenFor(
  c: WebRequest,
  deps: StaffDeps,
  edition: ReportEdition,
): Promise<Written | undefined> {
  const { app } = deps;
  const round = c.req.param('round') ?? '';
  const gathered = await gatherMaterial(app, c.get('visit').viewer, { round, edition });
  if (gathered === undefined) return undefined;
  const { material, key } = gathered;
  const report =
    material.rollUp.counted.length === 0 ? undefined : await writeReport(material, key, app.solveLinear);
  return { gathered, report };
}

async function showReport(
  c: WebRequest,
  deps: StaffDeps,
  edition: ReportEdition,
  attempt?: { readonly reason: string; readonly refusal: Refusal },
): Promise<Response> {
  const written = await writtenFor(c, deps, edition);
  if (written === undefined) return answerNotFound(c, deps);
  const { gathered, report } = written;
  const { material, totals, isOwn } = gathered;
  const ctx = contextOf(c, deps);
  const publishing = {
    content: totals,
    approved: material.approved,
    isOwn,
    reason: attempt?.reason ?? '',
    done: c.req.query('done') === 'published',
    ...(attempt === undefined ? {} : { refusal: refusalSentence(attempt.refusal, ctx.t) }),
  };
  const page = (
    <ReportPage ctx={ctx} round={material.round} edition={edition} report={report} publishing={publishing} />
  );
  return answerPage(c, page, attempt === undefined ? 200 : 422);
}

async function downloadReport(
  c: WebRequest,
  deps: StaffDeps,
  { edition, medium }: { readonly edition: ReportEdition; readonly medium: string },
): Promise<Response> {
  const written = await writtenFor(c, deps, edition);
  if (written?.report === undefined) return answerNotFound(c, deps);
  const { round, on } = written.gathered.material;
  return answerFile(c, deps, {
    report: written.report,
    medium,
    name: `${round.id}-${edition}-${on.toString()}`,
  });
}

async function publish(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { app } = deps;
  const { fields } = c.get('form');
  const content = fields.get('content')?.[0] ?? '';
  const reason = fields.get('reason')?.[0] ?? '';
  const written = await writtenFor(c, deps, 'public');
  if (written?.report === undefined) return answerNotFound(c, deps);
  const round = written.gathered.material.round.id;
  const done = await publishReport(app, c.get('visit').viewer, {
    round,
    report: written.report,
    content,
    reason,
  });
  if (done.ok) return c.redirect(`/costs/${round}/report/public?done=published`, 303);
  if (done.error.code === 'not-found') return answerNotFound(c, deps);
  return showReport(c, deps, 'public', { reason, refusal: done.error });
}

function publishedOf(c: WebRequest, deps: StaffDeps): Promise<Published | undefined> {
  const nth = c.req.query('nth') ?? '';
  const round = c.req.param('round') ?? '';
  const office = c.req.query('office');
  // Ids as rounds have them: nothing else was ever published under.
  if (![round, office ?? round].every((id) => /^[a-z0-9][a-z0-9-]{0,79}$/.test(id)))
    return Promise.resolve(undefined);
  return publishedReport(c.get('visit').viewer, deps.app, {
    round,
    office,
    nth: /^[1-9]\d{0,5}$/.test(nth) ? Number(nth) : undefined,
  });
}

type File = { readonly report: ReportDocument; readonly medium: string; readonly name: string };

/** `name` has no Chinese; the title stands beside it encoded as RFC 5987 asks. */
async function answerFile(c: WebRequest, deps: StaffDeps, { report, medium, name }: File): Promise<Response> {
  if (!isMedium(medium)) return answerNotFound(c, deps);
  const bytes = await renderFile(report, medium, deps.app.solveLinear);
  const title = encodeURIComponent(
    `${report.title}（${report.edition === 'internal' ? '内部版' : '公开版'}）.${medium}`,
  );
  const also = `; filename*=UTF-8''${rfc5987(title)}`;
  return answerDownload(c, { name: `${name}.${medium}`, type: MEDIA[medium], body: bytes, also });
}

/** What `encodeURIComponent` leaves and RFC 5987 does not allow. */
function rfc5987(encoded: string): string {
  return encoded.replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
