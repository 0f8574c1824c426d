import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tinyCatalogue } from '#core/catalogue/tiny-catalogue.ts';
import { buildLawParameters } from '#core/calendar/law-parameters.ts';
import type { SourceFile } from '#base/documents/yaml-file.ts';
import { run } from './check.ts';

async function check(args: readonly string[], files: readonly SourceFile[] | undefined) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    readCatalogueFiles: () =>
      files === undefined ? Promise.reject(new Error('no folder')) : Promise.resolve(files),
    readLaw: () => buildLawParameters([]),
    ownCatalogue: 'catalogue',
  });
  return { code, out, err };
}

const WRONG = tinyCatalogue([{ path: 'items/second.yaml', from: 'needs:', to: 'neds:' }]);
const HINTED = tinyCatalogue([
  { path: 'items/first.yaml', from: 'statutory: 20 working-days', to: 'statutory: not stated' },
]);

test('a clean folder prints nothing and ends with 0', async () => {
  assert.deepEqual(await check([], tinyCatalogue()), {
    code: 0,
    out: [],
    err: ['9 files: 0 error, 0 warning, 0 hint'],
  });
});

test('an error is printed with its place, and the command ends with 1', async () => {
  const { code, out } = await check(['folder', '--lang', 'en'], WRONG);
  assert.equal(code, 1);
  assert.deepEqual(out, [
    'items/second.yaml:11:1 error unknown-key There is no key "neds". Did you mean "needs"?',
  ]);
});

test('hints end with 0 and carry their basis; --level leaves them out', async () => {
  const { code, out } = await check(['--lang', 'en'], HINTED);
  assert.equal(code, 0);
  assert.match(out.join('\n'), /^items\/first\.yaml:1:1 hint statutory-not-stated .* \[.*法定办结时限.*\]$/);
  assert.deepEqual((await check(['--level', 'warning'], HINTED)).out, []);
});

test('--json prints one finding a line as it is', async () => {
  const { out } = await check(['--json'], WRONG);
  assert.deepEqual(
    out.map((line) => JSON.parse(line).code),
    ['unknown-key'],
  );
});

test('a call that makes no sense ends with 2 and prints nothing to stdout', async () => {
  for (const args of [['--lang', 'fr'], ['--level', 'all'], ['a', 'b'], ['--nonsense']]) {
    const { code, out, err } = await check(args, tinyCatalogue());
    assert.deepEqual([code, out], [2, []], args.join(' '));
    assert.match(err.join('\n'), /^usage: yici check/);
  }
  assert.equal((await check(['nowhere'], undefined)).code, 2);
});
