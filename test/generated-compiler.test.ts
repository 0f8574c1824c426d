// The compiler's codes as a page, and its command as a person uses it. Renew: node scripts/golden.mjs generated-compiler
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compilerPage } from '#app/compiler-findings-page.ts';
import { readCatalogueFiles } from '#connectors/catalogue-files/load.ts';
import { loadLaw } from '#connectors/reference-data/load.ts';
import type { SourceFile } from '#base/documents/yaml-file.ts';
import { run } from '../src/cli/compile.ts';
import { assertGolden } from './support/golden.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

test('the page of the compiler lists every finding and reason with both sentences', () => {
  assertGolden(at('docs/generated/compiler.md'), compilerPage());
});

type Said = { readonly code: number; readonly out: string; readonly err: string };

async function yici(
  args: readonly string[],
  change: (file: SourceFile) => SourceFile = (file) => file,
): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    readCatalogueFiles: async (folder) => (await readCatalogueFiles(folder)).map(change),
    readLaw: () => loadLaw(at('data')),
    ownCatalogue: at('catalogue'),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('a plan goes to standard output, and nothing to standard error', async () => {
  const said = await yici(['newborn', '--lang', 'en']);
  assert.deepEqual([said.code, said.err], [0, '']);
  assert.match(said.out, /^A child is born newborn\nversion [0-9a-f]{64}\n/);
  assert.doesNotMatch(said.out, /because/);
  assert.match(
    (await yici(['newborn', '--lang', 'en', '--explain'])).out,
    /because .+ \[items\/.+\.yaml:\d+\]/,
  );
});

test('a situation leaves out what does not belong', async () => {
  const said = await yici([
    'across-county',
    '--situation',
    'business_wanted=senior-card',
    'for_whom=self',
    '--today',
    '2026-11-22',
    '--lang',
    'en',
  ]);
  assert.equal(said.code, 0, said.err);
  assert.match(said.out, /not in this matter: .*pension-registration/);
});

test('JSON is the plan itself', async () => {
  const said = await yici(['newborn', '--json', '--county', '430482000000']);
  const plan: unknown = JSON.parse(said.out);
  assert.ok(typeof plan === 'object' && plan !== null && 'counties' in plan);
  assert.deepEqual(plan.counties, { newborn_household_division: '430482000000' });
});

test('a call that makes no sense is answered with what would, and the exit code 2', async () => {
  const table = [
    [[], /^usage: yici compile/],
    [['newbron'], /did you mean newborn\?/],
    [['newborn', '--county', '430482'], /no county "430482"/],
    [['newborn', '--county', 'household_division=430482000000'], /no jurisdiction element/],
    [['newborn', '--situation', 'settles_with=moon'], /cannot be "moon"; one of: mother father/],
    [['newborn', '--situation', 'no_such=1'], /no element of this thing "no_such"/],
    [['newborn', '--situation', 'settles_with=mother', '--today', '2026-02-30'], /not a date: 2026-02-30/],
    [['newborn', '--lang', 'fr'], /^usage/],
    [['newborn', '--catalogue', '/nowhere/at/all'], /cannot read the folder/],
  ] as const;
  for (const [args, expected] of table) {
    const said = await yici(args);
    assert.equal(said.code, 2, args.join(' '));
    assert.equal(said.out, '', args.join(' '));
    assert.match(said.err, expected);
  }
});

/** One item says a place is measured in square metres. */
function withWrongUnit(file: SourceFile): SourceFile {
  if (file.path !== 'items/birth-certificate.yaml') return file;
  return {
    ...file,
    text: file.text.replace('- newborn_birth_place', '- { element: newborn_birth_place, unit: 平方米 }'),
  };
}

test('findings that stop a plan go to standard error with place and sentence, and the exit code is 1', async () => {
  const said = await yici(['newborn', '--lang', 'en'], withWrongUnit);
  assert.deepEqual([said.code, said.out], [1, '']);
  assert.match(
    said.err,
    /^items\/birth-certificate\.yaml:\d+:\d+ error field-unit-conflict Units differ for "Maternity institution"/m,
  );
});
