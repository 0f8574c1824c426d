import { answerQuestion, askAboutReturn, closeQuestion } from '#app/ask-about-return.ts';
import { approveReturn, sendReturnBack, unlockReturn } from '#app/review-return.ts';
import { collectedBodies } from '#read/collected-bodies.ts';
import { returnFor } from '#read/return-for.ts';
import { returnHistory } from '#read/return-history.ts';
import { readStage, returnsWall } from '#read/returns-wall.ts';
import { returnVersions } from '#read/return-versions.ts';
import { answerNotFound, answerPage, contextOf, type WebRequest } from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { pageOf, staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { bothSides } from './both-sides.tsx';
import { BodyPage } from './collection/body-page.tsx';
import { CollectionPage } from './collection/collection-page.tsx';
import { returnPath } from './entry-words.ts';
import { QuestionsPage } from './review/questions-page.tsx';
import { REVIEW_DONE, ReviewPage, type ReviewDone } from './review/review-page.tsx';
import { HistoryPage, VersionsPage } from './review/versions-page.tsx';
import { WallPage } from './review/wall-page.tsx';
import { returnAddressOf } from './round-of.ts';

const BASE = '/costs/:round/units/:unit';
const REVIEW_ACTS = ['approve', 'send-back', 'unlock'] as const;
type ReviewAct = (typeof REVIEW_ACTS)[number];

/** The wall of returns, their review, questions, versions. */
export function registerReviewRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const collector = staffOnly(deps, 'collector', '/costs');
  routes.get('/costs/:round', bothSides(deps), (c) => showWall(c, deps));
  routes.get(`${BASE}/review`, collector, (c) => showReview(c, deps));
  for (const act of REVIEW_ACTS)
    routes.post(`${BASE}/review/${act}`, collector, (c) => runReview(c, deps, act));
  routes.get(`${BASE}/questions`, bothSides(deps), (c) => showQuestions(c, deps));
  routes.post(`${BASE}/questions`, bothSides(deps), (c) => ask(c, deps));
  routes.post(`${BASE}/questions/:question/answer`, bothSides(deps), (c) => answer(c, deps));
  routes.post(`${BASE}/questions/:question/close`, bothSides(deps), (c) => close(c, deps));
  routes.get(`${BASE}/versions`, bothSides(deps), (c) => showVersions(c, deps));
  routes.get(`${BASE}/history`, bothSides(deps), (c) => showHistory(c, deps));
}

function field(c: WebRequest, name: string): string {
  return c.get('form').fields.get(name)?.[0] ?? '';
}

function doneOf(c: WebRequest): ReviewDone | undefined {
  return REVIEW_DONE.find((done) => done === c.req.query('done'));
}

async function showWall(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { viewer } = c.get('visit');
  const round = c.req.param('round') ?? '';
  if (viewer.role === 'reporter' && deps.app.surveys.rounds.has(round))
    return c.redirect(returnPath(round, viewer.unit), 303);
  const collected = await collectedBodies(viewer, deps.app, round);
  if (collected) return answerPage(c, <CollectionPage ctx={contextOf(c, deps)} collected={collected} />);
  const kind = c.req.query('kind');
  const asked = {
    round,
    stage: readStage(c.req.query('stage')),
    kind: kind === '' ? undefined : kind,
    late: c.req.query('late') === '1' ? true : undefined,
    mine: c.req.query('mine') === '1' ? true : undefined,
  };
  const wall = await returnsWall(viewer, deps.app, asked);
  return wall === undefined
    ? answerNotFound(c, deps)
    : answerPage(c, <WallPage ctx={contextOf(c, deps)} wall={wall} asked={asked} page={pageOf(c)} />);
}

async function showReview(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const collected = await collectedBodies(c.get('visit').viewer, deps.app, returnAddressOf(c).round);
  if (collected) {
    const body = collected.bodies.find(({ unit }) => unit.id === returnAddressOf(c).unit);
    return body === undefined
      ? answerNotFound(c, deps)
      : answerPage(c, <BodyPage ctx={contextOf(c, deps)} round={collected.round} body={body} />);
  }
  const view = await returnFor(c.get('visit').viewer, deps.app, returnAddressOf(c));
  if (view === undefined) return answerNotFound(c, deps);
  return answerPage(c, <ReviewPage ctx={contextOf(c, deps)} view={view} done={doneOf(c)} />);
}

const DONE: Readonly<Record<ReviewAct, ReviewDone>> = {
  approve: 'approved',
  'send-back': 'sent-back',
  unlock: 'unlocked',
};

async function runReview(c: WebRequest, deps: StaffDeps, act: ReviewAct): Promise<Response> {
  const { app } = deps;
  const { viewer } = c.get('visit');
  const address = returnAddressOf(c);
  const typed = {
    ...address,
    seq: seqOf(field(c, 'seq')),
    reason: field(c, 'reason'),
    cells: c.get('form').fields.get('cells') ?? [],
  };
  const acts = { approve: approveReturn, 'send-back': sendReturnBack, unlock: unlockReturn };
  const done = await acts[act](app, viewer, typed);
  if (done.ok)
    return c.redirect(`${returnPath(address.round, address.unit, 'review')}?done=${DONE[act]}`, 303);
  const view = await returnFor(viewer, app, address);
  if (view === undefined || done.error.code === 'not-found') return answerNotFound(c, deps);
  const ctx = contextOf(c, deps);
  const attempt = {
    act,
    reason: typed.reason,
    cells: typed.cells,
    refusal: refusalSentence(done.error, ctx.t),
  };
  return answerPage(c, <ReviewPage ctx={ctx} view={view} attempt={attempt} />, 422);
}

/** As our own forms write it; anything else is a page of which everything has changed since. */
function seqOf(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

async function showQuestions(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const view = await returnFor(c.get('visit').viewer, deps.app, returnAddressOf(c));
  if (view === undefined) return answerNotFound(c, deps);
  return answerPage(
    c,
    <QuestionsPage ctx={contextOf(c, deps)} view={view} cell={c.req.query('cell')} done={doneOf(c)} />,
  );
}

async function ask(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const cell = field(c, 'cell');
  const text = field(c, 'text');
  const about = { ...returnAddressOf(c), text, ...(cell === '' ? {} : { cell }) };
  const done = await askAboutReturn(deps.app, c.get('visit').viewer, about);
  return afterThread(c, deps, { done, now: 'asked', text, cell });
}

async function answer(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const question = c.req.param('question') ?? '';
  const text = field(c, 'text');
  const done = await answerQuestion(deps.app, c.get('visit').viewer, {
    ...returnAddressOf(c),
    question,
    text,
  });
  return afterThread(c, deps, { done, now: 'answered', text, question });
}

async function close(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const question = c.req.param('question') ?? '';
  const done = await closeQuestion(deps.app, c.get('visit').viewer, { ...returnAddressOf(c), question });
  return afterThread(c, deps, { done, now: 'closed', text: '', question });
}

type Spoken = {
  readonly done: Awaited<ReturnType<typeof askAboutReturn>>;
  readonly now: ReviewDone;
  readonly text: string;
  readonly question?: string;
  readonly cell?: string;
};

/** Back to the threads; after a refusal with what was typed. */
async function afterThread(
  c: WebRequest,
  deps: StaffDeps,
  { done, now, text, question, cell }: Spoken,
): Promise<Response> {
  const address = returnAddressOf(c);
  if (done.ok) return c.redirect(`${returnPath(address.round, address.unit, 'questions')}?done=${now}`, 303);
  const view = await returnFor(c.get('visit').viewer, deps.app, address);
  if (view === undefined || done.error.code === 'not-found') return answerNotFound(c, deps);
  const ctx = contextOf(c, deps);
  const attempt = {
    text,
    refusal: refusalSentence(done.error, ctx.t),
    ...(question === undefined ? {} : { question }),
  };
  return answerPage(c, <QuestionsPage ctx={ctx} view={view} cell={cell} attempt={attempt} />, 422);
}

async function showVersions(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const question = { ...returnAddressOf(c), left: versionOf(c, 'left'), right: versionOf(c, 'right') };
  const view = await returnVersions(c.get('visit').viewer, deps.app, question);
  return view === undefined
    ? answerNotFound(c, deps)
    : answerPage(c, <VersionsPage ctx={contextOf(c, deps)} view={view} />);
}

function versionOf(c: WebRequest, name: 'left' | 'right'): number | undefined {
  const text = c.req.query(name) ?? '';
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

async function showHistory(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const history = await returnHistory(c.get('visit').viewer, deps.app, returnAddressOf(c));
  return history === undefined
    ? answerNotFound(c, deps)
    : answerPage(c, <HistoryPage ctx={contextOf(c, deps)} history={history} />);
}
