// Run once after each `npm install`: adds to package-lock.json the optional platform packages that the registry could
// not describe, so that `npm ci` accepts the lock everywhere. They get os, cpu and libc from their names, so other
// platforms skip them; without `integrity` npm takes what the registry gives on a platform that needs one.
import { readFileSync, writeFileSync } from 'node:fs';
import { isLocked } from './lock-check.mjs';

const OS = {
  ...Object.fromEntries(
    [
      'aix',
      'android',
      'darwin',
      'freebsd',
      'linux',
      'netbsd',
      'openbsd',
      'openharmony',
      'sunos',
      'win32',
    ].map((os) => [os, os]),
  ),
  win: 'win32',
  windows: 'win32',
};
const CPU = {
  ...Object.fromEntries(
    ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'].map(
      (cpu) => [cpu, cpu],
    ),
  ),
  gnueabihf: 'arm',
};

const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;
for (const [at, parent] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
    if (isLocked(lock.packages, at, name)) continue;
    const entry = entryFor(name, range, parent.dev === true);
    if (entry === undefined) continue;
    lock.packages[`node_modules/${name}`] = entry;
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} entries added`);

function entryFor(name, range, dev) {
  const version = range.replace(/^[\^~]/, '');
  const words = name.replace(/^@[^/]+\//, '').split('-');
  const os = words.map((word) => OS[word]).find(Boolean);
  const cpu = words.map((word) => CPU[word]).find(Boolean);
  if (!/^\d+\.\d+\.\d+/.test(version) || (os === undefined && cpu !== 'wasm32')) {
    console.error(`${name}@${range}: no exact version or no platform in its name; left out`);
    return undefined;
  }
  const libc = words.includes('musl') ? 'musl' : words.includes('gnu') ? 'glibc' : undefined;
  return {
    version,
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(dev ? { dev: true } : {}),
    optional: true,
    ...(os === undefined ? {} : { os: [os] }),
    ...(libc === undefined ? {} : { libc: [libc] }),
  };
}
