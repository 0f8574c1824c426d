import type { Pool } from 'pg';
import type { CaseNumber } from '#core/cases/events.ts';
import type { Plan, PlanVersion } from '#core/compiler/plan.ts';
import type { DivisionCode } from '#core/divisions/division.ts';

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

/** The plan a case was filed under; `undefined` where there is no such case or its plan was not kept. */
export async function planOfCase(
  pool: Pool,
  at: { readonly division: DivisionCode; readonly number: CaseNumber },
): Promise<Plan | undefined> {
  const { rows } = await pool.query<{ content: Plan }>({
    name: 'plan-of-case-1',
    text: `select p.content from cases c join plans p on p.version = c.plan_version
      where c.division = $1 and c.number = $2`,
    values: [at.division, at.number],
  });
  return rows[0]?.content;
}
