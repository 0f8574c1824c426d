// Hours of a place: the clerk's own centre under `/counter/hours`, any place of the city under `/bureau/hours`.
import type { VNode } from 'preact';
import { publishHours } from '#app/appointments-hours.ts';
import { placeOf } from '#app/appointments-place.ts';
import { checkPlan } from '#core/appointments/opening-plan.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { searchDivisions } from '#core/divisions/search-divisions.ts';
import { hoursOfPlace, placesWithHours } from '#read/opening-hours.ts';
import { BureauFrame } from '../bureau/bureau-frame.tsx';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { CounterFrame } from '../counter/counter-parts.tsx';
import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';
import { matterWords, placeWords } from './appointment-words.ts';
import { planOf, problemsOf, readTyped, typedOf, type HoursProblem, type TypedHours } from './hours-form.ts';
import { HoursBody } from './hours-page.tsx';
import { PlacesPage } from './places-page.tsx';

const LONGEST_QUERY = 60;
const PLACES_SHOWN = 12;

/** `/counter/*` lets only clerks in, `/bureau/*` only the bureau. */
export function registerHoursRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.get('/counter/hours', (c) => showHours(c, deps, ownPlace(c), {}));
  routes.post('/counter/hours', (c) => publish(c, deps, ownPlace(c)));
  routes.get('/bureau/hours', (c) => showPlaces(c, deps));
  routes.get('/bureau/hours/:place', (c) =>
    showHours(c, deps, placeOf(deps.app, c.req.param('place'))?.place, {}),
  );
  routes.post('/bureau/hours/:place', (c) =>
    publish(c, deps, placeOf(deps.app, c.req.param('place'))?.place),
  );
}

function ownPlace(c: WebRequest): DivisionCode | undefined {
  const { viewer } = c.get('visit');
  return viewer.role === 'clerk' ? viewer.centre : undefined;
}

function addressOf(c: WebRequest, place: DivisionCode): string {
  return c.get('visit').viewer.role === 'clerk' ? '/counter/hours' : `/bureau/hours/${place}`;
}

async function publish(c: WebRequest, deps: StaffDeps, place: DivisionCode | undefined): Promise<Response> {
  const ctx = contextOf(c, deps);
  if (place === undefined) return answerNotFound(c, deps);
  const typed = readTyped(c.get('form'), typedOf(undefined, ctx.today.toString()));
  const { plan, rows } = planOf(typed);
  const checked = checkPlan(plan);
  if (!checked.ok)
    return showHours(c, deps, place, { typed, problems: problemsOf(checked.error, rows, ctx.t) });
  const done = await publishHours(deps.app, ctx.viewer, { place, plan: checked.value });
  if (!done.ok) return answerRefusal(c, deps, done.error, addressOf(c, place));
  return c.redirect(`${addressOf(c, place)}?published=${done.value.outside}`, 303);
}

async function showHours(
  c: WebRequest,
  deps: StaffDeps,
  place: DivisionCode | undefined,
  again: { readonly typed?: TypedHours; readonly problems?: readonly HoursProblem[] },
): Promise<Response> {
  const { app } = deps;
  const ctx = contextOf(c, deps);
  const hours = place === undefined ? undefined : await hoursOfPlace(ctx.viewer, app, place);
  if (place === undefined || hours === undefined) return answerNotFound(c, deps);
  const { name, path } = placeWords(app, place, ctx);
  const text = ctx.t.appointments.hours;
  const published = Number(c.req.query('published') ?? NaN);
  const body = (
    <HoursBody
      ctx={ctx}
      action={addressOf(c, place)}
      typed={again.typed ?? typedOf(hours.published.at(-1)?.plan, ctx.today.toString())}
      problems={again.problems ?? []}
      hours={hours}
      matterName={(matter) => matterWords(app, matter, ctx)}
      {...(Number.isSafeInteger(published) && published >= 0 ? { published } : {})}
    />
  );
  const page: VNode =
    ctx.viewer.role === 'clerk' ? (
      <CounterFrame ctx={ctx} title={text.clerk} here="appointments" centre={name}>
        <h1>{text.clerk}</h1>
        <p>
          <a href="/counter/appointments">{text.back}</a>
        </p>
        {body}
      </CounterFrame>
    ) : (
      <BureauFrame ctx={ctx} title={`${text.title} ${name}`} here="hours">
        <h1>
          {text.title}
          {ctx.t.form.colon}
          {name}
        </h1>
        <p class="hint">{path}</p>
        {body}
      </BureauFrame>
    );
  return answerPage(c, page, again.problems === undefined ? 200 : 422);
}

async function showPlaces(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { app } = deps;
  const ctx = contextOf(c, deps);
  const query = (c.req.query('q') ?? '').slice(0, LONGEST_QUERY).trim();
  const found = (['county', 'village'] as const).flatMap((level) =>
    searchDivisions(app.divisions, query, { level, limit: PLACES_SHOWN }),
  );
  const lines = await placesWithHours(ctx.viewer, app);
  const page = (
    <PlacesPage
      ctx={ctx}
      query={query}
      found={found.slice(0, PLACES_SHOWN).map(({ division }) => placeWords(app, division.code, ctx))}
      lines={lines.map((line) => ({ ...line, words: placeWords(app, line.place, ctx) }))}
    />
  );
  return answerPage(c, page);
}
