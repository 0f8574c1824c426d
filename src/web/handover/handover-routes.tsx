import { disputeHandOver, settleDispute } from '#app/dispute.ts';
import { centresOfCase, sendPaper, takePaper } from '#app/move-paper.ts';
import type { Outcome } from '#app/refusal.ts';
import type { Acted } from '#app/act.ts';
import { RESPONSIBLE } from '#core/cases/settle-dispute.ts';
import { variantDifference } from '#core/catalogue/variant-difference.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import { disputes } from '#read/disputes.ts';
import { handOver, type HandOverPart, type HandOverView } from '#read/hand-over.ts';
import { QrCode } from '../citizen/qr-code.tsx';
import { answerNotFound, answerPage, contextOf, type WebRequest } from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import { pageOf, partOf, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { HandOverPage } from './citizen-page.tsx';
import { DisputesPage, type SettleAttempt } from './disputes-page.tsx';
import { centreWords, countyWords, type LedgerTools } from './holder-words.ts';
import { PAPER_FORMS, typedPaper, type PaperForm, type PaperTyped } from './paper-form.ts';
import { PaperPage, TransferSlipPage } from './paper-page.tsx';
import { VariantsPage } from './variants-page.tsx';

/** Where a case is and who answers for it: for the applicant, at the counter, at the desk, at the bureau. */
export function registerHandoverRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.get('/my-cases/:number/hand-over', async (c) => {
    const view = await viewOf(c, deps);
    if (view === undefined) return answerNotFound(c, deps);
    return answerPage(c, <HandOverPage view={view} tools={toolsOf(c, deps, view)} />);
  });
  const counter = '/counter/taken/:number/:part/paper';
  routes.get(counter, (c) => showPaper(c, deps, {}));
  routes.post(counter, (c) => actOnPaper(c, deps));
  routes.get(`${counter}/:leg`, (c) => showSlip(c, deps));
  routes.get('/desk/:number/:part/paper', (c) => showPaper(c, deps, {}));
  routes.get('/desk/:number/:part/paper/:leg', (c) => showSlip(c, deps));
  for (const act of PAPER_FORMS) {
    routes.get(`/desk/:number/:part/${act}`, (c) => showPaper(c, deps, { open: act }));
    routes.post(`/desk/:number/:part/${act}`, (c) => actOnPaper(c, deps));
  }
  routes.post('/desk/:number/:part/paper', (c) => actOnPaper(c, deps));
  routes.get('/counter/variants', (c) => showVariants(c, deps));
  routes.get('/bureau/disputes', (c) => showDisputes(c, deps, undefined));
  routes.post('/bureau/disputes/:number/:part/:dispute', (c) => settle(c, deps));
}

async function viewOf(c: WebRequest, { app }: StaffDeps): Promise<HandOverView | undefined> {
  return handOver(c.get('visit').viewer, app, { number: c.req.param('number') ?? '' });
}

function toolsOf(c: WebRequest, deps: StaffDeps, view?: HandOverView): LedgerTools {
  return {
    ctx: contextOf(c, deps),
    divisions: deps.app.divisions,
    partNames: new Map(view?.parts.map(({ part, itemName }) => [part, itemName])),
    now: deps.app.now().toString(),
  };
}

type Found = { readonly view: HandOverView; readonly part: HandOverPart };

async function find(c: WebRequest, deps: StaffDeps): Promise<Found | undefined> {
  const view = await viewOf(c, deps);
  const part = view?.parts.find((each) => each.part === partOf(c));
  return view && part && { view, part };
}

/** Where the pages of this part's papers are, for the viewer. */
function baseOf(c: WebRequest, { view, part }: Found): string {
  const officer = c.get('visit').viewer.role === 'officer';
  return `${officer ? '/desk' : '/counter/taken'}/${view.number}/${part.part}/paper`;
}

async function showPaper(
  c: WebRequest,
  deps: StaffDeps,
  again: { readonly open?: PaperForm; readonly typed?: PaperTyped; readonly problem?: string },
): Promise<Response> {
  const found = await find(c, deps);
  if (found === undefined) return answerNotFound(c, deps);
  const { view, part } = found;
  const base = baseOf(c, found);
  return answerPage(
    c,
    <PaperPage
      view={view}
      part={part}
      item={deps.app.catalogue.items.get(part.variant.item)}
      tools={toolsOf(c, deps, view)}
      action={base}
      centres={centresOfCase(view)}
      byOffice={c.get('visit').viewer.role === 'officer'}
      slipHref={(leg) => `${base}/${leg}`}
      {...again}
    />,
    again.problem === undefined ? 200 : 422,
  );
}

async function actOnPaper(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const found = await find(c, deps);
  const typed = typedPaper(c.get('form'));
  if (found === undefined || typed === undefined) return answerNotFound(c, deps);
  const { t } = contextOf(c, deps);
  if (typed.act === 'take-paper' && typed.outcome === '')
    return showPaper(c, deps, { typed, problem: t.handover.take.choose });
  const done = await run(c, deps, { ...found, typed });
  if (!done.ok) return showPaper(c, deps, { typed, problem: refusalSentence(done.error, t) });
  const base = baseOf(c, found);
  return c.redirect(typed.act === 'send-paper' ? `${base}/${found.part.legs.length + 1}` : base, 303);
}

async function run(
  c: WebRequest,
  { app }: StaffDeps,
  { view, part, typed }: Found & { readonly typed: PaperTyped },
): Promise<Outcome<Acted>> {
  const { viewer } = c.get('visit');
  const address = { number: view.number, part: part.part, version: Number(typed.version) };
  switch (typed.act) {
    case 'send-paper': {
      const { to, contents, carrier, parcel } = typed;
      const posted = carrier !== '' || parcel !== '' ? { parcel: { carrier, number: parcel } } : {};
      const target = isDivisionCode(to)
        ? { to: 'centre' as const, place: to }
        : { to: to === 'applicant' ? ('applicant' as const) : ('office' as const) };
      return sendPaper(app, viewer, { ...address, ...target, contents, ...posted });
    }
    case 'take-paper':
      return takePaper(app, viewer, {
        ...address,
        leg: Number(typed.leg),
        complete: typed.outcome === 'complete',
        note: typed.note,
      });
    default: {
      const leg = typed.leg === '' ? {} : { leg: Number(typed.leg) };
      return disputeHandOver(app, viewer, { ...address, ...leg, reason: typed.reason });
    }
  }
}

async function showSlip(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const found = await find(c, deps);
  const leg = found?.part.legs.find((each) => String(each.leg) === c.req.param('leg'));
  if (found === undefined || leg === undefined) return answerNotFound(c, deps);
  const tools = toolsOf(c, deps, found.view);
  const receiver = leg.to === 'office' ? '/desk' : '/counter/taken';
  const follow = `${deps.origin}${receiver}/${found.view.number}/${found.part.part}/paper`;
  return answerPage(
    c,
    <TransferSlipPage
      {...found}
      leg={leg}
      tools={tools}
      byOffice={c.get('visit').viewer.role === 'officer'}
      follow={follow}
      back={baseOf(c, found)}
      qr={<QrCode text={follow} label={tools.ctx.t.handover.slip.qr} />}
    />,
  );
}

function showVariants(c: WebRequest, deps: StaffDeps): Response {
  const { a = '', b = '', item = '' } = c.req.query();
  const { catalogue, divisions } = deps.app;
  const id = [...catalogue.items.keys()].find((each) => each === item);
  const { viewer } = c.get('visit');
  if (id === undefined || !isDivisionCode(a) || !isDivisionCode(b) || viewer.role !== 'clerk')
    return answerNotFound(c, deps);
  const difference = variantDifference(catalogue, id, { a, b });
  if (difference === undefined || !divisions.get(a) || !divisions.get(b)) return answerNotFound(c, deps);
  return answerPage(
    c,
    <VariantsPage
      ctx={contextOf(c, deps)}
      centre={centreWords(divisions, viewer.centre)}
      difference={difference}
      nameA={countyWords(divisions, a)}
      nameB={countyWords(divisions, b)}
    />,
  );
}

async function showDisputes(
  c: WebRequest,
  deps: StaffDeps,
  attempt: SettleAttempt | undefined,
): Promise<Response> {
  const open = c.req.query('settled') === undefined;
  const list = await disputes(c.get('visit').viewer, deps.app, { open, page: pageOf(c) });
  return answerPage(
    c,
    <DisputesPage
      tools={toolsOf(c, deps)}
      list={list}
      open={open}
      done={c.req.query('done') !== undefined}
      {...(attempt === undefined ? {} : { attempt })}
    />,
    attempt === undefined ? 200 : 422,
  );
}

async function settle(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { t } = contextOf(c, deps);
  const form = c.get('form');
  const number = c.req.param('number') ?? '';
  const part = partOf(c);
  const dispute = Number(c.req.param('dispute'));
  const finding = fieldOf(form, 'finding') ?? '';
  const responsible = RESPONSIBLE.find((each) => each === fieldOf(form, 'responsible'));
  const again = (problem: string): Promise<Response> =>
    showDisputes(c, deps, { number, part, dispute, responsible: responsible ?? '', finding, problem });
  if (responsible === undefined) return again(t.handover.disputes.choose);
  const done = await settleDispute(deps.app, c.get('visit').viewer, {
    number,
    part,
    dispute,
    responsible,
    finding,
  });
  if (done.ok) return c.redirect('/bureau/disputes?settled=1&done=1', 303);
  if (done.error.code === 'not-found') return answerNotFound(c, deps);
  return again(refusalSentence(done.error, t));
}
