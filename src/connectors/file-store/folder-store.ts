import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

/** Files below a folder of this machine; the folder is made when first needed. Fulfils the `FileStore` of `app`. */
export function openFolderStore(folder: string): {
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array>;
  delete(key: string): Promise<void>;
} {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  return {
    put: (key, bytes) => disk.put(key, bytes),
    get: (key) => disk.getBytes(key),
    delete: (key) => disk.delete(key),
  };
}
