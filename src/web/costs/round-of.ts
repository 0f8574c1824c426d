import type { Round } from '#core/statistics/survey/round.ts';
import type { StaffDeps } from '../staff-deps.tsx';
import type { WebRequest } from '../citizen/route-tools.ts';

/** The round that the address names. */
export function roundOf(c: WebRequest, { app }: StaffDeps): Round | undefined {
  return app.surveys.rounds.get(c.req.param('round') ?? '');
}
