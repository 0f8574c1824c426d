// Pages for people: a link that leads nowhere, a page that one language lacks, a word said twice.
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGES = ['*.md', 'docs/*.md', 'docs/decisions/*.md', 'data/**/*.md'].flatMap((pattern) =>
  globSync(pattern, { cwd: ROOT }),
);

function text(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

test('every link of every page leads to a file that is there, and to a heading where it names one', () => {
  assert.ok(PAGES.length > 40);
  const lost = PAGES.flatMap((page) =>
    [...text(page).matchAll(/\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]+))?\)/g)].flatMap(
      ([link, path = '', heading]) => {
        const goal = path === '' ? page : join(dirname(page), path);
        if (!existsSync(join(ROOT, goal))) return [`${page}: ${link}`];
        const found = heading === undefined || headingsOf(goal).includes(heading);
        return found ? [] : [`${page}: ${link}`];
      },
    ),
  );
  assert.deepEqual(lost, []);
});

/** As GitHub names them. */
function headingsOf(page: string): readonly string[] {
  return [...text(page).matchAll(/^#+ (.+)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('every page for users is there in both languages', () => {
  const pages = globSync('docs/*.md', { cwd: ROOT });
  const english = pages.filter((page) => !page.endsWith('.zh-CN.md'));
  assert.equal(pages.length, english.length * 2);
  for (const page of english) assert.ok(pages.includes(page.replace(/\.md$/, '.zh-CN.md')), page);
});

test('decisions are numbered without gaps, each dated, its number in its heading', () => {
  const files = globSync('docs/decisions/*.md', { cwd: ROOT }).toSorted();
  for (const [index, file] of files.entries()) {
    const number = index + 1;
    assert.ok(file.startsWith(`docs/decisions/${String(number).padStart(4, '0')}-`), file);
    assert.match(text(file), new RegExp(`^# ${number}\\. .+\n\n\\d{4}-\\d\\d-\\d\\d\n\n`));
  }
});

test('no word of the glossary stands twice', () => {
  const words = [...text('GLOSSARY.md').matchAll(/^\| ([^|]+) \|/gm)].map(([, word = '']) => word);
  const known = words.filter((word) => word !== '中文' && word !== '---');
  assert.ok(known.length > 150);
  assert.deepEqual(
    known.filter((word, at) => known.indexOf(word) !== at),
    [],
  );
});
