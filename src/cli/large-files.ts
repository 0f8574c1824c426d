// Files piece by piece, for commands whose input does not fit into memory.
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { LargeFiles } from './command-io.ts';

/** Lines are gathered into pieces of about this many characters. */
const PIECE = 2 ** 18;

export const largeFiles: LargeFiles = {
  read: (path) => createReadStream(path, { highWaterMark: PIECE }),
  create: async (path) => {
    const file = await open(path, 'wx');
    let held = '';
    const flush = async (): Promise<void> => {
      const text = held;
      held = '';
      await file.writeFile(text);
    };
    return {
      write: (line) => {
        held += `${line}\n`;
        return held.length < PIECE ? undefined : flush();
      },
      close: async () => {
        await flush();
        await file.close();
      },
      discard: async () => {
        await file.close();
        await rm(path);
      },
    };
  },
};
