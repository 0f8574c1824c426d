import { followUpRating } from '#app/follow-up-rating.ts';
import { rateCase } from '#app/rate-case.ts';
import type { ReceivedForm } from '#app/visit.ts';
import type { FollowUpStep } from '#core/ratings/follow-up.ts';
import { GRADES } from '#core/ratings/rating.ts';
import { ownRating, ratingForBureau, ratings } from '#read/ratings.ts';
import { answerNotFound, answerPage, contextOf, type WebRequest } from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import { pageOf, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { RatedPage, RatePage } from './rate-page.tsx';
import { RatingPage } from './rating-page.tsx';
import { RatingsPage } from './ratings-page.tsx';

/** `/my-cases/:number/rate` for the person, `/bureau/ratings` for the bureau. Both lie behind their branch's door. */
export function registerRatingsRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const { app } = deps;
  routes.get('/my-cases/:number/rate', (c) => showRate(c, deps, {}));
  routes.post('/my-cases/:number/rate', (c) => receiveRating(c, deps));
  routes.get('/bureau/ratings', async (c) => {
    const only = (['low', 'open'] as const).find((each) => each === c.req.query('only'));
    const view = await ratings(c.get('visit').viewer, app, { page: pageOf(c), ...(only ? { only } : {}) });
    return answerPage(
      c,
      <RatingsPage
        ctx={contextOf(c, deps)}
        view={view}
        only={only}
        questionnaire={app.questionnaire}
        placeName={(code) => app.divisions.pathOf(code) || code}
      />,
    );
  });
  routes.get('/bureau/ratings/:number', (c) => showRating(c, deps, {}));
  routes.post('/bureau/ratings/:number', (c) => receiveStep(c, deps));
}

type Attempt = {
  readonly typed?: { readonly reasons: readonly string[]; readonly comment: string };
  readonly refusal?: string;
};

async function showRate(c: WebRequest, deps: StaffDeps, { typed, refusal }: Attempt): Promise<Response> {
  const { app } = deps;
  const own = await ownRating(c.get('visit').viewer, app, c.req.param('number') ?? '');
  if (own === undefined) return answerNotFound(c, deps);
  if (c.req.query('thanks') !== undefined && own.rated) {
    const due = /^\d{4}-\d{2}-\d{2}$/.exec(c.req.query('due') ?? '')?.[0];
    return answerPage(c, <RatedPage ctx={contextOf(c, deps)} own={own} {...(due ? { due } : {})} />);
  }
  const said = c.req.query('grade') ?? fieldOf(c.get('form'), 'grade');
  const grade = GRADES.find((each) => String(each) === said);
  const page = (
    <RatePage
      ctx={contextOf(c, deps)}
      own={own}
      questionnaire={app.questionnaire}
      typed={typed ?? { reasons: [], comment: '' }}
      from={fromOf(c)}
      {...(grade === undefined ? {} : { grade })}
      {...(refusal === undefined ? {} : { refusal })}
    />
  );
  return answerPage(c, page, refusal === undefined ? 200 : 422);
}

async function receiveRating(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const form = c.get('form');
  const number = c.req.param('number') ?? '';
  const typed = { reasons: form.fields.get('reason') ?? [], comment: fieldOf(form, 'comment') ?? '' };
  const outcome = await rateCase(deps.app, c.get('visit').viewer, {
    number,
    grade: fieldOf(form, 'grade') ?? '',
    ...typed,
    channel: fromOf(c) === 'qr' ? 'qr-code' : 'web',
  });
  if (outcome.ok) {
    const { followUp } = outcome.value;
    const due = followUp === undefined ? '' : `&due=${followUp.due}`;
    return c.redirect(`/my-cases/${outcome.value.number}/rate?thanks=1${due}`, 303);
  }
  if (outcome.error.code === 'not-found') return answerNotFound(c, deps);
  return showRate(c, deps, { typed, refusal: refusalSentence(outcome.error, contextOf(c, deps).t) });
}

/** `qr` when the page was reached by the code on a slip or at a window. */
function fromOf(c: WebRequest): string {
  return (c.req.query('from') ?? fieldOf(c.get('form'), 'from')) === 'qr' ? 'qr' : '';
}

type StepAttempt = {
  readonly typed?: { readonly step: FollowUpStep['step']; readonly note: string };
  readonly refusal?: string;
};

async function showRating(c: WebRequest, deps: StaffDeps, attempt: StepAttempt): Promise<Response> {
  const { app } = deps;
  const rating = await ratingForBureau(c.get('visit').viewer, app, c.req.param('number') ?? '');
  if (rating === undefined) return answerNotFound(c, deps);
  const page = (
    <RatingPage
      ctx={contextOf(c, deps)}
      rating={rating}
      questionnaire={app.questionnaire}
      placeName={(code) => app.divisions.pathOf(code) || code}
      source={app.followUp.source}
      saved={c.req.query('saved') !== undefined}
      {...attempt}
    />
  );
  return answerPage(c, page, attempt.refusal === undefined ? 200 : 422);
}

async function receiveStep(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const form = c.get('form');
  const number = c.req.param('number') ?? '';
  const step = stepOf(form);
  if (step === undefined) return answerNotFound(c, deps);
  const version = Number(fieldOf(form, 'version'));
  const outcome = await followUpRating(deps.app, c.get('visit').viewer, { number, version, step });
  if (outcome.ok) return c.redirect(`/bureau/ratings/${number}?saved=1`, 303);
  if (outcome.error.code === 'not-found') return answerNotFound(c, deps);
  const refusal = refusalSentence(outcome.error, contextOf(c, deps).t);
  return showRating(c, deps, { typed: { step: step.step, note: step.note }, refusal });
}

function stepOf(form: ReceivedForm): FollowUpStep | undefined {
  const note = fieldOf(form, 'note') ?? '';
  switch (fieldOf(form, 'step')) {
    case 'contact': {
      const way = (['phone', 'visit', 'message'] as const).find((each) => each === fieldOf(form, 'way'));
      const reached = chosen(form, 'reached');
      if (way === undefined || reached === undefined) return undefined;
      return { step: 'contact', way, reached, note };
    }
    case 'find': {
      const outcome = (['true', 'partly', 'mistaken'] as const).find(
        (each) => each === fieldOf(form, 'outcome'),
      );
      return outcome && { step: 'find', outcome, note };
    }
    case 'correct':
      return { step: 'correct', note };
    case 'check':
      return agreedIn(form, note);
    default:
      return undefined;
  }
}

function agreedIn(form: ReceivedForm, note: string): FollowUpStep | undefined {
  const agrees = chosen(form, 'agrees');
  return agrees === undefined ? undefined : { step: 'check', agrees, note };
}

/** Nobody's choice is neither yes nor no. */
function chosen(form: ReceivedForm, name: string): boolean | undefined {
  const said = fieldOf(form, name);
  return said === 'yes' ? true : said === 'no' ? false : undefined;
}
