// Whoever looks at a person at a counter leaves a trace.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDraft } from '#app/open-draft.ts';
import { startDraft } from '#app/start-draft.ts';
import { findPersonForCounter } from '#read/find-person.ts';
import { lookUps } from '#read/look-ups.ts';
import { good, pensionDraft, thing } from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, clerk, division, PLACES } from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const window = clerk(PLACES.centre, 371);
const person = citizen('样本查', '1970-03-04', 71);
const masked = `${person.citizenNumber.slice(0, 3)}${'*'.repeat(11)}${person.citizenNumber.slice(-4)}`;

test('a clerk who looks a person up is noted with place and time, found or not; a number nobody can have is not', async () => {
  const { app } = sample;
  assert.equal(await findPersonForCounter(window, app, person.citizenNumber), undefined);
  assert.equal(await findPersonForCounter(window, app, '1'), undefined);
  const { rows, total } = await lookUps(bureau(), app);
  assert.equal(total, 1);
  assert.deepEqual(rows, [
    {
      at: app.now().toString(),
      clerkName: window.name,
      centre: PLACES.centre,
      maskedNumber: masked,
      purpose: 'find-person',
    },
  ]);
});

test('certificates used in a draft are noted once for that draft, however many pages look', async () => {
  const { app, at } = sample;
  at('2026-11-23T02:00:00Z');
  const one = await pensionDraft(app, window, person);
  for (let page = 0; page < 3; page += 1) good(await openDraft(app, window, { draft: one }));
  at('2026-11-23T03:00:00Z');
  const two = await pensionDraft(app, window, person);
  good(await openDraft(app, window, { draft: two }));
  const { rows } = await lookUps(bureau(), app);
  assert.deepEqual(
    rows.map((line) => (line.purpose === 'use-certificates' ? line.draft : line.purpose)),
    [two.slice(-12), one.slice(-12), 'find-person'],
    'newest first',
  );
});

test('nobody is noted for looking at their own certificates', async () => {
  const { app } = sample;
  const before = (await lookUps(bureau(), app)).total;
  const own = citizen('样本己', '1971-03-04', 72);
  const { draft } = good(await startDraft(app, own, { thing: thing(app.catalogue, 'across-county') }));
  good(await openDraft(app, own, { draft }));
  assert.equal((await lookUps(bureau(), app)).total, before);
});

test('a city sees the look-ups of its own counties alone, and nobody else sees any', async () => {
  const { app } = sample;
  assert.ok((await lookUps(bureau(), app)).total > 0);
  const elsewhere = { ...bureau(), city: division('430100000000') };
  for (const viewer of [elsewhere, window, person]) assert.equal((await lookUps(viewer, app)).total, 0);
});
