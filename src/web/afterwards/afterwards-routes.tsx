import { refileCase } from '#app/refile-case.ts';
import { answerRefusal } from '../citizen/route-tools.ts';
import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';
import { registerCorrectRoutes } from './correct-routes.tsx';
import { registerCounterRefile } from './counter-refile.tsx';
import { registerPayRoutes } from './pay-routes.tsx';
import { registerPostRoutes } from './post-result.tsx';
import { registerSupplementRoutes } from './supplement-routes.tsx';
import { registerWithdrawRoutes } from './withdraw-routes.tsx';

/** What happens to a case after it is filed: what is missing, withdraw, correct, file again, pay, the parcel. */
export function registerAfterwardsRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  registerSupplementRoutes(routes, deps);
  registerWithdrawRoutes(routes, deps);
  registerCorrectRoutes(routes, deps);
  registerPayRoutes(routes, deps);
  registerPostRoutes(routes, deps);
  registerCounterRefile(routes, deps);
  routes.post('/my-cases/:number/refile', async (c) => {
    const { number } = c.req.param();
    const started = await refileCase(deps.app, c.get('visit').viewer, { number });
    if (!started.ok) return answerRefusal(c, deps, started.error, `/my-cases/${number}`);
    return c.redirect(`/drafts/${started.value.draft}`, 303);
  });
}
