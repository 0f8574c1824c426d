import type { App } from '#app/app.ts';
import type { Routes } from '../env.ts';

/** `GET /healthz`: 200 `ok` when the database answers, else 503; for the machine that watches us. */
export function addHealthRoute(routes: Routes, app: Pick<App, 'pool'>): void {
  routes.get('/healthz', async (c) => {
    c.header('Cache-Control', 'no-store');
    const alive = await app.pool.query('select 1').then(
      () => true,
      () => false,
    );
    return alive ? c.text('ok') : c.text('database does not answer', 503);
  });
}
