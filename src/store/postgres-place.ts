// Which folder and which account the embedded PostgreSQL gets. It refuses to run as root, and an unprivileged account may
// not enter every folder root starts us in.
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StartupFault } from './startup-fault.ts';

/** The operating-system account PostgreSQL runs as; `undefined` means: the one we run as. */
export type Account = { readonly uid: number; readonly gid: number };

/** Where one cluster lives and who runs it. */
export type Place = {
  readonly folder: string;
  readonly data: string;
  readonly account: Account | undefined;
};

/** The place of the cluster of `home`; makes the folders. Throws `StartupFault` when they cannot be made or entered. */
export function findPlace(home: string): Place {
  const near = join(home, 'postgres');
  const far = join('/var/lib/yici', createHash('sha256').update(home).digest('hex').slice(0, 16));
  const unprivileged = accountFor(near);
  // A cluster that exists is never silently replaced by an empty one elsewhere.
  const folder = existsSync(join(far, 'data')) && !existsSync(join(near, 'data')) ? far : near;
  makeFolder(home);
  makeFolder(folder);
  if (unprivileged === undefined || canReach(folder, unprivileged))
    return { folder, data: join(folder, 'data'), account: unprivileged };
  if (existsSync(join(near, 'data'))) {
    throw new StartupFault(
      `The database in ${near} belongs to user ${unprivileged.uid}, who may no longer enter that folder (PostgreSQL does not run as root). ` +
        `Allow it (chmod a+x on the folders above), or set YICI_HOME to another folder.`,
    );
  }
  rmSync(near, { recursive: true, force: true });
  makeFolder('/var/lib/yici');
  makeFolder(far);
  return { folder: far, data: join(far, 'data'), account: accountFor(far) };
}

/** PostgreSQL refuses uid 0. An existing cluster keeps its owner; a new one goes to `postgres`, else `nobody`. */
function accountFor(folder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const data = join(folder, 'data');
  if (existsSync(data) && statSync(data).uid !== 0) {
    const { uid, gid } = statSync(data);
    return { uid, gid };
  }
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const row = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return row === undefined ? { uid: 65534, gid: 65534 } : { uid: Number(row[2]), gid: Number(row[3]) };
}

function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  try {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755); // whatever the umask says: the database account passes through
  } catch (error) {
    throw new StartupFault(
      `The folder ${folder} cannot be made (${reason(error)}). Set YICI_HOME to a folder you may write.`,
    );
  }
}

/** Whether `account` may enter every folder above `path` (and `path` itself, where it exists). */
export function canReach(path: string, account: Account): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    if (existsSync(at) && !mayEnter(at, account)) return false;
    if (dirname(at) === at) return true;
  }
}

function mayEnter(path: string, account: Account): boolean {
  const { uid, gid, mode } = statSync(path);
  const bits = uid === account.uid ? mode >> 6 : gid === account.gid ? mode >> 3 : mode;
  return (bits & 0o1) !== 0;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
