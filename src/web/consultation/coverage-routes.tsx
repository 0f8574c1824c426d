import { classesByDistrict, coverageOf } from '#core/consultation/coverage/coverage.ts';
import { consultationForDesk } from '#read/consultation.ts';
import { answerNotFound, answerPage, contextOf } from '../citizen/route-tools.ts';
import { staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { CoveragePage } from './coverage/coverage-page.tsx';

/** Who was silent: for the planning office. */
export function registerCoverageRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.get('/consultations/:id/coverage', staffOnly(deps, 'planner', '/consultations'), async (c) => {
    const seen = await consultationForDesk(c.get('visit').viewer, deps.app, c.req.param('id'));
    if (seen === undefined) return answerNotFound(c, deps);
    const { consultation, ledger } = seen;
    const coverage = coverageOf(consultation, ledger);
    const matrix = classesByDistrict(consultation, ledger);
    return answerPage(c, <CoveragePage ctx={contextOf(c, deps)} {...{ consultation, coverage, matrix }} />);
  });
}
