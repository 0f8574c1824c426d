import { actOnSide } from '#app/act-on-side.ts';
import type { App } from '#app/app.ts';
import { paperArrived } from '#app/paper-arrived.ts';
import type { Outcome } from '#app/refusal.ts';
import type { ReceivedForm } from '#app/visit.ts';
import type { SideCommand } from '#core/cases/acts.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import type { PartView } from '#read/case-lines.ts';
import { partForOfficer } from '#read/part-for-officer.ts';
import type { VNode } from 'preact';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import type { PageContext } from '../frame/page-context.ts';
import { partOf, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import {
  ArrivalPage,
  CheckCommitmentPage,
  ExtendOwedPage,
  RevokePage,
  type SideProps,
  type SideTyped,
} from './side-pages.tsx';

type Side = 'paper-arrived' | 'extend-owed' | 'check-commitment' | 'revoke';

const PAGES: Readonly<Record<Side, (props: SideProps) => VNode>> = {
  'paper-arrived': ArrivalPage,
  'extend-owed': ExtendOwedPage,
  'check-commitment': CheckCommitmentPage,
  revoke: RevokePage,
};

/** The pages beside a part that belong to owed papers and commitments. */
export function registerSideRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  for (const side of ['paper-arrived', 'extend-owed', 'check-commitment', 'revoke'] as const) {
    routes.get(`/desk/:number/:part/${side}`, async (c) => {
      const part = await openPart(c, deps, side);
      if (part === undefined) return answerNotFound(c, deps);
      return show(c, deps, { side, part, typed: emptyFor(part, side, contextOf(c, deps).today) });
    });
    routes.post(`/desk/:number/:part/${side}`, (c) => receive(c, deps, side));
  }
}

async function receive(c: WebRequest, deps: StaffDeps, side: Side): Promise<Response> {
  const part = await partForOfficer(c.get('visit').viewer, deps.app, addressOf(c));
  if (part === undefined) return answerNotFound(c, deps);
  const typed = typedIn(c.get('form'));
  const open = openChoice(side, typed, contextOf(c, deps));
  if (open !== undefined) return show(c, deps, { side, part, typed, problem: open });
  const outcome = await run(c, deps.app, { side, typed });
  const at = `/desk/${part.number}/${part.part.part}`;
  if (outcome.ok) {
    const next = side === 'check-commitment' && typed.outcome === 'false' ? '/revoke' : `?done=${side}`;
    return c.redirect(`${at}${next}`, 303);
  }
  if (outcome.error.code === 'not-found') return answerNotFound(c, deps);
  if (outcome.error.code === 'changed-meanwhile') return answerRefusal(c, deps, outcome.error, at);
  const problem = refusalSentence(outcome.error, contextOf(c, deps).t);
  return show(c, deps, { side, part, typed, problem });
}

/** Nothing is decided by a choice that nobody made. */
function openChoice(side: Side, { by, outcome, ground }: SideTyped, { t }: PageContext): string | undefined {
  const { arrival, check, revoke } = t.promises;
  if (side === 'paper-arrived' && by === '') return t.form.requiredChoice(arrival.by);
  if (side === 'check-commitment' && outcome === '') return t.form.requiredChoice(check.outcome);
  return side === 'revoke' && ground === '' ? t.form.requiredChoice(revoke.ground) : undefined;
}

async function run(
  c: WebRequest,
  app: App,
  { side, typed }: { readonly side: Side; readonly typed: SideTyped },
): Promise<Outcome<unknown>> {
  const { viewer } = c.get('visit');
  const version = Number(fieldOf(c.get('form'), 'version'));
  const materials = typed.materials.flatMap((id): readonly MaterialId[] =>
    [...app.catalogue.materials.keys()].filter((each) => each === id),
  );
  if (side === 'paper-arrived') {
    const by = typed.by === 'post' ? 'post' : 'counter';
    return paperArrived(app, viewer, { ...addressOf(c), version, materials, by, on: typed.on });
  }
  return actOnSide(app, viewer, {
    ...addressOf(c),
    version,
    command: commandOf(side, typed, materials),
  });
}

function commandOf(
  act: Exclude<Side, 'paper-arrived'>,
  { on, outcome, ground, text }: SideTyped,
  materials: readonly MaterialId[],
): SideCommand {
  switch (act) {
    case 'extend-owed':
      return { act, materials, until: on, reason: text };
    case 'check-commitment':
      return { act, materials, outcome: outcome === 'true' ? 'true' : 'false', note: text };
    default:
      return { act, ground: ground === 'other' ? 'other' : 'false-commitment', reason: text };
  }
}

type Showing = {
  readonly side: Side;
  readonly part: PartView;
  readonly typed: SideTyped;
  readonly problem?: string;
};

function show(c: WebRequest, deps: StaffDeps, { side, part, typed, problem }: Showing): Response {
  const Page = PAGES[side];
  const ctx = contextOf(c, deps);
  const page = <Page ctx={ctx} part={part} typed={typed} {...(problem === undefined ? {} : { problem })} />;
  return answerPage(c, page, problem === undefined ? 200 : 422);
}

/** The part, where this act is possible now. */
async function openPart(c: WebRequest, { app }: StaffDeps, side: Side): Promise<PartView | undefined> {
  const part = await partForOfficer(c.get('visit').viewer, app, addressOf(c));
  if (part === undefined) return undefined;
  const possible =
    side === 'paper-arrived' ? part.materials.some(({ way }) => way === 'owed') : part.acts.includes(side);
  return possible ? part : undefined;
}

function addressOf(c: WebRequest): { readonly number: string; readonly part: number } {
  return { number: c.req.param('number') ?? '', part: partOf(c) };
}

function emptyFor({ part }: PartView, side: Side, today: Temporal.PlainDate): SideTyped {
  const wasFalse = part.checks.at(-1)?.outcome === 'false';
  return {
    materials: [],
    by: 'post',
    on: side === 'paper-arrived' ? today.toString() : '',
    text: '',
    outcome: '',
    ground: wasFalse ? 'false-commitment' : '',
  };
}

function typedIn(form: ReceivedForm): SideTyped {
  const of = (name: string) => (fieldOf(form, name) ?? '').trim();
  return {
    materials: form.fields.get('material') ?? [],
    by: of('by'),
    on: of('on'),
    text: fieldOf(form, 'text') ?? '',
    outcome: of('outcome'),
    ground: of('ground'),
  };
}
