import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Hono } from 'hono';
import type { VisitEnv } from '#app/visit.ts';
import { LIMITED_PAGES, mountWeb } from '#web/mount.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

/** By how their addresses end: files, submissions, seats, look-ups, codes to a phone. */
const COSTLY =
  /\/(?:check|workbook|papers|supplement|person|book|consents\/:consent|mandates\/new|code|resend|helped\/:number\/parts\/:part)$|^\/plans\/:id\/(?:say|clauses\/:clause|follow)$|\/plan\/import(?:\/:hash)?$|\/intake(?:\/picture|\/import(?:\/:hash)?)?$|\/evidence$|\/contributor$|\/packet\/(?:make|:number\/named)$|^\/my-mandates\/new$|^\/my-contacts$/;

test('every form that brings files, submits or looks people up is counted, and every counted form exists', () => {
  const routes = new Hono<VisitEnv>();
  const assets = { style: '', script: () => '' };
  mountWeb(routes, { app: sample.app, origin: '', demo: true, findings: [], assets });
  // A page with a guard of its own is listed once for the guard and once for the page.
  const posts = [...new Set(routes.routes.filter(({ method }) => method === 'POST').map(({ path }) => path))];
  const costly = posts.filter((path) => COSTLY.test(path));
  assert.deepEqual(costly.toSorted(), LIMITED_PAGES.map(({ path }) => path).toSorted());
});
