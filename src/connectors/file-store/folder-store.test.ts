import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openFolderStore } from './folder-store.ts';

test('a folder gives back the bytes put under a key, and nothing after they were deleted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yici-files-'));
  try {
    const store = openFolderStore(folder);
    const bytes = new Uint8Array([0, 255, 1, 2]);
    await store.put('papers/ab/one', bytes);
    assert.ok(Buffer.from(bytes).equals(await store.get('papers/ab/one')));
    await store.delete('papers/ab/one');
    await assert.rejects(store.get('papers/ab/one'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a key that climbs out of the folder is refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yici-files-'));
  try {
    await assert.rejects(openFolderStore(folder).put('../outside', new Uint8Array([1])));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
