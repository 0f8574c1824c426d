import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { followUpRating } from '#app/follow-up-rating.ts';
import { rateCase } from '#app/rate-case.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import type { FollowUpStep } from '#core/ratings/follow-up.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { ownRating, ratingForBureau, ratings } from '#read/ratings.ts';
import { deliverResult } from '#app/deliver-result.ts';
import { bringThrough, good, pensionDraft, stateOf, submitted } from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const window = clerk(PLACES.centre, 361);
const office = officer(PLACES.changning, 'human-resources', 461);
const owner = citizen('样评', '1980-06-07', 61);
const checker = { ...bureau(), person: citizen('样复', '1980-01-01', 62).person, name: '复核乙' };

async function finishedCase(): Promise<CaseNumber> {
  const { app } = sample;
  const number = await submitted(app, window, await pensionDraft(app, window, owner));
  await bringThrough(app, office, { number, part: 1 });
  const part = (await stateOf(app, number)).parts[0];
  assert.ok(part);
  if (part.stage === 'issued')
    good(await deliverResult(app, window, { number, part: 1, version: part.version, to: '样评' }));
  return number;
}

const low = { grade: '2', reasons: ['210'], comment: '同一张证明交了两次', channel: 'web' } as const;

test('a case is rated once it has ended, once, and by its own person', async () => {
  const { app } = sample;
  const open = await submitted(app, window, await pensionDraft(app, window, owner));
  const early = await rateCase(app, owner, { number: open, ...low });
  assert.equal(early.ok ? '' : early.error.code, 'case-not-finished');
  const number = await finishedCase();
  const both = await Promise.all([1, 2, 3].map(() => rateCase(app, owner, { number, ...low })));
  assert.equal(both.filter(({ ok }) => ok).length, 1, 'three windows, one rating');
  for (const each of both) if (!each.ok) assert.equal(each.error.code, 'rated-before');
  assert.equal((await ownRating(owner, app, number))?.rated?.grade, 2);
});

test('no clerk, no office and no other resident rates a case or sees a rating', async () => {
  const { app } = sample;
  const number = await finishedCase();
  const others: readonly Viewer[] = [
    window,
    office,
    citizen('路人', '1980-06-08', 63),
    bureau(),
    { role: 'visitor' },
  ];
  for (const viewer of others) {
    const outcome = await rateCase(app, viewer, { number, ...low });
    assert.equal(outcome.ok ? 'ok' : outcome.error.code, 'not-found');
  }
  good(await rateCase(app, owner, { number, ...low }));
  for (const viewer of others.filter(({ role }) => role !== 'bureau')) {
    assert.equal(await ratingForBureau(viewer, app, number), undefined);
    assert.equal((await ratings(viewer, app)).total, 0);
    assert.equal(await ownRating(viewer, app, number), undefined);
  }
});

test('a low rating opens a follow-up of fifteen working days, a good one does not', async () => {
  const { app } = sample;
  const [bad, fine] = [await finishedCase(), await finishedCase()];
  const followUp = good(await rateCase(app, owner, { number: bad, ...low })).followUp;
  assert.equal(followUp?.due, '2026-12-14', 'the fifteenth working day after 2026-11-23');
  const praise = { number: fine, grade: '5', reasons: ['511'], comment: '', channel: 'qr-code' } as const;
  assert.equal(good(await rateCase(app, owner, praise)).followUp, undefined);
  assert.equal((await ratingForBureau(bureau(), app, fine))?.followUp, undefined);
  assert.equal(
    (await ratings(bureau(), app, { only: 'open' })).rows.some(({ number }) => number === bad),
    true,
  );
});

test('a follow-up is closed by somebody who took no part in it, and two people do not record on the same page', async () => {
  const { app } = sample;
  const number = await finishedCase();
  good(await rateCase(app, owner, { number, ...low }));
  const record = async (viewer: Viewer, step: FollowUpStep, version: number) =>
    followUpRating(app, viewer, { number, version, step });
  const contact = { step: 'contact', way: 'phone', reached: true, note: '已电话回访' } as const;
  good(await record(bureau(), contact, 1));
  const stale = await record(bureau(), contact, 1);
  assert.equal(stale.ok ? '' : stale.error.code, 'changed-meanwhile');
  good(await record(bureau(), { step: 'find', outcome: 'true', note: '属实' }, 2));
  good(await record(bureau(), { step: 'correct', note: '已改为自动带出' }, 3));
  const own = await record(bureau(), { step: 'check', agrees: true, note: '同意' }, 4);
  assert.equal(own.ok ? '' : own.error.code, 'follow-up-check-not-independent');
  assert.deepEqual(await record(checker, { step: 'check', agrees: true, note: '同意' }, 4), {
    ok: true,
    value: { stage: 'closed' },
  });
  assert.equal((await ratingForBureau(bureau(), app, number))?.followUp?.stage, 'closed');
  const after = await record(checker, contact, 5);
  assert.equal(after.ok ? '' : after.error.code, 'follow-up-not-now');
});
