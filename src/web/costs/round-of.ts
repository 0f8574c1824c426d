import type { Round } from '#core/statistics/survey/round.ts';
import type { ReturnAddress } from '#core/costs/return-place.ts';
import type { StaffDeps } from '../staff-deps.tsx';
import type { WebRequest } from '../citizen/route-tools.ts';

/** The round that the address names. */
export function roundOf(c: WebRequest, { app }: StaffDeps): Round | undefined {
  return app.surveys.rounds.get(c.req.param('round') ?? '');
}

/** The return that the address names, whether there is one or not. */
export function returnAddressOf(c: WebRequest): ReturnAddress {
  return { round: c.req.param('round') ?? '', unit: c.req.param('unit') ?? '' };
}
