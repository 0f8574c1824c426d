import { LEVELS, type Finding } from '#core/catalogue/fact.ts';
import type { Catalogue, DataElement, ElementId, Thing } from '#core/catalogue/model.ts';
import type { Answers, Plan } from '#core/compiler/plan.ts';
import type { Json } from '#base/canonical-json.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { parseAnswer } from '#app/answers.ts';
import { settle } from '#core/compiler/settle.ts';
import { lookUps } from '#read/look-ups.ts';
import { answerNotFound, answerPage, contextOf, todayIn, type WebRequest } from '../citizen/route-tools.ts';
import { pageOf, staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { CountingPage } from './counting-page.tsx';
import { FindingsPage } from './findings-page.tsx';
import { ItemPage } from './item-page.tsx';
import { LookUpsPage } from './look-ups-page.tsx';
import { OverviewPage, type County, type ThingRow } from './overview-page.tsx';
import { sentencesFor } from './sentences.ts';
import { ThingPage, type ThingPageProps } from './thing-page.tsx';

/** `/bureau` and below: reading only. */
export function registerBureauRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const { app } = deps;
  const { catalogue } = app;
  const counties = countiesOf(deps);
  const overview = thingRows(deps);
  routes.use('/bureau', staffOnly(deps, 'bureau', '/bureau'));
  routes.use('/bureau/*', staffOnly(deps, 'bureau', '/bureau'));
  routes.get('/bureau', (c) =>
    answerPage(
      c,
      <OverviewPage
        ctx={contextOf(c, deps)}
        catalogue={catalogue}
        things={overview()}
        counties={counties}
        findings={deps.findings}
      />,
    ),
  );
  routes.get('/bureau/findings', (c) => {
    const level = LEVELS.find((each) => each === c.req.query('level'));
    const code = c.req.query('code');
    const filter = { page: pageOf(c), ...(level === undefined ? {} : { level }), ...(code ? { code } : {}) };
    return answerPage(
      c,
      <FindingsPage
        ctx={contextOf(c, deps)}
        findings={deps.findings}
        filter={filter}
        say={sentencesFor(contextOf(c, deps), deps.app)}
      />,
    );
  });
  routes.get('/bureau/look-ups', async (c) => {
    const list = await lookUps(c.get('visit').viewer, app, pageOf(c));
    const ctx = contextOf(c, deps);
    return answerPage(
      c,
      <LookUpsPage ctx={ctx} list={list} placeName={(code) => app.divisions.pathOf(code) || code} />,
    );
  });
  routes.get('/bureau/counting', (c) => answerPage(c, <CountingPage ctx={contextOf(c, deps)} />));
  routes.get('/bureau/things/:thing', (c) => {
    const thing = find(catalogue.things, c.req.param('thing'));
    if (thing === undefined) return answerNotFound(c, deps);
    return answerPage(c, <ThingPage {...thingProps(c, deps, { thing, counties })} />);
  });
  routes.get('/bureau/items/:item', (c) => {
    const item = find(catalogue.items, c.req.param('item'));
    if (item === undefined) return answerNotFound(c, deps);
    return answerPage(
      c,
      <ItemPage
        ctx={contextOf(c, deps)}
        catalogue={catalogue}
        item={item}
        counties={counties}
        say={sentencesFor(contextOf(c, deps), app)}
      />,
    );
  });
}

function thingProps(
  c: WebRequest,
  deps: StaffDeps,
  { thing, counties }: { readonly thing: Thing; readonly counties: readonly County[] },
): ThingPageProps {
  const { catalogue } = deps.app;
  const ctx = contextOf(c, deps);
  const county = counties.find((each) => each.code === c.req.query('county'));
  const outcome = deps.app.plans.current(
    thing.id,
    county === undefined ? {} : countyForAll(catalogue, thing, county.code),
  );
  const situation = outcome.ok ? situationOf(c, catalogue, outcome.plan) : {};
  return {
    ctx,
    catalogue,
    thing,
    counties,
    situation,
    say: sentencesFor(contextOf(c, deps), deps.app),
    outcome: outcome.ok
      ? { ok: true, plan: outcome.plan, settled: settle(outcome.plan, answersOf(deps, situation), ctx.today) }
      : { ok: false, findings: outcome.findings },
    ...(county === undefined ? {} : { county }),
  };
}

/** The county decides by every element that any item of the thing names. */
function countyForAll(
  catalogue: Catalogue,
  thing: Thing,
  county: DivisionCode,
): Readonly<Record<string, DivisionCode>> {
  const elements = thing.items.flatMap(({ item }) => catalogue.items.get(item)?.jurisdiction ?? []);
  return Object.fromEntries(elements.map((element) => [element, county]));
}

function situationOf(c: WebRequest, catalogue: Catalogue, plan: Plan): Readonly<Record<string, string>> {
  const chosen = plan.questions.flatMap(({ element }): (readonly [ElementId, string])[] => {
    const typed = c.req.query(`s.${element}`);
    return typed && catalogue.elements.has(element) ? [[element, typed]] : [];
  });
  return Object.fromEntries(chosen);
}

function answersOf({ app }: StaffDeps, situation: Readonly<Record<string, string>>): Answers {
  const rules = { today: todayIn(app), allowSample: app.allowSample, divisions: app.divisions };
  const answers: Record<string, Json> = {};
  for (const [id, typed] of Object.entries(situation)) {
    const element = find<DataElement>(app.catalogue.elements, id);
    const parsed = element === undefined ? undefined : parseAnswer({ element }, typed, rules);
    if (parsed?.ok === true && parsed.value !== undefined) answers[id] = parsed.value;
  }
  return answers;
}

/** Compiled once, at the first look. */
function thingRows({ app }: StaffDeps): () => readonly ThingRow[] {
  let rows: readonly ThingRow[] | undefined;
  return () => {
    rows ??= [...app.catalogue.things.values()].map((thing): ThingRow => {
      const outcome = app.plans.current(thing.id, {});
      const findings: readonly Finding[] = outcome.ok ? outcome.plan.hints : outcome.findings;
      const errors = findings.filter(({ level }) => level === 'error').length;
      return { thing, compiled: { ok: outcome.ok, errors, hints: findings.length - errors } };
    });
    return rows;
  };
}

function countiesOf({ app }: StaffDeps): readonly County[] {
  return app.divisions.counties.map(({ code, name }) => ({ code, name }));
}

/** A value by an id that came from outside, so without its brand. */
function find<Value>(map: ReadonlyMap<string, Value>, id: string): Value | undefined {
  return map.get(id);
}
