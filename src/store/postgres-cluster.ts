// The data folder of the embedded PostgreSQL: made whole or not at all, with its password inside.
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { postgresPrograms, renameUnlessThere } from './postgres-binaries.ts';
import type { Place } from './postgres-place.ts';
import { StartupFault } from './startup-fault.ts';

/** initdb writes PG_VERSION early, so a killed one looks complete: build beside, then rename. */
export function makeCluster(place: Place): void {
  const half = `${place.data}.new-${process.pid}`;
  const password = `${half}.password`;
  writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  giveTo(place, password);
  mkdirSync(half, { mode: 0o700 });
  giveTo(place, half);
  const result = runProgram(place, 'initdb', [
    '-D',
    half,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    // With a C or foreign ctype pg_trgm sees no Chinese letters at all; an ICU default doubles the price of an index.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C.UTF-8',
    `--pwfile=${password}`,
    '--data-checksums',
    '--no-instructions',
  ]);
  if (result.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    rmSync(password, { force: true });
    throw new StartupFault(`PostgreSQL could not make its data folder ${half}: ${messageOf(result)}`);
  }
  // The password travels inside the folder, so that cluster and password appear together or not at all.
  writeFileSync(passwordFile(half), readFileSync(password), { mode: 0o600 });
  giveTo(place, passwordFile(half));
  rmSync(password);
  renameUnlessThere(half, place.data);
}

/** Removes what a killed initdb left. A folder whose maker still lives is another start in progress. */
export function removeHalfMade(folder: string): void {
  for (const name of readdirSync(folder)) {
    const maker = /^(?:data|pgsql-.*)\.new-(\d+)/.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker)))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** The superuser's password of the cluster in `data`. */
export function readPassword(data: string): string {
  return readFileSync(passwordFile(data), 'utf8').trim();
}

/** Runs one of PostgreSQL's own programs as the account of `place`. */
export function runProgram(place: Place, program: string, args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(join(postgresPrograms(place), 'bin', program), args, {
    ...place.account,
    cwd: place.folder,
    env: cleanEnvironment(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** PGDATA, PGPORT, PGOPTIONS … of the caller are about another server. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([key]) => !/^PG[A-Z]/.test(key));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/** What a program that failed had to say. */
export function messageOf(result: SpawnSyncReturns<string>): string {
  return result.error?.message ?? result.stderr.trim();
}

/** Whether a process with this number runs, ours or not. One that ended and was not yet waited for does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  // In a container whose first process never waits, a killed process stays listed as a zombie for good.
  return !/^State:\s+Z/m.test(readIfThere(`/proc/${pid}/status`) ?? '');
}

/** The text of a file that may be absent. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function passwordFile(data: string): string {
  return join(data, 'yici-password');
}

/** Makes the account of `place` the owner of a file or folder that we made. */
export function giveTo(place: Place, path: string): void {
  if (place.account !== undefined) chownSync(path, place.account.uid, place.account.gid);
}
