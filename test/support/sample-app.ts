// An App over the real catalogue and reference data, a database of its own, a folder for files, and a clock that stands
// still until told. Ids and draws are counted, not random, so that a failing run can be read again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert } from '#base/assert.ts';
import type { App } from '#app/app.ts';
import { makePlanBook } from '#app/plan-book.ts';
import { loadCatalogue } from '#connectors/catalogue-files/load.ts';
import { openFolderStore } from '#connectors/file-store/folder-store.ts';
import { loadCalendars, loadDivisions, loadLaw } from '#connectors/reference-data/load.ts';
import { testDatabase } from './database.ts';

export type SampleApp = {
  readonly app: App;
  /** Sets the clock. */
  readonly at: (instant: string) => void;
  /** Closes the database and removes the files; call it in `after`. */
  readonly drop: () => Promise<void>;
};

const DATA = fileURLToPath(new URL('../../data', import.meta.url));
const CATALOGUE = fileURLToPath(new URL('../../catalogue', import.meta.url));

let reference: Promise<Pick<App, 'catalogue' | 'divisions' | 'calendar' | 'law' | 'plans'>> | undefined;

/** The day all scenarios begin: a Monday, 2026-11-23, nine o'clock in the city. */
export const START = '2026-11-23T01:00:00Z';

export async function sampleApp(): Promise<SampleApp> {
  reference ??= loadReference();
  const [known, database] = await Promise.all([reference, testDatabase()]);
  const folder = mkdtempSync(join(tmpdir(), 'yici-test-files-'));
  let now = Temporal.Instant.from(START);
  let drawn = 0;
  return {
    app: {
      ...known,
      pool: database.pool,
      files: openFolderStore(folder),
      now: () => now,
      newId: countedId,
      randomBelow: (below) => (drawn += 1) % below,
      allowSample: true,
    },
    at: (instant) => {
      now = Temporal.Instant.from(instant);
    },
    drop: async () => {
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function loadReference(): Promise<Pick<App, 'catalogue' | 'divisions' | 'calendar' | 'law' | 'plans'>> {
  const { catalogue } = await loadCatalogue(CATALOGUE);
  assert(catalogue, 'the catalogue can be read');
  const law = loadLaw(DATA);
  return {
    catalogue,
    law,
    divisions: loadDivisions(DATA),
    calendar: loadCalendars(DATA),
    plans: makePlanBook(catalogue, law),
  };
}

let ids = 0;

/** A UUID of version 7 that counts up. */
export function countedId(): string {
  ids += 1;
  return `0199a000-0000-7000-8000-${ids.toString(16).padStart(12, '0')}`;
}
