// Renews golden files by name: `node scripts/golden.mjs schema` runs test/schema.test.ts and lets it write what it would
// otherwise compare. Look at the difference in git before you commit it.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const names = process.argv.slice(2);
process.chdir(root);
const files = names.flatMap((name) => globSync(`{src,test}/**/${name}.test.{ts,tsx}`));
if (names.length === 0 || files.length < names.length) {
  console.error('usage: node scripts/golden.mjs NAME…   (NAME: of a test file, without .test.ts)');
  process.exit(2);
}
const node = join(root, 'node_modules', '.bin', 'node');
const args = ['--import', './scripts/jsx-hook.mjs', '--test', '--test-isolation=none', ...files];
const result = spawnSync(node, args, { stdio: 'inherit', env: { ...process.env, GOLDEN: 'write' } });
process.exitCode = result.status ?? 1;
