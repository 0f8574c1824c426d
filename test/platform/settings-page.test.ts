// The page of settings is held against the file that reads them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readConfig, type Environment } from '#config.ts';

const ROOT = new URL('../../', import.meta.url);
const PAGES = ['docs/settings.md', 'docs/settings.zh-CN.md'] as const;

function text(path: string): string {
  return readFileSync(fileURLToPath(new URL(path, ROOT)), 'utf8');
}

type Row = {
  readonly name: string;
  readonly standard: string;
  readonly meaning: string;
  readonly example: string;
};

function rowsOf(page: string): readonly Row[] {
  return text(page)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [name = '', standard = '', meaning = '', example = ''] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      return { name: name.replaceAll('`', ''), standard, meaning, example: example.replaceAll('`', '') };
    });
}

/** Names that reading the configuration asks for, whatever it is told. */
function namesAsked(environment: Environment): ReadonlySet<string> {
  const asked = new Set<string>();
  readConfig(
    new Proxy(environment, {
      get: (target, name) => {
        if (typeof name === 'string') asked.add(name);
        return Reflect.get(target, name);
      },
    }),
  );
  return asked;
}

const WITH_BUCKET = { YICI_FILES: 's3://papers', AWS_DEFAULT_REGION: 'cn-south-1' };

for (const page of PAGES) {
  test(`${page} names every variable that the configuration reads, and no other`, () => {
    const written = [...text('src/config.ts').matchAll(/\btext\('([A-Z\d_]+)'\)/g)].map(
      ([, name = '']) => name,
    );
    const read = new Set(written);
    assert.ok(read.size > 10);
    assert.deepEqual(new Set(namesAsked(WITH_BUCKET)), read, 'no name is read in another way');
    const rows = rowsOf(page);
    assert.deepEqual(rows.map(({ name }) => name).toSorted(), [...read].toSorted());
    for (const { name, ...cells } of rows) assert.ok(!Object.values(cells).includes(''), name);
  });

  test(`the examples of ${page} are a configuration that works`, () => {
    const config = readConfig(Object.fromEntries(rowsOf(page).map(({ name, example }) => [name, example])));
    assert.ok(config.ok, config.ok ? '' : config.error);
    assert.equal(config.value.port, 8080);
    assert.equal(config.value.files.kind, 's3');
    assert.equal(config.value.demo, false);
  });
}

test('both languages say the same names and examples in the same order', () => {
  const [en, zh] = PAGES.map((page) => rowsOf(page).map(({ name, example }) => `${name}=${example}`));
  assert.deepEqual(en, zh);
});

test('both READMEs lead to the page of settings', () => {
  assert.match(text('README.md'), /\]\(docs\/settings\.md\)/);
  assert.match(text('README.zh-CN.md'), /\]\(docs\/settings\.zh-CN\.md\)/);
});
