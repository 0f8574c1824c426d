import type { Pool } from 'pg';
import type { Plan, PlanVersion } from '#core/compiler/plan.ts';

/** Keeps a plan under its version; again changes nothing (a version is a hash of the content). */
export async function keepPlan(pool: Pool, plan: Plan): Promise<void> {
  await pool.query({
    name: 'keep-plan-1',
    text: `insert into plans (version, thing, content) values ($1, $2, $3::jsonb) on conflict (version) do nothing`,
    values: [plan.version, plan.thing, JSON.stringify(plan)],
  });
}

/** The plan something was filed or shown under. */
export async function planOf(pool: Pool, version: PlanVersion): Promise<Plan | undefined> {
  const { rows } = await pool.query<{ content: Plan }>({
    name: 'plan-of-1',
    text: `select content from plans where version = $1`,
    values: [version],
  });
  return rows[0]?.content;
}
