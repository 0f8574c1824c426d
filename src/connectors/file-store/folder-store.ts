import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

/**
 * Files below a folder of this machine; the folder is made when first needed. `put` resolves once the bytes are on the
 * disk itself: the database that names the file is as careful. Fulfils the `FileStore` of `app`.
 */
export function openFolderStore(folder: string): {
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array>;
  delete(key: string): Promise<void>;
} {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  return {
    put: async (key, bytes) => {
      await disk.put(key, bytes); // refuses a key that climbs out
      const path = join(folder, key);
      await flush(path);
      await flush(dirname(path));
    },
    get: (key) => disk.getBytes(key),
    delete: (key) => disk.delete(key),
  };
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
