import { collate } from '#app/collate.ts';
import { CHANNELS } from '#core/consultation/consultation.ts';
import type { CollationAct } from '#core/consultation/collation/collation-act.ts';
import { copiesOf, THRESHOLDS } from '#core/consultation/copies/copies-of.ts';
import { DEMAND_STATES } from '#core/consultation/counts.ts';
import { isDemandId, isTopicId, submissionNumber } from '#core/consultation/ids.ts';
import { similarTo } from '#core/consultation/similar/similar.ts';
import {
  consultationForDesk,
  consultationsForDesk,
  consultationsListed,
  type ConsultationSeen,
} from '#read/consultation.ts';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { anyRoleOf, pageOf, staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import {
  demandOf,
  divideAct,
  fieldOf,
  fieldsOf,
  foldAct,
  kindAct,
  mergeAct,
  splitAct,
  undoActOf,
  unfoldAct,
} from './collation/collation-form.ts';
import { ConsultationsPage } from './collation/consultations-page.tsx';
import { CopiesPage, type CopiesProps } from './collation/copies-page.tsx';
import { DemandPage, type DemandProps } from './collation/demand-page.tsx';
import { DemandsPage } from './collation/demands-page.tsx';
import { HomePage } from './collation/home-page.tsx';
import { JournalPage } from './collation/journal-page.tsx';
import { MergePage } from './collation/merge-page.tsx';
import { SubmissionPage } from './collation/submission-page.tsx';
import { SubmissionsPage } from './collation/submissions-page.tsx';

const BASE = '/consultations/:consultation';
const MOST_SIMILAR = 10;

/** Submissions, points, demands, copies, the journal: the desk's daily work. */
export function registerCollationRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const planner = staffOnly(deps, 'planner', '/consultations');
  routes.get('/consultations', anyRoleOf(deps, ['planner', 'department'], '/consultations'), (c) =>
    showAll(c, deps),
  );
  routes.get(BASE, planner, (c) =>
    show(c, deps, (seen) => <HomePage ctx={contextOf(c, deps)} seen={seen} />),
  );
  routes.get(`${BASE}/submissions`, planner, (c) => showSubmissions(c, deps));
  routes.get(`${BASE}/submissions/:number`, planner, (c) => showSubmission(c, deps));
  routes.post(`${BASE}/submissions/:number/unfold`, planner, (c) => act(c, deps, unfoldAct(c)));
  routes.post(`${BASE}/points/:point/split`, planner, (c) => split(c, deps));
  routes.get(`${BASE}/demands`, planner, (c) => showDemands(c, deps));
  routes.get(`${BASE}/demands/merge`, planner, (c) => showMerge(c, deps, c.req.queries('demand') ?? []));
  routes.post(`${BASE}/demands/merge`, planner, (c) => merge(c, deps));
  routes.get(`${BASE}/demands/:demand`, planner, (c) => showDemand(c, deps));
  routes.post(`${BASE}/demands/:demand/divide`, planner, (c) => divide(c, deps));
  routes.post(`${BASE}/demands/:demand/title`, planner, (c) =>
    act(c, deps, { act: 'title', demand: demandOf(c), title: fieldOf(c, 'title') }),
  );
  routes.post(`${BASE}/demands/:demand/kind`, planner, (c) => act(c, deps, kindAct(c)));
  routes.get(`${BASE}/copies`, planner, (c) => showCopies(c, deps));
  routes.post(`${BASE}/copies`, planner, (c) => fold(c, deps));
  routes.get(`${BASE}/journal`, planner, (c) =>
    show(c, deps, (seen) => <JournalPage ctx={contextOf(c, deps)} seen={seen} page={pageOf(c)} />),
  );
  routes.post(`${BASE}/journal/:seq/undo`, planner, (c) => act(c, deps, undoActOf(c)));
}

function idOf(c: WebRequest): string {
  return c.req.param('consultation') ?? '';
}

/** A department has one page: what was sent to it. */
async function showAll(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { viewer } = c.get('visit');
  if (viewer.role === 'department') {
    const [only, ...more] = consultationsListed(viewer, deps.app);
    if (only !== undefined && more.length === 0) return c.redirect(`/consultations/${only.id}/study`, 303);
  }
  const seen = await consultationsForDesk(viewer, deps.app);
  return answerPage(c, <ConsultationsPage ctx={contextOf(c, deps)} seen={seen} />);
}

async function show(
  c: WebRequest,
  deps: StaffDeps,
  page: (seen: ConsultationSeen) => Parameters<typeof answerPage>[1] | undefined,
  status: 200 | 422 = 200,
): Promise<Response> {
  const seen = await consultationForDesk(c.get('visit').viewer, deps.app, idOf(c));
  const shown = seen && page(seen);
  return shown === undefined ? answerNotFound(c, deps) : answerPage(c, shown, status);
}

async function showSubmissions(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const asked = {
    channel: CHANNELS.find((channel) => channel === c.req.query('channel')),
    words: (c.req.query('q') ?? '').trim().slice(0, 60),
    page: pageOf(c),
  };
  return show(c, deps, (seen) => <SubmissionsPage ctx={contextOf(c, deps)} seen={seen} asked={asked} />);
}

async function showSubmission(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const number = submissionNumber(c.req.param('number') ?? '');
  return show(c, deps, (seen) => {
    const submission = number && seen.ledger.submissions.get(number);
    return submission && <SubmissionPage ctx={contextOf(c, deps)} seen={seen} submission={submission} />;
  });
}

async function showDemands(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const topic = c.req.query('topic') ?? '';
  const asked = {
    state: DEMAND_STATES.find((state) => state === c.req.query('state')),
    topic: isTopicId(topic) ? topic : undefined,
    words: (c.req.query('q') ?? '').trim().slice(0, 60),
    page: pageOf(c),
  };
  return show(c, deps, (seen) => <DemandsPage ctx={contextOf(c, deps)} seen={seen} asked={asked} />);
}

async function showDemand(
  c: WebRequest,
  deps: StaffDeps,
  refused?: DemandProps['refused'],
): Promise<Response> {
  const seen = await consultationForDesk(c.get('visit').viewer, deps.app, idOf(c));
  const demand = seen?.ledger.demands.get(demandOf(c));
  if (!seen || !demand) return answerNotFound(c, deps);
  const desk = await deps.app.sorting.deskFor(seen.consultation, seen.ledger);
  const similar = similarTo(desk.similar, { id: demand.id }, { most: MOST_SIMILAR });
  return answerPage(
    c,
    <DemandPage ctx={contextOf(c, deps)} seen={seen} demand={demand} similar={similar} refused={refused} />,
    refused === undefined ? 200 : 422,
  );
}

async function showMerge(
  c: WebRequest,
  deps: StaffDeps,
  ids: readonly string[],
  refused?: { readonly sentence: string; readonly why: string; readonly into: string },
): Promise<Response> {
  const page = ({ consultation, ledger }: ConsultationSeen): ReturnType<typeof MergePage> => {
    const demands = [...new Set(ids)].flatMap((id) => (isDemandId(id) ? (ledger.demands.get(id) ?? []) : []));
    return (
      <MergePage
        ctx={contextOf(c, deps)}
        seen={{ consultation, ledger }}
        demands={demands}
        refused={refused}
      />
    );
  };
  return show(c, deps, page, refused === undefined ? 200 : 422);
}

async function showCopies(
  c: WebRequest,
  deps: StaffDeps,
  refused?: CopiesProps['refused'],
): Promise<Response> {
  const asked = c.req.query('threshold') ?? fieldOf(c, 'threshold');
  const threshold = THRESHOLDS.find((known) => String(known) === asked) ?? THRESHOLDS[2];
  const page = (seen: ConsultationSeen): ReturnType<typeof CopiesPage> => (
    <CopiesPage
      ctx={contextOf(c, deps)}
      seen={seen}
      found={copiesOf(seen.ledger)}
      threshold={threshold}
      page={pageOf(c)}
      refused={refused}
    />
  );
  return show(c, deps, page, refused === undefined ? 200 : 422);
}

/** Does it and goes back to where the form was. */
async function act(c: WebRequest, deps: StaffDeps, wanted: CollationAct | undefined): Promise<Response> {
  if (wanted === undefined) return answerNotFound(c, deps);
  const done = await collate(deps.app, c.get('visit').viewer, idOf(c), wanted);
  const base = `/consultations/${idOf(c)}`;
  if (!done.ok) return answerRefusal(c, deps, done.error, base);
  return c.redirect(saying(wanted.act, backTo(c, base)), 303);
}

/** The page of this site that sent the form, as it was asked for; the journal when it does not say. */
function backTo(c: WebRequest, base: string): string {
  const from = URL.parse(c.req.header('Referer') ?? '');
  return from?.pathname.startsWith(`${base}/`) === true ? from.pathname + from.search : `${base}/journal`;
}

/** The page, which will say what was done. */
function saying(act: CollationAct['act'], page: string): string {
  const url = new URL(page, 'http://here');
  url.searchParams.set('did', act);
  return url.pathname + url.search;
}

async function split(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const wanted = splitAct(c);
  if (wanted?.act !== 'split') return answerNotFound(c, deps);
  const { viewer } = c.get('visit');
  const done = await collate(deps.app, viewer, idOf(c), wanted);
  const number = submissionNumber(wanted.point.split('-')[0] ?? '');
  if (done.ok) return c.redirect(saying('split', `/consultations/${idOf(c)}/submissions/${number}`), 303);
  const seen = await consultationForDesk(viewer, deps.app, idOf(c));
  const submission = number && seen?.ledger.submissions.get(number);
  if (!seen || !submission || done.error.code === 'point-not-found')
    return answerRefusal(c, deps, done.error, `/consultations/${idOf(c)}/submissions`);
  const refused = {
    sentence: refusalSentence(done.error, contextOf(c, deps).t),
    point: wanted.point,
    texts: fieldOf(c, 'texts'),
  };
  return answerPage(
    c,
    <SubmissionPage ctx={contextOf(c, deps)} seen={seen} submission={submission} refused={refused} />,
    422,
  );
}

async function merge(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const wanted = mergeAct(c);
  if (wanted?.act !== 'merge')
    return showMerge(c, deps, fieldsOf(c, 'demand'), {
      sentence: refusalSentence({ code: 'merge-too-few', params: {} }, contextOf(c, deps).t),
      why: fieldOf(c, 'why'),
      into: '',
    });
  const done = await collate(deps.app, c.get('visit').viewer, idOf(c), wanted);
  if (done.ok) return c.redirect(saying('merge', `/consultations/${idOf(c)}/demands/${wanted.into}`), 303);
  return showMerge(c, deps, fieldsOf(c, 'demand'), {
    sentence: refusalSentence(done.error, contextOf(c, deps).t),
    why: wanted.why,
    into: wanted.into,
  });
}

async function divide(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const done = await collate(deps.app, c.get('visit').viewer, idOf(c), divideAct(c));
  if (done.ok) return c.redirect(saying('divide', `/consultations/${idOf(c)}/demands/${demandOf(c)}`), 303);
  return showDemand(c, deps, {
    sentence: refusalSentence(done.error, contextOf(c, deps).t),
    points: fieldsOf(c, 'point'),
    why: fieldOf(c, 'why'),
  });
}

async function fold(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const done = await collate(deps.app, c.get('visit').viewer, idOf(c), foldAct(c));
  if (done.ok) return c.redirect(saying('fold', `/consultations/${idOf(c)}/copies`), 303);
  return showCopies(c, deps, {
    sentence: refusalSentence(done.error, contextOf(c, deps).t),
    pairs: fieldsOf(c, 'pair'),
    near: fieldOf(c, 'basis') === 'near-copy',
  });
}
