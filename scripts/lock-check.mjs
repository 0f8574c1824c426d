// Says what is wrong with package-lock.json: an optional (platform) dependency without an entry, which `npm ci` refuses
// ("Missing: … from lock file"; happens when the registry lacked that platform's package while the lock was written;
// cured by complete-lock.mjs), and addresses of a registry, which are nobody else's business.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One sentence per fault; none for a good lock. `lock` is the parsed package-lock.json. */
export function lockFaults(lock) {
  const faults = [];
  const entries = Object.entries(lock.packages ?? {});
  if (entries.length < 2) faults.push('the lock names no packages');
  for (const [at, entry] of entries) {
    if (entry.resolved !== undefined) faults.push(`${at} names an address: ${entry.resolved}`);
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!isLocked(lock.packages, at, name))
        faults.push(`${at || '(root)'} wants ${name}, which is missing`);
    }
  }
  return faults;
}

/** Whether the package at `at` finds `name` in the folders Node would look in. */
export function isLocked(packages, at, name) {
  for (let base = at; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    if (packages[`${base === '' ? '' : `${base}/`}node_modules/${name}`] !== undefined) return true;
    if (base === '') return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = lockFaults(JSON.parse(readFileSync(process.argv[2] ?? 'package-lock.json', 'utf8')));
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
