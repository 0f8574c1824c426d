// All pages of the site. `main.ts` gives them a server whose requests carry a visit and a received form.
import type { Hono } from 'hono';
import type { Visit, VisitEnv } from '#app/visit.ts';
import { caseRoutes } from './citizen/case-routes.tsx';
import { draftRoutes } from './citizen/draft-routes.tsx';
import { publicRoutes } from './citizen/public-routes.tsx';
import { pageContext, type WebDeps } from './citizen/route-tools.ts';
import { renderPage } from './frame/frame.tsx';
import { RolePage, type RolePick } from './frame/role-page.tsx';
import { ProblemPage, type ProblemKind } from './problem/problem-page.tsx';
import { registerClocksRoutes } from './clocks/clocks-routes.tsx';
import { registerPromisesRoutes } from './promises/promises-routes.tsx';
import { registerNoticesRoutes } from './notices/notices-routes.tsx';
import { registerAppointmentsRoutes } from './appointments/appointments-routes.tsx';
import { registerMandatesRoutes } from './mandates/mandates-routes.tsx';
import { registerHandoverRoutes } from './handover/handover-routes.tsx';
import { registerAfterwardsRoutes } from './afterwards/afterwards-routes.tsx';
import { registerSupervisionRoutes } from './supervision/supervision-routes.tsx';
import { registerRatingsRoutes } from './ratings/ratings-routes.tsx';
import { registerDashboardRoutes } from './dashboard/dashboard-routes.tsx';
import { registerConsultationRoutes } from './consultation/consultation-routes.tsx';
import { registerCostsRoutes } from './costs/costs-routes.tsx';
import type { StaffDeps } from './staff-deps.tsx';
import { registerStaffRoutes } from './staff-routes.tsx';

export type { StaffDeps, WebDeps };

/** What the server may have to show itself. `typed` and `action`: a form to be sent once more. */
export type ServerProblem = {
  readonly kind: ProblemKind;
  readonly requestId: string;
  readonly typed?: ReadonlyMap<string, readonly string[]>;
  readonly action?: string;
};

/** Pages whose forms are counted more strictly than others, and as what. */
export const LIMITED_PAGES = [
  { path: '/drafts/:draft/check', act: 'submit' },
  { path: '/drafts/:draft/papers', act: 'upload' },
  { path: '/my-cases/:number/supplement', act: 'upload' },
  { path: '/counter/taken/:number/supplement', act: 'upload' },
  { path: '/counter/person', act: 'look-up' },
  { path: '/helped/:number/parts/:part', act: 'upload' },
  { path: '/my-cases/:number/consents/:consent', act: 'upload' },
  { path: '/counter/taken/:number/consents/:consent', act: 'upload' },
  // A first word goes to the address that was typed.
  { path: '/my-contacts', act: 'submit' },
  // Whether a number and a phone belong together, and six digits, can be guessed at.
  { path: '/my-mandates/new', act: 'submit' },
  { path: '/counter/mandates/new', act: 'upload' },
  { path: '/my-mandates/:mandate/code', act: 'submit' },
  { path: '/counter/mandates/:mandate/code', act: 'submit' },
  { path: '/my-mandates/:mandate/resend', act: 'submit' },
  { path: '/counter/mandates/:mandate/resend', act: 'submit' },
  { path: '/appointments/book', act: 'submit' },
  { path: '/costs/:round/units/:unit/workbook', act: 'upload' },
  { path: '/plans/:id/say', act: 'submit' },
  { path: '/plans/:id/clauses/:clause', act: 'submit' },
  // Whether a number and a code belong together can be guessed at.
  { path: '/plans/:id/follow', act: 'look-up' },
  // A document is opened in a thread.
  { path: '/consultations/:id/plan/import', act: 'upload' },
  // A picture is read in a thread for some seconds.
  { path: '/consultations/:consultation/intake/picture', act: 'upload' },
  { path: '/consultations/:consultation/intake/import', act: 'upload' },
  { path: '/consultations/:consultation/intake/import/:hash', act: 'submit' },
  { path: '/consultations/:consultation/intake', act: 'upload' },
  { path: '/consultations/:consultation/commitments/:commitment/evidence', act: 'upload' },
  // A packet is set in a thread for seconds; with names it shows who everybody is.
  { path: '/consultations/:consultation/packet/make', act: 'submit' },
  { path: '/consultations/:consultation/packet/:number/named', act: 'look-up' },
  { path: '/consultations/:id/submissions/:number/contributor', act: 'look-up' },
  { path: '/consultations/:id/plan/import/:hash', act: 'submit' },
] as const;

/** Adds the pages of citizens and staff. */
export function mountWeb(server: Hono<VisitEnv>, deps: StaffDeps): void {
  publicRoutes(server, deps);
  draftRoutes(server, deps);
  caseRoutes(server, deps);
  registerStaffRoutes(server, deps);
  registerClocksRoutes(server, deps);
  registerPromisesRoutes(server, deps);
  registerNoticesRoutes(server, deps);
  registerAppointmentsRoutes(server, deps);
  registerMandatesRoutes(server, deps);
  registerHandoverRoutes(server, deps);
  registerAfterwardsRoutes(server, deps);
  registerSupervisionRoutes(server, deps);
  registerRatingsRoutes(server, deps);
  registerDashboardRoutes(server, deps);
  registerCostsRoutes(server, deps);
  registerConsultationRoutes(server, deps);
}

/** The page of something that went wrong before or outside a route. */
export function renderProblem(problem: ServerProblem, visit: Visit, deps: WebDeps): string {
  const { kind, requestId, typed, action } = problem;
  return renderPage(
    ProblemPage({
      ctx: pageContext(visit, deps),
      kind,
      reference: requestId,
      ...(typed && action ? { resubmit: { typed, action } } : {}),
    }),
  );
}

/** The page on which somebody with several roles picks one. */
export function renderRolePick(pick: RolePick, visit: Visit, deps: WebDeps): string {
  return renderPage(RolePage({ ctx: pageContext(visit, deps), pick, names: deps.app }));
}
