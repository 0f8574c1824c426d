// Follows docs/writing-items.md word for word: its boxes become files, its commands are run.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readCatalogueFiles } from '#connectors/catalogue-files/load.ts';
import { loadLaw } from '#connectors/reference-data/load.ts';
import type { Command } from '../src/cli/command-io.ts';
import * as check from '../src/cli/check.ts';
import * as compile from '../src/cli/compile.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const COMMANDS: Readonly<Record<string, Command>> = { check, compile };

for (const page of ['docs/writing-items.md', 'docs/writing-items.zh-CN.md']) {
  test(`whoever follows ${page} comes to a clean check and a plan`, async () => {
    const home = mkdtempSync(join(tmpdir(), 'yici-writing-'));
    try {
      const boxes = boxesOf(readFileSync(at(page), 'utf8'));
      const files = boxes.filter(({ language }) => language === 'yaml');
      assert.equal(files.length, 9);
      for (const { name, text } of files) {
        const path = join(home, 'my-catalogue', name);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
      }
      const lines = boxes
        .filter(({ language }) => language === 'sh')
        .flatMap(({ text }) => text.trim().split('\n'));
      assert.equal(lines.length, 3);
      for (const line of lines) await follow(line, home);
    } finally {
      rmSync(home, { recursive: true });
    }
  });
}

test('both languages of the page hold the same boxes', () => {
  const [en, zh] = ['docs/writing-items.md', 'docs/writing-items.zh-CN.md'].map((page) =>
    boxesOf(readFileSync(at(page), 'utf8')),
  );
  assert.deepEqual(zh, en);
});

/** Runs one command line of the page; a check must find nothing, a compile must print a plan. */
async function follow(line: string, home: string): Promise<void> {
  const [npx, yici, name = '', ...args] = line.split(' ');
  assert.deepEqual([npx, yici], ['npx', 'yici']);
  const out: string[] = [];
  const err: string[] = [];
  const code = await COMMANDS[name]?.run(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    readCatalogueFiles: (folder) => readCatalogueFiles(join(home, folder)),
    readLaw: () => loadLaw(at('data')),
    ownCatalogue: at('catalogue'),
  });
  assert.equal(code, 0, `${line}\n${err.join('\n')}`);
  assert.equal(out.length === 0, name === 'check', `${line}\n${out.join('\n')}`);
}

function boxesOf(
  markdown: string,
): { readonly language: string; readonly name: string; readonly text: string }[] {
  return [...markdown.matchAll(/^```(\w+) ?(\S*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', name = '', text = '']) => ({
      language,
      name,
      text,
    }),
  );
}
