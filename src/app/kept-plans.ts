import type { Plan, PlanVersion } from '#core/compiler/plan.ts';
import { keepPlan, planOf } from '#store/plans.ts';
import type { App } from './app.ts';

/** Versions this process has already put in the database, per pool. */
const kept = new WeakMap<App['pool'], Set<PlanVersion>>();

/** Makes sure the plan is in the database before something is filed or shown under it; one write per version. */
export async function keepPlanOnce({ pool }: Pick<App, 'pool'>, plan: Plan): Promise<void> {
  const versions = kept.get(pool) ?? new Set();
  kept.set(pool, versions);
  if (versions.has(plan.version)) return;
  await keepPlan(pool, plan);
  versions.add(plan.version);
}

/** The same for a version a page was shown from; an unknown one is no plan of ours and is passed over. */
export async function keepKnownPlan(app: Pick<App, 'pool' | 'plans'>, version: PlanVersion): Promise<void> {
  const plan = app.plans.known(version);
  if (plan) await keepPlanOnce(app, plan);
}

/** A plan by its version: compiled here or kept from before. */
export async function planByVersion(
  app: Pick<App, 'pool' | 'plans'>,
  version: PlanVersion,
): Promise<Plan | undefined> {
  return app.plans.known(version) ?? (await planOf(app.pool, version));
}
