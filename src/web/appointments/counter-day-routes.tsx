import { callNext, markVisit, takeWalkIn } from '#app/appointments-counter.ts';
import { isCounterAct, walkInNumber } from '#core/appointments/appointment.ts';
import { isDay } from '#core/appointments/opening-plan.ts';
import { counterDay } from '#read/appointments.ts';
import { answerNotFound, answerPage, contextOf, type WebRequest } from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';
import { matterWords, offeredMatters, placeWords } from './appointment-words.ts';
import { CounterDayPage, type CounterDayPageProps } from './counter-day-page.tsx';

type Said = NonNullable<CounterDayPageProps['said']>;

/** `/counter/appointments`: `/counter/*` lets only clerks in. */
export function registerCounterDayRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.get('/counter/appointments', (c) => showDay(c, deps, c.req.query('day'), saidIn(c, deps)));
  routes.get('/counter/appointments/:any', (c) => c.redirect('/counter/appointments', 303));
  routes.post('/counter/appointments/next', async (c) => {
    const done = await callNext(deps.app, c.get('visit').viewer);
    if (!done.ok) return refused(c, deps, done.error);
    return c.redirect(`/counter/appointments?called=${done.value}`, 303);
  });
  routes.post('/counter/appointments/walk-in', async (c) => {
    const matter = fieldOf(c.get('form'), 'matter') ?? 'other';
    const done = await takeWalkIn(deps.app, c.get('visit').viewer, { matter });
    if (!done.ok) return refused(c, deps, done.error);
    return c.redirect(`/counter/appointments?given=${done.value.walkIn}`, 303);
  });
  routes.post('/counter/appointments/:id', async (c) => {
    const act = fieldOf(c.get('form'), 'act') ?? '';
    if (!isCounterAct(act)) return answerNotFound(c, deps);
    const done = await markVisit(deps.app, c.get('visit').viewer, { id: c.req.param('id'), act });
    if (!done.ok) return refused(c, deps, done.error);
    const day = fieldOf(c.get('form'), 'day') ?? '';
    return c.redirect(isDay(day) ? `/counter/appointments?day=${day}` : '/counter/appointments', 303);
  });
}

async function refused(
  c: WebRequest,
  deps: StaffDeps,
  refusal: Parameters<typeof refusalSentence>[0],
): Promise<Response> {
  if (refusal.code === 'not-found') return answerNotFound(c, deps);
  const sentence = refusalSentence(refusal, contextOf(c, deps).t);
  return showDay(c, deps, fieldOf(c.get('form'), 'day'), () => ({ sentence, wrong: true }));
}

/** What was done just now; the number of who was called is on the list. */
function saidIn(c: WebRequest, deps: StaffDeps): (numbers: ReadonlyMap<string, string>) => Said | undefined {
  const text = contextOf(c, deps).t.appointments.counter;
  const given = Number(c.req.query('given'));
  return (numbers) => {
    if (Number.isSafeInteger(given) && given > 0)
      return { sentence: text.walkInGiven(walkInNumber(given)), wrong: false };
    const called = numbers.get(c.req.query('called') ?? '');
    return called === undefined ? undefined : { sentence: text.called(called), wrong: false };
  };
}

async function showDay(
  c: WebRequest,
  deps: StaffDeps,
  asked: string | undefined,
  say: (numbers: ReadonlyMap<string, string>) => Said | undefined,
): Promise<Response> {
  const { app } = deps;
  const ctx = contextOf(c, deps);
  const day = await counterDay(
    ctx.viewer,
    app,
    asked !== undefined && isDay(asked) ? asked : ctx.today.toString(),
  );
  if (day === undefined) return answerNotFound(c, deps);
  const said = say(new Map(day.visits.map(({ id, number }) => [id, number])));
  const page = (
    <CounterDayPage
      ctx={ctx}
      centre={placeWords(app, day.place, ctx).name}
      day={day}
      matters={offeredMatters(app, ctx)}
      matterName={(matter) => matterWords(app, matter, ctx)}
      {...(said === undefined ? {} : { said })}
    />
  );
  return answerPage(c, page, said?.wrong === true ? 409 : 200);
}
