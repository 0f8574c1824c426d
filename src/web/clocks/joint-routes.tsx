import { extendJoint } from '#app/extend-joint.ts';
import { jointCase } from '#read/joint-case.ts';
import { answerNotFound, answerPage, contextOf, type WebRequest } from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';
import { JointPage, JointSearchPage, type JointTyped } from './joint-page.tsx';

/** The bureau extends the joint time of a bundle. */
export function registerJointRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.get('/bureau/extend-joint', async (c) => {
    const typed = c.req.query('number')?.trim() ?? '';
    const found = typed === '' ? undefined : await jointCase(c.get('visit').viewer, deps.app, typed);
    if (found) return c.redirect(`/bureau/cases/${found.number}/extend-joint`, 303);
    const notFound = typed !== '';
    const page = <JointSearchPage ctx={contextOf(c, deps)} typed={typed} notFound={notFound} />;
    return answerPage(c, page, notFound ? 404 : 200);
  });
  const path = '/bureau/cases/:number/extend-joint';
  routes.get(path, (c) => show(c, deps, { typed: { days: '', approvedBy: '', text: '' } }));
  routes.post(path, async (c) => {
    const form = c.get('form');
    const of = (name: string): string => (fieldOf(form, name) ?? '').trim();
    const typed = { days: of('days'), approvedBy: of('approvedBy'), text: of('text') };
    const number = c.req.param('number');
    const outcome = await extendJoint(deps.app, c.get('visit').viewer, {
      number,
      version: Number(of('version')),
      workingDays: /^\d{1,4}$/.test(typed.days) ? Number(typed.days) : 0,
      approvedBy: typed.approvedBy,
      reason: typed.text,
    });
    if (outcome.ok) return c.redirect(`/bureau/cases/${number}/extend-joint?done=1`, 303);
    if (outcome.error.code === 'not-found') return answerNotFound(c, deps);
    return show(c, deps, { typed, problem: refusalSentence(outcome.error, contextOf(c, deps).t) });
  });
}

async function show(
  c: WebRequest,
  deps: StaffDeps,
  { typed, problem }: { readonly typed: JointTyped; readonly problem?: string },
): Promise<Response> {
  const found = await jointCase(c.get('visit').viewer, deps.app, c.req.param('number') ?? '');
  if (found === undefined) return answerNotFound(c, deps);
  const done = c.req.query('done') !== undefined;
  const props = { ctx: contextOf(c, deps), found, typed, done };
  const page = problem === undefined ? <JointPage {...props} /> : <JointPage {...props} problem={problem} />;
  return answerPage(c, page, problem === undefined ? 200 : 422);
}
