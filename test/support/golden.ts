import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Compares with a file that was looked at and committed. `node scripts/golden.mjs <name of the test file>` writes the
 * file instead; nothing else does, not even when the file is missing.
 */
export function assertGolden(file: string, actual: string): void {
  assert.notEqual(actual.trim(), '', `nothing to compare with ${file}`);
  if (process.env['GOLDEN'] === 'write') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
    return;
  }
  assert.ok(
    existsSync(file),
    `${file} is missing: renew it with node scripts/golden.mjs <name of this test>`,
  );
  assert.equal(
    actual,
    readFileSync(file, 'utf8'),
    `${file} is stale: node scripts/golden.mjs <name of this test>`,
  );
}
