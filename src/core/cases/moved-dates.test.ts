// What somebody could try who wants a date to move: steps without end, extensions entered when it was too late.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accepted, code, days, extend, RESUME, suspend } from '../../../test/support/one-life.ts';

test('a special step stops the clock no longer in sum than the item allows, however often it is begun', () => {
  const specialSteps = [{ step: 'testing', longest: days(5) }] as const;
  const life = accepted({ promised: days(20), terms: { specialSteps } });
  life.at('2026-10-12 09:00').happens(life.side(suspend()));
  life.at('2026-10-15 09:00').happens(life.side(RESUME));
  life.at('2026-10-16 09:00');
  const again = life.side(suspend());
  assert.ok(!again.ok);
  assert.deepEqual(again.error, { code: 'step-too-long', params: { limit: 2, unit: 'working-day' } });
  life.happens(life.side({ ...suspend(), longest: days(2) }));
  life.at('2026-10-21 09:00').happens(life.side(RESUME));
  for (const longest of [days(1), undefined]) {
    const third = life.side({
      act: 'suspend',
      step: 'testing',
      ...(longest ? { longest } : {}),
      reason: '再测',
    });
    assert.equal(code(third), 'step-too-long', 'nothing is left');
  }
});

test('a special step as long as nobody could count is refused, not a fault', () => {
  const life = accepted({ promised: days(20) });
  assert.equal(code(life.side({ ...suspend(), longest: days(9999) })), 'step-too-long');
});

test('an extension entered after the time ran out makes nobody punctual: the clock is not rated', () => {
  const life = accepted({ promised: days(3) });
  assert.equal(life.due('promised'), '2026-10-09T23:59:59');
  const live = accepted({ promised: days(3) }).at('2026-10-09 10:00');
  assert.ok(live.happens(live.side(extend(5))).clock('promised').rated, 'in time it is');
  life
    .at('2026-10-09 10:00')
    .happens(life.side(extend(5)), 'back-filled')
    .at('2026-10-12 09:00');
  assert.equal(life.clock('promised').rated, false);
});
