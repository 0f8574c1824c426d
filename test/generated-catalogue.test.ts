// What is written from the catalogue's tables and from the real catalogue. Renew: node scripts/golden.mjs generated-catalogue
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findingsPage } from '#app/findings-page.ts';
import { run } from '../src/cli/check.ts';
import { jsonSchemas } from '#core/catalogue/json-schemas.ts';
import { loadCatalogue, readCatalogueFiles } from '#connectors/catalogue-files/load.ts';
import { loadLaw } from '#connectors/reference-data/load.ts';
import { assertGolden } from './support/golden.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

test('the JSON Schemas beside the catalogue are those the parser checks by', () => {
  const schemas = jsonSchemas();
  for (const [name, text] of schemas) assertGolden(at(`catalogue/schema/${name}`), text);
  assert.deepEqual(readdirSync(at('catalogue/schema')).toSorted(), [...schemas.keys()].toSorted());
});

test('the page of findings lists every code with both sentences', () => {
  assertGolden(at('docs/generated/findings.md'), findingsPage());
});

for (const language of ['zh-CN', 'en'] as const) {
  test(`the findings of the sample city's catalogue are known (${language})`, async () => {
    const lines: string[] = [];
    const io = {
      out: (line: string) => lines.push(line),
      err: () => {},
      readCatalogueFiles,
      readLaw: () => loadLaw(at('data')),
      ownCatalogue: at('catalogue'),
    };
    assert.equal(await run(['--lang', language], io), 0);
    assertGolden(at(`examples/findings/catalogue.${language}.txt`), `${lines.join('\n')}\n`);
  });
}

test('the sample city offers the things its people need, and every value of a county is marked a sample', async () => {
  const { catalogue } = await loadCatalogue(at('catalogue'));
  assert.ok(catalogue);
  const offered = [...catalogue.things.values()].filter(({ status }) => status === 'offered');
  assert.deepEqual(offered.map(({ id }) => id).toSorted(), ['across-county', 'newborn', 'retire']);
  assert.equal(catalogue.implementations.size, 14);
  for (const county of catalogue.implementations.values())
    for (const { mark } of county.values()) assert.equal(mark, 'sample');
});

test('every catalogue file begins by naming the schema that its editor completes from', async () => {
  for (const { path, text } of await readCatalogueFiles(at('catalogue')))
    assert.match(text, /^# yaml-language-server: \$schema=(?:\.\.\/)?schema\/[a-z]+\.schema\.json\n/, path);
});
