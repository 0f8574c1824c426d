// Pages that need no sign-in: home, centres, the guide of a thing, guide questions.
import type { Hono } from 'hono';
import type { App } from '#app/app.ts';
import { conditionWords } from '#app/condition-words.ts';
import type { VisitEnv } from '#app/visit.ts';
import { inLanguage } from '#base/localised.ts';
import type { Thing } from '#core/catalogue/model.ts';
import type { Plan } from '#core/compiler/plan.ts';
import { centreOf, isDivisionCode } from '#core/divisions/division.ts';
import { searchDivisions } from '#core/divisions/search-divisions.ts';
import { myCases } from '#read/my-cases.ts';
import { myDrafts } from '#read/my-drafts.ts';
import { CentresPage } from './centres-page.tsx';
import { answerGuide } from './guide-route.tsx';
import { HomePage, type HomePageProps } from './home-page.tsx';
import {
  answerNotFound,
  answerPage,
  contextOf,
  todayIn,
  type WebDeps,
  type WebRequest,
} from './route-tools.ts';
import { cardOf, findThings, stateOfThing, type ThingCard } from './thing-facts.ts';
import { ThingPage } from './thing-page.tsx';

const CENTRES_SHOWN = 20;
const LONGEST_QUERY = 60;

export function publicRoutes(routes: Hono<VisitEnv>, deps: WebDeps): void {
  routes.get('/', (c) => answerHome(c, deps));
  routes.get('/centres', (c) => answerCentres(c, deps));
  routes.get('/things/:thing', (c) => answerThing(c, deps));
  routes.get('/things/:thing/questions', (c) => {
    const thing = thingOf(deps.app, c.req.param('thing'));
    const plan = thing && planOf(deps.app, thing);
    if (thing === undefined) return answerNotFound(c, deps);
    const open = stateOfThing(thing, plan, todayIn(deps.app)).kind === 'open';
    return open && plan !== undefined
      ? answerGuide(c, deps, { thing, plan })
      : c.redirect(`/things/${thing.id}`, 303);
  });
}

export function thingOf(app: App, id: string): Thing | undefined {
  return [...app.catalogue.things.values()].find((thing) => thing.id === id);
}

/** The plan as anybody sees it before a county is known; `undefined` while the files have errors. */
export function planOf(app: App, thing: Thing): Plan | undefined {
  const outcome = app.plans.current(thing.id, {});
  return outcome.ok ? outcome.plan : undefined;
}

async function answerHome(c: WebRequest, deps: WebDeps): Promise<Response> {
  const { app } = deps;
  const ctx = contextOf(c, deps);
  const query = (c.req.query('q') ?? '').slice(0, LONGEST_QUERY).trim();
  const cards = [...app.catalogue.things.values()].map((thing) =>
    cardOf(thing, planOf(app, thing), ctx.today),
  );
  const hits = query === '' ? undefined : findThings(cards, query, (thing) => itemNames(app, thing));
  const mine = await mineOf(deps, ctx.viewer);
  const page = (
    <HomePage
      ctx={ctx}
      query={query}
      hits={hits}
      groups={groupByLifeEvent(cards.filter(({ state }) => state.kind !== 'described'))}
      described={cards.filter(({ state }) => state.kind === 'described')}
      {...(mine ? { mine } : {})}
    />
  );
  return answerPage(c, page);
}

async function mineOf(
  { app }: WebDeps,
  viewer: HomePageProps['ctx']['viewer'],
): Promise<HomePageProps['mine']> {
  if (viewer.role !== 'citizen') return undefined;
  const [cases, drafts] = await Promise.all([myCases(viewer, app), myDrafts(viewer, app)]);
  return { open: cases.rows.filter(({ status }) => status === 'open').length, drafts: drafts.length };
}

function itemNames(app: App, thing: Thing): readonly string[] {
  return thing.items.flatMap(({ item }) => {
    const { name, keywords = [] } = app.catalogue.items.get(item) ?? {};
    return name === undefined ? [] : [name.zh, ...(name.en === undefined ? [] : [name.en]), ...keywords];
  });
}

/** In the order the life events first come in the catalogue; within one, what is open comes first. */
function groupByLifeEvent(cards: readonly ThingCard[]): HomePageProps['groups'] {
  const groups = Map.groupBy(cards, ({ thing }) => thing.lifeEvent);
  return [...groups]
    .map(([lifeEvent, things]) => ({ lifeEvent, things: things.toSorted((a, b) => rank(a) - rank(b)) }))
    .toSorted((a, b) => Math.min(...a.things.map(rank)) - Math.min(...b.things.map(rank)));
}

/** What is open first. */
function rank({ state }: ThingCard): number {
  return state.kind === 'open' ? 0 : 1;
}

function answerCentres(c: WebRequest, deps: WebDeps): Response {
  const { divisions } = deps.app;
  const query = (c.req.query('q') ?? '').slice(0, LONGEST_QUERY).trim();
  const found = searchDivisions(divisions, query, { level: 'village', limit: CENTRES_SHOWN + 1 });
  const centres = found.slice(0, CENTRES_SHOWN).flatMap(({ division, path }) => {
    const centre = centreOf(division);
    return centre === undefined ? [] : [{ ...centre, path }];
  });
  const page = (
    <CentresPage
      ctx={contextOf(c, deps)}
      query={query}
      centres={centres}
      more={found.length > CENTRES_SHOWN}
    />
  );
  return answerPage(c, page);
}

function answerThing(c: WebRequest, deps: WebDeps): Response {
  const { app } = deps;
  const thing = thingOf(app, c.req.param('thing') ?? '');
  if (thing === undefined) return answerNotFound(c, deps);
  const plan = planOf(app, thing);
  const ctx = contextOf(c, deps);
  const state = stateOfThing(thing, plan, ctx.today);
  const { elements } = app.catalogue;
  const divisionName = (code: string): string | undefined =>
    isDivisionCode(code) ? app.divisions.get(code)?.name : undefined;
  const page = (
    <ThingPage
      ctx={ctx}
      thing={thing}
      state={state}
      plan={plan}
      materials={app.catalogue.materials}
      conditionOf={(text) => conditionWords({ text }, { elements, divisionName }, ctx.language)}
    />
  );
  return answerPage(c, page);
}

/** Name of a thing for lists; the id where the catalogue has it no more. */
export function thingName(app: App, id: string, language: Parameters<typeof inLanguage>[1]): string {
  const thing = thingOf(app, id);
  return thing === undefined ? id : inLanguage(thing.name, language);
}
