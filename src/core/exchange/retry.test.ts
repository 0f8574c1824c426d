import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HEALTHY, healthAfter, mayTryNow, settingsOf, waitAfter } from './retry.ts';

const settings = settingsOf('mail');
const now = Temporal.Instant.from('2026-11-23T01:00:00Z');

test('each wait is four times the one before, none longer than the longest, and there is a last try', () => {
  const waits = Array.from({ length: settings.tries }, (_, at) => waitAfter(at + 1, settings));
  assert.deepEqual(waits, [30, 120, 480, 1920, 7680, 21_600, 21_600, undefined]);
});

test('failures in a row close a lane, one attempt after the rest opens it or closes it again', () => {
  const once = healthAfter(HEALTHY, { through: 0, failed: 4 }, { settings, now });
  assert.equal(mayTryNow(once, settings, now), settings.atOnce, 'four failures are not yet too many');
  const closed = healthAfter(once, { through: 0, failed: 1 }, { settings, now });
  assert.equal(mayTryNow(closed, settings, now), 0);
  const later = now.add({ seconds: settings.closedSeconds });
  assert.equal(mayTryNow(closed, settings, later), 1, 'one is tried');
  const again = healthAfter(closed, { through: 0, failed: 1 }, { settings, now: later });
  assert.equal(mayTryNow(again, settings, later), 0);
  assert.deepEqual(healthAfter(closed, { through: 1, failed: 0 }, { settings, now: later }), HEALTHY);
});

test('an address that is refused for good says nothing against the lane', () => {
  const health = { failures: 4 };
  assert.deepEqual(healthAfter(health, { through: 1, failed: 0 }, { settings, now }), HEALTHY);
});
