// What a citizen has submitted: list, progress, receipt, supplement, files.
import type { Hono } from 'hono';
import { handInSupplement } from '#app/hand-in-supplement.ts';
import type { VisitEnv } from '#app/visit.ts';
import { inLanguage } from '#base/localised.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import type { CaseView, PartProgress } from '#read/case-lines.ts';
import { myCases } from '#read/my-cases.ts';
import { myDrafts } from '#read/my-drafts.ts';
import { paperFileName } from '../form/names.ts';
import { receivedSentences, refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import { CasesPage } from './cases-page.tsx';
import { answerFile } from './draft-routes.tsx';
import { ProgressPage } from './progress-page.tsx';
import { thingName } from './public-routes.tsx';
import { ReceiptPage } from './receipt-page.tsx';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  citizensOnly,
  contextOf,
  type WebDeps,
  type WebRequest,
} from './route-tools.ts';
import { SupplementPage, type AskedPaper } from './supplement-page.tsx';

export function caseRoutes(routes: Hono<VisitEnv>, deps: WebDeps): void {
  routes.use('/my-cases', citizensOnly(deps));
  routes.use('/my-cases/*', citizensOnly(deps));
  routes.get('/my-cases', (c) => answerList(c, deps));
  routes.get('/my-cases/:number', async (c) => {
    const found = await caseOf(c, deps);
    if (found === undefined) return answerNotFound(c, deps);
    const supplemented = c.req.query('supplemented') !== undefined;
    const props = { ctx: contextOf(c, deps), found, divisions: deps.app.divisions, supplemented };
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
  routes.get('/my-cases/:number/parts/:part/supplement', (c) => showSupplement(c, deps));
  routes.post('/my-cases/:number/parts/:part/supplement', (c) => receiveSupplement(c, deps));
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

type Asked = { readonly found: CaseView; readonly part: PartProgress };

async function askedOf(c: WebRequest, deps: WebDeps): Promise<Asked | undefined> {
  const found = await caseOf(c, deps);
  const part = found?.parts.find((each) => String(each.part) === c.req.param('part'));
  return found === undefined || part === undefined ? undefined : { found, part };
}

async function showSupplement(c: WebRequest, deps: WebDeps): Promise<Response> {
  const asked = await askedOf(c, deps);
  if (asked === undefined) return answerNotFound(c, deps);
  if (!asked.part.acts.includes('hand-in-supplement'))
    return c.redirect(`/my-cases/${asked.found.number}`, 303);
  return supplementPage(c, deps, { ...asked, problems: new Map(), note: '', refusal: undefined });
}

async function receiveSupplement(c: WebRequest, deps: WebDeps): Promise<Response> {
  const asked = await askedOf(c, deps);
  if (asked === undefined) return answerNotFound(c, deps);
  const { found, part } = asked;
  const form = c.get('form');
  const { t } = contextOf(c, deps);
  const note = fieldOf(form, 'note') ?? '';
  const problems = new Map<string, readonly string[]>();
  for (const { field, sentence } of receivedSentences(form, t)) problems.set(field ?? '', [sentence]);
  const papers = wantedOf(asked).flatMap(({ material }) => {
    const files = form.files.filter(({ field }) => field === paperFileName(material));
    return files.length === 0 ? [] : [{ material, files: files.map(({ name, bytes }) => ({ name, bytes })) }];
  });
  if (papers.length === 0 && note.trim() === '' && problems.size === 0) {
    return supplementPage(c, deps, { ...asked, problems, note, refusal: t.citizen.supplement.nothing });
  }
  if (problems.size > 0) return supplementPage(c, deps, { ...asked, problems, note, refusal: undefined });
  const version = Number(fieldOf(form, 'version'));
  const done = await handInSupplement(deps.app, c.get('visit').viewer, {
    number: found.number,
    part: part.part,
    version: Number.isSafeInteger(version) ? version : part.version,
    papers,
    note,
  });
  if (done.ok) return c.redirect(`/my-cases/${found.number}?supplemented=1`, 303);
  if (done.error.code === 'not-found') return answerNotFound(c, deps);
  if (done.error.code === 'changed-meanwhile')
    return answerRefusal(c, deps, done.error, `/my-cases/${found.number}`);
  return supplementPage(c, deps, { ...asked, problems, note, refusal: refusalSentence(done.error, t) });
}

/** Papers to hand in: what was asked for, and what is owed for this part. */
function wantedOf({ found, part }: Asked): readonly { readonly material: MaterialId }[] {
  const owed = found.materials.filter(({ way, items }) => way === 'owed' && items.includes(part.item));
  const wanted = found.materials.filter(({ material }) => part.asked?.materials.includes(material) ?? false);
  return [...new Set([...wanted, ...owed].map(({ material }) => material))].map((material) => ({ material }));
}

type Showing = Asked & {
  /** Sentences by the form's field. */
  readonly problems: ReadonlyMap<string, readonly string[]>;
  readonly note: string;
  readonly refusal: string | undefined;
};

function supplementPage(c: WebRequest, deps: WebDeps, showing: Showing): Response {
  const { found, part, problems, note, refusal } = showing;
  const ctx = contextOf(c, deps);
  const papers: readonly AskedPaper[] = wantedOf(showing).map(({ material }) => {
    const paper = found.materials.find((each) => each.material === material);
    return {
      material,
      name: paper === undefined ? material : inLanguage(paper.name, ctx.language),
      problems: problems.get(paperFileName(material)) ?? [],
    };
  });
  const whole = refusal ?? problems.get('')?.[0];
  const page = (
    <SupplementPage
      ctx={ctx}
      found={found}
      part={part}
      divisions={deps.app.divisions}
      papers={papers}
      note={note}
      refusal={whole}
    />
  );
  return answerPage(c, page, whole !== undefined || problems.size > 0 ? 422 : 200);
}
