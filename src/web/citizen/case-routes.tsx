// What a citizen has submitted: list, progress, receipt, files.
import type { Hono } from 'hono';
import type { VisitEnv } from '#app/visit.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import type { ItemId } from '#core/catalogue/model.ts';
import type { CaseView } from '#read/case-lines.ts';
import { myCases } from '#read/my-cases.ts';
import { myDrafts } from '#read/my-drafts.ts';
import { ownRating, type OwnRating } from '#read/ratings.ts';
import { refiledAs } from '#read/refiled-as.ts';
import { doneOf } from '../afterwards/case-afterwards.tsx';
import { CasesPage } from './cases-page.tsx';
import { answerFile } from './draft-routes.tsx';
import { ProgressPage } from './progress-page.tsx';
import { thingName } from './public-routes.tsx';
import { ReceiptPage } from './receipt-page.tsx';
import {
  answerNotFound,
  answerPage,
  citizensOnly,
  contextOf,
  type WebDeps,
  type WebRequest,
} from './route-tools.ts';

export function caseRoutes(routes: Hono<VisitEnv>, deps: WebDeps): void {
  routes.use('/my-cases', citizensOnly(deps));
  routes.use('/my-cases/*', citizensOnly(deps));
  routes.get('/my-cases', (c) => answerList(c, deps));
  routes.get('/my-cases/:number', async (c) => {
    const found = await caseOf(c, deps);
    if (found === undefined) return answerNotFound(c, deps);
    const supplemented = c.req.query('supplemented') !== undefined;
    const { app } = deps;
    const ctx = contextOf(c, deps);
    const props = {
      ctx,
      found,
      divisions: app.divisions,
      supplemented,
      done: doneOf((name) => c.req.query(name)),
      refiledAs: await refiledAs(ctx.viewer, app, found.number),
      mayRate: found.status === 'finished' && isUnrated(await ownRating(ctx.viewer, app, found.number)),
      appealOf: (item: ItemId) => app.catalogue.items.get(item)?.appeal,
      payable: app.payments !== undefined,
    };
    return answerPage(c, <ProgressPage {...props} />);
  });
  routes.get('/my-cases/:number/receipt', async (c) => {
    const found = await caseOf(c, deps);
    if (found === undefined) return answerNotFound(c, deps);
    const again = c.req.query('again') !== undefined;
    const props = {
      ctx: contextOf(c, deps),
      found,
      divisions: deps.app.divisions,
      origin: deps.origin,
      again,
    };
    return answerPage(c, <ReceiptPage {...props} />);
  });
  routes.get('/my-cases/:number/files/:file', (c) => {
    const { number, file } = c.req.param();
    return answerFile(c, deps, { from: 'case', number, file });
  });
}

/** One's own, and no word said about it yet. */
function isUnrated(own: OwnRating | undefined): boolean {
  return own !== undefined && own.rated === undefined;
}

async function answerList(c: WebRequest, deps: WebDeps): Promise<Response> {
  const { app } = deps;
  const ctx = contextOf(c, deps);
  const page = Number.parseInt(c.req.query('page') ?? '1', 10);
  const [cases, drafts] = await Promise.all([
    myCases(ctx.viewer, app, Number.isSafeInteger(page) && page > 0 ? page : 1),
    myDrafts(ctx.viewer, app),
  ]);
  const lines = drafts.map(({ id, thing, updatedAt }) => ({
    id,
    updatedAt,
    thingName: thingName(app, thing, ctx.language),
  }));
  return answerPage(c, <CasesPage ctx={ctx} drafts={lines} cases={cases} />);
}

async function caseOf(c: WebRequest, { app }: WebDeps): Promise<CaseView | undefined> {
  return caseForCitizen(c.get('visit').viewer, app, c.req.param('number') ?? '');
}
