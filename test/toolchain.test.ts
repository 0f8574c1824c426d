import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const folders: string[] = [];

after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

type Lock = { packages: Record<string, Record<string, unknown>> };

function readLock(): Lock {
  const lock: Lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  return lock;
}

/** What lock-check.mjs says about a lock. */
function check(lock: Lock): { status: number | null; stderr: string } {
  const folder = mkdtempSync(join(tmpdir(), 'yici-lock-'));
  folders.push(folder);
  const file = join(folder, 'package-lock.json');
  writeFileSync(file, JSON.stringify(lock));
  return spawnSync(process.execPath, [join(ROOT, 'scripts/lock-check.mjs'), file], { encoding: 'utf8' });
}

test('the lock is complete for every platform and names no registry', () => {
  const { status, stderr } = check(readLock());
  assert.equal(stderr, '');
  assert.equal(status, 0);
});

test('a lock that lacks a platform, names an address or is empty is refused', () => {
  const lock = readLock();
  const platform = Object.keys(lock.packages).find((at) => at.endsWith('@oxlint/binding-darwin-arm64')) ?? '';
  assert.notEqual(platform, '');
  const { [platform]: _, ...others } = lock.packages;
  assert.match(
    check({ packages: others }).stderr,
    /oxlint wants @oxlint\/binding-darwin-arm64, which is missing/,
  );
  const [first = ''] = Object.keys(others).filter((at) => at !== '');
  const addressed = {
    ...lock.packages,
    [first]: { ...lock.packages[first], resolved: 'https://example.org/a.tgz' },
  };
  assert.match(check({ packages: addressed }).stderr, /names an address/);
  assert.equal(check({ packages: {} }).status, 1);
});

test('we run on the Node that the lock pins, with Temporal', () => {
  assert.match(process.version, /^v26\./);
  assert.equal(typeof Temporal.Now.instant, 'function');
});

/** A checkout with our bootstrap and a stand-in for npm that records each installation. */
function makeCheckout(npm: string): {
  folder: string;
  installs: () => number;
  run: (...args: readonly string[]) => ReturnType<typeof spawn>;
} {
  const folder = mkdtempSync(join(tmpdir(), 'yici-bootstrap-'));
  folders.push(folder);
  mkdirSync(join(folder, 'scripts'));
  cpSync(join(ROOT, 'scripts/bootstrap.mjs'), join(folder, 'scripts/bootstrap.mjs'));
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(folder, 'package-lock.json'), '{}');
  writeFileSync(
    join(folder, 'npm.cjs'),
    `const fs = require('node:fs');\nfs.appendFileSync('installs', 'x');\n${npm}`,
  );
  return {
    folder,
    installs: () => (existsSync(join(folder, 'installs')) ? statSync(join(folder, 'installs')).size : 0),
    run: (...args) =>
      spawn(process.execPath, [join(folder, 'scripts/bootstrap.mjs'), ...args], {
        cwd: folder,
        env: { ...process.env, npm_execpath: join(folder, 'npm.cjs') },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
  };
}

async function ended(child: ReturnType<typeof spawn>): Promise<{ code: unknown; said: string }> {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => (said += text));
  const [code]: unknown[] = await once(child, 'close');
  return { code, said };
}

const SLOW_INSTALL = `setTimeout(() => fs.mkdirSync('node_modules', { recursive: true }), 400);`;

test('the set-up installs once, however many starts there are at once or later', async () => {
  const checkout = makeCheckout(SLOW_INSTALL);
  const outcomes = await Promise.all([ended(checkout.run()), ended(checkout.run()), ended(checkout.run())]);
  assert.deepEqual(
    outcomes.map(({ code }) => code),
    [0, 0, 0],
  );
  assert.equal((await ended(checkout.run())).said, '');
  assert.equal(checkout.installs(), 1);
  writeFileSync(join(checkout.folder, 'package-lock.json'), '{ }');
  await ended(checkout.run());
  assert.equal(checkout.installs(), 2);
});

test('after the set-up our own Node runs what was asked, and its exit code is passed on', async () => {
  const checkout = makeCheckout(`fs.mkdirSync('node_modules/.bin', { recursive: true });
fs.symlinkSync(process.execPath, 'node_modules/.bin/node');`);
  const { code, said } = await ended(
    checkout.run('-e', 'console.log(process.argv[1]); process.exit(9)', 'word'),
  );
  assert.equal(code, 9);
  assert.match(said, /^word$/m);
});

test(
  'a signal to the set-up reaches what it runs, which ends in its own way',
  { skip: process.platform === 'win32' },
  async () => {
    const checkout = makeCheckout(`fs.mkdirSync('node_modules/.bin', { recursive: true });
fs.symlinkSync(process.execPath, 'node_modules/.bin/node');`);
    const program = `process.on('SIGTERM', () => { console.log('closing'); process.exit(5); }); console.log('ready'); setInterval(() => 0, 1000);`;
    const child = checkout.run('-e', program);
    child.stdout?.on('data', (text) => String(text).includes('ready') && child.kill('SIGTERM'));
    const { code, said } = await ended(child);
    assert.equal(code, 5);
    assert.match(said, /closing/);
  },
);

test('the command line runs from any folder with its arguments in order, and says nothing of its own on stdout', async () => {
  const checkout = makeCheckout(`fs.mkdirSync('node_modules/.bin', { recursive: true });
fs.symlinkSync(process.execPath, 'node_modules/.bin/node');
console.log('added 1 package');`);
  const file = (path: string): string => join(checkout.folder, path);
  for (const script of ['yici.mjs', 'bootstrap.mjs'])
    cpSync(join(ROOT, 'scripts', script), file(`scripts/${script}`));
  mkdirSync(file('src/cli'), { recursive: true });
  writeFileSync(file('scripts/jsx-hook.mjs'), '');
  writeFileSync(
    file('src/cli/yici.ts'),
    'const asked: string = process.argv.slice(2).join(); console.log(asked);',
  );
  const env = { ...process.env, npm_execpath: file('npm.cjs') };
  const run = spawnSync(process.execPath, [file('scripts/yici.mjs'), 'compile', '--json'], {
    cwd: tmpdir(),
    env,
    encoding: 'utf8',
  });
  assert.equal(run.stdout, 'compile,--json\n', run.stderr);
  assert.ok(statSync(join(ROOT, 'scripts/yici.mjs')).mode & 0o111);
});

test('a set-up whose process was killed does not block the next', async () => {
  const checkout = makeCheckout(SLOW_INSTALL);
  mkdirSync(join(checkout.folder, '.cache'));
  writeFileSync(join(checkout.folder, '.cache/bootstrap.lock'), '4194399');
  assert.equal((await ended(checkout.run())).code, 0);
});

test('a set-up that fails says what to do, and is tried again', async () => {
  const checkout = makeCheckout(`process.exitCode = 7;`);
  for (const attempt of [1, 2]) {
    const { code, said } = await ended(checkout.run());
    assert.equal(code, 1);
    assert.match(said, /installation failed.*\n.*give the same command again/);
    assert.equal(checkout.installs(), attempt);
  }
});

test(
  'a platform for which npm brings no working Node is told to install one',
  { skip: process.platform === 'win32' },
  async () => {
    const checkout = makeCheckout(`fs.mkdirSync('node_modules/.bin', { recursive: true });
fs.writeFileSync('node_modules/.bin/node', '#!/bin/sh\\necho v20.20.2\\n');
fs.chmodSync('node_modules/.bin/node', 0o755);`);
    const { code, said } = await ended(checkout.run());
    assert.equal(code, 1);
    assert.match(said, /Node 26\.10 or newer is needed.*v20\.20\.2[\s\S]*nodejs\.org/);
  },
);

test('a Node that npm 10 forgot to link is linked', { skip: process.platform === 'win32' }, async () => {
  const name = `node-${process.platform === 'darwin' ? 'bin-' : ''}${process.platform}-${process.arch}`;
  const checkout = makeCheckout(`fs.mkdirSync('node_modules/${name}/bin', { recursive: true });
fs.writeFileSync('node_modules/${name}/bin/node', '#!/bin/sh\\necho v26.10.0\\n');
fs.chmodSync('node_modules/${name}/bin/node', 0o755);`);
  const { code, said } = await ended(checkout.run());
  assert.equal(code, 0, said);
  const linked = spawnSync('node', ['--version'], {
    env: { PATH: `${join(checkout.folder, 'node_modules/.bin')}${delimiter}/usr/bin:/bin` },
    encoding: 'utf8',
  });
  assert.equal(linked.stdout, 'v26.10.0\n');
});

test('the check machine runs what the README says and nothing else', () => {
  const file = join(ROOT, '.ci/run');
  assert.notEqual(statSync(file).mode & 0o111, 0);
  const commands = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  assert.deepEqual(commands, ['set -euo pipefail', 'cd "$(dirname "$0")/.."', 'npm test']);
});

test('asking for tests that are not there is an error, not a success', () => {
  const run = spawnSync(process.execPath, [join(ROOT, 'scripts/test.mjs'), 'test/nothing-*.test.ts'], {
    encoding: 'utf8',
  });
  assert.equal(run.status, 1);
  assert.match(run.stderr, /no test file matches/);
});
