// Runs under whatever Node started npm (>=18). Makes node_modules match package-lock.json, then stops.
// Plain JavaScript, no dependencies: it must work before anything is installed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.bootstrap-stamp');
const want = createHash('sha256')
  .update(readFileSync(join(root, 'package.json')))
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform}-${process.arch}`)
  .digest('hex');
const fresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === want;

if (!fresh) {
  const started = Date.now();
  console.log('[bootstrap] installing dependencies (npm ci)…');
  // npm_execpath is the npm that runs us; process.execPath the Node that runs that npm.
  const npm = process.env.npm_execpath;
  const env = { ...process.env };
  // A nested npm must not inherit the outer run's lifecycle variables.
  for (const k of Object.keys(env))
    if (
      /^npm_(package_|lifecycle_|command$|config_(?!cache|registry|cafile|userconfig|globalconfig|prefix))/i.test(
        k,
      )
    )
      delete env[k];
  env.NODE_ENV = 'development'; // dev dependencies too
  const r = npm
    ? spawnSync(
        process.execPath,
        [npm, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=optional', '--include=dev'],
        { cwd: root, env, stdio: 'inherit' },
      )
    : spawnSync(
        'npm',
        ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=optional', '--include=dev'],
        { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' },
      );
  if (r.status !== 0) process.exit(r.status ?? 1);
  // npm 10 loses this link when several packages (skipped for other platforms) claim the bin name `node`.
  const own = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const link = join(root, 'node_modules', '.bin', 'node');
  if (
    process.platform !== 'win32' &&
    existsSync(join(root, 'node_modules', own, 'bin', 'node')) &&
    !existsSync(link)
  ) {
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(`../${own}/bin/node`, link);
  }
  writeFileSync(stamp, want);
  console.log(`[bootstrap] done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
