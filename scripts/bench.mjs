// What `npm run bench` runs: every bench/*.bench.ts in turn, each in a process of its own so that none warms another.
// `npm run bench -- compile` runs only those whose name holds that word.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const words = process.argv.slice(2);
const files = globSync('bench/*.bench.ts')
  .filter((file) => words.length === 0 || words.some((word) => basename(file).includes(word)))
  .toSorted();
if (files.length === 0) {
  console.error('no bench/*.bench.ts matches');
  process.exit(1);
}
installComparisons();
const failed = [];
for (const file of files) {
  console.log(`\n— ${basename(file, '.bench.ts')}`);
  const result = spawnSync(process.execPath, ['--import', './scripts/jsx-hook.mjs', file], {
    stdio: 'inherit',
  });
  if (result.status !== 0) failed.push(file);
}
if (failed.length > 0) console.error(`\nfailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** What only the benches compare with has its own lock: installed when that is not what stands there. */
function installComparisons() {
  const folder = 'bench/duckdb';
  const stamp = join(folder, 'node_modules', '.lock-installed');
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log(`installing what ${folder}/package-lock.json names…`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Not `npm ci`: that refuses a lock without the binaries of every platform, and not every registry has them all.
  const result = spawnSync(npm, ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error('npm install failed: benches that compare with DuckDB will fail');
    return;
  }
  writeFileSync(stamp, lock);
}
