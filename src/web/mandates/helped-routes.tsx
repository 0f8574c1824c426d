// `/helped`: the progress of a case that was filed on a mandate, for the helper.
import { handInSupplement } from '#app/hand-in-supplement.ts';
import { caseForHelper, type HelpedCase } from '#read/helped-cases.ts';
import {
  answerNotFound,
  answerPage,
  contextOf,
  filersOnly,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { paperFileName } from '../form/names.ts';
import { receivedSentences, refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import { partOf, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { HelpedPage } from './helped-page.tsx';

export function registerHelpedRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.use('/helped/*', filersOnly(deps));
  routes.get('/helped/:number', async (c) => {
    const found = await foundOf(c, deps);
    return found === undefined ? answerNotFound(c, deps) : helpedPage(c, deps, found);
  });
  routes.post('/helped/:number/parts/:part', (c) => handIn(c, deps));
}

async function foundOf(c: WebRequest, deps: StaffDeps): Promise<HelpedCase | undefined> {
  return caseForHelper(c.get('visit').viewer, deps.app, c.req.param('number') ?? '');
}

function helpedPage(c: WebRequest, deps: StaffDeps, found: HelpedCase, problem?: string): Response {
  const page = (
    <HelpedPage
      ctx={contextOf(c, deps)}
      found={found}
      divisions={deps.app.divisions}
      filed={c.req.query('filed') !== undefined}
      {...(problem === undefined ? {} : { problem })}
    />
  );
  return answerPage(c, page, problem === undefined ? 200 : 422);
}

async function handIn(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const found = await foundOf(c, deps);
  const part = found?.parts.find((each) => each.part === partOf(c));
  if (found === undefined || part === undefined) return answerNotFound(c, deps);
  const form = c.get('form');
  const { t, viewer } = contextOf(c, deps);
  const [broken] = receivedSentences(form, t);
  if (broken !== undefined) return helpedPage(c, deps, found, broken.sentence);
  const papers = part.bring.flatMap(({ material }) => {
    const files = form.files.filter(({ field }) => field === paperFileName(material));
    return files.length === 0 ? [] : [{ material, files: files.map(({ name, bytes }) => ({ name, bytes })) }];
  });
  if (papers.length === 0) return helpedPage(c, deps, found, t.mandates.helped.nothing);
  const version = Number(fieldOf(form, 'version'));
  const done = await handInSupplement(deps.app, viewer, {
    number: found.number,
    part: part.part,
    version: Number.isSafeInteger(version) ? version : part.version,
    papers,
    note: '',
  });
  if (done.ok) return c.redirect(`/helped/${found.number}`, 303);
  if (done.error.code === 'not-found') return answerNotFound(c, deps);
  return helpedPage(c, deps, found, refusalSentence(done.error, t));
}
