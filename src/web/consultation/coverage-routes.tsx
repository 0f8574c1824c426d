import { classesByDistrict, coverageOf } from '#core/consultation/coverage/coverage.ts';
import type { DemandId } from '#core/consultation/ids.ts';
import type { Ledger } from '#core/consultation/ledger.ts';
import { consultationForDesk } from '#read/consultation.ts';
import { answerNotFound, answerPage, contextOf } from '../citizen/route-tools.ts';
import { staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { CoveragePage } from './coverage/coverage-page.tsx';

const LONGEST_WORDS = 60;

/** Who was silent: for the planning office. */
export function registerCoverageRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.get('/consultations/:id/coverage', staffOnly(deps, 'planner', '/consultations'), async (c) => {
    const seen = await consultationForDesk(c.get('visit').viewer, deps.app, c.req.param('id'));
    if (seen === undefined) return answerNotFound(c, deps);
    const { consultation, ledger } = seen;
    const coverage = coverageOf(consultation, ledger);
    const matrix = classesByDistrict(consultation, ledger);
    const words = new Map(coverage.oneVoice.map(({ demand }) => [demand, wordsOf(ledger, demand)]));
    return answerPage(
      c,
      <CoveragePage ctx={contextOf(c, deps)} {...{ consultation, coverage, matrix, words }} />,
    );
  });
}

/** Its title, or the words of its first point, on one line. */
function wordsOf(ledger: Ledger, id: DemandId): string {
  const demand = ledger.demands.get(id);
  const first = demand?.points[0];
  const words = demand?.title ?? (first && ledger.points.get(first)?.text) ?? '';
  return words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)}…` : words;
}
