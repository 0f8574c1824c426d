import { seeContributors } from '#app/see-contributors.ts';
import { submissionNumber } from '#core/consultation/ids.ts';
import { consultationForDesk, consultationOf } from '#read/consultation.ts';
import { answerNotFound, answerPage, contextOf, type WebRequest } from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { fieldOf } from './collation/collation-form.ts';
import { ContributorPage, type ContributorProps } from './collation/contributor-page.tsx';

const PATH = '/consultations/:id/submissions/:number/contributor';

/** Who is behind one submission: asked for with a purpose, shown on that one answer, written into the journal. */
export function registerContributorRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.use(PATH, staffOnly(deps, 'planner', '/consultations'));
  routes.get(PATH, (c) => show(c, deps));
  routes.post(PATH, async (c) => {
    const consultation = c.req.param('id') ?? '';
    const submission = submissionNumber(c.req.param('number') ?? '');
    if (submission === undefined) return answerNotFound(c, deps);
    const purpose = fieldOf(c, 'purpose');
    const { viewer } = c.get('visit');
    const asked = await seeContributors(deps.app, viewer, { consultation, submission, purpose });
    if (asked.ok) return show(c, deps, { purpose, person: asked.value[0] });
    if (asked.error.code === 'not-found') return answerNotFound(c, deps);
    return show(c, deps, { purpose, refused: refusalSentence(asked.error, contextOf(c, deps).t) });
  });
}

async function show(
  c: WebRequest,
  deps: StaffDeps,
  said: Pick<ContributorProps, 'purpose' | 'person' | 'refused'> = { purpose: '' },
): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const { viewer } = c.get('visit');
  const number = submissionNumber(c.req.param('number') ?? '');
  const mayAsk = consultationOf(viewer, deps.app, { id, action: 'see-contributors' });
  const seen = mayAsk && (await consultationForDesk(viewer, deps.app, id));
  const submission = number && seen?.ledger.submissions.get(number);
  if (!seen || !submission) return answerNotFound(c, deps);
  const page = <ContributorPage ctx={contextOf(c, deps)} seen={seen} submission={submission} {...said} />;
  return answerPage(c, page, said.refused === undefined ? 200 : 422);
}
