import { decideDemand, letFlagStand } from '#app/dispose-demand.ts';
import { TEXT_OUTCOMES } from '#core/consultation/consultation.ts';
import { changeChoices, chosenLinks } from '#core/consultation/disposition/change-choices.ts';
import { claimsChange } from '#core/consultation/disposition/dispose-demand.ts';
import { FLAG_CODES, flagsOf, type Flag } from '#core/consultation/disposition/flags.ts';
import type { DemandId } from '#core/consultation/ids.ts';
import type { Demand } from '#core/consultation/ledger.ts';
import { adoptionAlarms, unaskedChanges } from '#core/consultation/plan/alarms.ts';
import { consultationForDesk, type ConsultationSeen } from '#read/consultation.ts';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { pageOf, staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { demandOf, fieldOf, fieldsOf } from './collation/collation-form.ts';
import { DecidePage, type DecisionTyped } from './disposition/decide-page.tsx';
import { DISPOSITION_SHOWS, DispositionPage } from './disposition/disposition-page.tsx';
import { LedgerPage } from './disposition/ledger-page.tsx';

const BASE = '/consultations/:consultation';

/** The decision on both axes, its flags, and what was said beside what was changed. */
export function registerDispositionRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const planner = staffOnly(deps, 'planner', '/consultations');
  routes.get(`${BASE}/disposition`, planner, (c) => showList(c, deps));
  routes.get(`${BASE}/disposition/:demand`, planner, (c) => showDecision(c, deps));
  routes.post(`${BASE}/disposition/:demand`, planner, (c) => decide(c, deps));
  routes.post(`${BASE}/disposition/:demand/flags/:flag`, planner, (c) => letStand(c, deps));
  routes.get(`${BASE}/ledger`, planner, (c) => showLedger(c, deps));
}

function idOf(c: WebRequest): string {
  return c.req.param('consultation') ?? '';
}

async function showList(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const seen = await consultationForDesk(c.get('visit').viewer, deps.app, idOf(c));
  if (seen === undefined) return answerNotFound(c, deps);
  const show = DISPOSITION_SHOWS.find((each) => each === c.req.query('show')) ?? 'ready';
  return answerPage(
    c,
    <DispositionPage
      ctx={contextOf(c, deps)}
      seen={seen}
      flags={flagsByDemand(seen)}
      show={show}
      page={pageOf(c)}
    />,
  );
}

function flagsByDemand({ consultation, ledger }: ConsultationSeen): ReadonlyMap<DemandId, readonly Flag[]> {
  return Map.groupBy(flagsOf(consultation, ledger), ({ demand }) => demand);
}

async function showDecision(
  c: WebRequest,
  deps: StaffDeps,
  refused?: { readonly sentence: string; readonly typed: DecisionTyped },
): Promise<Response> {
  const seen = await consultationForDesk(c.get('visit').viewer, deps.app, idOf(c));
  const demand = seen?.ledger.demands.get(demandOf(c));
  if (!seen || !demand) return answerNotFound(c, deps);
  const choices = changeChoices(seen.ledger, demand.id);
  const kept = demand.disposition?.links.map((link) => JSON.stringify(link)) ?? [];
  const chosen = choices.filter(({ link }) => kept.includes(JSON.stringify(link))).map(({ key }) => key);
  return answerPage(
    c,
    <DecidePage
      ctx={contextOf(c, deps)}
      seen={seen}
      demand={demand}
      choices={choices}
      flags={flagsByDemand(seen).get(demand.id) ?? []}
      typed={refused?.typed ?? typedOf(demand, chosen)}
      refused={refused?.sentence}
    />,
    refused === undefined ? 200 : 422,
  );
}

/** The form as it begins: with the decision that stands. */
function typedOf({ disposition }: Demand, changes: readonly string[]): DecisionTyped {
  return {
    outcome: disposition?.outcome ?? '',
    problem: disposition?.problem ?? '',
    reason: disposition?.reason ?? '',
    changes,
  };
}

async function decide(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { viewer } = c.get('visit');
  const seen = await consultationForDesk(viewer, deps.app, idOf(c));
  if (seen === undefined) return answerNotFound(c, deps);
  const typed = {
    outcome: fieldOf(c, 'outcome'),
    problem: fieldOf(c, 'problem'),
    reason: fieldOf(c, 'reason'),
    changes: fieldsOf(c, 'change'),
  };
  const { t } = contextOf(c, deps);
  const outcome = TEXT_OUTCOMES.find((known) => known === typed.outcome);
  if (outcome === undefined)
    return showDecision(c, deps, {
      sentence: refusalSentence({ code: 'outcome-unknown', params: {} }, t),
      typed,
    });
  const demand = demandOf(c);
  const done = await decideDemand(deps.app, viewer, idOf(c), {
    demand,
    outcome,
    problem: typed.problem === '' ? undefined : typed.problem,
    reason: typed.reason,
    links: chosenLinks(changeChoices(seen.ledger, demand), typed.changes),
  });
  if (!done.ok) return showDecision(c, deps, { sentence: refusalSentence(done.error, t), typed });
  return c.redirect(`/consultations/${idOf(c)}/disposition/${demand}`, 303);
}

async function letStand(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const flag = FLAG_CODES.find((code) => code === c.req.param('flag'));
  if (flag === undefined) return answerNotFound(c, deps);
  const demand = demandOf(c);
  const back = `/consultations/${idOf(c)}/disposition/${demand}`;
  const done = await letFlagStand(deps.app, c.get('visit').viewer, idOf(c), {
    demand,
    flag,
    reason: fieldOf(c, 'reason'),
  });
  return done.ok ? c.redirect(back, 303) : answerRefusal(c, deps, done.error, back);
}

async function showLedger(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const seen = await consultationForDesk(c.get('visit').viewer, deps.app, idOf(c));
  if (seen === undefined) return answerNotFound(c, deps);
  const { demands, versions, clauseChanges } = seen.ledger;
  const claims = [...demands.values()].flatMap(({ id, disposition }) =>
    disposition !== undefined && claimsChange(disposition.outcome)
      ? [{ demand: id, links: disposition.links }]
      : [],
  );
  const links = claims.flatMap((claim) => claim.links);
  return answerPage(
    c,
    <LedgerPage
      ctx={contextOf(c, deps)}
      seen={seen}
      alarms={adoptionAlarms(claims, versions)}
      unasked={unaskedChanges(versions, links, clauseChanges)}
    />,
  );
}
