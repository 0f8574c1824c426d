import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from './plain-text.ts';

test('only NUL and half characters are taken out of a text', () => {
  assert.equal(plainText('a\0b'), 'ab');
  assert.equal(plainText('x\ud800y'), 'x\ufffdy');
  for (const text of ['<b>&amp;</b>', '𠮷野家', '换\n行\t', '']) assert.equal(plainText(text), text);
});
