import type { App } from '#app/app.ts';
import { DIVISION_LEVELS, isDivisionCode } from '#core/divisions/division.ts';
import { searchDivisions } from '#core/divisions/search-divisions.ts';
import type { Routes } from '../env.ts';
import { answerProblem } from '../answer-problem.ts';

const MOST = 20;

/** `GET /api/divisions?q=&within=&level=` → `[{code, name, level, path}]`, at most 20, best first; cached for an hour. */
export function addDivisionRoutes(routes: Routes, app: Pick<App, 'divisions'>): void {
  routes.get('/api/divisions', async (c): Promise<Response> => {
    const within = c.req.query('within');
    const levelText = c.req.query('level');
    const level = DIVISION_LEVELS.find((known) => known === levelText);
    if (levelText !== undefined && level === undefined) return answerProblem(c, 'bad-request');
    if (within !== undefined && !isDivisionCode(within)) return answerProblem(c, 'bad-request');
    const hits = searchDivisions(app.divisions, c.req.query('q') ?? '', {
      limit: MOST,
      ...(within === undefined ? {} : { within }),
      ...(level === undefined ? {} : { level }),
    });
    c.header('Cache-Control', 'public, max-age=3600');
    return c.json(hits.map(({ division: { code, name, level }, path }) => ({ code, name, level, path })));
  });
}
