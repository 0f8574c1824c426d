import { actOnPart } from '#app/act-on-part.ts';
import type { App } from '#app/app.ts';
import type { ReceivedForm } from '#app/visit.ts';
import { parseTimeLimit, type TimeLimit } from '#core/calendar/time-limit.ts';
import { OFFICER_ACTS, SIDE_ACTS, type OfficerCommand } from '#core/cases/acts.ts';
import { clocksOfPart, judgeClock } from '#core/cases/clocks.ts';
import type { RefusalParams } from '#core/cases/refusal.ts';
import { STAGES } from '#core/cases/state.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import { placeName, type DivisionCode } from '#core/divisions/division.ts';
import { partForOfficer, partsForOfficer } from '#read/part-for-officer.ts';
import type { PartView } from '#read/case-lines.ts';
import { worklist } from '#read/worklist.ts';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { answerFile } from '../citizen/draft-routes.tsx';
import { statedLimitWords } from '../elements/limit-words.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import type { PageContext } from '../frame/page-context.ts';
import { pageOf, partOf, staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { DeskPage, PartPage } from './desk-pages.tsx';
import { groundSaid } from './ground-fields.tsx';
import type { ActAttempt } from './part-acts.tsx';
import type { PartExtras } from './part-props.ts';
import { LIGHT_FILTERS, queryOf, type WorklistFilter, type WorklistView } from './worklist.tsx';

/** `/desk` and below. */
export function registerDeskRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const { app } = deps;
  routes.use('/desk', staffOnly(deps, 'officer', '/desk'));
  routes.use('/desk/*', staffOnly(deps, 'officer', '/desk'));
  routes.get('/desk', async (c) => {
    const number = c.req.query('number')?.trim();
    const found = number ? await findByNumber(c, app, number) : undefined;
    if (found !== undefined) return c.redirect(found, 303);
    const view = await listView(c, app);
    return answerPage(
      c,
      <DeskPage ctx={contextOf(c, deps)} view={number ? { ...view, notFound: number } : view} />,
    );
  });
  routes.get('/desk/:number/:part', async (c) => {
    const done = doneIn(c.req.query('done'), contextOf(c, deps));
    return showPart(c, deps, done === undefined ? {} : { done });
  });
  routes.post('/desk/:number/:part', async (c) => actAndShow(c, deps));
  routes.get('/desk/:number/:part/files/:file', (c) => {
    const { number, file } = c.req.param();
    if (partOf(c) === 0) return answerNotFound(c, deps);
    return answerFile(c, deps, { from: 'case', number, file });
  });
}

/** The sentence for the act just recorded, by its name in the address. */
function doneIn(said: string | undefined, { t }: PageContext): string | undefined {
  const act = OFFICER_ACTS.find((each) => each === said);
  const side = SIDE_ACTS.find((each) => each === said);
  const arrived = said === 'paper-arrived' ? t.promises.owed.recordArrival : undefined;
  const name = act === undefined ? (side && t.desk.sideAct[side]) || arrived : t.desk.act[act];
  return name && t.desk.acts.done(name);
}

async function showPart(
  c: WebRequest,
  deps: StaffDeps,
  more: { readonly attempt?: ActAttempt; readonly done?: string; readonly conflict?: RefusalParams },
): Promise<Response> {
  const ctx = contextOf(c, deps);
  const [part, view] = await Promise.all([readPart(c, deps.app), listView(c, deps.app)]);
  if (part === undefined) return answerNotFound(c, deps);
  const { attempt, done, conflict } = more;
  return answerPage(
    c,
    <PartPage
      ctx={ctx}
      view={view}
      part={part}
      extras={extrasOf(part, deps.app, ctx)}
      {...(attempt === undefined ? {} : { attempt })}
      {...(conflict === undefined ? {} : { conflict })}
      {...(done === undefined ? {} : { done })}
    />,
    conflict === undefined ? (attempt?.problem === undefined ? 200 : 422) : 409,
  );
}

async function actAndShow(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const form = c.get('form');
  const { number, part } = addressOf(c);
  const attempt = attemptOf(form);
  if (attempt === undefined) return answerNotFound(c, deps);
  const version = Number(fieldOf(form, 'version'));
  const command = commandOf(attempt, deps.app);
  const outcome = await actOnPart(deps.app, c.get('visit').viewer, {
    number,
    part,
    version,
    command,
    happenedAt: attempt.happened,
  });
  if (outcome.ok)
    return c.redirect(`/desk/${number}/${part}${queryOf(filterOf(c), { done: attempt.act })}`, 303);
  const { error } = outcome;
  if (error.code === 'not-found') return answerNotFound(c, deps);
  // The part as it is now, with what was typed in the form again where the act is still possible.
  if (error.code === 'changed-meanwhile') return showPart(c, deps, { attempt, conflict: error.params });
  if (error.code === 'not-permitted') return answerRefusal(c, deps, error, '/desk');
  return showPart(c, deps, {
    attempt: { ...attempt, problem: refusalSentence(error, contextOf(c, deps).t) },
  });
}

function attemptOf(form: ReceivedForm): ActAttempt | undefined {
  const act = OFFICER_ACTS.find((each) => each === fieldOf(form, 'act'));
  if (act === undefined) return undefined;
  return {
    act,
    text: fieldOf(form, 'text') ?? '',
    materials: form.fields.get('material') ?? [],
    numbers: form.fields.get('number') ?? [],
    happened: fieldOf(form, 'happened') ?? '',
    again: fieldOf(form, 'again') ?? '',
    ground: fieldOf(form, 'ground') ?? '',
    law: fieldOf(form, 'law') ?? '',
  };
}

function commandOf(attempt: ActAttempt, app: App): OfficerCommand {
  const { act, text, materials, numbers, again } = attempt;
  const known = (id: string): readonly MaterialId[] =>
    [...app.catalogue.materials.keys()].filter((each) => each === id);
  switch (act) {
    case 'receive':
    case 'accept':
      return { act };
    case 'ask-supplement':
      return {
        act,
        materials: materials.flatMap(known),
        note: text,
        ...(again === '' ? {} : { again }),
      };
    case 'refuse':
    case 'reject': {
      const ground = groundSaid(attempt);
      return { act, reason: text, ...(ground ? { ground } : {}) };
    }
    case 'review':
    case 'grant':
      return { act, opinion: text };
    default:
      return { act: 'issue', numbers };
  }
}

async function listView(c: WebRequest, app: App): Promise<WorklistView> {
  const filter = filterOf(c);
  const { stage, light } = filter;
  const list = await worklist(c.get('visit').viewer, app, {
    page: filter.page,
    ...(stage === undefined ? {} : { stages: [stage] }),
    ...(light === undefined ? {} : { light }),
  });
  return { list, filter, lights: app.lights };
}

function filterOf(c: WebRequest): WorklistFilter {
  const stage = STAGES.find((each) => each === c.req.query('stage'));
  const light = LIGHT_FILTERS.find((each) => each === c.req.query('light'));
  return {
    page: pageOf(c),
    ...(stage === undefined ? {} : { stage }),
    ...(light === undefined ? {} : { light }),
  };
}

/** The first part of the case that this office decides. */
async function findByNumber(c: WebRequest, app: App, typed: string): Promise<string | undefined> {
  const found = await partsForOfficer(c.get('visit').viewer, app, typed);
  return found && `/desk/${found.number}/${found.parts[0] ?? 1}`;
}

async function readPart(c: WebRequest, app: App): Promise<PartView | undefined> {
  return partForOfficer(c.get('visit').viewer, app, addressOf(c));
}

function addressOf(c: WebRequest): { readonly number: string; readonly part: number } {
  return { number: c.req.param('number') ?? '', part: partOf(c) };
}

function extrasOf(part: PartView, app: App, ctx: PageContext): PartExtras {
  const limit = limitOf(part);
  return {
    placeName: (code: DivisionCode) => {
      const place = app.divisions.get(code);
      return place === undefined ? code : placeName(place);
    },
    clocks: clocksOfPart(part.part, app).map((clock) => judgeClock(clock, app.calendar, app.now())),
    ...(limit === undefined ? {} : { promised: statedLimitWords(limit, ctx.t) }),
  };
}

function limitOf(part: PartView): TimeLimit | undefined {
  const { promised } = part.part;
  const limit = promised === undefined ? undefined : parseTimeLimit(promised.amount, promised.unit);
  return limit?.ok === true ? limit.value : undefined;
}
