import type { VNode } from 'preact';
import { actOnSide } from '#app/act-on-side.ts';
import type { ReceivedForm } from '#app/visit.ts';
import { lawLimit } from '#core/cases/clock-parts.ts';
import { clocksOf, judgeClock } from '#core/cases/clocks.ts';
import { stepsOf } from '#core/cases/suspend-clock.ts';
import type { SideCommand } from '#core/cases/acts.ts';
import { SPECIAL_STEPS } from '#core/catalogue/model.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import type { PartView } from '#read/case-lines.ts';
import { calendarChange } from '#read/clock-moves.ts';
import { partForOfficer } from '#read/part-for-officer.ts';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import { partOf, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { CalendarMovesPage } from './calendar-moves-page.tsx';
import { CaseClocksPage } from './citizen-page.tsx';
import { registerJointRoutes } from './joint-routes.tsx';
import {
  ExtendPage,
  ResumePage,
  SuspendPage,
  type ClockAct,
  type ClockPageProps,
  type ClockTyped,
} from './side-pages.tsx';

const PAGES: Readonly<Record<ClockAct, (props: ClockPageProps) => VNode>> = {
  suspend: SuspendPage,
  resume: ResumePage,
  extend: ExtendPage,
};

/** Time limits: why a date is what it is, and what moves it. */
export function registerClocksRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.get('/my-cases/:number/clocks', async (c) => {
    const { app } = deps;
    const found = await caseForCitizen(c.get('visit').viewer, app, c.req.param('number'));
    if (found === undefined) return answerNotFound(c, deps);
    const clocks = clocksOf(found, app).map((clock) => judgeClock(clock, app.calendar, app.now()));
    return answerPage(c, <CaseClocksPage ctx={contextOf(c, deps)} found={found} clocks={clocks} />);
  });
  for (const act of ['suspend', 'resume', 'extend'] as const) {
    routes.get(`/desk/:number/:part/${act}`, async (c) => {
      const part = await partForOfficer(c.get('visit').viewer, deps.app, addressOf(c));
      if (part === undefined || !part.acts.includes(act)) return answerNotFound(c, deps);
      return show(c, deps, { act, part, typed: typedIn(undefined) });
    });
    routes.post(`/desk/:number/:part/${act}`, (c) => receive(c, deps, act));
  }
  routes.get('/bureau/calendar', async (c) => {
    const change = await calendarChange(c.get('visit').viewer, deps.app);
    const { catalogue, divisions } = deps.app;
    const placeName = (code: DivisionCode): string => divisions.pathOf(code) || code;
    const props = { ctx: contextOf(c, deps), change, catalogue, placeName };
    return answerPage(c, <CalendarMovesPage {...props} />);
  });
  registerJointRoutes(routes, deps);
}

async function receive(c: WebRequest, deps: StaffDeps, act: ClockAct): Promise<Response> {
  const { viewer } = c.get('visit');
  const form = c.get('form');
  const typed = typedIn(form);
  const part = await partForOfficer(viewer, deps.app, addressOf(c));
  if (part === undefined) return answerNotFound(c, deps);
  const command = commandOf(act, typed);
  if (command === undefined) {
    const problem = contextOf(c, deps).t.clocks.suspend.choose;
    return show(c, deps, { act, part, typed, problem });
  }
  const outcome = await actOnSide(deps.app, viewer, {
    ...addressOf(c),
    version: Number(fieldOf(form, 'version')),
    happenedAt: typed.happened,
    command,
  });
  const at = `/desk/${part.number}/${part.part.part}`;
  if (outcome.ok) return c.redirect(`${at}?done=${act}`, 303);
  if (outcome.error.code === 'not-found') return answerNotFound(c, deps);
  if (outcome.error.code === 'changed-meanwhile') return answerRefusal(c, deps, outcome.error, at);
  return show(c, deps, { act, part, typed, problem: refusalSentence(outcome.error, contextOf(c, deps).t) });
}

/** `undefined`: no special step was chosen. */
function commandOf(act: ClockAct, { step, days, approvedBy, text }: ClockTyped): SideCommand | undefined {
  const limit = { amount: wholeOf(days), unit: 'working-day' as const };
  switch (act) {
    case 'suspend': {
      const chosen = SPECIAL_STEPS.find((each) => each === step);
      const told = days === '' ? {} : { longest: limit };
      return chosen && { act, step: chosen, ...told, reason: text };
    }
    case 'resume':
      return { act, outcome: text };
    default:
      return { act, by: limit, approvedBy, reason: text };
  }
}

/** 0 for what is no whole number: no act takes that. */
function wholeOf(days: string): number {
  return /^\d{1,4}$/.test(days) ? Number(days) : 0;
}

type Showing = {
  readonly act: ClockAct;
  readonly part: PartView;
  readonly typed: ClockTyped;
  readonly problem?: string;
};

function show(c: WebRequest, deps: StaffDeps, { act, part, typed, problem }: Showing): Response {
  const ctx = contextOf(c, deps);
  const Page = PAGES[act];
  const most = lawLimit(deps.app.law, 'permit-decision-extension', ctx.today.toString());
  const terms = part.part.terms?.specialSteps ?? [];
  const steps = stepsOf(part.part).map((step) => terms.find((each) => each.step === step) ?? { step });
  return answerPage(
    c,
    <Page
      ctx={ctx}
      part={part}
      typed={typed}
      steps={steps}
      {...(most === undefined ? {} : { longestExtension: most.limit.amount })}
      {...(problem === undefined ? {} : { problem })}
    />,
    problem === undefined ? 200 : 422,
  );
}

function addressOf(c: WebRequest): { readonly number: string; readonly part: number } {
  return { number: c.req.param('number') ?? '', part: partOf(c) };
}

function typedIn(form: ReceivedForm | undefined): ClockTyped {
  const of = (name: string) => (form === undefined ? '' : (fieldOf(form, name) ?? '').trim());
  return {
    step: of('step'),
    days: of('days'),
    approvedBy: of('approvedBy'),
    text: of('text'),
    happened: of('happened'),
  };
}
