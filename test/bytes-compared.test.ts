// What a failing comparison costs. `deepEqual` looks for the fewest differences, and keeps 28 n² bytes for it when n bytes are
// all different (measured: 6,000 bytes 1 GB, 12,000 bytes 4 GB). Two archives that differed once took the whole machine, 20 GB.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BYTES =
  /(?:deepEqual|deepStrictEqual)\(\s*(?:new Uint8Array\(|(?:await )?(?:makeBundle|render[A-Z]\w*|fixedZip|fixedOffice)\(|(?:await )?[\w.]*(?:\.bytes|[Ff]iles\.get\([^)]*\)|[Ss]tore\.get\([^)]*\))\s*,)/g;

function comparesBytes(source: string): readonly string[] {
  return source.match(BYTES) ?? [];
}

test('bytes are compared by Buffer.equals, never by deepEqual', () => {
  const tests = globSync('{src,test}/**/*.test.{ts,tsx}', {
    cwd: ROOT,
    exclude: ['test/bytes-compared.test.ts'],
  });
  assert.ok(tests.length > 100, 'the tests are found');
  const found = tests.flatMap((path) =>
    comparesBytes(readFileSync(`${ROOT}/${path}`, 'utf8')).map((each) => `${path}: ${each}`),
  );
  assert.deepEqual(found, []);
});

test('the rule sees what it forbids, and nothing else', () => {
  for (const bad of [
    'assert.deepEqual(await makeBundle(input), first)',
    'assert.deepEqual(new Uint8Array(await store.get(KEY)), BYTES)',
    'assert.deepEqual(again.bytes, PDF)',
    'assert.deepEqual(\n  await store.get(KEY), BYTES)',
  ])
    assert.equal(comparesBytes(bad).length, 1, bad);
  for (const good of [
    'assert.deepEqual(readCsv(Uint8Array.of(1, 0)), { ok: false })',
    'assert.deepEqual(Array.from(bytes.slice(0, 3)), [1, 2, 3])',
    'assert.ok(Buffer.from(first).equals(second))',
  ])
    assert.equal(comparesBytes(good).length, 0, good);
});
