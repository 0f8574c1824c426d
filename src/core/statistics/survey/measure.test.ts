import assert from 'node:assert/strict';
import { test } from 'node:test';
import { perLabel } from './measure.ts';

test('a ratio is per one of what it is divided by', () => {
  assert.deepEqual(perLabel('yuan', 'vehicle'), { zh: '元/辆', en: 'yuan per vehicle' });
  assert.equal(perLabel('wan-yuan', 'person').en, '10,000 yuan per person');
  assert.equal(perLabel('yuan', 'batch').en, 'yuan per batch');
  assert.equal(perLabel('kgce', 'square-metre').en, 'kgce per m²');
});
