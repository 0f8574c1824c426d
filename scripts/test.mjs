// What `npm test` runs: types, lint, format and unused code beside each other, then every test in one run of Node's test
// runner, whose count closes the output. Arguments narrow the tests: `npm test -- "src/core/calendar/*.test.ts"`.
import { spawn, spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const CHECKS = [
  ['types', 'tsc', ['-p', '.']],
  ['lint', 'oxlint', ['--type-aware']],
  ['format', 'oxfmt', ['--check']],
  ['unused code', 'knip', []],
];
const ALL_TESTS = ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'];

process.chdir(root);
const asked = process.argv.slice(2);
const files = globSync(asked.length > 0 ? asked : ALL_TESTS, { exclude: ['test/fixtures/**'] }).toSorted();
if (files.length === 0) {
  // No file is a run that proves nothing.
  console.error(`no test file matches ${asked.join(' ') || ALL_TESTS.join(' ')}`);
  process.exit(1);
}

const outcomes = asked.length > 0 ? [] : await Promise.all(CHECKS.map(check));
const tests = spawnSync(
  process.execPath,
  ['--import', './scripts/jsx-hook.mjs', '--test', '--test-isolation=none', '--test-reporter=spec', ...files],
  { stdio: 'inherit', env: environment() },
);
const bad = outcomes.filter(({ good }) => !good).map(({ name }) => name);
if (bad.length > 0) console.error(`\nnot in order, see the top: ${bad.join(', ')}`);
process.exitCode = tests.status === 0 && bad.length === 0 ? 0 : 1;

/** Runs one tool and shows what it said only when it has something against us. */
async function check([name, command, args]) {
  const started = performance.now();
  const child = spawn(join(bin, command), args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => said.push(text));
  const good = await new Promise((done) => {
    child.on('error', (error) => {
      said.push(error.message);
      done(false);
    });
    child.on('close', (code) => done(code === 0));
  });
  console.log(
    `${good ? '✔' : '✖'} ${name} (${command}, ${((performance.now() - started) / 1000).toFixed(1)} s)`,
  );
  if (!good) console.log(said.join('').trimEnd());
  return { name, good };
}

/** Tests do not depend on how the developer's own shell is set up for the app. */
function environment() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(PORT|DATABASE_URL|NODE_OPTIONS|NODE_TEST_CONTEXT)$|^YICI_/.test(name),
  );
  return { ...Object.fromEntries(kept), TZ: 'UTC' };
}
