// The sample city as people meet it: every page, the door, sign-in, a database of its own; the clock stands until told.
import type { App } from '#app/app.ts';
import { makePlanBook } from '#app/plan-book.ts';
import type { Catalogue } from '#core/catalogue/model.ts';
import { makeAssets } from '#http/assets.ts';
import { buildAssets } from '#web/assets.ts';
import { mountWeb, renderProblem, renderRolePick } from '#web/mount.ts';
import { sampleApp } from '../../support/sample-app.ts';
import { serveApp } from '../../support/serve-app.ts';

export type SampleCity = {
  readonly origin: string;
  readonly app: App;
  /** Sets the clock. */
  readonly at: (instant: string) => void;
  /** Publishes another catalogue while people are filling in their forms. */
  readonly publish: (change: (catalogue: Catalogue) => Catalogue) => void;
  /** Every line logged so far. */
  readonly logged: () => string;
  readonly stop: () => Promise<void>;
};

export async function startCity(): Promise<SampleCity> {
  const sample = await sampleApp();
  let { catalogue, plans } = sample.app;
  const app: App = {
    ...sample.app,
    get catalogue() {
      return catalogue;
    },
    get plans() {
      return plans;
    },
  };
  const assets = await makeAssets(await buildAssets());
  const style = assets.path('main.css');
  const script = (island: string) => assets.path(`${island}.js`);
  const served = await serveApp(app, {
    assets,
    web: (origin) => {
      const deps = { app, origin, demo: true, assets: { style, script }, findings: [] };
      return {
        limited: [{ path: '/drafts/:draft/check', act: 'submit' }],
        mount: (routes) => mountWeb(routes, deps),
        renderProblem: (problem, visit) => renderProblem(problem, visit, deps),
        renderRolePick: (pick, visit) => renderRolePick(pick, visit, deps),
      };
    },
  });
  return {
    origin: served.origin,
    app,
    at: sample.at,
    publish: (change) => {
      catalogue = change(catalogue);
      plans = makePlanBook(catalogue, app.law);
    },
    logged: served.logged,
    stop: async () => {
      await served.stop();
      await sample.drop();
    },
  };
}
