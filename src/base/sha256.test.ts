import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import * as fc from 'fast-check';
import { sha256Hex } from './sha256.ts';

test('SHA-256 gives the digests of the NIST examples', () => {
  const vectors = [
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ] as const;
  for (const [text, digest] of vectors) assert.equal(sha256Hex(text), digest);
});

test('SHA-256 agrees with the platform for any text, Chinese included, at every padding length', () => {
  for (let length = 0; length < 130; length += 1) same('x'.repeat(length));
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), same), {
    seed: 20261122,
    numRuns: 200,
  });
});

function same(text: string): void {
  assert.equal(sha256Hex(text), createHash('sha256').update(text).digest('hex'));
}
